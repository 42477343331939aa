"""What the projects found are about, beside the map while no project is chosen."""

from __future__ import annotations

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.breakdown import Breakdown, breakdown
from dashboard.facets import Selection
from dashboard.ui.context import Context

MOST = 6
ROW_HEIGHT_PX = 21
FACETS = (
    ("periods", "overview-periods"),
    ("countries", "overview-countries"),
    ("families", "overview-programmes"),
    ("thematics", "overview-thematics"),
)


def render(context: Context, selection: Selection) -> None:
    """Draw bars by period, country, family of programmes and thematic."""
    words = context.words
    st.header(words("overview-title"), anchor=False)
    for facet, title in FACETS:
        found = breakdown(context.index, selection, facet)
        st.markdown(f"**{words(title)}**")
        if facet == "thematics":
            st.caption(words("overview-thematics-known", n=found.with_value,
                             m=int(selection.project_mask.sum())))
        st.altair_chart(_bars(context, facet, found), key=f"overview_{facet}")
    st.caption(words("overview-hint"))


def _bars(context: Context, facet: str, found: Breakdown) -> alt.LayerChart | alt.FacetChart:
    """Return horizontal bars with the number at the end of each."""
    rows = found.counts if facet == "periods" else found.counts[:MOST]
    order = sorted(rows) if facet == "periods" else rows
    table = pd.DataFrame({
        "name": [context.labels.value(facet, value) for value, _ in order],
        "projects": [count for _, count in order],
    })
    count = context.words("overview-count")
    base = alt.Chart(table, height=max(1, len(table)) * ROW_HEIGHT_PX).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(
            labelLimit=170, ticks=False, domain=False, labelPadding=6)),
        x=alt.X("projects:Q", title=None, axis=None),
        tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("projects:Q", title=count)],
    )
    bars = base.mark_bar(height=12)
    numbers = base.mark_text(align="left", dx=4).encode(text="projects:Q")
    return alt.layer(bars, numbers)
