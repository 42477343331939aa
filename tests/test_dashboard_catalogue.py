"""The engine on the committed catalogue: its values make links, and its totals reconcile."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.facets import facet_counts, select
from dashboard.filters import FACETS, Filters
from dashboard.index import build_index
from dashboard.link import View, format_, link_values, parse
from dashboard.summary import coverage, headline
from dashboard.table import partner_rows, project_rows
from dashboard.tray import tray_groups
from data.catalogue import load_catalogue

DERIVED = Path(__file__).parent.parent / "data" / "derived"


@pytest.fixture(scope="module")
def index():
    return build_index(load_catalogue(DERIVED), date(2026, 11, 23))


def test_every_value_can_stand_in_a_link(index):
    known = link_values(index.vocabulary)
    assert {facet: len(known[facet]) for facet in FACETS} == {
        facet: len(index.vocabulary.values[facet]) for facet in FACETS
    }


def test_a_link_with_every_value_comes_back(index):
    chosen = Filters(**index.vocabulary.values)
    params = {key: [value] for key, value in format_(chosen, View()).items()}
    parsed = parse(params, index.vocabulary)
    assert (parsed.filters, parsed.problems) == (chosen, ())


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(countries={"LV", "SE"}, countries_mode="all"),
        Filters(periods={"2014-2020"}, include_outside=True),
        Filters(text="riga"),
        Filters(regions={"LV003", "RU-KGD"}),
    ],
)
def test_map_and_tray_and_tables_and_headline_agree(index, filters):
    selection = select(index, filters)
    found = headline(index, selection)
    tray = sum(group.count for group in tray_groups(index, selection))
    assert found.on_map + tray == found.partners == len(partner_rows(index, selection))
    assert found.projects == len(project_rows(index, selection)) > 0


@pytest.mark.parametrize("facet", ["programmes", "periods", "statuses", "known_partners"])
def test_counts_of_single_values_add_up_to_the_projects(index, facet):
    counts = facet_counts(index, Filters())[facet]
    assert sum(counts.values()) == index.project_count


@pytest.mark.parametrize(("facet", "value"), [("countries", "LV"), ("regions", "LV003"),
                                              ("thematics", "Tourism"), ("periods", "2021-2027")])
def test_a_count_is_what_choosing_the_value_shows(index, facet, value):
    shown = select(index, Filters().with_(**{facet: {value}})).project_mask.sum()
    assert facet_counts(index, Filters())[facet][value] == shown > 0


def test_coverage_adds_up_to_the_catalogue(index):
    for by in ("programme_code", "programming_period"):
        found = coverage(index, by)
        assert found["projects"].sum() == index.project_count
        assert found["partners"].sum() == len(index.catalogue.partners)
