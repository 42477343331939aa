"""How the selected projects, or what is counted of them, divide over the values of one facet."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan

from dashboard.bits import count_bits, pack, union
from dashboard.facets import Selection
from dashboard.index import Index


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Amounts by value, largest first, and how many projects have any value at all."""

    amounts: tuple[tuple[str, float], ...]
    with_value: int


def breakdown(
    index: Index, selection: Selection, facet: str, quantity: str = "projects"
) -> Breakdown:
    """Measure the selected projects by the values of a facet; values of none are left out.

    A project with several values counts once at each, so the amounts may add up to more than
    the whole. EU funding that nobody publishes is NaN and comes last.
    """
    bits = index.places.countries if facet == "countries" else index.facets[facet]
    projects = pack(selection.project_mask)
    left = bits.bits & projects
    amounts = index.measures.by_value(facet, left, quantity).tolist()
    rows = zip(bits.values, amounts, count_bits(left).tolist(), strict=True)
    found = sorted(((value, amount) for value, amount, count in rows if count), key=_rank)
    return Breakdown(tuple(found), int(count_bits(union(left))))


def _rank(row: tuple[str, float]) -> tuple[bool, float, str]:
    """Sort the largest first, then by value; what is not known last."""
    value, amount = row
    return isnan(amount), -amount if not isnan(amount) else 0, value
