"""Compare: two regions, programmes or periods side by side on one scale."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.bars import bar_table
from dashboard.comparison import (
    GROUPS,
    Side,
    both_thematics,
    joint_projects,
    side,
    values_listed,
)
from dashboard.cooperation_map import place_name
from dashboard.facets import Selection
from dashboard.page_table import Column, PageTable
from dashboard.region_profile import rates
from dashboard.ui import frame, state, table_panel, widgets
from dashboard.ui.context import Context

MOST_BARS = 12


def render(context: Context) -> None:
    """Draw the page."""
    words = context.words
    frame.with_filters(context, words("nav-compare"), words("compare-lead"), _body)


def _body(context: Context, selection: Selection) -> None:
    words, view = context.words, state.view()
    group = _group(context)
    values = values_listed(context.index, selection.project_mask, group)
    columns = st.columns(2)
    for column, key in zip(columns, ("xl", "xr"), strict=True):
        with column:
            _choose(context, key, group, values)
    chosen = [view.option(key) for key in ("xl", "xr")]
    if not all(value in values for value in chosen):
        st.info(words("compare-choose"), icon=":material/compare_arrows:")
        return
    left, right = (side(context.index, selection.project_mask, group, value) for value in chosen)
    names = [_name(context, group, value) for value in chosen]
    _figures(context, group, left, right, names)
    _thematics(context, selection, left, right, names)


def _group(context: Context) -> str:
    """Draw the choice of what is compared."""
    words = context.words
    widgets.give("compare_by", state.view().option("xb"))
    st.segmented_control(
        words("compare-by"), GROUPS, key="compare_by", required=True,
        format_func=lambda name: words(f"compare-{name}"),
        on_change=widgets.on_change(
            "compare_by", lambda name: state.set_options(xb=name, xl="", xr="")))
    return state.view().option("xb")


def _choose(context: Context, key: str, group: str, values: tuple[str, ...]) -> None:
    widget, chosen = f"compare_{key}", state.view().option(key)
    widgets.give(widget, chosen if chosen in values else None)
    st.selectbox(
        context.words(f"compare-{key}"), values, index=None, key=widget,
        placeholder=context.words("compare-placeholder"),
        format_func=partial(_name, context, group),
        on_change=widgets.on_change(
            widget, lambda value: state.set_options(**{key: str(value or "")})))


def _name(context: Context, group: str, value: str) -> str:
    return place_name(context.labels, value) if group == "regions" else context.labels.value(
        group, value)


def _figures(
    context: Context, group: str, left: Side, right: Side, names: list[str]
) -> None:
    words = context.words
    rows = pd.DataFrame([_column(context, group, each) for each in (left, right)]).T
    rows.columns = pd.Index(["left", "right"])
    rows["measure"] = [words(f"compare-{name}") for name in rows.index]
    table = PageTable(
        words("compare-figures-title"), (
            Column("measure", words("compare-measure")),
            Column("left", names[0]), Column("right", names[1])), rows,
        (words("compare-joint", n=joint_projects(left, right)), words("compare-note")))
    table_panel.render(context, table, "compare_figures")


def _column(context: Context, group: str, each: Side) -> dict[str, str]:
    """Return the figures of one side as they are written."""
    labels, found = context.labels, each.profile
    fact = context.region_facts.get(each.value) if group == "regions" else None
    written = {
        "projects": labels.count(found.projects), "partners": labels.count(found.partners),
        "organisations": labels.count(found.organisations),
        "all-known": labels.count(found.all_known),
        "eu": labels.money(found.eu_funding.sum_eur),
        "eu-published": context.words("headline-publish", n=found.eu_funding.published,
                                      m=found.eu_funding.total),
    }
    if group == "regions":
        for name, rate in rates(found, fact).items():
            unknown = context.words("compare-unknown")
            written[name.replace("_", "-")] = unknown if rate is None else labels.decimal(rate)
    return written


def _thematics(
    context: Context, selection: Selection, left: Side, right: Side, names: list[str]
) -> None:
    words, labels = context.words, context.labels
    rows = both_thematics(context.index, left, right, selection.project_mask)
    if rows.empty:
        st.caption(words("compare-no-thematics"))
        return
    drawn = rows.head(MOST_BARS)
    # One scale: the longest bar of both sides is the width of a column.
    most = float(drawn[["left_share", "right_share"]].max().max())
    for column, name, key in zip(st.columns(2), names, ("left_share", "right_share"), strict=True):
        with column:
            st.html(bar_table(name, (words("compare-thematic"), words("compare-share")), [
                (thematic, 0 if share != share else share, "–" if share != share
                 else labels.share(share))
                for thematic, share in zip(drawn["thematic"], drawn[key], strict=True)], most))
    table_panel.render(context, PageTable(
        words("compare-thematics-title"), (
            Column("thematic", words("compare-thematic")),
            Column("left", f"{names[0]}: {words('compare-projects')}", "count"),
            Column("left_share", f"{names[0]}: {words('compare-share')}", "share"),
            Column("right", f"{names[1]}: {words('compare-projects')}", "count"),
            Column("right_share", f"{names[1]}: {words('compare-share')}", "share"),
            Column("change", words("compare-change"), "share"),
        ), rows, (words("compare-thematics-note"),)), "compare_thematics")
