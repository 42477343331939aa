"""Two sources' values of one row: the newer published one wins, the other is kept."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.columns import PARTNER_FACTS, PROJECTS, names
from data.ids import fold_key
from data.table_csv import format_cell

CENT = 0.005
"""Money that differs by less is the same."""

PROJECT_VALUES = tuple(name for name in names(PROJECTS) if name not in {
    "project_id", "programme_code", "programming_period", "note", "known_partners",
    "known_partners_country", "source_code", "source_url", "source_date", "retrieved_date"})
"""Columns of a project that one source says and another may say otherwise."""

PARTNER_VALUES = tuple(name for name in names(PARTNER_FACTS) if name not in {
    "partner_id", "project_id", "partner_order"})

Row = dict[str, Any]
Day = datetime.date | None


@dataclass(frozen=True, slots=True)
class Said:
    """Who said a value, and when."""

    source_code: str
    day: Day

    def newer_than(self, other: Said) -> bool:
        """Return whether this is newer; of one source the later import is, of one day none.

        A day that is not known is older than any that is.
        """
        if self.day is None:
            return False
        if other.day is None or self.day > other.day:
            return True
        return self.day == other.day and self.source_code == other.source_code


@dataclass(frozen=True)
class Joined:
    """A row made of two.

    Attributes
    ----------
    row : dict
        The values that are shown.
    taken : tuple of str
        Columns whose value is the newcomer's.
    history : tuple of dict
        Rows of ``HISTORY`` without ids: values that are not shown.
    """

    row: Row
    taken: tuple[str, ...]
    history: tuple[Row, ...]


def join_rows(
    known: Row, new: Row, columns: Iterable[str], said: Mapping[str, Said], newcomer: Said
) -> Joined:
    """Return a row of two: what is empty is filled, the newer of two values wins.

    Parameters
    ----------
    known, new : dict
        The row so far and the newcomer's.
    columns : iterable of str
        Columns to compare; all others stay.
    said : mapping of str to Said
        Who said the value so far, by column.
    newcomer : Said
        Who says the new ones.

    Examples
    --------
    >>> old, new = Said("a", None), Said("b", datetime.date(2026, 1, 1))
    >>> joined = join_rows({"town": "Riga"}, {"town": "Liepāja"}, ["town"], {"town": old}, new)
    >>> joined.row["town"], joined.history[0]["value"]
    ('Liepāja', 'Riga')
    """
    row, taken, history = dict(known), [], []
    for column in columns:
        old, value = known[column], new[column]
        if is_empty(value) or (not is_empty(old) and is_same(old, value)):
            continue
        wins = is_empty(old) or newcomer.newer_than(said[column])
        if wins:
            row[column] = value
            taken.append(column)
        if not is_empty(old):
            history.append(past(column, *((old, said[column]) if wins else (value, newcomer))))
    return Joined(row, tuple(taken), tuple(history))


def past(column: str, value: Any, said: Said) -> Row:  # noqa: ANN401 - any cell
    """Return a row of the history, without its ids."""
    return {"column": column, "value": cell_text(value), "source_code": said.source_code,
            "source_date": said.day}


def is_empty(value: object) -> bool:
    """Tell whether a cell says nothing; zero says something."""
    return value == () if isinstance(value, tuple) else bool(pd.isna(value))  # type: ignore[call-overload]


def is_same(one: object, other: object) -> bool:
    """Tell whether two published values say the same: case, spacing and cents do not count."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other or (fold_key(one) == fold_key(other) != "")
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) < CENT
    return bool(one == other)


def cell_text(value: object) -> str:
    """Return a value as CSV writes it; a day without the time.

    Examples
    --------
    >>> cell_text(pd.Timestamp(2026, 1, 1)), cell_text(("a", "b")), cell_text(81200.0)
    ('2026-01-01', 'a; b', '81200')
    """
    if isinstance(value, tuple):
        return format_cell(value)
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, float):
        return format_cell(round(float(value), 2))
    if isinstance(value, np.generic):
        return format_cell(value.item())
    return format_cell(value)  # type: ignore[arg-type]


def day_of(value: object) -> Day:
    """Return a date cell as a date, None where it is empty."""
    return None if pd.isna(value) else value.date()  # type: ignore[call-overload, attr-defined]


def records(table: pd.DataFrame) -> list[Row]:
    """Return the rows of a table as dictionaries."""
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]
