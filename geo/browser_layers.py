"""The layers that the browser draws: simplified, rounded GeoJSON under content-hashed names.

All levels of regions come from one simplified coverage of the finest regions: what lies
between two regions is the same line for both and on every level, without gaps or overlaps.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.crs import EQUAL_AREA, LONLAT, geometries_to_equal_area
from geo.region_codes import levels_of
from geo.regions import NATURAL_EARTH_ATTRIBUTION, NUTS_ATTRIBUTION

Geometries = npt.NDArray[Any]

TOLERANCE_M = 1000.0
"""Square root of the smallest triangle that is kept (Visvalingam-Whyatt), in metres."""
SMALLEST_PART_KM2 = 3.0
"""Smaller islands are left out, unless the region has no larger part."""
GAP_WIDTH_M = 8000.0
"""Gaps between the NUTS and the Natural Earth polygons up to this width are closed."""
BESIDE_M = 9000.0
"""A Natural Earth border this near one of ours is the same border."""
NEAR_EUROPE = (-32.0, 33.0, 75.0, 84.0)
"""West, south, east, north of the part where our own borders are."""
DECIMALS = 3
"""Of coordinates in degrees: 0.001 is 111 m, a ninth of the tolerance."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing to draw: its code and name, and its geometry in EPSG:4326."""

    code: str
    name: str
    geometry: shapely.Geometry


@dataclass(frozen=True, slots=True)
class Layer:
    """One file to write: logical name, folder below static/geo, features, credit to show."""

    name: str
    folder: str
    attribution: str
    features: tuple[Feature, ...]


def build_coverage(finest: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Build the simplified coverage of regions that come from two sources.

    Parameters
    ----------
    finest : geopandas.GeoDataFrame
        region_code and polygons in EPSG:4326; where two overlap, the first keeps the area.

    Returns
    -------
    geopandas.GeoSeries
        Polygons by region_code in EPSG:3035, whose shared borders are identical.
    """
    polygons = geometries_to_equal_area(finest.geometry.array)
    polygons = np.array([_without_islets(polygon) for polygon in polygons], dtype=object)
    clean = shapely.coverage_clean(polygons, gap_width=GAP_WIDTH_M, merge_strategy="min_index")
    simple = shapely.coverage_simplify(clean, TOLERANCE_M)
    return gpd.GeoSeries(simple, index=pd.Index(finest["region_code"]), crs=EQUAL_AREA)


def _without_islets(polygon: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(polygon)
    areas = shapely.area(parts) / 1e6
    kept = parts[areas >= min(SMALLEST_PART_KM2, areas.max())]
    return shapely.multipolygons(kept) if len(kept) > 1 else kept[0]


def dissolve(coverage: gpd.GeoSeries, codes: Iterable[str]) -> dict[str, shapely.Geometry]:
    """Return the union of the finest regions below each code.

    Raises
    ------
    KeyError
        If a code has no region below it.
    """
    members: dict[str, list[shapely.Geometry]] = {code: [] for code in codes}
    for finest, polygon in coverage.items():
        for code in {finest, *levels_of(str(finest))} & members.keys():
            members[code].append(polygon)
    empty = sorted(code for code, polygons in members.items() if not polygons)
    if empty:
        raise KeyError(f"No polygon below {', '.join(empty)}.")
    return {code: shapely.coverage_union_all(polygons) for code, polygons in members.items()}


def build_region_layers(coverage: gpd.GeoSeries, table: pd.DataFrame) -> list[Layer]:
    """Build one layer a level; each covers the whole Baltic Sea Region.

    Belarus and Russia have no NUTS: on the levels 1 to 3 their admin-1 units stand in.
    """
    touching = table[table["touches_region"]]
    return [_region_layer(coverage, touching, f"nuts{number}") for number in range(4)]


def _region_layer(coverage: gpd.GeoSeries, touching: pd.DataFrame, level: str) -> Layer:
    wanted = [level] if level == "nuts0" else [level, "admin1"]
    rows = touching[touching["level"].isin(wanted)].sort_values("region_code")
    shapes = dissolve(coverage, rows["region_code"])
    lonlat = gpd.GeoSeries(list(shapes.values()), crs=EQUAL_AREA).to_crs(LONLAT)
    features = tuple(
        Feature(code, name, shape)
        for code, name, shape in zip(shapes, rows["name"], lonlat, strict=True)
    )
    credit = f"{NUTS_ATTRIBUTION}; {NATURAL_EARTH_ATTRIBUTION}"
    return Layer(level, "nuts", credit, features)


def build_borders_layer(coverage: gpd.GeoSeries, natural_earth: Layer, codes: list[str]) -> Layer:
    """Build the country borders: our own where the region's countries meet, else Natural Earth.

    So no second line, a little beside the first, runs along the borders of the regions.

    Parameters
    ----------
    coverage : geopandas.GeoSeries
        As :func:`build_coverage` returns it.
    natural_earth : Layer
        The borders of the world; the coasts are not in it.
    codes : list of str
        Countries of the coverage.
    """
    world = gpd.GeoSeries([feature.geometry for feature in natural_earth.features], crs=LONLAT)
    shapes = gpd.GeoSeries(list(dissolve(coverage, codes).values()), crs=EQUAL_AREA)
    outlines = shapes.boundary.to_crs(LONLAT).clip(NEAR_EUROPE)
    near_own, near_world = _beside(outlines), _beside(world.clip(NEAR_EUROPE))
    lines = _line_parts([outlines.union_all() & near_world, *world.difference(near_own)])
    shape = shapely.line_merge(shapely.multilinestrings(lines))
    credit = f"{NUTS_ATTRIBUTION}; {NATURAL_EARTH_ATTRIBUTION}"
    return Layer("borders", "nuts", credit, (Feature("borders", "borders", shape),))


def _beside(lines: gpd.GeoSeries) -> shapely.Geometry:
    return lines.to_crs(EQUAL_AREA).buffer(BESIDE_M).to_crs(LONLAT).union_all()


def _line_parts(shapes: Sequence[shapely.Geometry]) -> Geometries:
    parts = shapely.get_parts(shapely.get_parts(np.array(shapes, dtype=object)))
    return np.asarray(parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING])


def to_geojson(layer: Layer) -> bytes:
    """Return a layer as compact GeoJSON (RFC 7946), rounded, in the order of its features."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": feature.code, "name": feature.name},
            "geometry": shapely.geometry.mapping(rounded(feature.geometry)),
        }
        for feature in layer.features
    ]
    content = {
        "type": "FeatureCollection",
        "attribution": layer.attribution,
        "features": features,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def rounded(geometry: shapely.Geometry) -> shapely.Geometry:
    """Round coordinates; drop repeated points and rings that shrink to a line.

    Every vertex is rounded by itself, so neighbours keep identical borders.
    """
    parts = [part for whole in shapely.get_parts(geometry) for part in _rounded_part(whole)]
    if len(parts) == 1:
        return parts[0]
    kinds = {"Polygon": shapely.multipolygons, "LineString": shapely.multilinestrings}
    return kinds[parts[0].geom_type](parts)


def _rounded_part(part: shapely.Geometry) -> list[shapely.Geometry]:
    if part.geom_type == "LineString":
        points = _rounded_points(part)
        return [shapely.linestrings(points)] if len(points) > 1 else []
    rings = [_rounded_points(ring) for ring in (part.exterior, *part.interiors)]
    if len(rings[0]) < 4:
        return []
    polygon = shapely.Polygon(rings[0], [ring for ring in rings[1:] if len(ring) >= 4])
    if not polygon.is_valid:  # a spit narrower than the grid crosses itself after rounding
        sound = shapely.make_valid(polygon, method="structure", keep_collapsed=False)
        polygon = shapely.set_precision(sound, 10**-DECIMALS)
    return list(shapely.get_parts(shapely.orient_polygons(polygon)))


def _rounded_points(line: shapely.Geometry) -> npt.NDArray[np.float64]:
    points = np.round(shapely.get_coordinates(line), DECIMALS).astype(np.float64)
    moved = np.any(np.diff(points, axis=0) != 0, axis=1)
    kept: npt.NDArray[np.float64] = points[np.concatenate([[True], moved])]
    return kept


def write_browser_layers(layers: Sequence[Layer], folder: Path, notice: str) -> None:
    """Write the layers and their manifest; remove files of an older build.

    Parameters
    ----------
    layers : sequence of Layer
        What to write, as ``<folder>/<name>.<hash>.json``.
    folder : Path
        The static/geo folder.
    notice : str
        Terms of the NUTS polygons, written beside them.
    """
    entries = dict(_write_layer(layer, folder) for layer in layers)
    (folder / "nuts" / "NOTICE").write_text(notice, encoding="utf-8")
    manifest = json.dumps(entries, indent=2, sort_keys=True) + "\n"
    (folder / "manifest.json").write_text(manifest, encoding="utf-8")
    _remove_stale(folder, entries)


def _write_layer(layer: Layer, folder: Path) -> tuple[str, dict[str, str | int]]:
    content = to_geojson(layer)
    digest = hashlib.sha256(content).hexdigest()
    file = Path(layer.folder) / f"{layer.name}.{digest[:10]}.json"
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_bytes(content)
    return layer.name, {"file": file.as_posix(), "bytes": len(content), "sha256": digest}


def _remove_stale(folder: Path, entries: Mapping[str, Mapping[str, str | int]]) -> None:
    current = {str(entry["file"]) for entry in entries.values()}
    for path in _hashed_files(folder):
        if path.relative_to(folder).as_posix() not in current:
            path.unlink()


def _hashed_files(folder: Path) -> Iterator[Path]:
    return folder.rglob("*.??????????.json")
