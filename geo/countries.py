"""Countries by code or by name, in the languages of the region and of its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from babel import Locale

from geo.names import clean, fold

# Languages in which project data name countries; names come from Unicode CLDR through babel.
LANGUAGES = (
    "en", "lv", "lt", "et", "fi", "pl", "ru", "be", "sv", "nb", "nn", "da", "de", "uk", "fr",
    "es", "it", "nl", "pt", "cs", "sk", "hu", "ro", "bg", "el", "is", "fo", "hr", "sl", "sr",
)
# The Commission's codes and parts of a country that have an ISO code of their own.
ALIASES = {"EL": "GR", "UK": "GB", "AX": "FI", "SJ": "NO", "XI": "GB"}
# Codes of CLDR that are no countries: unions, outlying islands, unknown, test locales.
NO_COUNTRIES = frozenset(
    ("AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))
# What CLDR does not say: short, old and declined names that the sources write.
OTHER_NAMES = {
    "czech republic": "CZ", "macedonia": "MK", "russian federation": "RU", "england": "GB",
    "scotland": "GB", "wales": "GB", "northern ireland": "GB", "great britain": "GB",
    "kingdom of norway": "NO", "republic of lithuania": "LT", "republic of latvia": "LV",
    "republic of estonia": "EE", "republic of poland": "PL", "republic of belarus": "BY",
    "белоруссия": "BY", "holland": "NL", "the netherlands": "NL", "baltkrievija": "BY",
    "rossiya": "RU", "belorussia": "BY", "bielorus": "BY",
}


@dataclass(frozen=True)
class Countries:
    """Names of countries, and who uses them.

    Attributes
    ----------
    codes : mapping of str to str
        ISO 3166-1 alpha-2 code by folded name.
    languages : mapping of str to tuple of str
        Languages in which that folded name is used.
    """

    codes: Mapping[str, str]
    languages: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls) -> Countries:
        """Collect the names from CLDR; the first language wins where two disagree."""
        codes: dict[str, str] = {}
        languages: dict[str, list[str]] = defaultdict(list)
        for language in LANGUAGES:
            for territory, name in sorted(Locale(language).territories.items()):
                is_country = len(territory) == 2 and territory.isalpha()
                if is_country and territory not in NO_COUNTRIES:
                    codes.setdefault(fold(name), ALIASES.get(territory, territory))
                    languages[fold(name)].append(language)
        for name, code in OTHER_NAMES.items():
            codes.setdefault(name, code)
        return cls(codes, {name: tuple(used) for name, used in languages.items()})

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.codes.values())

    def code(self, text: str) -> str:
        """Return the ISO code of a country given as code or name; empty if unknown.

        Examples
        --------
        >>> countries = Countries.load()
        >>> [countries.code(name) for name in ("Somija", "EL", "Łotwa", "Россия", "Atlantis")]
        ['FI', 'GR', 'LV', 'RU', '']
        """
        given = clean(text)
        if len(given) == 2 and given.isascii() and given.isalpha():
            code = ALIASES.get(given.upper(), given.upper())
            return code if code in self._known else ""
        return self.codes.get(fold(given), "")
