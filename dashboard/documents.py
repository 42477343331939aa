"""The texts that each project is found by."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from dashboard.arrays import IntArray, rows_of, texts
from data.model import Catalogue


def project_documents(catalogue: Catalogue, partner_project: IntArray) -> list[list[str]]:
    """Return the texts that each project is found by."""
    projects, programmes = catalogue.projects, catalogue.programmes
    own = [texts(projects[name]) for name in ("acronym", "title", "contract_number")]
    documents = [list(fields) for fields in zip(*own, strict=True)]
    thematics: list[tuple[str, ...]] = projects["thematics"].tolist()
    names = zip(
        texts(programmes["programme_name"]), texts(programmes["family_name"]), strict=True
    )
    by_code = dict(zip(programmes["programme_code"], names, strict=True))
    for number, code in enumerate(texts(projects["programme_code"])):
        documents[number] += by_code.get(code, ())
        documents[number] += thematics[number]
    titles = rows_of(catalogue.titles["project_id"], projects["project_id"], "titles")
    _add_texts(documents, titles, catalogue.titles, ("title",))
    _add_texts(
        documents, partner_project, catalogue.partners, ("partner_name", "town", "place_name")
    )
    return documents


def _add_texts(
    documents: list[list[str]], owner: IntArray, table: pd.DataFrame, columns: Iterable[str]
) -> None:
    """Add the columns of a table to the documents of its rows' owners."""
    for column in columns:
        for number, text in zip(owner.tolist(), texts(table[column]), strict=True):
            documents[number].append(text)


