"""Towns as places: their codes, points and names, and pairs of them counted by hand."""

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
from tests.small_world import TODAY, small_world

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
