"""Places where partners are, looked up by any of their names: "within 50 km of Danzig"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.arrays import texts
from geo.names import fold, transliterate


@dataclass(frozen=True, slots=True)
class Town:
    """A place with partners.

    Attributes
    ----------
    name, country_code : str
        As the catalogue has them.
    lon, lat : float
        The point that most of its partners share, in degrees.
    partners : int
        Partners at any point of that name.
    """

    name: str
    country_code: str
    lon: float
    lat: float
    partners: int


@dataclass(frozen=True)
class Towns:
    """All places with partners.

    Attributes
    ----------
    by_name : mapping of str to Town
        By folded name in Latin letters; of several of one name that with most partners.
    by_point : mapping of tuple to Town
        By longitude and latitude, rounded to three decimals.
    """

    by_name: Mapping[str, Town]
    by_point: Mapping[tuple[float, float], Town]

    def find(self, text: str) -> Town | None:
        """Return the place of a name, in whatever language and letters; None if there is none.

        Where the whole name is not known, a country after a comma is left out: ``Riga, Latvia``.
        """
        for name in (text, text.partition(",")[0]):
            found = self.by_name.get(_key(name))
            if found:
                return found
        return None

    def at(self, lon: float, lat: float) -> Town | None:
        """Return the place whose point it is."""
        return self.by_point.get((round(lon, 3), round(lat, 3)))


def build_towns(partners: pd.DataFrame, names: Mapping[str, tuple[str, ...]]) -> Towns:
    """Collect the places of the partners that have a point.

    Parameters
    ----------
    partners : pandas.DataFrame
        Table of the catalogue.
    names : mapping of str to tuple of str
        Further names by GeoNames id.
    """
    located = partners[partners["lon"].notna() & partners["place_name"].notna()]
    keys = ["place_name", "country_code"]
    points = located.groupby([*keys, "lon", "lat"], dropna=False).size().rename("n").reset_index()
    points["partners"] = points.groupby(keys, dropna=False)["n"].transform("sum")
    first = points.sort_values(["n", "lon", "lat"], ascending=[False, True, True], kind="stable")
    chosen = first.drop_duplicates(keys).sort_values(["partners", *keys], kind="stable")
    columns = (texts(chosen["place_name"]), texts(chosen["country_code"]), chosen["lon"],
               chosen["lat"], chosen["partners"].astype(int))
    towns = [Town(*row) for row in zip(*columns, strict=True)]  # the one with most partners last
    further = _further_names(located, names)
    by_name = {_key(name): town for town in towns
               for name in further.get((town.name, town.country_code), ())}
    by_name |= {_key(town.name): town for town in towns}
    return Towns(by_name, {(round(town.lon, 3), round(town.lat, 3)): town for town in towns})


def _further_names(
    located: pd.DataFrame, names: Mapping[str, tuple[str, ...]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return further names by place name and country."""
    known = located[located["geonames_id"].notna()].drop_duplicates(["place_name", "country_code"])
    rows = zip(texts(known["place_name"]), texts(known["country_code"]),
               known["geonames_id"].astype("int64").astype(str), strict=True)
    return {(name, country): names.get(code, ()) for name, country, code in rows}


def _key(name: str) -> str:
    return transliterate(fold(name))
