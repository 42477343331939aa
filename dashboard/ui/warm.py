"""Load before the first visitor comes: while the server starts, not when somebody waits for it.

What is heavy is imported here, in a thread, so that the server answers at once. Only
streamlit_folium is left to the first visit: a component (Streamlit 1.67) is known to the server
only if it is imported while a page runs. Most of its time is folium's, which is imported here.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from threading import Thread

from dashboard.ui.settings import Settings

LOG = logging.getLogger("atlas")
Lifespan = Callable[[object], AbstractAsyncContextManager[None]]


def before_visitors(settings: Settings) -> Lifespan:
    """Return what the server does from its start to its end: it loads the catalogue at once.

    A visitor who comes meanwhile waits for the same loading. A catalogue that cannot be loaded is
    told to the log here and to each visitor by the page.
    """

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        Thread(target=warm, args=(settings,), name="atlas-load", daemon=True).start()
        yield

    return lifespan


def warm(settings: Settings) -> None:
    """Load the catalogue and what the first page makes of it once."""
    from dashboard import maps, network  # noqa: F401 - folium and networkx take their time
    from dashboard.ui import cache, loading
    from dashboard.wording import load_wording
    from data.errors import CatalogueError
    from data.store.layout import StoreError

    try:
        index = loading.load(settings, load_wording(settings.language)).index
    except (CatalogueError, StoreError):
        LOG.exception("The catalogue cannot be loaded; visitors are told so")
        return
    _ = index.orders["title"]
    cache.freeze()
    LOG.info("The catalogue is loaded: %d projects", index.project_count)
    _ = index.suggestions  # for the first who types; nobody waits for it to see the page
    cache.freeze()
