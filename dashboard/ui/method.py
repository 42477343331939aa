"""Data and method: what is in the atlas, from where, how located, what is missing."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.summary import coverage
from dashboard.ui.context import Context
from dashboard.ui.text import plain

COVERAGE_COLUMNS = {
    "projects": "coverage-projects", "with_dates": "coverage-dates",
    "with_total_budget": "coverage-budget", "with_eu_funding": "coverage-eu",
    "partners_all": "coverage-all", "partners_lead_only": "coverage-lead",
    "partners_one_country": "coverage-one", "partners": "coverage-partners",
    "located_share": "coverage-located",
}
PRECISIONS = ("postcode", "place", "municipality", "region", "country", "none")


def render(context: Context) -> None:
    """Draw the page."""
    words = context.words
    st.title(words("method-title"), anchor=False)
    st.write(words("method-lead"))
    _render_what(context)
    _render_coverage(context)
    _render_located(context)
    _section(context, "method-search", "method-search-text")
    _render_sources(context)


def _section(context: Context, title: str, text: str, **arguments: str | int) -> None:
    st.header(context.words(title), anchor=title)
    st.write(context.words(text, **arguments))


def _render_what(context: Context) -> None:
    catalogue = context.index.catalogue
    projects = catalogue.projects
    periods = sorted(projects["programming_period"].unique())
    _section(context, "method-what", "method-what-text", projects=len(projects),
             partners=len(catalogue.partners), programmes=projects["programme_code"].nunique(),
             first=periods[0][:4], last=periods[-1][-4:])
    _section(context, "method-not", "method-not-text")
    known = projects["known_partners"]
    dated = projects["start_date"].notna() & projects["end_date"].notna()
    _section(context, "method-missing", "method-missing-text", projects=len(projects),
             budget=int(projects["total_budget_eur"].notna().sum()),
             eu=int(projects["eu_funding_eur"].notna().sum()), dates=int(dated.sum()),
             lead=int((known == "lead_only").sum()), one=int((known == "one_country").sum()))


def _render_coverage(context: Context) -> None:
    _section(context, "method-coverage", "method-coverage-text")
    for by, key, name in (("programming_period", "coverage_period", "column-period"),
                          ("programme_code", "coverage_programme", "column-programme")):
        table = coverage(context.index, by)[[by, *COVERAGE_COLUMNS]]
        if by == "programme_code":
            table[by] = table[by].map(context.labels.programme)
            table = table.sort_values(by)
        config: dict[str, Any] = {
            column: st.column_config.NumberColumn(context.words(message), format="localized")
            for column, message in COVERAGE_COLUMNS.items()}
        config["located_share"] = st.column_config.NumberColumn(
            context.words("coverage-located"), format="percent")
        st.dataframe(table, hide_index=True, key=key,
                     column_config=config | {by: context.words(name)})


def _render_located(context: Context) -> None:
    words, partners = context.words, context.index.catalogue.partners
    _section(context, "method-located", "method-located-text")
    counts = partners["location_precision"].value_counts()
    table = pd.DataFrame({
        "level": [words(f"precision-{name}") for name in PRECISIONS],
        "partners": [int(counts.get(name, 0)) for name in PRECISIONS],
    })
    st.dataframe(table, hide_index=True, key="located_levels", width=420, column_config={
        "level": words("method-located-level"),
        "partners": st.column_config.NumberColumn(words("method-located-partners"),
                                                  format="localized")})
    agrees = partners["nuts3_agrees"].dropna().astype(bool)
    _section(context, "method-nuts", "method-nuts-text", comparable=len(agrees),
             agree=int(agrees.sum()), disagree=int((~agrees).sum()))


def _render_sources(context: Context) -> None:
    words = context.words
    _section(context, "method-sources", "method-sources-text")
    for source in context.index.catalogue.sources.values():
        with st.expander(plain(f"{source.title} – {source.publisher}")):
            st.markdown("\n".join(
                f"- **{words(name)}:** {plain(value)}" for name, value in (
                    ("sources-licence", source.licence), ("sources-retrieved", source.retrieved),
                    ("sources-changes", source.note)) if value))
            if source.url.startswith(("https://", "http://")):
                st.link_button(words("sources-link"), source.url)
