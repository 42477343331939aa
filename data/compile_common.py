"""What all compilers of facts share: reading, cleaning of cells, ids, and their result."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data.errors import TableError
from data.ids import ProjectKey, fold_key, partner_id, project_ids

Given = Mapping[str, str]
Row = dict[str, Any]

NAME_NOT_PUBLISHED = "(name not published)"
NOT_PUBLISHED = frozenset({"", ".", "none", "n/a"})  # how the sources write an empty cell


@dataclass(frozen=True)
class Compiled:
    """The tables of one source, as rows with the columns of :mod:`data.columns`."""

    source_code: str
    projects: list[Row]
    titles: list[Row]
    partners: list[Row]


@dataclass(frozen=True)
class Context:
    """What a compiler needs besides the facts.

    Attributes
    ----------
    registry : pandas.DataFrame
        Programmes, from :func:`data.programmes.load_programmes`.
    retrieved : datetime.date
        The day on which the given tables were read for this catalogue.
    """

    registry: pd.DataFrame
    retrieved: Any


def read_given(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """Read a given CSV; every cell is cleaned text.

    Raises
    ------
    TableError
        If the file is missing or lacks one of the columns.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = sorted(set(columns) - set(reader.fieldnames or ()))
            if missing:
                raise TableError(f"{path} lacks the columns {missing}.")
            return [{name: clean(row[name] or "") for name in columns} for row in reader]
    except FileNotFoundError:
        raise TableError(f"{path} does not exist; --facts must be the folder of it.") from None


def clean(text: str) -> str:
    r"""Return a cell without outer space and line ends; all else stays as published.

    Examples
    --------
    >>> clean(' "Antonius\n cum Johannis" ')
    '"Antonius cum Johannis"'
    """
    return re.sub(r"\s*[\r\n\t\v\f\x85\u2028\u2029]+\s*", " ", text).strip()


def published(text: str) -> str | None:
    """Return a cleaned cell, or None where the source has nothing to say.

    Examples
    --------
    >>> published("Riga"), published("none"), published("")
    ('Riga', None, None)
    """
    return None if text.casefold() in NOT_PUBLISHED else text


def number(text: str) -> float | None:
    """Return published money; empty is None, a published 0 is 0.0.

    Examples
    --------
    >>> number("0.0"), number("")
    (0.0, None)
    """
    return float(text) if text else None


def by_project(partners: Iterable[Given]) -> dict[str, list[Given]]:
    """Return the partners of each project, leads first, then by name: never by row."""
    groups: dict[str, list[Given]] = defaultdict(list)
    for partner in partners:
        groups[partner["project_key"]].append(partner)
    return {key: sorted(group, key=_partner_order) for key, group in groups.items()}


def _partner_order(partner: Given) -> tuple[Any, ...]:
    """Return the sort key of a partner within its project."""
    return (not is_lead(partner), fold_key(partner["partner_name"]), sorted(partner.items()))


def is_lead(partner: Given) -> bool:
    """Return whether a partner leads; any text but True and False is an error."""
    return {"True": True, "False": False}[partner["is_lead_partner"]]


def lead_name(partners: Sequence[Given]) -> str:
    """Return the name of the first lead partner, empty where none is known."""
    return next((partner["partner_name"] for partner in partners if is_lead(partner)), "")


def given_ids(
    projects: Sequence[Given],
    codes: Sequence[str],
    groups: Mapping[str, Sequence[Given]],
    family: str,
) -> list[str]:
    """Return our id of each given project (see :mod:`data.ids`)."""
    keys = [
        ProjectKey(family, code, project["acronym"] or project["title_en"],
                   lead_name(groups.get(project["project_key"], ())))
        for project, code in zip(projects, codes, strict=True)
    ]
    ties = [repr(sorted((name, value) for name, value in project.items()
                        if name != "project_key")) for project in projects]
    return project_ids(keys, ties)


def partner_row(project: str, order: int, given: Given) -> Row:
    """Return what every source says of a partner; the caller adds the rest."""
    return {
        "partner_id": partner_id(project, order),
        "project_id": project,
        "partner_order": order,
        "partner_name": published(given["partner_name"]) or NAME_NOT_PUBLISHED,
        "is_lead_partner": is_lead(given),
        "legal_status": given["legal_status"].lower() or None,
    }
