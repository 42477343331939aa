"""What the projects found are about, beside the map while no project is chosen."""

from __future__ import annotations

from html import escape
from math import isnan

import streamlit as st

from dashboard.bars import bar_table
from dashboard.breakdown import breakdown
from dashboard.facets import Selection
from dashboard.ui import state
from dashboard.ui.context import Context

MOST = 6
FACETS = ("periods", "countries", "families", "thematics")


def render(context: Context, selection: Selection) -> None:
    """Draw bars by period, country, family of programmes and thematic, as one element."""
    title = f"<h2>{escape(context.words('overview-title'))}</h2>"
    if not selection.project_mask.any():
        st.html(f"{title}<p>{escape(context.words('overview-none'))}</p>")
        return
    bars = "".join(_bars(context, selection, facet) for facet in FACETS)
    notes = "".join(f"<p>{escape(note)}</p>" for note in _notes(context, selection))
    st.html(f'{title}{bars}<div class="atlas-notes">{notes}</div>')


def _notes(context: Context, selection: Selection) -> list[str]:
    words = context.words
    known = breakdown(context.index, selection, "thematics").with_value
    about = words("overview-thematics-known", n=known, m=int(selection.project_mask.sum()))
    counted = [] if state.view().quantity == "projects" else [words("overview-counted")]
    return [about, *counted, words("overview-hint")]


def _bars(context: Context, selection: Selection, facet: str) -> str:
    """Return the table of one facet; periods in their order, others by number."""
    words, labels, quantity = context.words, context.labels, state.view().quantity
    amounts = breakdown(context.index, selection, facet, quantity).amounts
    shown = sorted(amounts) if facet == "periods" else amounts[:MOST]
    heads = (words(f"overview-head-{facet}"), words(f"counted-{quantity.replace('_', '-')}"))
    rows = [(labels.value(facet, value), 0 if isnan(n) else n, labels.amount(n, quantity))
            for value, n in shown]
    return bar_table(words(f"overview-{facet}"), heads, rows)
