"""The filters' element as a whole: its parts in their order, and what is active in the folded ones.

What a click can change travels with it; the names do not (:mod:`dashboard.filter_names`). Filters
that few need are folded away, and what is folded away is not sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.facet_boxes import MAIN_BOXES, MORE_BOXES, RARE_BOXES, Box, box_parts
from dashboard.facets import Counted
from dashboard.filter_names import FilterNames
from dashboard.filters import Filters
from dashboard.labels import Labels
from dashboard.range_parts import range_part
from dashboard.ranges import MONEY_COLUMNS, Histogram

Part = dict[str, Any]


@dataclass(frozen=True)
class Side:
    """What the session adds to the filters.

    Attributes
    ----------
    note : str
        On what is counted, see :func:`dashboard.count_note.count_note`.
    is_unfolded : bool or None
        Whether the rarer filters are unfolded; None while nobody has said so.
    problem : str
        Why the last place was not taken.
    is_playing : bool
        Whether the years are played.
    """

    note: str = ""
    is_unfolded: bool | None = None
    problem: str = ""
    is_playing: bool = False


@dataclass(frozen=True)
class _Drawing:
    names: FilterNames
    counted: Counted
    found: Mapping[str, Histogram]
    filters: Filters
    labels: Labels
    side: Side

    def boxes(self, boxes: tuple[Box, ...]) -> list[Part]:
        return box_parts(self.names.offers, boxes, self.counted, self.filters, self.labels)

    def range(self, name: str) -> Part:
        return range_part(name, self.found[name], self.filters.ranges.get(name), self.labels,
                          self.side.is_playing)

    def more(self) -> Part:
        """Return the rarer filters; unfolded at first if one of them is active."""
        active = active_rare(self.filters)
        is_open = active > 0 if self.side.is_unfolded is None else self.side.is_unfolded
        parts = [*map(self.range, MONEY_COLUMNS), *self.boxes(RARE_BOXES)] if is_open else []
        return {"kind": "more", "key": "more", "open": is_open, "parts": parts,
                "label": self.labels.words("filters-more", n=active)}


def active_rare(filters: Filters) -> int:
    """Return how many values of the rarer filters are chosen.

    Examples
    --------
    >>> active_rare(Filters(strands={"transnational"}, countries={"LV"}))
    1
    """
    values = sum(len(filters.values(facet)) for box in RARE_BOXES for facet in box.facets)
    return values + len(MONEY_COLUMNS.keys() & filters.ranges.keys())


def filters_message(
    names: FilterNames, counted: Counted, found: Mapping[str, Histogram], filters: Filters,
    labels: Labels, side: Side,
) -> dict[str, Any]:
    """Return what the filters' element draws.

    Parameters
    ----------
    names : FilterNames
        Names that the browser has.
    counted : Counted
        What each value would give.
    found : mapping of str to Histogram
        Of each range.
    filters : Filters
        What is chosen.
    labels : Labels
        Writes amounts.
    side : Side
        What the session adds.
    """
    drawing = _Drawing(names, counted, found, filters, labels, side)
    parts = [
        {"kind": "head", "key": "head", "can_reset": filters != Filters()},
        {"kind": "counted", "key": "counted", "chosen": counted.quantity, "note": side.note},
        *drawing.boxes(MAIN_BOXES), drawing.range("dates"), *drawing.boxes(MORE_BOXES),
        drawing.more(),
        {"kind": "near", "key": "near", "problem": side.problem},
        {"kind": "outside", "key": "outside", "on": filters.include_outside},
    ]
    return {"version": names.version, "parts": parts}
