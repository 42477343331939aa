"""Answering batches on a Dask cluster: ``--scheduler tcp://host:8786``.

The workers need the same checkout as this machine: they answer with their own copy of ``geo``,
and refuse if it is not the same to the byte. Start one process a core, in the checkout::

    PYTHONPATH=. dask worker tcp://host:8786 --nworkers 4 --nthreads 1

The package ``distributed`` is optional (requirements-cluster.txt) and imported only here.
"""

from __future__ import annotations

import logging
import pickle
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Protocol

from geo.streaming import Answers, Batch, Engine, InputError, Promise, in_order
from geo.workers import Settings, WorkerError, answer_batch

CONNECT_SECONDS = 10
# Enough that no worker waits while answers travel; at least this many for a growing cluster.
BATCHES_PER_THREAD, MIN_BATCHES_AWAY = 3, 8
CODE_FOLDER = Path(__file__).parent


class Client(Protocol):
    """What is used of ``distributed.Client``, which is not there for the type checker."""

    def submit(self, function: Callable[[bytes], Answers], sent: bytes, *, pure: bool) -> Promise:
        """Have some worker call the function."""

    def nthreads(self) -> Mapping[str, int]:
        """Return the threads of each worker."""

    def wait_for_workers(self, n_workers: int, timeout: float) -> None:
        """Wait until so many workers are there."""

    def close(self) -> None:
        """Give up what is not done."""


@contextmanager
def cluster(settings: Settings, address: str) -> Iterator[Engine]:
    """Give the engine that answers on the cluster of a scheduler.

    Raises
    ------
    InputError
        If the package is missing, or the scheduler or its workers cannot be reached.
    WorkerError
        If the cluster fails at its work.
    """
    distributed = _distributed()
    # What goes wrong is said in one line, at the end.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    client, run = _connect(distributed, address), _carried()
    expected = fingerprint(settings)

    def submit(batch: Batch) -> Promise:
        return client.submit(run, pickle.dumps((settings, expected, batch)), pure=False)

    try:
        threads = sum(client.nthreads().values())
        ahead = max(MIN_BATCHES_AWAY, BATCHES_PER_THREAD * threads)
        yield lambda batches: in_order(batches, submit, ahead)
    except ImportError as error:
        raise WorkerError(f"--scheduler {address}: its workers cannot import geo ({error}); start "
                          "them in the checkout with PYTHONPATH=. dask worker ...") from error
    except (distributed.KilledWorker, CancelledError) as error:
        raise WorkerError(f"--scheduler {address}: the cluster gave up ({error}); see the logs of "
                          "its workers.") from error
    finally:
        client.close()


def _carried() -> Callable[[bytes], Answers]:
    """Return a function that is sent whole, so that the scheduler needs no copy of ``geo``."""
    def run(sent: bytes) -> Answers:
        from importlib import import_module

        found: Answers = import_module("geo.cluster").answer_sent(sent)
        return found

    # Of no module, it is pickled by value.
    run.__module__ = "__main__"
    return run


def _distributed() -> ModuleType:
    try:
        return import_module("distributed")
    except ImportError as error:
        raise InputError("--scheduler needs the package distributed; run pip install -r "
                         f"requirements-cluster.txt ({error}).") from error


def _connect(distributed: ModuleType, address: str) -> Client:
    try:
        # First, since a client of a malformed address cannot even be closed.
        distributed.comm.resolve_address(address)
        client: Client = distributed.Client(
            address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(f"--scheduler {address}: no Dask scheduler answers there; start one with "
                         f"dask scheduler, or correct the address ({error}).") from error
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except OSError as error:
        client.close()
        raise InputError(f"--scheduler {address}: the cluster has no workers; start some with "
                         f"PYTHONPATH=. dask worker {address} --nthreads 1.") from error
    return client


def answer_sent(sent: bytes) -> Answers:
    """Return the answers to a batch, if code and data here are those of who asks.

    Raises
    ------
    WorkerError
        If they are not: the answers might differ.
    """
    settings, expected, batch = pickle.loads(sent)
    if fingerprint(settings) != expected:
        raise WorkerError(f"a worker of the cluster has another version of {CODE_FOLDER}; bring "
                          "all machines to the same commit and start the workers again.")
    return answer_batch(settings, batch)


@cache
def fingerprint(settings: Settings) -> str:
    """Return a hash of all that an answer depends on: code, tables, derived files, libraries."""
    files = [*CODE_FOLDER.glob("*.py"), *CODE_FOLDER.glob("tables/*"),
             *settings.derived.glob("gazetteer/*"), *settings.derived.glob("*.csv")]
    files += [settings.register] if settings.register else []
    found = sha256(f"{version('rapidfuzz')} {unicodedata.unidata_version}".encode())
    for path in sorted(files, key=lambda path: (path.parent.name, path.name)):
        found.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return found.hexdigest()

