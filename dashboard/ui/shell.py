"""The frame around every page: settings, loading, navigation, and trouble in plain words."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard.labels import Labels
from dashboard.ui import cache, explore, method, state
from dashboard.ui.context import Context
from dashboard.ui.text import plain
from dashboard.ui.theme import render_style
from dashboard.wording import Wording, load_wording
from data.errors import CatalogueError

SIDEBAR_WIDTH_PX = 310
LOG = logging.getLogger("atlas")


@dataclass(frozen=True)
class Settings:
    """What the app is started with; nothing else is read from the environment.

    ``head_start_s``: see :func:`dashboard.ui.explore.render`; tests need none.
    """

    catalogue: Path
    sources: Path
    static: Path
    today: date
    language: str
    head_start_s: float = 0.0


def run(settings: Settings) -> None:
    """Show the page that the address asks for."""
    words = load_wording(settings.language)
    st.set_page_config(
        page_title=words("app-name"), page_icon=str(settings.static / "atlas" / "icon.png"),
        layout="wide", initial_sidebar_state=SIDEBAR_WIDTH_PX,
    )
    render_style(words)
    context = _load(settings, words)
    if context is None:
        return
    pages = [
        st.Page(lambda: explore.render(context), title=words("nav-explore"), url_path="explore",
                icon=":material/map:", default=True),
        st.Page(lambda: method.render(context), title=words("nav-method"), url_path="method",
                icon=":material/info:"),
    ]
    page = st.navigation(pages, position="top")
    is_explore = page == pages[0]
    state.start(context, page.title, has_view=is_explore)
    page.run()
    if is_explore:
        state.write_link()


def _load(settings: Settings, words: Wording) -> Context | None:
    """Load the catalogue, or say in a sentence what is wrong with it."""
    try:
        loaded = cache.load(settings.catalogue, settings.sources, settings.static,
                            settings.today, cache.version_of(settings.catalogue))
    except CatalogueError as error:
        LOG.exception("The catalogue cannot be loaded")
        st.title(words("trouble-title"))
        st.error(words("trouble-catalogue", problem=plain(error)))
        st.write(words("trouble-what"))
        return None
    labels = Labels(loaded.index.catalogue, words)
    return Context(loaded.index, loaded.map_files, words, labels, settings.today,
                   settings.head_start_s)
