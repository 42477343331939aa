"""Ranges of years and money, and their histograms, counted by hand in the small world."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ranges import GREATEST, Range, build_spans, histograms, money_edges, moved
from tests.small_world import small_world

PROJECTS = small_world().projects
SPANS = build_spans(PROJECTS)
ALL = {name: np.ones(len(PROJECTS), dtype=bool) for name in SPANS}
ENDS = st.one_of(st.none(), st.integers(0, GREATEST))


@given(st.tuples(ENDS, ENDS).filter(any))
def test_every_range_comes_back_from_its_text(ends):
    low, high = ends
    if None not in ends:
        low, high = sorted(ends)
    assert Range.read(str(Range(low, high))) == Range(low, high)


@pytest.mark.parametrize("text", ["", "-", "2014", "2020-2014", "1-2-3", "-1-2", "2014–2020", "a-b",
                                  "9999999999999-", "2014 -", "\n2014-"])
def test_anything_else_is_no_range(text):
    with pytest.raises(ValueError, match="range"):
        Range.read(text)


def test_projects_by_year():
    found = histograms(SPANS, ALL)["dates"]
    assert found.edges == tuple(range(2016, 2029))
    assert found.counts == (1, 2, 3, 4, 2, 1, 1, 1, 1, 1, 2, 2, 1)
    assert (found.known, found.total) == (7, 8)


def test_projects_by_money_in_steps_that_grow():
    found = histograms(SPANS, ALL)["total_budget"]
    steps = (0, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000)
    assert found.edges == steps
    assert found.counts == (1, 0, 0, 0, 0, 2, 0, 2)
    assert (found.known, found.total) == (5, 8)


@given(st.floats(0, 1e11))
def test_the_steps_reach_just_over_the_greatest_amount(most):
    edges = money_edges(most)
    assert edges[-1] >= most
    assert len(edges) == 2 or edges[-2] < most
    assert list(edges) == sorted(set(edges))


def test_dates_in_the_wrong_order_are_not_known():
    days = {"start_date": ["2020-01-01", None], "end_date": ["2019-01-01", "2018-05-05"]}
    frame = pd.DataFrame(days, dtype="datetime64[s]").assign(
        total_budget_eur=np.nan, eu_funding_eur=np.nan)
    spans = build_spans(frame)
    assert spans["dates"].within(Range(2018, None)).tolist() == [False, True]
    assert (spans["dates"].edges, spans["eu_funding"].edges) == ((2018,), ())


@given(st.integers(2000, 2020), st.integers(0, 20), st.sampled_from([-1, 1]))
def test_playing_keeps_the_width_and_ends_at_the_end(low, width, years):
    scale, wanted = tuple(range(2000, 2041)), Range(low, low + width)
    ranges = [wanted]
    while (following := moved(ranges[-1], scale, years)) and len(ranges) < 100:
        ranges.append(following)
    assert {each.high - each.low for each in ranges} == {width}
    assert (ranges[-1].high == 2040) if years > 0 else (ranges[-1].low == 2000)
