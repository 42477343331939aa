"""Areas as filters: "within 50 km of Smiltene", typed; and what an area is called on its chip."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.areas import MAX_AREAS, Area
from dashboard.ui import state
from dashboard.ui.context import Context
from dashboard.ui.text import plain

RADII_KM = (10, 25, 50, 100, 200)
UNKNOWN = "atlas_unknown_place"


def render(context: Context) -> None:
    """Draw the boxes for a place and a radius; pressing Enter or the button adds the area."""
    words = context.words
    with st.form("near", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.text_input(words("near-title"), key="near_place", max_chars=100,
                          placeholder=words("near-place-hint"), help=words("near-help"))
            st.selectbox(words("near-radius"), RADII_KM, index=2, key="near_radius", width=104,
                         format_func=lambda radius: words("near-km", n=radius))
        st.form_submit_button(words("near-add"), key="near_add", on_click=partial(_add, context),
                              icon=":material/add_location_alt:")
    problem = state.take(UNKNOWN)
    if problem:
        st.warning(plain(problem))


def _add(context: Context) -> None:
    """Add the area, or note why not."""
    typed = state.text("near_place").strip()
    town = context.index.towns.find(typed)
    if not typed:
        return
    if town is None:
        state.give(UNKNOWN, context.words("near-unknown", place=typed))
        return
    area = Area.circle(town.lon, town.lat, state.get("near_radius", RADII_KM[2]))
    if area not in state.filters().areas and not state.toggle_area(area):
        state.give(UNKNOWN, context.words("areas-most", n=MAX_AREAS))
    state.give("near_place", "")


def area_label(context: Context, area: Area) -> str:
    """Return what an area is called; a circle around a place by the place's name."""
    words = context.words
    if area.kind != "circle":
        return words(f"area-{area.kind}")
    (lon, lat), radius_km = area.degrees, area.numbers[2]
    town = context.index.towns.at(lon, lat)
    if town is None:
        return words("area-circle", km=radius_km, lon=f"{lon:.1f}", lat=f"{lat:.1f}")
    return words("area-near", km=radius_km, place=town.name)
