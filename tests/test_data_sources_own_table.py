"""A table of one's own, through a mapping."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from data.sources.delivery import Delivery, SourceError
from data.sources.files import SourceFile, given_file
from data.sources.mapping import TableMapping, read_mapping
from data.sources.read import read_delivery
from tests.source_files import TODAY, context, reconciles, table, workbook

HEADER = ["Nr", "Project", "Applicant", "Role", "Town", "Country", "Budget", "Grant", "Start",
          "End"]
BRIDGE = ["7", "Bridge", "Port of Rīga", "LP", "Rīga", "LV", "1.000,50", "0", "03.04.2020",
          "31.12.2021"]
ROWS = [HEADER, BRIDGE,
        ["7", "Bridge", "Tartu", "PP", "Tartu", "Eesti", "1.000,50", "0", "03.04.2020",
         "31.12.2021"],
        ["8", "Road", "Elbląg", "LP", "Elbląg", "PL", "", "500", "13.01.2021", ""]]
MAPPING = TableMapping(
    {"Nr": "contract_number", "Project": "title", "Applicant": "partner_name", "Role":
     "is_lead_partner", "Town": "town", "Country": "country_code", "Budget": "total_budget_eur",
     "Grant": "eu_funding_eur", "Start": "start_date", "End": "end_date"},
    {"programme": "Our Programme"}, source={"code": "ours", "title": "Our list"})


def read(rows: list[list[Any]] | bytes, mapping: TableMapping = MAPPING,
         name: str = "list.csv") -> Delivery:
    content = rows if isinstance(rows, bytes) else table(rows)
    return read_delivery(given_file(name, content), context(), mapping=mapping)


def test_rows_of_one_project_become_its_partners() -> None:
    delivery = read(ROWS)
    projects, partners = delivery.tables["projects"], delivery.tables["partners"]
    assert projects.set_index("contract_number")["title"].to_dict() == {"7": "Bridge", "8": "Road"}
    number = partners["project_id"].map(projects.set_index("project_id")["contract_number"])
    assert partners.groupby(number)["partner_name"].apply(list).to_dict() == {
        "7": ["Port of Rīga", "Tartu"], "8": ["Elbląg"]}
    assert (dict(delivery.rows_in), reconciles(delivery)) == ({"projects": 2, "partners": 3}, True)


def test_values_are_read_and_unknown_stays_unknown() -> None:
    projects = read(ROWS).tables["projects"].set_index("contract_number")
    assert projects.loc["7", ["total_budget_eur", "eu_funding_eur"]].tolist() == [1000.5, 0]
    assert str(projects.loc["7", "start_date"].date()) == "2020-04-03"
    assert projects.loc["8"].isna()[["total_budget_eur", "end_date"]].all()
    assert projects["programming_period"].to_dict() == {"7": "2014-2020", "8": "2021-2027"}


def test_the_source_is_that_of_the_mapping() -> None:
    delivery = read(ROWS)
    assert (delivery.source.code, delivery.source.title) == ("ours", "Our list")
    assert set(delivery.tables["projects"]["source_code"]) == {"ours"}
    assert set(delivery.tables["projects"]["retrieved_date"]) == {pd.Timestamp(TODAY)}


def test_the_day_of_the_table_is_that_of_the_mapping() -> None:
    mapping = replace(MAPPING, source={"code": "ours", "date": "2025-06-30"})
    assert set(read(ROWS, mapping).tables["projects"]["source_date"]) == {
        pd.Timestamp("2025-06-30")}


def test_the_same_table_in_any_order_has_the_same_ids() -> None:
    one, two = read(ROWS), read([HEADER, *reversed(ROWS[1:])])
    assert set(one.tables["projects"]["project_id"]) == set(two.tables["projects"]["project_id"])


BAD = [
    ("End", "01.01.2019", "projects", "End", "before the start date"),
    ("Budget", "-5,00", "projects", "Budget", "money below zero"),
    ("Budget", "much", "projects", "Budget", "not a number"),
    ("Start", "31.02.2020", "projects", "Start", "not a date"),
    ("Country", "Atlantis", "partners", "Country", "not an ISO 3166-1 alpha-2 code"),
]


@pytest.mark.parametrize(("column", "value", "of", "place", "reason"), BAD)
def test_a_bad_value_rejects_its_row_with_place_and_reason(
    column: str, value: str, of: str, place: str, reason: str
) -> None:
    bad = ["9" if name == "Nr" else "Tunnel" if name == "Project" else value if name == column
           else cell for name, cell in zip(HEADER, BRIDGE, strict=True)]
    delivery = read([*ROWS, bad])
    first = delivery.rejected[0]
    assert (first.row, first.table, first.column, first.reason) == (5, of, place, reason)
    assert reconciles(delivery)
    assert len(delivery.tables["projects"]) == (2 if of == "projects" else 3)


def test_a_row_that_is_repeated_or_ragged_is_rejected() -> None:
    delivery = read([*ROWS, BRIDGE, ["9", "Short", "x"]])
    assert [(one.row, one.reason) for one in delivery.rejected] == [
        (6, "has 3 cells, but the header has 10"), (5, "repeats an earlier row")]
    assert reconciles(delivery)


def test_a_text_that_is_too_long_rejects_its_row() -> None:
    rows = [*ROWS, [*BRIDGE[:2], "x" * 100_001, *BRIDGE[3:]]]
    (one,) = read(rows).rejected
    assert (one.row, one.column, len(one.value)) == (5, "Applicant", 80)
    assert "more than 100,000 characters" in one.reason


def test_rows_that_differ_on_a_project_are_told() -> None:
    other = ["7", "Bridge II", *ROWS[2][2:]]
    findings = read([HEADER, BRIDGE, other]).findings
    assert [f.place for f in findings if "differ" in f.text] == ["Project"]


def test_title_rows_totals_and_numbers_of_columns_are_not_data() -> None:
    numbers = [str(i + 1) for i in range(10)]
    total = ["", "TOTAL", "", "", "", "", "1.000,50", "500", "", ""]
    delivery = read(table([["List of projects"], [], HEADER, numbers, *ROWS[1:], total,
                           ["Source: the ministry"]]))
    assert len(delivery.tables["partners"]) == 3
    told = " ".join(finding.text for finding in delivery.findings)
    for text in ("The header is row 3", "Row 4 numbers the columns", "Row 8 is a total",
                 "Row 9 holds one text only"):
        assert text in told


def test_a_workbook_has_hidden_empty_and_merged_parts() -> None:
    top = ["Project", "", "Partner", "", "", "", "Money", "", "Time", ""]
    merges = {"A1:B1": "Project", "C1:F1": "Partner", "G1:H1": "Money", "I1:J1": "Time"}
    content = workbook({"Old": ROWS, "Empty": [], "List": [top, *ROWS]}, hidden=["Old"],
                       merges={"List!" + cells: text for cells, text in merges.items()})
    groups = ["Project"] * 2 + ["Partner"] * 4 + ["Money"] * 2 + ["Time"] * 2
    mapping = TableMapping({f"{group}: {name}" if group != name else name: MAPPING.columns[name]
                            for group, name in zip(groups, HEADER, strict=True)},
                           MAPPING.constants)
    delivery = read(content, mapping, "list.xlsx")
    assert len(delivery.tables["partners"]) == 3
    told = {finding.place: finding.text for finding in delivery.findings if finding.kind == "sheet"}
    assert told == {"Old": "The sheet is hidden and is not read.", "Empty": "The sheet is empty."}


def test_a_cell_merged_over_rows_holds_for_all_of_them() -> None:
    rows = [[*HEADER], BRIDGE, ["", "", *ROWS[2][2:]]]
    content = workbook({"List": rows}, merges={"List!A2:A3": "7", "List!B2:B3": "Bridge"})
    delivery = read(content, MAPPING, "list.xlsx")
    assert (len(delivery.tables["projects"]), len(delivery.tables["partners"])) == (1, 2)


def test_other_currencies_are_kept_as_given_and_not_summed() -> None:
    mapping = TableMapping(MAPPING.columns, MAPPING.constants, {"currency": "SEK"})
    delivery = read(ROWS, mapping)
    projects = delivery.tables["projects"].set_index("contract_number")
    assert projects["total_budget_eur"].isna().all()
    assert projects.loc["7", "note"] == "Budget: 1.000,50 SEK. Grant: 0 SEK."
    assert "2 amounts are in SEK" in [f.text for f in delivery.findings if f.kind == "currency"][1]


def test_partners_listed_in_a_cell_are_taken_apart() -> None:
    row = ["7", "Bridge", "A;B;C", "LP;PP;PP", "X;Y;Z", "LV;EE", "5", "4", "2020-01-01", ""]
    mapping = TableMapping(MAPPING.columns, MAPPING.constants, {"list_separator": ";"})
    partners = read([HEADER, row], mapping).tables["partners"]
    assert partners["partner_name"].tolist() == ["A", "B", "C"]
    assert partners["is_lead_partner"].tolist() == [True, False, False]
    assert partners["town"].tolist() == ["X", "Y", "Z"]
    assert partners["country_code"].isna().all()  # Two countries for three partners.


MISTAKES = [
    (b"[columns", "not a mapping in TOML"), (b"x = 1", "has no 'x'"),
    (b'[columns]\nA = "partner_nam"', "nearest are partner_name"),
    (b'[columns]\nA = "town"\nB = "town"', "two columns are mapped to town"),
    (b'[reading]\ndecimal = ";"', 'it is "." or ","'), (b"header_row = 0", "number of a row"),
    (b'[source]\ncode = "A B"', "small letters"), (b"[source]\ndate = 2025", "write the day"),
    (b"[columns]\nA = [1]", "one value"),
]


@pytest.mark.parametrize(("content", "message"), MISTAKES)
def test_a_mistake_in_a_mapping_is_explained(content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_mapping(SourceFile("m.toml", content))


@pytest.mark.parametrize(("mapping", "message"), [
    (TableMapping({"Applicant": "partner_name", "Nope": "title"}), "lacks columns .*'Nope'"),
    (TableMapping({"Applicant": "partner_name"}), "needs partner_name, and one of title"),
    (TableMapping(MAPPING.columns, sheet="Other"), "has no sheet 'Other'")])
def test_a_mapping_that_does_not_fit_is_explained(mapping: TableMapping, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(ROWS, mapping)
