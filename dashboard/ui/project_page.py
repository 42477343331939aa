"""One project: facts, time, money, partners, what it did, and projects like it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.citation import Cited, bibtex, plain_citation
from dashboard.details import ProjectDetail, project_detail
from dashboard.facets import Selection
from dashboard.figure_list import Figure, figure_list
from dashboard.project_tables import ProjectTables
from dashboard.project_time import timeline_of
from dashboard.similar import WEIGHTS, similar_projects
from dashboard.similar_rows import reasons, similar_table
from dashboard.ui import earlier_panel, frame, navigation, project_charts_panel, state, table_panel
from dashboard.ui.context import Context
from dashboard.ui.text import plain

MOST_SIMILAR = 6
MOST_STATIC_ROWS = 120
"""Rows written as a plain table, so that the whole project prints; the longest has 73 partners."""


def render(context: Context) -> None:
    """Draw the page of the project in the link, or say which id is not known."""
    words, labels = context.words, context.labels
    detail = project_detail(context.index, state.view().project_id)
    if detail is None:
        frame.with_filters(context, words("nav-project"), "", _nothing, is_of_filters=False)
        return
    project = detail.project
    lead = words("project-lead", programme=labels.programme_name(project["programme_code"]),
                 period=project["programming_period"])
    name = project["acronym"] or project["title"]
    # The name of the browser's tab and of a bookmark; the rest of the settings stays.
    st.set_page_config(page_title=f"{name} – {words('app-name')}")
    frame.with_filters(context, name, lead, partial(_body, detail), is_of_filters=False)


def _nothing(context: Context, selection: Selection) -> None:
    words = context.words
    asked = [problem.value for problem in state.problems() if problem.key == "id"]
    said = words("project-unknown", id=plain(asked[0])) if asked else words("project-choose")
    st.info(said, icon=":material/search_off:")
    frame.page_link(context, "explore", words("project-to-explore"), ":material/map:")


def _body(detail: ProjectDetail, context: Context, selection: Selection) -> None:
    tables = ProjectTables(detail, context.labels)
    project = detail.project
    if project["acronym"] and project["acronym"] != project["title"]:
        st.header(plain(project["title"]), anchor=False)
    _links(context, detail)
    if not selection.project_mask[detail.row]:
        st.info(context.words("detail-filtered"), icon=":material/filter_alt_off:")
    _texts(context, detail)
    with st.container(key="project_figures"):
        st.html(figure_list(_figures(context, detail)))
    left, right = st.columns(2, gap="large")
    with left:
        _table(context, tables, "facts")
        _table(context, tables, "titles")
    with right:
        project_charts_panel.render_time(context, detail)
        project_charts_panel.render_money(context, detail)
        _table(context, tables, "money")
    project_charts_panel.render_map(context, detail)
    _table(context, tables, "partners")
    frame.organisation_links(context, {
        row["organisation_id"]: row["partner_name"] for row in detail.partners
        if row.get("organisation_id")})
    _table(context, tables, "locations")
    _rivals(context, tables)
    _work(context, tables)
    earlier_panel.render(context, str(project["project_id"]))
    _similar(context, detail)
    _cite(context, detail)


def _links(context: Context, detail: ProjectDetail) -> None:
    words, source = context.words, detail.source
    with st.container(horizontal=True, vertical_alignment="center", key="project_links"):
        frame.page_link(context, "explore", words("project-map"), ":material/map:",
                        project_id=detail.project["project_id"])
        site = source.url if source else ""
        url = detail.project["source_url"] or site
        if url and url.startswith(("https://", "http://")):
            is_own = url.rstrip("/") != site.rstrip("/") or not site
            st.link_button(words("project-publisher" if is_own else "project-publisher-site"),
                           url, icon=":material/open_in_new:", type="tertiary")


def _texts(context: Context, detail: ProjectDetail) -> None:
    if detail.project["summary"]:
        st.markdown(plain(detail.project["summary"]))
    if detail.project["note"]:
        st.info(f"**{context.words('detail-note')}:** {plain(detail.project['note'])}")


def _figures(context: Context, detail: ProjectDetail) -> list[Figure]:
    words, labels, project = context.words, context.labels, detail.project
    months = timeline_of(project).months
    rate = detail.eu_rate
    return [
        Figure(words("detail-status"), labels.value("statuses", detail.status)),
        Figure(words("project-duration"), words("project-none") if months is None
               else words("project-months", n=months)),
        Figure(words("project-amount-total-budget-eur"), *_money(
            context, project["total_budget_eur"])),
        Figure(words("project-amount-eu-funding-eur"), *_money(
            context, project["eu_funding_eur"],
            "" if rate is None else words("project-rate", share=labels.share(round(rate, 3))))),
        Figure(words("project-partners-known"), labels.count(len(detail.partners)),
               labels.value("known_partners", project["known_partners"])),
    ]


def _money(context: Context, amount_eur: float | None, note: str = "") -> tuple[str, str]:
    zero = context.words("project-zero") if amount_eur == 0 else note
    return context.labels.money(amount_eur), zero


def _table(context: Context, tables: ProjectTables, name: str) -> None:
    table = getattr(tables, name)()
    table_panel.render(context, table, f"project_{name}", static_rows=MOST_STATIC_ROWS)


def _rivals(context: Context, tables: ProjectTables) -> None:
    if tables.detail.rivals:
        _table(context, tables, "rivals")
        return
    doubtful = tables.locations().rows["certainty"] != context.words("project-certainty-sure")
    st.caption(context.words("project-rivals-none", n=int(doubtful.sum())))


def _work(context: Context, tables: ProjectTables) -> None:
    if not tables.detail.activities and not tables.detail.outputs:
        st.caption(context.words("project-activities-none"))
    for name in ("activities", "outputs"):
        if getattr(tables.detail, name):
            _table(context, tables, name)


def _similar(context: Context, detail: ProjectDetail) -> None:
    words = context.words
    st.header(words("project-similar"), anchor=False)
    left, right = st.columns(2, gap="large")
    for column, name in ((left, "same"), (right, "other")):
        with column, st.container(key=f"project_similar_{name}"):
            _similar_list(context, detail, name)
    st.caption(words("project-similar-how", **{
        kind: str(WEIGHTS[kind]) for kind in ("organisations", "thematics", "towns")}))


def _similar_list(context: Context, detail: ProjectDetail, name: str) -> None:
    words, projects = context.words, context.index.catalogue.projects
    found = similar_projects(context.index.likeness, detail.row, MOST_SIMILAR, name == "same")
    st.subheader(words(f"project-similar-{name}"), anchor=False)
    if not found:
        st.caption(words(f"project-similar-none-{name}"))
        return
    for one in found:
        project = projects.iloc[one.row]
        frame.page_link(context, "project", project["title"], icon=":material/chevron_right:",
                        project_id=project["project_id"])
        said = [context.labels.programme(project["programme_code"]),
                *reasons(one, detail.project["title"], context.labels)]
        st.caption(plain(" · ".join(said)))
    title = f"{words('project-similar')}: {words(f'project-similar-{name}')}"
    table = similar_table(context.index, found, detail.row, context.labels, title)
    table_panel.download(context, table, f"project_similar_{name}")


def _cite(context: Context, detail: ProjectDetail) -> None:
    words, project = context.words, detail.project
    cited = Cited(
        project_id=project["project_id"], title=project["title"],
        programme=context.labels.programme_name(project["programme_code"]),
        publisher=detail.source.publisher if detail.source else "",
        url=navigation.permanent_link(project["project_id"]),
        revision=context.index.catalogue.revision, day=context.today)
    with st.container(key="project_cite"):
        st.header(words("project-cite"), anchor=False)
        for name, text in (("plain", plain_citation(cited)), ("bibtex", bibtex(cited))):
            st.markdown(f"**{words(f'project-cite-{name}')}**")
            st.code(text, language=None, wrap_lines=True)
        st.caption(words("project-cite-note"))
