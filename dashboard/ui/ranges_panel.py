"""Sliders for years and money, each below the histogram of what it would choose from."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.bars import histogram_bars
from dashboard.ranges import Histogram, Range
from dashboard.ui import state
from dashboard.ui.context import Context

KEYS = {"dates": "filter_dates", "total_budget": "filter_budget", "eu_funding": "filter_eu"}


def render(context: Context, name: str, found: Histogram) -> None:
    """Draw histogram and slider of one range; nothing where no project publishes it."""
    edges = found.edges
    if len(edges) < 2:
        return
    words, wanted, key = context.words, state.filters().ranges.get(name), KEYS[name]
    st.html(_bars(context, name, found, wanted))
    options = sorted({*edges, *_ends(wanted, edges)})
    state.give(key, _ends(wanted, edges))
    st.select_slider(
        words(f"range-{name.replace('_', '-')}"), options, value=(edges[0], edges[-1]), key=key,
        format_func=partial(_text, context, name), help=words("range-help"),
        on_change=state.on_change(key, partial(_set, name, edges)),
    )
    if wanted:
        st.caption(words("range-known", n=found.known, m=found.total,
                         unknown=found.total - found.known))


def _ends(wanted: Range | None, edges: tuple[int, ...]) -> tuple[int, int]:
    """Return where the handles stand: an open end is at the end of the scale."""
    low = edges[0] if wanted is None or wanted.low is None else wanted.low
    high = edges[-1] if wanted is None or wanted.high is None else wanted.high
    return min(low, high), max(low, high)


def _set(name: str, edges: tuple[int, ...], ends: tuple[int, int]) -> None:
    """Apply the slider; a handle at the end of its scale leaves that end open."""
    low = None if ends[0] <= edges[0] else ends[0]
    high = None if ends[1] >= edges[-1] else ends[1]
    wanted = None if low is None and high is None else Range(low, high)
    state.set_filters(state.filters().with_(**{name: wanted}))


def _bars(context: Context, name: str, found: Histogram, wanted: Range | None) -> str:
    """Return the bars; those outside the range are pale."""
    low, high = _ends(wanted, found.edges)
    is_years = name == "dates"
    starts = found.edges if is_years else found.edges[:-1]
    ends = found.edges if is_years else found.edges[1:]
    chosen = [low <= start and end <= high for start, end in zip(starts, ends, strict=True)]
    rows = ", ".join(f"{_text(context, name, start)}: {count}"
                     for start, count in zip(starts, found.counts, strict=True) if count)
    label = context.words("range-bars", name=context.words(f"range-{name.replace('_', '-')}"),
                          rows=rows)
    return histogram_bars(label, list(zip(found.counts, chosen, strict=True)))


def _text(context: Context, name: str, value: int) -> str:
    return str(value) if name == "dates" else context.labels.money(value)
