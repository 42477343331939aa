"""Countries by code or by name, in the languages of the region and of its neighbours."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from geo.errors import DerivedFileError
from geo.names import clean, fold

COUNTRIES_FILE = Path(__file__).with_name("derived") / "country_names.csv"
REMEMBERED_COUNTRIES = 1_000
COLUMNS = ("name", "country_code", "languages")
# The Commission's codes and parts of a country that have an ISO code of their own.
ALIASES = {"EL": "GR", "UK": "GB", "AX": "FI", "SJ": "NO", "XI": "GB"}

PARTS = frozenset({"AX", "SJ"})
"""Parts of a country that have an ISO code of their own."""


@dataclass(frozen=True)
class Countries:
    """Names of countries, and who uses them.

    Attributes
    ----------
    codes : mapping of str to str
        ISO 3166-1 alpha-2 code by folded name.
    languages : mapping of str to tuple of str
        Languages in which that folded name is used; none where it is a name of our own.
    """

    codes: Mapping[str, str]
    languages: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls, path: Path = COUNTRIES_FILE) -> Countries:
        """Load the names that ``geo.build_countries`` collected.

        Raises
        ------
        DerivedFileError
            If the file is missing or damaged.
        """
        try:
            with path.open(encoding="utf-8", newline="") as stream:
                reader = csv.DictReader(stream, strict=True)
                if reader.fieldnames is None:
                    raise KeyError(COLUMNS[0])
                rows = [tuple(row[column] for column in COLUMNS) for row in reader]
        except (OSError, UnicodeDecodeError, KeyError) as error:
            raise DerivedFileError(
                f"{path} is missing or damaged ({error}); restore it from the repository, or run "
                "python -m geo.build_countries.") from error
        return cls({name: code for name, code, _ in rows},
                   {name: tuple(used.split()) for name, _, used in rows if used})

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.codes.values())

    @cached_property
    def iso_codes(self) -> frozenset[str]:
        """The ISO 3166-1 alpha-2 codes: of the countries, and of Åland and Svalbard."""
        return self._known | PARTS

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that the names begin with."""
        return frozenset(name.split()[0] for name in self.codes)

    def code(self, text: str) -> str:
        """Return the ISO code of a country given as code or name; empty if unknown.

        Examples
        --------
        >>> countries = Countries.load()
        >>> [countries.code(name) for name in ("Somija", "EL", "Łotwa", "Россия", "Atlantis")]
        ['FI', 'GR', 'LV', 'RU', '']
        """
        return self._code(text) if text else ""

    @cached_property
    def _code(self) -> Callable[[str], str]:
        """Return what reads a country field, and remembers: there are few countries."""
        return lru_cache(maxsize=REMEMBERED_COUNTRIES)(self._read)

    def _read(self, text: str) -> str:
        given = clean(text)
        if len(given) == 2 and given.isascii() and given.isalpha():
            code = ALIASES.get(given.upper(), given.upper())
            return code if code in self._known else ""
        return self.codes.get(fold(given), "")
