"""Below the map: projects and partners as tables, those not on the map, and the download."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.facets import Selection
from dashboard.table import partner_rows, project_rows
from dashboard.tray import tray_groups
from dashboard.ui import download_panel, state
from dashboard.ui.context import Context
from dashboard.ui.text import plain

TABLE_HEIGHT_PX = 430
SHOWN_REASONS = 12


def render(context: Context, selection: Selection) -> None:
    """Draw the four tabs."""
    words = context.words
    projects, partners = int(selection.project_mask.sum()), int(selection.partner_mask.sum())
    tabs = st.tabs([
        words("results-tab-projects", n=projects),
        words("results-tab-partners", n=partners),
        words("results-tab-tray", n=int(selection.tray_mask.sum())),
        words("results-tab-download"),
    ], key="results")
    with tabs[0]:
        _render_projects(context, selection)
    with tabs[1]:
        _render_partners(context, selection)
    with tabs[2]:
        _render_tray(context, selection)
    with tabs[3]:
        download_panel.render(context, selection)


def _render_projects(context: Context, selection: Selection) -> None:
    words = context.words
    st.caption(words("results-hint"))
    rows = project_rows(context.index, selection)
    table = pd.DataFrame({
        "acronym": rows["acronym"], "title": rows["title"],
        "programme": rows["programme_code"].map(context.labels.programme),
        "status": [context.labels.value("statuses", value) for value in rows["status"]],
        "start": rows["start_date"], "end": rows["end_date"],
        "budget": rows["total_budget_eur"], "eu": rows["eu_funding_eur"],
        "partners": rows["partners"], "countries": rows["countries"],
        "thematics": rows["thematics"].map("; ".join),
    })
    key = f"project_rows_{state.number(state.TABLE)}"
    with st.container(key="project_table"):
        st.dataframe(
            table, key=key, hide_index=True, height=TABLE_HEIGHT_PX,
            on_select=partial(_choose_row, key, rows["project_id"]),
            selection_mode="single-row", alt=words("table-projects-alt"), lazy=True,
            column_config=_columns(context, table),
        )


def _choose_row(key: str, project_ids: pd.Series) -> None:
    """Open the project of the chosen row."""
    chosen = state.chosen_rows(key)
    state.choose_project(str(project_ids.iloc[chosen[0]]) if chosen else None)


def _columns(context: Context, table: pd.DataFrame) -> dict[str, Any]:
    words, config = context.words, st.column_config
    found: dict[str, Any] = {name: words(f"column-{name}") for name in table.columns}
    for name in ("budget", "eu"):
        if name in table:
            found[name] = config.NumberColumn(words(f"column-{name}"), format="localized")
    for name in ("start", "end"):
        if name in table:
            found[name] = config.DateColumn(words(f"column-{name}"), format="YYYY-MM-DD")
    if "title" in table:
        found["title"] = config.TextColumn(words("column-title"), width="large")
    return found


def _render_partners(context: Context, selection: Selection) -> None:
    words = context.words
    rows = partner_rows(context.index, selection)
    projects = context.index.catalogue.projects.set_index("project_id")["title"]
    table = pd.DataFrame({
        "partner": rows["partner_name"],
        "role": rows["is_lead_partner"].map(
            {True: words("role-lead"), False: words("role-partner")}),
        "town": rows["town"].fillna(rows["place_name"]),
        "country": rows["country_code"],
        "region": rows["nuts3_code"].fillna(rows["admin1_code"]),
        "precision": [words(f"precision-{value}") for value in rows["location_precision"]],
        "score": rows["location_score"].round(2),
        "project": rows["project_id"].map(projects),
    })
    st.dataframe(table, key="partner_table", hide_index=True, height=TABLE_HEIGHT_PX,
                 alt=words("table-partners-alt"),
                 column_config={name: words(f"column-{name}") for name in table.columns})


def _render_tray(context: Context, selection: Selection) -> None:
    """Draw the partners without a marker, grouped by why."""
    words = context.words
    groups = tray_groups(context.index, selection)
    if not groups:
        st.write(words("tray-none"))
        return
    st.caption(words("tray-lead"))
    for group in groups:
        label = words(f"tray-{group.kind.replace('_', '-')}")
        st.markdown(f"**{plain(words('tray-count', label=label, n=group.count))}**")
        if group.kind == "outside":
            st.caption(words("tray-outside-help", switch=words("filter-outside")))
            continue
        st.markdown("\n".join(f"- {plain(reason)}: {count}"
                              for reason, count in group.reasons[:SHOWN_REASONS]))
        rest = sum(count for _, count in group.reasons[SHOWN_REASONS:])
        if rest:
            st.caption(words("tray-more", n=rest))
    _render_tray_table(context, selection)


def _render_tray_table(context: Context, selection: Selection) -> None:
    words = context.words
    rows = context.index.catalogue.partners[selection.tray_mask]
    table = pd.DataFrame({"partner": rows["partner_name"], "town": rows["town"],
                          "country": rows["country_code"], "reason": rows["location_reason"]})
    st.dataframe(table, key="tray_table", hide_index=True, height=TABLE_HEIGHT_PX,
                 alt=words("table-tray-alt"),
                 column_config={name: words(f"column-{name}") for name in table.columns})
