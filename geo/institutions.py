"""Organisations whose name tells their seat without naming it.

Two small tables kept by hand: institutions that people of the region know
(``tables/institutions.csv``: VTT is in Espoo), and words of national bodies
(``tables/national.csv``: a ministry of Latvia is in Riga).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from geo.errors import DerivedFileError
from geo.gazetteer import CORE_COUNTRIES, Gazetteer
from geo.names import fold
from geo.organisation_words import Word
from geo.vocabulary import Vocabulary

KNOWN_SCORE = 0.90
LONGEST_NAME = 9
ANYWHERE_WORDS = 2


@dataclass(frozen=True, slots=True)
class Seated:
    """An organisation's seat: the place, how sure it is, and by which words.

    Attributes
    ----------
    place : int
        Index in the gazetteer.
    score : float
        0 to 1, before calibration.
    key : str
        The words that tell.
    start, length : int
        Where these words stand in the name.
    matched_by : str
        One of :data:`geo.match.MATCHED_BY`.
    """

    place: int
    score: float
    key: str
    start: int
    length: int
    matched_by: str


@dataclass(frozen=True, slots=True)
class NationalRule:
    """Words of a country's national bodies, all in one town."""

    any_of: frozenset[str]
    and_any_of: frozenset[str]
    place: int
    score: float


@dataclass(frozen=True)
class Institutions:
    """Both tables, with the places found in the gazetteer."""

    known: Mapping[tuple[str, str], int]
    national: Mapping[str, Sequence[NationalRule]]
    vocabulary: Vocabulary

    @classmethod
    def load(cls, folder: Path, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Institutions:
        """Read ``institutions.csv`` and ``national.csv`` of the folder of tables.

        Raises
        ------
        DerivedFileError
            If a table names a town that the gazetteer does not have.
        """
        known: dict[tuple[str, str], int] = {}
        for row in _rows(folder / "institutions.csv"):
            place = _place(gazetteer, row, "institutions.csv")
            known |= {(row["country"], name): place for name in row["names"].split("|")}
        national: dict[str, list[NationalRule]] = {}
        for row in _rows(folder / "national.csv"):
            national.setdefault(row["country"], []).append(NationalRule(
                _words(row["any_of"]), _words(row["and_any_of"]),
                _place(gazetteer, row, "national.csv"), float(row["score"])))
        return cls(known, national, vocabulary)

    def find(self, words: Sequence[Word], country: str) -> Seated | None:
        """Return the seat of a known institution that a name has in it: the longest one."""
        texts = [word.text for word in words]
        for length in range(min(LONGEST_NAME, len(texts)), 0, -1):
            for start in range(len(texts) - length + 1):
                key = " ".join(texts[start : start + length])
                if key not in self._names:
                    continue
                place = self._known_in(key, country, length)
                around = texts[:start] + texts[start + length :]
                if place is not None and not self._has_part(around):
                    return Seated(place, KNOWN_SCORE, key, start, length, "known organisation")
        return None

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for _, name in self.known)

    def find_national(self, words: Sequence[Word], country: str) -> Seated | None:
        """Return the capital, if the words are those of a national body."""
        texts = {word.text for word in words}
        if self._has_part(texts):
            return None
        for rule in self.national.get(country, ()):
            telling = texts & rule.any_of
            if telling and (not rule.and_any_of or texts & rule.and_any_of):
                key = min(telling)
                return Seated(rule.place, rule.score, key, 0, 0, "national institution")
        return None

    def _known_in(self, key: str, country: str, length: int) -> int | None:
        """Return the place of a name; without a country, of a long name that only one has."""
        if country:
            return self.known.get((country, key))
        found = {self.known[code, key] for code in CORE_COUNTRIES if (code, key) in self.known}
        return found.pop() if len(found) == 1 and length >= ANYWHERE_WORDS else None

    def _has_part(self, texts: Iterable[str]) -> bool:
        """Tell whether words name a branch, or a part of the country."""
        return not self.vocabulary.roles["part"].isdisjoint(texts)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _words(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.split("|")))


def _place(gazetteer: Gazetteer, row: Mapping[str, str], table: str) -> int:
    """Return the largest place of that name: the town meant."""
    hits = gazetteer.find(fold(row["town"]), row["country"])
    if not hits:
        raise DerivedFileError(f"{table}: {row['town']!r} is no place of {row['country']}; write "
                               "the name that the gazetteer has.")
    return max(hits, key=lambda hit: (hit[1], gazetteer.places[hit[0]].population))[0]
