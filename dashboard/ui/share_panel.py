"""Share: copy the link or an embed snippet, and views saved by name in this browser."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard.ui import state
from dashboard.ui.context import Context

FOLDER = Path(__file__).parent / "share"
WORDS = ("copy-link", "copy-embed", "copied", "copied-text", "copy-by-hand", "views", "views-note",
          "no-views", "name", "save", "open", "remove", "kept", "replaced", "removed", "not-kept",
         "not-read")


def render(context: Context) -> None:
    """Draw the button that opens the panel."""
    words = context.words
    panel = st.popover(words("share-title"), icon=":material/share:", key="share",
                       on_change=state.touch)
    if not panel.open:  # its script would travel with every click otherwise
        return
    with panel:
        opened = _component()(
            key="share_component",
            data={"words": {name.replace("-", "_"): words(f"share-{name}") for name in WORDS}},
            on_opened_change=state.touch,
        ).opened
    if opened:
        state.adopt_query(context, str(opened))
        st.rerun()


@cache
def _component() -> ComponentRenderer:
    """Register the component once a process."""
    return st.components.v2.component(
        "atlas_share", html='<div id="atlas-share"></div>',
        css=(FOLDER / "share.css").read_text(encoding="utf-8"),
        js=(FOLDER / "share.js").read_text(encoding="utf-8"),
    )
