"""Show a new catalogue by itself: a session that nobody touches notices it within seconds.

Only this fragment runs every few seconds, and reads the time of one small file; the page and its
map are run again only when another catalogue is served. Every run of a page shows one catalogue
from beginning to end.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.ui import cache, widgets
from dashboard.wording import Wording

EVERY_S = 5
"""The new catalogue is to be there within 10 s, loading it and drawing the page included."""

_SHOWN = "atlas_catalogue"


def watch(catalogue: Path, imports: Path | None, shown: str, words: Wording) -> None:
    """Say if this run shows another catalogue than the one before, and look for the next.

    Parameters
    ----------
    catalogue, imports : pathlib.Path
        See :func:`dashboard.ui.cache.load_served`.
    shown : str
        Version of the catalogue that this run shows, read before it was loaded.
    words : Wording
        Of the page.
    """
    if widgets.differs(_SHOWN, shown):
        st.toast(words("refresh-done"), icon=":material/update:")
    _look(catalogue, imports)


@st.fragment(run_every=EVERY_S)
def _look(catalogue: Path, imports: Path | None) -> None:
    version = cache.served_version(catalogue, imports)
    if version and version != widgets.text(_SHOWN):
        st.rerun(scope="app")
