"""Partners that are not on the map, grouped by why, each with its reason."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.facets import Selection
from dashboard.page_table import NO_VALUE
from dashboard.tray import OUTSIDE, TrayGroup, tray_groups
from dashboard.ui.context import Context
from dashboard.ui.text import plain

TABLE_HEIGHT_PX = 360
SHOWN_REASONS = 8


def render(context: Context, selection: Selection) -> None:
    """Draw the groups and the table of all of them."""
    words = context.words
    groups = tray_groups(context.index, selection)
    if not groups:
        found = selection.partner_mask.any()
        st.write(words("tray-none") if found else words("tray-nobody"))
        return
    st.caption(words("tray-lead"))
    for group in groups:
        _render_group(context, group)
    rows = context.index.catalogue.partners[selection.tray_mask]
    table = pd.DataFrame({"partner": rows["partner_name"], "town": rows["town"],
                          "country": rows["country_code"], "reason": rows["location_reason"]})
    with st.container(key="tray_table"):
        st.dataframe(table, hide_index=True, height=TABLE_HEIGHT_PX, lazy=True,
                     alt=words("table-tray-alt"), placeholder=NO_VALUE,
                     column_config={name: words(f"column-{name}") for name in table.columns})


def _render_group(context: Context, group: TrayGroup) -> None:
    words = context.words
    label = words(f"tray-{group.kind.replace('_', '-')}")
    st.markdown(f"**{plain(words('tray-count', label=label, n=group.count))}**")
    if group.kind == OUTSIDE:
        st.caption(words("tray-outside-help", switch=words("filter-outside")))
        return
    st.markdown("\n".join(f"- {plain(reason)}: {count}"
                          for reason, count in group.reasons[:SHOWN_REASONS]))
    rest = sum(count for _, count in group.reasons[SHOWN_REASONS:])
    if rest:
        st.caption(words("tray-more", n=rest))
