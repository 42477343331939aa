"""The ranges of years and money as our own element draws them: what is sent, what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.filters import Filters
from dashboard.labels import Labels
from dashboard.ranges import Histogram, Range, moved, years_with_projects

KEYS = {"dates": "filter_dates", "total_budget": "filter_budget", "eu_funding": "filter_eu"}
"""Key of the part, by name of the range."""
NAMES = {key: name for name, key in KEYS.items()}


def range_part(name: str, found: Histogram, wanted: Range | None, labels: Labels,
               is_playing: bool = False) -> dict[str, Any]:
    """Return what a click can change of one range; no values where no project publishes it.

    Parameters
    ----------
    name : str
        One of :data:`dashboard.ranges.RANGES`.
    found : Histogram
        Projects along the quantity, under all other filters.
    wanted : Range or None
        What is chosen.
    labels : Labels
        Writes amounts.
    is_playing : bool
        Whether the years are just played one by one.
    """
    edges = found.edges if len(found.edges) > 1 else ()
    low, high = _ends(wanted, edges) if edges else (0, 0)
    values = sorted({*edges, low, high}) if edges else []
    part = {"kind": "range", "key": KEYS[name], "values": values,
            "texts": [_text(labels, name, value) for value in values],
            "low": values.index(low) if values else 0,
            "high": values.index(high) if values else 0,
            "bars": _bars(labels, name, found, (low, high)),
            "note": _note(labels, found) if wanted else ""}
    if name == "dates":
        part["years"] = _years(found, wanted, is_playing)
    return part


def _ends(wanted: Range | None, edges: tuple[int, ...]) -> tuple[int, int]:
    """Return where the handles stand: an open end is at the end of the scale."""
    low = edges[0] if wanted is None or wanted.low is None else wanted.low
    high = edges[-1] if wanted is None or wanted.high is None else wanted.high
    return min(low, high), max(low, high)


def _text(labels: Labels, name: str, value: int) -> str:
    return str(value) if name == "dates" else labels.money(value)


def _bars(labels: Labels, name: str, found: Histogram, ends: tuple[int, int]) -> dict[str, Any]:
    """Return the bars: their heights in percent, which are within the range, all of it in words."""
    is_years, most = name == "dates", max(found.counts, default=0) or 1
    starts = found.edges if is_years else found.edges[:-1]
    stops = found.edges if is_years else found.edges[1:]
    rows = ", ".join(f"{_text(labels, name, start)}: {count}"
                     for start, count in zip(starts, found.counts, strict=True) if count)
    label = labels.words("range-bars", rows=rows, name=labels.words(label_of(name)))
    return {"heights": [round(100 * count / most) for count in found.counts], "label": label,
            "within": [int(ends[0] <= start and stop <= ends[1])
                       for start, stop in zip(starts, stops, strict=True)]}


def label_of(name: str) -> str:
    """Return the id of the message that names a range.

    Examples
    --------
    >>> label_of("total_budget")
    'range-total-budget'
    """
    return f"range-{name.replace('_', '-')}"


def _note(labels: Labels, found: Histogram) -> str:
    return labels.words("range-known", n=found.known, m=found.total,
                        unknown=found.total - found.known)


def _years(found: Histogram, wanted: Range | None, is_playing: bool) -> dict[str, bool] | None:
    """Return what the buttons can do; None where there are no years to go through."""
    years = years_with_projects(found)
    if len(years) < 2:
        return None
    return {"back": moved(wanted, years, -1) is not None, "playing": is_playing,
            "next": moved(wanted, years, 1) is not None}


def chosen_range(
    filters: Filters, found: Mapping[str, Histogram], said: Mapping[str, object]
) -> Filters:
    """Return the filters after a handle was moved; the same if what was said is not understood.

    A handle at the end of its scale leaves that end open.

    Parameters
    ----------
    filters : Filters
        Those before.
    found : mapping of str to Histogram
        What was drawn, by name of the range.
    said : mapping
        ``{range, low, high}``: key of the part, and whole numbers.
    """
    name, low, high = NAMES.get(str(said.get("range"))), said.get("low"), said.get("high")
    if name is None or not isinstance(low, int) or not isinstance(high, int):
        return filters
    edges = found[name].edges
    if len(edges) < 2 or low > high or low < 0:
        return filters
    open_low, open_high = low <= edges[0], high >= edges[-1]
    wanted = None if open_low and open_high else Range(
        None if open_low else low, None if open_high else high)
    return filters.with_(**{name: wanted})
