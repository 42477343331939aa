"""Find a partner: who could join, ranked with reasons."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.facets import Selection
from dashboard.organisations import NONE
from dashboard.page_table import Column, PageTable
from dashboard.partner_search import WEIGHTS, Found, find_partners
from dashboard.partner_words import reason_texts
from dashboard.ui import frame, navigation, state, table_panel, widgets
from dashboard.ui.context import Context
from dashboard.ui.text import plain

MOST_SHOWN, BEST, MOST_OFFERED, SHORTEST = 100, 10, 6, 3


def render(context: Context) -> None:
    """Draw the page."""
    words = context.words
    frame.with_filters(context, words("nav-partners"), words("partners-lead"), _body)


def _body(context: Context, selection: Selection) -> None:
    words, own = context.words, context.index.organisations.number(state.view().option("fo"))
    _own(context, own)
    st.caption(words("partners-where"))
    found = find_partners(context.index, selection.project_mask, state.filters(), own)
    st.caption(plain(_said(context, found, own)))
    _table(context, found)
    st.caption(words("partners-how", **{name: f"{weight:.2f}" for name, weight in WEIGHTS.items()}))
    st.info(words("partners-unknown"), icon=":material/info:")


def _own(context: Context, own: int) -> None:
    """Ask for the organisation that looks for partners, or name it."""
    words, every = context.words, context.index.organisations
    if own != NONE:
        with st.container(horizontal=True, vertical_alignment="center", key="partners_own"):
            frame.page_link(context, "organisation",
                            words("partners-own-chosen", name=every.names[own]),
                            ":material/apartment:", og=every.ids[own])
            st.button(words("partners-own-remove"), key="partners_own_remove",
                      icon=":material/close:", on_click=state.set_options, kwargs={"fo": ""})
        return
    st.text_input(words("partners-own"), key="partners_own_text", help=words("partners-own-help"),
                  placeholder=words("partners-own-hint"), max_chars=100, on_change=state.touch)
    typed = widgets.text("partners_own_text").strip()
    offered = every.found(typed, MOST_OFFERED) if len(typed) >= SHORTEST else []
    if len(typed) >= SHORTEST and not offered:
        st.caption(words("partners-own-none"))
    for number in offered:
        said = words("partners-own-choose", name=every.names[number],
                     country=context.labels.country(every.countries[number]),
                     n=int(every.projects[number]))
        st.button(plain(said), key=f"partners_own_{every.ids[number]}", type="tertiary",
                  icon=":material/apartment:", on_click=state.set_options,
                  kwargs={"fo": every.ids[number]})


def _said(context: Context, found: Found, own: int) -> str:
    words = context.words
    kind = ("none" if not found.wanted else "chosen" if state.filters().thematics else "own")
    names = ", ".join(list(found.wanted)[:8])
    said = [words("partners-wanted-none") if kind == "none"
            else words("partners-wanted", names=names) if kind == "chosen"
            else words("partners-wanted-own", names=names)]
    if own != NONE:
        said.append(words("partners-left-out", n=found.left_out))
    return " ".join(said)


def _best(context: Context, rows: pd.DataFrame) -> None:
    """List the best with their reasons, as links that read well on a phone and aloud."""
    if rows.empty:
        return
    st.subheader(context.words("partners-best", n=min(len(rows), BEST)), anchor=False)
    with st.container(key="partners_best", gap="small"):
        for row in rows.head(BEST).to_dict("records"):
            frame.page_link(context, "organisation", f"{row['rank']}. {row['name']}",
                            ":material/apartment:", og=str(row["id"]))
            st.caption(plain(f"{row['country']} · {row['reasons']}"))


def _table(context: Context, found: Found) -> None:
    words, every = context.words, context.index.organisations
    rows = found.rows.head(MOST_SHOWN).copy()
    rows["rank"] = range(1, len(rows) + 1)
    rows["country"] = [context.labels.country(every.countries[n]) for n in rows["organisation"]]
    rows["reasons"] = reason_texts(every, found, MOST_SHOWN, words)
    _best(context, rows)
    ids = rows["id"].tolist()
    notes = [words("partners-open")]
    if len(found.rows) > MOST_SHOWN:
        notes.insert(0, words("partners-shown", n=MOST_SHOWN))
    table_panel.render(context, PageTable(
        words("partners-title", n=len(found.rows)), (
            Column("rank", words("partners-rank"), "count"),
            Column("name", words("partners-name")), Column("country", words("partners-country")),
            Column("reasons", words("partners-reasons")),
            Column("score", words("partners-score"), "number"),
            *(Column(name, words(f"partners-column-{name}"), "number") for name in WEIGHTS),
            Column("projects", words("partners-column-projects"), "count"),
            Column("id", words("project-id")),
        ), rows, tuple(notes)), "partners", on_row=lambda row: navigation.go_to(
            "organisation", og=ids[row]))
