"""The usual way to show many points with folium: FastMarkerCluster, built anew for each click.

Everything that could slow it down is left out: circles on one canvas instead of icons, no
popups, no base map; Leaflet and its cluster plugin come from our own server.
"""

from __future__ import annotations

import json
from typing import Any

import folium
import numpy as np
from branca.element import MacroElement
from folium.plugins import FastMarkerCluster
from folium.template import Template
from numpy.typing import NDArray

STATIC = "/app/static/"
CIRCLE = "function (row) { return L.circleMarker([row[0], row[1]], {radius: 5}); }"


SCRIPTS = [
    ("leaflet", f"{STATIC}vendor/leaflet-1.9.4/leaflet.js"),
    ("markercluster", f"{STATIC}rival/leaflet.markercluster.js"),
]
STYLES = [
    ("leaflet", f"{STATIC}vendor/leaflet-1.9.4/leaflet.css"),
    ("markercluster", f"{STATIC}rival/MarkerCluster.css"),
    ("markercluster_default", f"{STATIC}rival/MarkerCluster.Default.css"),
]
NONE: list[tuple[str, str]] = []


class RivalMap(folium.Map):
    """A folium map with local scripts only."""

    default_js = SCRIPTS
    default_css = STYLES


class LocalCluster(FastMarkerCluster):
    """FastMarkerCluster without links to other hosts."""

    default_js = NONE
    default_css = NONE


class Painted(MacroElement):
    """Tell the benchmark that the map is painted, in the way our own map tells it."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "requestAnimationFrame(function () { requestAnimationFrame(function () {"
        " setTimeout(function () { window.atlasMap = {{ this.state }};"
        " window.atlasMap.painted_at = Date.now(); }, 0); }); });"
        "{% endmacro %}"
    )

    def __init__(self, token: str, count: int) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Painted"
        self.state = json.dumps({"painted": token, "selected": count, "drawn": -1})


def markers(lat_lon: NDArray[Any], token: str) -> folium.Map:
    """Return a map with a folium marker for each point, as most examples do it."""
    found = RivalMap(location=[60.2, 19.0], zoom_start=4, tiles=None, prefer_canvas=True)
    for lat, lon in np.round(lat_lon, 5).tolist():
        folium.CircleMarker([lat, lon], radius=5).add_to(found)
    found.add_child(Painted(token, len(lat_lon)))
    return found


def fast_marker_cluster(lat_lon: NDArray[Any], token: str) -> folium.Map:
    """Return a map of all points; ``token`` tells one selection from the next."""
    found = RivalMap(location=[60.2, 19.0], zoom_start=4, tiles=None, prefer_canvas=True)
    found.options["max_zoom"] = 13
    points = np.round(lat_lon, 5).tolist()
    LocalCluster(points, callback=CIRCLE).add_to(found)  # type: ignore[no-untyped-call]
    found.add_child(Painted(token, len(lat_lon)))
    return found
