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
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from geo.errors import DerivedFileError

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
class NameIndex:
    """From keys to places: the hits of key number i are rows ``starts[i]`` to ``starts[i + 1]``."""

    number: Mapping[str, int]
    starts: array[int]
    places: array[int]
    qualities: array[int]
    areas: bytes

    @classmethod
    def load(cls, path: Path) -> NameIndex:
        """Load a table ``key, place, quality (per cent), is_area``, sorted by key."""
        table = read_table(path)
        keys: list[str] = table["key"].to_pylist()
        starts = [i for i, key in enumerate(keys) if i == 0 or keys[i - 1] != key]
        return cls(
            number={keys[start]: i for i, start in enumerate(starts)},
            starts=array("l", [*starts, len(keys)]),
            places=array("l", table["place"].to_numpy().tolist()),
            qualities=array("l", table["quality"].to_numpy().tolist()),
            areas=bytes(table["is_area"].to_numpy().astype("uint8")),
        )

    def find(self, key: str) -> list[Hit]:
        """Return the hits of a key; none is an empty list."""
        number = self.number.get(key)
        if number is None:
            return []
        rows = range(self.starts[number], self.starts[number + 1])
        return [
            (self.places[row], self.qualities[row] / 100, bool(self.areas[row])) for row in rows
        ]


@dataclass(frozen=True)
class Gazetteer:
    """Places, and three ways to find them: by name, by skeleton, by similar names."""

    places: tuple[Place, ...]
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
        columns = read_table(folder / "places.parquet").to_pydict()
        fields = [columns[name] for name in list(Place.__dataclass_fields__)[1:]]
        places = tuple(Place(i, *values) for i, values in enumerate(zip(*fields, strict=True)))
        return cls(
            places,
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
        return [hit for hit in hits if self.places[hit[0]].country_code == country]

    def keys_like(self, country: str, letter: str) -> list[str]:
        """Return the keys of a country's places that begin with a letter, for spelling."""
        return self._keys_by_letter.get((country, letter), [])

    def longer_keys(self, country: str, word: str) -> list[str]:
        """Return the keys of several words that begin with a word, for abbreviations."""
        return [key for key in self.keys_like(country, word[0]) if key.startswith(word + " ")]

    @cached_property
    def _keys_by_letter(self) -> Mapping[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        index = self.names
        for key, number in index.number.items():
            rows = range(index.starts[number], index.starts[number + 1])
            for country in sorted({self.places[index.places[r]].country_code for r in rows}):
                found[country, key[0]].append(key)
        return found


def read_table(path: Path) -> Any:
    """Return a derived table, or say how to make it."""
    try:
        return pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        raise DerivedFileError(
            f"{path} is missing or damaged ({error}); restore it from the repository, or run "
            "python -m geo.build_gazetteer."
        ) from error
