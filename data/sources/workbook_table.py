"""Workbooks as grids, read with calamine: shown sheets only, merged cells filled, cells as text."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data.sources.delivery import Finding, SourceError
from data.sources.files import SourceFile
from data.sources.grid import Grid, Row
from data.sources.limits import Limits
from data.sources.workbook_safety import check_workbook

Merge = tuple[tuple[int, int], tuple[int, int]]
FAILURES = (CalamineError, OSError, ValueError, OverflowError)


def workbook_grids(file: SourceFile, limits: Limits) -> tuple[list[Grid], list[Finding]]:
    """Return the sheets of a workbook that are shown and hold something.

    Raises
    ------
    SourceError
        For a workbook that cannot be opened; see :mod:`data.sources.workbook_safety`.
    """
    check_workbook(file, limits)
    workbook = _open(file)
    grids, findings = [], []
    for sheet in workbook.sheets_metadata:
        if sheet.visible != SheetVisibleEnum.Visible:
            findings.append(Finding("sheet", "The sheet is hidden and is not read.", sheet.name))
        elif sheet.typ == SheetTypeEnum.WorkSheet:
            grid = _grid(file.name, workbook, sheet.name, limits)
            findings += [] if grid else [Finding("sheet", "The sheet is empty.", sheet.name)]
            grids += [grid] if grid else []
    if not grids:
        raise SourceError(f"{file.name} has no sheet with a table that is shown.")
    return grids, findings


def _open(file: SourceFile) -> CalamineWorkbook:
    """Open a workbook; every reason not to is told."""
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(file.content))
    except PasswordError as error:
        raise SourceError(
            f"{file.name} is encrypted; remove the password and save it again.") from error
    except FAILURES as error:
        raise SourceError(f"{file.name} cannot be opened as a workbook ({error}); open it and "
                          "save it again as .xlsx.") from error


def _grid(file: str, workbook: CalamineWorkbook, name: str, limits: Limits) -> Grid | None:
    """Return a sheet as a grid; None for an empty one."""
    try:
        sheet = workbook.get_sheet_by_name(name)
        merges = _merges(sheet)
    except FAILURES as error:
        raise SourceError(f"{file}, sheet {name!r} cannot be read ({error}); save it as "
                          "CSV.") from error
    if sheet.start is None or sheet.height == 0:
        return None
    if sheet.height * sheet.width > limits.sheet_cells:  # .xls, which is not looked at before
        raise SourceError(f"{file}, sheet {name!r} is too large. {limits.told()}")
    wide = frozenset(first[0] + 1 for first, last in merges if last[1] > first[1])
    return Grid(file, name, _rows(sheet, merges), wide, ragged_is_bad=False)


def _merges(sheet: CalamineSheet) -> list[Merge]:
    """Return merged ranges as (first row, column), (last row, column), counted from 0."""
    return [((a, b), (c, d)) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]


def _rows(sheet: CalamineSheet, merges: list[Merge]) -> Iterator[Row]:
    """Read row after row as text; merged cells have the text of their first cell."""
    first_row, first_column = sheet.start or (0, 0)
    starts: dict[int, list[Merge]] = {}
    for merge in merges:
        starts.setdefault(merge[0][0], []).append(merge)
    open_ranges: list[tuple[Merge, str]] = []
    for number, cells in enumerate(sheet.iter_rows(), start=first_row):
        row = [""] * first_column + [cell_text(cell) for cell in cells]
        open_ranges = [(merge, text) for merge, text in open_ranges if merge[1][0] >= number]
        open_ranges += [(merge, row[merge[0][1]]) for merge in starts.get(number, ())
                        if merge[0][1] < len(row)]
        for merge, text in open_ranges:
            for column in range(merge[0][1], min(merge[1][1] + 1, len(row))):
                row[column] = text
        yield number + 1, row


def cell_text(cell: object) -> str:
    """Return a cell as text: whole numbers without ".0", dates in ISO form.

    A number with three decimals gets a fourth, so that it is never read as thousands.

    Examples
    --------
    >>> [cell_text(cell) for cell in (99099.0, 1.234, 0.1 + 0.2, datetime.date(2016, 3, 1), True)]
    ['99099', '1.2340', '0.30000000000000004', '2016-03-01', 'true']
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return _number_text(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell)


def _number_text(number: float) -> str:
    text = repr(number)
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    if "e" in text:
        text = f"{number:.10f}".rstrip("0").rstrip(".") if abs(number) < 1e15 else text
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals}0" if len(decimals) == 3 else text
