"""How well a project fits a query: rare words and telling fields count more (BM25F)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from dashboard.arrays import BoolArray, FloatArray

FIELD_WEIGHTS = {
    "acronym": 5.0,
    "contract": 5.0,
    "title": 4.0,
    "partner": 2.0,
    "town": 1.5,
    "thematic": 2.0,
    "programme": 1.0,
}
"""How much a word counts by the field it stands in. Chosen so that an acronym typed whole comes
first and a programme's name, which some hundred projects share, last."""

OTHER_NAME_WEIGHTS = {"thematic": 2.0, "place": 1.5, "organisation": 1.0, "programme": 1.0,
                      "word": 1.0, "region": 0.5, "country": 0.25}
"""The same for a name of something that a project has (:mod:`dashboard.search.other_names`)."""

SATURATION = 3.0
"""Weight at which a word counts half of what it can: two mentions are not twice as good."""

FUSION = 60
"""Constant of the reciprocal rank fusion (Cormack, Clarke, Büttcher 2009, who propose 60)."""


def term_score(weights: FloatArray) -> FloatArray:
    """Return what one term adds to each document's score, shape (n,).

    Parameters
    ----------
    weights : numpy.ndarray, shape (n,)
        How much the term counts in each document, 0 where it is not.
    """
    holders = np.count_nonzero(weights)
    rarity = np.log1p((len(weights) - holders + 0.5) / (holders + 0.5))
    scores: FloatArray = rarity * weights / (SATURATION + weights)
    return scores


def summed_where_all(
    term_weights: Iterable[FloatArray], count: int
) -> tuple[BoolArray, FloatArray]:
    """Return which documents have all terms, and the sum of what these add."""
    found, total = np.ones(count, dtype=bool), np.zeros(count)
    for weights in term_weights:
        found &= weights > 0
        total += term_score(weights)
    return found, total


def ranks(scores: FloatArray) -> FloatArray:
    """Return the place of each score from 1, the highest first, infinity where it is zero.

    Equal scores keep the order of the catalogue, so that an answer is always the same.

    Examples
    --------
    >>> ranks(np.array([0.2, 0.0, 0.9])).tolist()
    [2.0, inf, 1.0]
    """
    order = np.argsort(-scores, kind="stable")
    places = np.empty(len(scores))
    places[order] = np.arange(1, len(scores) + 1)
    places[scores <= 0] = np.inf
    return places


def fused(rankings: Sequence[FloatArray]) -> FloatArray:
    """Return one score from several rankings, by the places in them and not the scores."""
    total: FloatArray = np.sum([1 / (FUSION + ranks(scores)) for scores in rankings], axis=0)
    return total
