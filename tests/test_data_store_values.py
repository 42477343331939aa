"""The newer published value wins, the other is kept; partners keep who they are."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.store.partner_lists import JoinedList, PartnerList, join_lists, same_partners
from data.store.values import Said, cell_text, is_same, join_rows
from tests.deliveries import partner

OLD, NEW, UNDATED = Said("a", date(2020, 1, 1)), Said("b", date(2021, 1, 1)), Said("c", None)
NAMES = ("partner_budget_eur", "street", "postal_code", "region_published", "nuts3_published",
         "legal_status", "organisation_type", "partner_eu_funding_eur",
         "partner_programme_funding_eur", "partner_national_funding_eur",
         "partner_own_funding_eur")


@pytest.mark.parametrize(("known", "known_said", "new", "newcomer", "shown", "past"), [
    (1.0, OLD, 2.0, NEW, 2.0, ("1", "a")),
    (1.0, NEW, 2.0, OLD, 1.0, ("2", "a")),
    (1.0, UNDATED, 2.0, OLD, 2.0, ("1", "c")),
    (1.0, OLD, 2.0, UNDATED, 1.0, ("2", "c")),
    (None, NEW, 2.0, OLD, 2.0, None),
    (1.0, OLD, None, NEW, 1.0, None),
    (0.0, OLD, None, NEW, 0.0, None),
    (1.0, OLD, 0.0, NEW, 0.0, ("1", "a")),
    (1.0, OLD, 1.004, NEW, 1.0, None),
    ("City  of Riga", OLD, "CITY OF RIGA", NEW, "City  of Riga", None),
    (("a",), OLD, (), NEW, ("a",), None),
])
def test_the_newer_published_value_wins(known, known_said, new, newcomer, shown, past) -> None:
    said = {"x": known_said}
    joined = join_rows({"x": known}, {"x": new}, ["x"], said, newcomer)
    assert joined.row["x"] == shown
    kept = [(row["value"], row["source_code"]) for row in joined.history]
    assert kept == ([past] if past else [])


def test_of_one_day_only_a_later_import_of_the_same_source_is_newer() -> None:
    assert OLD.newer_than(Said("a", date(2020, 1, 1)))
    assert not OLD.newer_than(Said("b", date(2020, 1, 1)))
    assert not UNDATED.newer_than(UNDATED)


@pytest.mark.parametrize(("value", "text"), [
    (np.float64(81200.5), "81200.5"), (np.float64(0), "0"), (np.bool_(True), "true"),
    (np.int64(7), "7"), (pd.NA, ""), (None, ""), (float("nan"), ""), ("=1+1", "=1+1"),
    (pd.Timestamp("2026-01-31"), "2026-01-31"), (("a", "b"), "a; b"),
])
def test_a_value_is_kept_as_csv_writes_it(value, text) -> None:
    assert cell_text(value) == text


def test_what_says_nothing_when_folded_is_compared_as_written() -> None:
    assert not is_same("?", "!")
    assert cell_text(None) == ""


def full(row: dict[str, Any]) -> dict[str, Any]:
    return dict.fromkeys(NAMES) | row


RIGA, PORT = full(partner("P1-01", "City of Riga")), full(partner("P1-02", "Liepāja port"))
RIGA_AGAIN = full(partner("X1-01", "CITY OF RIGA", partner_budget_eur=5.0))
WAVE = full(partner("X1-02", "Wave Ltd"))


def joined(known: str, new: str, newcomer: Said = NEW) -> JoinedList:
    return join_lists("P1", PartnerList([RIGA, PORT], known, OLD, OLD),
                      PartnerList([RIGA_AGAIN, WAVE], new, newcomer, newcomer), {})


@pytest.mark.parametrize(("known", "new", "newcomer", "ids"), [
    ("all", "all", NEW, ["P1-01", "P1-03"]),
    ("all", "all", UNDATED, ["P1-01", "P1-02"]),
    ("all", "lead_only", NEW, ["P1-01", "P1-02"]),
    ("all", "one_country", NEW, ["P1-01", "P1-02"]),
    ("lead_only", "all", UNDATED, ["P1-01", "P1-03"]),
    ("one_country", "one_country", NEW, ["P1-01", "P1-02", "P1-03"]),
])
def test_the_fuller_list_is_the_projects_then_the_newer(known, new, newcomer, ids) -> None:
    found = joined(known, new, newcomer)
    assert [row["partner_id"] for row in found.rows] == ids
    assert found.rows[0]["partner_budget_eur"] == 5
    assert [row["partner_order"] for row in found.rows] == list(range(1, len(ids) + 1))


def test_who_is_not_in_the_list_is_in_the_history() -> None:
    past = [(row["column"], row["value"], row["source_code"])
            for row in joined("all", "all").history]
    assert past == [("partner", "Liepāja port", "a")]


def test_a_project_without_partners_gets_those_of_the_other_source() -> None:
    found = join_lists("P1", PartnerList([], "all", OLD, OLD),
                       PartnerList([WAVE], "lead_only", UNDATED, UNDATED), {})
    assert [row["partner_id"] for row in found.rows] == ["P1-01"]


def test_alike_names_in_two_countries_are_two_partners() -> None:
    assert same_partners([RIGA], [RIGA | {"country_code": "LT"}]) == {}
    assert same_partners([RIGA], [RIGA | {"country_code": None}]) == {0: 0}
