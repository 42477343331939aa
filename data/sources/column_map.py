"""Column maps as data: the file's names of columns to ours, compared without case and accents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data.sources.delivery import Finding, Rejected, SourceError
from data.sources.files import SourceFile, joined_name
from data.sources.given import ORIGIN
from data.sources.grid import Table
from geo.names import fold


@dataclass(frozen=True)
class ColumnMap:
    """Columns of one table of a format.

    Attributes
    ----------
    columns : mapping of str to str
        Name in the file -> our name. Several names of one column may be given: the first that
        the file has is used.
    required : tuple of str
        Our names without which the table is of no use.
    ignored : tuple of str
        Names in the file that are known and left out.
    """

    columns: Mapping[str, str]
    required: tuple[str, ...]
    ignored: tuple[str, ...] = ()

    def knows(self, name: str) -> bool:
        """Tell whether a cell is a name of one of these columns."""
        return fold(name) in {fold(known) for known in (*self.columns, *self.ignored)}

    def share(self, table: Sequence[str]) -> float:
        """Return the share of the required columns that a header has."""
        ours = set(self.found(table).values())
        return sum(name in ours for name in self.required) / len(self.required)

    def found(self, header: Iterable[str]) -> dict[str, str]:
        """Return name in the file -> our name, for the columns that a header has."""
        names = {fold(name): name for name in reversed(list(header))}
        result: dict[str, str] = {}
        for theirs, ours in self.columns.items():
            name = names.get(fold(theirs))
            if name is not None and ours not in result.values():
                result[name] = ours
        return result


def renamed(table: Table, columns: ColumnMap) -> tuple[pd.DataFrame, dict[str, str], list[Finding]]:
    """Return a table with our names, the file's name of each, and columns that are not used.

    Raises
    ------
    SourceError
        If a required column is missing; the message lists those that are there.
    """
    found = columns.found(table.columns)
    missing = [name for name in columns.required if name not in found.values()]
    if missing:
        theirs = [next(t for t, ours in columns.columns.items() if ours == name)
                  for name in missing]
        raise SourceError(f"{place(table)} lacks the columns {', '.join(map(repr, theirs))}; it "
                          f"has {', '.join(map(repr, table.columns[:20]))}.")
    frame = table.cells[list(found)].rename(columns=found)
    frame[ORIGIN[0]], frame[ORIGIN[1]] = table.sheet, table.numbers
    unused = [name for name in table.columns if name not in found and not columns.knows(name)]
    findings = [Finding("column", f"Columns that are not known and not used: {', '.join(unused)}.",
                        table.sheet)] if unused else []
    return frame, {ours: name for name, ours in found.items()}, findings


def place(table: Table) -> str:
    """Return where a table is, for messages."""
    return f"Sheet {table.sheet!r} of {table.file}" if table.sheet else table.file


def text_column(frame: pd.DataFrame, name: str) -> pd.Series:
    """Return a column of a table, or an empty one."""
    if name in frame.columns:
        return frame[name]
    return pd.Series("", index=frame.index, dtype="str")


def pick(
    tables: Sequence[Table], columns: ColumnMap, other: ColumnMap, what: str,
    files: Sequence[SourceFile],
) -> Table:
    """Return the table that has most of the required columns of one map, and not of the other.

    Raises
    ------
    SourceError
        If there is none.
    """
    fitting = [table for table in tables
               if columns.share(table.columns) >= max(0.5, other.share(table.columns))]
    if not fitting:
        raise SourceError(f"{joined_name(files)} has no table of {what}; give the workbook with "
                          "both sheets, or the two CSV files together.")
    return max(fitting, key=lambda table: columns.share(table.columns))


def rejected_of(table: Table, name: str) -> tuple[Rejected, ...]:
    """Return a table's rejections as those of projects or partners."""
    return tuple(replace(one, table=name) for one in table.rejected)
