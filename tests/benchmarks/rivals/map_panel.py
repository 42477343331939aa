"""The app's map panel with FastMarkerCluster: put in the place of ``dashboard/ui/map_panel.py``.

So the whole app can be timed with the usual way of drawing points, all else being equal.
"""

from __future__ import annotations

import streamlit as st
from rival_map import fast_marker_cluster  # type: ignore[import-not-found]
from streamlit_folium import st_folium

from dashboard.details import ProjectDetail
from dashboard.facets import Selection
from dashboard.ui.context import Context

HEIGHT_PX = 560


def render(context: Context, selection: Selection, detail: ProjectDetail | None) -> None:
    """Draw the selected points on a new map."""
    shown = selection.map_mask
    table = context.index.catalogue.partners.loc[shown, ["lat", "lon"]]
    with st.container(key="map"):
        st_folium(fast_marker_cluster(table.to_numpy(), f"{shown.sum()} points"), key="atlas_map",
                  height=HEIGHT_PX, use_container_width=True, returned_objects=[])
