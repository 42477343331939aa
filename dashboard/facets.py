"""From filters to the selected projects and partners, and how many each further choice gives.

A project is selected if every facet with chosen values holds:

- facets of the project (programme, period, thematic ...): it has one of the chosen values;
  families and single programmes are one facet: it is of a chosen family or programme;
- facets of partners (organisation type, precision): one of its partners, whichever, has one of
  the chosen values;
- text: see :mod:`dashboard.search`;
- ranges: see :mod:`dashboard.ranges`;
- country, region and area, mode ``any``: one and the same partner is from a chosen country, in a
  chosen region and has its point in a chosen area;
- country mode ``all``: it has a partner from each chosen country, and one and the same partner is
  in a chosen region and has its point in a chosen area.

All partners of a selected project are selected, so that one sees who cooperates. Those that
have a point go on the map if they are in the Baltic Sea Region or those outside it are asked
for; the others are in the tray: map + tray = partners, always.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.arrays import BoolArray, FloatArray, IntArray
from dashboard.bits import Bits, count_bits, union_by_group, unpack
from dashboard.filters import Filters
from dashboard.index import Index
from dashboard.measures import QUANTITIES
from dashboard.parts import Parts, from_countries, inside, is_all
from dashboard.places import NO_POINT
from dashboard.ranges import RANGES, Histogram, histograms

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
    return selection_of(Parts.of(index, filters))


def selection_of(parts: Parts) -> Selection:
    """Return what the parts of the filters select together."""
    index = parts.index
    projects = unpack(parts.selected, index.project_count)
    partners = projects[index.partner_project]
    wanted = index.partner_in_region | parts.filters.include_outside
    shown = (index.partner_point != NO_POINT) & wanted
    return Selection(projects, partners, partners & shown, projects[index.activity_project])


@dataclass(frozen=True)
class Counted:
    """What stands beside every value of every facet.

    Attributes
    ----------
    quantity : str
        What is counted (:data:`dashboard.measures.QUANTITIES`).
    projects : mapping of str to mapping of str to int
        By facet and value: projects that choosing the value would give.
    amounts : mapping of str to mapping of str to float
        By facet and value: the quantity of these projects; NaN where it is EU funding and none
        of them publishes it.
    """

    quantity: str
    projects: FacetCounts
    amounts: Mapping[str, Mapping[str, float]]


def facet_counts(index: Index, filters: Filters) -> FacetCounts:
    """Return the number of projects beside every value: see :func:`counted`."""
    return counted(index, filters).projects


def counted(index: Index, filters: Filters, quantity: str = "projects") -> Counted:
    """Return, by facet and value, what choosing that value would show.

    Every facet's counts ignore its own selection and respect all the others. Only in country
    mode ``all`` a further country narrows, so there the count is that of the projects left
    if the country were added to those chosen.

    Returns
    -------
    Counted
        All values of the vocabulary, also those with 0, in its order.

    Raises
    ------
    ValueError
        If the quantity is not known.
    """
    return counted_of(Parts.of(index, filters), quantity)


def counted_of(parts: Parts, quantity: str) -> Counted:
    """Return the numbers of :func:`counted` for filters that are taken apart already."""
    if quantity not in QUANTITIES:
        raise ValueError(f"quantity is {quantity!r}; use one of {QUANTITIES}")
    index = parts.index
    given = {facet: all_of.bits & parts.without(facet) for facet, all_of in index.facets.items()}
    given |= {"countries": _by_country(parts), "regions": _by_region(parts)}
    counts = {facet: _by_value(index, facet, count_bits(bits)) for facet, bits in given.items()}
    if quantity == "projects":
        return Counted(quantity, counts, counts)
    found = {facet: _by_value(index, facet, index.measures.by_value(facet, bits, quantity))
             for facet, bits in given.items()}
    return Counted(quantity, counts, found)


def range_histograms(index: Index, filters: Filters) -> dict[str, Histogram]:
    """Return the histogram of every range: its counts ignore the range itself, as facets do."""
    return histograms_of(Parts.of(index, filters))


def histograms_of(parts: Parts) -> dict[str, Histogram]:
    """Return the histograms for filters that are taken apart already."""
    index = parts.index
    masks = {name: unpack(parts.without(name), index.project_count) for name in RANGES}
    return histograms(index.spans, masks)


def _by_value(index: Index, facet: str, numbers: IntArray | FloatArray) -> dict[str, Any]:
    """Return numbers by value."""
    return dict(zip(index.vocabulary.values[facet], numbers.tolist(), strict=True))


def _by_country(parts: Parts) -> Bits:
    """Return the projects that each country would give."""
    places, filters = parts.places, parts.filters
    if is_all(filters):
        return parts.index.places.countries.bits & parts.selected
    if not filters.regions:
        return places.countries.bits & parts.without("where")
    fits = np.flatnonzero(inside(places, filters) & (places.country >= 0))
    count = len(places.countries.values)
    by_country = union_by_group(places.projects, fits, places.country[fits], count)
    return by_country & parts.without("where")


def _by_region(parts: Parts) -> Bits:
    """Return the projects that each region would give."""
    places, filters = parts.places, parts.filters
    base = parts.without("where")
    if is_all(filters):
        return places.regions.bits & base & parts.index.places.countries.all_of(filters.countries)
    if not filters.countries:
        return places.regions.bits & base
    fits = from_countries(places, filters)[places.member]
    rows, count = places.member[fits], len(places.regions.values)
    return union_by_group(places.projects, rows, places.member_region[fits], count) & base
