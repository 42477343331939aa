"""The parts of the page Cooperation below its choices: matrix, network, and one pair."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.areas import Area
from dashboard.cooperation import Cooperation, matrix, projects_of_pair
from dashboard.cooperation_places import Places
from dashboard.matrix_shades import MOST_PLACES, shade_styles
from dashboard.network import SAMPLE, SAMPLED_FROM, by_period, network_figures
from dashboard.network_columns import node_columns, period_columns
from dashboard.page_table import Column, Kind, PageTable
from dashboard.ui import navigation, state, table_panel
from dashboard.ui.context import Context
from dashboard.ui.text import plain

MEASURES: dict[str, tuple[str, Kind]] = {
    "projects": ("projects", "count"), "eu_funding": ("eu_funding_eur", "eur"),
    "ratio": ("ratio", "number"),
}
"""Measures of the matrix: column of the pairs, and what its values are."""

TOWN_KM = 10
"""How far around a town the filter by a pair of towns reaches."""


def render_matrix(
    context: Context, found: Cooperation, places: Places, measure: str, basis: str
) -> None:
    """Draw the matrix of a measure; its cells are shaded, and choose a pair."""
    words = context.words
    column, kind = MEASURES[measure]
    whole = matrix(found, column)
    square = whole.iloc[:MOST_PLACES, :MOST_PLACES]
    codes = square.index.tolist()
    rows = square.reset_index(names="place")
    rows["place"] = places.names(square.index.to_series())
    columns = (Column("place", words("cooperation-place")),
               *(Column(code, _short(context, places, code), kind) for code in codes))
    name = words(f"cooperation-pm-{measure.replace('_', '-')}")
    cut = [words("cooperation-matrix-most", n=len(square), m=len(whole))] if len(
        whole) > len(square) else []
    notes = (*cut, words("cooperation-shades"), basis, words("cooperation-matrix-note"),
             words("cooperation-ratio-definition"))
    table = PageTable(words("cooperation-matrix-title", measure=name), columns, rows, notes,
                      shade_styles(square, st.context.theme.type == "dark"))
    table_panel.render(context, table, "cooperation_matrix", on_cell=partial(_on_cell, codes))
    render_pair(context, found, places)


def _short(context: Context, places: Places, code: str) -> str:
    if places.is_towns:
        return places.name(code)
    return context.labels.country(code) if len(code) == 2 else code


def _on_cell(codes: list[str], row: int, column: str) -> None:
    """Choose the pair of a cell."""
    if column in codes and column != codes[row]:
        state.set_options(pp="_".join(sorted((codes[row], column))))


def render_network(
    context: Context, found: Cooperation, places: Places, basis: str
) -> None:
    """Draw the figures of the places in the network, and of the periods."""
    words, country_of = context.words, places.country_of()
    figures = network_figures(found, country_of)
    figures["name"] = places.names(figures["code"])
    sampled = [words("cooperation-between-sampled", n=SAMPLED_FROM, k=SAMPLE)] if len(
        figures) > SAMPLED_FROM else []
    table_panel.render(context, PageTable(
        words("cooperation-network-title"), (
            Column("name", words("cooperation-place")),
            *node_columns(words, words("cooperation-degree")),
            Column("code", words("cooperation-code")),
        ), figures, (words("cooperation-network-note"), *sampled, basis)),
        "cooperation_network")
    view = state.view()
    periods = by_period(context.index, state.filters(), view.option("pl"), view.option("pw"),
                        country_of)
    table_panel.render(context, PageTable(
        words("cooperation-periods-title"),
        period_columns(words, Column("places", words("cooperation-places"), "count"),
                       words("cooperation-mean-degree")),
        periods, (words("cooperation-periods-note"),)), "cooperation_periods")


def render_pair(context: Context, found: Cooperation, places: Places) -> None:
    """List the joint projects of the chosen pair."""
    words, labels = context.words, context.labels
    chosen = state.view().option("pp").split("_")
    if len(chosen) != 2:
        st.caption(words("cooperation-choose"))
        return
    names = [places.name(code) for code in chosen]
    joint = projects_of_pair(found, *chosen)
    with st.container(key="cooperation_pair"):
        st.header(plain(words("cooperation-pair-title", a=names[0], b=names[1], n=len(joint))),
                  anchor=False)
        label = (words("cooperation-filter-towns", km=TOWN_KM) if places.is_towns
                 else words("cooperation-filter"))
        st.button(label, icon=":material/filter_alt:", key="cooperation_filter",
                  on_click=_filter_pair, args=(places, chosen))
        projects = context.index.catalogue.projects.iloc[joint]
        rows = projects.assign(programme=projects["programme_code"].map(labels.programme))
        ids = rows["project_id"].tolist()
        table_panel.render(context, PageTable(
            words("cooperation-joint-title"), (
                Column("title", words("column-title")),
                Column("programme", words("column-programme")),
                Column("start_date", words("column-start"), "date"),
                Column("eu_funding_eur", words("column-eu"), "eur"),
            ), rows, (words("cooperation-open"),)), "cooperation_joint",
            on_row=lambda row: navigation.go_to("project", ids[row]))


def _filter_pair(places: Places, chosen: list[str]) -> None:
    """Filter by both countries together, by either region, or around either town."""
    filters = state.filters()
    if places.is_towns:
        rows = places.table[places.table["region_code"].isin(chosen)]
        points = zip(rows["lon"].tolist(), rows["lat"].tolist(), strict=True)
        state.set_filters(filters.with_(
            areas={Area.circle(lon, lat, TOWN_KM) for lon, lat in points}))
    elif all(len(code) == 2 for code in chosen):
        state.set_filters(filters.with_(countries=set(chosen), countries_mode="all"))
    else:
        state.set_filters(filters.with_(regions=set(chosen)))
