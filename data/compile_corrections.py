"""Corrections by hand of what the sources published, applied once, when facts are compiled.

A correction names the record, the field, what was published, what is used, and why, from
what evidence and when. It is applied only where the published value is still the one that
was judged; a correction that no longer fits is an error, so that none is ever applied to
something else. See ``data/curated/partner_corrections.csv`` and ``project_corrections.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.columns import PARTNER_FACTS, PROJECTS, Column, Schema
from data.errors import DataError
from data.table_csv import format_cell, parse_cell, read_rows

NATURAL_PERSON = "(natural person)"
WITHHELD = "(withheld)"


class CorrectionError(DataError):
    """A correction does not fit the published record, or one is missing."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of one record.

    Attributes
    ----------
    record_id, field : str
        Which record (``partner_id`` or ``project_id``) and which canonical column.
    published : str
        What the source says; ``(withheld)`` where that is a person's name or home address.
    used : str
        What the catalogue says instead; empty for "unknown".
    reason, source, date : str
        Why, from what evidence, and when it was decided.
    """

    record_id: str
    field: str
    published: str
    used: str
    reason: str
    source: str
    date: str


CORRECTIONS: Schema = (
    Column("record_id", "text", "partner_id or project_id.", True),
    Column("field", "text", "Canonical column.", True),
    Column("published", "text", "As published, or (withheld).", True),
    Column("used", "text", "What is used instead; empty for unknown."),
    Column("reason", "text", "Why.", True),
    Column("source", "text", "The evidence.", True),
    Column("date", "date", "When it was decided.", True),
)


def read_corrections(path: Path) -> list[Correction]:
    """Read a file of corrections."""
    rows = read_rows(path, CORRECTIONS)
    return [Correction(**{name: format_cell(value) for name, value in row.items()})
            for row in rows]


def correct(
    rows: Sequence[Mapping[str, Any]], key: str, schema: Schema, corrections: Sequence[Correction]
) -> list[dict[str, Any]]:
    """Return the rows with their corrections applied.

    Parameters
    ----------
    rows : sequence of mapping
        Projects or partners as published.
    key : str
        Column with the record's id.
    schema : Schema
        To read the value used.
    corrections : sequence of Correction
        Those of other tables are left alone.

    Raises
    ------
    CorrectionError
        If the published value is no longer what the correction says.

    Examples
    --------
    >>> lost_point = Correction("P1", "total_budget_eur", "4999761", "49997.61", "?", "?", "")
    >>> schema = (Column("total_budget_eur", "number", "Total budget."),)
    >>> correct([{"id": "P1", "total_budget_eur": 4999761.0}], "id", schema, [lost_point])
    [{'id': 'P1', 'total_budget_eur': 49997.61}]
    """
    columns = {column.name: column for column in schema}
    result = {row[key]: dict(row) for row in rows}
    for correction in corrections:
        if correction.record_id in result:
            _apply(result[correction.record_id], correction, columns)
    return list(result.values())


def _apply(row: dict[str, Any], correction: Correction, columns: Mapping[str, Column]) -> None:
    """Put the value used into a row, if the row has the published one."""
    if correction.field not in columns:
        raise CorrectionError(f"{correction.record_id}: there is no field {correction.field!r}.")
    found = format_cell(row.get(correction.field))
    if correction.published not in (found, WITHHELD):
        raise CorrectionError(
            f"{correction.record_id}, {correction.field}: the correction was made for "
            f"{correction.published!r}, but {found!r} is published now; judge it anew."
        )
    row[correction.field] = parse_cell(correction.used, columns[correction.field])


def correct_projects(
    rows: Sequence[Mapping[str, Any]], corrections: Sequence[Correction]
) -> list[dict[str, Any]]:
    """Return projects with corrections applied; the reader finds each reason in ``note``."""
    corrected = correct(rows, "project_id", PROJECTS, corrections)
    for row in corrected:
        reasons = [c.reason for c in corrections if c.record_id == row["project_id"]]
        row["note"] = " ".join([row.get("note") or "", *reasons]).strip() or None
    return corrected


def correct_partners(
    rows: Sequence[Mapping[str, Any]], corrections: Sequence[Correction]
) -> list[dict[str, Any]]:
    """Return partners with corrections applied."""
    return correct(rows, "partner_id", PARTNER_FACTS, corrections)


def check_applied(corrections: Sequence[Correction], record_ids: set[str], path: Path) -> None:
    """Raise CorrectionError if a correction names a record that does not exist."""
    lost = sorted({c.record_id for c in corrections} - record_ids)
    if lost:
        raise CorrectionError(f"{path}: no record has the ids {lost}; remove or renew the rows.")
