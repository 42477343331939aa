"""The pictures of one project as Vega-Lite: when it ran, its money, and where its partners are.

Each has a table or sentences with the same numbers beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard.details import SURE_SCORE, ProjectDetail
from dashboard.project_time import Timeline
from dashboard.vega_map import COLOURS, Spec, map_frame, named

MAP_HEIGHT_PX, ROW_PX = 380, 34
APART = {"lon": 0.16, "lat": 0.06}
"""Parts of the map's width and height that two names stand apart, so that both can be read."""

Words = Mapping[str, str]


@dataclass(frozen=True)
class MoneyBar:
    """A piece of a bar: the bar's name, what the piece is, its amount and how it is written."""

    bar: str
    part: str
    amount_eur: float
    text: str


def timeline_spec(found: Timeline, today: date, words: Words, dark: bool) -> Spec:
    """Return two bars, the period above the project, and a line for the day.

    Parameters
    ----------
    found : Timeline
        The days.
    today : datetime.date
        The day of the line; it is drawn where the axis reaches it.
    words : mapping of str to str
        ``period, project, today, from, to, description``.
    dark : bool
        Whether the theme is dark.
    """
    colours = COLOURS[dark]
    bars = [_bar(words["period"], found.period_start, found.period_end)]
    if found.start and found.end:
        bars.append(_bar(words["project"], found.start, found.end))
    days = [day for day in (found.start, found.end) if day]
    axis = {"field": "from", "type": "temporal", "title": None,
            "axis": {"format": "%Y", "tickCount": "year", "labelOverlap": True}}
    row = {"field": "row", "type": "nominal", "title": None,
           "sort": [words["period"], words["project"]], "axis": {"labelLimit": 130}}
    said = [{"field": "row", "title": " "},
            {"field": "from", "type": "temporal", "title": words["from"], "format": "%Y-%m-%d"},
            {"field": "last", "type": "temporal", "title": words["to"], "format": "%Y-%m-%d"}]
    colour = {"field": "row", "legend": None, "scale": {
        "domain": [words["period"], words["project"]],
        "range": [colours["edge"], colours["line"]]}}
    return {
        "description": words["description"], "height": {"step": ROW_PX}, "config": _config(colours),
        "layer": [
            {"data": {"values": bars}, "mark": {"type": "bar", "height": 16},
             "encoding": {"x": axis, "x2": {"field": "to"}, "y": row, "color": colour,
                          "tooltip": said}},
            {"data": {"values": [{"row": words["project"], "from": day.isoformat()}
                                 for day in days]},
             "mark": {"type": "point", "shape": "diamond", "filled": True, "size": 90,
                      "color": colours["node"], "opacity": 1},
             "encoding": {"x": axis, "y": row}},
            *_today(today, bars, words, colours),
        ],
    }


def _bar(row: str, first: date, last: date) -> dict[str, str]:
    """Return a bar to the end of its last day."""
    return {"row": row, "from": first.isoformat(), "last": last.isoformat(),
            "to": (last + timedelta(days=1)).isoformat()}


def _today(
    today: date, bars: Sequence[Mapping[str, str]], words: Words, colours: Words
) -> list[Spec]:
    first, last = min(bar["from"] for bar in bars), max(bar["to"] for bar in bars)
    if not first <= today.isoformat() <= last:
        return []
    data = {"values": [{"from": today.isoformat(), "text": words["today"]}]}
    x = {"x": {"field": "from", "type": "temporal"}}
    return [
        {"data": data, "mark": {"type": "rule", "strokeDash": [4, 3], "color": colours["text"]},
         "encoding": x},
        {"data": data, "mark": {"type": "text", "align": "left", "dx": 4, "y": -6,
                                "color": colours["text"]},
         "encoding": {**x, "text": {"field": "text"}}},
    ]


def money_spec(bars: Sequence[MoneyBar], words: Words, dark: bool) -> Spec:
    """Return lying bars of money; pieces of one bar stand beside each other.

    Parameters
    ----------
    bars : sequence of MoneyBar
        In order.
    words : mapping of str to str
        ``axis, part, description``.
    dark : bool
        Whether the theme is dark.
    """
    colours = COLOURS[dark]
    parts = list(dict.fromkeys(bar.part for bar in bars))
    shades = [colours["line"], "#b8860b" if not dark else "#e8c468", colours["edge"]]
    return {
        "description": words["description"], "height": {"step": ROW_PX}, "config": _config(colours),
        "data": {"values": [{"bar": b.bar, "part": b.part, "amount": b.amount_eur,
                             "text": b.text} for b in bars]},
        "mark": {"type": "bar", "height": 18, "stroke": colours["halo"], "strokeWidth": 1},
        "encoding": {
            "y": {"field": "bar", "type": "nominal", "sort": None, "title": None,
                  "axis": {"labelLimit": 220}},
            "x": {"field": "amount", "type": "quantitative", "stack": "zero",
                  "title": words["axis"], "axis": {"tickCount": 4, "format": "~s"}},
            "color": {"field": "part", "sort": parts,
                      "scale": {"domain": parts, "range": shades[:len(parts)]},
                      "legend": {"orient": "top", "labelLimit": 260,
                                 "direction": "horizontal", "title": None}},
            "tooltip": [{"field": "bar", "title": " "}, {"field": "part", "title": words["part"]},
                        {"field": "text", "title": words["axis"]}],
        },
    }


def _config(colours: Words) -> Spec:
    """Return inks with more contrast than Streamlit's own, which are grey."""
    ink = {"labelColor": colours["text"], "titleColor": colours["text"]}
    return {"axis": ink, "legend": ink}


def project_map_spec(
    detail: ProjectDetail, land: str, borders: str, words: Words, dark: bool
) -> Spec | None:
    """Return the map of the partners with lines from the lead; None if nobody has a point.

    Parameters
    ----------
    detail : ProjectDetail
        The project.
    land, borders : str
        Their addresses on our server.
    words : mapping of str to str
        ``title, subtitle, description, lead, partner, lead-uncertain, partner-uncertain, kind,
        partners``.
    dark : bool
        Whether the theme is dark.
    """
    points = map_points(detail.partners)
    if not points:
        return None
    lead = next((point for point in points if point["kind"].startswith("lead")), None)
    lines = [{"lon": lead["lon"], "lat": lead["lat"], "lon2": point["lon"], "lat2": point["lat"]}
             for point in points if point is not lead] if lead else []
    colours = COLOURS[dark]
    layers = [_lines(lines, colours), _symbols(points, colours, words),
              *named(_apart(points), colours)]
    lon, lat = ([point[name] for point in points] for name in ("lon", "lat"))
    return map_frame(lon, lat, land, borders, layers, words, dark, MAP_HEIGHT_PX)


def map_points(partners: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the distinct points: ``lon, lat, name, kind, partners``, that of the lead first.

    Partners at one point share a symbol: a lead's if one of them leads; it is uncertain only if
    all of them are.
    """
    found: dict[tuple[float, float], list[Mapping[str, Any]]] = {}
    for row in partners:
        if row["lon"] is not None:
            found.setdefault((row["lon"], row["lat"]), []).append(row)
    return [_point(lon, lat, rows) for (lon, lat), rows in found.items()]


def _point(lon: float, lat: float, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    kind = "lead" if any(row["is_lead_partner"] for row in rows) else "partner"
    if all((row["location_score"] or 0) < SURE_SCORE for row in rows):
        kind += "-uncertain"
    return {"lon": lon, "lat": lat, "name": rows[0]["place_name"] or "", "kind": kind,
            "partners": "; ".join(row["partner_name"] for row in rows)}


def _apart(points: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return points whose names do not cover each other, the lead's first."""
    spans = {name: max(max(p[name] for p in points) - min(p[name] for p in points), 2.0)
             for name in APART}
    kept: list[Mapping[str, Any]] = []
    for point in points:
        if not any(_is_near(point, other, spans) for other in kept):
            kept.append(point)
    return kept


def _is_near(
    one: Mapping[str, Any], other: Mapping[str, Any], spans: Mapping[str, float]
) -> bool:
    """Whether two points are so near, in both directions, that their names would overlap."""
    return all(abs(one[name] - other[name]) <= least * spans[name]
               for name, least in APART.items())


def _lines(lines: Sequence[Mapping[str, float]], colours: Words) -> Spec:
    return {"data": {"values": list(lines)},
            "mark": {"type": "rule", "stroke": colours["line"], "strokeWidth": 1.6,
                     "opacity": 0.7, "clip": True, "aria": False},
            "encoding": {"longitude": {"field": "lon"}, "latitude": {"field": "lat"},
                         "longitude2": {"field": "lon2"}, "latitude2": {"field": "lat2"}}}


def _symbols(points: Sequence[Mapping[str, Any]], colours: Words, words: Words) -> Spec:
    kinds = [kind for kind in ("lead", "partner", "lead-uncertain", "partner-uncertain")
             if any(point["kind"] == kind for point in points)]
    names = [words[kind] for kind in kinds]
    shapes = ["diamond" if kind.startswith("lead") else "circle" for kind in kinds]
    fills = [colours["halo"] if "uncertain" in kind else colours["node"] for kind in kinds]
    values = [{**point, "kind": words[point["kind"]]} for point in reversed(points)]
    return {
        "data": {"values": values},
        "mark": {"type": "point", "size": 110, "stroke": colours["node"], "strokeWidth": 1.6,
                 "opacity": 1, "clip": True},
        "encoding": {
            "longitude": {"field": "lon"}, "latitude": {"field": "lat"},
            "shape": {"field": "kind", "title": words["kind"],
                      "scale": {"domain": names, "range": shapes}},
            "fill": {"field": "kind", "title": words["kind"],
                     "scale": {"domain": names, "range": fills}},
            "tooltip": [{"field": "name", "title": " "},
                        {"field": "partners", "title": words["partners"]}],
        },
    }
