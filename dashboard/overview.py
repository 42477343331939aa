"""What the projects found are about, as our own element (``static/panels``) draws it."""

from __future__ import annotations

from math import isnan
from typing import Any

from dashboard.breakdown import breakdown
from dashboard.facets import Selection
from dashboard.index import Index
from dashboard.labels import Labels

MOST = 6
FACETS = ("periods", "countries", "families", "thematics")


def overview_message(
    index: Index, labels: Labels, selection: Selection, quantity: str
) -> dict[str, Any]:
    """Return bars by period, country, family of programmes and thematic.

    Parameters
    ----------
    index, labels : Index, Labels
        The catalogue and its names.
    selection : Selection
        What is found.
    quantity : str
        What the bars count (:data:`dashboard.measures.QUANTITIES`).
    """
    title = labels.words("overview-title")
    if not selection.project_mask.any():
        return {"title": title, "tables": [], "notes": [labels.words("overview-none")]}
    return {"title": title, "notes": _notes(index, labels, selection, quantity),
            "tables": [_bars(index, labels, selection, facet, quantity) for facet in FACETS]}


def _notes(index: Index, labels: Labels, selection: Selection, quantity: str) -> list[str]:
    words = labels.words
    known = breakdown(index, selection, "thematics").with_value
    about = words("overview-thematics-known", n=known, m=int(selection.project_mask.sum()))
    counted = [] if quantity == "projects" else [words("overview-counted")]
    return [about, *counted, words("overview-hint")]


def _bars(
    index: Index, labels: Labels, selection: Selection, facet: str, quantity: str
) -> dict[str, Any]:
    """Return the table of one facet; periods in their order, others by number."""
    words = labels.words
    amounts = breakdown(index, selection, facet, quantity).amounts
    shown = sorted(amounts) if facet == "periods" else amounts[:MOST]
    most = max((n for _, n in shown if not isnan(n)), default=0) or 1
    heads = [words(f"overview-head-{facet}"), words(f"counted-{quantity.replace('_', '-')}")]
    rows = [[labels.value(facet, value), 0 if isnan(n) else round(float(n) / float(most), 4),
             labels.amount(n, quantity)] for value, n in shown]
    return {"caption": words(f"overview-{facet}"), "heads": heads, "rows": rows}
