"""Join the projects that two sources both have; which ones, a curated table says.

The first project of a pair is kept. What it leaves empty is filled from the other; its
partners are kept whole (two lists of the same partners would count everyone twice), and its
note names the other source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.columns import PROJECTS
from data.errors import BuildError
from data.tables import with_types

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Merged:
    """Tables after the merge, and what happened.

    Attributes
    ----------
    tables : dict of str to pandas.DataFrame
        The tables of :data:`data.inputs.FACTS`.
    joined : tuple of dict
        ``project_id, same_as_project_id, source_code, reason`` of each pair.
    rows : dict of str to int
        Rows that went into another row, by table.
    """

    tables: Tables
    joined: tuple[dict[str, str], ...]
    rows: dict[str, int]


def merge(
    tables: Tables, same_projects: pd.DataFrame, source_titles: Mapping[str, str]
) -> Merged:
    """Return the tables with each pair of the same project joined.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame
        projects, titles, partners, activities, outputs.
    same_projects : pandas.DataFrame
        Columns :data:`data.columns_curated.SAME_PROJECTS`.
    source_titles : mapping of str to str
        Title of each source by its code, for the note.

    Raises
    ------
    BuildError
        If a project is kept in one pair and joined into another in a second pair.
    """
    keep_of = dict(zip(same_projects["same_as_project_id"], same_projects["project_id"],
                       strict=True))
    _check_chains(keep_of)
    sources = tables["projects"].set_index("project_id")["source_code"]
    joined = tuple({**row, "source_code": sources[row["same_as_project_id"]]}
                   for row in _records(same_projects))
    after = {
        "projects": _merge_projects(tables["projects"], keep_of, source_titles),
        "titles": _merge_titles(tables["titles"], keep_of),
        "partners": _merge_partners(tables["partners"], keep_of),
        "activities": _renamed(tables["activities"], keep_of),
        "outputs": _renamed(tables["outputs"], keep_of),
    }
    rows = {name: len(tables[name]) - len(table) for name, table in after.items()}
    return Merged(after, joined, rows)


def _records(same_projects: pd.DataFrame) -> list[dict[str, str]]:
    """Return the pairs as dictionaries of text."""
    return [{str(key): str(value) for key, value in row.items()}
            for row in same_projects.to_dict("records")]


def _check_chains(keep_of: dict[str, str]) -> None:
    """Raise BuildError where a kept project is itself joined into another."""
    chained = sorted(set(keep_of) & set(keep_of.values()))
    if chained:
        raise BuildError(
            f"same_projects.csv both keeps and joins {chained}; name the kept project in each row."
        )


def _renamed(table: pd.DataFrame, keep_of: dict[str, str]) -> pd.DataFrame:
    """Return the rows with the project they now belong to."""
    return table.assign(project_id=table["project_id"].replace(keep_of))


def _merge_projects(
    projects: pd.DataFrame, keep_of: dict[str, str], titles: Mapping[str, str]
) -> pd.DataFrame:
    """Fill the kept projects from the joined ones, and drop these."""
    if not keep_of:
        return projects
    rows = {row["project_id"]: row for row in projects.to_dict("records")}
    for other_id, kept_id in sorted(keep_of.items()):
        other = rows.pop(other_id)
        rows[kept_id] = _filled(rows[kept_id], other, titles[other["source_code"]])
    return with_types(pd.DataFrame(list(rows.values())), PROJECTS)


def _filled(kept: dict[Any, Any], other: dict[Any, Any], source: str) -> dict[Any, Any]:
    """Return the kept row, its empty cells from the other, and a note that says so."""
    filled = {key: other[key] if _is_empty(value) else value for key, value in kept.items()}
    notes = [] if _is_empty(kept["note"]) else [kept["note"]]
    return filled | {"note": " ".join([*notes, f"Also in {source}."])}


def _is_empty(value: object) -> bool:
    """Tell whether a cell says nothing; zero says something."""
    return value == () if isinstance(value, tuple) else bool(pd.isna(value))  # type: ignore[call-overload]


def _merge_titles(titles: pd.DataFrame, keep_of: dict[str, str]) -> pd.DataFrame:
    """Add the titles of the joined projects that the kept ones do not have."""
    renamed = _renamed(titles, keep_of)
    moved = titles["project_id"].isin(list(keep_of))
    again = renamed.duplicated(["project_id", "title"], keep=False) & moved
    return renamed[~again].reset_index(drop=True)


def _merge_partners(partners: pd.DataFrame, keep_of: dict[str, str]) -> pd.DataFrame:
    """Take the joined project's partners only where the kept one has none."""
    with_partners = set(partners["project_id"])
    second = [other for other, kept in keep_of.items() if kept in with_partners]
    return _renamed(partners[~partners["project_id"].isin(second)], keep_of).reset_index(drop=True)
