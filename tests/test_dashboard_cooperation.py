"""Who cooperates with whom: pairs counted by hand, and by a slow reference on the catalogue."""

from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.cooperation import cooperation, expected_projects, matrix, projects_of_pair
from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.network import by_period, network_figures
from data.catalogue import load_catalogue
from tests.small_world import TODAY, small_world

SMALL = build_index(small_world(), TODAY)
DERIVED = Path(__file__).parent.parent / "data" / "derived"
COUNTRY_OF = {"LV": "LV", "LT": "LT", "SE": "SE", "RU": "RU", "LV003": "LV", "LV006": "LV"}


def small(level="nuts0", pairs="all", filters=None, include_outside=False):
    filters = filters or Filters()
    return cooperation(SMALL, select(SMALL, filters), level, pairs, include_outside)


def as_dict(found):
    return {(p.a, p.b): p.projects for p in found.pairs.itertuples()}


def test_only_projects_with_all_partners_known_are_read():
    found = small()
    assert (found.read, found.not_read) == (6, 2)  # P3 lead_only, P7 one_country


@pytest.mark.parametrize(("level", "expected"), [
    ("nuts0", {("LT", "LV"): 3, ("LV", "RU"): 1, ("LV", "SE"): 1}),
    ("nuts3", {("LT023", "LV003"): 2, ("LV006", "SE110"): 1, ("LV006", "RU-SPE"): 1,
               ("LT022", "LV006"): 1}),
])
def test_a_project_counts_each_pair_once(level, expected):
    assert as_dict(small(level)) == expected


def test_partners_outside_the_region_count_when_asked_for():
    assert as_dict(small(include_outside=True)) == {
        ("LT", "LV"): 3, ("LV", "RU"): 1, ("LV", "SE"): 1, ("DE", "LV"): 1, ("DE", "RU"): 1}


def test_lead_with_each_partner():
    found = small(pairs="lead", include_outside=True)
    assert as_dict(found) == {("LT", "LV"): 3, ("LV", "RU"): 1, ("LV", "SE"): 1, ("DE", "RU"): 1}


def test_funding_says_how_many_publish_it():
    first = small().pairs.iloc[0]  # P1 850,000; P2 308,751.88; P6 0
    assert (first["a"], first["b"], first["published"]) == ("LT", "LV", 3)
    assert first["eu_funding_eur"] == pytest.approx(1_158_751.88)
    sweden = small().pairs.set_index("b").loc["SE"]
    assert np.isnan(sweden["eu_funding_eur"])
    assert sweden["published"] == 0


def test_cooperation_within_a_place_is_counted_apart():
    assert small().within == {"LV": 2}  # P1 twice Liepāja, P4 Rīga and somewhere in Latvia
    assert small("nuts3").within == {"LV003": 1}
    assert small("nuts3").no_place == 2  # P4-03 and P8-01


def test_expected_keeps_the_total_and_the_activity_of_each():
    pairs = small().pairs
    # r: LV 5, LT 3, RU 1, SE 1; S = 15 + 5 + 5 + 3 + 3 + 1 = 32; T = 5
    assert pairs["expected"].tolist() == pytest.approx([5 * 15 / 32, 5 * 5 / 32, 5 * 5 / 32])
    assert pairs["ratio"].tolist() == pytest.approx([3 * 32 / 75, 32 / 25, 32 / 25])


def test_nothing_gives_nothing():
    found = small(filters=Filters(countries={"DE"}, countries_mode="all", periods={"2007-2013"}))
    assert found.pairs.empty
    assert expected_projects(found.pairs).empty
    assert matrix(found, "projects").empty


def test_the_matrix_is_symmetric_with_the_most_active_first():
    square = matrix(small(), "projects")
    assert square.index.tolist() == square.columns.tolist() == ["LV", "LT", "RU", "SE"]
    assert square.loc["LV", "LT"] == square.loc["LT", "LV"] == 3
    assert square.isna().sum().sum() == 16 - 6


def test_the_projects_of_a_pair_are_listed_either_way_round():
    found = small()
    assert projects_of_pair(found, "LV", "LT") == projects_of_pair(found, "LT", "LV") == [0, 1, 5]
    assert projects_of_pair(small(), "SE", "LT") == []


def test_network_figures():
    found = network_figures(small(), COUNTRY_OF).set_index("code")
    assert found["degree"].to_dict() == {"LV": 3, "LT": 1, "RU": 1, "SE": 1}
    assert found["projects"].to_dict() == {"LV": 5, "LT": 3, "RU": 1, "SE": 1}
    assert found["betweenness"].to_dict() == {"LV": 1.0, "LT": 0, "RU": 0, "SE": 0}  # a star
    assert set(found["cross_border"]) == {1.0}


def test_figures_by_period():
    rows = by_period(SMALL, Filters(), "nuts0", "all", COUNTRY_OF).set_index("period")
    assert rows["read"].to_dict() == {"2007-2013": 0, "2014-2020": 5, "2021-2027": 1}
    assert rows["not_read"].to_dict() == {"2007-2013": 1, "2014-2020": 0, "2021-2027": 1}
    assert rows["joint"].to_dict() == {"2007-2013": 0, "2014-2020": 4, "2021-2027": 1}
    assert rows.loc["2007-2013", ["cross_border", "mean_degree"]].isna().all()


@pytest.fixture(scope="module")
def index():
    return build_index(load_catalogue(DERIVED), date(2026, 11, 23))


def reference(index, filters, column):
    """Count pairs project by project, as one would by hand."""
    projects, partners = index.catalogue.projects, index.catalogue.partners
    chosen = projects[select(index, filters).project_mask]
    ids = set(chosen.loc[chosen["known_partners"] == "all", "project_id"])
    codes = {project: set() for project in ids}
    for row in partners.itertuples():
        code = getattr(row, column)
        if column != "country_code" and not isinstance(code, str):
            code = row.admin1_code
        is_counted = filters.include_outside or not (pd.notna(row.in_region) and not row.in_region)
        if row.project_id in ids and is_counted and isinstance(code, str):
            codes[row.project_id].add(code)
    return dict(Counter(pair for found in codes.values()
                        for pair in combinations(sorted(found), 2)))


@pytest.mark.parametrize("filters", [
    Filters(), Filters(countries={"LV", "SE"}), Filters(periods={"2014-2020"}),
    Filters(text="tourism", include_outside=True),
])
@pytest.mark.parametrize(("level", "column"), [("nuts0", "country_code"), ("nuts2", "nuts2_code"),
                                               ("nuts3", "nuts3_code")])
def test_every_pair_of_the_catalogue_equals_a_slow_count(index, filters, level, column):
    found = cooperation(index, select(index, filters), level, "all", filters.include_outside)
    expected = reference(index, filters, column)
    assert as_dict(found) == expected != {}
    assert found.pairs["expected"].sum() <= found.pairs["projects"].sum() + 1e-9
    joint = [len(projects_of_pair(found, a, b)) for a, b in list(expected)[:20]]
    assert joint == list(expected.values())[:20]
    assert pd.Series(expected).max() == found.pairs["projects"].iloc[0]
