"""The frame around every page: loading, navigation, and trouble in plain words."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Literal

import streamlit as st
from streamlit import Page

from dashboard.ui import cache, navigation, refresh, state, years
from dashboard.ui.context import Context
from dashboard.ui.loading import load
from dashboard.ui.own_files import with_own
from dashboard.ui.own_page import render_banner
from dashboard.ui.pages import PAGES, PageSpec
from dashboard.ui.settings import Settings
from dashboard.ui.text import plain
from dashboard.ui.theme import render_history, render_style
from dashboard.wording import Wording, load_wording
from data.errors import CatalogueError
from data.store.layout import StoreError

SIDEBAR_WIDTH_PX = 310
LOG = logging.getLogger("atlas")


def run(settings: Settings) -> None:
    """Show the page that the address asks for."""
    words = load_wording(settings.language)
    st.set_page_config(
        page_title=words("app-name"), page_icon=str(settings.static / "atlas" / "icon.png"),
        layout="wide", initial_sidebar_state=SIDEBAR_WIDTH_PX,
    )
    render_style(words)
    shown = cache.served_version(settings.catalogue, settings.imports)
    context = _load(settings, words)
    if context is None:
        refresh.watch(settings.catalogue, settings.imports, shown, words)
        return
    context = with_own(context, state.own().shown)
    pages: dict[str, Page] = {}
    context = replace(context, pages=pages)
    pages |= {spec.name: _page(context, spec) for spec in PAGES}
    menu: Literal["hidden", "top"] = "hidden" if st.context.is_embedded else "top"
    current = st.navigation(list(pages.values()), position=menu)
    spec = next(spec for spec in PAGES if pages[spec.name] == current)
    if state.start(context, spec.name, has_view=spec.has_view):
        years.stop()  # who goes back does not want to be taken on
    navigation.follow(pages, spec.name)
    render_banner(context)
    current.run()
    render_history()
    if spec.has_view:
        state.write_link(spec.name)
    refresh.watch(settings.catalogue, settings.imports, shown, words)


def _page(context: Context, spec: PageSpec) -> Page:
    """Return a page of the menu; the first of all has no place in the address.

    Without icons, so that all names are in sight at 1280 pixels.
    """
    return st.Page(
        lambda: spec.render(context), title=context.words(f"nav-{spec.name}"),
        url_path=spec.name, default=spec is PAGES[0],
        visibility="visible" if spec.in_menu else "hidden",
    )


def _load(settings: Settings, words: Wording) -> Context | None:
    """Load the catalogue, or say in a sentence what is wrong with it."""
    try:
        return load(settings, words)
    except (CatalogueError, StoreError) as error:
        LOG.exception("The catalogue cannot be loaded")
        st.title(words("trouble-title"))
        st.error(words("trouble-catalogue", problem=plain(error)))
        st.write(words("trouble-what"))
        return None
