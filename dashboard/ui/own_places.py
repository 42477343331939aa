"""Partners of a person's own files that could not be located: candidates, and a choice to keep."""

from __future__ import annotations

import streamlit as st

from dashboard.own_data import OwnData, places_csv
from dashboard.ui import state
from dashboard.ui.context import Context
from dashboard.ui.text import plain
from data.own import OwnCatalogue
from data.own_places import OpenPartner, chosen_place


def render(context: Context, own: OwnData, shown: OwnCatalogue) -> bool:
    """Draw the list, the choice and its download; return whether to show the data again."""
    words = context.words
    if not shown.open_count and own.placed.empty:
        return False
    with st.expander(words("own-open-title", n=shown.open_count), expanded=False):
        st.write(plain(words("own-open-lead")))
        if shown.open_count > len(shown.open):
            st.caption(plain(words("own-open-more", shown=len(shown.open), n=shown.open_count)))
        if shown.open:
            _choice(context, own, shown)
        return _chosen(context, state.own())


def _choice(context: Context, own: OwnData, shown: OwnCatalogue) -> None:
    words = context.words
    number = st.selectbox(words("own-open-partner"), range(len(shown.open)), key="own_partner",
                          format_func=lambda each: _name(shown.open[each]))
    partner = shown.open[number]
    st.caption(plain(partner.reason))
    if not partner.candidates:
        st.write(plain(words("own-open-none")))
        return
    place = st.radio(
        words("own-open-candidate"), range(len(partner.candidates)),
        key=f"own_candidate_{partner.partner_id}",
        format_func=lambda each: f"{partner.candidates[each].place_name} "
                                 f"({partner.candidates[each].country_code})")
    if st.button(words("own-open-choose"), key="own_place", icon=":material/place:"):
        row = chosen_place(partner, partner.candidates[place], context.today)
        state.set_own(own.placing(row))


def _name(partner: OpenPartner) -> str:
    return ", ".join(filter(None, (partner.partner_name, partner.town, partner.country_code)))


def _chosen(context: Context, own: OwnData) -> bool:
    words = context.words
    if own.placed.empty:
        return False
    st.markdown(f"**{plain(words('own-chosen', n=len(own.placed)))}**")
    st.dataframe(own.placed[["organisation", "place_name"]], hide_index=True, key="own_chosen",
                 column_config={"organisation": words("own-open-partner"),
                                "place_name": words("own-open-candidate")})
    with st.container(horizontal=True):
        st.download_button(words("own-download"), places_csv(own.placed), "locations.csv",
                           "text/csv", key="own_download", on_click="ignore",
                           icon=":material/download:")
        return st.button(words("own-open-again"), key="own_again", icon=":material/refresh:")
