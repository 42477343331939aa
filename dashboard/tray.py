"""Selected partners that are not on the map, grouped by why.

The groups are disjoint and complete: their sizes add up to the partners that the map leaves out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from dashboard.arrays import BoolArray, IntArray, texts
from dashboard.facets import Selection
from dashboard.index import Index
from dashboard.places import NO_POINT

OUTSIDE, COUNTRY, NOT_LOCATED = "outside", "country", "not_located"


@dataclass(frozen=True)
class TrayGroup:
    """Partners that are not on the map for one kind of reason.

    Attributes
    ----------
    kind : str
        ``outside``: they have a point outside the Baltic Sea Region, which is not asked for;
        ``country``: only the country is known; ``not_located``: nothing is.
    rows : numpy.ndarray of int
        Rows of the partners table.
    reasons : tuple of (str, int)
        The geocoder's reasons with their numbers, most frequent first.
    """

    kind: str
    rows: IntArray
    reasons: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        """Number of partners in the group."""
        return len(self.rows)


def tray_groups(index: Index, selection: Selection) -> tuple[TrayGroup, ...]:
    """Return the groups that have partners, in the order outside, country, not located."""
    tray = selection.tray_mask
    has_point = index.partner_point != NO_POINT
    precision = index.catalogue.partners["location_precision"]
    by_country = precision.eq("country").to_numpy(dtype=bool) & ~has_point
    masks = {
        OUTSIDE: tray & has_point,
        COUNTRY: tray & by_country,
        NOT_LOCATED: tray & ~has_point & ~by_country,
    }
    return tuple(_group(index, kind, mask) for kind, mask in masks.items() if mask.any())


def _group(index: Index, kind: str, mask: BoolArray) -> TrayGroup:
    """Return one group with its reasons."""
    counts = Counter(texts(index.catalogue.partners["location_reason"][mask]))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return TrayGroup(kind, np.flatnonzero(mask), tuple(ordered))
