"""Answering batches: what every process does, and several processes side by side.

Every process, here or on a cluster, loads the geocoder itself at its first batch. The answer to
a query depends on nothing but the query and the derived files, so that all ways agree.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Lock, Thread

from geo.errors import GeoError
from geo.geocode import Geocoder
from geo.match import Query
from geo.register import Register
from geo.streaming import Answers, Batch, Cells, Engine, answer, in_order, locating

# Lists repeat their organisations; what was answered lately is not worked out again (10 MB).
REMEMBERED_ROWS = 10_000
# Each process has one batch at work and one waiting.
BATCHES_PER_WORKER = 2

_loading = Lock()


class WorkerError(GeoError):
    """A process that answers batches died."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Which geocoder answers; small, and sent along with every batch.

    Attributes
    ----------
    derived : Path
        The derived folder.
    register : Path or None
        The file of the register of organisations; None for the empty register.
    keeps_matches : bool
        Whether the answers are whole matches instead of lines of CSV.
    """

    derived: Path
    register: Path | None = None
    keeps_matches: bool = False


def worker_count(text: str) -> int:
    """Return the number of processes that a command line asks for with ``--workers``.

    Raises
    ------
    argparse.ArgumentTypeError
        If it is no whole number of 1 and more.

    Examples
    --------
    >>> worker_count("4")
    4
    """
    if not (text.isascii() and text.isdigit() and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"a whole number of 1 and more, not {text or 'nothing'}")
    return int(text)


def answer_batch(settings: Settings, batch: Batch) -> Answers:
    """Return the answers to a batch, by this process's own geocoder."""
    with _loading:  # Two threads of a cluster's worker must not both load it.
        geocoder = _geocoder(settings)
        located = _located(settings)
    if settings.keeps_matches:
        return Answers(len(batch), "", tuple(geocoder.locate(Query(*row[1:])) for row in batch))
    return answer(batch, located)


@cache
def _located(settings: Settings) -> Callable[[Cells], Sequence[str]]:
    return locating(_geocoder(settings).locate, REMEMBERED_ROWS)


@cache
def _geocoder(settings: Settings) -> Geocoder:
    # The register first: it is the smaller file, and the likelier one to be wrong.
    register = Register.load(settings.register) if settings.register else Register.none()
    geocoder = Geocoder.load(settings.derived).with_register(register)
    gc.freeze()  # What was loaded stays: collections need not look at it again.
    return geocoder


@contextmanager
def alone(settings: Settings) -> Iterator[Engine]:
    """Give the engine that answers in this process."""
    yield partial(map, partial(answer_batch, settings))


@contextmanager
def processes(settings: Settings, workers: int) -> Iterator[Engine]:
    """Give the engine that answers in several processes, which end with the context.

    Raises
    ------
    WorkerError
        If a process dies.
    """
    # Spawned, not forked: the same on every system, and safe beside threads.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin)
    ahead = BATCHES_PER_WORKER * workers
    try:
        yield lambda batches: in_order(
            batches, lambda batch: pool.submit(answer_batch, settings, batch), ahead)
    except BrokenProcessPool as error:
        raise WorkerError("a worker process was killed, perhaps for want of memory (each takes "
                          "300 MB); try fewer --workers.") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
