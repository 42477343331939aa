"""The session's state: filters and view, kept apart from the widgets, and mirrored in the URL.

This is the only module that touches ``session_state`` and ``query_params``. The filters live
under a name of their own, so that a page without the widgets does not lose them; a widget is
given its value before it is drawn and reports a change through a callback.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import link
from dashboard.filters import Filters
from dashboard.link import View
from dashboard.link_reader import Problem
from dashboard.maps import Fit
from dashboard.ui.context import Context

_FILTERS, _VIEW, _PROBLEMS, _FIT, _SEEN = (
    "atlas_filters", "atlas_view", "atlas_problems", "atlas_fit", "atlas_seen_clicks",
)

TABLE = "atlas_table"
"""Counter that names the table of projects."""


def start(context: Context) -> None:
    """Read the link when the session begins; later the session is the truth."""
    if _FILTERS in st.session_state:
        return
    given = {key: st.query_params.get_all(key) for key in st.query_params}
    parsed = link.parse(given, context.index.vocabulary)
    st.session_state[_FILTERS] = parsed.filters
    st.session_state[_VIEW] = parsed.view
    st.session_state[_PROBLEMS] = parsed.problems


def write_link() -> None:
    """Mirror filters and view in the URL, where they differ from it."""
    wanted = link.format_(filters(), view())
    if dict(st.query_params) != wanted:
        st.query_params.from_dict(wanted)


def filters() -> Filters:
    """Return the filters of this session."""
    found: Filters = st.session_state[_FILTERS]
    return found


def view() -> View:
    """Return the view of this session: layers, chosen project."""
    found: View = st.session_state[_VIEW]
    return found


def problems() -> Sequence[Problem]:
    """Return what the link had that is not known here."""
    found: Sequence[Problem] = st.session_state[_PROBLEMS]
    return found


def set_filters(changed: Filters) -> None:
    """Replace the filters; a table with a chosen row starts anew, since its rows change."""
    st.session_state[_FILTERS] = changed
    if view().project_id:
        count_up(TABLE)


def set_view(changed: View) -> None:
    """Replace the view."""
    st.session_state[_VIEW] = changed


def choose_project(project_id: str | None) -> None:
    """Open a project, or close the one that is open and forget the chosen row."""
    if not project_id:
        count_up(TABLE)
    set_view(replace(view(), project_id=project_id or ""))


def toggle_region(code: str) -> None:
    """Add a region to the filters, or take it out again."""
    chosen = filters().regions
    set_filters(filters().with_(regions=chosen ^ {code}))


def ask_fit(what: str) -> None:
    """Ask the map once to show all results, or the chosen project."""
    st.session_state[_FIT] = Fit(what, secrets.token_hex(4))


def fit() -> Fit | None:
    """Return the last wish to fit; the map obeys each only once."""
    found: Fit | None = st.session_state.get(_FIT)
    return found


def new_click(value: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return a click of the map the first time it is seen; an old one stays in the value."""
    click = (value or {}).get("atlas")
    if not isinstance(click, Mapping) or click.get("nonce") == st.session_state.get(_SEEN):
        return None
    st.session_state[_SEEN] = click.get("nonce")
    return click


def give(key: str, value: object) -> None:
    """Give a widget its value before it is drawn."""
    st.session_state[key] = value


def on_change(key: str, apply: Callable[[Any], None]) -> Callable[[], None]:
    """Return a callback that passes the widget's new value on."""

    def callback() -> None:
        apply(st.session_state[key])

    return callback


def get(key: str, otherwise: int) -> int:
    """Return the number that a widget holds, or another before it is drawn."""
    return int(st.session_state.get(key, otherwise))


def number(name: str) -> int:
    """Return a counter of this session, 0 at first."""
    return int(st.session_state.get(name, 0))


def count_up(name: str) -> None:
    """Raise a counter, so that a widget named by it starts anew."""
    st.session_state[name] = number(name) + 1


def chosen_rows(key: str) -> Sequence[int]:
    """Return the rows chosen in a table."""
    found: Sequence[int] = st.session_state[key].selection.rows
    return found
