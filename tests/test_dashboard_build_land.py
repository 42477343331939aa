"""The land of the map of lines: the committed file is of the committed geography, turned for d3."""

import json

import pytest
from shapely.geometry import Point, shape

from dashboard.build_land import STATIC, build_land
from dashboard.map_files import LAND

TEXT = (STATIC / LAND).read_text(encoding="utf-8")


def test_the_committed_land_is_of_the_committed_geography():
    assert build_land(STATIC) == TEXT, "run: python -m dashboard.build_land"


def test_every_edge_runs_clockwise_as_d3_wants_it():
    (feature,) = json.loads(TEXT)["features"]
    parts = shape(feature["geometry"]).geoms
    assert len(parts) > 50
    assert not any(part.exterior.is_ccw for part in parts)
    assert all(hole.is_ccw for part in parts for hole in part.interiors)


@pytest.mark.parametrize(("name", "lon", "lat", "is_land"), [
    ("Rīga", 24.1, 56.9, True), ("Gotland", 18.5, 57.5, True), ("Baltic Sea", 19.5, 56.5, False),
    ("Lake Ladoga", 31.5, 60.8, False),
])
def test_land_is_where_it_is(name, lon, lat, is_land):
    (feature,) = json.loads(TEXT)["features"]
    assert shape(feature["geometry"]).contains(Point(lon, lat)) == is_land
