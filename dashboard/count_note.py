"""What one should know about the numbers beside the filters, when they count something else."""

from __future__ import annotations

from dashboard.facets import Selection
from dashboard.index import Index
from dashboard.labels import Labels
from dashboard.summary import money_of


def count_note(index: Index, labels: Labels, selection: Selection, quantity: str) -> str:
    """Return a sentence on what is counted; an empty one for projects, which need none.

    Parameters
    ----------
    index : Index
        The catalogue.
    labels : Labels
        Words, and how amounts are written.
    selection : Selection
        What is found.
    quantity : str
        One of :data:`dashboard.measures.QUANTITIES`.
    """
    if quantity == "projects":
        return ""
    if quantity == "eu_funding":
        funding = money_of(index.catalogue.projects["eu_funding_eur"], selection.project_mask)
        return labels.words("counted-note-eu-funding", money=labels.money(funding.sum_eur),
                            n=funding.published, m=funding.total)
    total = int(index.measures.total(selection.project_mask, quantity))
    return labels.words(f"counted-note-{quantity}", n=total)
