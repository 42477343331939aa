"""The list of projects as our own element (``static/panels``) draws it: one page of rows, as texts.

Sorting reads an order of all projects that is made once; a click takes the selected ones out of it
and makes texts of one page only, so 50,000 rows cost what 100 do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.arrays import BoolArray, FloatArray, IntArray
from dashboard.index import Index
from dashboard.labels import Labels
from dashboard.page_table import NO_VALUE
from dashboard.paging import BEST_FIRST

LIST_ROWS = 20
"""Rows a page: with 50 the table alone was a third of the 45 kB that a click sent."""
WORDS = ("hint", "pages", "page", "of", "first", "before", "next", "last")
KINDS = {"budget": "number", "eu": "number", "partners": "number", "found": "found",
         "start": "date", "end": "date",
         "acronym": "screen", "thematics": "screen"}
"""How a column is set; others are text. Those of the screen have no room on A4."""


@dataclass(frozen=True)
class ListPage:
    """One page of the list.

    Attributes
    ----------
    rows : numpy.ndarray of int
        Rows of the projects table, in the order shown.
    number, pages : int
        Number of the page from 1, and how many there are.
    first, last, total : int
        Numbers of its rows among all; 0, 0, 0 of an empty list.
    """

    rows: IntArray
    number: int
    pages: int
    first: int
    last: int
    total: int


def list_page(
    index: Index, selected: BoolArray, order: str, number: int,
    scores: FloatArray | None = None, size: int = LIST_ROWS,
) -> ListPage:
    """Return a page of the selected projects; a number past the end gives the last page.

    Parameters
    ----------
    index : Index
        Arrays of the catalogue.
    selected : numpy.ndarray of bool, shape (projects,)
        Projects in the list.
    order : str
        One of :data:`dashboard.paging.ORDERS`.
    number : int
        Number of the page, from 1.
    scores : numpy.ndarray of float, shape (projects,), optional
        How well each project fits the search; for the order by relevance only.
    size : int
        Rows a page.
    """
    rows = sorted_rows(index, selected, order, scores)
    pages = max(1, -(-len(rows) // size))
    at = min(max(number, 1), pages)
    found = rows[(at - 1) * size:at * size]
    first = (at - 1) * size + 1 if len(found) else 0
    return ListPage(found, at, pages, first, (at - 1) * size + len(found), len(rows))


def sorted_rows(
    index: Index, selected: BoolArray, order: str, scores: FloatArray | None = None
) -> IntArray:
    """Return the selected rows in an order; equal ones keep that of the catalogue."""
    if order == BEST_FIRST:
        rows = np.flatnonzero(selected)
        return rows if scores is None else rows[np.argsort(-scores[rows], kind="stable")]
    every = index.orders[order]
    return every[selected[every]]


def list_message(
    index: Index, labels: Labels, page: ListPage, orders: Sequence[str], order: str, chosen: str,
    found: Sequence[str] | None = None,
) -> dict[str, Any]:
    """Return what the element draws.

    Parameters
    ----------
    index, labels : Index, Labels
        The catalogue and its names.
    page : ListPage
        The rows.
    orders, order : sequence of str, str
        Orders offered, and the one in use.
    chosen : str
        Id of the project that is open, empty for none.
    found : sequence of str, optional
        Where the words of the search are in each row; the words in ‹ ›.
    """
    words, projects = labels.words, index.catalogue.projects
    table = _texts(index, labels, page.rows, found)
    return {
        "words": {name: words(f"list-{name}", n="{n}") for name in WORDS}
        | {"caption": words("table-projects-alt"), "order": words("order-label"),
           "language": words.language},
        "orders": [[name, words(f"order-{name}")] for name in orders], "order": order,
        "page": page.number, "pages": page.pages,
        "position": words("page-position", first=page.first, last=page.last, n=page.total),
        "columns": [{"name": words(f"column-{name}"), "kind": KINDS.get(name, "text")}
                    for name in table],
        "ids": projects["project_id"].take(page.rows).tolist(), "chosen": chosen,
        "rows": [list(row) for row in zip(*table.values(), strict=True)],
    }


def _texts(
    index: Index, labels: Labels, rows: IntArray, found: Sequence[str] | None
) -> dict[str, list[str]]:
    """Return the columns as texts; what is not known is a dash."""
    projects = index.catalogue.projects

    def values(column: str) -> list[Any]:
        return projects[column].take(rows).tolist()

    def texts(name: str) -> list[str]:
        return ["" if pd.isna(value) else str(value) for value in values(name)]

    where = {} if found is None else {"found": list(found)}
    titles, acronyms = texts("title"), texts("acronym")
    return {
        "title": titles, **where,
        "programme": [labels.programme(code) for code in values("programme_code")],
        "status": [labels.value("statuses", value) for value in index.status[rows]],
        "countries": [value or NO_VALUE for value in index.country_labels[rows]],
        "partners": [labels.count(value) for value in index.partner_count[rows].tolist()],
        "budget": [_amount(labels, value) for value in values("total_budget_eur")],
        "eu": [_amount(labels, value) for value in values("eu_funding_eur")],
        "start": [_day(value) for value in values("start_date")],
        "end": [_day(value) for value in values("end_date")],
        "acronym": [NO_VALUE if acronym in {"", title} else acronym
                    for acronym, title in zip(acronyms, titles, strict=True)],
        "thematics": ["; ".join(each) or NO_VALUE for each in values("thematics")],
    }


def _amount(labels: Labels, value: float) -> str:
    """Return whole euros; a published zero is 0, nothing published a dash."""
    return NO_VALUE if pd.isna(value) else labels.count(value)


def _day(value: pd.Timestamp) -> str:
    return NO_VALUE if pd.isna(value) else f"{value:%Y-%m-%d}"
