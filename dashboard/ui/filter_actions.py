"""What a person did in the filters' element, applied before the page is drawn anew.

What is not understood, as from a page older than the catalogue, changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dashboard.facet_boxes import chosen_in_boxes
from dashboard.filters import Filters
from dashboard.measures import QUANTITIES
from dashboard.range_parts import chosen_range
from dashboard.ranges import Histogram
from dashboard.ui import area_filters, state, widgets, years
from dashboard.ui.context import Context

UNFOLDED = "filters_more"
"""Whether the rarer filters are unfolded."""


def apply(context: Context, found: Mapping[str, Histogram], said: object) -> None:
    """Apply what was said (``static/panels/facets.js``).

    Parameters
    ----------
    context : Context
        Index and words.
    found : mapping of str to Histogram
        What the ranges were drawn from.
    said : object
        ``{version, ...}`` with one of ``box``, ``mode``, ``range``, ``years``, ``play``,
        ``quantity``, ``near``, ``outside``, ``more``, ``reset``.
    """
    if not isinstance(said, Mapping) or said.get("version") != context.names.version:
        return
    if said.get("reset") is True:
        reset()
    elif isinstance(said.get("more"), bool):
        widgets.give(UNFOLDED, said["more"])
    elif said.get("quantity") in QUANTITIES:
        state.set_view(replace(state.view(), quantity=str(said["quantity"])))
    elif isinstance(said.get("near"), str):
        area_filters.add(context, said["near"], said.get("km"))
    elif said.get("years") in (-1, 1) or said.get("play") is True:
        years.apply(found["dates"], said)
    else:
        _filter(context, found, said)


def reset() -> None:
    """Take all filters away."""
    years.stop()
    state.set_filters(Filters())


def _filter(
    context: Context, found: Mapping[str, Histogram], said: Mapping[str, object]
) -> None:
    before, outside = state.filters(), said.get("outside")
    if isinstance(outside, bool):
        after = before.with_(include_outside=outside)
    elif "range" in said:
        after = chosen_range(before, found, said)
    else:
        after = chosen_in_boxes(before, context.names.offers, said)
    if after != before:
        state.set_filters(after)
