"""The six seed projects, against what was counted by hand on their five pages."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

import pytest

from data.columns import ACTIVITY_FACTS, OUTPUTS, PARTNER_FACTS, PROJECTS, TITLES
from data.columns_curated import SAME_PROJECTS
from data.ids import ProjectKey, project_id
from data.programmes import load_programmes
from data.table_csv import Value, format_cell, read_rows

DATA = Path(__file__).parent.parent / "data"
SEEDS = DATA / "curated" / "seeds"
ITS, ICT, CIS, FOOD, PLANNING, THREE_I = (
    "PCXEEF2T", "P3DY4Q62", "PJ5141D5", "PRVDCFD1", "PB088HQK", "PVNXV62W")

Row = dict[str, Value]
PROJECT = {str(row["project_id"]): row for row in read_rows(SEEDS / "projects.csv", PROJECTS)}
TITLE_ROWS = read_rows(SEEDS / "titles.csv", TITLES)
PARTNERS = read_rows(SEEDS / "partners.csv", PARTNER_FACTS)
ACTIVITIES = read_rows(SEEDS / "activities.csv", ACTIVITY_FACTS)
OUTPUT_ROWS = read_rows(SEEDS / "outputs.csv", OUTPUTS)


def of(project: str, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["project_id"] == project]


def values(project: str, rows: list[Row], *columns: str) -> list[tuple[Value, ...]]:
    return [tuple(row[column] for column in columns) for row in of(project, rows)]


def test_five_pages_are_six_projects() -> None:
    assert set(PROJECT) == {ITS, ICT, CIS, FOOD, PLANNING, THREE_I}
    assert len({row["source_code"] for row in PROJECT.values()}) == 5
    assert len({row["source_url"] for row in PROJECT.values()}) == 5


@pytest.mark.parametrize("code", sorted(PROJECT))
def test_an_id_is_that_of_its_natural_key(code: str) -> None:
    row = PROJECT[code]
    lead = next(str(p["partner_name"]) for p in of(code, PARTNERS) if p["is_lead_partner"])
    label = str(row["acronym"] or row["title"])
    assert project_id(ProjectKey("seed", str(row["programme_code"]), label, lead)) == code


@pytest.mark.parametrize(
    ("code", "programme", "contract", "start", "end"),
    [
        (ITS, "NCM-2021", "NGSLV-869", "2024-05-13", "2024-11-30"),
        (ICT, "EELVRU-2007", "ELRI-121", "2012-01-25", "2014-12-30"),
        (CIS, "BSRIE-2014", None, None, None),
        (FOOD, "BSRIE-2014", None, None, None),
        (PLANNING, "LVLT-2014", "LLI-431", "2020-06-01", "2022-05-31"),
        (THREE_I, "BSR-2021", None, "2023-08-01", "2025-07-31"),
    ],
)
def test_programme_contract_and_dates(
    code: str, programme: str, contract: str | None, start: str | None, end: str | None
) -> None:
    row = PROJECT[code]
    assert (row["programme_code"], row["contract_number"]) == (programme, contract)
    dates = [format_cell(row[column]) for column in ("start_date", "end_date")]
    assert dates == [start or "", end or ""]


@pytest.mark.parametrize(
    ("code", "total", "eu", "programme"),
    [
        (ITS, None, None, None), (ICT, 1625080.0, None, 1461985.0), (CIS, None, None, None),
        (FOOD, None, None, None), (PLANNING, 363237.51, 308751.88, None),
        (THREE_I, 498400.0, None, None),
    ],
)
def test_money_is_kept_apart(
    code: str, total: float | None, eu: float | None, programme: float | None
) -> None:
    row = PROJECT[code]
    assert (row["total_budget_eur"], row["eu_funding_eur"]) == (total, eu)
    assert row["programme_funding_eur"] == programme


@pytest.mark.parametrize(
    ("code", "grant", "percent"),
    [(ICT, "programme_funding_eur", 89.96), (PLANNING, "eu_funding_eur", 85.0)],
)
def test_the_grant_is_the_published_share(code: str, grant: str, percent: float) -> None:
    row = PROJECT[code]
    assert round(100 * float(str(row[grant])) / float(str(row["total_budget_eur"])), 2) == percent


def test_the_money_of_smiltene_adds_up() -> None:
    row = next(p for p in PARTNERS if p["partner_name"] == "Smiltenes novada pašvaldība")
    parts = [row[f"partner_{part}_funding_eur"] for part in ("programme", "national", "own")]
    assert parts == [64960.0, 8120.0, 8120.0]
    assert row["partner_budget_eur"] == 81200.0 == 64960 + 8120 + 8120


@pytest.mark.parametrize(
    ("code", "countries"),
    [
        (ITS, ["LV", "FI", "NO"]), (ICT, ["RU"]), (CIS, ["LV", "SE"]), (FOOD, ["LV", "DK"]),
        (PLANNING, ["LV", "LT"]), (THREE_I, ["FI", "FI", "PL", "LT", "LV"]),
    ],
)
def test_partners_lead_first_in_their_countries(code: str, countries: list[str]) -> None:
    assert values(code, PARTNERS, "country_code") == [(country,) for country in countries]
    leads = [lead for (lead,) in values(code, PARTNERS, "is_lead_partner")]
    assert leads == [True] + [False] * (len(countries) - 1)


def test_of_ict_baltic_only_the_lead_is_known() -> None:
    known = {code: row["known_partners"] for code, row in PROJECT.items()}
    assert known == dict.fromkeys(PROJECT, "all") | {ICT: "lead_only"}
    assert "1 January 2012 to 31 December 2014" in str(PROJECT[ICT]["note"])


def test_three_projects_have_a_latvian_title_and_all_an_english_one() -> None:
    latvian = {row["project_id"] for row in TITLE_ROWS if row["language"] == "lv"}
    english = {str(row["project_id"]): row["title"] for row in TITLE_ROWS
               if row["language"] == "en"}
    assert latvian == {CIS, FOOD, THREE_I}
    assert english == {code: row["title"] for code, row in PROJECT.items()}


DAY = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("code", "kind", "places"),
    [
        (ITS, "event", [("Tampere", None, "FI", DAY("2024-06-11"))]),
        (THREE_I, "meeting", [("Lappeenranta", None, "FI", DAY("2023-08-24"))]),
        (ICT, "demo_centre", [("Tallinn", None, "EE", None), ("Tartu", None, "EE", None),
                              ("Riga", None, "LV", None), ("St. Petersburg", None, "RU", None)]),
        (PLANNING, "innovation_camp", [(None, "Kurzeme", "LV", None),
                                       (None, "Klaipėda region", "LT", None)]),
        (PLANNING, "study_visit", [(None, None, "PL", None), (None, None, "FI", None)]),
    ],
)
def test_activities_have_place_and_date(
    code: str, kind: str, places: list[tuple[Value, ...]]
) -> None:
    rows = [row for row in ACTIVITIES if row["kind"] == kind]
    assert values(code, rows, "town", "region_published", "country_code", "start_date") == places


def test_activities_and_outputs_are_all_there() -> None:
    assert (len(ACTIVITIES), len(OUTPUT_ROWS)) == (12, 21)
    assert {row["project_id"] for row in [*ACTIVITIES, *OUTPUT_ROWS]} <= set(PROJECT)


@pytest.mark.parametrize(
    ("quantity", "unit", "detail"),
    [
        (19, "e-services", "developed"), (145, "e-solutions", "exhibited"),
        (5432, "visitors", "from 115 countries"), (3310, "delegations", "received"),
        (37, "seminars and trainings", ""), (90, "business-to-business meetings", ""),
        (4, "demonstration centres", "1 improved, 3 new"),
    ],
)
def test_outputs_of_ict_baltic(quantity: int, unit: str, detail: str) -> None:
    found = next(row for row in of(ICT, OUTPUT_ROWS) if row["unit"] == unit)
    assert found["quantity"] == quantity
    assert detail in str(found["detail"])


def test_ict_baltic_of_keep_is_the_same_project() -> None:
    pairs = read_rows(DATA / "curated" / "same_projects.csv", SAME_PROJECTS)
    keep = {row["project_id"]: row for row in
            read_rows(DATA / "raw" / "keep_2000_2019" / "projects.csv", PROJECTS)}
    assert [(row["project_id"], keep[row["same_as_project_id"]]["acronym"]) for row in pairs] == [
        (ICT, "ICT Baltic")]


def test_programmes_and_sources_of_the_seeds_are_known() -> None:
    registry = load_programmes(DATA / "curated" / "programmes.csv").set_index("programme_code")
    entries = tomllib.loads((DATA / "SOURCES.toml").read_text(encoding="utf-8"))["source"]
    urls = {entry["code"]: entry["url"] for entry in entries}
    for row in PROJECT.values():
        assert registry.loc[str(row["programme_code"]), "programming_period"] == (
            row["programming_period"])
        assert urls[str(row["source_code"])] == row["source_url"]


def test_whom_to_ask_is_an_organisation() -> None:
    assert {row["contact_organisation"] for row in PROJECT.values()} == {
        None, "Latvian IT Cluster", "Kurzeme Planning Region",
        "Ministry of Economics of the Republic of Latvia",
        "Smiltenes novada pašvaldība, Attīstības un plānošanas nodaļa",
    }
