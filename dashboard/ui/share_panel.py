"""Share: copy the link or an embed snippet, and views saved by name in this browser."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from dashboard.ui import elements, navigation, state
from dashboard.ui.context import Context

WORDS = ("title", "copy-link", "copy-embed", "copied", "copied-text", "copy-by-hand", "views",
         "views-note", "no-views", "name", "save", "open", "remove", "kept", "replaced", "removed",
         "not-kept", "not-read")


def render(context: Context) -> None:
    """Draw the button; what it opens is the browser's alone, so that no run is in a link's way."""
    words = {name.replace("-", "_"): context.words(f"share-{name}") for name in WORDS}
    elements.render(context.map_files.panels["share"], "share", {"words": words},
                    partial(_open, context), width="content")


def _open(context: Context, said: object) -> None:
    """Show a saved view on its page; on the first where it names none that is here."""
    if isinstance(said, Mapping) and isinstance(said.get("open"), str):
        first, *others = context.pages
        state.adopt_query(context, said["open"])
        navigation.go_to(said["page"] if said.get("page") in others else first)
