"""Exports: every chosen row, safe in a spreadsheet, and read back as it was."""

import csv
import io
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.columns import Column
from data.export import (
    COLUMNS,
    csv_bytes,
    data_dictionary,
    export_name,
    neutralised,
    partners_csv,
    projects_csv,
)
from tests.small_world import small_world

WORLD = small_world()
ALL_PROJECTS, ALL_PARTNERS = np.ones(8, dtype=bool), np.ones(16, dtype=bool)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_project_and_partner_is_written() -> None:
    assert [row["project_id"] for row in rows(projects_csv(WORLD, ALL_PROJECTS))] == [
        f"P{n}" for n in range(1, 9)]
    assert len(rows(partners_csv(WORLD, ALL_PARTNERS))) == 16


def test_only_the_chosen_rows_are_written() -> None:
    chosen = (WORLD.partners["country_code"] == "SE").to_numpy(dtype=bool)
    assert [row["partner_id"] for row in rows(partners_csv(WORLD, chosen))] == ["P4-01", "P7-01"]


def test_nothing_chosen_is_a_header_alone() -> None:
    lines = projects_csv(WORLD, ~ALL_PROJECTS).decode("utf-8-sig").split("\r\n")
    assert (len(lines), lines[1]) == (2, "")


def test_bytes_have_a_mark_and_crlf() -> None:
    content = projects_csv(WORLD, ALL_PROJECTS)
    assert content.startswith(b"\xef\xbb\xbfproject_id,acronym,")
    assert content.count(b"\r\n") == content.count(b"\n") == 9


@pytest.mark.parametrize(
    ("project", "column", "expected"),
    [
        ("P1", "total_budget_eur", "1000000"),
        ("P2", "total_budget_eur", "363237.51"),
        ("P4", "total_budget_eur", "0"),
        ("P3", "total_budget_eur", ""),
        ("P1", "start_date", "2017-01-01"),
        ("P3", "start_date", ""),
        ("P1", "thematics", "Tourism; Waste and pollution"),
        ("P8", "acronym", "'-1+2"),
        ("P3", "title", "'=HYPERLINK(\"https://example.org\",\"Šiauliai\")"),
        ("P1", "programme_name", "Interreg V-A Latvia-Lithuania"),
        ("P1", "source_title", "The small world"),
        ("P1", "source_licence", "CC0-1.0"),
        ("P1", "source_link", "https://example.org/small"),
    ],
)
def test_a_cell_of_the_project_export(project: str, column: str, expected: str) -> None:
    found = {row["project_id"]: row for row in rows(projects_csv(WORLD, ALL_PROJECTS))}
    assert found[project][column] == expected


@pytest.mark.parametrize(
    ("partner", "column", "expected"),
    [
        ("P3-01", "partner_name", "'@Šiauliai tourism"),
        ("P8-01", "partner_name", "'+371 consortium"),
        ("P1-01", "is_lead_partner", "true"),
        ("P5-03", "in_region", "false"),
        ("P8-01", "in_region", ""),
        ("P8-01", "lon", ""),
        ("P1-01", "lon", "21.01"),
        ("P5-01", "title", "Digital bridge"),
        ("P5-01", "family_name", "Baltic Sea Region"),
    ],
)
def test_a_cell_of_the_partner_export(partner: str, column: str, expected: str) -> None:
    found = {row["partner_id"]: row for row in rows(partners_csv(WORLD, ALL_PARTNERS))}
    assert found[partner][column] == expected


def test_a_project_without_its_own_link_gets_the_source_s() -> None:
    projects = WORLD.projects.assign(source_url=pd.Series([None] * 8, dtype="str"))
    first = rows(projects_csv(replace(WORLD, projects=projects), ALL_PROJECTS))[0]
    assert first["source_link"] == "https://example.org/small"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+371 67", "-1+2", "@SUM(A1)", "\t=1", "\rx", "  =1", "\u00a0=1", "\u200b=1",
     "\ufeff+1", "＝1", "-", "-12.5.6", "\n-x"],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert neutralised(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Rīga", "-12.5", "-3", "12", "a=b", "'=1", "1-2", "Ω"])
def test_what_it_would_not_run_stays(text: str) -> None:
    assert neutralised(text) == text


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=20))
def test_any_text_comes_back_from_the_csv(texts: list[str]) -> None:
    schema = (Column("text", "text", "Any."),)
    content = csv_bytes(pd.DataFrame({"text": pd.Series(texts, dtype="str")}), schema)
    assert [row["text"] for row in rows(content)] == [neutralised(text) for text in texts]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_comes_back_from_the_csv(number: float) -> None:
    schema = (Column("number", "number", "Any."),)
    (row,) = rows(csv_bytes(pd.DataFrame({"number": [number]}), schema))
    assert float(row["number"]) == number


@pytest.mark.parametrize("mask", [np.ones(7, dtype=bool), np.zeros(8), np.arange(8)])
def test_another_mask_than_one_boolean_a_project_is_an_error(mask: np.ndarray) -> None:
    with pytest.raises(ValueError, match="8 booleans"):
        projects_csv(WORLD, mask)


@pytest.mark.parametrize("kind", ["projects", "partners"])
def test_every_column_is_documented_once(kind) -> None:
    dictionary = data_dictionary(kind)
    header = (projects_csv(WORLD, ALL_PROJECTS) if kind == "projects"
              else partners_csv(WORLD, ALL_PARTNERS)).decode("utf-8-sig").split("\r\n")[0]
    assert dictionary["column"].tolist() == header.split(",") == [c.name for c in COLUMNS[kind]]
    assert dictionary["column"].is_unique
    assert dictionary["meaning"].str.len().min() > 5


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Latvia–Lithuania, Rīga", "latvia-lithuania-riga"),
        ("", "all"),
        ("../../etc/passwd", "etc-passwd"),
        ("Łódź ø Калининград", "lodz-o-kaliningrad"),
        ("x" * 300, "x" * 60),
    ],
)
def test_the_file_name_says_date_and_filter(description: str, expected: str) -> None:
    name = export_name("projects", date(2026, 1, 2), description)
    assert name == f"baltic-atlas_projects_2026-01-02_{expected}.csv"
