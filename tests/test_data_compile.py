"""Compiling facts: small given tables with results counted by hand, and the committed tables."""

from __future__ import annotations

import datetime
import hashlib
import random
from pathlib import Path

import pytest

from data.columns import PARTNER_FACTS, PROJECTS, TITLES, Schema
from data.compile_common import Compiled, Context, clean
from data.compile_corrections import (
    NATURAL_PERSON,
    Correction,
    CorrectionError,
    check_applied,
    correct_partners,
    correct_projects,
    read_corrections,
)
from data.compile_facts import compiled_files, main
from data.compile_keep import KeepTables, compile_keep
from data.compile_sweden import compile_sweden, policy_objective
from data.countries import CountryError, country_code_of
from data.errors import TableError
from data.programmes import ProgrammeError, load_programmes
from data.table_csv import Value, format_cell, read_rows

DATA = Path(__file__).parent.parent / "data"
CONTEXT = Context(load_programmes(DATA / "curated" / "programmes.csv"), datetime.date(2026, 11, 23))
LVLT = "2014 - 2020 INTERREG V-A Latvia - Lithuania"
SOURCES = ("keep_2014_2020", "keep_2000_2019", "sweden_2021_2027")

Given = dict[str, str]


def keep_project(**cells: str) -> Given:
    return {"project_key": "1", "programme": LVLT, "period": "2014-2020", "acronym": "BEE"} | cells


def keep_partner(name: str, lead: bool, **cells: str) -> Given:
    empty = dict.fromkeys(("street", "postal_code", "nuts3_published", "legal_status"), "")
    return {"project_key": "1", "partner_name": name, "is_lead_partner": str(lead), "town": "Riga",
            "country": "LV", "country_name": "Latvia"} | empty | cells


def compiled(projects: list[Given], partners: list[Given], *corrections: Correction) -> Compiled:
    return compile_keep(KeepTables("keep_2014_2020", projects, partners), corrections, CONTEXT)


def test_a_project_keeps_its_published_facts() -> None:
    given = keep_project(title_en="Bees", title_2="Bites", title_3="Bees", total_budget_eur="0.0",
                         thematic_1="Tourism", thematic_3="Tourism", thematic_objective="6")
    result = compiled([given], [keep_partner("LP", True), keep_partner("PP", False)])
    project = result.projects[0]
    assert (project["title"], project["programme_code"]) == ("Bees", "LVLT-2014")
    assert (project["total_budget_eur"], project["eu_funding_eur"]) == (0.0, None)
    assert (project["thematics"], project["thematic_objective"]) == (("Tourism",), "TO6")
    titles = [(row["language"], row["title"]) for row in result.titles]
    assert titles == [("en", "Bees"), ("und", "Bites")]


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({"title_en": "A", "title_2": "B", "title_3": "C"}, "A"),
        ({"title_2": "B", "title_3": "C"}, "B"), ({"title_3": "C"}, "C"), ({}, "BEE"),
    ],
)
def test_the_title_is_english_else_the_first_else_the_acronym(
    cells: Given, title: str
) -> None:
    result = compiled([keep_project(**cells)], [keep_partner("LP", True)])
    assert result.projects[0]["title"] == title


@pytest.mark.parametrize(
    ("leads", "known"),
    [
        ([True], "lead_only"), ([True, True], "lead_only"), ([True, False], "all"),
        ([True, True, False], "all"),
    ],
)
def test_known_partners_follow_from_who_is_listed(leads: list[bool], known: str) -> None:
    partners = [keep_partner(f"P{n}", lead) for n, lead in enumerate(leads)]
    assert compiled([keep_project()], partners).projects[0]["known_partners"] == known


def test_the_order_of_given_rows_does_not_matter() -> None:
    projects = [keep_project(project_key=str(n), acronym=f"A{n}") for n in range(5)]
    partners = [keep_partner(name, name == "C", project_key=str(n))
                for n in range(5) for name in "BCA"]
    once = compiled_files([compiled(projects, partners)])
    chance = random.Random(7)
    again = compiled_files([compiled(chance.sample(projects, 5), chance.sample(partners, 15))])
    assert once == again


def test_partners_are_numbered_leads_first_then_by_name() -> None:
    partners = [keep_partner("B", False), keep_partner("C", True), keep_partner("A", False)]
    result = compiled([keep_project()], partners).partners
    assert [row["partner_name"] for row in result] == ["C", "A", "B"]
    assert [row["partner_id"][-3:] for row in result] == ["-01", "-02", "-03"]


def test_a_partner_keeps_its_address_and_empty_is_empty() -> None:
    given = keep_partner("LP", True, postal_code="LV-1050", street=".", legal_status="Public")
    partner = compiled([keep_project()], [given]).partners[0]
    assert (partner["postal_code"], partner["street"]) == ("LV-1050", None)
    assert (partner["legal_status"], partner["country_code"]) == ("public", "LV")


def test_an_unknown_programme_stops_the_compilation() -> None:
    with pytest.raises(ProgrammeError, match="'2014 - 2020 INTERREG V-A Atlantis'"):
        compiled([keep_project(programme="2014 - 2020 INTERREG V-A Atlantis")], [])


def test_a_country_conflict_must_be_judged() -> None:
    partner = keep_partner("LP", True, country="EE", town="Valka")
    with pytest.raises(CorrectionError, match=r"'EE\? Latvia' \(no code, Valka\)"):
        compiled([keep_project()], [partner])
    partner_id = compiled([keep_project()], [keep_partner("LP", True)]).partners[0]["partner_id"]
    judged = Correction(partner_id, "country_code", "EE? Latvia", "LV", "border", "code", "")
    assert compiled([keep_project()], [partner], judged).partners[0]["country_code"] == "LV"


def test_a_correction_is_told_in_the_note() -> None:
    rows = [{"project_id": "P1", "end_date": "2017-10-11", "note": "Old."}]
    correction = Correction("P1", "end_date", "2017-10-11", "", "It lies before the start.", "", "")
    assert correct_projects(rows, [correction]) == [
        {"project_id": "P1", "end_date": None, "note": "Old. It lies before the start."}
    ]


def test_a_correction_of_something_else_is_an_error() -> None:
    correction = Correction("P1-01", "town", "Rīga", "Riga", "", "", "")
    with pytest.raises(CorrectionError, match="made for 'Rīga', but 'Tartu' is published now"):
        correct_partners([{"partner_id": "P1-01", "town": "Tartu"}], [correction])
    with pytest.raises(CorrectionError, match=r"no record has the ids \['P1-01'\]"):
        check_applied([correction], {"P2-01"}, Path("partner_corrections.csv"))


SWEDISH = {"project_key": "1", "programme": "AURORA", "period": "2021-2027", "acronym": "",
           "title_en": "Boost Nordic Biogas", "project_type": "Regular",
           "start_date": "2023-01-01", "end_date": "2025-12-31", "policy_objective": "PO1",
           "specific_objective": "RSO1.1", "cooperation_strand": "A"}
SWEDE = {"project_key": "1", "partner_name": "", "is_lead_partner": "False", "country": "SE",
         "nuts3_name": "Västerbottens län", "legal_status": "public",
         "organisation_type": "NGO", "eu_funding_eur": "0.0"}


def test_swedish_partners_are_those_of_one_country() -> None:
    result = compile_sweden([SWEDISH], [SWEDE], [], CONTEXT)
    project, partner = result.projects[0], result.partners[0]
    assert (project["known_partners"], project["known_partners_country"]) == ("one_country", "SE")
    assert project.get("eu_funding_eur") is None
    assert partner["partner_eu_funding_eur"] == 0.0
    assert partner["partner_name"] == "(name not published)"
    assert partner["region_published"] == "Västerbottens län"


@pytest.mark.parametrize(
    ("specific", "objective"),
    [("RSO1.1", "PO1"), ("RSO5.2", "PO5"), ("ISO6.6", "ISO1"), ("RSO6.4", "ISO1"), ("", None)],
)
def test_the_policy_objective_follows_from_the_specific_one(
    specific: str, objective: str | None
) -> None:
    assert policy_objective(specific) == objective


def test_an_impossible_date_is_named() -> None:
    wrong = compile_sweden([SWEDISH | {"end_date": "2026-09-31"}], [SWEDE], [], CONTEXT)
    with pytest.raises(TableError, match=r"sweden_2021_2027/projects\.csv, P.*'2026-09-31'"):
        compiled_files([wrong])


@pytest.mark.parametrize(
    ("name", "code"),
    [("FRANCE", "FR"), ("Turkey", "TR"), ("Bosnia and Herzegovina", "BA"),
     ("North Macedonia", "MK")],
)
def test_country_names_as_keep_writes_them(name: str, code: str) -> None:
    assert country_code_of(name) == code


def test_an_unknown_country_is_an_error() -> None:
    with pytest.raises(CountryError, match="'Atlantis' is not known"):
        country_code_of("Atlantis")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [(" a  b ", "a  b"), ("a \r\n b", "a b"), ("„x”\t", "„x”"), ("a\u2028b", "a b"), ("", "")],
)
def test_cells_are_cleaned_of_outer_space_and_line_ends_only(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_missing_folder_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path)
    assert main(["--facts", folder, "--retrieved", "2026-11-23", "--into", folder]) == 2
    assert "keep_2014-2020_projects.csv does not exist" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# The committed tables


def committed(name: str, schema: Schema) -> dict[str, list[dict[str, Value]]]:
    return {source: read_rows(DATA / "raw" / source / f"{name}.csv", schema) for source in SOURCES}


PROJECT_ROWS = committed("projects", PROJECTS)
PARTNER_ROWS = committed("partners", PARTNER_FACTS)
ALL_PROJECTS = [row for rows in PROJECT_ROWS.values() for row in rows]
ALL_PARTNERS = [row for rows in PARTNER_ROWS.values() for row in rows]


def test_the_committed_tables_have_every_given_row() -> None:
    assert [len(rows) for rows in PROJECT_ROWS.values()] == [1852, 3149, 586]
    assert [len(rows) for rows in PARTNER_ROWS.values()] == [8620, 4718, 1195]


def test_the_committed_files_are_those_that_were_compiled() -> None:
    for line in (DATA / "raw" / "CHECKSUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((DATA / "raw" / name).read_bytes()).hexdigest() == digest, name


def test_ids_are_unique_and_refer_to_each_other() -> None:
    projects = {row["project_id"] for row in ALL_PROJECTS}
    assert len(projects) == len(ALL_PROJECTS) == 5587
    assert len({row["partner_id"] for row in ALL_PARTNERS}) == len(ALL_PARTNERS) == 14533
    assert {row["project_id"] for row in ALL_PARTNERS} == projects
    titles = [row for rows in committed("titles", TITLES).values() for row in rows]
    assert {row["project_id"] for row in titles} <= projects


def test_every_project_has_a_programme_of_its_period() -> None:
    registry = CONTEXT.registry.set_index("programme_code")["programming_period"].to_dict()
    assert all(registry[row["programme_code"]] == row["programming_period"]
               for row in ALL_PROJECTS)


@pytest.mark.parametrize(
    ("source", "counts"),
    [
        ("keep_2014_2020", {"all": 1506, "lead_only": 346}),
        ("keep_2000_2019", {"all": 101, "lead_only": 3048}),
        ("sweden_2021_2027", {"one_country": 586}),
    ],
)
def test_how_many_projects_have_all_their_partners(source: str, counts: dict[str, int]) -> None:
    kinds = [str(row["known_partners"]) for row in PROJECT_ROWS[source]]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == counts


def test_budgets_are_plausible_after_correction() -> None:
    for row in ALL_PROJECTS:
        total, eu = row["total_budget_eur"], row["eu_funding_eur"]
        if isinstance(total, float) and isinstance(eu, float):
            assert 0.15 < eu / total <= 1, row["project_id"]
            assert total < 100_000_000, row["project_id"]


def test_no_project_ends_before_it_starts() -> None:
    dated = [(str(row["start_date"]), str(row["end_date"])) for row in ALL_PROJECTS
             if row["start_date"] and row["end_date"]]
    assert len(dated) == 1852 - 2 + 586 - 1
    assert all(start <= end for start, end in dated)


def test_natural_persons_are_not_named() -> None:
    hidden = [row for row in ALL_PARTNERS if row["partner_name"] == NATURAL_PERSON]
    assert len(hidden) == 6
    assert [row["street"] for row in hidden] == [None] * 6


@pytest.mark.parametrize(
    ("file", "rows", "number"),
    [("partner_corrections.csv", ALL_PARTNERS, 45), ("project_corrections.csv", ALL_PROJECTS, 10)],
)
def test_every_correction_is_in_the_committed_tables(
    file: str, rows: list[dict[str, Value]], number: int
) -> None:
    by_id = {next(iter(row.values())): row for row in rows}
    corrections = read_corrections(DATA / "curated" / file)
    assert len(corrections) == number
    assert [(c.record_id, c.used) for c in corrections] == [
        (c.record_id, format_cell(by_id[c.record_id][c.field])) for c in corrections]
