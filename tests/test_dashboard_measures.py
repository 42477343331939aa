"""Partners, organisations and EU funding instead of projects: by hand, and by loops."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.facets import counted, select
from dashboard.filters import FACETS, Filters
from dashboard.index import build_index
from dashboard.measures import QUANTITIES
from tests import facet_reference
from tests.small_world import TODAY, small_world
from tests.test_dashboard_facets import FILTERS, SOME, shuffled

INDEX = build_index(small_world(), TODAY)


def amounts(facet, quantity, **chosen):
    return counted(INDEX, Filters(**chosen), quantity).amounts[facet]


@pytest.mark.parametrize(
    ("quantity", "total"),
    [("projects", 8), ("partners", 16), ("organisations", 15), ("eu_funding", 3_408_751.88)],
)
def test_everything_is_measured_by_hand(quantity, total):
    everything = select(INDEX, Filters()).project_mask
    assert INDEX.measures.total(everything, quantity) == total  # Latvian IT Cluster is one


@pytest.mark.parametrize(
    ("facet", "quantity", "expected"),
    [
        ("families", "partners", {"LVLT": 6, "CB": 4, "BSR": 6}),
        ("families", "organisations", {"LVLT": 6, "CB": 4, "BSR": 5}),
        ("families", "eu_funding", {"LVLT": 1_158_751.88, "CB": math.nan, "BSR": 2_250_000}),
        ("statuses", "eu_funding", {"finished": 2_658_751.88, "running": 0, "planned": 750_000,
                                    "unknown": math.nan}),
        ("strategies", "organisations", {"EUSBSR": 3}),
    ],
)
def test_the_number_beside_a_value_is_what_choosing_it_gives(facet, quantity, expected):
    assert amounts(facet, quantity) == pytest.approx(expected, nan_ok=True)


def test_no_project_gives_no_amount():
    assert set(amounts("countries", "organisations", text="nothing at all zzz").values()) == {0}
    money = amounts("periods", "eu_funding", text="nothing at all zzz").values()
    assert all(math.isnan(each) for each in money)


def test_an_unknown_quantity_is_an_error():
    with pytest.raises(ValueError, match="quantity is 'people'; use one of"):
        counted(INDEX, Filters(), "people")


@SOME
@given(st.integers(0, 20), FILTERS, st.sampled_from(FACETS), st.sampled_from(QUANTITIES))
def test_amounts_are_those_of_the_obvious_loops(seed, filters, facet, quantity):
    index = shuffled(seed)
    found = counted(index, filters, quantity).amounts[facet]
    some = tuple(found)[seed % 5 :: 5] or tuple(found)[:3]
    expected = facet_reference.amounts(index, filters, facet, some, quantity)
    assert {value: found[value] for value in some} == pytest.approx(expected, nan_ok=True)


@SOME
@given(st.integers(0, 20), FILTERS, st.sampled_from(QUANTITIES))
def test_a_total_is_that_of_the_obvious_loops(seed, filters, quantity):
    index = shuffled(seed)
    total = index.measures.total(select(index, filters).project_mask, quantity)
    projects = facet_reference.selected(index, filters)
    assert total == pytest.approx(facet_reference.measured(index, projects, quantity), nan_ok=True)
