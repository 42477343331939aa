"""The region of a point: hand-checked places, the rules at coasts and borders, bad input."""

from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.delineation import DELINEATION_FILE, load_delineation
from geo.errors import DerivedFileError, UnknownCodeError
from geo.regions import REGIONS_FOLDER, Regions, levels_of, load_regions

DELINEATION = load_delineation(DELINEATION_FILE)


@pytest.fixture(scope="module")
def regions():
    return load_regions(REGIONS_FOLDER)


def codes_of(regions, lon, lat, country):
    codes = regions.codes_at([lon], [lat], [country])
    return codes.nuts0[0], codes.nuts3[0], codes.admin1[0], codes.how[0]


@pytest.mark.parametrize(
    ("place", "lon", "lat", "country", "expected"),
    [
        ("Riga, Town Hall", 24.107, 56.947, "LV", ("LV", "LV006", None, "within")),
        ("Vilnius", 25.280, 54.687, "LT", ("LT", "LT011", None, "within")),
        ("Narva, at the border", 28.190, 59.377, "EE", ("EE", "EE00A", None, "nearest")),
        ("Ivangorod, across it", 28.216, 59.374, "RU", ("RU", None, "RU-LEN", "within")),
        ("Kaliningrad", 20.508, 54.713, "RU", ("RU", None, "RU-KGD", "within")),
        ("Moscow, outside the region", 37.618, 55.756, "RU", ("RU", None, None, "within")),
        ("Grodno", 23.830, 53.678, "BY", ("BY", None, "BY-HR", "within")),
        ("Mariehamn, as Åland", 19.935, 60.097, "AX", ("FI", "FI200", None, "within")),
        ("Longyearbyen, as Svalbard", 15.633, 78.223, "SJ", ("NO", "NO0B2", None, "within")),
        ("Rostock", 12.140, 54.089, "DE", ("DE", "DE803", None, "within")),
        ("Athens, ISO code", 23.728, 37.984, "GR", ("EL", "EL303", None, "within")),
        ("Athens, Eurostat's code", 23.728, 37.984, "EL", ("EL", "EL303", None, "within")),
        ("London", -0.128, 51.507, "GB", ("UK", "UKI32", None, "within")),
        ("Kyiv, no polygons", 30.523, 50.450, "UA", (None, None, None, "none")),
        ("Riga, country unknown", 24.107, 56.947, None, ("LV", "LV006", None, "within")),
        ("open sea, country unknown", 19.0, 56.5, None, (None, None, None, "none")),
        ("Riga, said to be in Sweden", 24.107, 56.947, "SE", (None, None, None, "none")),
    ],
)
def test_places(regions, place, lon, lat, country, expected):
    assert codes_of(regions, lon, lat, country) == expected, place


@pytest.mark.parametrize(("km", "how"), [(10, "nearest"), (29, "nearest"), (31, "none")])
def test_nearest_reaches_30_km(km, how):
    square = shapely.box(20.0, 55.0, 21.0, 56.0)
    world = Regions(None, np.array(["XX111"], object), np.array(["XX"], object), np.array([square]))
    north = 56.0 + km / 111.3  # a degree of latitude is 111.3 km there
    assert world.codes_at([20.5], [north], ["XX"]).how.tolist() == [how]


def test_nearest_is_of_the_same_country(regions):
    """Off Haparanda the nearest land is Finnish, but a Swedish point stays Swedish."""
    assert codes_of(regions, 24.16, 65.75, "SE")[:2] == ("SE", "SE332")
    assert codes_of(regions, 24.16, 65.75, "FI")[:2] == ("FI", "FI1D7")


def test_a_missing_coordinate_has_no_region(regions):
    assert codes_of(regions, float("nan"), 56.9, "LV") == (None, None, None, "none")


def test_no_points(regions):
    assert regions.codes_at([], [], []).nuts3.tolist() == []


def test_lengths_must_agree(regions):
    with pytest.raises(ValueError, match="2 points but 1 country codes"):
        regions.codes_at([24.1, 24.2], [56.9, 56.9], ["LV"])


@given(
    lon=st.floats(-180, 180),
    lat=st.floats(-90, 90),
    country=st.sampled_from([None, "", "LV", "RU", "NO", "??"]),
)
@settings(deadline=None, max_examples=60)
def test_levels_are_nested_anywhere(regions, lon, lat, country):
    codes = regions.codes_at([lon], [lat], [country])
    levels = [codes.nuts0[0], codes.nuts1[0], codes.nuts2[0], codes.nuts3[0]]
    finest = codes.admin1[0] or levels[3] or levels[0]
    assert levels == [None] * 4 if finest is None else [*levels_of(finest)[:4]] == levels
    assert (codes.how[0] == "none") == (finest is None)


def test_representative_points_lie_in_their_region(regions):
    finest = regions.table[regions.table["level"].isin(["nuts3", "admin1"])]
    codes = regions.codes_at(finest["lon"], finest["lat"], finest["country_code"].tolist())
    found = np.where(codes.admin1 == None, codes.nuts3, codes.admin1)  # noqa: E711 - elementwise
    assert found.tolist() == finest["region_code"].tolist()


def test_representative_point_of_one_region(regions):
    lon, lat = regions.representative_point("RU-KGD")
    assert (round(lon), round(lat)) == (22, 55)


def test_an_unknown_code_says_what_to_use(regions):
    with pytest.raises(UnknownCodeError, match="'LV00Z' is no region code; use NUTS 2021"):
        regions.representative_point("LV00Z")


def test_table_counts(regions):
    counts = regions.table["level"].value_counts().to_dict()
    assert counts == {"nuts3": 1514, "nuts2": 334, "nuts1": 125, "nuts0": 39, "admin1": 18}
    assert regions.table["region_code"].is_unique


def test_parents_exist_and_share_the_country(regions):
    table = regions.table.set_index("region_code")
    children = table[table["parent_code"].notna()]
    parents = table.loc[children["parent_code"]]
    assert parents["country_code"].tolist() == children["country_code"].tolist()
    assert table.index[table["parent_code"].isna()].str.len().unique().tolist() == [2]


@pytest.mark.parametrize(
    ("code", "inside", "touches"),
    [
        ("LV", True, True),
        ("DE", False, True),
        ("DE9", False, True),
        ("DE93", True, True),
        ("DE91", False, False),
        ("DE80J", True, True),
        ("RU", False, True),
        ("RU-KO", True, True),
        ("BY", True, True),
        ("FR", False, False),
    ],
)
def test_delineation(regions, code, inside, touches):
    row = regions.table.set_index("region_code").loc[code]
    assert (row["in_region"], row["touches_region"]) == (inside, touches)
    assert (DELINEATION.contains(code), DELINEATION.touches(code)) == (inside, touches)


def test_in_region_of_codes(regions):
    answers = regions.in_region(["DE80J", "RU-PSK", "FR101", None, "nonsense"])
    assert answers.tolist() == [True, True, False, False, False]


def test_bounds_hold_the_representative_point(regions):
    t = regions.table
    assert (t["lon"].between(t["west"], t["east"]) & t["lat"].between(t["south"], t["north"])).all()


def test_a_missing_file_says_how_to_make_it(tmp_path: Path):
    with pytest.raises(DerivedFileError, match=r"nuts_3\.parquet is missing.*build_boundaries"):
        load_regions(tmp_path)


def test_a_damaged_file_says_so(tmp_path: Path):
    (tmp_path / "nuts").mkdir()
    (tmp_path / "nuts" / "nuts_3.parquet").write_bytes(b"not parquet")
    with pytest.raises(DerivedFileError, match="missing or damaged"):
        load_regions(tmp_path)
