"""Places with partners, by any of their names."""

import pytest

from dashboard.search import base_forms
from dashboard.towns import build_towns
from geo.inflection import Inflection
from tests.small_world import small_world

PARTNERS = small_world().partners.assign(geonames_id=7)
TOWNS = build_towns(PARTNERS, {"7": ("duntes pilseta", "aabo")},
                    base_forms(Inflection({"lv": (("as", "a"),), "et": (("sse", ""),)})))


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Liepāja", "Liepāja"), ("liepaja", "Liepāja"), ("Riga, Latvia", "Rīga"),
     ("Sankt-Peterburg", "Санкт-Петербург"), ("Санкт-Петербург", "Санкт-Петербург"),
     ("UMEÅ", "Umeå"), ("Umeaa", "Umeå"), ("Åbo", "Rīga"), ("Abo", None),
     ("Rīgas", "Rīga"), ("Rīgas, Latvija", "Rīga"), ("Klaipėdasse", "Klaipėda"),
     ("Rīgas iela", None), ("Atlantis", None), ("", None), (", Latvia", None)],
)
def test_a_place_is_found_in_any_letters(typed, name):
    found = TOWNS.find(typed)
    assert (found.name if found else None) == name


def test_a_further_name_means_the_place_with_most_partners():
    assert TOWNS.find("Duntes pilsēta").name == "Rīga"
    assert TOWNS.find("Rīga").partners == 3


def test_a_point_has_the_name_of_its_place():
    assert TOWNS.at(24.1101, 56.9499).name == "Rīga"
    assert TOWNS.at(0.0, 0.0) is None


def test_a_place_is_where_most_of_its_partners_are():
    moved = PARTNERS.copy()
    moved.loc[moved["partner_id"] == "P4-02", ["lon", "lat"]] = [24.0, 57.0]
    assert (build_towns(moved, {}).find("riga").lon, TOWNS.find("riga").lon) == (24.11, 24.11)
