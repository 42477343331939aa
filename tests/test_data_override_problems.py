"""Locations set by hand that cannot be: which row, which cell, and what to do."""

from collections.abc import Iterable
from typing import Any

import pytest

from data.columns_curated import LOCATION_OVERRIDES
from data.override_problems import Known, Point, override_problems
from data.tables import table_from_rows
from geo.gazetteer import Place
from tests.small_geography import LIEPAJA

LIEPAJA_AT: Point = (21.0, 56.5, "LV")
PORT = {"organisation": "Port", "country_code": "LV"}
POINT = {"lon": 21.0, "lat": 56.5, "place_name": "Liepāja"}
SWAPPED = POINT | {"lon": 56.5, "lat": 21.0}


def places(ids: Iterable[int]) -> dict[int, Place]:
    return {number: LIEPAJA for number in ids if number == LIEPAJA.geonames_id}


KNOWN = Known(places, lambda: {"LV", "LT"}, lambda points: [one == LIEPAJA_AT for one in points],
              {"P-1": "LV"})


def problems(*rows: dict[str, Any]) -> list[tuple[list[int], str, str]]:
    """Return the rows (as a spreadsheet numbers them), the column and the reason of each."""
    found = override_problems(table_from_rows(rows, LOCATION_OVERRIDES), KNOWN)
    return [([int(row) + 2 for row in problem.bad.nonzero()[0]], problem.column, problem.reason)
            for problem in found if problem.bad.any()]


@pytest.mark.parametrize("rows", [
    (PORT | POINT,), ({"partner_id": "P-1"} | POINT,), (PORT | {"geonames_id": 457954},),
    # One partner of the organisation is elsewhere; the same name in two countries is two bodies.
    (PORT | POINT, PORT | POINT | {"partner_id": "P-1"}),
    (PORT | {"geonames_id": 457954}, PORT | {"geonames_id": 457954, "country_code": "LT"}),
    # Nobody knows the country of this partner, so any point may be right.
    ({"partner_id": "P-9"} | SWAPPED,), (),
])
def test_nothing_is_wrong(rows) -> None:
    assert problems(*rows) == []


@pytest.mark.parametrize(("rows", "where", "column"), [
    ([{"partner_id": "P-1"}, {"partner_id": "P-1"}], "2 and 3", "partner_id"),
    ([PORT, PORT], "2 and 3", "organisation"),
    ([PORT, PORT | {"organisation": "PORT"}, PORT], "2, 3 and 4", "organisation"),
    ([{"partner_id": "P-1"}, PORT | {"partner_id": "P-1"}], "2 and 3", "partner_id"),
])
def test_rows_for_the_same_name_each_other(rows, where, column) -> None:
    every = [number + 2 for number in range(len(rows))]
    assert problems(*(row | POINT for row in rows)) == [
        (every, column, f"is set in rows {where}; keep one of them")]


def test_two_pairs_are_told_apart() -> None:
    rows = [PORT, {"partner_id": "P-1"}, {"partner_id": "P-1"}, PORT]
    assert [(bad, column) for bad, column, _ in problems(*(row | POINT for row in rows))] == [
        ([2, 5], "organisation"), ([3, 4], "partner_id")]


@pytest.mark.parametrize("row", [PORT, {"partner_id": "P-1"},
                                 {"partner_id": "P-2", "country_code": "LV"}])
def test_a_point_far_from_the_country_says_where_and_why(row) -> None:
    ((bad, column, reason),) = problems(row | SWAPPED)
    assert (bad, column) == ([2], "lon")
    assert reason.startswith("lon 56.5, lat 21 is not in LV, nor within 50 km of it: lon and lat "
                             "may be swapped")


def test_a_seat_abroad_is_told_by_the_country_of_the_row() -> None:
    ((_, _, reason),) = problems({"partner_id": "P-1", "country_code": "LT"} | POINT)
    assert "is not in LT" in reason


@pytest.mark.parametrize("code", ["XX", "EL", "ZZ"])
def test_a_country_that_is_none(code) -> None:
    assert problems({"partner_id": "P-1", "country_code": code, "geonames_id": 457954}) == [
        ([2], "country_code", "no country has this ISO 3166-1 alpha-2 code")]


def test_nothing_is_loaded_without_rows_that_need_it() -> None:
    def never(_: object = None) -> Any:
        raise AssertionError("loaded")

    known = Known(never, never, never, {})
    rows = table_from_rows([{"partner_id": "P-1"} | POINT], LOCATION_OVERRIDES)
    assert not any(problem.bad.any() for problem in override_problems(rows, known))
