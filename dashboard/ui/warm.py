"""Load before the first visitor comes: while the server starts, not when somebody waits for it.

What is heavy is imported here, in a thread, so that the server answers at once. Only
streamlit_folium is left to the first visit: a component (Streamlit 1.67) is known to the server
only if it is imported while a page runs. Most of its time is folium's, which is imported here.
"""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from threading import Thread
from typing import TYPE_CHECKING

from dashboard.ui import long_links
from dashboard.ui.settings import Settings

if TYPE_CHECKING:
    from dashboard.index import Index

LOG = logging.getLogger("atlas")
Lifespan = Callable[[object], AbstractAsyncContextManager[None]]
REST_AFTER_S = 5.0
"""Long enough for a first page, short enough for who begins to type on it."""


def before_visitors(settings: Settings) -> Lifespan:
    """Return what the server does from its start to its end: it loads the catalogue at once.

    Long links are let in (:mod:`dashboard.ui.long_links`).
    A visitor who comes meanwhile waits for the same loading. A catalogue that cannot be loaded is
    told to the log here and to each visitor by the page.
    """

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        long_links.let_in()
        Thread(target=warm, args=(settings, REST_AFTER_S), name="atlas-load", daemon=True).start()
        yield

    return lifespan


def warm(settings: Settings, rest_after_s: float = 0.0) -> None:
    """Load the catalogue and what the first page makes of it once; a little later the rest.

    Parameters
    ----------
    settings : Settings
        What the server is started with.
    rest_after_s : float
        How long what only some visitors need has to wait, so as not to hold up the first page.
    """
    gc.disable()  # it would look a dozen times at what is being loaded: a fifth of all the time
    try:
        index = _load(settings)
    finally:
        gc.enable()
    if index is not None:
        time.sleep(rest_after_s)
        _ = index.suggestions  # for the first who types
        gc.freeze()


def _load(settings: Settings) -> Index | None:
    from dashboard import maps, network  # noqa: F401 - folium and networkx take their time
    from dashboard.ui import loading
    from dashboard.wording import load_wording
    from data.errors import CatalogueError
    from data.store.layout import StoreError

    try:
        index = loading.load(settings, load_wording(settings.language)).index
    except (CatalogueError, StoreError):
        LOG.exception("The catalogue cannot be loaded; visitors are told so")
        return None
    _ = index.orders["title"]
    LOG.info("The catalogue is loaded: %d projects", index.project_count)
    return index
