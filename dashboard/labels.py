"""How codes are called on the screen: countries, regions, programmes, statuses, money, dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import pandas as pd
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from dashboard.ranges import Range
from dashboard.wording import Wording
from data.model import Catalogue

MILLION = 1_000_000.0
BILLION = 1_000_000_000.0
_MESSAGES = {"statuses": "status", "strands": "strand", "known_partners": "known",
             "strategies": "strategy", "precisions": "precision"}
"""Facets whose values are named by messages, and how those begin."""


@dataclass(frozen=True)
class Labels:
    """Names of the catalogue's codes in one language.

    Country names come from CLDR (babel), so that all ten languages have them.
    """

    catalogue: Catalogue
    words: Wording

    @cached_property
    def _territories(self) -> Mapping[str, str]:
        return dict(Locale.parse(self.words.language).territories)

    @cached_property
    def _regions(self) -> Mapping[str, str]:
        table = self.catalogue.regions
        return dict(zip(table["region_code"], table["name"], strict=True))

    @cached_property
    def _programmes(self) -> Mapping[str, tuple[str, str, str]]:
        table = self.catalogue.programmes
        columns = ("programme_name", "family_name", "programming_period")
        rows = zip(*(table[name] for name in columns), strict=True)
        return dict(zip(table["programme_code"], rows, strict=True))

    @cached_property
    def _families(self) -> Mapping[str, str]:
        table = self.catalogue.programmes
        return dict(zip(table["family_code"], table["family_name"], strict=True))

    @cached_property
    def region_countries(self) -> frozenset[str]:
        """Countries that lie in the Baltic Sea Region, whole or in part."""
        table = self.catalogue.regions
        return frozenset(table.loc[table["in_region"].astype(bool), "country_code"])

    def country(self, code: str) -> str:
        """Name of a country, the code itself if CLDR has none."""
        return str(self._territories.get(code, code))

    def language(self, code: str) -> str:
        """Name of a language, the code itself if CLDR has none."""
        return str(Locale.parse(self.words.language).languages.get(code, code))

    def region(self, code: str) -> str:
        """Name and code of a region; a country's name for NUTS 0."""
        name = self._regions.get(code)
        return code if name is None else _region_of(self.words, name, code)

    def family(self, code: str) -> str:
        """Name of a family of programmes."""
        return str(self._families.get(code, code))

    def programme(self, code: str) -> str:
        """Family and period of a programme."""
        if code not in self._programmes:
            return code
        _, family, period = self._programmes[code]
        return _programme_of(self.words, family, period)

    def programme_name(self, code: str) -> str:
        """Full name of a programme."""
        return self._programmes[code][0] if code in self._programmes else code

    def value(self, facet: str, value: str) -> str:
        """Name of a facet's value, as it stands in a filter or on a chip."""
        named = {
            "countries": self.country, "regions": self.region,
            "families": self.family, "programmes": self.programme,
        }
        if facet in named:
            return named[facet](value)
        prefix = _MESSAGES.get(facet)
        if prefix and self.words.has(f"{prefix}-{value}"):
            return self.words(f"{prefix}-{value}")
        return value

    def counted(self, label: str, number: float, quantity: str = "projects") -> str:
        """Label of a choice, followed by how much of the quantity it would give."""
        text = self.money(number) if quantity == "eu_funding" else int(number)
        return _count_pattern(self.words, text).replace(_LABEL, label)

    def amount(self, number: float, quantity: str) -> str:
        """Amount of a quantity (:data:`dashboard.measures.QUANTITIES`) as it is written."""
        return self.money(number) if quantity == "eu_funding" else self.count(number)

    def count(self, number: float) -> str:
        """Whole number with the separators of the language."""
        return _whole(round(number), self.words.language)

    def share(self, part: float) -> str:
        """Part of 1 as a percentage, with one decimal place where it is needed."""
        return format_percent(part, format="#,##0.#%", locale=self.words.language)

    def decimal(self, number: float) -> str:
        """Write a number with at most two decimal places."""
        return format_decimal(number, format="#,##0.##", locale=self.words.language)

    def money(self, value_eur: float | None) -> str:
        """Amount in euro, in millions or billions where large; "not published" for none."""
        if value_eur is None or pd.isna(value_eur):
            return self.words("money-none")
        if abs(value_eur) >= BILLION:
            return self.words("money-billion", value=value_eur / BILLION)
        if abs(value_eur) >= MILLION:
            return self.words("money-million", value=value_eur / MILLION)
        return self.words("money-plain", value=float(value_eur))

    def euros(self, value_eur: float) -> str:
        """Amount in euro in full."""
        return self.words("money-plain", value=float(value_eur))

    def range(self, name: str, wanted: Range) -> str:
        """Range of years or money with the name of what it is about."""
        low, high = (
            "" if end is None else str(end) if name == "dates" else self.money(end)
            for end in (wanted.low, wanted.high)
        )
        title = self.words(f"range-{name.replace('_', '-')}")
        if low and high:
            return self.words("range-both", name=title, low=low, high=high)
        if low:
            return self.words("range-from", name=title, low=low)
        return self.words("range-to", name=title, high=high)

    def day(self, day: date | None) -> str:
        """Date as people write it in the language."""
        return "" if day is None or pd.isna(day) else format_date(
            day, format="d MMM y", locale=self.words.language
        )


# A click writes some 500 labels. Fluent needs 40 microseconds for each, so those of one language
# are kept; what is asked for again is a region, a programme or a number seen before.
_LABEL = "\ue000"
"""Stands for the label in a kept pattern; a private-use sign that no name has."""


@lru_cache(maxsize=8192)
def _whole(number: int, language: str) -> str:
    return str(format_decimal(number, locale=language))


@lru_cache(maxsize=8192)
def _count_pattern(words: Wording, number: int | str) -> str:
    return words("filter-count", label=_LABEL, n=number)


@lru_cache(maxsize=8192)
def _region_of(words: Wording, name: str, code: str) -> str:
    return words("filter-region-of", name=name, code=code)


@lru_cache(maxsize=8192)
def _programme_of(words: Wording, family: str, period: str) -> str:
    return words("filter-programme-of", family=family, period=period)
