"""One year back, one year on, and playing year by year.

Playing moves the range by one year at a time and stops at the last year in which a project of the
other filters ran. Who asked the browser for less motion gets the two steps only (the style sheet
hides "Play").
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from dashboard.ranges import Histogram, moved, years_with_projects
from dashboard.ui import state, widgets

STEP_S = 1.6
"""Seconds a year: time to see the map change, and to read the year."""
PLAYING, ARMED = "atlas_playing", "atlas_play_armed"


def is_playing() -> bool:
    """Whether the years are being played."""
    return widgets.truth(PLAYING)


def stop() -> None:
    """Stop playing."""
    widgets.give(PLAYING, False)


def apply(found: Histogram, said: Mapping[str, object]) -> None:
    """Go on or back by a year (``{years: 1}``, ``{years: -1}``), or start or stop (``{play}``)."""
    edges = years_with_projects(found)
    if len(edges) < 2:
        return
    if said.get("play"):
        _toggle(edges)
    else:
        _step(edges, 1 if said["years"] == 1 else -1)


def keep_playing(found: Histogram) -> None:
    """While the years are played, ask for the next one by and by; draws nothing."""
    edges = years_with_projects(found)
    if is_playing() and len(edges) > 1:
        widgets.give(ARMED, False)
        st.fragment(partial(_tick, edges), run_every=STEP_S)()


def _step(edges: tuple[int, ...], years: int) -> None:
    """Move the range by a year; at the end nothing moves."""
    wanted = moved(state.filters().dates, edges, years)
    if wanted:
        state.set_filters(state.filters().with_(dates=wanted))


def _toggle(edges: tuple[int, ...]) -> None:
    """Start or stop; a range at the end starts again from the first year."""
    playing = not is_playing()
    widgets.give(PLAYING, playing)
    if playing and moved(state.filters().dates, edges, 1) is None:
        state.set_filters(state.filters().with_(dates=None))
    if playing:
        _step(edges, 1)


def _tick(edges: tuple[int, ...]) -> None:
    """Go on by a year; the first call is that of the page itself and only arms the next ones."""
    if not widgets.truth(ARMED):
        widgets.give(ARMED, True)
        return
    _step(edges, 1)
    if moved(state.filters().dates, edges, 1) is None:
        stop()
    st.rerun()
