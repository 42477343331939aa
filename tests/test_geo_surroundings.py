"""What lies around a place: a city it is a quarter of, a border; and which namesake that tells."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo.match import Query
from geo.surroundings import FURTHEST_KM, border_km, quarters
from tests.shared_geocoder import geocoder

# A city of half a million, and what is 5 km and 10 km north of it (a degree is 111 km).
CITY = ("PL", 19.0, 52.0, 500_000)
NEAR, FURTHER = 52.0 + 5 / 111, 52.0 + 10 / 111


def places(*rows: tuple[str, float, float, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["country_code", "lon", "lat", "population"])


@pytest.mark.parametrize(("other", "is_quarter"), [
    (("PL", 19.0, NEAR, 50_000), True),
    (("PL", 19.0, NEAR, 0), True),
    (("PL", 19.0, NEAR, 50_001), False),
    (("PL", 19.0, FURTHER, 5_000), False),
    (("DE", 19.0, NEAR, 5_000), False),
])
def test_a_quarter_is_beside_a_city_ten_times_as_large(other, is_quarter):
    assert quarters(places(CITY, other)).tolist() == [False, is_quarter]


def test_a_town_of_less_than_100_000_has_no_quarters():
    assert not quarters(places(("PL", 19.0, 52.0, 99_999), ("PL", 19.0, NEAR, 500))).any()


# Two countries side by side, the border at 20 degrees east; a degree there is about 68 km.
COUNTRIES = gpd.GeoDataFrame({"country_code": ["PL", "BY"]}, crs="EPSG:4326", geometry=[
    shapely.box(18.0, 51.0, 20.0, 53.0), shapely.box(20.0, 51.0, 22.0, 53.0)])


@pytest.mark.parametrize(("lon", "km"), [(19.0, 68), (19.5, 34), (20.0, 0), (14.0, FURTHEST_KM)])
def test_the_distance_to_the_other_country(lon, km):
    found = border_km(places(("PL", lon, 52.0, 0)), COUNTRIES, ["PL"])
    assert found.tolist() == [pytest.approx(km, abs=2)]


def test_a_country_that_is_not_asked_counts_as_furthest():
    assert border_km(places(("PL", 20.0, 52.0, 0)), COUNTRIES, ["BY"]).tolist() == [FURTHEST_KM]


def town(name: str, country: str) -> tuple[str, float, float, bool]:
    match = geocoder().locate(Query(town=name, country=country))
    return match.place_name, round(match.lon), round(match.lat), match.location_score >= 0.8


def test_a_quarter_of_gdansk_is_no_rival_to_the_town_of_chelm():
    assert town("Chełm", "PL") == ("Chełm", 23, 51, True)


@pytest.mark.parametrize(("name", "country", "lon", "lat"), [
    ("Grafenau", "DE", 13, 49), ("Ås", "SE", 15, 63), ("Åkarp", "SE", 13, 56),
])
def test_of_two_namesakes_of_a_size_the_one_near_a_border_is_uncertain(name, country, lon, lat):
    assert town(name, country) == (name, lon, lat, False)


@pytest.mark.parametrize(("name", "country"), [("Pinnow", "DE"), ("Midlum", "DE"), ("Laar", "DE")])
def test_a_larger_one_inland_is_not_guessed(name, country):
    assert geocoder().locate(Query(town=name, country=country)).location_precision == "country"
