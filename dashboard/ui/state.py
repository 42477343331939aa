"""The session's state: filters and view, kept apart from the widgets, and mirrored in the URL.

Only this module reads and writes the URL, and only it and :mod:`dashboard.ui.widgets` the
session. The filters live under a name of their own, so that a page without the widgets
does not lose them; a widget is given its value before it is drawn and reports a change through a
callback.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import streamlit as st

from dashboard import link
from dashboard.areas import MAX_AREAS, Area
from dashboard.filters import Filters
from dashboard.link import View
from dashboard.link_reader import Problem
from dashboard.maps import Fit
from dashboard.own_data import OwnData
from dashboard.ui.context import Context

_FILTERS, _VIEW, _PROBLEMS, _FIT, _SEEN = (
    "atlas_filters", "atlas_view", "atlas_problems", "atlas_fit", "atlas_seen_clicks",
)
_TOUCHED, _PAGE, _WRITTEN = "atlas_touched", "atlas_page", "atlas_written_link"
_OWN = "atlas_own_data"
_NOTHING_OWN = OwnData()
"""Made once: its empty tables cost more than the rest of a page's frame."""
_BROWSERS_OWN = frozenset({link.MAP_KEY})
"""Keys of the link that the map frame reads and writes by itself."""

PARTNER_PAGE, LIST_PAGE = "partner_page", "ln"
"""Numbers of the lists' pages, the second a key of the link; other filters begin at the first."""


def start(context: Context, page: str, has_view: bool) -> bool:
    """Read the link when the session begins, and when a person went back or forward; say if so.

    A run that no widget of ours asked for and whose link is not the one that we wrote last is
    a step in the browser's history: the link is the truth then. Streamlit drops the link when
    another page is chosen, so an empty link of a page just entered says nothing.

    Parameters
    ----------
    context : Context
        Has the vocabulary of links.
    page : str
        Name of the page that is drawn.
    has_view : bool
        Whether it is the page whose link holds filters and view.

    Returns
    -------
    bool
        Whether filters and view are those of the link now.
    """
    touched = st.session_state.pop(_TOUCHED, False)
    entered = st.session_state.get(_PAGE) != page
    st.session_state[_PAGE] = page
    given = _link_values()
    is_step = has_view and not touched and given != st.session_state.get(_WRITTEN, given)
    if is_step and entered and given == _as_link(page):
        is_step = False  # we went there, and have what the link says
    is_read = _FILTERS not in st.session_state or (is_step and bool(given or not entered))
    if is_read:
        _adopt(context, given | _browsers_own())
        if is_step and not entered and not _browsers_own():
            # A link of a page to itself changes what we are told, but not the browser's address.
            st.session_state[_WRITTEN] = None
    # The catalogue may have been rebuilt since: what it no longer has restricts nothing.
    st.session_state[_FILTERS] = filters().cleaned(context.index.vocabulary)[0]
    return is_read


def adopt_query(context: Context, query: str) -> None:
    """Take filters and view from the query part of a link, as a saved view has it."""
    _adopt(context, {key: values for key, values in parse_qs(query.removeprefix("?")).items()
                     if key not in _BROWSERS_OWN})


def _adopt(context: Context, given: Mapping[str, Sequence[str]]) -> None:
    parsed = link.parse(given, context.index.vocabulary)
    st.session_state[_FILTERS] = parsed.filters
    st.session_state[_VIEW] = parsed.view
    st.session_state[_PROBLEMS] = parsed.problems
    st.session_state[PARTNER_PAGE] = 1


def _link_values() -> dict[str, list[str]]:
    """Return the link's values, without those that only the browser reads and writes."""
    return {key: st.query_params.get_all(key) for key in st.query_params
            if key not in _BROWSERS_OWN}


def _browsers_own() -> dict[str, list[str]]:
    """Return the link's values that only the browser reads and writes."""
    return {key: st.query_params.get_all(key) for key in st.query_params if key in _BROWSERS_OWN}


def write_link(page: str) -> None:
    """Mirror filters and view in the URL of a page, where they differ from it."""
    written = _as_link(page)
    is_adopted = st.session_state.get(_WRITTEN, written) is None
    st.session_state[_WRITTEN] = written
    if is_adopted or _link_values() != written:
        st.query_params.from_dict(written)


def _as_link(page: str) -> dict[str, list[str]]:
    """Return filters and view as the link of a page has them."""
    wanted = link.format_(filters(), view(), page)
    return {key: [value] for key, value in wanted.items()}


def touch() -> None:
    """Note that this run was asked for by a widget; the callback of widgets without another."""
    st.session_state[_TOUCHED] = True


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
    """Replace the filters; the lists begin at their first page."""
    touch()
    st.session_state[_FILTERS] = changed
    st.session_state[_PROBLEMS] = ()
    st.session_state[PARTNER_PAGE] = 1
    set_options(**{LIST_PAGE: ""})


def set_view(changed: View) -> None:
    """Replace the view."""
    touch()
    st.session_state[_VIEW] = changed


def set_options(**changes: str) -> None:
    """Set keys of the pages' own (:data:`dashboard.page_keys.PAGE_KEYS`)."""
    set_view(view().with_options(**changes))


def choose_project(project_id: str | None) -> None:
    """Open a project, or close the one that is open."""
    set_view(replace(view(), project_id=project_id or ""))


def toggle_region(code: str) -> None:
    """Add a region to the filters, or take it out again."""
    chosen = filters().regions
    set_filters(filters().with_(regions=chosen ^ {code}))


def toggle_area(area: Area) -> bool:
    """Add an area to the filters, or take it out again; False if there are too many already."""
    chosen = filters().areas ^ {area}
    if len(chosen) > MAX_AREAS:
        return False
    set_filters(filters().with_(areas=chosen))
    return True


def ask_fit(what: str) -> None:
    """Ask the map once to show all results, or the chosen project."""
    st.session_state[_FIT] = Fit(what, secrets.token_hex(4))


def own() -> OwnData:
    """Return what this session has of a person's own files."""
    found: OwnData = st.session_state.get(_OWN) or _NOTHING_OWN
    return found


def set_own(changed: OwnData) -> None:
    """Keep a person's own files for this session; it ends with the browser's tab."""
    st.session_state[_OWN] = changed


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
