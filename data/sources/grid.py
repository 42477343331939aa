"""Rows of cells as a file has them, and the table in them: header, data, notes and totals.

A grid is what a reader gives: numbered rows of text. The table in it begins where the header
is, which may stand below a title, span two rows, or be followed by a row that numbers the
columns; it ends before totals and notes. What is left out is a finding, never silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

import numpy as np
import pandas as pd

from data.sources.delivery import Finding, Rejected, SourceError
from data.sources.header import Header, find_header
from data.sources.limits import Limits
from data.sources.tails import without_tails

CHUNK_ROWS = 50_000
Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Grid:
    """Rows of a file or of one sheet.

    Attributes
    ----------
    file, sheet : str
        Where they are from.
    rows : iterable of (int, list of str)
        Number as a spreadsheet shows it, and the cells; rows without any text may be missing.
    wide_merges : frozenset of int
        Numbers of rows in which cells are merged across columns: a header of two rows.
    ragged_is_bad : bool
        Whether a row of another length than the header is an error (text files) or has empty
        cells at its end (sheets).
    """

    file: str
    sheet: str
    rows: Iterable[Row]
    wide_merges: frozenset[int] = frozenset()
    ragged_is_bad: bool = True


@dataclass(frozen=True)
class Table:
    """A table with its header found.

    Attributes
    ----------
    file, sheet : str
        Where it is from.
    cells : pandas.DataFrame
        One column of text a header cell (unique names), index 0..n-1; empty is "".
    numbers : numpy.ndarray
        Row of each in the file, as a spreadsheet shows it.
    header_row : int
        Row of the header (its last, where it has two).
    findings, rejected
        About this table.
    """

    file: str
    sheet: str
    cells: pd.DataFrame
    numbers: np.ndarray
    header_row: int
    findings: tuple[Finding, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    @property
    def columns(self) -> list[str]:
        """The header."""
        return [str(name) for name in self.cells.columns]


@dataclass
class _Frames:
    """Chunks of rows on their way to one table."""

    header: Header
    grid: Grid
    limits: Limits
    frames: list[pd.DataFrame] = field(default_factory=list)
    numbers: list[np.ndarray] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    count: int = 0

    def add(self, rows: list[Row]) -> None:
        """Add rows of the header's length, and reject the others."""
        width = len(self.header.names)
        good = [row for row in (self._fitted(row, width) for row in rows) if row is not None]
        self.count += len(good)
        if self.count > self.limits.rows:
            raise SourceError(f"{_where(self.grid)} has more than {self.limits.rows:,} rows. "
                              f"{self.limits.told()}")
        cells = pd.DataFrame([row for _, row in good], columns=list(self.header.names), dtype="str")
        self.frames.append(cells)
        self.numbers.append(np.array([number for number, _ in good], dtype=np.int64))

    def _fitted(self, row: Row, width: int) -> Row | None:
        """Return a row of the right length; None for an empty or a rejected one."""
        number, cells = row
        if len(cells) == width:
            return row if any(cells) else None
        if not any(cell.strip() for cell in cells):
            return None
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            return number, cells[:width]
        if len(cells) < width and (not self.grid.ragged_is_bad or _is_note(cells)):
            return number, cells + [""] * (width - len(cells))
        self.rejected.append(Rejected(
            self.grid.file, self.grid.sheet, number, "", " | ".join(cells)[:80],
            f"has {len(cells)} cells, but the header has {width}"))
        return None


def read_table(
    grid: Grid, limits: Limits, known: Callable[[str], bool] = lambda _: False,
    header_row: int | None = None,
) -> Table | None:
    """Return the table in a grid, or None where it holds nothing like one.

    Parameters
    ----------
    grid : Grid
        Its rows are used up.
    limits : Limits
        Of columns and rows.
    known : callable
        Tells whether a cell is a header that the importer knows.
    header_row : int, optional
        Where the person says the header is.
    """
    rows = iter(grid.rows)
    head = list(islice(rows, HEAD_ROWS))
    header = find_header(head, known, grid.wide_merges, header_row)
    if header is None:
        return None
    if len(header.names) > limits.columns:
        raise SourceError(f"{_where(grid)} has {len(header.names):,} columns. {limits.told()}")
    frames = _Frames(header, grid, limits)
    body = (row for row in chain(head, rows) if row[0] > header.last_row)
    for chunk in _chunks(body):
        frames.add(chunk)
    return _table(frames, grid)


HEAD_ROWS = 60
"""Rows that are looked at for the header."""


def _table(frames: _Frames, grid: Grid) -> Table:
    cells = pd.concat(frames.frames, ignore_index=True) if frames.frames else pd.DataFrame(
        columns=list(frames.header.names), dtype="str")
    numbers = np.concatenate(frames.numbers) if frames.numbers else np.zeros(0, dtype=np.int64)
    kept, tail_findings = without_tails(cells, numbers)
    findings = [*frames.header.findings, *tail_findings]
    placed = tuple(Finding(f.kind, f.text, f.place or grid.sheet) for f in findings)
    return Table(grid.file, grid.sheet, cells[kept].reset_index(drop=True), numbers[kept],
                 frames.header.row, placed, tuple(frames.rejected))


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, CHUNK_ROWS)):
        yield chunk


def _is_note(cells: Sequence[str]) -> bool:
    """Tell whether a short row holds one text only: a note, to be left out with a finding."""
    return sum(bool(cell.strip()) for cell in cells) == 1


def _where(grid: Grid) -> str:
    return f"Sheet {grid.sheet!r} of {grid.file}" if grid.sheet else grid.file
