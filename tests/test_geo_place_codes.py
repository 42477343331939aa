"""The NUTS code of a place: what is published for the codes of its name, else the polygon's."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from geo.crosswalk import Crosswalk
from geo.place_codes import postcodes_2024, with_later_codes
from geo.regions import Regions

# Two regions side by side: XX001 up to 10.0 degrees east, XX002 beyond; 2024 renamed both.
CODES = np.array(["XX001", "XX002"], object)
REGIONS = Regions(pd.DataFrame(), CODES, np.array(["XX", "XX"], object), np.array([
    shapely.box(9.0, 50.0, 10.0, 51.0), shapely.box(10.0, 50.0, 11.0, 51.0)], object))
CROSSWALK = Crosswalk({}, {"XX001": "XX00A", "XX002": "XX00B"})
PUBLISHED = {("XX", "1"): "XX00B", ("XX", "2"): "XX00B", ("XX", "3"): "XX00A"}


def codes_of(lon: float, *codes: str, name: str = "Town") -> tuple[str, str]:
    """Return both codes of a place at a longitude whose name some postal codes have."""
    drawn = "XX001" if lon < 10 else "XX002"
    places = pd.DataFrame({"name": ["Town"], "country_code": ["XX"], "lon": [lon], "lat": [50.5],
                           "nuts3_code": [drawn]})
    postal = pd.DataFrame([("XX", code, name, lon, 50.5) for code in codes],
                          columns=["country_code", "code", "name", "lon", "lat"])
    empty = pd.DataFrame({"nuts3_code": [], "nuts3_2024_code": [], "lon": [], "lat": []})
    found = with_later_codes(places, empty, postal, PUBLISHED, CROSSWALK, REGIONS)
    return found["nuts3_code"][0], found["nuts3_2024_code"][0]


@pytest.mark.parametrize(("lon", "codes", "expected"), [
    (9.99, (), ("XX001", "XX00A")),
    (9.99, ("1", "2"), ("XX002", "XX00B")),
    (9.99, ("1", "3"), ("XX001", "XX00A")),
    (10.5, ("1", "2"), ("XX002", "XX00B")),
    (9.5, ("1", "2"), ("XX001", "XX00A")),
])
def test_what_is_published_decides_for_a_place_beside_that_region(lon, codes, expected):
    assert codes_of(lon, *codes) == expected


def test_the_codes_of_another_name_say_nothing():
    assert codes_of(9.99, "1", "2", name="Village") == ("XX001", "XX00A")


def test_a_postal_code_has_what_is_published_else_what_the_polygon_becomes():
    rows = pd.DataFrame({"country_code": ["XX", "XX"], "code": ["1", "9"],
                         "nuts3_code": ["XX001", "XX001"]})
    assert postcodes_2024(rows, PUBLISHED, CROSSWALK) == ["XX00B", "XX00A"]


def test_towns_at_a_border_that_the_polygons_put_on_its_wrong_side():
    derived = Path(__file__).parents[1] / "geo" / "derived" / "gazetteer" / "places.parquet"
    places = pd.read_parquet(derived, columns=["name", "country_code", "nuts3_code"])
    wanted = {"Middelfart": "DK031", "Teltow": "DE40E", "Fellbach": "DE116"}
    found = places[places["name"].isin(wanted) & (places["country_code"] != "RU")]
    assert dict(zip(found["name"], found["nuts3_code"], strict=True)) == wanted
