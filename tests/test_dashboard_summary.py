"""Headline figures and coverage of the small world, counted by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.summary import Money, coverage, headline, money_of
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)


def figures(**chosen):
    return headline(INDEX, select(INDEX, Filters(**chosen)))


def test_headline_of_everything():
    found = figures()
    assert (found.projects, found.partners, found.on_map, found.in_tray) == (8, 16, 13, 3)
    assert (found.places, found.countries, found.activities) == (9, 5, 4)
    assert found.total_budget == Money(3_861_637.51, 5, 8)
    assert found.eu_funding == Money(3_408_751.88, 5, 8)
    assert found.programme_funding == Money(None, 0, 8)


def test_a_published_zero_is_published():
    assert figures(families={"CB"}).total_budget == Money(0.0, 1, 2)


def test_nothing_published_is_no_sum():
    assert figures(periods={"2007-2013"}).total_budget == Money(None, 0, 1)


def test_partners_in_one_town_are_one_place():
    found = figures(programmes={"LVLT-2014"})
    assert (found.partners, found.on_map, found.places) == (5, 5, 3)


def test_places_outside_count_when_shown():
    assert figures(include_outside=True).places == 10


def test_headline_of_nothing():
    found = figures(text="no such word")
    assert (found.projects, found.partners, found.places, found.countries) == (0, 0, 0, 0)
    assert found.eu_funding == Money(None, 0, 0)


def test_coverage_by_period():
    found = coverage(INDEX, "programming_period").set_index("programming_period")
    assert found["projects"].tolist() == [1, 5, 2]
    assert found["with_dates"].tolist() == [0, 4, 2]
    assert found["with_total_budget"].tolist() == [0, 4, 1]
    assert found["with_eu_funding"].tolist() == [0, 3, 2]
    assert found["partners_lead_only"].tolist() == [1, 0, 0]
    assert found["partners"].tolist() == [1, 12, 3]
    assert found["located"].tolist() == [1, 10, 3]


def test_coverage_adds_up_to_the_catalogue():
    found = coverage(INDEX, "programme_code").set_index("programme_code")
    assert found["projects"].sum() == 8
    assert found["partners"].sum() == 16
    assert found.loc["CB-2014", "located_share"] == pytest.approx(2 / 4)
    assert found.index.tolist() == ["BSR-2014", "BSR-2021", "CB-2014", "LVLT-2007", "LVLT-2014"]


CENTS = st.one_of(st.none(), st.integers(0, 10**11).map(lambda cents: cents / 100))


@given(st.lists(st.tuples(CENTS, st.booleans()), max_size=30))
def test_money_is_the_sum_to_the_cent_of_what_is_published(rows):
    amounts = pd.Series([amount for amount, _ in rows], dtype="float64")
    found = money_of(amounts, np.array([marked for _, marked in rows], dtype=bool))
    published = [amount for amount, marked in rows if marked and amount is not None]
    assert (found.published, found.total) == (len(published), sum(m for _, m in rows))
    assert found.sum_eur == (pytest.approx(sum(published), abs=0.01) if published else None)
