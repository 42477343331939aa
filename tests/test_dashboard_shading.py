"""Shaded regions in words: sentences, legend and classes of hand-counted values."""

import pytest

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.labels import Labels
from dashboard.maps import Shade, ShadeClass
from dashboard.shading import shade_regions
from dashboard.wording import load_wording
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
LABELS = Labels(INDEX.catalogue, load_wording("en"))


def shade(quantity: str, level: str = "nuts2", **chosen) -> Shade:
    return shade_regions(INDEX, select(INDEX, Filters(**chosen)), quantity, level, LABELS)


def test_projects_are_told_by_region():
    found = shade("projects")
    assert found.labels == {"LT02": "4 projects", "LV00": "5 projects", "RU-SPE": "one project",
                            "SE11": "one project", "SE33": "one project"}
    assert found.title == "Projects with a partner here"


def test_classes_belong_to_the_legend():
    found = shade("projects")
    assert found.legend == (ShadeClass(0, "1 – 3"), ShadeClass(1, "4"), ShadeClass(2, "5"))
    assert found.classes == {"RU-SPE": 0, "SE11": 0, "SE33": 0, "LT02": 1, "LV00": 2}


def test_funding_says_how_many_publish_it():
    found = shade("eu_funding")
    assert found.labels["LV00"] == "€ 400,000; 1 of 6 partners publish it"
    assert found.labels["SE11"] == "not published for its one partner"


def test_regions_without_published_money_have_a_class_of_their_own():
    found = shade("eu_funding")
    assert found.classes["SE11"] == found.classes["RU-SPE"] == -1
    assert found.legend[-1] == ShadeClass(-1, "not published")
    assert not any(row.k == -1 for row in shade("projects").legend)


@pytest.mark.parametrize("quantity", ["projects", "eu_funding"])
@pytest.mark.parametrize("level", ["nuts0", "nuts1", "nuts2", "nuts3"])
def test_every_class_drawn_is_in_the_legend_and_every_region_has_a_sentence(quantity, level):
    found = shade(quantity, level)
    assert set(found.classes) == set(found.labels)
    assert set(found.classes.values()) <= {row.k for row in found.legend}


def test_nothing_selected_shades_nothing():
    found = shade("projects", text="nothing")
    assert (found.classes, found.labels, found.legend) == ({}, {}, ())


def test_the_shading_follows_the_filters():
    assert shade("projects", "nuts3", countries={"SE"}).labels == {
        "LV006": "one project", "SE110": "one project", "SE331": "one project"}
