"""What the projects found are about, beside the map while no project is chosen."""

from __future__ import annotations

import streamlit as st

from dashboard.bars import bar_table
from dashboard.breakdown import breakdown
from dashboard.facets import Selection
from dashboard.ui.context import Context

MOST = 6
FACETS = ("periods", "countries", "families", "thematics")


def render(context: Context, selection: Selection) -> None:
    """Draw bars by period, country, family of programmes and thematic."""
    words = context.words
    st.header(words("overview-title"), anchor=False)
    st.html("".join(_bars(context, selection, facet) for facet in FACETS))
    known = breakdown(context.index, selection, "thematics").with_value
    st.caption(words("overview-thematics-known", n=known, m=int(selection.project_mask.sum())))
    st.caption(words("overview-hint"))


def _bars(context: Context, selection: Selection, facet: str) -> str:
    """Return the table of one facet; periods in their order, others by number."""
    words, labels = context.words, context.labels
    counts = breakdown(context.index, selection, facet).counts
    shown = sorted(counts) if facet == "periods" else counts[:MOST]
    heads = (words(f"overview-head-{facet}"), words("overview-count"))
    rows = [(labels.value(facet, value), n, labels.count(n)) for value, n in shown]
    return bar_table(words(f"overview-{facet}"), heads, rows)
