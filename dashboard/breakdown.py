"""How the selected projects divide over the values of one facet."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.facets import Selection
from dashboard.index import Index
from dashboard.pairs import Pairs


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
    pairs: Pairs = index.places.countries if facet == "countries" else index.facets[facet]
    counts = pairs.counts(selection.project_mask).tolist()
    found = [(value, n) for value, n in zip(pairs.values, counts, strict=True) if n]
    owners = pairs.owner[selection.project_mask[pairs.owner]]
    return Breakdown(tuple(sorted(found, key=lambda row: (-row[1], row[0]))), len(set(owners)))
