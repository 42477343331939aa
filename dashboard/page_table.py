"""A table that a page shows and gives as CSV: the same rows in both, with what they mean."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from dashboard.labels import Labels
from data.export import BOM, neutralised

Kind = Literal["text", "count", "eur", "eur_full", "share", "number", "date", "link"]
"""``eur`` is money, large sums in millions, ``eur_full`` money to the euro; ``share`` a part of 1,
``number`` one with decimals."""

NO_VALUE = "–"
"""What stands for an unknown in a table on the screen; a CSV has an empty cell."""


@dataclass(frozen=True)
class Column:
    """A column of a page's table.

    Attributes
    ----------
    name : str
        Its name in the CSV, with the unit: ``eu_funding_eur``.
    heading : str
        Its heading on the screen.
    kind : Kind
        What its values are.
    """

    name: str
    heading: str
    kind: Kind = "text"


@dataclass(frozen=True)
class PageTable:
    """A table of a page.

    Attributes
    ----------
    title : str
        What the table shows; its caption, and its name for screen readers.
    columns : tuple of Column
        In order.
    rows : pandas.DataFrame
        Has every column by its name; unknown is None or NaN.
    notes : tuple of str
        What the numbers mean, what they rest on, their year and source; in the CSV too.
    styles : pandas.DataFrame, optional
        Style sheet of the cells of some columns, on the screen only.
    """

    title: str
    columns: tuple[Column, ...]
    rows: pd.DataFrame
    notes: tuple[str, ...] = ()
    styles: pd.DataFrame | None = None


def table_csv(table: PageTable, head: Sequence[str] = ()) -> bytes:
    r"""Return a table as CSV: lines with ``#``, which say what it is, then the columns.

    Parameters
    ----------
    table : PageTable
        The table.
    head : sequence of str
        Further lines of explanation: page, filter, link, date.

    Returns
    -------
    bytes
        UTF-8 with byte order mark, commas, ``\r\n``.

    Examples
    --------
    >>> towns = PageTable("Towns", (Column("town", "Town"),), pd.DataFrame({"town": ["=Rīga"]}))
    >>> table_csv(towns).decode().splitlines()[1:]
    ['town', "'=Rīga"]
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    stream.writelines(f"# {_note(line)}\r\n" for line in (table.title, *head, *table.notes))
    writer.writerow(column.name for column in table.columns)
    cells = [_plain_cells(table.rows[column.name], column.kind) for column in table.columns]
    writer.writerows(zip(*cells, strict=True))
    return (BOM + stream.getvalue()).encode("utf-8", "replace")


def written_cells(values: Sequence[object], kind: Kind, labels: Labels) -> list[str]:
    """Return values as a reader of the language writes them; :data:`NO_VALUE` for unknown ones."""
    missing = pd.isna(pd.Series(list(values), dtype=object))
    return [NO_VALUE if none else _written(value, kind, labels)
            for value, none in zip(values, missing, strict=True)]


def written_rows(table: PageTable, labels: Labels) -> pd.DataFrame:
    """Return a table as it is written on the page, under its headings."""
    written: Mapping[str, list[str]] = {
        column.heading: written_cells(table.rows[column.name].tolist(), column.kind, labels)
        for column in table.columns}
    return pd.DataFrame(written)


def _written(value: object, kind: Kind, labels: Labels) -> str:
    if kind == "date" and isinstance(value, date):
        return labels.day(value)
    if isinstance(value, int | float):
        writers = {"count": labels.count, "eur": labels.money, "eur_full": labels.euros,
                   "share": labels.share, "number": labels.decimal}
        return writers[kind](value) if kind in writers else str(value)
    return str(value)


def _note(line: str) -> str:
    """Return an explanation on one line, none of whose parts a spreadsheet takes for a formula."""
    return "".join(neutralised(part) for part in re.split("([,;])", " ".join(line.split())))


def _plain_cells(values: pd.Series, kind: Kind) -> list[str]:
    """Return values as a program reads them; empty where unknown."""
    return ["" if pd.isna(value) else _plain(value, kind) for value in values.tolist()]


def _plain(value: object, kind: Kind) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(round(value, 6))
    return neutralised(str(value)) if kind in ("text", "link") else str(value)
