"""The search box: what is typed, what was probably meant, what is offered, and by meaning too."""

from __future__ import annotations

from textwrap import shorten

import streamlit as st

from dashboard.filters import MAX_TEXT_LENGTH, Filters, clean_text, is_too_long
from dashboard.search.query import MEANING_SIGN, any_of_text, with_plain_signs
from dashboard.search.suggest import Candidate
from dashboard.ui import navigation, state, widgets
from dashboard.ui.context import Context
from dashboard.ui.text import plain

PAUSE = "350ms"
"""Pause in typing after which is searched: shorter ones search for half words."""

LONGEST = 80
"""Letters of a suggestion's name that are shown: two lines of the sidebar."""

SHORTEST = 2
"""Letters from which something is offered."""

FACETS = {"programme": "families", "thematic": "thematics", "country": "countries",
          "region": "regions"}
"""Kinds of suggestions that are values of a filter."""

ICONS = {
    "programme": "hub", "thematic": "label", "country": "flag", "region": "map",
    "place": "location_on", "organisation": "apartment", "project": "description",
}  # fmt: skip


def render(context: Context) -> None:
    """Draw the box and what belongs below it."""
    words = context.words
    if clean_text(widgets.text("filter_text")) != _typed(state.filters()):
        # Only then: a value given back while somebody types would take away what came since.
        widgets.give("filter_text", _typed(state.filters()))
    st.text_input(
        words("filter-text"), key="filter_text", placeholder=words("filter-text-hint"),
        help=words("filter-text-help"), type="search", live=PAUSE,
        on_change=widgets.on_change("filter_text", _set_text),
    )
    _render_meaning(context)
    if state.filters().text:
        _render_corrections(context)
        _render_suggestions(context)


def _typed(filters: Filters) -> str:
    """Return the text as it stands in the box; the sign for meaning is a switch below it."""
    return filters.text.removeprefix(MEANING_SIGN).strip()


def _is_by_meaning(filters: Filters) -> bool:
    return filters.text.startswith(MEANING_SIGN)


def _set_text(value: str | None) -> None:
    typed = clean_text(value or "")
    sign = MEANING_SIGN if typed and widgets.truth("filter_meaning") else ""
    state.set_filters(state.filters().with_(text=sign + typed))


def _render_meaning(context: Context) -> None:
    """Offer search by meaning where this machine can do it."""
    if context.index.search.meaning is None:
        if _is_by_meaning(state.filters()):
            st.caption(context.words("search-meaning-missing"))
        return
    if state.filters().text:
        widgets.give("filter_meaning", _is_by_meaning(state.filters()))
    st.toggle(context.words("search-meaning"), key="filter_meaning",
              help=context.words("search-meaning-help"),
              on_change=widgets.on_change("filter_meaning", _set_meaning))


def _set_meaning(value: bool) -> None:
    typed = _typed(state.filters())
    sign = MEANING_SIGN if typed and value else ""
    state.set_filters(state.filters().with_(text=sign + typed))


def _render_corrections(context: Context) -> None:
    """Say what of the text was looked for, and which words were looked for instead of others."""
    with st.container(key="search_corrected"):
        if is_too_long(widgets.text("filter_text")):
            st.caption(context.words("search-cut", n=MAX_TEXT_LENGTH))
        for each in context.index.search.search(state.filters().text).corrections:
            st.caption(context.words("search-corrected", written=plain(each.written),
                                     used=plain(each.used)))
        _render_likelier(context)
    _render_any_of(context)


def _render_likelier(context: Context) -> None:
    """Offer what was perhaps meant where a word is one typing error away from a frequent one."""
    meant = context.index.search.likelier(state.filters().text)
    if meant:
        label = context.words("search-did-you-mean", n=meant.projects,
                              text=plain(meant.text.removeprefix(MEANING_SIGN)))
        st.button(label, key="search_likelier", type="tertiary", icon=":material/spellcheck:",
                  on_click=_set_filters_text, args=(meant.text,))


def _render_any_of(context: Context) -> None:
    """Offer the projects with any of the words where none has all of them."""
    search, text = context.index.search, state.filters().text
    wider = any_of_text(text)
    if wider is None or len(wider) > MAX_TEXT_LENGTH or search.matches(text).any():
        return
    found = int(search.matches(wider).sum())
    if found:
        st.button(context.words("search-any-of", n=found), key="search_any_of", type="tertiary",
                  icon=":material/join_full:", on_click=_set_filters_text, args=(wider,))


def _set_filters_text(text: str) -> None:
    state.set_filters(state.filters().with_(text=text))


def _render_suggestions(context: Context) -> None:
    typed = _typed(state.filters())
    if len(typed) < SHORTEST or with_plain_signs(typed).endswith('"'):
        return
    found = _offered(context, typed)
    if not found:
        return
    with st.container(key="search_suggestions", gap="small"):
        st.caption(context.words("suggestions-title"))
        for number, candidate in enumerate(found):
            st.button(_label(context, candidate), key=f"suggestion_{number}", type="tertiary",
                      icon=f":material/{ICONS[candidate.kind]}:", width="stretch",
                      on_click=_choose, args=(candidate,))


def _offered(context: Context, typed: str) -> tuple[Candidate, ...]:
    """Return what is called so, or else what was probably meant."""
    suggestions, search = context.index.suggestions, context.index.search.search
    return suggestions.for_text(typed) or suggestions.for_terms(search(typed).query.terms)


def _label(context: Context, candidate: Candidate) -> str:
    """Return what stands on a button: the name, what it is, and how many projects it has."""
    facet = FACETS.get(candidate.kind, "")
    name = shortened(candidate.label or context.labels.value(facet, candidate.code))
    return context.words(f"suggestion-{candidate.kind}", name=plain(name), n=candidate.projects)


def shortened(name: str) -> str:
    """Return a name of at most :data:`LONGEST` letters, cut between words where it can be."""
    cut = shorten(name, LONGEST, placeholder="…")
    return cut if cut != "…" else f"{name[:LONGEST - 1]}…"


def _choose(candidate: Candidate) -> None:
    """Open a project or organisation, choose the value of a filter, or search for the name."""
    filters = state.filters()
    if candidate.kind == "project":
        state.choose_project(candidate.code)
    elif candidate.kind == "organisation":
        state.set_filters(filters.with_(text=""))
        navigation.go_to("organisation", og=candidate.code)
    elif candidate.kind in FACETS:
        facet = FACETS[candidate.kind]
        chosen = filters.values(facet) | {candidate.code}
        state.set_filters(filters.with_(text="", **{facet: chosen}))
    else:
        quoted = candidate.code.replace('"', " ")
        state.set_filters(filters.with_(text=f'"{quoted}"'))
