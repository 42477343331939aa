"""Order and pages of a list, so that a page of it travels and not the whole."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import pandas as pd

PAGE_ROWS = 50

BEST_FIRST = "relevance"
"""The order while something is searched for; the search scores it."""

ORDERS = {
    BEST_FIRST: ("relevance", False),
    "title": ("title", True),
    "start": ("start_date", False),
    "budget": ("total_budget_eur", False),
    "eu": ("eu_funding_eur", False),
    "partners": ("partners", False),
    "programme": ("programme_code", True),
}
"""Orders of the list of projects: column, and whether ascending; missing values come last."""


@dataclass(frozen=True)
class PageOf:
    """One page of a list: its rows, its number from 1, and how many pages there are."""

    rows: pd.DataFrame
    number: int
    pages: int
    first: int
    last: int


def ordered(rows: pd.DataFrame, order: str) -> pd.DataFrame:
    """Return the rows in an order of :data:`ORDERS`; equal rows keep theirs.

    Text is compared without regard to case, as people read lists.
    """
    column, ascending = ORDERS[order]
    fold = (lambda c: c.str.casefold()) if column == "title" else None
    return rows.sort_values(column, ascending=ascending, na_position="last", kind="stable",
                            key=fold)


def page_of(rows: pd.DataFrame, number: int, size: int = PAGE_ROWS) -> PageOf:
    """Return a page; a number past the end gives the last page, an empty list one empty page.

    Examples
    --------
    >>> page = page_of(pd.DataFrame({"x": range(120)}), 3)
    >>> page.number, page.pages, page.first, page.last
    (3, 3, 101, 120)
    """
    pages = max(1, ceil(len(rows) / size))
    number = min(max(number, 1), pages)
    start = (number - 1) * size
    found = rows.iloc[start:start + size]
    return PageOf(found, number, pages, start + 1 if len(found) else 0, start + len(found))
