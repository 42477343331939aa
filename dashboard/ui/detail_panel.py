"""The chosen project beside the map: the facts that matter, and the way to its own page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import streamlit as st

from dashboard.details import SURE_SCORE, ProjectDetail
from dashboard.ui import earlier_panel, frame, state
from dashboard.ui.context import Context
from dashboard.ui.text import plain

PARTNER_MONEY = (
    ("partner_budget_eur", "detail-partner-money"),
    ("partner_eu_funding_eur", "detail-partner-eu"),
    ("partner_programme_funding_eur", "detail-partner-programme"),
    ("partner_national_funding_eur", "detail-partner-national"),
    ("partner_own_funding_eur", "detail-partner-own"),
)


def render(context: Context, detail: ProjectDetail, matches: bool) -> None:
    """Draw the project; ``matches`` tells whether the filters let it through."""
    words, project = context.words, detail.project
    with st.container(horizontal=True):
        st.button(words("detail-close"), key="detail_close", icon=":material/arrow_back:",
                  on_click=state.choose_project, args=(None,), type="tertiary")
        st.button(words("detail-fit"), key="detail_fit", icon=":material/fit_screen:",
                  on_click=state.ask_fit, args=("project",), type="tertiary",
                  disabled=not detail.chosen.partners)
    st.header(plain(project["acronym"] or project["title"]), anchor=False)
    frame.page_link(context, "project", words("project-open"), ":material/article:",
                    project_id=project["project_id"])
    if project["acronym"] and project["acronym"] != project["title"]:
        st.markdown(f"**{plain(project['title'])}**")
    if not matches:
        st.info(words("detail-filtered"), icon=":material/filter_alt_off:")
    st.markdown("\n".join(f"- **{plain(name)}:** {plain(value)}"
                          for name, value in _facts(context, detail)))
    _render_texts(context, detail)
    _render_partners(context, detail)
    _render_source(context, detail)
    earlier_panel.render(context, str(project["project_id"]))


def _facts(context: Context, detail: ProjectDetail) -> Iterator[tuple[str, str]]:
    words, labels, project = context.words, context.labels, detail.project
    yield words("detail-programme"), labels.programme_name(project["programme_code"])
    yield words("column-period"), project["programming_period"]
    yield words("detail-status"), labels.value("statuses", detail.status)
    yield words("detail-dates"), _dates(context, project)
    yield words("detail-budget"), labels.money(project["total_budget_eur"])
    yield words("detail-eu"), labels.money(project["eu_funding_eur"])
    if project["programme_funding_eur"] is not None:
        yield words("detail-programme-money"), labels.money(project["programme_funding_eur"])
    if detail.eu_rate is not None:
        yield words("detail-rate"), f"{detail.eu_rate:.0%}"
    if project["thematics"]:
        yield words("detail-thematics"), " · ".join(project["thematics"])
    for column, name in (("contract_number", "detail-contract"),
                         ("contact_organisation", "detail-contact")):
        if project[column]:
            yield words(name), project[column]


def _dates(context: Context, project: dict[str, Any]) -> str:
    start, end = project["start_date"], project["end_date"]
    if start is None and end is None:
        return context.words("detail-dates-none")
    days = (context.labels.day(day) or context.words("detail-date-open") for day in (start, end))
    return " – ".join(days)


def _render_texts(context: Context, detail: ProjectDetail) -> None:
    words, project = context.words, detail.project
    if project["summary"]:
        st.markdown(plain(project["summary"]))
    if project["note"]:
        st.info(f"**{words('detail-note')}:** {plain(project['note'])}")


def _render_partners(context: Context, detail: ProjectDetail) -> None:
    words, project = context.words, detail.project
    st.subheader(words("detail-partners", n=len(detail.partners)), anchor=False)
    country = context.labels.country(project["known_partners_country"] or "")
    st.caption(words(f"detail-known-{project['known_partners']}", **(
        {"country": country} if project["known_partners"] == "one_country" else {})))
    st.markdown("\n".join(_partner_line(context, row) for row in detail.partners))


def _partner_line(context: Context, row: dict[str, Any]) -> str:
    role = f" · **{context.words('role-lead')}**" if row["is_lead_partner"] else ""
    place = ", ".join(filter(None, (row["town"] or row["place_name"], row["country_code"])))
    lines = [f"- {plain(row['partner_name'])}{role} – {plain(place)}",
             f"  \n  :small[{plain(_location(context, row))}]"]
    money = [context.words(name, money=context.labels.money(row[column]))
             for column, name in PARTNER_MONEY if row[column] is not None]
    if money:
        lines.append(f"  \n  :small[{plain('; '.join(money))}]")
    return "".join(lines)


def _location(context: Context, row: dict[str, Any]) -> str:
    words = context.words
    if row["lon"] is None:
        return words("detail-not-located", reason=row["location_reason"])
    score = row["location_score"]
    text = words("detail-located", place=row["place_name"] or "",
                 precision=words(f"precision-{row['location_precision']}"),
                 score="" if score is None else f"{score:.2f}")
    if score is not None and score < SURE_SCORE:
        text += f" ({words('detail-uncertain')})"
    if row["nuts3_agrees"] is False:
        text += ". " + words("detail-nuts-differs", published=row["nuts3_published"],
                             located=row["nuts3_code"] or "")
    return text


def _render_source(context: Context, detail: ProjectDetail) -> None:
    words, project, source = context.words, detail.project, detail.source
    if source is None:
        return
    day = context.labels.day(project["source_date"])
    message = "detail-source-line" if day else "detail-source-undated"
    arguments = {"publisher": source.publisher, "title": source.title}
    text = words(message, **(arguments | ({"date": day} if day else {})))
    st.subheader(words("detail-source"), anchor=False)
    st.markdown(plain(text) + " " + plain(words("detail-licence", licence=source.licence)))
    url = project["source_url"] or source.url
    if url and url.startswith(("https://", "http://")):
        st.link_button(words("detail-source-link"), url, icon=":material/open_in_new:")
