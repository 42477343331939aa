"""One region: figures and rates, thematics, partner regions, periods, and what is missing."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.cooperation import cooperation
from dashboard.cooperation_map import place_name
from dashboard.facets import Selection, select
from dashboard.figure_list import Figure, figure_list
from dashboard.page_table import NO_VALUE, Column, PageTable
from dashboard.region_profile import (
    Members,
    Profile,
    members_of,
    never_worked_with,
    partner_regions,
    periods,
    profile,
    rates,
    regions_listed,
    thematics,
)
from dashboard.summary import Money
from dashboard.ui import frame, navigation, state, table_panel
from dashboard.ui.context import Context
from dashboard.ui.text import plain

LEVELS = ("nuts0", "nuts2", "nuts3")


def render(context: Context) -> None:
    """Draw the page of the chosen region, or the list to choose from."""
    code, words = state.view().option("rg"), context.words
    title = place_name(context.labels, code) if code else words("nav-region")
    frame.with_filters(context, title, words("region-lead" if code else "region-choose"), _body)


def _body(context: Context, selection: Selection) -> None:
    code = state.view().option("rg")
    if code:
        _region(context, selection, code)
    else:
        _list(context, selection)


def _list(context: Context, selection: Selection) -> None:
    """List the regions of the selected projects."""
    words = context.words
    level = st.segmented_control(
        words("region-level"), LEVELS, default="nuts2", key="region_level", required=True,
        format_func=lambda name: words(f"region-level-{name}"), on_change=state.touch)
    rows = regions_listed(context.index, selection.project_mask, level)
    rows["name"] = [place_name(context.labels, code) for code in rows["code"]]
    codes = rows["code"].tolist()
    table_panel.render(context, PageTable(
        words("region-list-title"), (Column("name", words("region-region")),
                                     Column("projects", words("region-projects"), "count"),
                                     Column("code", words("region-code"))),
        rows, (words("region-list-note"),)), "regions",
        on_row=lambda row: state.set_options(rg=codes[row]))


def _region(context: Context, selection: Selection, code: str) -> None:
    words, index = context.words, context.index
    with st.container(horizontal=True):
        st.button(words("region-others"), key="region_others", icon=":material/list:",
                  on_click=state.set_options, kwargs={"rg": ""})
        st.button(words("region-map"), key="region_map", icon=":material/map:",
                  on_click=_show_on_map, args=(code,))
    members = members_of(index, selection.project_mask, code)
    found = profile(index, members)
    with st.container(key="region_figures"):
        st.html(figure_list(_figures(context, found, code)))
    st.caption(plain(_rate_note(context, code)))
    if not found.projects:
        st.warning(words("region-none"), icon=":material/search_off:")
        return
    _thematics(context, members)
    _partners(context, selection, found, code)
    _periods(context, members)


def _show_on_map(code: str) -> None:
    state.set_filters(state.filters().with_(regions={code}))
    navigation.go_to("explore")


def _figures(context: Context, found: Profile, code: str) -> list[Figure]:
    words, labels = context.words, context.labels
    given = rates(found, context.region_facts.get(code))

    def rate(name: str) -> str:
        per = [given[f"{name}_per_inhabitants"], given[f"{name}_per_km2"]]
        texts = [NO_VALUE if value is None else labels.decimal(value) for value in per]
        return words("region-rate", inhabitants=texts[0], km2=texts[1])

    return [
        Figure(words("region-projects"), labels.count(found.projects), rate("projects")),
        Figure(words("region-partners"), labels.count(found.partners), rate("partners")),
        Figure(words("region-organisations"), labels.count(found.organisations),
               words("region-organisations-note")),
        Figure(words("region-eu"), *_money(context, found.eu_funding)),
        Figure(words("region-partner-eu"), *_money(context, found.partner_eu_funding)),
    ]


def _money(context: Context, money: Money) -> tuple[str, str]:
    note = context.words("headline-publish", n=money.published, m=money.total)
    return context.labels.money(money.sum_eur), note


def _rate_note(context: Context, code: str) -> str:
    fact = context.region_facts.get(code)
    eu = context.words("region-eu-note")
    if fact is None:
        return f"{eu} {context.words('region-no-facts')}"
    source = context.index.catalogue.sources.get(fact.source_code)
    said = context.words(
        "region-facts", population=fact.population, year=str(fact.year), area=fact.area_km2,
        source=source.publisher if source else fact.source_code)
    return f"{eu} {said}"


def _thematics(context: Context, members: Members) -> None:
    words = context.words
    # The region's own filter would compare it with itself.
    filters = state.filters().with_(regions=())
    whole = select(context.index, filters).project_mask
    rows = thematics(context.index, members, whole)
    rows["remark"] = [words("region-few") if few else "" for few in rows["few"]]
    table_panel.render(context, PageTable(
        words("region-thematics-title"), (
            Column("thematic", words("region-thematic")),
            Column("projects", words("region-projects"), "count"),
            Column("share", words("region-share"), "share"),
            Column("whole_share", words("region-whole-share"), "share"),
            Column("quotient", words("region-quotient"), "number"),
            Column("remark", words("region-remark")),
        ), rows, (words("region-thematics-note"),)), "region_thematics")


def _partners(context: Context, selection: Selection, found: Profile, code: str) -> None:
    words, index, labels = context.words, context.index, context.labels
    level = _level(context, code)
    joint = cooperation(index, selection, level, include_outside=state.filters().include_outside)
    basis = words("region-partners-basis", n=found.all_known, m=found.projects)
    rows = partner_regions(joint, code)
    rows["name"] = [place_name(labels, other) for other in rows["code"]]
    codes = rows["code"].tolist()
    table_panel.render(context, PageTable(
        words("region-partners-title", n=len(rows)), (
            Column("name", words("region-region")),
            Column("projects", words("region-joint"), "count"),
            Column("eu_funding_eur", words("region-joint-eu"), "eur"),
            Column("published", words("region-published"), "count"),
            Column("ratio", words("region-ratio"), "number"),
            Column("code", words("region-code")),
        ), rows, (basis, words("region-partners-note"))), "region_partners",
        on_row=lambda row: state.set_options(rg=codes[row]))
    others = never_worked_with(index, joint, code, context.region_facts)
    table_panel.render(context, PageTable(
        words("region-never-title", n=len(others)), (
            Column("name", words("region-region")),
            Column("population", words("region-population"), "count"),
            Column("code", words("region-code")),
        ), others, (basis, words("region-never-note"))), "region_never")


def _level(context: Context, code: str) -> str:
    """Return the level at which a region's cooperation is read; NUTS 1 as its country."""
    regions = context.index.catalogue.regions
    level = str(regions.loc[regions["region_code"] == code, "level"].iloc[0])
    return {"admin1": "nuts2"}.get(level, level)


def _periods(context: Context, members: Members) -> None:
    words = context.words
    rows: pd.DataFrame = periods(context.index, members)
    table_panel.render(context, PageTable(
        words("region-periods-title"), (
            Column("period", words("region-period")),
            Column("projects", words("region-projects"), "count"),
            Column("partners", words("region-partners"), "count"),
            Column("eu_funding_eur", words("region-eu"), "eur"),
            Column("published", words("region-published"), "count"),
        ), rows, (words("region-periods-note"),)), "region_periods")
