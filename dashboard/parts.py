"""The filters taken apart: which projects each of them lets through, as bits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.areas import points_inside
from dashboard.arrays import BoolArray
from dashboard.bits import Bits, pack, union
from dashboard.filters import Filters
from dashboard.index import Index
from dashboard.places import Places


@dataclass(frozen=True)
class Parts:
    """Which projects each part of the filters lets through; an inactive part has no bits.

    Attributes
    ----------
    index : Index
        Arrays of the catalogue.
    filters : Filters
        What was chosen.
    places : Places
        Places of the partners whose points are in the chosen areas; of all, if none is chosen.
    bits : mapping of str to numpy.ndarray of bits
        By part: ``where`` for country, region and area together, else the field's name.
    selected : numpy.ndarray of bits
        Projects that all parts let through.
    """

    index: Index
    filters: Filters
    places: Places
    bits: Mapping[str, Bits]
    selected: Bits

    @classmethod
    def of(cls, index: Index, filters: Filters) -> Parts:
        """Compute every part once."""
        bits: dict[str, Bits] = {}
        for facet, facet_bits in index.facets.items():
            if filters.values(facet):
                found, part = facet_bits.any_of(filters.values(facet)), _part(facet)
                bits[part] = bits[part] | found if part in bits else found
        if filters.text:
            bits["text"] = pack(index.search.matches(filters.text))
        for name, wanted in filters.ranges.items():
            bits[name] = pack(index.spans[name].within(wanted))
        places = _places_inside(index, filters)
        if filters.countries or filters.regions or filters.areas:
            bits["where"] = _where(index.places, places, filters)
        return cls(index, filters, places, bits, _in_all(index, bits.values()))

    def without(self, part: str) -> Bits:
        """Return the projects that all parts but one let through."""
        left_out = _part(part)
        if left_out not in self.bits:
            return self.selected
        return _in_all(self.index, (bits for name, bits in self.bits.items() if name != left_out))


def _part(facet: str) -> str:
    """Return the part of the filters that a facet belongs to: families are programmes, too."""
    return "programmes" if facet == "families" else facet


def _in_all(index: Index, parts: Iterable[Bits]) -> Bits:
    """Return the projects in all sets."""
    found = pack(np.ones(index.project_count, dtype=bool))
    for bits in parts:
        found = found & bits
    return found


def is_all(filters: Filters) -> bool:
    """Whether every chosen country must be there (rather than one of them)."""
    return filters.countries_mode == "all"


def _places_inside(index: Index, filters: Filters) -> Places:
    """Return the places of the partners in the chosen areas; all, if none is chosen."""
    if not filters.areas:
        return index.places
    lon, lat = index.point_lon_lat.T
    found = np.append(points_inside(sorted(filters.areas), lon, lat), False)  # -1 is the last
    return index.places.only(found[index.partner_point], index.partner_project)


def _where(everywhere: Places, places: Places, filters: Filters) -> Bits:
    """Return the projects that country, region and area let through."""
    if not is_all(filters):
        return union(places.projects[from_countries(places, filters) & inside(places, filters)])
    found = everywhere.countries.all_of(filters.countries)
    if not filters.regions and not filters.areas:
        return found
    return found & union(places.projects[inside(places, filters)])


def from_countries(places: Places, filters: Filters) -> BoolArray:
    """Return which places are in a chosen country; all, if none is chosen."""
    if not filters.countries:
        return np.ones(places.count, dtype=bool)
    chosen = np.append(places.countries.chosen(filters.countries), False)  # -1 reads the last
    return chosen[places.country]


def inside(places: Places, filters: Filters) -> BoolArray:
    """Return which places are in a chosen region; all, if none is chosen."""
    found = np.full(places.count, not filters.regions)
    found[places.member[places.regions.chosen(filters.regions)[places.member_region]]] = True
    return found
