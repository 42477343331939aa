"""keep.eu's legacy export, as a workbook and as the two CSV files."""

from __future__ import annotations

import pandas as pd
import pytest

from data.sources.delivery import Delivery, SourceError
from data.sources.files import given_file
from tests.source_files import (
    delivered,
    legacy_file,
    legacy_rows,
    reconciles,
    table,
)


@pytest.fixture(scope="module")
def delivery() -> Delivery:
    return delivered(legacy_file())


@pytest.fixture(scope="module")
def projects(delivery: Delivery) -> pd.DataFrame:
    return delivery.tables["projects"].set_index("acronym")


def test_rows_of_two_leads_are_one_project(delivery: Delivery) -> None:
    assert (delivery.format_name, dict(delivery.rows_in)) == (
        "keep_legacy", {"projects": 3, "partners": 4})
    assert len(delivery.tables["projects"]) == 2
    assert dict(delivery.joined) == {"projects": 1}
    assert reconciles(delivery)


def test_a_partner_without_a_project_is_rejected_with_its_row(delivery: Delivery) -> None:
    (lost,) = delivery.rejected
    assert (lost.file, lost.sheet, lost.row, lost.table) == (
        "keep.xlsx", "Partners", 5, "partners")
    assert "not in the file" in lost.reason


def test_money_dates_and_titles_are_read(projects: pd.DataFrame) -> None:
    smart = projects.loc["SmartPorts"]
    assert smart["title"] == "Smart & green ports"
    assert (smart["total_budget_eur"], smart["eu_funding_eur"]) == (1892228.5, 758394.29)
    assert (str(smart["start_date"].date()), str(smart["end_date"].date())) == (
        "2016-03-01", "2019-02-28")
    assert smart["thematics"] == ("Tourism", "Water management")
    assert (smart["thematic_objective"], smart["investment_priority"], smart["call"]) == (
        "TO6", "6c", "1")


def test_the_three_states_of_money_are_told_apart(projects: pd.DataFrame) -> None:
    assert projects.loc["Bioraff", "eu_funding_eur"] == 0
    assert pd.isna(projects.loc["Bioraff", "end_date"])
    assert projects["known_partners"].to_dict() == {"SmartPorts": "all", "Bioraff": "lead_only"}


def test_partners_are_read_with_leads_first(delivery: Delivery) -> None:
    partners = delivery.tables["partners"].set_index("partner_name")
    assert partners["country_code"].to_dict() == {
        "Rīgas brīvosta": "LV", "Turun satama": "FI", "PFI": "NO"}
    assert partners.loc["Turun satama", ["postal_code", "partner_order"]].tolist() == ["20100", 2]
    assert pd.isna(partners.loc["Turun satama", "town"])
    assert partners.loc["Rīgas brīvosta", "nuts3_published"] == "LV006"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_csv_twin_brings_the_same(delivery: Delivery, encoding: str) -> None:
    projects, partners = (table(rows, ";", encoding) for rows in legacy_rows())
    twin = delivered(given_file("projects.csv", projects), given_file("partners.csv", partners))
    for name in ("projects", "partners", "titles"):
        pd.testing.assert_frame_equal(twin.tables[name], delivery.tables[name])


def test_one_csv_of_the_two_says_which_is_missing() -> None:
    with pytest.raises(SourceError, match="has no table of partners; give the workbook"):
        delivered(given_file("projects.csv", table(legacy_rows()[0])))


def test_a_missing_column_is_named() -> None:
    projects, partners = legacy_rows()
    projects[0][projects[0].index("Budget")] = "Costs"
    files = [given_file("a.csv", table(projects)), given_file("b.csv", table(partners))]
    with pytest.raises(SourceError, match="lacks the columns 'Budget'"):
        delivered(*files, format_name="keep_legacy")


def test_columns_may_stand_in_any_order_and_be_unknown(delivery: Delivery) -> None:
    projects, partners = (
        [[*reversed(row), "new" if number == 0 else "x"] for number, row in enumerate(rows)]
        for rows in legacy_rows())
    other = delivered(given_file("a.csv", table(projects)), given_file("b.csv", table(partners)))
    pd.testing.assert_frame_equal(other.tables["projects"], delivery.tables["projects"])
    assert any("not known and not used: new" in finding.text for finding in other.findings)
