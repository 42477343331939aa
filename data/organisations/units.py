"""The partners of a catalogue as distinct names: what there is to join.

Partners of one country whose names are the same but for case, accents and signs are one name. A
name that tells no body from others of its kind (``City Council``) is taken with its seat, so that
two towns' councils are two.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data.ids import ALPHABET, LETTERS
from data.organisations.names import read_name
from data.organisations.readings import SHORTEST_STEM, Name, stem
from data.organisations.words import Words
from data.tables import texts
from geo.names import fold, transliterate

SURE_SEATS = ("postcode", "place", "municipality")
SEPARATOR = "\x1f"

Key = tuple[str, str, str]
"""Country, folded name, and the seat where the name alone tells nothing."""


@dataclass(frozen=True)
class Unit:
    """A distinct name.

    Attributes
    ----------
    key : Key
        What makes it distinct.
    name : Name
        As it is usually written, read.
    spellings : tuple of str
        All ways it is written, the usual first.
    rows : tuple of int
        Partners that have it.
    projects : int
        Distinct projects of these.
    seat : str
        Where most of them are.
    """

    key: Key
    name: Name
    spellings: tuple[str, ...]
    rows: tuple[int, ...]
    projects: int
    seat: str

    @property
    def id(self) -> str:
        """The name's own id, which any later build gives it too."""
        return name_id(self.key)


def name_id(key: Key) -> str:
    """Return the id of a name: ``O`` and letters of its hash, as projects have them.

    Examples
    --------
    >>> name_id(("LV", "rigas dome", ""))
    'O65YTAYE'
    """
    text = SEPARATOR.join(("organisation", *key))
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    return "O" + "".join(ALPHABET[(number >> (64 - 5 * place)) & 31]
                         for place in range(1, LETTERS + 1))


def units_of(partners: pd.DataFrame, words: Words) -> list[Unit]:
    """Return the distinct names of partners, sorted by key; nameless partners have none.

    Parameters
    ----------
    partners : pandas.DataFrame
        Columns ``PARTNERS``.
    words : Words
        What words mean.
    """
    rows = _Rows.of(partners)
    words = replace(words, places=_place_stems(partners, words))
    found: dict[Key, list[int]] = defaultdict(list)
    for (country, folded), members in sorted(rows.by_name().items()):
        name = rows.read(members, country, words)
        if name.is_unnamed:
            continue
        for row in members:
            seat = "" if name.is_telling else rows.seats[row]
            found[country, folded, seat].append(row)
    return [rows.unit(key, members, words) for key, members in sorted(found.items())]


def _place_stems(partners: pd.DataFrame, words: Words) -> dict[str, frozenset[str]]:
    """Return by country the stems of the names of places where partners are."""
    found: dict[str, set[str]] = defaultdict(set)
    for country, place in zip(texts(partners, "country_code"), texts(partners, "place_name"),
                              strict=True):
        found[country].update(stem(word) for word in transliterate(fold(place)).split()
                              if len(word) > SHORTEST_STEM and word not in words.concepts)
    return {country: frozenset(stems) for country, stems in found.items()}


@dataclass(frozen=True)
class _Rows:
    """Columns of the partners as plain lists."""

    names: Sequence[str]
    countries: Sequence[str]
    projects: Sequence[str]
    seats: Sequence[str]
    points: Mapping[str, tuple[float, float]]

    @classmethod
    def of(cls, partners: pd.DataFrame) -> _Rows:
        sure = partners["location_precision"].isin(SURE_SEATS).tolist()
        places = texts(partners, "place_name")
        seats = [place if is_sure else "" for place, is_sure in zip(places, sure, strict=True)]
        points = zip(partners["lon"].tolist(), partners["lat"].tolist(), strict=True)
        by_seat = {seat: (round(lon, 3), round(lat, 3))
                   for seat, (lon, lat) in zip(seats, points, strict=True) if seat and lon == lon}
        return cls(texts(partners, "partner_name"), texts(partners, "country_code"),
                   texts(partners, "project_id"), seats, by_seat)

    def by_name(self) -> dict[tuple[str, str], list[int]]:
        """Return the rows of each country and folded name."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for row, (name, country) in enumerate(zip(self.names, self.countries, strict=True)):
            if name:
                found[country, fold(name) or name].append(row)
        return found

    def read(self, rows: Sequence[int], country: str, words: Words) -> Name:
        """Read the name of some rows."""
        seats = sorted({self.seats[row] for row in rows} - {""})
        points = [self.points[seat] for seat in seats if seat in self.points]
        return read_name(self._spellings(rows)[0], country, words, seats, points)

    def unit(self, key: Key, rows: Sequence[int], words: Words) -> Unit:
        """Return the unit of some rows."""
        seats = Counter(self.seats[row] for row in rows if self.seats[row])
        seat = min(seats, key=lambda place: (-seats[place], place), default="")
        return Unit(key, self.read(rows, key[0], words), self._spellings(rows), tuple(rows),
                    len({self.projects[row] for row in rows}), seat)

    def _spellings(self, rows: Sequence[int]) -> tuple[str, ...]:
        """Return the ways a name is written, the usual first, those in capitals last."""
        counts = Counter(self.names[row] for row in rows)
        return tuple(sorted(counts, key=lambda text: (text.isupper(), -counts[text], text)))
