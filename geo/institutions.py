"""Organisations whose name tells their seat without naming it.

Two small tables kept by hand: institutions that people of the region know
(``tables/institutions.csv``: VTT is in Espoo), and the capitals, where national bodies mostly
are (``tables/capitals.csv``).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from geo.errors import DerivedFileError
from geo.gazetteer import CORE_COUNTRIES, Gazetteer
from geo.names import fold
from geo.organisation_words import Word

ANYWHERE_WORDS = 2


class Span(Protocol):
    """Some words of a name."""

    @property
    def start(self) -> int:
        """Number of the first word."""

    @property
    def end(self) -> int:
        """Number of the first word after it."""


@dataclass(frozen=True, slots=True)
class Seated:
    """An organisation's seat: the place, and by which words.

    Attributes
    ----------
    place : int
        Index in the gazetteer.
    key : str
        The words that tell.
    start, length : int
        Where these words stand in the name.
    has_sites : bool
        Whether it has several sites, so that its name alone does not tell which.
    """

    place: int
    key: str
    start: int
    length: int
    has_sites: bool = False

    def has_in_it(self, span: Span) -> bool:
        """Tell whether some words of the name lie within the institution's."""
        return self.start <= span.start and span.end <= self.start + self.length


@dataclass(frozen=True)
class Institutions:
    """Both tables, with the places found in the gazetteer."""

    known: Mapping[tuple[str, str], int]
    with_sites: frozenset[tuple[str, str]]
    capitals: Mapping[str, int]

    @classmethod
    def load(cls, folder: Path, gazetteer: Gazetteer) -> Institutions:
        """Read ``institutions.csv`` and ``capitals.csv`` of the folder of tables.

        Raises
        ------
        DerivedFileError
            If a table names a town that the gazetteer does not have.
        """
        known: dict[tuple[str, str], int] = {}
        with_sites: set[tuple[str, str]] = set()
        for row in _rows(folder / "institutions.csv"):
            place = _place(gazetteer, row, "institutions.csv")
            names = [(row["country"], name) for name in row["names"].split("|")]
            known |= dict.fromkeys(names, place)
            if row.get("sites"):
                with_sites.update(names)
        capitals = {row["country"]: _place(gazetteer, row, "capitals.csv")
                    for row in _rows(folder / "capitals.csv")}
        return cls(known, frozenset(with_sites), capitals)

    def capital(self, country: str) -> int | None:
        """Return the capital of a country, where its national bodies are."""
        return self.capitals.get(country)

    def find(self, words: Sequence[Word], country: str) -> Seated | None:
        """Return the seat of a known institution that a name has in it: the longest one."""
        texts = [word.text for word in words]
        lengths_of = self._lengths.get(country, {})
        best: Seated | None = None
        for start, text in enumerate(texts):
            if text not in lengths_of:
                continue
            for length in lengths_of[text]:
                if start + length > len(texts):
                    continue
                if best is not None and length <= best.length:
                    break
                key = " ".join(texts[start : start + length])
                place = self._known_in(key, country, length)
                if place is not None:
                    code = country or self._country_of(key)
                    best = Seated(place, key, start, length, (code, key) in self.with_sites)
                    break
        return best

    @cached_property
    def _lengths(self) -> Mapping[str, Mapping[str, Sequence[int]]]:
        """Numbers of words of a country's names that begin with a word, the longest first.

        Without a country, of all names.
        """
        found: dict[str, dict[str, set[int]]] = {}
        for country, name in self.known:
            words = name.split()
            for code in ("", country):
                found.setdefault(code, {}).setdefault(words[0], set()).add(len(words))
        return {code: {first: sorted(lengths, reverse=True) for first, lengths in firsts.items()}
                for code, firsts in found.items()}

    def _country_of(self, key: str) -> str:
        return next((code for code in CORE_COUNTRIES if (code, key) in self.known), "")

    def _known_in(self, key: str, country: str, length: int) -> int | None:
        """Return the place of a name; without a country, of a long name that only one has."""
        if country:
            return self.known.get((country, key))
        found = {self.known[code, key] for code in CORE_COUNTRIES if (code, key) in self.known}
        return found.pop() if len(found) == 1 and length >= ANYWHERE_WORDS else None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _place(gazetteer: Gazetteer, row: Mapping[str, str], table: str) -> int:
    """Return the largest place of that name: the town meant."""
    hits = gazetteer.find(fold(row["town"]), row["country"])
    if not hits:
        raise DerivedFileError(f"{table}: {row['town']!r} is no place of {row['country']}; write "
                               "the name that the gazetteer has.")
    return max(hits, key=lambda hit: (hit[1], gazetteer.places[hit[0]].population))[0]
