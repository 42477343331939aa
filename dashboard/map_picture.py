"""The map as a picture: an SVG of the shown partners, with title, filter, source and day on it.

Drawn on the server from our own boundaries, always in the light colours, since it goes into
papers. It shows all points that the map shows, one symbol a place, wherever the map looks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, pi, radians, tan
from pathlib import Path
from textwrap import wrap
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from dashboard.arrays import BoolArray, FloatArray
from dashboard.index import Index
from dashboard.maps import Shade
from dashboard.places import NO_POINT

WIDTH_PX, MARGIN_PX, LINE_PX = 1200, 24, 20
LEAST_HEIGHT_PX, MOST_HEIGHT_PX = 500, 1400
CHARACTERS = 150
"""Of a line of text below the title."""

LETTER_PX = 7.4
"""Room for a letter of the legend."""

REGION = ((4.0, 53.0), (33.0, 70.5))
"""South-west and north-east of what is shown where no partner has a point, lon before lat."""

ROOM = 0.06
LEAST_RADIUS_PX, GROWTH_PX, MOST_RADIUS_PX = 2.4, 1.0, 16.0

INK = {"sea": "#dbe6ee", "land": "#fbfaf6", "border": "#8a8f98", "outline": "#6f7a86",
       "text": "#1b2430", "partner": "#0b5fa5", "lead": "#a3320b", "halo": "#ffffff",
       "nodata": "#e2e2de"}
CLASSES = ("#eef5fb", "#d6e6f4", "#abcde6", "#6ba6d3", "#3277b5", "#0b4a86")
"""As on the map (static/atlas/palette.js)."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Layers:
    """Files of the picture's ground: land, borders, and regions if they are shaded."""

    land: Path
    borders: Path
    regions: Path | None = None


@dataclass(frozen=True)
class Frame:
    """From degrees to pixels: Web Mercator, so that shapes are those of the map."""

    west: float
    north: float
    scale: float
    height_px: float

    def pixels(self, lon_lat: Sequence[float]) -> Point:
        """Return where a point is in the picture, below the head."""
        x = (radians(lon_lat[0]) - self.west) * self.scale
        return x, (self.north - _mercator(lon_lat[1])) * self.scale


def picture_svg(
    index: Index, shown: BoolArray, layers: Layers, title: str, lines: Sequence[str],
    legend: Mapping[str, str], shade: Shade | None = None,
) -> bytes:
    """Return the picture.

    Parameters
    ----------
    index : Index
        Arrays of the catalogue.
    shown : numpy.ndarray of bool, shape (partners,)
        Partners on the map.
    layers : Layers
        The ground.
    title : str
        Heads the picture.
    lines : sequence of str
        What it shows: filter, counts, source, licence and day; long ones are broken.
    legend : mapping of str to str
        Names of ``partner`` and ``lead``.
    shade : Shade, optional
        Classes of the regions.
    """
    written = [part for line in lines for part in wrap(line, CHARACTERS)]
    counts, leads = _places(index, shown)
    points = index.point_lon_lat[counts > 0]
    frame = _frame(points)
    head = MARGIN_PX * 2 + LINE_PX * (len(written) + 1)
    foot = head + frame.height_px
    height = foot + 2 * MARGIN_PX
    body = [*_ground(layers, frame, shade), *_symbols(index.point_lon_lat, counts, leads, frame)]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH_PX} {height:.0f}" '
        f'width="{WIDTH_PX}" height="{height:.0f}" role="img" aria-label={quoteattr(title)} '
        'font-family="Inter, Arial, sans-serif">',
        f'<rect width="100%" height="100%" fill="{INK["halo"]}"/>',
        *_head(title, written),
        f'<svg y="{head}" width="{WIDTH_PX}" height="{frame.height_px:.0f}">',
        f'<rect width="100%" height="100%" fill="{INK["sea"]}"/>', *body, "</svg>",
        *_legend(legend, shade, foot + MARGIN_PX), "</svg>", "",
    ]).encode()


def _head(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield (f'<text x="{MARGIN_PX}" y="{MARGIN_PX + LINE_PX}" font-size="22" font-weight="650" '
           f'fill="{INK["text"]}">{escape(title)}</text>')
    for number, line in enumerate(lines, start=2):
        yield (f'<text x="{MARGIN_PX}" y="{MARGIN_PX + LINE_PX * number + 4}" font-size="14" '
               f'fill="{INK["text"]}">{escape(line)}</text>')


def _places(index: Index, shown: BoolArray) -> tuple[np.ndarray, np.ndarray]:
    """Return the partners at each point, and how many of them lead."""
    is_here = shown & (index.partner_point != NO_POINT)
    leads = is_here & index.catalogue.partners["is_lead_partner"].to_numpy(dtype=bool)
    many = len(index.point_lon_lat)
    return (np.bincount(index.partner_point[is_here], minlength=many),
            np.bincount(index.partner_point[leads], minlength=many))


def _frame(points: FloatArray) -> Frame:
    """Return the frame that shows all points, or the region where there is none."""
    given = points if len(points) else np.array(REGION)
    west, east = radians(given[:, 0].min()), radians(given[:, 0].max())
    south, north = _mercator(given[:, 1].min()), _mercator(given[:, 1].max())
    wide, high = max(east - west, 0.05), max(north - south, 0.02)
    west, wide = west - wide * ROOM, wide * (1 + 2 * ROOM)
    north, high = north + high * ROOM, high * (1 + 2 * ROOM)
    height = min(max(WIDTH_PX * high / wide, LEAST_HEIGHT_PX), MOST_HEIGHT_PX)
    scale = min(WIDTH_PX / wide, height / high)
    return Frame(west - (WIDTH_PX / scale - wide) / 2, north + (height / scale - high) / 2, scale,
                 height)


def _mercator(lat: float) -> float:
    return log(tan(pi / 4 + radians(lat) / 2))


def _ground(layers: Layers, frame: Frame, shade: Shade | None) -> Iterator[str]:
    yield f'<path d="{_path(_features(layers.land), frame)}" fill="{INK["land"]}"/>'
    if layers.regions is not None and shade is not None:
        for feature in _features(layers.regions):
            number = shade.classes.get(feature["properties"]["code"])
            if number is not None:
                yield (f'<path d="{_path([feature], frame)}" fill="{_fill(shade, number)}" '
                       f'stroke="{INK["outline"]}" stroke-width=".5"/>')
    yield (f'<path d="{_path(_features(layers.borders), frame)}" fill="none" '
           f'stroke="{INK["border"]}" stroke-width=".8"/>')


@lru_cache(maxsize=8)
def _features(path: Path) -> tuple[Mapping[str, Any], ...]:
    return tuple(json.loads(path.read_text(encoding="utf-8"))["features"])


def _path(features: Iterable[Mapping[str, Any]], frame: Frame) -> str:
    return "".join(_line(line, frame) for feature in features
                   for line in _lines(feature["geometry"]))


def _lines(geometry: Mapping[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    """Yield the lines and rings of a geometry."""
    depth = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
    parts = [geometry["coordinates"]]
    for _ in range(depth[geometry["type"]]):
        parts = [line for part in parts for line in part]
    yield from parts


def _line(line: Sequence[Sequence[float]], frame: Frame) -> str:
    """Return a line as a path, points of one tenth of a pixel left out, closed where it is."""
    pixels = dict.fromkeys("{:.1f} {:.1f}".format(*frame.pixels(point)) for point in line)
    return "M" + "L".join(pixels) + ("Z" if tuple(line[0]) == tuple(line[-1]) else "")


def _symbols(
    lon_lat: FloatArray, counts: np.ndarray, leads: np.ndarray, frame: Frame
) -> Iterator[str]:
    """Yield the places, the largest first, so that none hides a smaller one."""
    for number in np.argsort(-counts, kind="stable").tolist():
        if counts[number]:
            x, y = frame.pixels(lon_lat[number])
            radius = min(LEAST_RADIUS_PX + GROWTH_PX * float(np.sqrt(counts[number])),
                         MOST_RADIUS_PX)
            yield _symbol(x, y, radius, bool(leads[number]))


def _symbol(x: float, y: float, r: float, is_lead: bool) -> str:
    look = f'stroke="{INK["halo"]}" stroke-width=".8" fill-opacity=".85"'
    if is_lead:
        return (f'<path d="M{x:.1f} {y - r:.1f}l{r:.1f} {r:.1f} {-r:.1f} {r:.1f} {-r:.1f} '
                f'{-r:.1f}z" fill="{INK["lead"]}" {look}/>')
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{INK["partner"]}" {look}/>'


def _legend(legend: Mapping[str, str], shade: Shade | None, y: float) -> Iterator[str]:
    """Yield the legend as a strip below the map: symbols, then the shades after their title."""
    entries = [(_symbol(8, 0, 6, kind == "lead"), legend[kind]) for kind in ("lead", "partner")]
    if shade is not None:
        entries.append(("", shade.title))
        entries += [(f'<rect y="-8" width="18" height="15" fill="{_fill(shade, row.k)}" '
                     f'stroke="{INK["outline"]}"/>', row.label) for row in shade.legend]
    x = float(MARGIN_PX)
    for symbol, name in entries:
        yield (f'<g transform="translate({x:.0f} {y:.0f})">{symbol}<text x="{26 if symbol else 0}"'
               f' y="5" font-size="13" fill="{INK["text"]}">{escape(name)}</text></g>')
        x += 44 + LETTER_PX * len(name)


def _fill(shade: Shade, number: int) -> str:
    """Return the colour of a class; few classes are spread over the whole ramp, as on the map."""
    many = sum(row.k >= 0 for row in shade.legend)
    if number < 0 or not many:
        return INK["nodata"]
    # The same rule as in static/atlas/symbols.js, halves rounded up as JavaScript does.
    return CLASSES[int((number + 1) * (len(CLASSES) - 1) / many + 0.5)]
