"""The figures at the top, and the chips of what is active."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

import streamlit as st

from dashboard.areas import Area
from dashboard.facets import Selection
from dashboard.figure_list import Figure
from dashboard.filters import FACETS, Filters
from dashboard.page_table import NO_VALUE
from dashboard.ranges import RANGES, Range
from dashboard.summary import Headline, Money, headline
from dashboard.ui import elements, state
from dashboard.ui.area_filters import area_label
from dashboard.ui.context import Context

NAMED = {"statuses": "filter-status", "known_partners": "filter-known",
         "strands": "filter-strand", "organisation_types": "filter-organisation-type",
         "strategies": "filter-strategy", "precisions": "filter-precision"}
"""Facets whose values say little without the facet's name: unknown, all partners."""


def render(context: Context, selection: Selection) -> None:
    """Draw the headline figures and the chips."""
    _render(context, _figures(context, headline(context.index, selection)))


def render_chips(context: Context) -> None:
    """Draw one button for each active value; pressing it takes the value away."""
    _render(context, [])


def _render(context: Context, figures: list[Figure]) -> None:
    data = {"figures": [asdict(figure) for figure in figures], "chips": _chips(context),
            "none": context.words("chips-none")}
    with st.container(key="headline"):
        elements.render(context.map_files.panels["summary"], "summary", data, _apply)


def _chips(context: Context) -> list[dict[str, str]]:
    """Return the chips, in the order of the filters."""
    filters, found = state.filters(), []
    for facet, value in filters.chips():
        label = _chip(context, filters, facet, value)
        found.append({"facet": facet, "value": value, "label": label,
                      "remove": context.words("chip-remove", label=label)})
    return found


def _apply(said: object) -> None:
    """Take a value away, if it is one of the filters' values still."""
    if not isinstance(said, Mapping):
        return
    chip = (said.get("facet"), said.get("value"))
    if chip in state.filters().chips():
        _remove(str(chip[0]), str(chip[1]))


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
