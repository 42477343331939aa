"""One import at a time: the second waits, and says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from data.store.layout import Store, StoreError


@contextmanager
def locked(store: Store, say: Callable[[str], object], wait_s: float = -1) -> Iterator[None]:
    """Hold the store's lock; the system frees it when the process ends, however it ends.

    Parameters
    ----------
    store : Store
        The store, whose folder is made if need be.
    say : callable
        Told in a sentence if another import runs.
    wait_s : float
        Longest time to wait; below zero for as long as it takes.

    Raises
    ------
    StoreError
        If the other import takes longer, or the folder cannot be written.
    """
    try:
        store.root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(store.lock)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            say(f"Another import is at work in {store.root}; waiting for it to end.")
            lock.acquire(timeout=wait_s)
    except Timeout:
        raise StoreError(f"Another import is still at work in {store.root} after {wait_s:.0f} s; "
                         "nothing was changed. Try again later.") from None
    except OSError as error:
        raise StoreError(f"{store.root} cannot be written: {error}.") from error
    try:
        yield
    finally:
        lock.release()
