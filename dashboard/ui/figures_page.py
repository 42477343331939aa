"""Figures: projects and money by period, year, programme, thematic and country, as charts."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.charts import CHOSEN, GROUPS, Grouped, chart_spec, grouped, name_of
from dashboard.facets import Selection
from dashboard.filters import FACETS
from dashboard.page_table import Column, PageTable
from dashboard.ranges import Range
from dashboard.ui import frame, state, table_panel, widgets
from dashboard.ui.context import Context

CHARTS = {"projects": "projects", "eu": "eu_funding_eur"}
"""Charts of the page, and the column that each shows."""


def render(context: Context) -> None:
    """Draw the page."""
    words = context.words
    frame.with_filters(context, words("nav-figures"), words("figures-lead"), _body)


def _body(context: Context, selection: Selection) -> None:
    words = context.words
    widgets.give("figures_group", state.view().option("gb"))
    st.segmented_control(
        words("figures-by"), GROUPS, key="figures_group", required=True,
        format_func=lambda name: words(f"figures-{name}"),
        on_change=widgets.on_change("figures_group", lambda name: state.set_options(gb=name)))
    group = state.view().option("gb")
    found = grouped(context.index, selection, group)
    if found.rows.empty:
        st.warning(words("figures-none"), icon=":material/search_off:")
        return
    for chart, column in CHARTS.items():
        _chart(context, found, group, chart, column)
    _table(context, found, group)


def _chart(context: Context, found: Grouped, group: str, chart: str, column: str) -> None:
    words = context.words
    if found.rows[column].isna().all():
        st.caption(words("figures-no-money"))
        return
    spec = chart_spec(found, group, column, context.labels, {
        "title": words(f"figures-{chart}-title", group=words(f"figures-{group}")),
        "subtitle": "\n".join(table_panel.heading(context)), "axis": words(f"figures-{chart}"),
        "group": words(f"figures-{group}"),
        "description": words("figures-alt", title=words(f"figures-{chart}")),
    }, st.context.theme.type == "dark")
    key = f"figures_{chart}_{group}"
    st.vega_lite_chart(spec=spec, key=key, selection_mode=[CHOSEN],
                       on_select=partial(_on_bar, key, group))


def _on_bar(key: str, group: str) -> None:
    """Add the value of a bar to the filters, or take it out again; a year is a range."""
    points = widgets.chosen_points(key, CHOSEN)
    value = str(points[0].get("value", "")) if points else ""
    if not value:
        return
    filters = state.filters()
    if group in FACETS:
        state.set_filters(filters.with_(**{group: filters.values(group) ^ {value}}))
    elif value.isdigit():
        state.set_filters(filters.with_(dates=Range(int(value), int(value))))


def _table(context: Context, found: Grouped, group: str) -> None:
    words = context.words
    rows = found.rows.assign(
        name=[name_of(context.labels, group, value) for value in found.rows["value"]])
    table_panel.render(context, PageTable(
        words("figures-table-title", group=words(f"figures-{group}")), (
            Column("name", words(f"figures-{group}")),
            Column("projects", words("figures-projects"), "count"),
            Column("eu_funding_eur", words("figures-eu"), "eur"),
            Column("published", words("figures-published"), "count"),
            Column("total_budget_eur", words("figures-budget"), "eur"),
            Column("budget_published", words("figures-budget-published"), "count"),
            Column("value", words("figures-code")),
        ), rows, (words("figures-basis", n=found.with_value, m=found.projects),
                  words("figures-note"))), f"figures_{group}")
