"""Which projects have which things, and how rare each thing is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.arrays import FloatArray, IntArray


@dataclass(frozen=True)
class Postings:
    """Things of projects, both ways: the things of a project, the projects of a thing.

    Attributes
    ----------
    names : tuple of str
        The things that at least two projects have; what only one has joins nothing.
    rarity : numpy.ndarray of float, shape (things,)
        log(N / n) / log(N), N being all projects and n those that have it: near 1 for what two
        of very many have, 0 for what all have.
    starts, things : numpy.ndarray of int
        Things of project p: ``things[starts[p]:starts[p + 1]]``, ascending.
    firsts, projects : numpy.ndarray of int
        Projects of thing t: ``projects[firsts[t]:firsts[t + 1]]``, ascending.
    """

    names: tuple[str, ...]
    rarity: FloatArray
    starts: IntArray
    things: IntArray
    firsts: IntArray
    projects: IntArray

    @property
    def count(self) -> int:
        """Number of projects."""
        return len(self.starts) - 1

    def of(self, project: int) -> IntArray:
        """Return the things of a project."""
        return self.things[self.starts[project]:self.starts[project + 1]]

    def shared(self, project: int, other: int) -> tuple[str, ...]:
        """Return what two projects share, rarest first."""
        both = np.intersect1d(self.of(project), self.of(other))
        return tuple(self.names[thing] for thing in sorted(both, key=lambda t: -self.rarity[t]))

    def weights(self, project: int) -> FloatArray:
        """Return the rarity of all that each project shares with one, summed, shape (n,)."""
        found = np.zeros(self.count)
        for thing in self.of(project):
            found[self.projects[self.firsts[thing]:self.firsts[thing + 1]]] += self.rarity[thing]
        return found


def build_postings(
    lists: Sequence[Iterable[str]], most_share: float = 1.0
) -> Postings:
    """Build the postings of projects given as their lists of things (empty texts left out).

    Parameters
    ----------
    lists : sequence of iterable of str
        Things of each project; one named twice counts once.
    most_share : float
        A thing that more than this share of the projects (and more than two) has says nothing,
        and is left out.

    Examples
    --------
    >>> found = build_postings([["a", "b"], ["b"], ["c"], []])
    >>> found.names, found.rarity.round(2).tolist(), found.shared(0, 1)
    (('b',), [0.5], ('b',))
    """
    pairs = [(project, thing) for project, things in enumerate(lists)
             for thing in sorted(set(things) - {""})]
    owner = np.array([project for project, _ in pairs], dtype=np.intp)
    number, every = pd.factorize(np.array([thing for _, thing in pairs], dtype=object), sort=True)
    held = np.bincount(number, minlength=len(every))
    kept = (held > 1) & (held <= max(most_share * len(lists), 2))
    names = tuple(str(name) for name, is_kept in zip(every, kept, strict=True) if is_kept)
    inside = kept[number]
    owner, thing = owner[inside], (np.cumsum(kept) - 1)[number[inside]].astype(np.intp)
    order = np.lexsort((owner, thing))
    return Postings(
        names=names, rarity=_rarity(held[kept], len(lists)), starts=_starts(owner, len(lists)),
        things=thing[np.lexsort((thing, owner))], firsts=_starts(thing, len(names)),
        projects=owner[order])


def _rarity(held: IntArray, count: int) -> FloatArray:
    return np.asarray(np.log(count / held) / np.log(max(count, 2)), dtype=np.float64)


def _starts(numbers: IntArray, count: int) -> IntArray:
    """Return where each number begins when they are sorted, and the end."""
    return np.concatenate([[0], np.cumsum(np.bincount(numbers, minlength=count))]).astype(np.intp)
