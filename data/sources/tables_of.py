"""Every table of a file, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from data.sources.delivery import Finding, SourceError
from data.sources.files import SourceFile
from data.sources.grid import Table, read_table
from data.sources.limits import Limits
from data.sources.text_table import text_grid
from data.sources.workbook_safety import is_workbook
from data.sources.workbook_table import workbook_grids


def tables_of(
    file: SourceFile, limits: Limits, known: Callable[[str], bool] = lambda _: False,
    header_row: int | None = None,
) -> tuple[list[Table], list[Finding]]:
    """Return the tables of a text file or workbook; what it is its bytes say, not its name.

    Raises
    ------
    SourceError
        If the file cannot be opened, or holds no table.
    """
    if is_workbook(file.content):
        grids, findings = workbook_grids(file, limits)
    else:
        grid, findings = text_grid(file, limits)
        grids = [grid]
    findings += _wrong_ending(file)
    tables = []
    for grid in grids:
        table = read_table(grid, limits, known, header_row)
        if table is None:
            findings.append(Finding("sheet", "The sheet holds no table.", grid.sheet))
        else:
            tables.append(table)
    if not tables:
        raise SourceError(f"{file.name} holds no table: no row looks like a header with several "
                          "columns.")
    return tables, [*findings, *(finding for table in tables for finding in table.findings)]


def _wrong_ending(file: SourceFile) -> list[Finding]:
    """Return a finding where the name's ending is not that of the bytes."""
    workbook = is_workbook(file.content)
    if workbook and file.ending in {"csv", "txt", "tsv", "json"}:
        return [Finding("source", f"The name ends in .{file.ending}, but it is a workbook.")]
    if not workbook and file.ending in {"xlsx", "xls"}:
        return [Finding("source", f"The name ends in .{file.ending}, but it is a text file.")]
    return []


def without_findings(table: Table) -> Table:
    """Return a table of which the findings were taken."""
    return replace(table, findings=())
