"""Below the slider of years: one year back, play year by year, one year on.

Playing moves the range by one year at a time and stops at the last year in which a project of the
other filters ran. Who asked the browser for less motion gets the two steps only (the style sheet
hides "Play").
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.ranges import Histogram, moved, years_with_projects
from dashboard.ui import state
from dashboard.ui.context import Context

STEP_S = 1.6
"""Seconds a year: time to see the map change, and to read the year."""
PLAYING, ARMED = "atlas_playing", "atlas_play_armed"


def render(context: Context, found: Histogram) -> None:
    """Draw the buttons, and keep on playing; nothing where there are no years to go through."""
    edges = years_with_projects(found)
    if len(edges) < 2:
        return
    words, playing = context.words, state.truth(PLAYING)
    with st.container(horizontal=True, key="years", gap="small"):
        _step_button("years_back", words("years-back"), ":material/skip_previous:", -1, edges)
        st.button(words("years-pause") if playing else words("years-play"), key="years_play",
                  icon=":material/pause:" if playing else ":material/play_arrow:",
                  help=words("years-help"), on_click=partial(_toggle, edges))
        _step_button("years_next", words("years-next"), ":material/skip_next:", 1, edges)
    if playing:
        state.give(ARMED, False)
        st.fragment(partial(_tick, edges), run_every=STEP_S)()


def stop() -> None:
    """Stop playing."""
    state.give(PLAYING, False)


def _step_button(key: str, label: str, icon: str, years: int, edges: tuple[int, ...]) -> None:
    st.button("", key=key, icon=icon, help=label, on_click=partial(_step, edges, years),
              disabled=moved(state.filters().dates, edges, years) is None)


def _step(edges: tuple[int, ...], years: int) -> None:
    """Move the range by a year; at the end nothing moves."""
    wanted = moved(state.filters().dates, edges, years)
    if wanted:
        state.set_filters(state.filters().with_(dates=wanted))


def _toggle(edges: tuple[int, ...]) -> None:
    """Start or stop; a range at the end starts again from the first year."""
    playing = not state.truth(PLAYING)
    state.give(PLAYING, playing)
    if playing and moved(state.filters().dates, edges, 1) is None:
        state.set_filters(state.filters().with_(dates=None))
    if playing:
        _step(edges, 1)


def _tick(edges: tuple[int, ...]) -> None:
    """Go on by a year; the first call is that of the page itself and only arms the next ones."""
    if not state.truth(ARMED):
        state.give(ARMED, True)
        return
    _step(edges, 1)
    if moved(state.filters().dates, edges, 1) is None:
        stop()
    st.rerun()
