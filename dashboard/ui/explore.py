"""The page that the atlas opens on: filters, figures, map, lists, one project."""

from __future__ import annotations

import streamlit as st

from dashboard.details import ProjectDetail, project_detail
from dashboard.facets import Selection, counted_of, histograms_of, selection_of
from dashboard.parts import Parts
from dashboard.ui import (
    detail_panel,
    filters_panel,
    headline,
    map_panel,
    overview_panel,
    results_panel,
    share_panel,
    state,
)
from dashboard.ui.context import Context
from dashboard.ui.frame import render_problems

SIDE_HEIGHT_PX = 690


def render(context: Context) -> None:
    """Draw the page; the map is sent first, so that a click is answered there first.

    What stands above the map is filled in after it. Embedded in another page (``?embed=true``)
    there are only the figures and the map.
    """
    parts = Parts.of(context.index, state.filters())
    selection = selection_of(parts)
    detail = _detail(context)
    above = st.container(key="above")
    if st.context.is_embedded:
        map_panel.render(context, selection, detail)
        with above:
            headline.render(context, selection)
        return
    left, right = st.columns([1.75, 1], gap="medium")
    with left:
        map_panel.render(context, selection, detail)
    with above:
        _render_above(context, selection)
    filters_panel.render(
        context, counted_of(parts, state.view().quantity), histograms_of(parts), selection
    )
    with right, st.container(height=SIDE_HEIGHT_PX, key="side"):
        _render_side(context, selection, detail)
    results_panel.render(context, selection)


def _render_above(context: Context, selection: Selection) -> None:
    words = context.words
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(key="title"):
            st.title(words("app-name"), anchor=False)
            st.caption(words("app-tagline"))
        share_panel.render(context)
    render_problems(context)
    headline.render(context, selection)
    if not selection.project_mask.any():
        st.warning(words("results-empty"), icon=":material/search_off:")


def _detail(context: Context) -> ProjectDetail | None:
    chosen = state.view().project_id
    return project_detail(context.index, chosen) if chosen else None


def _render_side(context: Context, selection: Selection, detail: ProjectDetail | None) -> None:
    if detail is None:
        overview_panel.render(context, selection)
        return
    row = context.index.catalogue.projects["project_id"] == detail.project["project_id"]
    with st.container(key="project_detail"):
        detail_panel.render(context, detail, bool(selection.project_mask[row.to_numpy()].any()))
