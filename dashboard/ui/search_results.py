"""The list of projects while something is searched for: the best first, and why each is there."""

from __future__ import annotations

from functools import partial

import pandas as pd

from dashboard.filters import Filters
from dashboard.paging import BEST_FIRST, ORDERS
from dashboard.search import Found
from dashboard.search.marks import Match, marked_text, matched_fields
from dashboard.ui.context import Context

MOST_MATCHES = 3
"""Texts shown a project: more would not be read."""

NAMED_BY_CODE = {"country": "countries", "region": "regions", "programme": "programmes"}


def orders(filters: Filters) -> list[str]:
    """Return the orders that the list can have: by relevance only while there is a text."""
    return [order for order in ORDERS if filters.text or order != BEST_FIRST]


def with_relevance(context: Context, filters: Filters, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of projects with how well each fits the text."""
    if not filters.text:
        return rows
    scores = context.index.search.search(filters.text).scores
    return rows.assign(**{BEST_FIRST: scores[rows.index.to_numpy()]})


def with_found_in(
    context: Context, filters: Filters, table: pd.DataFrame, rows: pd.DataFrame
) -> pd.DataFrame:
    """Return a page of the list with the column that says where the words are, second."""
    if not filters.text:
        return table
    found = context.index.search.search(filters.text)
    table = table.copy()
    table.insert(1, "found", [_found_in(context, found, int(row)) for row in rows.index])
    return table


def _found_in(context: Context, found: Found, project: int) -> str:
    """Return where the words are in one project, marked, or that it is similar in meaning."""
    if found.by_meaning_only[project]:
        return context.words("found-meaning")
    matches = matched_fields(context.index.search, found.query, project)
    texts = dict.fromkeys(map(partial(_named, context), matches))
    return " · ".join(list(texts)[:MOST_MATCHES])


def _named(context: Context, match: Match) -> str:
    """Return a match with the name of its field; codes by their names."""
    facet = NAMED_BY_CODE.get(match.field)
    text = marked_text(match) if match.spans or not facet else context.labels.value(
        facet, match.text)
    return context.words(f"found-{match.field}", text=text)
