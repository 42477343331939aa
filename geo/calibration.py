"""Scores that can be believed: of the answers scored .9, nine in ten or more are right.

The steps of the geocoder give raw scores, made of what speaks for and against a place. How
often answers of a raw score are right was counted on rows with a known position, apart for
each kind of evidence, and is kept in ``tables/calibration.csv``. The score shown is the raw one,
lowered where it promised too much; it is never raised.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.match import Match

Step = tuple[float, float]
"""Raw score from which it holds, and the share that is right."""
BINS = (0.6, 0.7, 0.8, 0.9, 0.95)
"""Raw scores are grouped from these up; below the first the geocoder abstains."""
MIN_ROWS = 25
"""Groups of fewer rows are joined with the next lower one: they prove nothing alone."""


@dataclass(frozen=True)
class Calibration:
    """The steps of each kind of evidence, rising in both columns.

    Examples
    --------
    >>> calibration = Calibration({"town": ((0.6, 0.6), (0.9, 0.85))})
    >>> [calibration.score("town", raw) for raw in (0.5, 0.7, 0.88, 0.95)]
    [0.5, 0.6, 0.6, 0.85]
    """

    steps: Mapping[str, Sequence[Step]]

    @classmethod
    def load(cls, path: Path) -> Calibration:
        """Read ``evidence, raw_score, right_share, rows, source``."""
        found: dict[str, list[Step]] = {}
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                step = float(row["raw_score"]), float(row["right_share"])
                found.setdefault(row["evidence"], []).append(step)
        return cls(found)

    @classmethod
    def none(cls) -> Calibration:
        """Return the calibration that leaves raw scores as they are."""
        return cls({})

    def score(self, evidence: str, raw: float) -> float:
        """Return the score to show for a raw one; unknown evidence keeps its own."""
        steps = self.steps.get(evidence, ())
        number = bisect_right(steps, raw, key=lambda step: step[0])
        return min(raw, steps[number - 1][1]) if number else raw

    def applied(self, match: Match) -> Match:
        """Return a match with its score calibrated."""
        score = self.score(match.evidence, match.location_score)
        return match if score == match.location_score else replace(match, location_score=score)


def rising(shares: Sequence[float], weights: Sequence[int]) -> NDArray[np.float64]:
    """Return the nearest rising sequence (isotonic regression by pooling neighbours).

    Examples
    --------
    >>> rising([0.5, 0.9, 0.7], [10, 10, 10]).tolist()
    [0.5, 0.8, 0.8]
    """
    pools: list[tuple[float, int, int]] = []
    for share, weight in zip(shares, weights, strict=True):
        pools.append((share, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (low, few, n), (high, many, m) = pools[-2], pools[-1]
            pools[-2:] = [((low * few + high * many) / (few + many), few + many, n + m)]
    return np.repeat([share for share, _, _ in pools], [n for _, _, n in pools])


@dataclass(frozen=True, slots=True)
class Counted:
    """One group of answers: raw score from, rows, and how many are right."""

    least: float
    rows: int
    right: int


def counted(scores: Sequence[float], right: Sequence[bool]) -> list[Counted]:
    """Return how many answers of each group of scores are right; small groups are joined."""
    groups = [Counted(least, 0, 0) for least in BINS]
    for score, is_right in zip(scores, right, strict=True):
        number = bisect_right(BINS, score) - 1
        if number >= 0:
            one = groups[number]
            groups[number] = Counted(one.least, one.rows + 1, one.right + is_right)
    return _joined(groups)


def _joined(groups: Sequence[Counted]) -> list[Counted]:
    joined: list[Counted] = []
    for group in groups:
        if joined and (group.rows < MIN_ROWS or joined[-1].rows < MIN_ROWS):
            last = joined.pop()
            group = Counted(last.least, last.rows + group.rows, last.right + group.right)
        joined.append(group)
    return [group for group in joined if group.rows >= MIN_ROWS]


def steps_of(groups: Sequence[Counted]) -> list[tuple[float, float, int]]:
    """Return raw score, right share and rows of each group, the shares rising, rounded down."""
    shares = rising([group.right / group.rows for group in groups],
                    [group.rows for group in groups])
    return [(group.least, float(np.floor(share * 100) / 100), group.rows)
            for group, share in zip(groups, shares, strict=True)]
