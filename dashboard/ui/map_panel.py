"""The map: its controls, and the one place that shows a folium map in the page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from dashboard.areas import MAX_AREAS, Area
from dashboard.details import ProjectDetail, map_activities
from dashboard.drill import DRILL, into, out, shown_level
from dashboard.facets import Selection
from dashboard.map_controls import chosen_view, controls_message
from dashboard.map_files import path_of
from dashboard.map_picture import Layers, picture_svg
from dashboard.map_words import map_words
from dashboard.maps import Activity, AtlasSelection, MapSelection, Shade, build_map
from dashboard.shading import shade_regions
from dashboard.ui import elements, state, table_panel
from dashboard.ui.context import Context
from data.export import export_name

HEIGHT_PX = 560
KINDS = ("event", "meeting", "demo_centre", "innovation_camp", "study_visit")


def render(context: Context, selection: Selection, detail: ProjectDetail | None) -> None:
    """Draw the controls and the map, and act on a click in it."""
    _render_controls(context)
    words = context.words
    atlas = build_map(context.map_files, map_words(words), words.language,
                      words("map-attribution"))
    chosen = _selection(context, selection, detail)
    with st.container(key="map"):
        clicked = st_folium(
            atlas, key="atlas_map", height=HEIGHT_PX, use_container_width=True,
            returned_objects=[], on_change=state.touch,
            feature_group_to_add=AtlasSelection(chosen),
        )
    counts = words("map-counts", shown=int(selection.map_mask.sum()),
                   tray=int(selection.tray_mask.sum()))
    shaded = "yes" if state.view().shade else "no"
    st.caption(f"{counts} {words('map-note', shaded=shaded)}")
    _picture(context, selection, chosen.shade)
    _act_on(context, clicked)


def _picture(context: Context, selection: Selection, shade: Shade | None) -> None:
    """Draw the button for a picture of the map, which is made on the click."""
    words, files = context.words, context.map_files
    level = files.levels[shade.level] if shade is not None else None
    layers = Layers(path_of(context.static, files.line_land),
                    path_of(context.static, files.base["borders"]),
                    path_of(context.static, level) if level else None)
    lines = [*table_panel.heading(context)[::-1], words("map-attribution")]
    st.download_button(
        words("map-picture"), key="map_picture", mime="image/svg+xml", on_click="ignore",
        icon=":material/image:", type="tertiary", help=words("map-picture-help"),
        file_name=export_name("map", context.today, "", "svg"),
        data=partial(picture_svg, context.index, selection.map_mask, layers,
                     words("map-picture-title", n=int(selection.map_mask.sum()),
                           m=int(selection.project_mask.sum())), lines,
                     {"partner": words("map-js-legend-partner"),
                      "lead": words("map-js-legend-lead")}, shade))


def _act_on(context: Context, clicked: Mapping[str, Any] | None) -> None:
    """Apply a new click: a project is opened, a region or area starts or stops being a filter.

    A page that is older than the catalogue may name what is gone; that is no click.
    """
    click = state.new_click(clicked)
    if click is None:
        return
    kind, value, vocabulary = click.get("kind"), str(click.get("value")), context.index.vocabulary
    if kind == "project" and value in vocabulary.project_ids:
        state.choose_project(value)
    elif kind == "region" and value in vocabulary.known("regions"):
        _pick_region(context, value)
    elif kind == "area" and _is_area(value):
        if not state.toggle_area(Area(value)):
            st.toast(context.words("areas-most", n=MAX_AREAS), icon=":material/info:")
            return
    else:
        return
    st.rerun()


def _pick_region(context: Context, region: str) -> None:
    """Make a region a filter or stop it being one; step by step, go into it."""
    if state.view().level != DRILL:
        state.toggle_region(region)
        return
    regions = into(state.filters().regions, region, context.index.vocabulary.known("regions"))
    state.set_filters(state.filters().with_(regions=regions))
    state.ask_fit("regions")


def _go_out(context: Context) -> None:
    regions = out(state.filters().regions, context.index.vocabulary.known("regions"))
    state.set_filters(state.filters().with_(regions=regions))
    state.ask_fit("regions")


def _is_area(code: str) -> bool:
    """Whether the map sent an area; a rectangle over the edge of the world is none."""
    try:
        Area(code)
    except ValueError:
        return False
    return True


def _selection(
    context: Context, selection: Selection, detail: ProjectDetail | None
) -> MapSelection:
    view = state.view()
    return MapSelection(
        projects=selection.project_mask,
        include_outside=state.filters().include_outside,
        theme="dark" if st.context.theme.type == "dark" else "light",
        show_partners="partners" in view.layers,
        activities=_activities(context, selection) if "activities" in view.layers else (),
        shade=_shade(context, selection),
        picked=tuple(sorted(state.filters().regions)),
        areas=tuple(area.code for area in sorted(state.filters().areas)),
        project=detail.chosen if detail else None,
        fit=state.fit(),
    )


def _activities(context: Context, selection: Selection) -> tuple[Activity, ...]:
    kinds = {kind: context.words(f"kind-{kind}") for kind in KINDS}
    return map_activities(context.index, selection, kinds)


def _shade(context: Context, selection: Selection) -> Shade | None:
    view = state.view()
    if not view.shade:
        return None
    known = context.index.vocabulary.known("regions")
    level = shown_level(view.level, state.filters().regions, known)
    return shade_regions(context.index, selection, view.shade, level, context.labels)


def _render_controls(context: Context) -> None:
    inside = bool(state.filters().regions)
    elements.render(context.map_files.panels["controls"], "map_controls",
                    controls_message(context.words, state.view(), inside),
                    partial(_apply, context))


def _apply(context: Context, said: object) -> None:
    if not isinstance(said, Mapping):
        return
    if said.get("out") is True:
        _go_out(context)
        return
    view = state.view()
    changed = chosen_view(view, said)
    if changed != view:
        state.set_view(changed)
