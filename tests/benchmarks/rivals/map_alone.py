"""A page with one switch and one map: ``?way=`` ``atlas``, ``fast_marker_cluster``, ``markers``.

The benchmark copies it beside ``app.py`` in a copy of the app; Streamlit runs it there.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import streamlit as st
from numpy.typing import NDArray
from rival_map import fast_marker_cluster, markers  # type: ignore[import-not-found]
from streamlit_folium import st_folium

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import Index, build_index
from dashboard.map_files import read_map_files
from dashboard.map_words import map_words
from dashboard.maps import AtlasSelection, MapSelection, build_map
from dashboard.wording import load_wording
from data.catalogue import load_catalogue

ROOT = Path(__file__).parent
CATALOGUE = ROOT / "data" / "derived"
COUNTRIES = ("LV", "EE", "FI", "PL", "SE", "LT", "DK", "NO", "DE")
CHOICES = {"all": Filters()} | {code: Filters(countries={code}) for code in COUNTRIES}
HEIGHT_PX = 560


@st.cache_resource(show_spinner=False)
def load_index() -> Index:
    """Load the catalogue once."""
    return build_index(load_catalogue(CATALOGUE), date(2025, 1, 1))


def render_atlas(projects: NDArray[np.bool_]) -> None:
    """Show our map: a constant base, and the selection as bits."""
    words = load_wording("en")
    files = read_map_files(ROOT / "static", load_index().catalogue.static_files)
    st_folium(
        build_map(files, map_words(words), "en", "Atlas"),
        key="map", height=HEIGHT_PX, use_container_width=True, returned_objects=[],
        feature_group_to_add=AtlasSelection(MapSelection(projects)))


def render_rival(index: Index, shown: NDArray[np.bool_], token: str) -> None:
    """Show a plain map with all points anew, without even a base map."""
    table = index.catalogue.partners.loc[shown, ["lat", "lon"]]
    draw = markers if st.query_params.get("way") == "markers" else fast_marker_cluster
    st_folium(draw(table.to_numpy(), token), key="map", height=HEIGHT_PX,
              use_container_width=True, returned_objects=[])


st.set_page_config(layout="wide")
chosen = st.segmented_control("Points", list(CHOICES), default="all", key="points", required=True)
all_partners = load_index()
found = select(all_partners, CHOICES[chosen])
if st.query_params.get("way") == "atlas":
    render_atlas(found.project_mask)
else:
    render_rival(all_partners, found.map_mask, chosen)
