"""What an import makes new and different, project by project."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pandas as pd

from data.columns_imports import CHANGES
from data.store.values import PROJECT_VALUES, Row, cell_text
from data.tables import table_from_rows

Tables = Mapping[str, pd.DataFrame]

NEW, CHANGED = "new", "changed"
JOINED, LEFT = "partner_joined", "partner_left"
"""Columns of a change in the list of partners."""

COMPARED = (*PROJECT_VALUES, "programme_code", "known_partners")
PARTNER_COMPARED = (
    "partner_name", "is_lead_partner", "town", "country_code", "organisation_type",
    "partner_budget_eur", "partner_eu_funding_eur", "partner_programme_funding_eur",
    "partner_national_funding_eur", "partner_own_funding_eur",
)


def changes_between(
    before: Tables, after: Tables, source_code: str, imported_at: str
) -> pd.DataFrame:
    """Return what is new and changed in ``after``, columns ``CHANGES``, by project.

    Parameters
    ----------
    before, after : mapping of str to pandas.DataFrame
        ``projects`` and ``partners`` of two catalogues.
    source_code, imported_at : str
        The import that made the one into the other.
    """
    known = set(before["projects"]["project_id"])
    found = [*_new(after["projects"], known),
             *_differences(before["projects"], after["projects"], "project_id", COMPARED),
             *_partner_changes(before["partners"], after["partners"], known)]
    rows = [{"change_id": _change_id(row, source_code, imported_at), "imported_at": imported_at,
             "source_code": source_code, **row} for row in found]
    table = table_from_rows(rows, CHANGES)
    order = ["project_id", "kind", "partner_id", "column", "change_id"]
    return table.sort_values(order, kind="stable", na_position="first").reset_index(drop=True)


def _new(projects: pd.DataFrame, known: set[str]) -> Iterator[Row]:
    for project in projects["project_id"]:
        if project not in known:
            yield {"project_id": project, "kind": NEW}


def _differences(
    before: pd.DataFrame, after: pd.DataFrame, key: str, columns: Iterable[str]
) -> Iterator[Row]:
    """Yield the cells that differ, of the rows that both have."""
    both = sorted(set(before[key]) & set(after[key]))
    old, new = before.set_index(key).loc[both], after.set_index(key).loc[both]
    for column in columns:
        differs = _differing(old[column], new[column])
        for row in np.flatnonzero(differs):
            yield {key: both[row], "kind": CHANGED, "column": column,
                   "old_value": cell_text(old[column].iloc[row]) or None,
                   "new_value": cell_text(new[column].iloc[row]) or None}


def _differing(old: pd.Series, new: pd.Series) -> np.ndarray:
    one, other = old.astype(object).to_numpy(), new.astype(object).to_numpy()
    none = np.asarray(old.isna()) & np.asarray(new.isna())
    equal = np.fromiter((a is b or bool(np.all(a == b)) if not (a is pd.NA or b is pd.NA)
                         else a is b for a, b in zip(one, other, strict=True)),
                        dtype=bool, count=len(one))
    return np.asarray(~(equal | none))


def _partner_changes(
    before: pd.DataFrame, after: pd.DataFrame, known: set[str]
) -> Iterator[Row]:
    """Yield partners who joined, left, or differ, of the projects that were known."""
    old, new = _partners(before, known), _partners(after, known)
    for partner in sorted(set(old) ^ set(new)):
        joined = partner in new
        row = (new if joined else old)[partner]
        yield {"project_id": row["project_id"], "kind": CHANGED, "partner_id": partner,
               "column": JOINED if joined else LEFT,
               "new_value" if joined else "old_value": row["partner_name"]}
    projects = {partner: row["project_id"] for partner, row in new.items()}
    for change in _differences(before, after, "partner_id", PARTNER_COMPARED):
        if change["partner_id"] in projects:
            yield {**change, "project_id": projects[change["partner_id"]]}


def _partners(table: pd.DataFrame, known: set[str]) -> dict[str, Row]:
    rows = table[table["project_id"].isin(list(known))]
    return {str(row["partner_id"]): {"project_id": row["project_id"],
                                     "partner_name": row["partner_name"]}
            for row in rows[["partner_id", "project_id", "partner_name"]].to_dict("records")}


def _change_id(row: Row, source_code: str, imported_at: str) -> str:
    parts = [imported_at, source_code, *(str(row.get(name) or "") for name in (
        "project_id", "partner_id", "column"))]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def changed_projects(changes: pd.DataFrame) -> dict[str, set[str]]:
    """Return the projects that are new and that changed, by kind."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, project in zip(changes["kind"], changes["project_id"], strict=True):
        found[kind].add(project)
    return {NEW: found[NEW], CHANGED: found[CHANGED]}
