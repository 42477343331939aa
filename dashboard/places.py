"""Where partners are: country and region codes of one and the same partner, kept together.

A *place* is one distinct combination of a country and region codes; a catalogue has some
hundreds. Asking for partners that are both from a country and in a region is asking for places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from dashboard.arrays import BoolArray, FloatArray, IntArray, numbers_in, texts
from dashboard.bits import WORD, Bits, ValueBits, pack, union_by_group

REGION_COLUMNS = ("nuts0_code", "nuts1_code", "nuts2_code", "nuts3_code", "admin1_code")
NO_POINT = -1
"""Number of the point of a partner that has none."""

Place = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Places:
    """Countries and regions of all partners.

    Attributes
    ----------
    countries, regions : ValueBits
        Projects with a partner in each. A partner is in all regions around it, from NUTS 3 up
        to NUTS 0.
    projects : numpy.ndarray of bits, shape (places, words)
        Projects with a partner at each place.
    country : numpy.ndarray of int, shape (places,)
        Country of each place, -1 where it is unknown.
    member, member_region : numpy.ndarray of int, shape (n,)
        Every pair of a place and a region around it.
    partner_place : numpy.ndarray of int, shape (partners,)
        Place of each partner.
    """

    countries: ValueBits
    regions: ValueBits
    projects: Bits
    country: IntArray
    member: IntArray
    member_region: IntArray
    partner_place: IntArray

    @property
    def count(self) -> int:
        """Number of places."""
        return len(self.country)

    def only(self, partners: BoolArray, partner_project: IntArray) -> Places:
        """Return the same places with the projects of some partners only.

        Parameters
        ----------
        partners : numpy.ndarray of bool, shape (partners,)
            Which partners.
        partner_project : numpy.ndarray of int, shape (partners,)
            Row of each partner's project.
        """
        rows = np.flatnonzero(partners)  # reading by numbers is ten times as fast as by a mask
        place, project = self.partner_place.take(rows), partner_project.take(rows)
        projects = np.zeros_like(self.projects)
        bit = np.left_shift(np.uint64(1), (project % WORD).astype(np.uint64))
        np.bitwise_or.at(projects, (place, project // WORD), bit)
        by_country, by_region = _unions(
            projects, self.country, len(self.countries.values), self.member,
            self.member_region, len(self.regions.values),
        )
        return replace(
            self, projects=projects, countries=ValueBits(self.countries.values, by_country),
            regions=ValueBits(self.regions.values, by_region),
        )


def build_places(
    partners: pd.DataFrame, regions: pd.DataFrame, partner_project: IntArray, project_count: int
) -> Places:
    """Find the places of the partners, and the projects at each.

    Parameters
    ----------
    partners, regions : pandas.DataFrame
        Tables of the catalogue.
    partner_project : numpy.ndarray of int, shape (partners,)
        Row of each partner's project.
    project_count : int
        Number of projects.
    """
    places, partner_place = _distinct_places(partners, _parents(regions))
    countries = tuple(sorted({country for country, _ in places} - {""}))
    names = sorted({code for _, codes in places for code in codes} | set(regions["region_code"]))
    country = numbers_in((country for country, _ in places), countries)
    member = np.repeat(np.arange(len(places)), [len(codes) for _, codes in places])
    member_region = numbers_in((code for _, codes in places for code in codes), names)
    projects = np.zeros((len(places), project_count), dtype=bool)
    projects[partner_place, partner_project] = True
    by_country, by_region = _unions(pack(projects), country, len(countries), member,
                                    member_region, len(names))
    return Places(
        countries=ValueBits(countries, by_country),
        regions=ValueBits(tuple(names), by_region),
        projects=pack(projects),
        country=country,
        member=member,
        member_region=member_region,
        partner_place=partner_place,
    )


def _unions(
    projects: Bits, country: IntArray, countries: int, member: IntArray,
    member_region: IntArray, regions: int,
) -> tuple[Bits, Bits]:
    """Return the projects with a partner in each country, and in each region."""
    known = np.flatnonzero(country >= 0)
    by_country = union_by_group(projects, known, country[known], countries)
    return by_country, union_by_group(projects, member, member_region, regions)


def points_of(partners: pd.DataFrame) -> tuple[IntArray, FloatArray]:
    """Return the distinct points that partners share.

    Returns
    -------
    tuple of numpy.ndarray
        Number of each partner's point, :data:`NO_POINT` for none; longitude and latitude of each
        point, shape (points, 2).
    """
    points = partners[["lon", "lat"]].astype("float64")
    located = points.notna().all(axis=1).to_numpy()
    numbers = np.full(len(partners), NO_POINT, dtype=np.intp)
    distinct, found = np.unique(points[located].to_numpy(), axis=0, return_inverse=True)
    numbers[located] = found.reshape(-1)
    return numbers, distinct.reshape(-1, 2)


def _parents(regions: pd.DataFrame) -> dict[str, str]:
    """Return the parent of each region, and the NUTS 0 region of each country code as ``=LV``."""
    codes = texts(regions["region_code"])
    parents = dict(zip(codes, texts(regions["parent_code"]), strict=True))
    states = regions[regions["level"] == "nuts0"]
    countries = texts(states["country_code"])
    of_country = zip(countries, texts(states["region_code"]), strict=True)
    return parents | {f"={country}": code for country, code in of_country}


def _distinct_places(
    partners: pd.DataFrame, parents: Mapping[str, str]
) -> tuple[list[Place], IntArray]:
    """Return the distinct places, sorted, and the place number of each partner."""
    columns = zip(*(texts(partners[name]) for name in REGION_COLUMNS), strict=True)
    countries = texts(partners["country_code"])
    raw = list(zip(countries, columns, strict=True))
    full = {key: (key[0], _with_parents(*key, parents)) for key in set(raw)}
    places = sorted(set(full.values()))
    numbers = {place: number for number, place in enumerate(places)}
    return places, np.array([numbers[full[key]] for key in raw], dtype=np.intp)


def _with_parents(
    country: str, codes: Iterable[str], parents: Mapping[str, str]
) -> tuple[str, ...]:
    """Return region codes with all their parents; with no code, the country's NUTS 0 code.

    So a partner known only by its country is found under the region "Latvia" as it is under
    the country Latvia.
    """
    found = {code for code in codes if code} or {parents.get(f"={country}", "")}
    queue = sorted(found)
    while queue:
        parent = parents.get(queue.pop(), "")
        if parent and parent not in found:
            found.add(parent)
            queue.append(parent)
    return tuple(sorted(found - {""}))
