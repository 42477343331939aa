"""Build the land of the map of lines: ``python -m dashboard.build_land``.

Vega draws on a sphere, where a polygon's inside is to the right of its edge (d3-geo), the other
way round than in GeoJSON (RFC 7946). So the land of the main map is cut to the region, its lakes
are cut out, what nobody sees at this size is left out, and its edges are turned.
"""

from __future__ import annotations

import json
from pathlib import Path

from shapely import MultiPolygon, Polygon, box, make_valid, unary_union
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from dashboard.map_files import LAND, read_geography

STATIC = Path(__file__).parent.parent / "static"
CUT = box(-12, 44, 62, 74)
"""West, south, east, north of what is kept, in degrees."""

TOLERANCE_DEGREES, LEAST_DEGREES2, DECIMALS = 0.03, 0.01, 2


def build_land(static: Path) -> str:
    """Return the land without its lakes as a GeoJSON feature collection for Vega."""
    files = read_geography(static)
    land, lakes = (_read(static / files[name]) for name in ("land", "lakes"))
    dry = make_valid(land.intersection(CUT).difference(lakes)).simplify(TOLERANCE_DEGREES)
    parts = sorted((orient(_rounded(part), sign=-1.0) for part in _polygons(dry)),
                   key=lambda part: part.bounds)
    feature = {"type": "Feature", "properties": {}, "geometry": mapping(MultiPolygon(parts))}
    collection = {"type": "FeatureCollection", "features": [feature]}
    return json.dumps(collection, separators=(",", ":")) + "\n"


def _read(path: Path) -> BaseGeometry:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return unary_union([make_valid(shape(feature["geometry"])) for feature in features])


def _polygons(geometry: BaseGeometry) -> list[Polygon]:
    """Return the parts that can be seen, without holes that cannot."""
    parts = [part for part in getattr(geometry, "geoms", [geometry]) if isinstance(part, Polygon)]
    return [Polygon(part.exterior, [hole for hole in part.interiors
                                    if Polygon(hole).area >= LEAST_DEGREES2])
            for part in parts if part.area >= LEAST_DEGREES2]


def _rounded(part: Polygon) -> Polygon:
    def ring(points: object) -> list[tuple[float, float]]:
        return [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in points.coords]  # type: ignore[attr-defined]

    return Polygon(ring(part.exterior), [ring(hole) for hole in part.interiors])


def main() -> None:
    """Write the file."""
    text = build_land(STATIC)
    (STATIC / LAND).write_text(text, encoding="utf-8")
    print(f"{len(text):,} bytes written to {STATIC / LAND}")


if __name__ == "__main__":
    main()
