"""The gazetteer: places with their names as keys, loaded from the derived files.

A key of a name points to one or more places, each with a quality: 1 for the place's own name,
less for alternate names, short forms and names of the municipality it is the seat of.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from math import exp, log10
from pathlib import Path

import numpy as np

from geo.columns import open_table
from geo.distance import distance_km

# Countries with alternate names in two scripts, postal places, municipalities, postal codes.
CORE_COUNTRIES = ("BY", "DE", "DK", "EE", "FI", "LT", "LV", "NO", "PL", "RU", "SE")
# The population that counts as prior 1; the largest city of the region has 10 million.
LOG_LARGEST = 7.0
REMEMBERED_PLACES = 4_000
BORDER_REACH_KM = 60.0

Hit = tuple[int, float, bool]
"""Index of a place, quality of the name, whether the name is that of its municipality."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer; ``geonames_id`` is 0 for places of the postal table."""

    index: int
    name: str
    lon: float
    lat: float
    country_code: str
    population: int
    kind: str
    geonames_id: int
    nuts3_code: str
    nuts3_2024_code: str
    admin1_code: str
    is_quarter: bool
    """Whether it is likely a part of a city (:mod:`geo.surroundings`)."""
    border_km: int
    """Distance to the nearest other country, 255 and more as 255, or where not asked."""

    @property
    def size(self) -> float:
        """Log of the population, from about .2 (unknown) to 1 (ten million)."""
        return size_of(self.population)

    @property
    def border_nearness(self) -> float:
        """How near a border it is, from 1 to nearly 0: partners of cross-border projects are."""
        return exp(-self.border_km / BORDER_REACH_KM)


def size_of(population: int) -> float:
    """Return the log of a population, from about .2 (unknown) to 1 (ten million)."""
    return log10(population + 30) / LOG_LARGEST


@dataclass(frozen=True)
class Places:
    """The places as columns; one is put together when it is asked for."""

    names: Sequence[str]
    lon: array[float]
    lat: array[float]
    country_codes: Sequence[str]
    populations: array[int]
    kinds: Sequence[str]
    geonames_ids: array[int]
    nuts3_codes: Sequence[str]
    nuts3_2024_codes: Sequence[str]
    admin1_codes: Sequence[str]
    are_quarters: bytes
    border_km: bytes

    @classmethod
    def load(cls, path: Path) -> Places:
        """Load ``places.parquet``."""
        with open_table(path) as table:
            return cls(
                table.texts("name"), table.floats("lon"), table.floats("lat"),
                table.shared_texts("country_code"), table.integers("population"),
                table.shared_texts("kind"), table.integers("geonames_id"),
                table.shared_texts("nuts3_code"), table.shared_texts("nuts3_2024_code"),
                table.shared_texts("admin1_code"), table.bytes("is_quarter"),
                table.bytes("border_km"),
            )

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, index: int) -> Place:
        return self._made(index)

    @cached_property
    def _made(self) -> Callable[[int], Place]:
        """Return what puts a place together, and remembers: most rows name the same towns."""

        @lru_cache(maxsize=REMEMBERED_PLACES)
        def made(index: int) -> Place:
            return Place(
                index, self.names[index], self.lon[index], self.lat[index],
                self.country_codes[index], self.populations[index], self.kinds[index],
                self.geonames_ids[index], self.nuts3_codes[index], self.nuts3_2024_codes[index],
                self.admin1_codes[index], bool(self.are_quarters[index]),
                self.border_km[index],
            )

        return made

    def km(self, one: int, other: int) -> float:
        """Return the distance between two places."""
        return distance_km(self.lon[one], self.lat[one], self.lon[other], self.lat[other])

    def with_id(self, geonames_id: int) -> Place | None:
        """Return the place of a GeoNames id; postal places and municipalities have none."""
        # Zero stands for no id; an id beyond 32 bits is of no place either.
        if geonames_id <= 0 or geonames_id not in self.geonames_ids:
            return None
        return self[self.geonames_ids.index(geonames_id)]


@dataclass(frozen=True)
class NameIndex:
    """From keys to places: the hits of key number i are rows ``starts[i]`` to ``starts[i + 1]``."""

    keys: Sequence[str]
    number: Mapping[str, int]
    starts: array[int]
    places: array[int]
    qualities: bytes
    areas: bytes

    @classmethod
    def load(cls, path: Path) -> NameIndex:
        """Load a table ``key, place, quality (per cent), is_area``, sorted by key."""
        with open_table(path) as table:
            keys, ends = table.runs("key")
            return cls(
                keys, dict(zip(keys, range(len(keys)), strict=True)), array("i", [0]) + ends,
                table.integers("place"), table.bytes("quality"), table.bytes("is_area"),
            )

    def find(self, key: str) -> list[Hit]:
        """Return the hits of a key; none is an empty list."""
        number = self.number.get(key)
        if number is None:
            return []
        rows = range(self.starts[number], self.starts[number + 1])
        return [(self.places[row], self.qualities[row] / 100, bool(self.areas[row]))
                for row in rows]

    def has_longer(self, word: str) -> bool:
        """Tell whether a name of several words begins with a word."""
        start = word + " "
        first = bisect_left(self.keys, start)
        return first < len(self.keys) and self.keys[first].startswith(start)


def _span(keys: Sequence[str], start: str) -> tuple[int, int]:
    """Return from where to where sorted keys begin with some letters."""
    # No letter sorts after the last code point, which is none.
    return bisect_left(keys, start), bisect_left(keys, start + "\U0010ffff")


@dataclass(frozen=True)
class Gazetteer:
    """Places, and three ways to find them: by name, by skeleton, by similar names."""

    places: Places
    names: NameIndex
    skeletons: NameIndex

    @classmethod
    def load(cls, folder: Path) -> Gazetteer:
        """Load the derived files of a folder.

        Raises
        ------
        DerivedFileError
            If a file is missing or damaged.
        """
        return cls(
            Places.load(folder / "places.parquet"),
            NameIndex.load(folder / "names.parquet"),
            NameIndex.load(folder / "skeletons.parquet"),
        )

    def find(self, key: str, country: str = "") -> list[Hit]:
        """Return the places of a key, of one country if given."""
        return self._in_country(self.names.find(key), country)

    def find_skeleton(self, bones: str, country: str = "") -> list[Hit]:
        """Return the places with a name of that skeleton."""
        hits = [*self.names.find(bones), *self.skeletons.find(bones)]
        return self._in_country(hits, country)

    def _in_country(self, hits: list[Hit], country: str) -> list[Hit]:
        if not (country and hits):
            return hits
        return [hit for hit in hits if self.places.country_codes[hit[0]] == country]

    def keys_like(self, country: str, start: str) -> Sequence[str]:
        """Return the keys of a country's places that begin with some letters, sorted."""
        keys = self._keys_by_letter(country, start[0])
        return keys if len(start) == 1 else keys[slice(*_span(keys, start))]

    @cached_property
    def _keys_by_letter(self) -> Callable[[str, str], Sequence[str]]:
        """Return what lists the keys of a country by first letter, and remembers."""
        index, countries = self.names, sorted(set(self.places.country_codes))
        number_of = {code: number for number, code in enumerate(countries)}
        of_place = np.array([number_of[code] for code in self.places.country_codes], np.uint8)
        owners = of_place[np.frombuffer(index.places, np.int32)]
        numbers = np.repeat(np.arange(len(index.keys), dtype=np.int32), np.diff(index.starts))

        @cache
        def keys_of(country: str, letter: str) -> Sequence[str]:
            first, end = _span(index.keys, letter)
            rows = slice(index.starts[first], index.starts[end])
            found = np.unique(numbers[rows][owners[rows] == number_of.get(country, len(countries))])
            return tuple([index.keys[number] for number in found.tolist()])

        return keys_of
