"""The frame around every page: settings, loading, navigation, and trouble in plain words."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit import Page

from dashboard.labels import Labels
from dashboard.ui import cache, refresh, state
from dashboard.ui.context import Context
from dashboard.ui.pages import PAGES, PageSpec
from dashboard.ui.text import plain
from dashboard.ui.theme import render_history, render_style
from dashboard.wording import Wording, load_wording
from data.errors import CatalogueError
from data.store.layout import StoreError

SIDEBAR_WIDTH_PX = 310
LOG = logging.getLogger("atlas")


@dataclass(frozen=True)
class Settings:
    """What the app is started with; nothing else is read from the environment.

    ``head_start_s``: see :func:`dashboard.ui.explore.render`; tests need none. ``imports`` is the
    store of imported files (:mod:`data.store`), whose catalogue goes before ``catalogue``.
    """

    catalogue: Path
    sources: Path
    static: Path
    today: date
    language: str
    head_start_s: float = 0.0
    imports: Path | None = None


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
    pages: dict[str, Page] = {}
    context = replace(context, pages=pages)
    pages |= {spec.name: _page(context, spec) for spec in PAGES}
    current = st.navigation(list(pages.values()), position="top")
    spec = next(spec for spec in PAGES if pages[spec.name] == current)
    state.start(context, spec.name, has_view=spec.has_view)
    state.follow(pages, spec.name)
    current.run()
    render_history()
    if spec.has_view:
        state.write_link(spec.name)
    refresh.watch(settings.catalogue, settings.imports, shown, words)


def _page(context: Context, spec: PageSpec) -> Page:
    """Return a page of the menu; the first of all has no place in the address."""
    return st.Page(
        lambda: spec.render(context), title=context.words(f"nav-{spec.name}"),
        url_path=spec.name, icon=f":material/{spec.icon}:", default=spec is PAGES[0],
        visibility="visible" if spec.in_menu else "hidden",
    )


def _load(settings: Settings, words: Wording) -> Context | None:
    """Load the catalogue, or say in a sentence what is wrong with it."""
    try:
        loaded = cache.load_served(settings.catalogue, settings.imports, settings.sources,
                                   settings.static, settings.today)
    except (CatalogueError, StoreError) as error:
        LOG.exception("The catalogue cannot be loaded")
        st.title(words("trouble-title"))
        st.error(words("trouble-catalogue", problem=plain(error)))
        st.write(words("trouble-what"))
        return None
    labels = Labels(loaded.index.catalogue, words)
    names = cache.facet_names(loaded.index, labels, words.language,
                              loaded.index.catalogue.revision)
    return Context(loaded.index, loaded.map_files, words, labels, names, settings.today,
                   settings.head_start_s, loaded.region_facts,
                   feeds=settings.static / "feeds")
