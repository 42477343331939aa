"""Each importer on a file with the real headers and quirks of its format."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from data.sources.delivery import Delivery, SourceError
from data.sources.files import SourceFile, given_file
from data.sources.formats import FORMATS
from tests import source_fixtures as files
from tests.source_files import context, delivered, legacy_file, reconciles, rows_of, table

MADE: dict[str, tuple[Callable[[], SourceFile | tuple[SourceFile, ...]], int, int, int]] = {
    # format: file, projects, partners, rejected
    "keep_legacy": (legacy_file, 2, 3, 1),
    "keep_current": (files.keep_current, 2, 3, 0),
    "keep_json": (files.keep_json, 2, 3, 1),
    "kohesio": (files.kohesio, 2, 3, 0),
    "cordis": (files.cordis, 1, 3, 1),
    "central_baltic": (files.central_baltic, 2, 5, 0),
    "estonia_latvia": (files.estonia_latvia, 1, 2, 0),
    "geojson": (files.geojson, 1, 2, 1),
}


def read(name: str) -> Delivery:
    made = MADE[name][0]()
    return delivered(*(made if isinstance(made, tuple) else (made,)))


def projects_of(name: str) -> pd.DataFrame:
    return read(name).tables["projects"].set_index("title")


def partners_of(name: str) -> pd.DataFrame:
    return read(name).tables["partners"].set_index("partner_name")


def test_every_format_has_a_fixture() -> None:
    assert list(MADE) == [one.name for one in FORMATS]


@pytest.mark.parametrize("name", MADE)
def test_the_format_is_recognised_and_its_rows_reconcile(name: str) -> None:
    delivery = read(name)
    counts = (len(delivery.tables["projects"]), len(delivery.tables["partners"]),
              len(delivery.rejected))
    assert (delivery.format_name, *counts) == (name, *MADE[name][1:])
    assert reconciles(delivery)


@pytest.mark.parametrize("name", MADE)
def test_the_same_file_gives_the_same_delivery(name: str) -> None:
    one, two = read(name), read(name)
    for key in ("projects", "partners", "titles"):
        pd.testing.assert_frame_equal(one.tables[key], two.tables[key])
    assert (one.sha256, one.rejected, one.findings) == (two.sha256, two.rejected, two.findings)


@pytest.mark.parametrize("name", MADE)
def test_every_partner_has_its_project_and_ids_are_unique(name: str) -> None:
    tables = read(name).tables
    assert set(tables["partners"]["project_id"]) <= set(tables["projects"]["project_id"])
    assert set(tables["titles"]["project_id"]) <= set(tables["projects"]["project_id"])
    assert tables["partners"]["partner_id"].is_unique
    assert tables["projects"]["project_id"].is_unique


def test_keep_current_joins_by_id_and_before_2021_by_acronym() -> None:
    projects = projects_of("keep_current")
    assert projects.loc["3I solution", ["programme_code", "contract_number"]].tolist() == [
        "BSR-2021", "12345"]
    assert projects.loc["3I solution", ["total_budget_eur", "eu_funding_eur"]].tolist() == [
        498400, 398720.5]
    assert str(projects.loc["3I solution", "start_date"].date()) == "2023-08-01"
    assert projects.loc["Digi", "programme_code"] == "CB-2014"
    assert projects["contract_number"].isna().to_dict() == {"3I solution": False, "Digi": True}


def test_exports_of_keep_give_the_ids_of_the_shipped_projects() -> None:
    known = context().known_ids
    acronym, code = next((acronym, code) for (code, acronym) in known if code == "CB-2014"
                         and acronym.isalpha() and acronym.isascii())
    row = {"Programme": files.CB_2014, "Project acronym": acronym.upper(), "Period": "2014-2020",
           "Project name in English": "x", "Organisation in English": "Another name of the lead",
           "Lead partner": "Yes", "Country code": "FI"}
    made = [given_file(f"{i}.csv", table(rows_of(columns, row))) for i, columns in
            enumerate((files.CURRENT_PROJECTS, files.CURRENT_PARTNERS))]
    delivery = delivered(*made)
    assert delivery.tables["projects"]["project_id"].tolist() == [known[code, acronym]]


def test_keep_current_tells_erdf_and_programme_money_apart() -> None:
    partners = partners_of("keep_current")
    assert partners.loc["Laurea", "partner_eu_funding_eur"] == 151764
    assert partners.loc["Smiltene municipality", "partner_programme_funding_eur"] == 64960
    assert partners.loc["LUT-yliopisto", "partner_budget_eur"] == 200000


def test_kohesio_keeps_other_currencies_as_given() -> None:
    projects = projects_of("kohesio")
    assert projects.loc["Road", ["total_budget_eur", "eu_funding_eur"]].tolist() == [1000.5, 850]
    assert projects.loc["Road", "thematic_objective"] == "TO7"
    assert pd.isna(projects.loc["Bridge", "total_budget_eur"])
    assert "1000.5 PLN" in projects.loc["Bridge", "note"]
    assert str(projects.loc["Road", "start_date"].date()) == "2016-03-01"


@pytest.mark.parametrize("count", [28, 33, 44])
def test_kohesio_is_read_with_few_and_with_many_columns(count: int) -> None:
    header = [*files.KOHESIO, *(f"New_{i}" for i in range(11))][:count]
    row = {"Operation_Unique_Identifier": "LV-1", "Operation_Name_English": "Road",
           "Country": "LV", "Programme_Name": "Growth", "Programming_Period": "2014-2020",
           "Total_Eligible_Expenditure_amount": "1,5"}
    delivery = delivered(given_file("latest_LV.csv", table(rows_of(header, row), ",")))
    assert (delivery.format_name, delivery.source.code) == ("kohesio", "kohesio_lv")
    assert delivery.tables["projects"]["total_budget_eur"].tolist() == [1.5]
    assert delivery.tables["partners"]["partner_name"].tolist() == ["(name not published)"]


def test_kohesio_says_whose_place_it_is() -> None:
    assert any("those of the operation" in finding.text for finding in read("kohesio").findings)
    assert partners_of("kohesio").index.tolist().count("(name not published)") == 1


def test_cordis_orders_partners_and_publishes_points() -> None:
    delivery = read("cordis")
    partners = delivery.tables["partners"]
    assert partners["partner_name"].tolist() == ["INRA", "UNIVERSITY OF TARTU", "ARISTOTELIO"]
    assert partners["country_code"].tolist() == ["FR", "EE", "GR"]
    assert partners["partner_eu_funding_eur"].tolist()[1] == 1000.5
    assert delivery.locations[["partner_id", "lon", "lat"]].to_numpy().tolist() == [
        [partners["partner_id"][1], 26.719, 58.381]]
    project = delivery.tables["projects"].iloc[0]
    assert (project["total_budget_eur"], str(project["source_date"].date())) == (
        7643751.25, "2022-08-17")
    assert delivery.programmes["programme_name"].tolist() == ["Horizon 2020"]


def test_cordis_needs_both_files() -> None:
    with pytest.raises(SourceError, match=r"has no table of partners \(organization.csv\)"):
        delivered(files.cordis()[0])


def test_lists_in_cells_become_partners() -> None:
    partners = partners_of("central_baltic")
    assert partners.loc["Laurea Oy", ["is_lead_partner", "postal_code"]].tolist() == [
        True, "FIN-01300"]
    assert partners.loc["Tartu Tervishoiu", ["country_code", "partner_budget_eur"]].tolist() == [
        "EE", 0]
    assert partners.loc[["A", "B"], "postal_code"].isna().all()
    assert projects_of("central_baltic").loc["Digital Health", "total_budget_eur"] == 451412.01


def test_lost_letters_and_uneven_lists_are_told() -> None:
    told = " ".join(finding.text for finding in read("central_baltic").findings)
    assert "In 1 rows letters of names were lost" in told
    assert "In 1 rows the list in postal_code has another length" in told


def test_the_total_of_estonia_latvia_is_the_sum_of_its_parts() -> None:
    projects = projects_of("estonia_latvia")
    assert projects.loc["Twin Town Centre", "total_budget_eur"] == 3529411.76
    assert projects.loc["Twin Town Centre", "investment_priority"] == "6f"
    assert partners_of("estonia_latvia")["country_code"].tolist() == ["LV", "EE"]


def test_json_tells_zero_from_unknown_and_uses_points() -> None:
    delivery = read("keep_json")
    projects = delivery.tables["projects"].set_index("title")
    assert projects.loc["3I solution", "eu_funding_eur"] == 0
    assert pd.isna(projects.loc["Old one", "total_budget_eur"])
    assert projects.loc["3I solution", "thematics"] == ("Energy efficiency", "Tourism")
    assert delivery.locations[["lon", "lat"]].to_numpy().tolist() == [[28.094, 61.065]]
    assert delivery.rejected[0].row == 3


def test_points_of_geojson_are_partners() -> None:
    delivery = read("geojson")
    assert delivery.locations[["lon", "lat"]].to_numpy().tolist() == [[24.1, 56.95], [22.27, 60.45]]
    assert delivery.tables["partners"]["town"].tolist() == ["Rīga", "Turku"]
    assert (delivery.rejected[0].row, delivery.rejected[0].value) == (3, "LineString")


BAD_JSON = [
    (b"{", "is not JSON"), (b"[" * 100_000, r"nested too deep|not JSON"),
    (b"[1, 2]", "holds no project"), (b'{"type": "Topology"}', "is of no known format"),
    (b'{"type": "FeatureCollection", "features": 5}', "needs partner_name"),
]


@pytest.mark.parametrize(("content", "message"), BAD_JSON)
def test_json_that_holds_no_projects_is_explained(content: bytes, message: str) -> None:
    name = "keep_json" if b"1" in content else None
    with pytest.raises(SourceError, match=message):
        delivered(given_file("a.json", content), format_name=name)


def test_projects_that_differ_in_case_only_are_one_that_is_repeated() -> None:
    project, organisations = files.cordis()
    again = project.content.replace(b"SMARTER", b"Smarter").replace(b"772787", b"772787.")
    rows = project.content + again.partition(b"\n")[2]
    delivery = delivered(given_file("project.csv", rows), organisations)
    assert [one.reason for one in delivery.rejected if one.table == "projects"] == [
        "the same project occurs twice, with the same facts"]
    assert reconciles(delivery)
