"""The ranges of years and money: what their part is sent, and what it may say back."""

import pytest

from dashboard.filters import Filters
from dashboard.labels import Labels
from dashboard.range_parts import chosen_range, range_part
from dashboard.ranges import Histogram, Range
from dashboard.wording import load_wording
from tests.small_world import small_world

LABELS = Labels(small_world(), load_wording("en"))
YEARS = Histogram((2014, 2015, 2016, 2017), (2, 4, 1, 0), known=5, total=7)
MONEY = Histogram((0, 10_000, 20_000), (3, 1), known=4, total=7)
NONE = Histogram((), (), known=0, total=7)
FOUND = {"dates": YEARS, "total_budget": MONEY, "eu_funding": NONE}


def part(name: str, wanted: Range | None = None) -> dict:
    return range_part(name, FOUND[name], wanted, LABELS)


def test_without_a_range_the_handles_stand_at_the_ends_and_all_bars_are_within():
    years = part("dates")
    assert (years["values"][years["low"]], years["values"][years["high"]]) == (2014, 2017)
    assert years["bars"]["heights"] == [50, 100, 25, 0]
    assert years["bars"]["within"] == [1, 1, 1, 1]
    assert years["note"] == ""


def test_a_range_says_how_many_it_leaves_out_and_which_bars_are_within():
    years = part("dates", Range(2015, 2016))
    assert years["bars"]["within"] == [0, 1, 1, 0]
    assert years["note"] == "5 of 7 publish it; 2 left out."


def test_an_end_from_a_link_gets_a_place_on_the_scale():
    money = part("total_budget", Range(12_345, None))
    assert money["values"] == [0, 10_000, 12_345, 20_000]
    assert (money["low"], money["high"]) == (2, 3)
    assert money["texts"][2] == "€ 12,345"
    assert money["bars"]["within"] == [0, 0]


def test_what_nobody_publishes_has_no_values():
    assert (part("eu_funding")["values"], part("eu_funding")["bars"]["heights"]) == ([], [])


@pytest.mark.parametrize(
    ("wanted", "back", "on"),
    [(None, True, True), (Range(2014, 2014), False, True), (Range(2016, 2016), True, False)],
)
def test_the_buttons_stop_at_the_last_year_with_a_project(wanted, back, on):
    years = part("dates", wanted)["years"]
    assert (years["back"], years["next"]) == (back, on)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(2015, 2016, Range(2015, 2016)), (2014, 2016, Range(None, 2016)),
     (2015, 2017, Range(2015, None)), (2014, 2017, None), (1900, 2100, None)],
)
def test_a_handle_at_the_end_of_its_scale_leaves_it_open(low, high, expected):
    before = Filters(dates=Range(2016, 2016))
    after = chosen_range(before, FOUND, {"range": "filter_dates", "low": low, "high": high})
    assert after == before.with_(dates=expected)


@pytest.mark.parametrize(
    "said",
    [{"range": "filter_dates", "low": 2016, "high": 2015},
     {"range": "filter_eu", "low": 0, "high": 1},
     {"range": "filter_dates", "low": "2015", "high": 2016}, {"range": "filter_dates"},
     {"range": "filter_dates", "low": -1, "high": 2016}, {"range": "nothing", "low": 1, "high": 2},
     {"range": "filter_dates", "low": 2015.5, "high": 2016}, {"range": ["filter_dates"]}],
)
def test_what_is_not_understood_changes_nothing(said):
    before = Filters(dates=Range(2016, 2016))
    assert chosen_range(before, FOUND, said) == before
