"""Names of regions (NUTS 1 to 3, admin-1) and where a region lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from geo.columns import open_table
from geo.gazetteer import NameIndex, Place
from geo.inflection import Inflection
from geo.names import keys
from geo.postcodes import Postcode
from geo.vocabulary import LANGUAGES_OF, Vocabulary


@dataclass(frozen=True, slots=True)
class Region:
    """A region with its representative point; ``region_2024_code`` is empty if it was divided."""

    region_code: str
    name: str
    name_latin: str
    country_code: str
    lon: float
    lat: float
    region_2024_code: str

    def holds(self, place: Place | Postcode) -> bool:
        """Tell whether a place lies in the region, by its codes."""
        return place.nuts3_code.startswith(self.region_code) or (
            place.admin1_code == self.region_code)


@dataclass(frozen=True)
class RegionNames:
    """The regions, found by name."""

    rows: tuple[Region, ...]
    names: NameIndex
    vocabulary: Vocabulary
    inflection: Inflection

    @classmethod
    def load(cls, folder: Path, vocabulary: Vocabulary, inflection: Inflection) -> RegionNames:
        """Load ``regions.parquet`` and ``region_names.parquet`` of a folder."""
        with open_table(folder / "regions.parquet") as table:
            columns = [table.floats(name) if name in ("lon", "lat") else table.texts(name)
                       for name in Region.__dataclass_fields__]
        rows = tuple(Region(*values) for values in zip(*columns, strict=True))
        return cls(rows, NameIndex.load(folder / "region_names.parquet"), vocabulary, inflection)

    def find(self, key: str, country: str, *, anywhere: bool = True) -> list[int]:
        """Return the rows of the regions of that very key: of several levels, the largest.

        Parameters
        ----------
        key : str
            Folded name.
        country : str
            ISO code, or empty for all.
        anywhere : bool
            Whether the name must mean the region wherever it stands, as inside the name of an
            organisation; false in a region field, where Berlin is a region too.
        """
        hits = self.names.find(key)
        if not hits:
            return []
        rows = [row for row, _, is_plain in hits
                if (is_plain or not anywhere)
                and (not country or self.rows[row].country_code == country)]
        shortest = min((len(self.rows[row].region_code) for row in rows), default=0)
        return sorted(row for row in rows if len(self.rows[row].region_code) == shortest)

    def read(self, text: str, country: str) -> Region | None:
        """Return the region that a region field names; None if unknown or ambiguous."""
        for key in self._readings(text, country):
            rows = self.find(key, country, anywhere=False)
            if len(rows) == 1:
                return self.rows[rows[0]]
        return None

    def without_government(self, key: str) -> str:
        """Return a name without the words that say it is a region's: region, county, planning."""
        return _without(key, self._government)

    @cached_property
    def _government(self) -> frozenset[str]:
        return self._words(_GOVERNMENT)

    @cached_property
    def _kind_words(self) -> frozenset[str]:
        return self._words(("administrative", *_GOVERNMENT))

    def _words(self, roles: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self.vocabulary.roles[role] for role in roles))

    def _readings(self, text: str, country: str) -> list[str]:
        whole = keys(text)
        bare = [_without(key, self._kind_words) for key in whole]
        languages = LANGUAGES_OF.get(country, tuple(sorted(self.inflection.rules)))
        bases = [base for key in bare for base in self.inflection.bases(key, languages)]
        return list(dict.fromkeys([*whole, *filter(None, bare), *bases]))


_GOVERNMENT = ("administrative_short", "government")


def _without(key: str, dropped: frozenset[str]) -> str:
    return " ".join(word for word in key.split() if word not in dropped)
