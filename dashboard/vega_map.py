"""What the small maps share: sea, land, borders and the view that shows all, for Vega-Lite.

Vega comes with Streamlit; land and borders are files of our own server, so no map asks another
host for anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import atan, degrees, exp, log, pi, radians, tan
from typing import Any

COLOURS = {
    False: {"sea": "#dbe6ee", "land": "#fbfaf6", "edge": "#8a8f98", "line": "#0b4f9e",
            "node": "#a3320b", "text": "#1b2430", "halo": "#ffffff"},
    True: {"sea": "#0c1924", "land": "#2f3d4a", "edge": "#75818d", "line": "#7fbdf5",
           "node": "#ff9d76", "text": "#eef2f6", "halo": "#0d1821"},
}
"""Those of the main map, by whether the theme is dark (static/atlas/palette.js)."""

LEAST_EXTENT, MARGIN = 0.05, 1.25
"""Least width and height of a map in radians, and the room around the outermost places."""

Spec = dict[str, Any]


def map_frame(
    lon: Sequence[float], lat: Sequence[float], land: str, borders: str, layers: Sequence[Spec],
    words: Mapping[str, str], dark: bool, height_px: int,
) -> Spec:
    """Return the specification of a map that shows all given points.

    Parameters
    ----------
    lon, lat : sequence of float
        Degrees; at least one point.
    land, borders : str
        Their addresses on our server: see :mod:`dashboard.build_land`.
    layers : sequence of dict
        What is drawn above them, the last on top.
    words : mapping of str to str
        ``title, subtitle`` (its lines below each other) and ``description``.
    dark : bool
        Whether the theme is dark.
    height_px : int
        Height; the width is that of the page.
    """
    colours = COLOURS[dark]
    return {
        "title": {"text": words["title"], "subtitle": words["subtitle"].splitlines(),
                  "anchor": "start", "color": colours["text"],
                  "subtitleColor": colours["text"]},
        "description": words["description"],
        "height": height_px,
        "view": {"fill": colours["sea"], "stroke": None},
        "projection": projection(lon, lat),
        "layer": [
            _shapes(land, {"fill": colours["land"]}),
            _shapes(borders, {"filled": False, "stroke": colours["edge"], "strokeWidth": 0.6}),
            *layers,
        ],
        "config": {"legend": {"orient": "top-right", "fillColor": colours["halo"], "padding": 6,
                              "labelColor": colours["text"], "titleColor": colours["text"]}},
    }


def projection(lon: Sequence[float], lat: Sequence[float]) -> Spec:
    """Return the projection that shows all points, in whatever room there is."""
    north = [_mercator(one) for one in lat]
    wide = max(radians(max(lon) - min(lon)), LEAST_EXTENT) * MARGIN
    high = max(max(north) - min(north), LEAST_EXTENT) * MARGIN
    middle = degrees(2 * atan(exp((max(north) + min(north)) / 2)) - pi / 2)
    return {"type": "mercator", "center": [(max(lon) + min(lon)) / 2, middle],
            "scale": {"expr": f"min(width / {wide:.4f}, height / {high:.4f})"}}


def named(values: Sequence[Mapping[str, Any]], colours: Mapping[str, str]) -> list[Spec]:
    """Return the names of places (``name, lon, lat``) as two layers: a halo, and the text."""
    text = {"type": "text", "dy": -9, "fontSize": 11, "clip": True, "color": colours["text"]}
    encoding = {"longitude": {"field": "lon"}, "latitude": {"field": "lat"},
                "text": {"field": "name"}}
    data = {"values": list(values)}
    return [{"data": data, "mark": {**text, "stroke": colours["halo"], "strokeWidth": 3},
             "encoding": encoding},
            {"data": data, "mark": text, "encoding": encoding}]


def _mercator(lat: float) -> float:
    return log(tan(pi / 4 + radians(lat) / 2))


def _shapes(url: str, mark: Spec) -> Spec:
    return {"data": {"url": url, "format": {"type": "json", "property": "features"}},
            "mark": {"type": "geoshape", "clip": True, "aria": False, **mark}}
