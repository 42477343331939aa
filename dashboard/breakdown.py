"""How the selected projects divide over the values of one facet."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.bits import count_bits, pack, union
from dashboard.facets import Selection
from dashboard.index import Index


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Projects by value, most frequent first, and how many have any value at all."""

    counts: tuple[tuple[str, int], ...]
    with_value: int


def breakdown(index: Index, selection: Selection, facet: str) -> Breakdown:
    """Count the selected projects by the values of a facet; values that none has are left out.

    A project with several values counts once at each, so the counts may add up to more than
    the projects.
    """
    bits = index.places.countries if facet == "countries" else index.facets[facet]
    projects = pack(selection.project_mask)
    counts = zip(bits.values, bits.counts(projects).tolist(), strict=True)
    found = sorted(((value, n) for value, n in counts if n), key=lambda row: (-row[1], row[0]))
    return Breakdown(tuple(found), int(count_bits(union(bits.bits) & projects)))
