"""Towns as places: their codes, points and names, and pairs of them counted by hand."""

from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from dashboard.cooperation import cooperation
from dashboard.cooperation_places import places_of
from dashboard.cooperation_towns import town_codes, town_places
from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.labels import Labels
from dashboard.link_reader import PAIR_FORM
from dashboard.wording import load_wording
from data.catalogue import load_catalogue
from tests.small_world import TODAY, small_world

DERIVED = Path(__file__).parent.parent / "data" / "derived"
INDEX = build_index(small_world(), TODAY)
PLACES = places_of(INDEX, "town", Labels(INDEX.catalogue, load_wording("en")))


def pairs(include_outside=False):
    found = cooperation(INDEX, select(INDEX, Filters()), "town", "all", include_outside).pairs
    return {frozenset(ends): n for *ends, n in zip(
        PLACES.names(found["a"]), PLACES.names(found["b"]), found["projects"], strict=True)}


def test_pairs_of_towns_by_hand():
    # P1 Liepāja-Klaipėda; P2's lead is only located in a region; P4, P5, P6 have Rīga.
    assert pairs() == {frozenset({"Liepāja · LV", "Klaipėda · LT"}): 1,
                       frozenset({"Stockholm · SE", "Rīga · LV"}): 1,
                       frozenset({"Санкт-Петербург · RU", "Rīga · LV"}): 1,
                       frozenset({"Rīga · LV", "Kaunas · LT"}): 1}
    assert len(pairs(include_outside=True)) == 6  # Munich with both others of P5


def test_partners_without_a_town_are_counted_apart():
    found = cooperation(INDEX, select(INDEX, Filters()), "town")
    assert found.no_place == 3  # P2-01 (region), P4-03 (country), P8-01 (nothing)


def test_a_code_is_one_place_and_fits_a_link():
    codes = town_codes(INDEX.catalogue.partners)
    assert codes.isna().sum() == 3
    assert codes.nunique() == 9
    both = "_".join(codes.dropna().unique()[:2])
    assert PAIR_FORM.fullmatch(both)


@pytest.mark.parametrize(("column", "value"), [("country_code", "EE"), ("nuts3_code", "LV006"),
                                               ("place_name", "Liepaja")])
def test_another_country_region_or_name_is_another_town(column, value):
    one = INDEX.catalogue.partners.head(1)
    assert town_codes(one).tolist() != town_codes(one.assign(**{column: value})).tolist()


def test_a_town_has_the_middle_of_its_partners():
    partners = pd.concat([INDEX.catalogue.partners.head(1)] * 3).assign(lon=[21.0, 21.2, 25.0])
    (place,) = town_places(partners).to_dict("records")
    assert (place["name"], place["lon"], place["country_code"]) == ("Liepāja", 21.2, "LV")


@pytest.fixture(scope="module")
def shipped():
    return build_index(load_catalogue(DERIVED), date(2026, 11, 23))


@pytest.mark.parametrize("filters", [
    Filters(), Filters(countries={"LV", "SE"}), Filters(text="tourism"),
])
def test_every_pair_of_towns_of_the_catalogue_equals_a_slow_count(shipped, filters):
    projects, partners = shipped.catalogue.projects, shipped.catalogue.partners
    chosen = projects[select(shipped, filters).project_mask]
    towns = {project: set() for project in
             chosen.loc[chosen["known_partners"] == "all", "project_id"]}
    for row in partners[partners["in_region"].fillna(True).astype(bool)].itertuples():
        if row.project_id in towns and row.location_precision in ("postcode", "place",
                                                                  "municipality"):
            region = row.nuts3_code if isinstance(row.nuts3_code, str) else row.admin1_code
            towns[row.project_id].add((row.country_code, str(region), row.place_name))
    expected = Counter(pair for found in towns.values()
                       for pair in combinations(sorted(found), 2))
    found = cooperation(shipped, select(shipped, filters), "town").pairs
    assert len(found) == len(expected)
    assert sorted(found["projects"]) == sorted(expected.values())
