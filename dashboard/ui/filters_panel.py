"""The filters at the side: each value with the number of projects that it would give."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from dashboard.facet_boxes import (
    MAIN_BOXES,
    MORE_BOXES,
    RARE_BOXES,
    Box,
    FacetNames,
    boxes_message,
    changed,
)
from dashboard.facets import Counted, Selection
from dashboard.filters import Filters
from dashboard.ranges import MONEY_COLUMNS, Histogram
from dashboard.ui import (
    area_panel,
    counted_panel,
    elements,
    ranges_panel,
    search_box,
    state,
    years_panel,
)
from dashboard.ui.context import Context


def render(
    context: Context, counted: Counted, found: Mapping[str, Histogram], selection: Selection
) -> None:
    """Draw all filters in the sidebar."""
    with st.sidebar:
        _render_head(context)
        counted_panel.render(context, selection)
        search_box.render(context)
        _render_boxes(context, "facets_main", MAIN_BOXES, counted)
        with st.container(key="range_dates"):
            ranges_panel.render(context, "dates", found["dates"])
            years_panel.render(context, found["dates"])
        _render_boxes(context, "facets_more", MORE_BOXES, counted)
        _render_rare(context, counted, found)
        area_panel.render(context)
        _render_outside(context)
        _render_names(context)


def _render_rare(
    context: Context, counted: Counted, found: Mapping[str, Histogram]
) -> None:
    """Draw the filters that few need, folded away unless one of them is active.

    What is folded away is not sent: it would be a tenth of what a click costs.
    """
    filters = state.filters()
    active = sum(len(filters.values(facet)) for box in RARE_BOXES for facet in box.facets)
    active += len(MONEY_COLUMNS.keys() & filters.ranges.keys())
    label = context.words("filters-more", n=active)
    more = st.expander(label, expanded=active > 0, key="filters_more", on_change=state.touch)
    if not more.open:
        return
    with more:
        for name in MONEY_COLUMNS:
            with st.container(key=f"range_{name}"):
                ranges_panel.render(context, name, found[name])
        _render_boxes(context, "facets_rare", RARE_BOXES, counted)


def _render_head(context: Context) -> None:
    words = context.words
    with st.container(horizontal=True, vertical_alignment="center", key="filters_head"):
        st.subheader(words("filters-title"), anchor=False)
        st.button(words("filters-reset"), key="filters_reset", on_click=_reset,
                  disabled=state.filters() == Filters(), icon=":material/restart_alt:")


def _reset() -> None:
    years_panel.stop()
    state.set_filters(Filters())


def _render_names(context: Context) -> None:
    """Send the names of all values, which the browser keeps."""
    with st.container(key="facet_names"):
        elements.render(_script(context), "facet_names_data", context.facet_names.message)


def _render_boxes(
    context: Context, key: str, boxes: tuple[Box, ...], counted: Counted
) -> None:
    data = boxes_message(context.facet_names, boxes, counted, state.filters(), context.labels)
    elements.render(_script(context), key, data, partial(_apply, context.facet_names))


def _script(context: Context) -> str:
    return context.map_files.panels["facets"]


def _apply(names: FacetNames, said: object) -> None:
    state.set_filters(changed(state.filters(), names, said))


def _render_outside(context: Context) -> None:
    state.give("filter_outside", state.filters().include_outside)
    st.toggle(
        context.words("filter-outside"), key="filter_outside",
        on_change=state.on_change("filter_outside", _set_outside),
    )


def _set_outside(value: bool) -> None:
    state.set_filters(state.filters().with_(include_outside=value))
