"""Figures of the network of organisations, on the page Cooperation."""

from __future__ import annotations

import streamlit as st

from dashboard.cooperation import Pairs
from dashboard.facets import Selection
from dashboard.network_columns import node_columns, period_columns
from dashboard.organisation_network import (
    OrganisationNetwork,
    organisation_network,
    organisations_by_period,
)
from dashboard.page_table import Column, PageTable
from dashboard.ui import navigation, state, table_panel
from dashboard.ui.context import Context

MOST_SHOWN = 500


def render(context: Context, selection: Selection, pairs: Pairs) -> None:
    """Draw the table of organisations, and that of the periods."""
    found = organisation_network(context.index, selection, pairs)
    if found.rows.empty:
        st.warning(context.words("network-none"), icon=":material/search_off:")
        return
    _organisations(context, found)
    _periods(context, pairs)


def _organisations(context: Context, found: OrganisationNetwork) -> None:
    words, rows = context.words, found.rows.head(MOST_SHOWN).copy()
    rows["country"] = rows["country_code"].map(context.labels.country)
    ids = rows["id"].tolist()
    every = len(found.rows)
    walked = "all" if found.sources == every else "sample"
    notes = (
        words("network-basis", n=found.read, m=found.read + found.not_read),
        words("network-note"), words("network-walked", how=walked, n=found.sources, m=every),
        words("network-open"))
    table_panel.render(context, PageTable(
        words("network-title", n=len(rows), m=every), (
            Column("name", words("network-organisation")),
            Column("country", words("network-country")),
            *node_columns(words, words("network-degree")), Column("id", words("project-id")),
        ), rows, notes), "network_organisations",
        on_row=lambda row: navigation.go_to("organisation", og=ids[row]))


def _periods(context: Context, pairs: Pairs) -> None:
    words = context.words
    table_panel.render(context, PageTable(
        words("network-periods-title"),
        period_columns(words, Column("organisations", words("network-organisations"), "count"),
                       words("network-mean-degree")),
        organisations_by_period(context.index, state.filters(), pairs),
        (words("cooperation-periods-note"),)), "network_periods")
