"""Values of a filter as the screen offers them: named, in a useful order, with their numbers.

Names and order are of the catalogue and a language, so they are made once; a click brings the
numbers only, one for each offer. What would give nothing is shown last by the screen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.drill import depth
from dashboard.facets import Counted
from dashboard.filters import PRECISIONS, Filters
from dashboard.index import Index
from dashboard.labels import Labels

_SORTED_BY_VALUE = frozenset({"periods", "regions"})
_AS_GIVEN = frozenset({"statuses", "known_partners"})

@dataclass(frozen=True, slots=True)
class Offer:
    """One value of a filter: its facet and code, its name, and how far it is indented.

    ``is_rare`` values are offered only while they are chosen, as a link may have done; they come
    last.
    """

    facet: str
    value: str
    name: str
    depth: int = 0
    is_rare: bool = False


def facet_offers(index: Index, labels: Labels, facet: str) -> tuple[Offer, ...]:
    """Return the values of a facet in the order in which a person looks for them."""
    values = list(index.vocabulary.values[facet])
    if facet == "regions":
        return _region_offers(index, labels, values)
    if facet == "precisions":
        values.sort(key=PRECISIONS.index)
    elif facet not in _SORTED_BY_VALUE | _AS_GIVEN:
        values.sort(key=lambda value: _rank(labels, facet, value))
    return tuple(Offer(facet, value, labels.value(facet, value)) for value in values)


def _region_offers(index: Index, labels: Labels, values: list[str]) -> tuple[Offer, ...]:
    """Return the regions as a tree; those that nobody in the catalogue is in are rare."""
    regions = index.places.regions
    used = dict(zip(regions.values, np.any(regions.bits, axis=1).tolist(), strict=True))
    found = [Offer("regions", value, labels.value("regions", value), depth(value),
                   not used.get(value, False)) for value in values]
    return _rare_last(found)


def _rare_last(offers: list[Offer]) -> tuple[Offer, ...]:
    return tuple(sorted(offers, key=lambda offer: offer.is_rare))


def programme_offers(labels: Labels) -> tuple[Offer, ...]:
    """Return families, each followed by its programmes in the order of their periods.

    A family of one programme is offered as that programme; the family is rare.
    """
    table = labels.catalogue.programmes.sort_values(["family_name", "programming_period"])
    found: list[Offer] = []
    for family, group in table.groupby("family_code", sort=False):
        codes, code = list(group["programme_code"]), str(family)
        name = labels.words("filter-family", family=labels.family(code))
        found.append(Offer("families", code, name, is_rare=len(codes) == 1))
        found += [Offer("programmes", each, labels.value("programmes", each), int(len(codes) > 1))
                  for each in codes]
    return _rare_last(found)


def shown(offers: tuple[Offer, ...], filters: Filters) -> tuple[Offer, ...]:
    """Return the offers without the rare ones after the last that is chosen."""
    usual = sum(not each.is_rare for each in offers)
    return offers[:max([usual, *(at + 1 for at in chosen(offers, filters))])]


def numbers(offers: tuple[Offer, ...], counted: Counted) -> list[int]:
    """Return how many projects each offer would give."""
    return [counted.projects[each.facet][each.value] for each in offers]


def texts(offers: tuple[Offer, ...], counted: Counted, labels: Labels) -> list[str]:
    """Return how much of the counted quantity each offer would give, as it is written."""
    return [labels.amount(counted.amounts[each.facet][each.value], counted.quantity)
            for each in offers]


def chosen(offers: tuple[Offer, ...], filters: Filters) -> list[int]:
    """Return the numbers of the offers that are chosen."""
    wanted = {facet: filters.values(facet) for facet in {each.facet for each in offers}}
    if not any(wanted.values()):
        return []
    return [at for at, each in enumerate(offers) if each.value in wanted[each.facet]]


def _rank(labels: Labels, facet: str, value: str) -> tuple[bool, str]:
    """Countries of the Baltic Sea Region come first, then all by name."""
    outside = facet == "countries" and value not in labels.region_countries
    return outside, labels.value(facet, value).casefold()
