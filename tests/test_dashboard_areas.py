"""Boxes, circles and polygons: what is in them, and which texts are none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.areas import MAX_CORNERS, Area, points_inside
from geo.distance import distance_km

RIGA, TALLINN, NOWHERE = (24.11, 56.95), (24.75, 59.44), (np.nan, np.nan)
LON, LAT = np.array([RIGA, TALLINN, NOWHERE]).T


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("b_24000_56000_25000_57000", [True, False, False]),
        ("b_24110_56950_24750_59440", [True, True, False]),  # the edge is inside
        ("c_24000_57000_20", [True, False, False]),
        ("c_24110_56950_280", [True, True, False]),  # 279.9 km along the ellipsoid
        ("c_24110_56950_279", [True, False, False]),
        ("c_24110_56950_270", [True, False, False]),
        ("p_20000_55000_28000_55000_24000_58000", [True, False, False]),
        ("P_20000_55000_28000_55000_20000_60000_28000_60000", [True, True, False]),  # crossing
    ],
)
def test_points_inside(code, expected):
    assert points_inside([Area(code)], LON, LAT).tolist() == expected


def test_several_areas_are_any_of_them():
    areas = [Area("c_24110_56950_1"), Area("c_24750_59440_1")]
    assert points_inside(areas, LON, LAT).tolist() == [True, True, False]


def test_sides_are_straight_on_the_map_and_not_on_the_globe():
    wedge = Area("p_0_40000_40000_70000_40000_40000")  # its long side is at 58.5 N halfway
    assert points_inside([wedge], np.array([20.0, 20.0]), np.array([58.0, 59.0])).tolist() == [
        True, False]


@given(st.floats(5, 35), st.floats(50, 70), st.integers(1, 500), st.floats(5, 35),
       st.floats(50, 70))
def test_a_radius_is_a_distance(lon, lat, radius_km, other_lon, other_lat):
    area = Area.circle(lon, lat, radius_km)
    away = distance_km(*area.degrees, other_lon, other_lat)
    inside = bool(area.contains(np.array([other_lon]), np.array([other_lat]))[0])
    if abs(away - radius_km) > 0.006 * away:  # the sphere is up to 0.6 % off
        assert inside == (away < radius_km)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("", "is no area"), ("x_1_2_3", "is no area"), ("c_1_2", "has 2 numbers"),
        ("c_1_2_3.5", "is no area"), ("c_1_2_", "is no area"), ("c_1_2_0", "radius of 0 km"),
        ("c_1_2_2001", "radius of 2001 km"), ("c_180001_2_3", "180 degrees of longitude"),
        ("b_0_85001_1_85002", "85 degrees of latitude"), ("b_2_0_1_1", "the wrong way round"),
        ("p_0_0_1_1", "has 4 numbers"), ("p_0_0_1_1_2_2_3", "has 7 numbers"),
        ("p" + "_1_2" * (MAX_CORNERS + 1), "has 82 numbers"), ("c_1_2_3\n", "is no area"),
    ],
)
def test_anything_else_is_no_area(code, problem):
    with pytest.raises(ValueError, match=problem):
        Area(code)
