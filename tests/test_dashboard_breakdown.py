"""How the selected projects divide over the values of a facet, counted by hand."""

from dashboard.breakdown import breakdown
from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
ALL = select(INDEX, Filters())


def test_most_frequent_first_then_by_name():
    assert breakdown(INDEX, ALL, "countries").amounts == (
        ("LV", 5), ("LT", 4), ("SE", 2), ("DE", 1), ("RU", 1),
    )


def test_only_selected_projects_count():
    recent = select(INDEX, Filters(periods={"2021-2027"}))
    assert breakdown(INDEX, recent, "families").amounts == (("BSR", 2),)
    assert breakdown(INDEX, select(INDEX, Filters(text="nothing")), "families").amounts == ()


def test_a_project_with_two_thematics_has_a_value_once():
    assert breakdown(INDEX, ALL, "thematics").with_value == 6
    assert breakdown(INDEX, ALL, "countries").with_value == 7


def test_money_that_nobody_publishes_comes_last():
    money = breakdown(INDEX, ALL, "families", "eu_funding").amounts
    assert [value for value, _ in money] == ["BSR", "LVLT", "CB"]
    assert breakdown(INDEX, ALL, "families", "organisations").amounts == (
        ("LVLT", 6), ("BSR", 5), ("CB", 4))
