"""The figures at the top, and the chips of what is active."""

from __future__ import annotations

import streamlit as st

from dashboard.areas import Area
from dashboard.facets import Selection
from dashboard.figure_list import Figure, figure_list
from dashboard.filters import FACETS, Filters
from dashboard.page_table import NO_VALUE
from dashboard.ranges import RANGES, Range
from dashboard.summary import Headline, Money, headline
from dashboard.ui import state
from dashboard.ui.area_panel import area_label
from dashboard.ui.context import Context
from dashboard.ui.text import plain

NAMED = {"statuses": "filter-status", "known_partners": "filter-known",
         "strands": "filter-strand", "organisation_types": "filter-organisation-type",
         "strategies": "filter-strategy", "precisions": "filter-precision"}
"""Facets whose values say little without the facet's name: unknown, all partners."""


def render(context: Context, selection: Selection) -> None:
    """Draw the headline figures and the chips."""
    with st.container(key="headline"):
        st.html(figure_list(_figures(context, headline(context.index, selection))))
    render_chips(context)


def _figures(context: Context, figures: Headline) -> list[Figure]:
    words, number = context.words, context.labels.count
    return [
        Figure(words("headline-projects"), number(figures.projects),
               words("headline-of", all=context.index.project_count)),
        Figure(words("headline-partners"), number(figures.partners),
               words("headline-countries", n=figures.countries), words("headline-partners-help")),
        Figure(words("headline-places"), number(figures.places), words("headline-places-note")),
        Figure(words("headline-budget"), *_money(context, figures.total_budget)),
        Figure(words("headline-eu"), *_money(context, figures.eu_funding)),
    ]


def _money(context: Context, money: Money) -> tuple[str, str]:
    if not money.total:
        return NO_VALUE, context.words("headline-no-projects")
    note = context.words("headline-publish", n=money.published, m=money.total)
    return context.labels.money(money.sum_eur), note


def render_chips(context: Context) -> None:
    """Draw one button for each active value; pressing it takes the value away."""
    words, filters = context.words, state.filters()
    with st.container(horizontal=True, key="chips", gap="small"):
        if filters.is_empty:
            st.caption(words("chips-none"))
            return
        for facet, value in filters.chips():
            label = _chip(context, filters, facet, value)
            st.button(plain(label), key=f"chip_{facet}_{value}", icon=":material/close:",
                      icon_position="right", help=words("chip-remove", label=plain(label)),
                      on_click=_remove, args=(facet, value))


def _chip(context: Context, filters: Filters, facet: str, value: str) -> str:
    if facet == "text":
        return context.words("chip-text", text=value)
    if facet == "areas":
        return area_label(context, Area(value))
    if facet in RANGES:
        return context.labels.range(facet, Range.read(value))
    label = context.labels.value(facet, value)
    if facet in NAMED:
        label = context.words("chip-named", facet=context.words(NAMED[facet]), value=label)
    together = facet == "countries" and filters.countries_mode == "all"
    return f"{label} ({context.words('chip-all')})" if together else label


def _remove(facet: str, value: str) -> None:
    filters = state.filters()
    if facet == "areas":
        state.set_filters(filters.without_area(value))
        return
    state.set_filters(
        filters.without(facet, value) if facet in FACETS else filters.without(facet)
    )
