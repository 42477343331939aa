"""Any table of projects and partners through a mapping: rows grouped into projects."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pandas as pd

from data.model import Source
from data.sources.cell_lists import exploded
from data.sources.column_map import place, text_column
from data.sources.compile_given import compile_given
from data.sources.delivery import Delivery, Finding, ImportContext, Rejected, SourceError
from data.sources.files import SourceFile
from data.sources.given import KEY, ORIGIN, PARTNER_MONEY, Given, Recipe
from data.sources.grid import Table
from data.sources.header_words import WORDS_FILE, load_header_words
from data.sources.limits import Limits
from data.sources.mapping import PARTNER_TARGETS, TableMapping
from data.sources.tables_of import tables_of
from geo.names import fold

FORMAT = "table"
NAMED_BY = ("title", "title_en", "acronym")
SEPARATOR = "\x1f"


def read(
    files: list[SourceFile], context: ImportContext, limits: Limits, mapping: TableMapping
) -> Delivery:
    """Return the delivery of a table.

    Raises
    ------
    SourceError
        If the file, the sheet or a mapped column is not there, or the mapping has neither
        partners nor titles.
    """
    (file,) = files if len(files) == 1 else _one(files)
    return deliver(_table(file, limits, mapping), mapping, files, context, limits)


def _day(text: str) -> date:
    """Return a day that looks like one."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SourceError(f"The mapping's date {text} does not exist.") from error


def _table(file: SourceFile, limits: Limits, mapping: TableMapping) -> Table:
    """Return the table of a file that a mapping is for."""
    tables, findings = tables_of(file, limits, load_header_words(WORDS_FILE).knows,
                                 mapping.header_row)
    return replace(_pick(tables, mapping, file), findings=tuple(findings))


def deliver(
    table: Table, mapping: TableMapping, files: list[SourceFile], context: ImportContext,
    limits: Limits, format_name: str = FORMAT,
) -> Delivery:
    """Return the delivery of a table that was read, through its mapping."""
    source = source_of(files[0], context, mapping)
    if context.source_date is None and mapping.source.get("date"):
        context = replace(context, source_date=_day(mapping.source["date"]))
    handed = [_given(table, mapping)]
    del table  # Its memory is given back, and that of the given tables as they are compiled.
    reading = mapping.reading
    recipe = Recipe(
        format_name, source.code, label=("contract_number", "acronym", "title_en", "title"),
        title_language=reading.get("title_language", "und"), decimal=reading.get("decimal", ""),
        day_order=reading.get("day_order", ""), currency=reading.get("currency", "").upper())
    return compile_given(handed.pop(), recipe, source, files, context, limits)


def _one(files: list[SourceFile]) -> list[SourceFile]:
    raise SourceError(f"A mapping is for one table; {len(files)} files were given.")


def _pick(tables: list[Table], mapping: TableMapping, file: SourceFile) -> Table:
    """Return the sheet that the mapping names, else the one that has most of its columns."""
    if mapping.sheet:
        named = [table for table in tables if table.sheet == mapping.sheet]
        if not named:
            raise SourceError(f"{file.name} has no sheet {mapping.sheet!r}; it has "
                              f"{', '.join(repr(table.sheet) for table in tables)}.")
        return named[0]
    return max(tables, key=lambda table: len(set(mapping.columns) & set(table.columns)))


def source_of(file: SourceFile, context: ImportContext, mapping: TableMapping) -> Source:
    """Return the source as the mapping says it; its code names it in every later import."""
    said = mapping.source
    code = context.source_code or said.get("code", "") or source_code(file.name)
    return Source(code, said.get("title", file.name), said.get("publisher", "not stated"),
                  said.get("url", ""), said.get("licence", "not stated"),
                  context.retrieved.isoformat(), "Brought in by its owner through a mapping")


def source_code(file_name: str) -> str:
    """Return a code for a source, from its file's name without dates and numbers.

    Examples
    --------
    >>> source_code("Lista projektów 2024-06-30.xlsx"), source_code("2024.csv")
    ('lista_projektow', 'table')
    """
    words = re.sub(r"[^a-z]+", " ", fold(file_name.rpartition(".")[0])).split()
    return "_".join(words)[:50].strip("_") or "table"


def _given(table: Table, mapping: TableMapping) -> Given:
    """Return projects and partners of a table with the mapping's names."""
    frame = _renamed(table, mapping)
    count = len(frame)
    again = frame.duplicated([name for name in frame.columns if name != ORIGIN[1]])
    repeated = [Rejected(table.file, table.sheet, int(row), "", "", "repeats an earlier row")
                for row in frame.loc[again, ORIGIN[1]]]
    frame = frame[~again].reset_index(drop=True)
    partner_columns = [name for name in frame.columns if name in PARTNER_TARGETS]
    lists, told = exploded(frame, partner_columns, mapping.reading.get("list_separator", ""),
                           "partner_name")
    keyed = _keyed(lists)
    first = ~keyed[KEY].duplicated()
    projects = keyed[first].reset_index(drop=True).drop(
        columns=[name for name in partner_columns if name != "currency"])
    partners = keyed[[*partner_columns, *_money_currency(keyed), *ORIGIN, KEY]]
    rows = {"projects": int(first.sum()),
            "partners": count + len(table.rejected) + len(lists) - len(frame)}
    names = {ours: name for name, ours in mapping.columns.items()}
    return Given(table.file, projects, partners, names, rows, {},
                 (*table.findings, *told, *_differing(keyed, projects, names),
                  *_unused(table, mapping)),
                 (*table.rejected, *repeated))


def _money_currency(frame: pd.DataFrame) -> list[str]:
    """Return the column of currencies, where partners have money of their own."""
    needed = "currency" in frame.columns and set(PARTNER_MONEY) & set(frame.columns)
    return ["currency"] if needed else []


def _renamed(table: Table, mapping: TableMapping) -> pd.DataFrame:
    """Return the mapped columns and the constants, under our names."""
    missing = [name for name in mapping.columns if name not in table.columns]
    if missing:
        raise SourceError(f"{place(table)} lacks columns of the mapping: "
                          f"{', '.join(map(repr, missing))}; it has "
                          f"{', '.join(map(repr, table.columns[:40]))}.")
    frame = table.cells[list(mapping.columns)].rename(columns=dict(mapping.columns))
    for ours, value in mapping.constants.items():
        blank = frame[ours] if ours in frame.columns else pd.Series("", frame.index, dtype="str")
        frame[ours] = blank.where(blank.str.strip() != "", value)
    frame[ORIGIN[0]], frame[ORIGIN[1]] = table.sheet, table.numbers
    if "partner_name" not in frame.columns or not set(NAMED_BY) & set(frame.columns):
        raise SourceError("The mapping needs partner_name, and one of "
                          f"{', '.join(NAMED_BY)}; see docs/formats/table.md.")
    return frame


def _keyed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return rows with the key of their project: its number, else what names it."""
    parts = [text_column(frame, name).str.strip()
             for name in ("acronym", "title_en", "title", "programme", "start_date", "end_date")]
    named = parts[0]
    for part in parts[1:]:
        named = named + SEPARATOR + part
    number = text_column(frame, "contract_number").str.strip()
    programme = text_column(frame, "programme").str.strip()
    return frame.assign(**{KEY: named.where(number == "", "#" + number + SEPARATOR + programme)})


def _differing(
    keyed: pd.DataFrame, projects: pd.DataFrame, names: dict[str, str]
) -> list[Finding]:
    """Return a finding for each project column in which rows of one project differ."""
    if len(keyed) == len(projects):
        return []
    findings = []
    columns = [name for name in projects.columns if name not in (*ORIGIN, KEY, "currency")]
    again = keyed[keyed[KEY].duplicated(keep=False)]
    for name in columns:
        pairs = again[[KEY, name]].drop_duplicates()
        count = int((pairs[KEY].value_counts() > 1).sum())
        if count:
            findings.append(Finding("join", f"Rows of one project differ in this column for "
                                            f"{count:,} projects; the first row counts.",
                                    names.get(name, name)))
    return findings


def _unused(table: Table, mapping: TableMapping) -> list[Finding]:
    unused = [name for name in table.columns if name not in mapping.columns]
    if not unused:
        return []
    shown = ", ".join(unused[:12]) + (" ..." if len(unused) > 12 else "")
    return [Finding("column", f"{len(unused)} columns are not used: {shown}.", table.sheet)]
