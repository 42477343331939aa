"""The list of projects: sorted, page by page, as one element; its rows light up on the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.facets import Selection
from dashboard.project_list import LIST_ROWS, list_message, list_page
from dashboard.ui import elements, search_results, state
from dashboard.ui.context import Context

PAGE, ORDER, SEARCH_ORDER = "ln", "lo", "ls"
"""Keys of the link (:data:`dashboard.page_keys.PAGE_KEYS`)."""


def render(context: Context, selection: Selection) -> None:
    """Draw the page of the list that was asked for."""
    filters, index = state.filters(), context.index
    orders = search_results.orders(filters)
    # An order of its own while something is searched for: then the best come first.
    key = SEARCH_ORDER if filters.text else ORDER
    order, number = state.view().option(key), state.view().option(PAGE)
    page = list_page(index, selection.project_mask, order, int(number or 1),
                     search_results.scores(context, filters), LIST_ROWS)
    found = search_results.found_in(context, filters, page.rows)
    data = list_message(index, context.labels, page, orders, order, state.view().project_id, found)

    def apply(said: object) -> None:
        _apply(said, key, orders, data["ids"])

    elements.render(context.map_files.panels["list"], "project_list", data, apply)


def _apply(said: object, key: str, orders: Sequence[str], ids: Sequence[str]) -> None:
    """Sort, turn the page, open or close a project; what is not understood changes nothing."""
    if not isinstance(said, Mapping):
        return
    wanted = said.get("open")
    if isinstance(said.get("order"), str) and said["order"] in orders:
        state.set_options(**{key: said["order"], PAGE: ""})
    elif isinstance(said.get("page"), int):
        state.set_options(**{PAGE: str(said["page"]) if said["page"] > 1 else ""})
    elif isinstance(wanted, str) and wanted in {"", *ids}:
        state.choose_project(wanted)
