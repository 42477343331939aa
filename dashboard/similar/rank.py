"""The ranking: what two projects share, weighed, and said.

For each kind of thing, s is the sum of the rarities of all that both have
(:class:`dashboard.similar.postings.Postings`), and s / (1 + s) its part: the first thing in common
counts most, and a project with forty partners does not win by its size. The parts are added with
:data:`WEIGHTS`; the meaning of the titles adds its cosine where that is large enough to mean
something. Equal scores stand in the order of the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from dashboard.arrays import BoolArray, FloatArray
from dashboard.similar.likeness import Likeness, shown_name

WEIGHTS: Mapping[str, float] = MappingProxyType({
    "organisations": 1.0, "thematics": 0.6, "towns": 0.5, "words": 1.0, "meaning": 1.0,
})
"""What each kind of thing counts: who and what about before where."""

LEAST_MEANING = 0.45
"""Cosine under which two titles are not said to mean something similar: of random pairs of the
shipped catalogue one in a thousand has more."""


@dataclass(frozen=True)
class Similar:
    """A project that is like another one, and why.

    Attributes
    ----------
    row : int
        Its row in the catalogue.
    score : float
        See the module; comparable within one answer.
    shared : mapping of str to tuple of str
        By kind, what both have, rarest first; kinds with nothing in common are left out.
    meaning : float or None
        Cosine of what the titles mean, None where it is small or not known.
    """

    row: int
    score: float
    shared: Mapping[str, tuple[str, ...]]
    meaning: float | None = None


def similar_projects(
    likeness: Likeness, row: int, most: int, same_programme: bool
) -> list[Similar]:
    """Return the projects most like one, best first, never itself.

    Parameters
    ----------
    likeness : Likeness
        What projects can have in common.
    row : int
        The project.
    most : int
        At most so many; fewer if fewer have anything in common with it.
    same_programme : bool
        Whether to look among the projects of its programme (of its period), or of all others.
    """
    meaning = _meaning(likeness, row)
    scores = _scores(likeness, row, meaning)
    scores[~_candidates(likeness, row, same_programme)] = 0.0
    best = np.argsort(-scores, kind="stable")[:most]
    return [_similar(likeness, row, other, float(scores[other]), float(meaning[other]))
            for other in best.tolist() if scores[other] > 0]


def _candidates(likeness: Likeness, row: int, same_programme: bool) -> BoolArray:
    own = likeness.programme[row]
    same = np.array([code == own for code in likeness.programme])
    found: BoolArray = same if same_programme else ~same
    found[row] = False
    return found


def _meaning(likeness: Likeness, row: int) -> FloatArray:
    """Return the cosine of the meanings with one project's, 0 where it is too small."""
    cosine = np.asarray(likeness.vectors @ likeness.vectors[row], dtype=np.float64)
    return np.where(cosine >= LEAST_MEANING, cosine, 0.0)


def _scores(likeness: Likeness, row: int, meaning: FloatArray) -> FloatArray:
    scores = WEIGHTS["meaning"] * meaning
    for kind, postings in likeness.kinds.items():
        summed = postings.weights(row)
        scores = scores + WEIGHTS[kind] * summed / (1 + summed)
    return scores


def _similar(likeness: Likeness, row: int, other: int, score: float, meaning: float) -> Similar:
    shared = {kind: tuple(map(shown_name, postings.shared(row, other)))
              for kind, postings in likeness.kinds.items()}
    return Similar(other, score, {kind: things for kind, things in shared.items() if things},
                   meaning or None)
