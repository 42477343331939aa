"""Checking cells: each bad cell rejects its row, with a reason, and nothing else."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.check import Rules, checked, dates_in_order, parsed
from data.columns import Column

SCHEMA = (
    Column("id", "text", "Key.", True),
    Column("country_code", "text", "Country."),
    Column("known_partners", "text", "Vocabulary."),
    Column("budget_eur", "number", "Money."),
    Column("order", "integer", "Order."),
    Column("lead", "boolean", "Lead."),
    Column("start_date", "date", "First day."),
    Column("end_date", "date", "Last day."),
    Column("thematics", "text_list", "List."),
)
GOOD = {"id": "a", "country_code": "LV", "known_partners": "all", "budget_eur": "0", "order": "1",
        "lead": "true", "start_date": "2020-01-01", "end_date": "2020-02-29", "thematics": "x; y"}


def cells(*changes: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame([GOOD | change for change in changes], dtype=object)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("id", "", "is empty, but required"),
        ("country_code", "Latvia", "not an ISO 3166-1 alpha-2 code"),
        ("known_partners", "some", "not one of all, lead_only, one_country"),
        ("budget_eur", "1,000", "not a number"),
        ("budget_eur", "nan", "not a number"),
        ("budget_eur", "1e999", "not a number"),
        ("budget_eur", "-0.01", "money below zero"),
        ("order", "1.5", "not a integer"),
        ("lead", "yes", "not a boolean"),
        ("start_date", "2021-02-30", "not a date"),
        ("start_date", "01.02.2020", "not a date"),
        ("end_date", "2019-12-31", "before the start date"),
    ],
)
def test_a_bad_cell_rejects_its_row_only(column: str, value: str, reason: str) -> None:
    table = cells({"id": "first"}, {"id": "bad", column: value}, {"id": "last"})
    good, rejected = checked(table, SCHEMA, "raw/x.csv", Rules(extra=dates_in_order))
    assert good["id"].tolist() == ["first", "last"]
    assert [(r.file, r.row, r.column, r.value, r.reason) for r in rejected] == [
        ("raw/x.csv", 3, column, value, reason)]


def test_empty_is_missing_and_zero_is_zero() -> None:
    empty = dict.fromkeys(GOOD, "") | {"id": "b"}
    good, rejected = checked(cells({}, empty), SCHEMA, "x.csv")
    assert good["budget_eur"].tolist()[0] == 0
    assert good.iloc[1].drop(["id", "thematics"]).isna().all()
    assert (good["thematics"].tolist(), rejected) == ([("x", "y"), ()], [])


def test_the_second_row_of_a_key_is_rejected_also_across_files() -> None:
    table = cells({"id": "a"}, {"id": "a"}, {"id": "taken"})
    good, rejected = checked(table, SCHEMA, "x.csv", Rules("id", {"taken"}))
    assert good["id"].tolist() == ["a"]
    assert [r.row for r in rejected] == [3, 4]


def test_a_reference_to_nothing_is_rejected_but_an_empty_one_is_not() -> None:
    rules = Rules(references={"country_code": {"LV"}})
    _, rejected = checked(cells({}, {"country_code": ""}, {"country_code": "XX"}), SCHEMA, "x",
                          rules)
    assert [(r.row, r.reason) for r in rejected] == [(4, "refers to nothing that is known")]


def test_a_row_with_two_problems_is_rejected_once() -> None:
    _, rejected = checked(cells({"lead": "?", "order": "?"}), SCHEMA, "x.csv")
    assert [r.column for r in rejected] == ["order"]


def test_a_long_value_is_shown_shortened() -> None:
    _, rejected = checked(cells({"lead": "x" * 10_000}), SCHEMA, "x.csv")
    assert len(rejected[0].value) == 80


def test_a_rule_of_the_wrong_length_is_a_bug_and_says_so() -> None:
    with pytest.raises(ValueError, match="1 of 2 rows"):
        checked(cells({}, {}), SCHEMA, "x", Rules(extra=lambda v: dates_in_order(v.iloc[:1])))


@given(st.lists(st.fixed_dictionaries({name: st.text(max_size=8) for name in GOOD}), max_size=5))
def test_any_text_is_kept_or_rejected_and_never_lost(rows: list[dict[str, str]]) -> None:
    table = pd.DataFrame(rows, columns=list(GOOD), dtype=object)
    good, rejected = checked(table, SCHEMA, "x.csv", Rules("id", extra=dates_in_order))
    assert len(good) + len(rejected) == len(rows)


@given(st.floats(0, 1e15, allow_nan=False))
def test_a_number_written_by_python_is_read_back_exactly(number: float) -> None:
    assert parsed(pd.Series([repr(number)], dtype=object), "number").tolist() == [number]
