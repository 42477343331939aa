"""Things that have many names: places, regions, countries, thematics.

A project is found by every name of what belongs to it: ``Danzig`` finds the partners in Gdańsk,
``matkailu`` the projects on tourism. The names are kept once a thing and not once a project, so
that thousands of names cost little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.arrays import BoolArray, FloatArray, IntArray
from dashboard.search.query import Term
from dashboard.search.words import Field, Words, build_words


@dataclass(frozen=True)
class Thing:
    """Something that projects have and that has names.

    Attributes
    ----------
    kind : str
        ``place``, ``region``, ``country`` or ``thematic``.
    code : str
        Its code or usual name.
    names : tuple of str
        Its names in any language.
    weight : float
        How much it counts when a project has it.
    projects : numpy.ndarray of int
        The projects that have it, each once.
    """

    kind: str
    code: str
    names: tuple[str, ...]
    weight: float
    projects: IntArray


@dataclass(frozen=True)
class OtherNames:
    """The things, and which of them is meant by a word.

    Attributes
    ----------
    things : tuple of Thing
        In a stable order.
    words : Words
        Index of their names.
    starts, projects : numpy.ndarray of int
        The projects of thing i are ``projects[starts[i]:starts[i + 1]]``.
    weights : numpy.ndarray of float
        Weight of each thing.
    """

    things: tuple[Thing, ...]
    words: Words
    starts: IntArray
    projects: IntArray
    weights: FloatArray

    def meant(self, term: Term) -> BoolArray:
        """Return which things a term may mean, shape (things,)."""
        return self.words.weights_of(term) > 0

    def weights_of(self, term: Term, count: int) -> FloatArray:
        """Return how much a term counts in each of ``count`` projects through these names."""
        found = np.flatnonzero(self.meant(term))
        if not len(found):
            return np.zeros(count)
        rows = np.concatenate([np.arange(self.starts[i], self.starts[i + 1]) for i in found])
        sizes = self.starts[found + 1] - self.starts[found]
        weights = np.bincount(self.projects[rows], np.repeat(self.weights[found], sizes), count)
        return weights.astype(np.float64, copy=False)


def build_other_names(things: Sequence[Thing]) -> OtherNames:
    """Build the index of the names of things.

    Examples
    --------
    >>> danzig = Thing("place", "Gdańsk", ("Gdańsk", "Danzig"), 1.0, np.array([0, 2]))
    >>> from dashboard.search.query import parse_query
    >>> term = next(parse_query("danz").terms)
    >>> build_other_names([danzig]).weights_of(term, 3).tolist()
    [1.0, 0.0, 1.0]
    """
    names = [(number, name) for number, thing in enumerate(things) for name in thing.names]
    owners = np.array([number for number, _ in names], dtype=np.intp)
    field = Field("name", 1.0, owners, [name for _, name in names])
    sizes = [len(thing.projects) for thing in things]
    return OtherNames(
        things=tuple(things),
        words=build_words([field], len(things)),
        starts=np.concatenate([[0], np.cumsum(sizes)]).astype(np.intp),
        projects=np.concatenate([np.zeros(0, dtype=np.intp), *(t.projects for t in things)]),
        weights=np.array([thing.weight for thing in things], dtype=np.float64),
    )
