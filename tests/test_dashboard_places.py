"""Places of partners: a region code brings all regions around it, a country alone its NUTS 0."""

import numpy as np
import pytest

from dashboard.bits import unpack
from dashboard.places import NO_POINT, build_places, points_of
from data.columns import PARTNERS
from data.tables import table_from_rows
from tests.small_world import small_world

REGIONS = small_world().regions


def partner(**facts):
    row = {"partner_id": "x", "partner_order": 1, "is_lead_partner": True, **facts}
    return table_from_rows([row], PARTNERS)


def regions_of(**facts):
    places = build_places(partner(**facts), REGIONS, np.array([0]), 1)
    return [code for code, bits in zip(places.regions.values, places.regions.bits, strict=True)
            if unpack(bits, 1)[0]]


@pytest.mark.parametrize(
    ("facts", "regions"),
    [
        ({"nuts3_code": "LV003", "country_code": "LV"}, ["LV", "LV0", "LV00", "LV003"]),
        ({"nuts2_code": "LT02", "country_code": "LT"}, ["LT", "LT0", "LT02"]),
        ({"admin1_code": "RU-SPE", "country_code": "RU"}, ["RU", "RU-SPE"]),
        ({"country_code": "LV"}, ["LV"]),
        ({"country_code": "IS"}, []),  # no region of that country is known
        ({"nuts3_code": "LV003"}, ["LV", "LV0", "LV00", "LV003"]),
        ({}, []),
        ({"nuts3_code": "ZZ999"}, ["ZZ999"]),  # shown as it is, though it has no name
    ],
)
def test_regions_around_a_partner(facts, regions):
    assert regions_of(**facts) == regions


def test_a_partner_across_the_border_keeps_country_and_region():
    places = build_places(
        partner(country_code="LV", nuts3_code="LT026"), REGIONS, np.array([0]), 1
    )
    assert places.countries.values == ("LV",)
    assert "LT026" in regions_of(country_code="LV", nuts3_code="LT026")


def test_equal_coordinates_are_one_point():
    points, lon_lat = points_of(small_world().partners)
    assert points[0] == points[2] != points[1]
    assert len(set(points.tolist()) - {NO_POINT}) == 10
    assert (points == NO_POINT).sum() == 2
    assert lon_lat[points[0]].tolist() == [21.01, 56.51]
