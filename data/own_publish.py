"""Put a visitor's files into the catalogue for everyone, where the operator allows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from data.own_places import geography, with_places
from data.sources.delivery import Delivery
from data.store.importing import Means, import_delivery
from data.store.layout import Store
from data.store.outcome import Outcome
from data.store.state import Places

WAIT_S = 60.0
"""Longest time to wait for an import that is running."""


def publish_own(
    deliveries: Sequence[Delivery], placed: pd.DataFrame, root: Path, store: Path, static: Path,
    now: str,
) -> list[Outcome]:
    """Import each delivery, as ``python -m data.sources import`` does; return what it did.

    Parameters
    ----------
    deliveries, placed, root, now
        As for :func:`data.own.build_own`.
    store, static : pathlib.Path
        The store of imports, and the folder that the app serves.

    Raises
    ------
    DataError, OSError
        If one cannot be imported; those before it stay, each whole.
    """
    places = Places(root, Store(store), static)
    means = Means(geography, say=_quiet, wait_s=WAIT_S)
    return [import_delivery(
        places, replace(each, locations=with_places(each.locations, placed)), now, means)
        for each in deliveries]


def _quiet(_: str) -> None:
    """Tell nobody: the page shows that it waits."""
