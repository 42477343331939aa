"""Two names compared: how alike they are, from 0 to 1, and why.

What both say, weighed, over what either says (Dice). A rare word weighs more than a common one, a
kind or subject less than a name. Some differences are never outweighed: two kinds of body, two
places, north and south, a department of one of them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from data.organisations.readings import WEAK_KINDS, WHOLE_KINDS, Name, Reading
from geo.distance import distance_km

SAME_FROM = 0.80
"""Score from which two names are one organisation; chosen on the tuning pairs (docs)."""

KIND, WEAK_KIND, EXTRA_KIND, SUBJECT, PLACE = 0.5, 0.25, 1.3, 0.6, 1.0
RAREST, COMMONEST, TYPO = 1.2, 0.45, 0.83
PARENT = 0.35
OWN_COUNTRY, BRAND = 0.2, 0.5
DIFFERENT_KIND, DIFFERENT_PLACE, DIFFERENT_SUBJECT, PART_OF = 0.1, 0.45, 0.6, 0.5
MORE_PLACE, DIFFERENT_WORDS, ALMOST_KIND = 0.85, 0.85, 0.97
SAME_SEAT_KM, FAR_KM, FAR = 25.0, 90.0, 0.92
PART_OF_NAME, PART_OF_WHOLE = 0.97, 0.9
JOINT, OTHER_FORM = 0.6, 0.7

ALIKE = tuple(map(frozenset, (
    ("municipality", "city"), ("municipality", "commune"), ("municipality", "district"),
    ("commune", "district"), ("county_area", "county"), ("college", "uas"),
    ("region", "voivodeship"), ("science_park", "park"), ("academy", "university"),
    ("academy", "college"),
)))
"""Kinds that one body may have in two names."""

COUNTRIES = {
    "SE": "sweden", "FI": "finland", "EE": "estonia", "LV": "latvia", "LT": "lithuania",
    "PL": "poland", "DE": "germany", "DK": "denmark", "NO": "norway", "RU": "russia",
    "IS": "iceland", "BY": "belarus", "GB": "united_kingdom"}

DIRECTIONS = frozenset({"north", "south", "east", "west", "central", "southeast", "southwest",
                        "northeast", "northwest"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """How alike two names are, and what decided."""

    score: float
    reason: str


@dataclass(frozen=True)
class Matcher:
    """Compares names, given how rare each word is.

    Attributes
    ----------
    frequency : mapping of (str, str) to int
        Names of a country that have a word, by country and word.
    """

    frequency: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, names: Iterable[Name]) -> Matcher:
        """Count the words of all names."""
        counts: Counter[tuple[str, str]] = Counter()
        for name in names:
            counts.update((name.country_code, word) for word in set(name.readings[0].rest))
        return cls(counts)

    def compare(self, one: Name, other: Name) -> Verdict:
        """Return how alike two names of one country are."""
        if not one.is_telling and not other.is_telling and one.seats != other.seats and (
                _km_between(one, other) > SAME_SEAT_KM):
            return Verdict(DIFFERENT_KIND, "only the kind is told, and the seats are others")
        verdicts = [self._compare(a, b, one, other) for a in one.readings for b in other.readings]
        return max(verdicts, key=lambda verdict: verdict.score)

    def _compare(self, a: Reading, b: Reading, one: Name, other: Name) -> Verdict:
        weight = Weights()
        self._kinds(a, b, weight)
        self._subjects(a.subjects, b.subjects, one.country_code, weight)
        self._places(a, b, one, other, weight)
        self._rest(a, b, one.country_code, weight)
        if _is_part(a, b, one.country_code):
            weight.less(PART_OF, "one is a part of the other, or another body")
        if one.is_joint != other.is_joint:
            weight.less(JOINT, "one names two bodies")
        if a.forms and b.forms and not a.forms & b.forms:
            weight.less(OTHER_FORM, f"{_list(a.forms)} is not {_list(b.forms)}")
        if not (a.whole and b.whole):
            weight.factor *= PART_OF_NAME
        if one.points and other.points and _km_between(one, other) > FAR_KM:
            weight.less(FAR, "seats far apart")
        return weight.verdict()

    def _kinds(self, one: Reading, other: Reading, weight: Weights) -> None:
        a, b, is_twin = one.kinds, other.kinds, one.is_twin or other.is_twin
        extra_a, extra_b = _beyond(a, b, is_twin), _beyond(b, a, is_twin)
        strong_a, strong_b = extra_a - WEAK_KINDS, extra_b - WEAK_KINDS
        if strong_a and strong_b:
            weight.less(DIFFERENT_KIND, f"{_list(strong_a)} is not {_list(strong_b)}")
        elif "department" in strong_a | strong_b:
            weight.less(PART_OF, "one is a part of the other")
        for kind in sorted((a & b) | (a - b - extra_a)):
            weight.both(WEAK_KIND if kind in WEAK_KINDS else KIND)
        if a - b - extra_a:
            weight.factor *= ALMOST_KIND
        alone = EXTRA_KIND if a and b else KIND
        parent = PARENT if _names_parent(one, other) or _names_parent(other, one) else alone
        for kind in sorted(extra_a | extra_b):
            weight.one(WEAK_KIND if kind in WEAK_KINDS else
                       parent if kind in WHOLE_KINDS else alone, kind)

    def _subjects(
        self, a: frozenset[str], b: frozenset[str], country: str, weight: Weights
    ) -> None:
        own = {COUNTRIES.get(country, ""), "national"}
        for subject in sorted(a & b):
            weight.both(OWN_COUNTRY if subject in own else SUBJECT)
        for subject in sorted(a ^ b):
            weight.one(OWN_COUNTRY if subject in own else SUBJECT, subject)
        extra_a, extra_b = a - b - own, b - a - own
        if (extra_a | extra_b) & DIRECTIONS:
            weight.less(DIFFERENT_PLACE, f"only one says {_list((extra_a | extra_b) & DIRECTIONS)}")
        elif extra_a and extra_b:
            weight.less(DIFFERENT_SUBJECT, f"{_list(extra_a)} is not {_list(extra_b)}")

    def _places(self, a: Reading, b: Reading, one: Name, other: Name, weight: Weights) -> None:
        shared = a.places & b.places
        # A name may tell the town where the other has its seat, if that is its only one.
        free_a = (a.places - shared) & (other.seats if len(other.seats) == 1 else frozenset())
        free_b = (b.places - shared) & (one.seats if len(one.seats) == 1 else frozenset())
        extra_a, extra_b = a.places - shared - free_a, b.places - shared - free_b
        for _ in shared:
            weight.both(PLACE)
        for place in sorted(extra_a | extra_b):
            weight.one(PLACE, place)
        if extra_a and extra_b:
            weight.less(DIFFERENT_PLACE, f"{_list(extra_a)} is not {_list(extra_b)}")
        elif extra_a or extra_b:
            weight.less(MORE_PLACE, f"only one names {_list(extra_a | extra_b)}")
        if (free_a or free_b) and not (a.rest and b.rest):
            weight.one(PLACE / 2, "")

    def _rest(self, a: Reading, b: Reading, country: str, weight: Weights) -> None:
        values = {word: BRAND if word in a.brands | b.brands else self.weight(word, country)
                  for word in {*a.rest, *b.rest}}
        left, alone = list(b.rest), []
        for word in a.rest:
            twin = max(left, key=lambda other: _likeness(word, other), default="")
            likeness = _likeness(word, twin)
            if twin and likeness >= TYPO:
                left.remove(twin)
                value = max(values[word], values[twin])
                weight.both(value * (1 + likeness) / 2, value)
            else:
                alone.append(word)
        for word in sorted([*alone, *left]):
            weight.one(values[word], word)
        if alone and left:
            weight.less(DIFFERENT_WORDS, "both have words that the other lacks")
        if bool(alone) != bool(left) and a.kinds & WHOLE_KINDS and b.kinds & WHOLE_KINDS:
            weight.less(PART_OF_WHOLE, f"only one says {_list([*alone, *left])}")

    def weight(self, word: str, country: str) -> float:
        """Return the weight of a word: :data:`RAREST` in one or two names, less in more."""
        count = self.frequency.get((country, word), 1)
        return max(COMMONEST, RAREST - 0.17 * math.log2(max(count / 2, 1)))


class Weights:
    """What two readings share and what not, while it is added up."""

    def __init__(self) -> None:
        self.shared = 0.0
        self.total = 0.0
        self.factor = 1.0
        self.notes: list[str] = []

    def both(self, shared: float, of: float | None = None) -> None:
        """Add what both say."""
        self.shared += 2 * shared
        self.total += 2 * (shared if of is None else of)

    def one(self, value: float, what: str) -> None:
        """Add what only one says."""
        self.total += value
        if what:
            self.notes.append(f"only one says {what.removeprefix('@').replace('_', ' ')}")

    def less(self, factor: float, why: str) -> None:
        """Lower the score."""
        self.factor *= factor
        self.notes.insert(0, why)

    def verdict(self) -> Verdict:
        """Return the score and the reason."""
        score = self.factor * self.shared / self.total if self.total else 0.0
        return Verdict(round(score, 4), "; ".join(self.notes[:4]) or "the same words")


def _beyond(a: frozenset[str], b: frozenset[str], is_twin: bool) -> frozenset[str]:
    """Return the kinds of one that the other has not, nor one like it."""
    told = bool(a & b & WHOLE_KINDS)
    alike = [two for two in ALIKE if told or not (is_twin and "municipality" in two)]
    return frozenset(kind for kind in a - b if not any({kind, other} in alike for other in b))


def _names_parent(unit: Reading, alone: Reading) -> bool:
    """Tell whether one names a unit together with the body that it belongs to."""
    content = alone.subjects | set(alone.rest)
    return bool(content and not alone.kinds & WHOLE_KINDS
                and content <= unit.subjects | set(unit.rest))


def _is_part(a: Reading, b: Reading, country: str) -> bool:
    """Tell whether one names a body by kind and place, and the other says more than that."""
    if not (a.kinds & WHOLE_KINDS and b.kinds & WHOLE_KINDS):
        return False
    own = {COUNTRIES.get(country, ""), "national"}
    more_a = bool(a.kinds - WHOLE_KINDS - b.kinds or a.subjects - b.subjects - own)
    more_b = bool(b.kinds - WHOLE_KINDS - a.kinds or b.subjects - a.subjects - own)
    return more_a != more_b


def _likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if min(len(a), len(b)) < 5 or a[0] != b[0] or not (a + b).isalpha():
        return 0.0
    return OSA.normalized_similarity(a, b)


def _km_between(one: Name, other: Name) -> float:
    """Return the distance of the nearest seats; infinite where one has none."""
    return min((distance_km(*a, *b) for a in one.points for b in other.points), default=math.inf)


def _list(words: Iterable[str]) -> str:
    return ", ".join(sorted(word.removeprefix("@").replace("_", " ") for word in words))
