"""Our CSV: plain numbers, "; " lists, empty for not published, clear errors."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.columns import Column
from data.errors import TableError
from data.table_csv import Value, csv_text, format_cell, parse_cell, read_rows

MONEY = Column("total_budget_eur", "number", "Total budget.")
NAME = Column("partner_name", "text", "Name.", required=True)
LISTED = Column("thematics", "text_list", "Thematics.")
DAY = Column("end_date", "date", "Last day.")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (0.0, "0"), (892228.58, "892228.58"), (0.1 + 0.2, "0.30000000000000004"), (True, "true"),
        (None, ""), ((), ""), (("Tourism", "Safety"), "Tourism; Safety"), (3, "3"),
        (datetime.date(2024, 5, 13), "2024-05-13"), ("=1+1", "=1+1"),
    ],
)
def test_a_value_is_written_plainly(value: Value, cell: str) -> None:
    assert format_cell(value) == cell


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_money_reads_back_the_same(value: float) -> None:
    assert parse_cell(format_cell(value), MONEY) == value


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        (MONEY, "1,000", "total_budget_eur: '1,000' is not a number"),
        (MONEY, "nan", "not a number"), (MONEY, "inf", "not a number"),
        (DAY, "2026-09-31", "'2026-09-31' is not a date"), (NAME, "", "partner_name is empty"),
    ],
)
def test_a_bad_cell_is_named(column: Column, cell: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        parse_cell(cell, column)


def test_empty_is_not_published_and_zero_is_zero() -> None:
    assert parse_cell("", MONEY) is None
    assert parse_cell("0", MONEY) == 0.0
    assert parse_cell("", LISTED) == ()


def test_rows_come_back_and_a_bad_row_is_named_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "partners.csv"
    path.write_text(csv_text([{"partner_name": 'A "B", c\n', "thematics": ("x",)}],
                             (NAME, LISTED)), encoding="utf-8")
    assert read_rows(path, (NAME, LISTED)) == [{"partner_name": 'A "B", c\n', "thematics": ("x",)}]
    path.write_text("partner_name,thematics\nA,\n,x\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"partners\.csv, row 3: partner_name is empty"):
        read_rows(path, (NAME, LISTED))
