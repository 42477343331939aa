"""The pictures of the project page: when it ran, its money, and its partners on a map."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from dashboard.details import ProjectDetail
from dashboard.project_charts import (
    MoneyBar,
    money_spec,
    project_map_spec,
    timeline_spec,
)
from dashboard.project_money import PROJECT_MONEY, other_eur
from dashboard.project_time import Timeline, timeline_of
from dashboard.ui import table_panel
from dashboard.ui.context import Context

MOST_BARS = 20
"""Partners that get a bar; the table has all."""


def _is_dark() -> bool:
    return st.context.theme.type == "dark"


def render_time(context: Context, detail: ProjectDetail) -> None:
    """Draw the project's days against its programming period, and say them."""
    words, found = context.words, timeline_of(detail.project)
    with st.container(key="project_time"):
        st.markdown(f"**{words('project-time')}**")
        if found.start or found.end:
            spec = timeline_spec(found, context.today, {
                "period": words("project-time-period", period=found.period),
                "project": words("project-time-bar"), "today": words("project-time-today"),
                "from": words("project-time-from"), "to": words("project-time-to"),
                "description": words("project-time-alt")}, _is_dark())
            st.vega_lite_chart(spec=spec)
        st.caption(_said(context, found))


def _said(context: Context, found: Timeline) -> str:
    words, labels = context.words, context.labels
    known = {"start": labels.day(found.start), "end": labels.day(found.end)}
    which = ("both" if all(known.values()) else "start" if known["start"]
             else "end" if known["end"] else "neither")
    given = {name: day for name, day in known.items() if which in (name, "both")}
    text = words(f"project-time-{which}", period=found.period, **given)
    return f"{text} {words('project-time-over')}" if found.runs_over else text


def render_money(context: Context, detail: ProjectDetail) -> None:
    """Draw the money as bars, where any is published and more than zero."""
    words, bars = context.words, list(_bars(context, detail))
    if not bars:
        return
    spec = money_spec(bars, {"axis": words("project-money-axis"),
                             "part": words("project-money-part"),
                             "description": words("project-money-alt")}, _is_dark())
    st.vega_lite_chart(spec=spec)


def _bars(context: Context, detail: ProjectDetail) -> Iterator[MoneyBar]:
    """Yield the pieces of the total budget, then the EU funding of partners that publish it."""
    words, project = context.words, detail.project

    def bar(name: str, part: str, amount_eur: float | None) -> Iterator[MoneyBar]:
        if amount_eur:
            yield MoneyBar(name, words(f"project-part-{part}"), amount_eur,
                           context.labels.money(amount_eur))

    total, other = words("project-amount-total-budget-eur"), other_eur(project)
    if other is None:
        for name in PROJECT_MONEY:
            called = words(f"project-amount-{name.replace('_', '-')}")
            yield from bar(called, "total", project[name])
    else:
        yield from bar(total, *_given(detail))
        yield from bar(total, "other", other)
    published = [row for row in detail.partners if row["partner_eu_funding_eur"] is not None]
    for row in published[:MOST_BARS]:
        yield from bar(row["partner_name"], "eu", row["partner_eu_funding_eur"])


def _given(detail: ProjectDetail) -> tuple[str, float]:
    """Return which money the total has from outside, and how much: the larger of both."""
    eu, programme = (detail.project[name] or 0.0 for name in PROJECT_MONEY[1:])
    return ("eu", eu) if eu >= programme else ("programme", programme)


def render_map(context: Context, detail: ProjectDetail) -> None:
    """Draw the partners on a map with lines from the lead."""
    words, files = context.words, context.map_files
    kinds = ("lead", "partner", "lead-uncertain", "partner-uncertain", "kind")
    project = detail.project
    spec = project_map_spec(detail, files.line_land, files.base["borders"], {
        "title": project["acronym"] or project["title"],
        "subtitle": "\n".join([words("project-map-title"), *table_panel.source_line(context)]),
        "description": words("project-map-alt"), "partners": words("column-partners"),
        **{kind: words(f"project-map-{kind}") for kind in kinds}}, _is_dark())
    with st.container(key="project_map"):
        if spec is None:
            st.caption(words("project-map-none"))
            return
        st.vega_lite_chart(spec=spec, theme=None)
        located = sum(row["lon"] is not None for row in detail.partners)
        st.caption(words("project-map-note", n=located, m=len(detail.partners)))
