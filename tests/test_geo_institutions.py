"""Known institutions, national bodies, seats of regions: the tables kept by hand."""

import csv

import pandas as pd
import pytest

from geo.errors import DerivedFileError
from geo.geocode import TABLES_FOLDER
from geo.institutions import Institutions
from geo.match import Query
from geo.names import fold
from geo.region_seats import Seat, SeatError, with_seats
from tests.shared_geocoder import geocoder

REGIONS = pd.DataFrame({
    "region_code": ["XX1", "XX2"], "name": ["Westland", "Osttal"], "name_latin": ["", ""],
    "country_code": ["XX", "XX"], "lon": [10.0, 12.0], "lat": [50.0, 50.0],
    "region_2024_code": ["", ""]})
PLACES = pd.DataFrame({
    "name": ["Town", "City", "Osttal"], "country_code": ["XX"] * 3, "lon": [10.1, 10.2, 12.1],
    "lat": [50.1, 50.2, 50.1], "population": [10, 900, 5], "kind": ["place"] * 3,
    "nuts3_code": ["XX1", "XX1", "XX2"], "admin1_code": [""] * 3})


@pytest.mark.parametrize(("name", "country", "place", "matched_by"), [
    ("Aalto-yliopisto", "FI", "Espoo", "known organisation"),
    ("SINTEF Energy", "NO", "Trondheim", "known organisation"),
    ("Vytautas Magnus University", "", "Kaunas", "known organisation"),
    ("Ministry of Finance", "LT", "Vilnius", "national institution"),
    ("Latvian Chamber of Crafts", "LV", "Riga", "known organisation"),
    ("Latvian State Beekeeping Agency", "LV", "Riga", "national institution"),
])
def test_names_that_tell_their_seat(name, country, place, matched_by):
    match = geocoder().locate(Query(organisation=name, country=country))
    assert (match.place_name, match.matched_by) == (place, matched_by)


@pytest.mark.parametrize(("name", "country", "place"), [
    ("SINTEF, Narvik office", "NO", "Narvik"), ("VTT Oulu", "FI", "Oulu"),
    ("Latvian Rural Forum, district office", "LV", ""),
])
def test_a_town_or_a_part_of_the_country_goes_first(name, country, place):
    assert geocoder().locate(Query(organisation=name, country=country)).place_name == place


@pytest.mark.parametrize("table", ["institutions.csv", "seats.csv", "places.csv", "capitals.csv"])
def test_every_row_has_a_source_and_folded_names(table):
    with (TABLES_FOLDER / table).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert all(row["source"] for row in rows)
    if table == "institutions.csv":
        assert all(fold(name) == name for row in rows for name in row["names"].split("|"))


def test_a_seat_that_is_no_place_is_told(tmp_path):
    (tmp_path / "institutions.csv").write_text("country,names,town\nLV,x,Atlantis\n", "utf-8")
    with pytest.raises(DerivedFileError, match="'Atlantis' is no place of LV"):
        Institutions.load(tmp_path, geocoder().by_town.gazetteer)


def test_the_seat_is_the_named_town_else_the_namesake_else_the_largest():
    found = with_seats(REGIONS, PLACES, [])
    assert found["lon"].tolist() == [10.2, 12.1]
    named = with_seats(REGIONS, PLACES, [Seat("XX", "XX1", "", (), "Town")])
    assert named["lon"].tolist() == [10.1, 12.1]


def test_a_part_of_a_region_is_a_row_of_its_own():
    found = with_seats(REGIONS, PLACES, [Seat("XX", "XX1", "Old county", ("old",), "Town")])
    assert found.iloc[2][["region_code", "name", "lon"]].tolist() == ["XX1", "Old county", 10.1]


@pytest.mark.parametrize(("seat", "message"), [
    (Seat("XX", "XX9", "", (), "Town"), "unknown region XX9"),
    (Seat("XX", "XX1", "", (), "Nowhere"), "'Nowhere', the seat of XX1, is no place of XX"),
])
def test_a_wrong_row_of_seats_is_told(seat, message):
    with pytest.raises(SeatError, match=message):
        with_seats(REGIONS, PLACES, [seat])
