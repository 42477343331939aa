"""Places where partners are, looked up by any of their names: "within 50 km of Danzig"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.arrays import texts
from dashboard.search.base_forms import BaseForms, no_base_forms
from dashboard.search.query import Term, spellings


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
    base_forms : callable
        Names that a word may be a case of.
    """

    by_name: Mapping[str, Town]
    by_point: Mapping[tuple[float, float], Town]
    base_forms: BaseForms = no_base_forms

    def find(self, text: str) -> Town | None:
        """Return the place of a name, in whatever language and letters; None if there is none.

        Where the whole name is not known, a country after a comma is left out: ``Riga, Latvia``.
        """
        names = (text, text.partition(",")[0])
        found = (self._called(name) or self._in_a_case(name) for name in names)
        return next(filter(None, found), None)

    def _called(self, name: str) -> Town | None:
        return next((self.by_name[key] for key in _keys(name) if key in self.by_name), None)

    def _in_a_case(self, name: str) -> Town | None:
        """Return the place with most partners whose name in some case it may be."""
        forms = self.base_forms(Term(spellings(name), name))
        towns = [self.by_name[form] for form in forms if form in self.by_name]
        return max(towns, key=lambda town: town.partners, default=None)

    def at(self, lon: float, lat: float) -> Town | None:
        """Return the place whose point it is."""
        return self.by_point.get((round(lon, 3), round(lat, 3)))


def build_towns(
    partners: pd.DataFrame, names: Mapping[str, tuple[str, ...]],
    base_forms: BaseForms = no_base_forms,
) -> Towns:
    """Collect the places of the partners that have a point.

    Parameters
    ----------
    partners : pandas.DataFrame
        Table of the catalogue.
    names : mapping of str to tuple of str
        Further names by GeoNames id.
    base_forms : callable, optional
        Names that a word may be a case of.
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
    by_name = {key: town for town in towns
               for name in further.get((town.name, town.country_code), ()) for key in _keys(name)}
    by_name |= {key: town for town in towns for key in _keys(town.name)}
    by_point = {(round(town.lon, 3), round(town.lat, 3)): town for town in towns}
    return Towns(by_name, by_point, base_forms)


def _further_names(
    located: pd.DataFrame, names: Mapping[str, tuple[str, ...]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return further names by place name and country."""
    known = located[located["geonames_id"].notna()].drop_duplicates(["place_name", "country_code"])
    rows = zip(texts(known["place_name"]), texts(known["country_code"]),
               known["geonames_id"].astype("int64").astype(str), strict=True)
    return {(name, country): names.get(code, ()) for name, country, code in rows}


def _keys(name: str) -> Iterator[str]:
    """Yield a name folded, in each of its spellings: ``abo`` and ``aabo``."""
    return (" ".join(spelling) for spelling in spellings(name))
