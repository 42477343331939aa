"""A query, cleaned and understood as far as its fields go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from operator import attrgetter

from geo import postcodes
from geo.countries import Countries
from geo.distance import distance_km
from geo.gazetteer import CORE_COUNTRIES, Gazetteer
from geo.match import Query
from geo.names import clean, fold
from geo.postcodes import Postcode, Postcodes
from geo.region_names import Region, RegionNames

COUNTRY_OF = {"lv": "LV", "lt": "LT", "et": "EE", "fi": "FI", "pl": "PL"}
"""The country where the words of a language, as novads, say what kind of place it is."""
NEAR_CODE_KM = 25.0

_texts = attrgetter(*(field.name for field in fields(Query)))


@dataclass(frozen=True, slots=True)
class Clues:
    """What the fields of a query tell.

    Attributes
    ----------
    query : Query
        The query, cleaned; its town is empty where the field names a region.
    country : str
        ISO code, from the country field, the postal code, a word of the town field or the region;
        or empty.
    region : Region or None
        What the region field names, or the town field instead of a town.
    code : str
        Postal code as the table writes it, or empty.
    postcode : Postcode or None
        Its row, if the table has it.
    """

    query: Query
    country: str
    region: Region | None
    code: str
    postcode: Postcode | None


@dataclass(frozen=True)
class ClueReader:
    """Reads queries."""

    gazetteer: Gazetteer
    postcodes: Postcodes
    regions: RegionNames
    countries: Countries

    def read(self, query: Query) -> Clues:
        """Return the clues of a query."""
        tidy = Query(*[text and clean(text) for text in _texts(query)])
        country = (self.countries.code(tidy.country)
                   or postcodes.country_prefix(tidy.postal_code) or self._country_of(tidy))
        code = postcodes.normalise(tidy.postal_code, country) or postcodes.find(tidy.town, country)
        region = self.regions.read(tidy.region, country) if tidy.region else None
        if region is not None and not country:
            country = region.country_code
        town_region = self._region_in_town(tidy.town, country)
        if town_region is not None:
            tidy, region = replace(tidy, town=""), region or town_region
        return Clues(tidy, country, region, code, self.postcodes.get(code, country))

    def _country_of(self, tidy: Query) -> str:
        """Return the country that town and postal code, or a word of the town field, tell."""
        if not tidy.town or tidy.country:
            return ""
        if tidy.postal_code:
            there = [code for code in CORE_COUNTRIES if self._has_town_at_code(tidy, code)]
            return there[0] if len(there) == 1 else ""
        words = self.regions.vocabulary.languages
        told = {COUNTRY_OF.get(language, "") for word in fold(tidy.town).split()
                for language in words.get(word, ())}
        return told.pop() if len(told) == 1 else ""

    def _has_town_at_code(self, tidy: Query, country: str) -> bool:
        code = self.postcodes.get(postcodes.normalise(tidy.postal_code, country), country)
        places = self.gazetteer.places
        return code is not None and any(
            distance_km(places.lon[place], places.lat[place], code.lon, code.lat) <= NEAR_CODE_KM
            for place, *_ in self.gazetteer.find(fold(tidy.town), country))

    def in_country(self, clues: Clues, country: str) -> Clues:
        """Return the clues read again as those of another country."""
        code = postcodes.normalise(clues.query.postal_code, country)
        return replace(clues, country=country, code=code,
                       postcode=self.postcodes.get(code, country))

    def near_code(self, clues: Clues) -> Postcode | None:
        """Return the postal code, else the middle of codes like it."""
        if clues.postcode is None and clues.code:
            return self.postcodes.around(clues.code, clues.country)
        return clues.postcode

    def _region_in_town(self, town: str, country: str) -> Region | None:
        """Return the region that a town field names instead of a town."""
        key = fold(town) if town else ""
        rows = self.regions.find(key, country) if key else []
        if len(rows) == 1:
            return None if self.gazetteer.find(key, country) else self.regions.rows[rows[0]]
        # "Region Värmland" is one, "Kalmar region" may be the town.
        bare = self.regions.without_government(key)
        if bare in ("", key) or self.gazetteer.find(bare, country):
            return None
        return self.regions.read(town, country)


def listed(names: Iterable[str]) -> str:
    """Return names as people list them.

    Examples
    --------
    >>> listed(["Riga", "Jelgava", "Oslo"])
    'Riga, Jelgava and Oslo'
    """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
