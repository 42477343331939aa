"""The list of projects while something is searched for: the best first, and why each is there."""

from __future__ import annotations

from functools import partial

from dashboard.arrays import FloatArray, IntArray
from dashboard.filters import Filters
from dashboard.paging import BEST_FIRST, ORDERS
from dashboard.search import Found
from dashboard.search.marks import Match, marked_text, matched_fields
from dashboard.ui.context import Context

MOST_MATCHES = 3
"""Texts shown a project: more would not be read."""

NAMED_BY_CODE = {"country": "countries", "region": "regions", "programme": "families"}


def orders(filters: Filters) -> list[str]:
    """Return the orders that the list can have: by relevance only while there is a text."""
    return [order for order in ORDERS if filters.text or order != BEST_FIRST]


def scores(context: Context, filters: Filters) -> FloatArray | None:
    """Return how well each project fits the text; nothing without one."""
    return context.index.search.search(filters.text).scores if filters.text else None


def found_in(context: Context, filters: Filters, rows: IntArray) -> list[str] | None:
    """Return where the words are in each of some projects; nothing without a text."""
    if not filters.text:
        return None
    found = context.index.search.search(filters.text)
    return [_found_in(context, found, int(row)) for row in rows]


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
