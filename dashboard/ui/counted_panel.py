"""Above the filters: what their numbers count, and what one should know about it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.facets import Selection
from dashboard.measures import QUANTITIES
from dashboard.summary import money_of
from dashboard.ui import state
from dashboard.ui.context import Context


def render(context: Context, selection: Selection) -> None:
    """Draw the choice of what is counted, and a note on all but projects."""
    words = context.words
    state.give("counted", state.view().quantity)
    st.segmented_control(
        words("counted"), QUANTITIES, key="counted", required=True, help=words("counted-help"),
        format_func=lambda quantity: words(f"counted-{quantity.replace('_', '-')}"),
        on_change=state.on_change("counted", _set_quantity),
    )
    note = _note(context, selection, state.view().quantity)
    if note:
        st.caption(note)


def _set_quantity(quantity: str | None) -> None:
    state.set_view(replace(state.view(), quantity=quantity or QUANTITIES[0]))


def _note(context: Context, selection: Selection, quantity: str) -> str:
    words, index = context.words, context.index
    if quantity == "projects":
        return ""
    if quantity == "eu_funding":
        funding = money_of(index.catalogue.projects["eu_funding_eur"], selection.project_mask)
        return words("counted-note-eu-funding", money=context.labels.money(funding.sum_eur),
                     n=funding.published, m=funding.total)
    total = int(index.measures.total(selection.project_mask, quantity))
    return words(f"counted-note-{quantity}", n=total)
