"""What all sessions share: catalogue, arrays, base map. Loaded once, then frozen.

Streamlit collects garbage after every run of a script; with the catalogue's objects moved out of
the collector's sight (``gc.freeze``) that takes a fraction of the time (DESIGN.md: 25 sessions
went from p95 228 ms to 64 ms). When another catalogue takes its place, everything is looked at
once more, so that the one before can go.
"""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard.filter_names import FilterNames, build_filter_names
from dashboard.index import Index, build_index
from dashboard.labels import Labels
from dashboard.map_files import read_map_files
from dashboard.maps import MapFiles
from dashboard.search import find_embed
from dashboard.wording import Wording
from data.catalogue import load_catalogue
from data.errors import CatalogueError
from data.model import Catalogue
from data.region_facts import FILE, RegionFact, read_region_facts
from data.store.feeds import are_current, write_feeds
from data.store.layout import StoreError, served

LOG = logging.getLogger("atlas")
MISSING = "missing"
TRIES, PAUSE_S = 5, 0.2
"""A catalogue may be replaced while it is being read; then the next one is there at once."""


@dataclass(frozen=True)
class Loaded:
    """The catalogue with all that is made from it."""

    index: Index
    map_files: MapFiles
    region_facts: Mapping[str, RegionFact]


def load_served(
    catalogue: Path, imports: Path | None, sources: Path, static: Path, today: date
) -> Loaded:
    """Load the catalogue that is served now, with what was imported.

    Raises
    ------
    CatalogueError, StoreError
        If it is missing or damaged, and stays so.
    """
    for _ in range(TRIES):
        folder = served(catalogue, imports)
        try:
            return load(folder, sources, static, today, version_of(folder))
        except CatalogueError:
            time.sleep(PAUSE_S)
    folder = served(catalogue, imports)
    return load(folder, sources, static, today, version_of(folder))


@st.cache_resource(show_spinner=False, max_entries=2)
def load(catalogue: Path, sources: Path, static: Path, today: date, version: str) -> Loaded:
    """Load the catalogue once for all sessions, and again when it was rebuilt.

    ``version`` only names the state of the files, see :func:`version_of`.
    """
    tables = load_catalogue(catalogue, sources, sources.parent / "search")
    # Finding out whether the model runs here takes some tenths of a second.
    embed = find_embed() if tables.search.vectors else None
    index = build_index(tables, today, embed)
    loaded = Loaded(index, read_map_files(static, index.catalogue.static_files),
                    read_region_facts(sources.parent / FILE))
    _ensure_feeds(static / "feeds", tables)
    named.clear()  # The names of an older catalogue would keep all of it in memory.
    freeze()
    return loaded


def freeze() -> None:
    """Move all objects that are there now out of the garbage collector's sight.

    Looking at all of them takes some 0.2 s in which nobody is answered, so it is done only where
    a catalogue before this one is to go.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.freeze()


@dataclass(frozen=True)
class Named:
    """The catalogue's names in one language."""

    labels: Labels
    filters: FilterNames


@st.cache_resource(show_spinner=False, max_entries=20)
def named(_index: Index, _words: Wording, language: str, version: str) -> Named:
    """Name what is in the catalogue once in each language.

    ``language`` and ``version`` stand for the words and the state of the files.
    """
    labels = Labels(_index.catalogue, _words)
    return Named(labels, build_filter_names(_index, labels))


def _ensure_feeds(folder: Path, tables: Catalogue) -> None:
    """Write the feeds of the catalogue where they are missing or of another one.

    Where the server's user may not write them, the pages show no link to them.
    """
    try:
        if not are_current(folder, tables.revision):
            write_feeds(folder, tables)
    except OSError as error:
        LOG.warning("The feeds in %s cannot be written: %s", folder, error)


def served_version(catalogue: Path, imports: Path | None) -> str:
    """Return what changes when another catalogue is served; empty while one is being replaced."""
    try:
        folder = served(catalogue, imports)
    except StoreError:
        return ""
    version = version_of(folder)
    return "" if version == MISSING else f"{folder} {version}"


def version_of(catalogue: Path) -> str:
    """Return what changes when the catalogue is rebuilt: time and size of its manifest."""
    path = catalogue / "manifest.json"
    if not path.exists():
        return MISSING
    found = path.stat()
    return f"{found.st_mtime_ns}-{found.st_size}"
