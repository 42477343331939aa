"""Ways to another page: links with the filters and view of this session, and going there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st
from streamlit import Page

from dashboard import link
from dashboard.ui import widgets
from dashboard.ui.state import filters, set_view, view

_WANTED = "atlas_wanted_page"


def go_to(page: str, project_id: str | None = None, **options: str) -> None:
    """Ask for another page, in a callback; filters and view go along.

    Parameters
    ----------
    page : str
        Name of the page (:data:`dashboard.ui.pages.PAGES`).
    project_id : str, optional
        Project to choose.
    **options : str
        Keys of the page's own.
    """
    changed = view().with_options(**options)
    set_view(changed if project_id is None else replace(changed, project_id=project_id))
    widgets.give(_WANTED, page)


def follow(pages: Mapping[str, Page], current: str) -> None:
    """Go to the page that :func:`go_to` asked for, once."""
    wanted = widgets.take(_WANTED) or current
    if wanted != current:
        st.switch_page(pages[wanted], query_params=query_of(wanted))


def link_to(page: Page, query: Mapping[str, str], label: str, icon: str | None) -> None:
    """Draw a link to a page."""
    st.page_link(page, label=label, icon=icon, query_params=dict(query))


def query_of(page: str, project_id: str | None = None, **options: str) -> dict[str, str]:
    """Return the query of a link to a page with the filters and view of this session."""
    changed = view().with_options(**options)
    if project_id is not None:
        changed = replace(changed, project_id=project_id)
    return link.format_(filters(), changed, page)


def address(page: str) -> str:
    """Return the address of a page with the filters and view of this session."""
    here = str(st.context.url or "").partition("?")[0]
    return f"{here}?{urlencode(query_of(page))}"


def permanent_link(project_id: str) -> str:
    """Return the address of the page that is shown with nothing but a project in it."""
    here = str(st.context.url or "").partition("?")[0]
    return f"{here}?{urlencode({link.PROJECT_KEY: project_id})}"
