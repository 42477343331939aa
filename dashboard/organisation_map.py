"""Regions as circles on a small map: where an organisation's partners are."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.vega_map import COLOURS, Spec, map_frame, named

HEIGHT_PX, NAMED = 420, 8
LEAST_AREA_PX2, MOST_AREA_PX2 = 40, 900


def map_rows(reached: pd.DataFrame, regions: pd.DataFrame) -> pd.DataFrame:
    """Return regions with their point: ``name, projects, lon, lat``; those without are left out."""
    points = regions.set_index("region_code")[["lon", "lat"]]
    found = reached[reached["code"].isin(points.index)]
    at = points.loc[found["code"]]
    return pd.DataFrame({
        "name": found["name"].to_numpy(), "projects": found["projects"].to_numpy(),
        "lon": at["lon"].to_numpy(), "lat": at["lat"].to_numpy()})


def reach_spec(
    rows: pd.DataFrame, land: str, borders: str, words: Mapping[str, str], dark: bool
) -> Spec:
    """Return the specification of the map.

    Parameters
    ----------
    rows : pandas.DataFrame
        See :func:`map_rows`; at least one.
    land, borders : str
        Their addresses on our server.
    words : mapping of str to str
        ``title, subtitle, projects, description``.
    dark : bool
        Whether the theme is dark.
    """
    colours = COLOURS[dark]
    values = [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]
    circles: Spec = {
        "data": {"values": values},
        "mark": {"type": "circle", "color": colours["node"], "opacity": 0.85,
                 "stroke": colours["halo"], "clip": True},
        "encoding": {
            "longitude": {"field": "lon"}, "latitude": {"field": "lat"},
            "size": {"field": "projects", "type": "quantitative",
                     "scale": {"domain": [1, max(2, int(rows["projects"].max()))],
                               "range": [LEAST_AREA_PX2, MOST_AREA_PX2]},
                     "legend": {"title": words["projects"], "tickCount": 3, "format": "d",
                                "tickMinStep": 1,
                                "symbolFillColor": colours["node"]}},
            "tooltip": [{"field": "name"}, {"field": "projects", "title": words["projects"]}],
        },
    }
    return map_frame(rows["lon"].tolist(), rows["lat"].tolist(), land, borders,
                     [circles, *named(values[:NAMED], colours)], words, dark, HEIGHT_PX)
