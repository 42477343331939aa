"""From pairs of names to organisations: joined from the likest on, never by a chain.

Two groups are joined only if every name of one is alike enough to every name of the other
(complete link), so that A and C are not one because both are like B. Curated pairs come first:
*same* joins whatever the score, *different* keeps apart whatever is joined elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

Pair = tuple[int, int]
Score = Callable[[int, int], float]

COMPLETE_FROM, AVERAGE_FROM = 0.55, 0.75
"""Least score between any two names of two groups to be joined, and on average over all of them;
chosen on the tuning pairs (docs)."""


def pair(a: int, b: int) -> Pair:
    """Return a pair, the lower number first."""
    return (a, b) if a < b else (b, a)


@dataclass
class Groups:
    """Names on the way to organisations."""

    group_of: list[int]
    members: dict[int, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        """Give each group its members."""
        self.members = {group: [group] for group in self.group_of}

    def join(self, a: int, b: int) -> None:
        """Join the groups of two names."""
        low, high = sorted((self.group_of[a], self.group_of[b]))
        if low != high:
            for number in self.members[high]:
                self.group_of[number] = low
            self.members[low] += self.members.pop(high)


def grouped(
    count: int, scores: Mapping[Pair, float], score: Score, least: float,
    same: Iterable[Pair] = (), different: Iterable[Pair] = (),
) -> list[int]:
    """Return the group of each name, numbered by its first member.

    Parameters
    ----------
    count : int
        Number of names.
    scores : mapping of (int, int) to float
        Scores of the pairs that were compared.
    score : callable
        Score of any pair.
    least : float
        Score from which two names are joined.
    same, different : iterable of (int, int)
        Curated pairs.

    Examples
    --------
    >>> grouped(3, {(0, 1): 0.9, (1, 2): 0.9}, lambda a, b: 0.9 if 1 in (a, b) else 0.1, 0.8)
    [0, 0, 2]
    >>> grouped(3, {(0, 1): 0.9}, lambda a, b: 0.9, 0.8, same=[(1, 2)])
    [0, 0, 0]
    """
    groups, apart = Groups(list(range(count))), {pair(*ends) for ends in different}
    for a, b in sorted(pair(*ends) for ends in same):
        groups.join(a, b)
    # Names joined by hand speak for each other: one that is alike is enough.
    by_hand = {number: tuple(groups.members[groups.group_of[number]]) for number in range(count)}

    def fit(one: list[int], other: list[int]) -> bool:
        ends = {pair(a, b) for a in one for b in other}
        if ends & apart:
            return False
        values = [max(score(a, b) for a in by_hand[low] for b in by_hand[high])
                  for low, high in sorted(ends)]
        return min(values) >= COMPLETE_FROM and sum(values) / len(values) >= AVERAGE_FROM

    wanted = ((value, ends) for ends, value in scores.items() if value >= least)
    for _, (a, b) in sorted(wanted, key=lambda item: (-item[0], item[1])):
        one, other = groups.group_of[a], groups.group_of[b]
        if one != other and fit(groups.members[one], groups.members[other]):
            groups.join(a, b)
    return groups.group_of
