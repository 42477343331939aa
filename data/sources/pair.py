"""Formats of two tables, projects and partners: in one workbook, or in two files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.sources.column_map import ColumnMap, pick
from data.sources.delivery import Finding
from data.sources.files import SourceFile
from data.sources.grid import Table
from data.sources.limits import Limits
from data.sources.tables_of import tables_of

Found = tuple[list[Table], list[Finding]]


@dataclass(frozen=True)
class Pair:
    """The column maps of both tables, and what they are called in messages."""

    projects: ColumnMap
    partners: ColumnMap
    projects_called: str = "projects"
    partners_called: str = "partners"

    def matches(self, rows: Sequence[Sequence[str]]) -> bool:
        """Tell whether tables with these rows are of the format (or one of the two is)."""
        return any(self.projects.share(row) == 1 or self.partners.share(row) == 1 for row in rows)

    def knows(self, cell: str) -> bool:
        """Tell whether a cell is a header of one of the tables."""
        return self.projects.knows(cell) or self.partners.knows(cell)

    def read(
        self, files: Sequence[SourceFile], limits: Limits
    ) -> tuple[Table, Table, list[Finding]]:
        """Return the table of projects, that of partners, and what was found.

        Raises
        ------
        SourceError
            If one of them is missing.
        """
        tables, findings = tables_of_all(files, limits, self.knows)
        return (pick(tables, self.projects, self.partners, self.projects_called, files),
                pick(tables, self.partners, self.projects, self.partners_called, files), findings)


def tables_of_all(
    files: Sequence[SourceFile], limits: Limits, known: Callable[[str], bool]
) -> Found:
    """Return the tables of several files, and the findings of all."""
    tables, findings = [], []
    for file in files:
        found, told = tables_of(file, limits, known)
        tables += found
        findings += told
    return tables, findings
