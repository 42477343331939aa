"""One organisation: figures, projects, partners, regions reached, and why its names are one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.facets import Selection
from dashboard.figure_list import Figure, figure_list
from dashboard.organisation_map import map_rows, reach_spec
from dashboard.organisation_profile import Member, Profile, listed, member_of, profile
from dashboard.organisation_tables import OrganisationTables
from dashboard.organisations import NONE
from dashboard.page_table import Column, PageTable
from dashboard.ui import frame, navigation, state, table_panel
from dashboard.ui.context import Context
from dashboard.ui.text import plain

MOST_LISTED, STATIC_ROWS = 1_000, 40


def render(context: Context) -> None:
    """Draw the page of the organisation in the link, or the list to choose from."""
    words, every = context.words, context.index.organisations
    number = every.number(state.view().option("og"))
    if number == NONE:
        frame.with_filters(context, words("nav-organisation"), "", _list)
        return
    st.set_page_config(page_title=f"{every.names[number]} – {words('app-name')}")
    seat = context.index.catalogue.organisations["seat"].iloc[number]
    lead = words("organisation-lead", country=context.labels.country(every.countries[number]),
                 seat=seat if isinstance(seat, str) else "none")
    frame.with_filters(context, every.names[number], lead, _body)


def _list(context: Context, selection: Selection) -> None:
    """List the organisations of the selected projects."""
    words = context.words
    asked = [problem.value for problem in state.problems() if problem.key == "og"]
    st.info(words("organisation-unknown", id=plain(asked[0])) if asked
            else words("organisation-choose"), icon=":material/search:")
    rows = listed(context.index, selection.project_mask).head(MOST_LISTED)
    rows["country"] = rows["country_code"].map(context.labels.country)
    ids = rows["id"].tolist()
    table_panel.render(context, PageTable(
        words("organisation-list-title"), (
            Column("name", words("organisation-name")),
            Column("country", words("organisation-country")),
            Column("projects", words("organisation-projects"), "count"),
            Column("leads", words("organisation-leads"), "count"),
            Column("id", words("project-id")),
        ), rows, (words("organisation-list-note"),)), "organisations",
        on_row=lambda row: state.set_options(og=ids[row]))


def _body(context: Context, selection: Selection) -> None:
    number = context.index.organisations.number(state.view().option("og"))
    member = member_of(context.index, selection.project_mask, number)
    tables = OrganisationTables(context.index, member, context.labels, context.words)
    _links(context, number)
    if not member.projects.any():
        st.warning(context.words("organisation-none"), icon=":material/search_off:")
    else:
        _selected(context, member, tables)
    _static(context, tables.names(), "organisation_names")
    units = tables.units()
    if len(units.rows):
        _chosen(context, units, "organisation_units")


def _links(context: Context, number: int) -> None:
    words, own = context.words, context.index.organisations.ids[number]
    with st.container(horizontal=True, key="organisation_links"):
        frame.page_link(context, "partners", words("organisation-find"), ":material/group_add:",
                        fo=own)


def _selected(context: Context, member: Member, tables: OrganisationTables) -> None:
    with st.container(key="organisation_figures"):
        st.html(figure_list(_figures(context, profile(context.index, member))))
    st.caption(plain(tables.basis))
    projects = tables.projects()
    ids = projects.rows["project_id"].tolist()
    table_panel.render(context, projects, "organisation_projects",
                       on_row=lambda row: navigation.go_to("project", ids[row]))
    left, right = st.columns(2, gap="large")
    with left:
        _static(context, tables.periods(), "organisation_periods")
    with right:
        _static(context, tables.thematics(), "organisation_thematics")
    _chosen(context, tables.partners(), "organisation_partners")
    _reach(context, member, tables)


def _static(context: Context, table: PageTable, key: str) -> None:
    table_panel.render(context, table, key, static_rows=STATIC_ROWS)


def _chosen(context: Context, table: PageTable, key: str) -> None:
    """Draw a table whose rows open an organisation."""
    ids = table.rows["id"].tolist()
    table_panel.render(context, table, key, on_row=lambda row: state.set_options(og=ids[row]))


def _figures(context: Context, found: Profile) -> list[Figure]:
    words, labels = context.words, context.labels
    own, whole = found.own_eu_funding, found.project_eu_funding
    return [
        Figure(words("organisation-projects"), labels.count(found.projects)),
        Figure(words("organisation-leads"), labels.count(found.leads)),
        Figure(words("organisation-partners"), labels.count(found.partners)),
        Figure(words("organisation-countries"), labels.count(found.countries)),
        Figure(words("organisation-own-eu"), labels.money(own.sum_eur),
               words("organisation-own-eu-note", n=own.published, m=own.total)),
        Figure(words("organisation-project-eu"), labels.money(whole.sum_eur),
               words("headline-publish", n=whole.published, m=whole.total)),
    ]


def _reach(context: Context, member: Member, tables: OrganisationTables) -> None:
    """Draw the regions of its partners as circles on a map, and list them."""
    words, table = context.words, tables.reached()
    rows: pd.DataFrame = map_rows(table.rows, context.index.catalogue.regions)
    if len(rows):
        name = context.index.organisations.names[member.number]
        files = context.map_files
        spec = reach_spec(rows, files.line_land, files.base["borders"], {
            "title": words("organisation-map-title", name=name), "subtitle": tables.basis,
            "projects": words("organisation-joint"),
            "description": words("organisation-map-alt", n=len(rows)),
        }, st.context.theme.type == "dark")
        st.vega_lite_chart(spec=spec, key="organisation_map", theme=None)
    left, right = st.columns(2, gap="large")
    with left:
        _static(context, tables.countries(), "organisation_countries")
    with right:
        _static(context, table, "organisation_reached")
