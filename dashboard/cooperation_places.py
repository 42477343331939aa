"""The places of a level: what they are called, where they are, and in which country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.cooperation_map import place_name
from dashboard.cooperation_towns import TOWN, town_places
from dashboard.index import Index
from dashboard.labels import Labels


@dataclass(frozen=True)
class Places:
    """Countries, regions or towns.

    Attributes
    ----------
    level : str
        One of :data:`dashboard.cooperation.LEVELS`.
    table : pandas.DataFrame
        ``region_code, name, lon, lat, country_code``.
    labels : Labels
        Names of countries and regions.
    """

    level: str
    table: pd.DataFrame
    labels: Labels

    @property
    def is_towns(self) -> bool:
        """Whether these are towns."""
        return self.level == TOWN

    def names(self, codes: pd.Series) -> list[str]:
        """Return what places are called."""
        if not self.is_towns:
            return [place_name(self.labels, code) for code in codes]
        known = self._towns()
        return [known.get(code, code) for code in codes]

    def name(self, code: str) -> str:
        """Return what one place is called; its code if it is none of this level."""
        return self.names(pd.Series([code]))[0]

    def _towns(self) -> Mapping[str, str]:
        table = self.table
        cells = zip(table["region_code"], table["name"], table["country_code"], strict=True)
        return {code: self.labels.words("cooperation-town", name=name, country=country)
                for code, name, country in cells}

    def country_of(self) -> dict[str, str]:
        """Return the country of each place."""
        return dict(zip(self.table["region_code"], self.table["country_code"], strict=True))


def places_of(index: Index, level: str, labels: Labels) -> Places:
    """Return the places of a level."""
    catalogue = index.catalogue
    table = town_places(catalogue.partners) if level == TOWN else catalogue.regions
    return Places(level, table, labels)
