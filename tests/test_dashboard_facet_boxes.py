"""What the facets' boxes are sent, and what they may say back."""

import json
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.facet_boxes import BOXES, MAIN_BOXES, box_parts, chosen_in_boxes
from dashboard.facets import counted
from dashboard.filter_names import build_filter_names
from dashboard.filters import FACETS, Filters
from dashboard.index import build_index
from dashboard.labels import Labels
from dashboard.wording import load_wording
from data.search_tables import SearchTables
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
LABELS = Labels(INDEX.catalogue, load_wording("en"))
NAMES = build_filter_names(INDEX, LABELS)
CHOSEN = Filters(countries={"LV", "SE"}, families={"LVLT"}, countries_mode="all")


def after(filters: Filters, **said: object) -> Filters:
    return chosen_in_boxes(filters, NAMES.offers, said)


def number(key: str, value: str) -> int:
    return [each.value for each in NAMES.offers[key]].index(value)


def test_every_facet_has_a_box_and_only_one():
    assert sorted(facet for box in BOXES for facet in box.facets) == sorted(FACETS)


def test_the_names_are_the_same_bytes_twice_and_tell_their_version():
    assert build_filter_names(INDEX, LABELS) == NAMES
    told = json.loads(NAMES.message)
    assert told["version"] == NAMES.version
    assert told["boxes"]["filter_country"]["names"][0] == "Latvia"
    assert told["words"]["counted"] == "{label} ({n})"


def test_values_come_with_their_names_in_other_languages():
    rows = [{"kind": "country", "code": "LV", "name": "Lettland"},
            {"kind": "country", "code": "LV", "name": "Latvija"},
            {"kind": "programme", "code": "LVLT", "name": "Lat-Lit"}]
    named = replace(INDEX.catalogue, search=SearchTables(pd.DataFrame(rows)))
    boxes = json.loads(build_filter_names(INDEX, Labels(named, LABELS.words)).message)["boxes"]
    assert boxes["filter_country"]["others"][:2] == ["|LV|Latvia|Lettland|Latvija",
                                                     "|LT|Lithuania"]
    family, programme = number("filter_programme", "LVLT"), number("filter_programme", "LVLT-2014")
    assert {boxes["filter_programme"]["others"][at] for at in (family, programme)} == {"|Lat-Lit"}
    assert boxes["filter_status"]["others"] is None


@pytest.mark.parametrize(("code", "others"), [("LV", "|LV|Latvia|Lettland"), ("LV0", ""),
                                              ("RU", "|RU|Russia|Russian Federation")])
def test_a_whole_country_among_the_regions_has_the_names_of_the_country(code, others):
    rows = [{"kind": "country", "code": "LV", "name": "Lettland"}]
    named = replace(INDEX.catalogue, search=SearchTables(pd.DataFrame(rows)))
    boxes = json.loads(build_filter_names(INDEX, Labels(named, LABELS.words)).message)["boxes"]
    assert boxes["filter_region"]["others"][number("filter_region", code)] == others


def test_a_click_sends_numbers_only():
    told = box_parts(NAMES.offers, MAIN_BOXES, counted(INDEX, CHOSEN), CHOSEN, LABELS)
    programme, period, country = told
    assert programme["chosen"] == [number("filter_programme", "LVLT")]
    assert (country["chosen"], country["mode"]) == ([0, 3], "all")
    assert set(period) == {"kind", "key", "counts", "chosen"}
    assert len(country["counts"]) == 5


def test_another_quantity_is_sent_as_it_is_written():
    told = box_parts(NAMES.offers, MAIN_BOXES[1:2], counted(INDEX, Filters(), "eu_funding"),
                     Filters(), LABELS)
    assert told[0]["texts"] == ["not published", "€ 2.7 m", "€ 750,000"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"box": "filter_country", "at": 1, "on": True}, {"countries": {"LV", "SE", "LT"}}),
        ({"box": "filter_country", "at": 0, "on": True}, {}),
        ({"box": "filter_country", "at": 0, "on": False}, {"countries": {"SE"}}),
        ({"box": "filter_country", "at": 1, "on": False}, {}),
        ({"box": "filter_country", "clear": True}, {"countries": ()}),
        ({"box": "filter_programme", "clear": True}, {"families": ()}),
        ({"mode": "any"}, {"countries_mode": "any"}),
    ],
)
def test_what_a_person_does(said, expected):
    assert after(CHOSEN, **said) == CHOSEN.with_(**expected)


def test_a_family_and_a_programme_are_one_box():
    family = after(Filters(), box="filter_programme", at=0, on=True)
    programme = after(family, box="filter_programme", at=1, on=True)
    assert (programme.families, programme.programmes) == ({"BSR"}, {"BSR-2014"})


@pytest.mark.parametrize(
    "said",
    [
        {"box": "filter_country", "at": 99, "on": True},
        {"box": "filter_country", "at": -1, "on": True},
        {"box": "filter_country", "at": "0", "on": True},
        {"box": "filter_country", "at": None},
        {"box": "filter_planet", "at": 0, "on": True},
        {"box": ["filter_country"], "at": 0},
        {"mode": "none"},
        {},
    ],
)
def test_what_is_not_understood_changes_nothing(said):
    assert after(CHOSEN, **said) == CHOSEN
