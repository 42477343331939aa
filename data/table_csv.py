"""Our own CSV tables: the columns of a schema, UTF-8, Unix line ends, plain numbers.

An empty cell is "not published". Lists are joined by ``"; "``. A number is written the
shortest way that reads back the same, without exponent and without ``.0``.
"""

from __future__ import annotations

import csv
import datetime
import io
import math
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from data.columns import Column, Kind, Schema, names
from data.errors import TableError
from data.tables import LIST_SEPARATOR, read_text_csv, table_from_rows

Value = str | bool | int | float | datetime.date | tuple[str, ...] | None
Row = Mapping[str, Value]

BOOLEANS = {"true": True, "false": False}


def format_cell(value: Value) -> str:
    """Return a value as a CSV cell; None is the empty cell.

    Examples
    --------
    >>> [format_cell(value) for value in (892228.58, 81200.0, 0.0, None, True, ("a", "b"))]
    ['892228.58', '81200', '0', '', 'true', 'a; b']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return LIST_SEPARATOR.join(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def parse_cell(text: str, column: Column) -> Value:
    """Return the value of a CSV cell; the empty cell is None (an empty list for a list).

    Raises
    ------
    TableError
        If the text is not of the column's kind, or empty in a required column.

    Examples
    --------
    >>> parse_cell("a; b", Column("thematics", "text_list", "Thematics."))
    ('a', 'b')
    >>> parse_cell("0", Column("total_budget_eur", "number", "Total budget in euro."))
    0.0
    """
    if text == "":
        if column.required:
            raise TableError(f"{column.name} is empty, but must be filled.")
        return () if column.kind == "text_list" else None
    try:
        return PARSERS[column.kind](text)
    except (ValueError, KeyError):
        raise TableError(f"{column.name}: {text!r} is not a {column.kind}.") from None


def _number(text: str) -> float:
    """Return a finite number."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


PARSERS: dict[Kind, Callable[[str], Value]] = {
    "text": str,
    "text_list": lambda text: tuple(text.split(LIST_SEPARATOR)),
    "boolean": BOOLEANS.__getitem__,
    "integer": int,
    "number": _number,
    "date": datetime.date.fromisoformat,
}


def read_rows(path: Path, schema: Schema) -> list[dict[str, Value]]:
    """Read a CSV of ours as dictionaries of Python values.

    Raises
    ------
    TableError
        For a missing file, a wrong header, or a bad cell (file, row, column and value).
    """
    frame = read_text_csv(path, schema)
    return [_parse_row(path, number, row, schema)
            for number, row in enumerate(frame.to_dict("records"), start=2)]


def _parse_row(path: Path, number: int, row: Mapping[Any, Any], schema: Schema) -> dict[str, Value]:
    """Return a row's values, or say which file and row has the bad one."""
    try:
        return {column.name: parse_cell(row[column.name], column) for column in schema}
    except TableError as error:
        raise TableError(f"{path}, row {number}: {error}") from None


def read_typed_csv(path: Path, schema: Schema) -> pd.DataFrame:
    """Read a CSV of ours as a table with the types of :mod:`data.tables`."""
    return table_from_rows(read_rows(path, schema), schema)


def csv_text(rows: Iterable[Row], schema: Schema) -> str:
    r"""Return rows as CSV text with the schema's columns.

    Examples
    --------
    >>> csv_text([{"lon": 24.1}], (Column("lon", "number", "Longitude."),))
    'lon\n24.1\n'
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names(schema))
    for row in rows:
        writer.writerow([format_cell(row.get(name)) for name in names(schema)])
    return stream.getvalue()
