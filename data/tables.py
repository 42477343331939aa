"""Tables by schema: from rows, from CSV, to and from Parquet, always with the same types.

In memory the kinds of :mod:`data.columns` are

=========  ==================================================================
kind       pandas
=========  ==================================================================
text       ``str`` (missing is NaN)
text_list  ``object`` of tuples of str (missing is the empty tuple)
boolean    ``bool`` where required, else ``boolean`` (missing is ``pd.NA``)
integer    ``int64`` where required, else ``Int64`` (missing is ``pd.NA``)
number     ``float64`` (missing is NaN)
date       ``datetime64[s]`` (missing is NaT)
=========  ==================================================================

Parquet is written by pyarrow without the pandas metadata block, so that the same rows give
the same bytes.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.columns import Column, Kind, Schema, names
from data.errors import TableError

LIST_SEPARATOR = "; "

ARROW_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "text_list": pa.list_(pa.string()),
    "boolean": pa.bool_(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
}


def table_from_rows(rows: Iterable[Mapping[str, Any]], schema: Schema) -> pd.DataFrame:
    """Build a table from dictionaries; a key left out is an empty value.

    Parameters
    ----------
    rows : iterable of mapping
        Values as Python objects; dates as ``date`` or ISO text, lists as tuples or lists.
    schema : Schema
        Columns of the result, in order.

    Returns
    -------
    pandas.DataFrame
        Index 0..n-1 and the types of the module's table.

    Raises
    ------
    TableError
        If a row has a key that the schema does not know.

    Examples
    --------
    >>> table = table_from_rows([{"quantity": 19}], (Column("quantity", "number", "How many."),))
    >>> table["quantity"].tolist()
    [19.0]
    """
    listed = list(rows)
    known = names(schema)
    unknown = sorted({key for row in listed for key in row} - set(known))
    if unknown:
        raise TableError(f"Unknown columns {unknown}; the schema has {known}.")
    return pd.DataFrame(
        {column.name: _series([row.get(column.name) for row in listed], column)
         for column in schema}
    )


def with_types(frame: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """Return the schema's columns of a frame, in order, with the module's types.

    A column that the frame lacks is an error: an empty one must be added knowingly.
    """
    missing = [name for name in names(schema) if name not in frame.columns]
    if missing:
        raise TableError(f"Missing columns {missing}; the table has {list(frame.columns)}.")
    return pd.DataFrame(
        {column.name: _series(frame[column.name], column) for column in schema}
    ).reset_index(drop=True)


def _series(values: Sequence[object] | pd.Series, column: Column) -> pd.Series:
    """Return the values as a series of the column's type, index 0..n-1."""
    if column.kind == "text_list":
        return pd.Series([_as_tuple(value) for value in values], dtype=object)
    series = pd.Series(values, dtype=object).reset_index(drop=True)
    if column.kind == "date":
        return pd.to_datetime(series).astype("datetime64[s]")
    return series.astype(_pandas_type(column))


def _pandas_type(column: Column) -> Any:  # noqa: ANN401 - the stubs know literals only
    """Return the pandas type of a scalar column (not dates, not lists)."""
    if column.kind == "boolean":
        return "bool" if column.required else "boolean"
    if column.kind == "integer":
        return "int64" if column.required else "Int64"
    return "float64" if column.kind == "number" else "str"


def _as_tuple(value: object) -> tuple[str, ...]:
    """Return a list cell as a tuple; None and NaN are the empty list."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ()
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise TableError(f"A list of texts is expected, not {value!r}.")
    return tuple(value)


def texts(frame: pd.DataFrame, column: str) -> list[str]:
    """Return a column as texts; empty where missing, or where there is no such column."""
    if column not in frame.columns:
        return [""] * len(frame)
    return [text if isinstance(text, str) else "" for text in frame[column].tolist()]


def read_text_csv(path: Path, schema: Schema) -> pd.DataFrame:
    """Read a CSV whose header must be exactly the schema's columns (in any order).

    Every cell stays text as written; an empty cell is the empty text. The types come
    later, with :func:`data.check.typed`, so that a bad cell can be named.

    Raises
    ------
    TableError
        If the file is missing, is not UTF-8, or has missing, unknown or repeated columns, or
        rows of another length than the header.
    """
    header, rows = _csv_rows(path)
    _check_header(path, header, names(schema))
    frame = pd.DataFrame(rows, columns=header, dtype=object)
    return frame[names(schema)]


def _csv_rows(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of a CSV file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
    except FileNotFoundError:
        raise TableError(f"{path} does not exist.") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path} is not a CSV file in UTF-8: {error}.") from error
    if not rows:
        raise TableError(f"{path} is empty; at least the header is needed.")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(rows[0]):
            raise TableError(
                f"{path}, row {number}: {len(row)} cells, but the header has {len(rows[0])}."
            )
    return rows[0], rows[1:]


def _check_header(path: Path, found: list[str], expected: list[str]) -> None:
    """Raise TableError unless a header has each expected column once and no other."""
    missing = [name for name in expected if name not in found]
    unknown = [name for name in found if name not in expected]
    repeated = sorted({name for name in found if found.count(name) > 1})
    if missing or unknown or repeated:
        raise TableError(
            f"{path}: missing columns {missing}, unknown {unknown}, repeated {repeated}; "
            f"expected {expected}."
        )


def write_parquet(frame: pd.DataFrame, schema: Schema, path: Path) -> None:
    """Write a table as zstd Parquet; the same rows give the same bytes."""
    arrow = arrow_schema(schema)
    arrays = [
        pa.array(frame[field.name].array, type=field.type, from_pandas=True) for field in arrow
    ]
    pq.write_table(pa.Table.from_arrays(arrays, schema=arrow), path, compression="zstd")


def read_parquet(path: Path, schema: Schema) -> pd.DataFrame:
    """Read a table written by :func:`write_parquet`, with the module's types.

    Raises
    ------
    TableError
        If the file is missing, damaged, or has other columns or types than the schema.
    """
    try:
        table = pq.read_table(path)
    except FileNotFoundError:
        raise TableError(f"{path} does not exist.") from None
    except (OSError, pa.ArrowInvalid) as error:
        raise TableError(f"{path} is damaged: {error}.") from error
    if not table.schema.equals(arrow_schema(schema)):
        raise TableError(f"{path} has other columns than this version expects.")
    return pd.DataFrame({
        column.name: _from_arrow(table.column(column.name), column) for column in schema
    })


def arrow_schema(schema: Schema) -> pa.Schema:
    """Return the Arrow schema of a table."""
    return pa.schema([pa.field(column.name, ARROW_TYPES[column.kind]) for column in schema])


def _from_arrow(values: pa.ChunkedArray, column: Column) -> pd.Series:
    """Return an Arrow column as a series of the column's type."""
    if column.kind == "text_list":
        return pd.Series([tuple(cell or ()) for cell in values.to_pylist()], dtype=object)
    if column.kind == "date":
        return pd.Series(values.cast(pa.timestamp("s")).to_pandas())
    plain = values.to_pandas(integer_object_nulls=True)
    series: pd.Series = pd.Series(plain, dtype=_pandas_type(column))
    return series
