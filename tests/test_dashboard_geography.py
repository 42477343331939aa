"""Shaded regions: values counted by hand, three kinds of nothing, classes that hold all values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.geography import (
    MAX_CLASSES,
    NO_PARTNER,
    NOT_PUBLISHED,
    ValueClass,
    region_values,
    value_classes,
)
from dashboard.index import build_index
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)


def values(level, quantity, **chosen):
    found = region_values(INDEX, select(INDEX, Filters(**chosen)), level, quantity).frame
    return {code: value for code, value in zip(found["region_code"], found["value"], strict=True)
            if not np.isnan(value)}


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("nuts3", {"LT022": 1, "LT023": 2, "LT026": 1, "LV003": 2, "LV006": 3, "RU-SPE": 1,
                   "SE110": 1, "SE331": 1}),
        ("nuts2", {"LT02": 4, "LV00": 5, "RU-SPE": 1, "SE11": 1, "SE33": 1}),
        ("nuts0", {"LT": 4, "LV": 5, "RU": 1, "SE": 2}),
    ],
)
def test_projects_are_counted_once_a_region(level, expected):
    assert values(level, "projects") == expected


def test_regions_outside_count_when_their_partners_are_shown():
    assert "DE2" not in values("nuts1", "projects")
    assert values("nuts1", "projects", include_outside=True)["DE2"] == 1


def test_shading_follows_the_filters():
    assert values("nuts2", "projects", countries={"SE"}) == {"LV00": 1, "SE11": 1, "SE33": 1}


def test_eu_funding_is_that_published_by_partners():
    assert values("nuts2", "eu_funding") == {"LT02": 250_000, "LV00": 400_000, "SE33": 750_000}


def test_every_value_says_how_many_partners_publish_it():
    found = region_values(INDEX, select(INDEX, Filters()), "nuts2", "eu_funding").frame
    latvia = found.set_index("region_code").loc["LV00"]
    assert (latvia["published"], latvia["partners"], latvia["projects"]) == (1, 6, 5)


def test_no_partner_and_not_published_are_told_apart():
    found = region_values(INDEX, select(INDEX, Filters()), "nuts2", "eu_funding").frame
    number = found.set_index("region_code")["value_class"]
    assert number["DE21"] == NO_PARTNER  # its only partner is outside and not asked for
    assert number["SE11"] == NOT_PUBLISHED
    assert number["SE33"] == number.max()


@pytest.mark.parametrize(("level", "quantity"), [("lau", "projects"), ("nuts3", "budget")])
def test_an_unknown_level_or_quantity_is_an_error(level, quantity):
    with pytest.raises(ValueError, match="use"):
        region_values(INDEX, select(INDEX, Filters()), level, quantity)


@pytest.mark.parametrize(
    ("given_values", "whole", "bounds"),
    [
        ([], True, []),
        ([0, 0], True, [(0, 0)]),
        ([3], True, [(3, 3)]),
        ([1, 1, 1, 5], True, [(1, 4), (5, 5)]),
        ([1, 2, 3, 4, 5], True, [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]),
        ([0, 2, 4], True, [(0, 0), (2, 3), (4, 4)]),
        ([103_000, 260_000, 999_000], False,
         [(100_000, 250_000), (250_000, 800_000), (800_000, 999_000)]),
    ],
)
def test_classes(given_values, whole, bounds):
    found = value_classes(np.array(given_values, dtype=float), whole)
    assert [(each.low, each.high) for each in found] == bounds


@given(st.lists(st.integers(0, 5000), max_size=60))
def test_every_count_is_in_exactly_one_class_and_no_class_is_empty(counts):
    classes = value_classes(np.array(counts, dtype=float), whole=True)
    homes = [[k for k, each in enumerate(classes) if each.low <= count <= each.high]
             for count in counts]
    assert all(len(home) == 1 for home in homes)
    assert {home[0] for home in homes} == set(range(len(classes)))
    assert len([each for each in classes if each != ValueClass(0, 0)]) <= MAX_CLASSES


@given(st.lists(st.integers(1, 10**11).map(lambda cents: cents / 100), min_size=1, max_size=40))
def test_every_amount_is_in_a_class(amounts):
    classes = value_classes(np.array(amounts), whole=False)
    lows = [each.low for each in classes]
    assert lows == sorted(set(lows))
    assert lows[0] <= min(amounts)
    assert classes[-1].high == max(amounts)
