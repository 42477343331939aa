"""Read the sources of the regions, and name them: NUTS, and admin-1 of Belarus and Russia.

Every frame has polygons in EPSG:4326 and is sorted by code, so that builds repeat exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.crs import LONLAT
from geo.delineation import ISO_OF_NUTS, Delineation, Unit
from geo.errors import GeoError

COORDINATE_DECIMALS = 6  # about 0.1 m
RUSSIA_TOLERANCE = 0.01  # degrees; its outline only says "in Russia"; 1:10 million has no more
FAR_TOLERANCE = 0.05  # degrees; the gaps it makes inside Russia are closed with the others


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
