"""Points in or near the country that they are said to be in."""

from pathlib import Path

import pandas as pd
import pytest

from geo.country_areas import CountryAreas
from geo.errors import DerivedFileError
from geo.geocode import DERIVED_FOLDER

PARTNERS = Path(__file__).parent.parent / "data" / "derived" / "partners.parquet"
AREAS = CountryAreas.load(DERIVED_FOLDER)


@pytest.mark.parametrize(("place", "lon", "lat", "country"), [
    ("Riga", 24.11, 56.95, "LV"), ("an islet", 19.18, 59.85, "SE"), ("Åland", 19.94, 60.10, "AX"),
    ("Åland", 19.94, 60.10, "FI"), ("Svalbard", 15.64, 78.22, "SJ"), ("Kaliningrad", 20.5, 54.7,
    "RU"), ("Vladivostok", 131.9, 43.1, "RU"), ("the Canary Islands", -15.43, 28.12, "ES"),
    ("Réunion", 55.45, -20.88, "FR"), ("Tórshavn", -6.77, 62.01, "FO"), ("Kyiv", 30.5, 50.45,
    "UA"), ("Nuuk", -51.72, 64.18, "GL"), ("Quebec", -71.21, 46.81, "CA"),
    ("across the border, 20 km", 26.2, 57.6, "EE"), ("New York", -74.0, 40.7, "US"),
])
def test_a_point_of_the_country(place, lon, lat, country):
    assert AREAS.holds(lon, lat, country)


@pytest.mark.parametrize(("place", "lon", "lat", "country"), [
    ("Riga, swapped", 56.95, 24.11, "LV"), ("Oslo, swapped", 59.91, 10.75, "NO"),
    ("Nuuk, swapped", 64.18, -51.72, "GL"), ("Helsinki", 24.94, 60.17, "EE"),
    ("Riga", 24.11, 56.95, "CA"), ("Riga", 24.11, 56.95, "US"), ("nowhere", 0.0, 0.0, "LV"),
    ("the far side", -170.0, -52.0, "LV"),
])
def test_a_point_elsewhere(place, lon, lat, country):
    assert not AREAS.holds(lon, lat, country)


def test_each_country_of_the_catalogue_is_known():
    partners = pd.read_parquet(PARTNERS, columns=["country_code", "lon", "lat"]).dropna()
    points = partners.drop_duplicates("country_code")
    assert [country for country, lon, lat in points.itertuples(index=False)
            if not AREAS.holds(lon, lat, country)] == []


def test_a_missing_file_says_how_to_make_it(tmp_path):
    with pytest.raises(DerivedFileError, match=r"run python -m geo\.build_boundaries"):
        CountryAreas.load(tmp_path)
