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
from dashboard.paging import PageOf, page_of
from dashboard.project_list import LIST_ROWS
from dashboard.table import partner_rows
from dashboard.ui import download_panel, elements, list_panel, state, tray_panel, widgets
from dashboard.ui.context import Context

TABLE_HEIGHT_PX = 430
NAME_WIDTH_PX = 300
TAB = "lt"
"""Key of the link (:data:`dashboard.page_keys.PAGE_KEYS`)."""

Render = Callable[[Context, Selection], None]


def render(context: Context, selection: Selection) -> None:
    """Draw the four tabs."""
    words = context.words
    counts = {
        "projects": int(selection.project_mask.sum()),
        "partners": int(selection.partner_mask.sum()),
        "tray": int(selection.tray_mask.sum()),
    }
    panels: dict[str, Render] = {"projects": list_panel.render, "partners": _render_partners,
                                 "tray": tray_panel.render, "download": download_panel.render}
    shown = state.view().option(TAB)
    elements.render(context.map_files.panels["tabs"], "results", {
        "label": words("results-label"), "chosen": shown,
        "names": {name: words(f"results-tab-{name}", n=counts.get(name, 0)) for name in panels},
    }, partial(_set_tab, tuple(panels)))
    with st.container(key=f"results_{shown}"):
        panels[shown](context, selection)


def _set_tab(tabs: tuple[str, ...], said: object) -> None:
    if said in tabs:
        state.set_options(**{TAB: str(said)})


def _page_number(context: Context, key: str, rows: int) -> int:
    """Draw the page numbers where there is more than one page, and return the chosen one."""
    pages = page_of(pd.DataFrame(index=range(rows)), 1, LIST_ROWS).pages
    if pages == 1:
        return 1
    if widgets.get(key, 1) > pages:
        widgets.give(key, pages)
    return int(st.pagination(pages, key=key, on_change=state.touch))


def _render_position(context: Context, page: PageOf, rows: int) -> None:
    st.caption(context.words("page-position", first=page.first, last=page.last, n=rows))


def _bare(table: pd.DataFrame) -> pa.Table:
    """Return a table without what pandas says of itself: 2 kB less for every click."""
    return pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)


def _columns(context: Context, table: pd.DataFrame) -> dict[str, Any]:
    words, config = context.words, st.column_config
    found: dict[str, Any] = {name: words(f"column-{name}") for name in table.columns}
    found["partner"] = config.TextColumn(words("column-partner"), width=NAME_WIDTH_PX)
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
