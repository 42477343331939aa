"""What every session is given, loaded once: by the server as it starts, or by the first visitor."""

from __future__ import annotations

from dashboard.ui import cache
from dashboard.ui.context import Context
from dashboard.ui.settings import Settings
from dashboard.wording import Wording


def load(settings: Settings, words: Wording) -> Context:
    """Load what all sessions share, once.

    Raises
    ------
    CatalogueError, StoreError
        If the catalogue or a file of the map is missing or damaged.
    """
    loaded = cache.load_served(settings.catalogue, settings.imports, settings.sources,
                               settings.static, settings.today)
    named = cache.named(loaded.index, words, words.language, loaded.index.catalogue.revision)
    return Context(loaded.index, loaded.map_files, words, named.labels, named.filters,
                   settings.today, loaded.region_facts,
                   feeds=settings.static / "feeds", static=settings.static,
                   root=settings.sources.parent.parent,
                   publish_to=settings.imports if settings.allow_publish else None)
