"""From distinct names to organisations: candidates, scores, curated pairs, groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import pandas as pd

from data.errors import BuildError
from data.organisations.cluster import Pair, Score, grouped, pair
from data.organisations.match import SAME_FROM, Matcher, Verdict
from data.organisations.readings import Name
from data.organisations.units import Unit
from geo.names import fold

MOST_IN_BLOCK = 80
"""Names that may share a word and still be compared by it: more, and it tells nothing."""
CERTAIN = 0.985
"""Score from which an ambiguous name still joins: the very same words."""
DIFFERENT_BELOW = 0.3
"""Score below which two names are surely two bodies."""

Block = tuple[str, ...]


@dataclass(frozen=True)
class Linked:
    """Which names are one organisation.

    Attributes
    ----------
    units : sequence of Unit
        The names.
    groups : sequence of int
        Number of the first name of each name's organisation.
    verdicts : mapping of (int, int) to Verdict
        Pairs that were compared.
    curated : mapping of (int, int) to str
        Pairs set by hand, with the reason.
    """

    units: Sequence[Unit]
    groups: Sequence[int]
    verdicts: Mapping[Pair, Verdict]
    curated: Mapping[Pair, str]

    def members(self) -> dict[int, list[int]]:
        """Return the names of each organisation."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, group in enumerate(self.groups):
            found[group].append(number)
        return found


def link(units: Sequence[Unit], rules: pd.DataFrame) -> Linked:
    """Join the names of each organisation.

    Parameters
    ----------
    units : sequence of Unit
        Distinct names (:func:`data.organisations.units.units_of`).
    rules : pandas.DataFrame
        Columns ``SAME_ORGANISATIONS``: pairs that a person decided.

    Raises
    ------
    BuildError
        If a curated pair is both the same and different, or of two countries.
    """
    matcher = Matcher.of(unit.name for unit in units)
    names = written_out([unit.name for unit in units], matcher)
    verdicts = {ends: matcher.compare(names[ends[0]], names[ends[1]])
                for ends in candidates(names)}
    same, different = _curated(units, rules)
    scores = {ends: verdict.score for ends, verdict in verdicts.items()}
    def score(a: int, b: int) -> float:
        known = scores.get(pair(a, b))
        return matcher.compare(names[a], names[b]).score if known is None else known

    for ends in list(_ambiguous(scores, score)):
        scores[ends] = min(scores[ends], SAME_FROM - 0.01)
    groups = grouped(len(units), scores, score, SAME_FROM, same, different)
    return Linked(units, groups, verdicts, same | different)


def candidates(names: Sequence[Name]) -> list[Pair]:
    """Return the pairs worth comparing: of one country, with a telling word or an abbreviation.

    A word that more than :data:`MOST_IN_BLOCK` names have tells nothing; a place is taken
    together with a kind or subject.
    """
    blocks: dict[tuple[str, Block], list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        for block in set(_blocks(name)):
            blocks[name.country_code, block].append(number)
    return sorted({ends for members in blocks.values() if len(members) <= MOST_IN_BLOCK
                   for ends in combinations(members, 2)})


def _blocks(name: Name) -> Iterator[Block]:
    yield from (("acronym", acronym) for acronym in name.acronyms)
    for reading in name.readings:
        what = reading.kinds | reading.subjects or {""}
        yield from (("word", word) for word in reading.rest)
        yield from (("place", place, kind) for place in reading.places for kind in what)
        if not reading.is_telling:
            yield ("kind", *sorted(what))


def written_out(names: Sequence[Name], matcher: Matcher) -> list[Name]:
    """Return the names; one that is only an abbreviation is read as the name that gives it.

    It stays as it is where two different bodies of its country give the same abbreviation.
    """
    givers: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names:
        for acronym in name.acronyms - {name.short}:
            if not name.is_joint and "department" not in name.readings[0].kinds:
                givers[name.country_code, acronym].append(name)
    return [_written_out(name, givers, matcher) for name in names]


def _written_out(
    name: Name, givers: Mapping[tuple[str, str], Sequence[Name]], matcher: Matcher
) -> Name:
    found = givers.get((name.country_code, name.short), ())
    if not found:
        return name
    agree = all(matcher.compare(found[0], other).score >= DIFFERENT_BELOW for other in found[1:])
    readings = dict.fromkeys(reading for giver in found for reading in giver.readings)
    return replace(name, readings=tuple(readings)) if agree else name


def _ambiguous(scores: Mapping[Pair, float], score: Score) -> Iterator[Pair]:
    """Yield the pairs of a name that is like two names which are surely two bodies.

    ``Municipality of X`` is like ``City of X`` and ``District of X``: it is joined to neither.
    """
    near: dict[int, list[int]] = defaultdict(list)
    for (a, b), value in scores.items():
        if value >= SAME_FROM:
            near[a].append(b)
            near[b].append(a)
    for number, others in near.items():
        torn = {end for ends in combinations(sorted(others), 2)
                if score(*ends) < DIFFERENT_BELOW for end in ends}
        yield from (pair(number, other) for other in torn
                    if scores[pair(number, other)] < CERTAIN)


def _curated(
    units: Sequence[Unit], rules: pd.DataFrame
) -> tuple[dict[Pair, str], dict[Pair, str]]:
    """Return the curated pairs of the same and of different organisations, with their reasons."""
    numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        numbers[unit.key[:2]].append(number)
    found: dict[str, dict[Pair, str]] = {"same": {}, "different": {}}
    for rule in rules.to_dict("records"):
        ends = [numbers.get((rule["country_code"], fold(rule[side])), []) for side in ("a", "b")]
        for a in ends[0]:
            for b in ends[1]:
                found[rule["decision"]][pair(a, b)] = str(rule["reason"])
    both = sorted(found["same"].keys() & found["different"].keys())
    if both:
        shown = [[units[number].spellings[0] for number in ends] for ends in both]
        raise BuildError(f"same_organisations.csv says both same and different of {shown}; "
                         "leave one row of each.")
    return found["same"], found["different"]
