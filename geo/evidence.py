"""How likely a reading of an organisation's name is right: learned weights, added up.

Each reading (a place that is named, the seat of a region that is named, a known institution, the
capital) has features that speak for or against it. Their weights are those of a logistic
regression on rows of known position (:mod:`geo.build_evidence`), kept in ``tables/evidence.csv``,
so that a reader can see what counts how much: ``place,campus before it,2.1``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp
from pathlib import Path

from geo.errors import DerivedFileError

Feature = tuple[str, float]
"""Name and value; a feature that is not there counts as zero."""

BIAS = "always"
REGION_ODDS = 8.0
WRONG_COSTS = 3.1
"""A wrong point costs more than none: the chance of being wrong counts this many times, so that
an answer is shown (score .6) from 87 in 100, and sure (.8) from 94 in 100."""


@dataclass(frozen=True)
class Evidence:
    """Weights of features, by kind of reading.

    Examples
    --------
    >>> evidence = Evidence({"place": {"always": 0.0, "in brackets": 2.0}})
    >>> evidence.probability("place", [("in brackets", 1.0), ("never seen", 1.0)])
    0.8807970779778823
    """

    weights: Mapping[str, Mapping[str, float]]

    @classmethod
    def load(cls, path: Path) -> Evidence:
        """Read ``reading, feature, weight``.

        Raises
        ------
        DerivedFileError
            If the table is missing or a weight is no number.
        """
        found: dict[str, dict[str, float]] = defaultdict(dict)
        try:
            with path.open(encoding="utf-8", newline="") as stream:
                for row in csv.DictReader(stream):
                    found[row["reading"]][row["feature"]] = float(row["weight"])
        except (OSError, KeyError, ValueError) as error:
            raise DerivedFileError(
                f"{path}: {error}; restore it from the repository, or run "
                "python -m geo.build_evidence.") from error
        return cls(dict(found))

    def probability(self, reading: str, features: Iterable[Feature]) -> float:
        """Return the chance, 0 to 1, that a reading with these features is right."""
        weights = self.weights[reading]
        total = weights.get(BIAS, 0.0)
        for name, value in features:
            total += weights.get(name, 0.0) * value
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


def confirmed(probability: float) -> float:
    """Return the chance of a claim that lies in the region that the query gives.

    Of wrong claims about one in eight would, of right ones all (Bayes' rule on the odds).

    Examples
    --------
    >>> round(confirmed(0.5), 2), confirmed(1.0)
    (0.89, 1.0)
    """
    return REGION_ODDS * probability / (REGION_ODDS * probability + 1.0 - probability)


def score_of(probability: float) -> float:
    """Return the score to show for a chance of being right.

    Examples
    --------
    >>> [round(score_of(chance), 2) for chance in (0.5, 0.871, 0.936, 1.0)]
    [0.0, 0.6, 0.8, 1.0]
    """
    return max(0.0, 1.0 - WRONG_COSTS * (1.0 - probability))
