"""Lists of operations of Interreg programmes: a row a project, its partners as lists in cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from data.model import Source
from data.sources.cell_lists import exploded
from data.sources.column_map import ColumnMap, rejected_of, renamed
from data.sources.compile_given import compile_given
from data.sources.delivery import Delivery, Finding, ImportContext
from data.sources.files import SourceFile
from data.sources.given import KEY, ORIGIN, PARTNER_COLUMNS, Given, Recipe
from data.sources.grid import Table
from data.sources.limits import Limits
from data.sources.numbers import parse_numbers
from data.sources.partner_columns import mapped
from data.sources.tables_of import tables_of

ENDED = "ENDED_"
LOST_LETTER = "\ufffd"


@dataclass(frozen=True)
class OperationsList:
    """One programme's list.

    Attributes
    ----------
    name, programme, title, publisher, url : str
        Of the format and its source.
    columns : ColumnMap
        Their columns to ours.
    sums : mapping of str to str
        Project column -> partner column of which it is the sum, where only the parts are given.
    separator : str
        Between the partners in a cell.
    """

    name: str
    programme: str
    title: str
    publisher: str
    url: str
    columns: ColumnMap
    sums: Mapping[str, str] = field(default_factory=dict)
    separator: str = ";"

    def read(self, files: list[SourceFile], context: ImportContext, limits: Limits) -> Delivery:
        """Return the delivery of a list."""
        tables, findings = tables_of(files[0], limits, self.columns.knows)
        table = max(tables, key=lambda one: self.columns.share(one.columns))
        source = Source(context.source_code or self.name, self.title, self.publisher, self.url,
                        "Published under Regulation (EU) 1303/2013, article 115",
                        context.retrieved.isoformat(), "Summaries left out")
        recipe = Recipe(self.name, self.name, title_language="en")
        return compile_given(self._given(table, findings), recipe, source, files, context, limits)

    def _given(self, table: Table, findings: list[Finding]) -> Given:
        """Return projects and partners of a list."""
        frame, names, unused = renamed(table, self.columns)
        frame["title"] = frame["title"].str.strip().str.removeprefix(ENDED)
        if "investment_priority" in frame.columns:
            frame["investment_priority"] = mapped(frame["investment_priority"], priority_code)
        frame[KEY] = [str(number) for number in range(len(frame))]
        partner_columns = [name for name in frame.columns
                           if name in PARTNER_COLUMNS and name != KEY]
        lists, told = exploded(frame, partner_columns, self.separator, "partner_name")
        partners = lists[[*partner_columns, *ORIGIN, KEY]]
        projects = frame.drop(columns=partner_columns).assign(programme=self.programme)
        projects, summed = _with_sums(projects, partners, self.sums)
        rejected = (*rejected_of(table, "projects"), *rejected_of(table, "partners"))
        return Given(table.file, projects, partners, names,
                     {"projects": len(frame) + len(table.rejected),
                      "partners": len(lists) + len(table.rejected)}, {},
                     (*findings, *unused, *told, *summed, *_lost_letters(frame)), rejected)


def priority_code(text: str) -> str:
    """Return the code that an investment priority begins with.

    Examples
    --------
    >>> priority_code("6f   Promoting innovative technologies")
    '6f'
    """
    found = re.match(r"\d{1,2}[a-z]?\b", text.strip())
    return found[0] if found else ""


def _with_sums(
    projects: pd.DataFrame, partners: pd.DataFrame, sums: Mapping[str, str]
) -> tuple[pd.DataFrame, list[Finding]]:
    """Return projects with the sums of their partners' amounts, where all are published."""
    findings = []
    for ours, theirs in sums.items():
        amounts = pd.to_numeric(parse_numbers(partners[theirs]).cells, errors="coerce")
        total = amounts.groupby(partners[KEY]).sum(min_count=1)
        whole = amounts.notna().groupby(partners[KEY]).all()
        texts = total[whole].map(lambda amount: f"{amount:.2f}")
        projects = projects.assign(**{ours: projects[KEY].map(texts).fillna("").astype("str")})
        findings.append(Finding("join", f"{ours} of a project is the sum of its partners' amounts; "
                                        "the list gives the parts only."))
    return projects, findings


def _lost_letters(frame: pd.DataFrame) -> list[Finding]:
    """Return a finding where letters were lost before the file was published."""
    lost = frame["partner_name"].str.contains(LOST_LETTER, regex=False)
    if not lost.any():
        return []
    return [Finding("encoding", f"In {int(lost.sum()):,} rows letters of names were lost before "
                                "the file was published; they stay as they are.")]
