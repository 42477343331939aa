"""Cooperation: lines on a map, a matrix, and figures of the network."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.cooperation import (
    LEVELS,
    Cooperation,
    Pairs,
    cooperation,
    matrix,
    projects_of_pair,
)
from dashboard.cooperation_map import (
    CHOSEN,
    FEWEST_LINES,
    MOST_LINES,
    START_LINES,
    line_rows,
    map_spec,
    place_name,
)
from dashboard.facets import Selection
from dashboard.network import by_period, network_figures
from dashboard.page_keys import PAGE_KEYS
from dashboard.page_table import Column, Kind, PageTable
from dashboard.ui import frame, state, table_panel
from dashboard.ui.context import Context
from dashboard.ui.text import plain

MEASURES: dict[str, tuple[str, Kind]] = {
    "projects": ("projects", "count"), "eu_funding": ("eu_funding_eur", "eur"),
    "ratio": ("ratio", "number"),
}
"""Measures of the matrix: column of the pairs, and what its values are."""

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
        context.words("cooperation-part"), PARTS, default="map", required=True,
        key="cooperation_part", label_visibility="collapsed", on_change=state.touch,
        format_func=lambda name: context.words(f"cooperation-part-{name}"),
    )
    {"map": _map, "matrix": _matrix, "network": _network}[part](context, found)


def _controls(context: Context) -> tuple[str, Pairs]:
    with st.container(horizontal=True):
        level = _choice(context, "pl", LEVELS)
        pairs: Pairs = "lead" if _choice(context, "pw", ("all", "lead")) == "lead" else "all"
    return level, pairs


def _choice(context: Context, key: str, values: tuple[str, ...]) -> str:
    """Draw a choice of the page's own, and return what is chosen."""
    words, widget = context.words, f"cooperation_{key}"
    state.give(widget, state.view().option(key))
    st.segmented_control(
        words(f"cooperation-{key}"), values, key=widget, required=True,
        format_func=lambda value: words(f"cooperation-{key}-{value.replace('_', '-')}"),
        on_change=state.on_change(widget, partial(_set, key)),
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
    return " ".join([*said, words("cooperation-rule", pairs=state.view().option("pw"))])


def _map(context: Context, found: Cooperation) -> None:
    words = context.words
    key = "cooperation_lines"
    state.give(key, min(MOST_LINES, max(FEWEST_LINES, _lines())))
    st.slider(words("cooperation-lines"), FEWEST_LINES, MOST_LINES, step=10, key=key,
              on_change=state.on_change(key, lambda n: state.set_options(pn=str(n))))
    rows = line_rows(found, context.index.catalogue.regions, context.labels, _lines())
    said = words("cooperation-drawn", n=len(rows), m=len(found.pairs))
    files = context.map_files
    spec = map_spec(rows, files.line_land, files.base["borders"], {
        "title": words("cooperation-map-title"), "subtitle": said,
        "projects": words("cooperation-column-projects"), "between": words("cooperation-pair"),
        "description": words("cooperation-map-alt", n=len(rows)),
    }, st.context.theme.type == "dark")
    st.vega_lite_chart(spec=spec, key="cooperation_map", theme=None, selection_mode=[CHOSEN],
                       on_select=partial(_on_line, "cooperation_map"))
    st.caption(f"{said} {words('cooperation-map-note')}")
    _pairs_table(context, found)
    _render_pair(context, found)


def _lines() -> int:
    wanted = state.view().option("pn")
    return int(wanted) if wanted else START_LINES


def _on_line(key: str) -> None:
    """Choose the pair whose line was clicked; a click beside all lines chooses none."""
    points = state.chosen_points(key, CHOSEN)
    state.set_options(pp=str(points[0].get("pair", "")) if points else "")


def _pairs_table(context: Context, found: Cooperation) -> None:
    words, labels = context.words, context.labels
    rows = found.pairs.assign(
        name_a=[place_name(labels, code) for code in found.pairs["a"]],
        name_b=[place_name(labels, code) for code in found.pairs["b"]])
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


def _matrix(context: Context, found: Cooperation) -> None:
    words, labels = context.words, context.labels
    measure = _choice(context, "pm", PAGE_KEYS["pm"].values)
    column, kind = MEASURES[measure]
    square = matrix(found, column)
    rows = square.reset_index(names="place")
    rows["place"] = [place_name(labels, code) for code in square.index]
    columns = (Column("place", words("cooperation-place")),
               *(Column(code, _short(context, code), kind) for code in square.columns))
    name = words(f"cooperation-pm-{measure.replace('_', '-')}")
    title = words("cooperation-matrix-title", measure=name)
    table = PageTable(title, columns, rows, (
        _basis(context, found), words("cooperation-matrix-note"),
        words("cooperation-ratio-definition")))
    codes = square.index.tolist()
    table_panel.render(context, table, "cooperation_matrix", on_cell=partial(_on_cell, codes))
    _render_pair(context, found)


def _short(context: Context, code: str) -> str:
    return context.labels.country(code) if len(code) == 2 else code


def _on_cell(codes: list[str], row: int, column: str) -> None:
    """Choose the pair of a cell."""
    if column in codes and column != codes[row]:
        state.set_options(pp="_".join(sorted((codes[row], column))))


def _network(context: Context, found: Cooperation) -> None:
    words, labels, regions = context.words, context.labels, context.index.catalogue.regions
    country_of = dict(zip(regions["region_code"], regions["country_code"], strict=True))
    figures = network_figures(found, country_of)
    figures["name"] = [place_name(labels, code) for code in figures["code"]]
    table_panel.render(context, PageTable(
        words("cooperation-network-title"), (
            Column("name", words("cooperation-place")),
            Column("degree", words("cooperation-degree"), "count"),
            Column("projects", words("cooperation-joint"), "count"),
            Column("cross_border", words("cooperation-cross"), "share"),
            Column("betweenness", words("cooperation-between"), "number"),
            Column("code", words("cooperation-code")),
        ), figures, (words("cooperation-network-note"), _basis(context, found))),
        "cooperation_network")
    view = state.view()
    periods = by_period(context.index, state.filters(), view.option("pl"), view.option("pw"),
                        country_of)
    table_panel.render(context, PageTable(
        words("cooperation-periods-title"), (
            Column("period", words("cooperation-period")),
            Column("read", words("cooperation-read"), "count"),
            Column("not_read", words("cooperation-not-read"), "count"),
            Column("places", words("cooperation-places"), "count"),
            Column("pairs", words("cooperation-number-pairs"), "count"),
            Column("joint", words("cooperation-joint"), "count"),
            Column("cross_border", words("cooperation-cross"), "share"),
            Column("mean_degree", words("cooperation-mean-degree"), "number"),
        ), periods, (words("cooperation-periods-note"),)), "cooperation_periods")


def _render_pair(context: Context, found: Cooperation) -> None:
    """List the joint projects of the chosen pair."""
    words, labels = context.words, context.labels
    chosen = state.view().option("pp").split("_")
    if len(chosen) != 2:
        st.caption(words("cooperation-choose"))
        return
    names = [place_name(labels, code) for code in chosen]
    joint = projects_of_pair(found, *chosen)
    with st.container(key="cooperation_pair"):
        st.header(plain(words("cooperation-pair-title", a=names[0], b=names[1], n=len(joint))),
                  anchor=False)
        st.button(words("cooperation-filter"), icon=":material/filter_alt:",
                  key="cooperation_filter", on_click=_filter_pair, args=(chosen,))
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
            on_row=lambda row: state.go_to("project", ids[row]))


def _filter_pair(chosen: list[str]) -> None:
    """Filter by both countries together, or by either region."""
    if all(len(code) == 2 for code in chosen):
        state.set_filters(state.filters().with_(countries=set(chosen), countries_mode="all"))
    else:
        state.set_filters(state.filters().with_(regions=set(chosen)))
