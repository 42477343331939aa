"""Where partners are, as numbers: country and region codes of one and the same partner.

A *place* is one distinct combination of country and region codes (some hundreds of them), a
*cell* one distinct (project, place).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.pairs import IntArray, Pairs, build_pairs, distinct_pairs, numbers_in, texts

REGION_COLUMNS = ("nuts0_code", "nuts1_code", "nuts2_code", "nuts3_code", "admin1_code")
NO_POINT = -1
"""Number of the point of a partner that has none."""

Place = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Cells:
    """Distinct (project, place) of the partners, sorted by project, then country.

    Attributes
    ----------
    project, place, country : numpy.ndarray of int, shape (n,)
        Numbers; ``country`` is -1 where it is unknown.
    project_country : numpy.ndarray of int, shape (n,)
        A number of the distinct (project, country).
    """

    project: IntArray
    place: IntArray
    country: IntArray
    project_country: IntArray


@dataclass(frozen=True)
class Places:
    """Countries and regions of all partners.

    Attributes
    ----------
    countries, regions : Pairs
        Distinct project and country, project and region. A partner has all regions around it,
        from NUTS 3 up to NUTS 0.
    cells : Cells
        Where country and region meet in one partner.
    place_regions : Pairs
        Place and region.
    region_countries : tuple of numpy.ndarray
        Distinct project, region and country (-1 unknown), sorted in that order.
    partner_place : numpy.ndarray of int, shape (partners,)
        Place of each partner.
    """

    countries: Pairs
    regions: Pairs
    cells: Cells
    place_regions: Pairs
    region_countries: tuple[IntArray, IntArray, IntArray]
    partner_place: IntArray

    @property
    def count(self) -> int:
        """Number of places."""
        return int(self.partner_place.max(initial=-1)) + 1


def build_places(partners: pd.DataFrame, regions: pd.DataFrame, project: IntArray) -> Places:
    """Build the arrays of partners, whose projects are given by row number.

    Parameters
    ----------
    partners, regions : pandas.DataFrame
        Tables of the catalogue.
    project : numpy.ndarray of int, shape (partners,)
        Project of each partner.
    """
    places, partner_place = _distinct_places(partners, _parents(regions))
    countries = tuple(sorted({country for country, _ in places} - {""}))
    place_regions = build_pairs([codes for _, codes in places], texts(regions["region_code"]))
    place_country = numbers_in((country for country, _ in places), countries)
    cells = _cells(project, partner_place, place_country)
    triples = _region_countries(cells, place_regions, len(countries))
    return Places(
        countries=distinct_pairs(cells.project, cells.country, countries),
        regions=distinct_pairs(triples[0], triples[1], place_regions.values),
        cells=cells,
        place_regions=place_regions,
        region_countries=triples,
        partner_place=partner_place,
    )


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


def points_of(partners: pd.DataFrame) -> IntArray:
    """Return the number of each partner's distinct point, :data:`NO_POINT` for none."""
    points = partners[["lon", "lat"]].astype("float64")
    located = points.notna().all(axis=1).to_numpy()
    numbers = np.full(len(partners), NO_POINT, dtype=np.intp)
    numbers[located] = points[located].groupby(["lon", "lat"]).ngroup().to_numpy()
    return numbers


def _cells(project: IntArray, place: IntArray, place_country: IntArray) -> Cells:
    """Return the distinct cells of partners given as project and place."""
    rows = np.unique(np.column_stack([project, place_country[place], place]), axis=0)
    owner, country, cell_place = (np.ascontiguousarray(column) for column in rows.T)
    _, project_country = np.unique(rows[:, :2], axis=0, return_inverse=True)
    return Cells(owner, cell_place, country, project_country.reshape(-1))


def _region_countries(
    cells: Cells, place_regions: Pairs, countries: int
) -> tuple[IntArray, IntArray, IntArray]:
    """Return the distinct (project, region, country), sorted; country -1 is unknown."""
    regions = max(len(place_regions.values), 1)
    row, region = _regions_of_cells(cells, place_regions)
    key = (cells.project[row] * regions + region) * (countries + 1) + cells.country[row] + 1
    rest, country = np.divmod(np.unique(key), countries + 1)
    project, distinct_region = np.divmod(rest, regions)
    return project, distinct_region, country - 1


def _regions_of_cells(cells: Cells, place_regions: Pairs) -> tuple[IntArray, IntArray]:
    """Return every (cell, region of its place)."""
    lengths = np.bincount(place_regions.owner, minlength=int(cells.place.max(initial=-1)) + 1)
    firsts = np.cumsum(lengths) - lengths
    repeats = lengths[cells.place]
    row = np.repeat(np.arange(len(cells.place)), repeats)
    within = np.arange(len(row)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    return row, place_regions.value[firsts[cells.place[row]] + within]
