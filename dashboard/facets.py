"""From filters to the selected projects and partners, and how many each further choice gives.

A project is selected if every facet with chosen values holds:

- facets of the project (programme, period, thematic ...): it has one of the chosen values;
- text: see :mod:`dashboard.search`;
- country and region, mode ``any``: one and the same partner is from a chosen country and in a
  chosen region;
- country mode ``all``: it has a partner from each chosen country, and (some) partner in a
  chosen region.

All partners of a selected project are selected, so that one sees who cooperates. Those that
have a point go on the map if they are in the Baltic Sea Region or those outside it are asked
for; the others are in the tray: map + tray = partners, always.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.filters import Filters
from dashboard.index import Index
from dashboard.pairs import BoolArray, IntArray
from dashboard.places import NO_POINT

FacetCounts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Selection:
    """What the filters select, as masks over the catalogue's tables.

    Attributes
    ----------
    project_mask : numpy.ndarray of bool, shape (projects,)
        Selected projects.
    partner_mask : numpy.ndarray of bool, shape (partners,)
        All partners of the selected projects.
    map_mask : numpy.ndarray of bool, shape (partners,)
        Those of them on the map.
    activity_mask : numpy.ndarray of bool, shape (activities,)
        All activities of the selected projects, with or without a point.
    """

    project_mask: BoolArray
    partner_mask: BoolArray
    map_mask: BoolArray
    activity_mask: BoolArray

    @property
    def tray_mask(self) -> BoolArray:
        """Selected partners that are not on the map."""
        return self.partner_mask & ~self.map_mask


def select(index: Index, filters: Filters) -> Selection:
    """Return what the filters select.

    Parameters
    ----------
    index : Index
        Arrays of the catalogue.
    filters : Filters
        Values that the catalogue does not know select nothing: clean them first
        (:meth:`Filters.cleaned`).

    Returns
    -------
    Selection
        Masks over projects, partners and activities.
    """
    projects = _Parts.of(index, filters).selected
    partners = projects[index.partner_project]
    shown = (index.partner_point != NO_POINT) & (index.partner_in_region | filters.include_outside)
    return Selection(projects, partners, partners & shown, projects[index.activity_project])


def facet_counts(index: Index, filters: Filters) -> FacetCounts:
    """Return, by facet and value, how many projects choosing that value would show.

    Every facet's counts ignore its own selection and respect all the others. Only in country
    mode ``all`` a further country narrows, so there the count is that of the projects left
    if the country were added to those chosen.

    Returns
    -------
    mapping of str to mapping of str to int
        All values of the vocabulary, also those with 0, in its order.
    """
    parts = _Parts.of(index, filters)
    counts = {
        facet: dict(zip(pairs.values, pairs.counts(parts.without(facet)).tolist(), strict=True))
        for facet, pairs in index.facets.items()
    }
    by_country, by_region = _country_counts(parts), _region_counts(parts)
    counts["countries"] = dict(zip(index.places.countries.values, by_country.tolist(), strict=True))
    counts["regions"] = dict(zip(index.places.regions.values, by_region.tolist(), strict=True))
    return counts


@dataclass(frozen=True)
class _Parts:
    """Which projects each part of the filters lets through; an inactive part has no mask."""

    index: Index
    filters: Filters
    masks: Mapping[str, BoolArray]
    selected: BoolArray

    @classmethod
    def of(cls, index: Index, filters: Filters) -> _Parts:
        """Compute every part once."""
        masks = {
            facet: pairs.owners_with(filters.values(facet), index.project_count)
            for facet, pairs in index.facets.items()
            if filters.values(facet)
        }
        if filters.text:
            masks["text"] = index.search.matches(filters.text)
        if filters.countries or filters.regions:
            masks["where"] = _where_mask(index, filters)
        return cls(index, filters, masks, _all_of(masks, index.project_count))

    def without(self, part: str) -> BoolArray:
        """Return the projects that all parts but one let through."""
        if part not in self.masks:
            return self.selected
        others = {name: mask for name, mask in self.masks.items() if name != part}
        return _all_of(others, self.index.project_count)


def _all_of(masks: Mapping[str, BoolArray], count: int) -> BoolArray:
    """Return which of ``count`` projects all masks let through."""
    found = np.ones(count, dtype=bool)
    for mask in masks.values():
        found &= mask
    return found


def _is_all(filters: Filters) -> bool:
    """Whether every chosen country must be there (rather than one of them)."""
    return filters.countries_mode == "all"


def _where_mask(index: Index, filters: Filters) -> BoolArray:
    """Return the projects that country and region let through."""
    if _is_all(filters):
        return _all_countries(index, filters) & _some_region(index, filters)
    cells = index.places.cells
    fits = _cells_in_regions(index, filters) & _chosen_countries(index, filters)[cells.country]
    return _marked(cells.project[fits], index.project_count)


def _all_countries(index: Index, filters: Filters) -> BoolArray:
    """Return the projects with a partner from each chosen country."""
    pairs = index.places.countries
    hits = pairs.owner[pairs.chosen(filters.countries)[pairs.value]]
    found = np.bincount(hits, minlength=index.project_count)
    return np.equal(found, len(filters.countries))


def _some_region(index: Index, filters: Filters) -> BoolArray:
    """Return the projects with a partner in a chosen region; all, if none is chosen."""
    if not filters.regions:
        return np.ones(index.project_count, dtype=bool)
    return index.places.regions.owners_with(filters.regions, index.project_count)


def _chosen_countries(index: Index, filters: Filters) -> BoolArray:
    """Return which countries fit; the last place, which number -1 reads, is "unknown"."""
    if not filters.countries:
        return np.ones(len(index.places.countries.values) + 1, dtype=bool)
    return np.append(index.places.countries.chosen(filters.countries), False)


def _cells_in_regions(index: Index, filters: Filters) -> BoolArray:
    """Return which cells are in a chosen region; all, if none is chosen."""
    if not filters.regions:
        return np.ones(len(index.places.cells.place), dtype=bool)
    places = index.places
    fits = places.place_regions.owners_with(filters.regions, places.count)
    return fits[places.cells.place]


def _marked(numbers: IntArray, count: int) -> BoolArray:
    """Return a mask of length ``count`` with the numbers marked."""
    mask = np.zeros(count, dtype=bool)
    mask[numbers] = True
    return mask


def _country_counts(parts: _Parts) -> IntArray:
    """Return the number of projects by country."""
    index, filters = parts.index, parts.filters
    if _is_all(filters) or not filters.regions:
        base = parts.selected if _is_all(filters) else parts.without("where")
        return index.places.countries.counts(base)
    cells = index.places.cells
    fits = _cells_in_regions(index, filters) & parts.without("where")[cells.project]
    fits &= cells.country >= 0
    new = np.diff(cells.project_country[fits], prepend=-1) != 0
    return np.bincount(cells.country[fits][new], minlength=len(index.places.countries.values))


def _region_counts(parts: _Parts) -> IntArray:
    """Return the number of projects by region."""
    index, filters = parts.index, parts.filters
    base = parts.without("where")
    if _is_all(filters):
        return index.places.regions.counts(base & _all_countries(index, filters))
    if not filters.countries:
        return index.places.regions.counts(base)
    project, region, country = index.places.region_countries
    fits = base[project] & _chosen_countries(index, filters)[country]
    key = project[fits] * len(index.places.regions.values) + region[fits]
    new = np.diff(key, prepend=-1) != 0
    return np.bincount(region[fits][new], minlength=len(index.places.regions.values))
