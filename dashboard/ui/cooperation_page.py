"""Cooperation: lines on a map, a matrix, and figures of the network."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.cooperation import LEVELS, Cooperation, Pairs, cooperation
from dashboard.cooperation_map import (
    CHOSEN,
    FEWEST_LINES,
    MOST_LINES,
    START_LINES,
    line_rows,
    map_spec,
)
from dashboard.cooperation_places import Places, places_of
from dashboard.cooperation_towns import TOWN
from dashboard.facets import Selection
from dashboard.page_keys import PAGE_KEYS
from dashboard.page_table import Column, PageTable
from dashboard.ui import (
    cooperation_parts,
    frame,
    organisation_network_panel,
    state,
    table_panel,
    widgets,
)
from dashboard.ui.context import Context

PARTS = ("map", "matrix", "network")


def render(context: Context) -> None:
    """Draw the page."""
    words = context.words
    frame.with_filters(context, words("nav-cooperation"), words("cooperation-lead"), _body)


def _body(context: Context, selection: Selection) -> None:
    level, pairs = _controls(context)
    found = cooperation(context.index, selection, level, pairs, state.filters().include_outside)
    st.info(_basis(context, found), icon=":material/info:")
    if found.pairs.empty:
        st.warning(context.words("cooperation-none"), icon=":material/search_off:")
        return
    part = st.segmented_control(
        context.words("cooperation-part"), PARTS, default=_first_part(), required=True,
        key="cooperation_part", label_visibility="collapsed", on_change=state.touch,
        format_func=lambda name: context.words(f"cooperation-part-{name}"),
    )
    places = places_of(context.index, level, context.labels)
    basis = _basis(context, found)
    if part == "map":
        _map(context, found, places)
    elif part == "matrix":
        measure = _choice(context, "pm", PAGE_KEYS["pm"].values)
        cooperation_parts.render_matrix(context, found, places, measure, basis)
    elif _choice(context, "po", PAGE_KEYS["po"].values) == "organisations":
        organisation_network_panel.render(context, selection, pairs)
    else:
        cooperation_parts.render_network(context, found, places, basis)


def _first_part() -> str:
    """Return the part to begin with: a link to figures of organisations opens on them."""
    return "network" if state.view().option("po") != PAGE_KEYS["po"].default else "map"


def _controls(context: Context) -> tuple[str, Pairs]:
    with st.container(horizontal=True):
        level = _choice(context, "pl", LEVELS)
        pairs: Pairs = "lead" if _choice(context, "pw", ("all", "lead")) == "lead" else "all"
    return level, pairs


def _choice(context: Context, key: str, values: tuple[str, ...]) -> str:
    """Draw a choice of the page's own, and return what is chosen."""
    words, widget = context.words, f"cooperation_{key}"
    widgets.give(widget, state.view().option(key))
    st.segmented_control(
        words(f"cooperation-{key}"), values, key=widget, required=True,
        format_func=lambda value: words(f"cooperation-{key}-{value.replace('_', '-')}"),
        on_change=widgets.on_change(widget, partial(_set, key)),
    )
    return state.view().option(key)


def _set(key: str, value: str) -> None:
    # Another level has other places: the pair is none of them.
    state.set_options(**({key: value, "pp": ""} if key == "pl" else {key: value}))


def _basis(context: Context, found: Cooperation) -> str:
    words = context.words
    said = [words("cooperation-basis", n=found.read, m=found.read + found.not_read)]
    if found.no_place:
        said.append(words("cooperation-no-place", n=found.no_place))
    if state.view().option("pl") == TOWN:
        said.append(words("cooperation-town-note"))
    return " ".join([*said, words("cooperation-rule", pairs=state.view().option("pw"))])


def _map(context: Context, found: Cooperation, places: Places) -> None:
    words = context.words
    key = "cooperation_lines"
    widgets.give(key, min(MOST_LINES, max(FEWEST_LINES, _lines())))
    st.slider(words("cooperation-lines"), FEWEST_LINES, MOST_LINES, step=10, key=key,
              on_change=widgets.on_change(key, lambda n: state.set_options(pn=str(n))))
    rows = line_rows(found, places.table, context.labels, _lines())
    said = words("cooperation-drawn", n=len(rows), m=len(found.pairs))
    files = context.map_files
    spec = map_spec(rows, files.line_land, files.base["borders"], {
        "title": words("cooperation-map-title"),
        "subtitle": "\n".join([said, *table_panel.heading(context)]),
        "projects": words("cooperation-column-projects"), "between": words("cooperation-pair"),
        "description": words("cooperation-map-alt", n=len(rows)),
    }, st.context.theme.type == "dark")
    st.vega_lite_chart(spec=spec, key="cooperation_map", theme=None, selection_mode=[CHOSEN],
                       on_select=partial(_on_line, "cooperation_map"))
    st.caption(f"{said} {words('cooperation-map-note')}")
    _pairs_table(context, found, places)
    cooperation_parts.render_pair(context, found, places)


def _lines() -> int:
    wanted = state.view().option("pn")
    return int(wanted) if wanted else START_LINES


def _on_line(key: str) -> None:
    """Choose the pair whose line was clicked; a click beside all lines chooses none."""
    points = widgets.chosen_points(key, CHOSEN)
    state.set_options(pp=str(points[0].get("pair", "")) if points else "")


def _pairs_table(context: Context, found: Cooperation, places: Places) -> None:
    words = context.words
    rows = found.pairs.assign(
        name_a=places.names(found.pairs["a"]), name_b=places.names(found.pairs["b"]))
    columns = (
        Column("name_a", words("cooperation-place")), Column("name_b", words("cooperation-with")),
        Column("projects", words("cooperation-column-projects"), "count"),
        Column("eu_funding_eur", words("cooperation-column-eu"), "eur"),
        Column("published", words("cooperation-column-published"), "count"),
        Column("expected", words("cooperation-column-expected"), "number"),
        Column("ratio", words("cooperation-column-ratio"), "number"),
        Column("a", words("cooperation-column-code-a")),
        Column("b", words("cooperation-column-code-b")),
    )
    table = PageTable(words("cooperation-pairs-title", n=len(rows)), columns, rows,
                      (_basis(context, found), words("cooperation-ratio-definition")))
    ends = list(zip(rows["a"], rows["b"], strict=True))
    table_panel.render(context, table, "cooperation_pairs",
                       on_row=lambda row: state.set_options(pp="_".join(ends[row])))
