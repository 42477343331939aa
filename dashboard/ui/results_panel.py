"""Below the map: projects and partners as lists, those not on the map, and the download.

Only the open tab is drawn, and of a list only one page: a click sends little.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.facets import Selection
from dashboard.page_table import NO_VALUE
from dashboard.paging import PageOf, ordered, page_of
from dashboard.table import partner_rows, project_rows
from dashboard.ui import download_panel, search_results, state, tray_panel
from dashboard.ui.context import Context

TABLE_HEIGHT_PX = 430
NAME_WIDTH_PX = 300
LIST_ROWS = 20
"""Rows a page: with 50 the table alone was a third of the 45 kB that a click sent."""

Render = Callable[[Context, Selection], None]


def render(context: Context, selection: Selection) -> None:
    """Draw the four tabs."""
    words = context.words
    counts = {
        "projects": int(selection.project_mask.sum()),
        "partners": int(selection.partner_mask.sum()),
        "tray": int(selection.tray_mask.sum()),
    }
    panels: dict[str, Render] = {"projects": _render_projects, "partners": _render_partners,
                                 "tray": tray_panel.render, "download": download_panel.render}
    chosen = st.segmented_control(
        words("results-label"), list(panels), key="results", default="projects", required=True,
        format_func=lambda name: words(f"results-tab-{name}", n=counts.get(name, 0)),
        label_visibility="collapsed", on_change=state.touch,
    )
    with st.container(key=f"results_{chosen}"):
        panels[chosen](context, selection)


def _render_projects(context: Context, selection: Selection) -> None:
    words, filters = context.words, state.filters()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        orders = search_results.orders(filters)
        # A key of its own while something is searched for: then the best come first.
        key = "search_order" if filters.text else "project_order"
        order = st.selectbox(words("order-label"), orders, key=key, width=220,
                             on_change=state.touch,
                             format_func=lambda name: words(f"order-{name}"))
        every = search_results.with_relevance(
            context, filters, project_rows(context.index, selection))
        rows = ordered(every, order)
        page = page_of(rows, _page_number(context, "project_page", len(rows)), LIST_ROWS)
    st.caption(words("results-hint"))
    table = search_results.with_found_in(
        context, filters, _project_table(context, page.rows), page.rows)
    key = f"project_rows_{state.number(state.TABLE)}_{page.number}"
    with st.container(key="project_table"):
        st.dataframe(
            _bare(table), key=key, hide_index=True, height=TABLE_HEIGHT_PX, placeholder=NO_VALUE,
            on_select=partial(_choose_row, key, page.rows["project_id"].tolist()),
            selection_mode="single-row", alt=words("table-projects-alt"),
            column_config=_columns(context, table),
        )
    _render_position(context, page, len(rows))


def _page_number(context: Context, key: str, rows: int) -> int:
    """Draw the page numbers where there is more than one page, and return the chosen one."""
    pages = page_of(pd.DataFrame(index=range(rows)), 1, LIST_ROWS).pages
    if pages == 1:
        return 1
    if state.get(key, 1) > pages:
        state.give(key, pages)
    return int(st.pagination(pages, key=key, on_change=state.touch))


def _render_position(context: Context, page: PageOf, rows: int) -> None:
    st.caption(context.words("page-position", first=page.first, last=page.last, n=rows))


def _project_table(context: Context, rows: pd.DataFrame) -> pd.DataFrame:
    labels = context.labels
    acronym = rows["acronym"].where(rows["acronym"] != rows["title"])
    return pd.DataFrame({
        "title": rows["title"],
        "programme": rows["programme_code"].map(labels.programme),
        "status": [labels.value("statuses", value) for value in rows["status"]],
        "countries": rows["countries"], "partners": rows["partners"],
        "budget": rows["total_budget_eur"], "eu": rows["eu_funding_eur"],
        "start": rows["start_date"], "end": rows["end_date"], "acronym": acronym.fillna(""),
        "thematics": rows["thematics"].map("; ".join),
    })


def _choose_row(key: str, project_ids: list[str]) -> None:
    """Open the project of the chosen row."""
    chosen = state.chosen_rows(key)
    state.choose_project(project_ids[chosen[0]] if chosen else None)


def _bare(table: pd.DataFrame) -> pa.Table:
    """Return a table without what pandas says of itself: 2 kB less for every click."""
    return pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)


def _columns(context: Context, table: pd.DataFrame) -> dict[str, Any]:
    words, config = context.words, st.column_config
    found: dict[str, Any] = {name: words(f"column-{name}") for name in table.columns}
    for name in {"budget", "eu"} & set(table.columns):
        found[name] = config.NumberColumn(words(f"column-{name}"), format="localized")
    for name in {"start", "end"} & set(table.columns):
        found[name] = config.DateColumn(words(f"column-{name}"), format="YYYY-MM-DD")
    for name in {"title", "partner", "found"} & set(table.columns):
        found[name] = config.TextColumn(words(f"column-{name}"), width=NAME_WIDTH_PX)
    return found


def _render_partners(context: Context, selection: Selection) -> None:
    words = context.words
    rows = partner_rows(context.index, selection)
    page = page_of(rows, _page_number(context, "partner_page", len(rows)), LIST_ROWS)
    table = _partner_table(context, page.rows)
    with st.container(key="partner_table"):
        st.dataframe(_bare(table), hide_index=True, height=TABLE_HEIGHT_PX, placeholder=NO_VALUE,
                     alt=words("table-partners-alt"), column_config=_columns(context, table))
    _render_position(context, page, len(rows))


def _partner_table(context: Context, rows: pd.DataFrame) -> pd.DataFrame:
    words = context.words
    projects = context.index.catalogue.projects.set_index("project_id")["title"]
    role = {True: words("role-lead"), False: words("role-partner")}
    return pd.DataFrame({
        "partner": rows["partner_name"], "role": rows["is_lead_partner"].map(role),
        "town": rows["town"].fillna(rows["place_name"]), "country": rows["country_code"],
        "region": rows["nuts3_code"].fillna(rows["admin1_code"]),
        "precision": [words(f"precision-{value}") for value in rows["location_precision"]],
        "score": rows["location_score"].round(2), "project": rows["project_id"].map(projects),
    })
