"""Similar projects as rows that say why: the reasons in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from dashboard.index import Index
from dashboard.labels import Labels
from dashboard.page_table import Column, PageTable
from dashboard.similar import Similar, written_words

MOST_NAMED = 3
"""Things of a kind that are named; more would not be read."""

KINDS = ("organisations", "thematics", "towns", "words")


def reasons(found: Similar, title: str, labels: Labels) -> list[str]:
    """Return why a project is similar, a phrase each.

    Parameters
    ----------
    found : Similar
        The project.
    title : str
        Title of the project it is compared with: its words are named as they are written there.
    labels : Labels
        Words and number formats.
    """
    written = written_words(title)
    return list(_reasons(found, written, labels))


def _reasons(found: Similar, written: dict[str, str], labels: Labels) -> Iterator[str]:
    for kind in KINDS:
        names = found.shared.get(kind, ())
        if names:
            shown = [written.get(name, name) for name in names] if kind == "words" else names
            yield labels.words(f"project-reason-{kind}", n=len(names), names=_named(shown, labels))
    if found.meaning is not None:
        yield labels.words("project-reason-meaning", share=labels.share(round(found.meaning, 2)))


def _named(names: Sequence[str], labels: Labels) -> str:
    joined = ", ".join(names[:MOST_NAMED])
    rest = len(names) - MOST_NAMED
    return joined if rest <= 0 else labels.words("project-reason-more", names=joined, n=rest)


def similar_table(
    index: Index, found: Sequence[Similar], own: int, labels: Labels, title: str
) -> PageTable:
    """Return similar projects as a table: title, programme, score, reasons and id."""
    words, projects = labels.words, index.catalogue.projects
    chosen = projects.iloc[[one.row for one in found]]
    rows = pd.DataFrame({
        "title": chosen["title"].tolist(),
        "programme": [labels.programme(code) for code in chosen["programme_code"]],
        "score": [round(one.score, 3) for one in found],
        "why": ["; ".join(reasons(one, projects["title"].iloc[own], labels)) for one in found],
        "project_id": chosen["project_id"].tolist(),
    })
    return PageTable(title, (
        Column("title", words("column-title")), Column("programme", words("column-programme")),
        Column("score", words("project-similar-score"), "number"),
        Column("why", words("project-similar-why")), Column("project_id", words("project-id"))),
        rows)
