"""The gazetteer: places with their names as keys, loaded from the derived files.

A key of a name points to one or more places, each with a quality: 1 for the place's own name,
less for alternate names, short forms and names of the municipality it is the seat of.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log10
from pathlib import Path

import pyarrow as pa

from geo.columns import floats, integers, read_table, shared_texts

# Countries with alternate names in two scripts, postal places, municipalities, postal codes.
CORE_COUNTRIES = ("BY", "DE", "DK", "EE", "FI", "LT", "LV", "NO", "PL", "RU", "SE")
# The population that counts as prior 1; the largest city of the region has 10 million.
_LOG_LARGEST = 7.0

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

    @property
    def size(self) -> float:
        """Log of the population, from about .2 (unknown) to 1 (ten million)."""
        return log10(self.population + 30) / _LOG_LARGEST


@dataclass(frozen=True)
class Places:
    """The places as columns; one is put together when it is asked for."""

    names: list[str]
    lon: array[float]
    lat: array[float]
    country_codes: list[str]
    populations: array[int]
    kinds: list[str]
    geonames_ids: array[int]
    nuts3_codes: list[str]
    nuts3_2024_codes: list[str]
    admin1_codes: list[str]

    @classmethod
    def load(cls, path: Path) -> Places:
        """Load ``places.parquet``."""
        table = read_table(path)
        few: dict[str, list[str]] = {name: shared_texts(table[name]) for name in (
            "country_code", "kind", "nuts3_code", "nuts3_2024_code", "admin1_code")}
        return cls(
            table["name"].to_pylist(), floats(table["lon"]), floats(table["lat"]),
            few["country_code"], integers(table["population"]), few["kind"],
            integers(table["geonames_id"]), few["nuts3_code"], few["nuts3_2024_code"],
            few["admin1_code"],
        )

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, index: int) -> Place:
        return Place(
            index, self.names[index], self.lon[index], self.lat[index],
            self.country_codes[index], self.populations[index], self.kinds[index],
            self.geonames_ids[index], self.nuts3_codes[index], self.nuts3_2024_codes[index],
            self.admin1_codes[index],
        )


@dataclass(frozen=True)
class NameIndex:
    """From keys to places: the hits of key number i are rows ``starts[i]`` to ``starts[i + 1]``."""

    number: Mapping[str, int]
    starts: array[int]
    places: array[int]
    qualities: bytes
    areas: bytes

    @classmethod
    def load(cls, path: Path) -> NameIndex:
        """Load a table ``key, place, quality (per cent), is_area``, sorted by key."""
        table = read_table(path)
        starts = array("i")
        number: dict[str, int] = {}
        # Batch by batch: a list of all keys with their repetitions would double the memory.
        rows = 0
        for batch in table["key"].chunks:
            for row, key in enumerate(batch.to_pylist(), start=rows):
                if key not in number:
                    number[key] = len(number)
                    starts.append(row)
            rows += len(batch)
        starts.append(rows)
        return cls(number, starts, integers(table["place"]), _bytes(table["quality"]),
                   _bytes(table["is_area"]))

    def find(self, key: str) -> list[Hit]:
        """Return the hits of a key; none is an empty list."""
        number = self.number.get(key)
        if number is None:
            return []
        rows = range(self.starts[number], self.starts[number + 1])
        return [
            (self.places[row], self.qualities[row] / 100, bool(self.areas[row])) for row in rows
        ]


def _bytes(column: pa.ChunkedArray) -> bytes:
    return bytes(column.to_numpy().astype("uint8"))


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
        if not country:
            return hits
        return [hit for hit in hits if self.places.country_codes[hit[0]] == country]

    def keys_like(self, country: str, letter: str) -> list[str]:
        """Return the keys of a country's places that begin with a letter, for spelling."""
        return self._keys_by_letter.get((country, letter), [])

    def longer_keys(self, country: str, word: str) -> list[str]:
        """Return the keys of several words that begin with a word, for abbreviations."""
        return [key for key in self.keys_like(country, word[0]) if key.startswith(word + " ")]

    @cached_property
    def _keys_by_letter(self) -> Mapping[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        index, countries = self.names, self.places.country_codes
        for key, number in index.number.items():
            rows = range(index.starts[number], index.starts[number + 1])
            for country in sorted({countries[index.places[r]] for r in rows}):
                found[country, key[0]].append(key)
        return found
