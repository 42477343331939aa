"""The map of lines between places that cooperate, as a Vega-Lite specification.

Vega comes with Streamlit; land and lakes are the files of our own server. Strongest lines only:
a few dozen can be read, and the table beside the map has all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.cooperation import Cooperation
from dashboard.labels import Labels
from dashboard.vega_map import COLOURS, Spec, map_frame, named

MOST_LINES, FEWEST_LINES, START_LINES = 150, 10, 40
HEIGHT_PX = 560
NAMED = 10
"""Places whose names are written; more would cover each other."""

CHOSEN = "chosen_line"
"""Name of the selection of a line."""

LINE_FIELDS = ["pair", "projects", "name_a", "lon_a", "lat_a", "name_b", "lon_b", "lat_b"]


def line_rows(found: Cooperation, regions: pd.DataFrame, labels: Labels, most: int) -> pd.DataFrame:
    """Return the strongest pairs whose places have a point: names, ends and what to say."""
    points = regions.set_index("region_code")[["lon", "lat", "name"]]
    pairs = found.pairs[found.pairs["a"].isin(points.index) & found.pairs["b"].isin(points.index)]
    rows = pairs.head(most).reset_index(drop=True)
    for end in ("a", "b"):
        place = points.loc[rows[end]]
        rows[f"lon_{end}"] = place["lon"].to_numpy()
        rows[f"lat_{end}"] = place["lat"].to_numpy()
        rows[f"name_{end}"] = [labels.country(code) if len(code) == 2 else name
                               for code, name in zip(rows[end], place["name"], strict=True)]
    rows["pair"] = rows["a"] + "_" + rows["b"]
    return rows


def place_name(labels: Labels, code: str) -> str:
    """Return the name of a country or region."""
    return labels.country(code) if len(code) == 2 else labels.region(code)


def node_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the ends of the lines: ``name, lon, lat, projects`` (sum over the drawn lines)."""
    ends = [rows[[f"name_{end}", f"lon_{end}", f"lat_{end}", "projects"]].set_axis(
        ["name", "lon", "lat", "projects"], axis=1) for end in ("a", "b")]
    grouped = pd.concat(ends).groupby(["name", "lon", "lat"])
    return grouped.agg({"projects": "sum"}).reset_index()


def map_spec(
    rows: pd.DataFrame, land: str, borders: str, words: Mapping[str, str], dark: bool
) -> Spec:
    """Return the specification of the map.

    Parameters
    ----------
    rows : pandas.DataFrame
        See :func:`line_rows`.
    land, borders : str
        Their addresses on our server: see :mod:`dashboard.build_land`.
    words : mapping of str to str
        ``title, subtitle, projects, between, description``.
    dark : bool
        Whether the theme is dark.
    """
    colours = COLOURS[dark]
    return map_frame(
        [*rows["lon_a"], *rows["lon_b"]], [*rows["lat_a"], *rows["lat_b"]], land, borders,
        [_lines(rows, colours, words), *_nodes(node_rows(rows), colours, words)],
        words, dark, HEIGHT_PX)


def _lines(rows: pd.DataFrame, colours: Mapping[str, str], words: Mapping[str, str]) -> Spec:
    most = int(rows["projects"].max()) if len(rows) else 1
    return {
        "data": {"values": rows[LINE_FIELDS].to_dict("records")},
        "params": [{"name": CHOSEN, "select": {"type": "point", "fields": ["pair"]}}],
        "transform": [{"calculate": "datum.name_a + ' – ' + datum.name_b", "as": "between"}],
        "mark": {"type": "rule", "stroke": colours["line"], "cursor": "pointer",
                 "strokeCap": "round", "clip": True},
        "encoding": {
            "longitude": {"field": "lon_a"}, "latitude": {"field": "lat_a"},
            "longitude2": {"field": "lon_b"}, "latitude2": {"field": "lat_b"},
            "strokeWidth": {"field": "projects", "type": "quantitative",
                            "scale": {"domain": [0, most], "range": [0.8, 10]},
                            "legend": {"title": words["projects"], "tickCount": 3,
                                       "symbolStrokeColor": colours["line"]}},
            "opacity": {"condition": {"param": CHOSEN, "value": 0.65}, "value": 0.2},
            "tooltip": [{"field": "between", "title": words["between"]},
                        {"field": "projects", "title": words["projects"]}],
        },
    }


def _nodes(nodes: pd.DataFrame, colours: Mapping[str, str], words: Mapping[str, str]) -> list[Spec]:
    place = {"longitude": {"field": "lon"}, "latitude": {"field": "lat"}}
    ordered = nodes.sort_values("projects", ascending=False).to_dict("records")
    values: list[dict[str, Any]] = [{str(k): v for k, v in row.items()} for row in ordered]
    data = {"values": values}
    said = [{"field": "name"}, {"field": "projects", "title": words["projects"]}]
    return [
        {"data": data, "mark": {"type": "circle", "color": colours["node"], "opacity": 1,
                                "size": 42, "stroke": colours["halo"], "clip": True},
         "encoding": {**place, "tooltip": said}},
        *named(values[:NAMED], colours),
    ]
