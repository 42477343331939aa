"""What the pages beside Explore share: title, filters at the side, chips, links to other pages.

A page is a function of the filters. It is drawn as :func:`with_filters` says, and gets the
selection; what it shows of the filters' projects it computes from that alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard.facets import Selection, counted_of, histograms_of, selection_of
from dashboard.link_reader import REASONS, Problem
from dashboard.parts import Parts
from dashboard.ui import filters_panel, headline, navigation, share_panel, state
from dashboard.ui.context import Context
from dashboard.ui.text import plain
from dashboard.wording import Wording

Body = Callable[[Context, Selection], None]


def with_filters(
    context: Context, title: str, lead: str, body: Body, *, is_of_filters: bool = True
) -> None:
    """Draw a page: its title and lead, what is filtered, and its body for the selection.

    Parameters
    ----------
    context : Context
        Index, words and pages.
    title, lead : str
        The title as it stands, and a sentence on what the page shows.
    body : callable
        Draws the rest from the selection.
    is_of_filters : bool
        Whether the page shows what is filtered, so that nothing is to be drawn where nothing is
        found; the page of one project shows it in any case.
    """
    parts = Parts.of(context.index, state.filters())
    selection = selection_of(parts)
    _render_head(context, title, lead)
    headline.render_chips(context)
    if selection.project_mask.any() or not is_of_filters:
        body(context, selection)
    else:
        st.warning(context.words("results-empty"), icon=":material/search_off:")
    filters_panel.render(
        context, counted_of(parts, state.view().quantity), histograms_of(parts), selection
    )


def _render_head(context: Context, title: str, lead: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(key="title"):
            st.title(plain(title), anchor=False)
            if lead:
                st.caption(plain(lead))
        share_panel.render(context)
    render_problems(context)


def render_problems(context: Context) -> None:
    """Say which parts of the link could not be used, and why."""
    problems = state.problems()
    if problems:
        said = [_problems_of(context.words, reason, each) for reason in REASONS
                if (each := [problem for problem in problems if problem.reason == reason])]
        st.warning(" ".join([*said, context.words("link-problems-rest")]),
                   icon=":material/link_off:")


def _problems_of(words: Wording, reason: str, problems: Sequence[Problem]) -> str:
    """Return a sentence on the problems of one reason."""
    names = ", ".join(plain(f"{problem.key}={problem.value}") for problem in problems)
    count = int(problems[0].value) if reason == "more" else len(problems)
    return words(f"link-problem-{reason}", n=count, names=names)


def organisation_links(context: Context, names: Mapping[str, str]) -> None:
    """Draw links to the pages of organisations, given by their ids; nothing without that page.

    Parameters
    ----------
    context : Context
        Words and pages.
    names : mapping of str to str
        Name of each organisation by its id.
    """
    if "organisation" not in context.pages:
        return
    with st.container(horizontal=True, key="organisation_links"):
        for organisation_id, name in names.items():
            page_link(context, "organisation", name, ":material/corporate_fare:",
                      og=organisation_id)


def page_link(
    context: Context, page: str, label: str, icon: str | None = None,
    project_id: str | None = None, **options: str,
) -> None:
    """Draw a link to another page that takes filters and view along.

    It is a true link: it can be opened in another tab, copied, and reached by keyboard.
    """
    query = navigation.query_of(page, project_id, **options)
    navigation.link_to(context.pages[page], query, label=plain(label), icon=icon)
