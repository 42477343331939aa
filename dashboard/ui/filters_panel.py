"""The filters at the side: each value with the number of projects that it would give."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from dashboard.count_note import count_note
from dashboard.facets import Counted, Selection
from dashboard.filter_parts import Side, filters_message
from dashboard.ranges import Histogram
from dashboard.ui import area_filters, elements, filter_actions, search_box, state, widgets, years
from dashboard.ui.context import Context


def render(
    context: Context, counted: Counted, found: Mapping[str, Histogram], selection: Selection
) -> None:
    """Draw the search box and, as one element, all filters in the sidebar."""
    with st.sidebar:
        search_box.render(context)
        elements.render(
            _script(context), "filters",
            filters_message(context.names, counted, found, state.filters(), context.labels,
                            _side(context, selection, counted.quantity)),
            partial(filter_actions.apply, context, found))
        years.keep_playing(found["dates"])
        with st.container(key="facet_names"):
            elements.render(_script(context), "facet_names_data", context.names.message)


def _side(context: Context, selection: Selection, quantity: str) -> Side:
    return Side(count_note(context.index, context.labels, selection, quantity),
                widgets.switch(filter_actions.UNFOLDED), area_filters.take_problem(),
                years.is_playing())


def _script(context: Context) -> str:
    return context.map_files.panels["facets"]
