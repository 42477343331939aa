"""Areas as filters: "within 50 km of Smiltene", typed; and what an area is called on its chip."""

from __future__ import annotations

from dashboard.areas import MAX_AREAS, Area
from dashboard.filter_names import RADII_KM
from dashboard.ui import state, widgets
from dashboard.ui.context import Context

PROBLEM = "atlas_unknown_place"
LONGEST = 100
"""Letters of a place's name."""


def add(context: Context, place: str, radius_km: object) -> None:
    """Make a circle around a place a filter, or note why not.

    Parameters
    ----------
    context : Context
        Index and words.
    place : str
        As it was typed.
    radius_km : object
        One of :data:`dashboard.filter_names.RADII_KM`; anything else is no question.
    """
    typed = place.strip()[:LONGEST]
    if not typed or radius_km not in RADII_KM or not isinstance(radius_km, int):
        return
    town = context.index.towns.find(typed)
    if town is None:
        widgets.give(PROBLEM, context.words("near-unknown", place=typed))
        return
    area = Area.circle(town.lon, town.lat, radius_km)
    if area in state.filters().areas:
        widgets.give(PROBLEM, context.words("near-already", place=town.name, km=radius_km))
    elif not state.toggle_area(area):
        widgets.give(PROBLEM, context.words("areas-most", n=MAX_AREAS))


def take_problem() -> str:
    """Return why the last place was not taken, once."""
    return widgets.take(PROBLEM)


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
