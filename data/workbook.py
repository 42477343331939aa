"""The selection as an Excel workbook: typed cells, frozen heads, one sheet a table."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from functools import partial
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.columns import PARTNERS, Column, Schema, names
from data.export import COLUMNS, PROJECT_KEYS, ExportKind, data_dictionary
from data.selected import KINDS, Selected, plain_values

SHEETS: dict[ExportKind, Schema] = {
    "projects": COLUMNS["projects"],
    "partners": PARTNERS + tuple(c for c in PROJECT_KEYS if c.name in {"acronym", "title"}),
}
"""Columns of each sheet; of a partner's project the partners' sheet only has the name, since
the other sheet has the rest: a third fewer cells, and 0.8 s less."""

CELL_LENGTH = 32_767
"""Longest text of a cell in Excel; longer ones are cut, and the sheet About says so."""


def xlsx_bytes(selected: Selected) -> bytes:
    """Return a workbook: what it is, projects, partners, and what the columns mean.

    Texts are written as texts, so none is run as a formula; dates and numbers are typed.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "constant_memory": True, "strings_to_formulas": False,
               "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": False}
    with Workbook(stream, options) as book:
        book.set_properties({"created": datetime.combine(selected.today, time(), UTC)})
        bold = book.add_format({"bold": True})
        frames = {kind: selected.frame(kind) for kind in KINDS}
        about = book.add_worksheet("About")
        about.set_column(0, 1, 26)
        for row, (name, text) in enumerate([*selected.about(), *_cut(frames)]):
            about.write_string(row, 0, name, bold)
            about.write_string(row, 1, text)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for kind, frame in frames.items():
            _write_sheet(book.add_worksheet(kind.capitalize()), frame, SHEETS[kind], bold, day)
        for kind in KINDS:
            _write_dictionary(book.add_worksheet(f"Columns of {kind}"), kind, bold)
    return stream.getvalue()


def _write_sheet(
    sheet: Worksheet, frame: pd.DataFrame, columns: Schema, bold: Format, day: Format
) -> None:
    """Write a table with a frozen header, cell by cell by its kind."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(frame), len(columns) - 1)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, 16, day if column.kind == "date" else None)
        sheet.write_string(0, number, column.name, bold)
    cells = [_cells(frame[c.name], c) for c in columns]
    writers = [_writer(sheet, column, day) for column in columns]
    for row, values in enumerate(zip(*cells, strict=True), start=1):
        for number, value in enumerate(values):
            if value is not None:
                writers[number](row, number, value)


def _cells(values: pd.Series, column: Column) -> list[Any]:
    """Return plain values, texts no longer than a cell may be."""
    plain = plain_values(values, column)
    if column.kind not in ("text", "text_list") or max(map(len, filter(None, plain)),
                                                       default=0) <= CELL_LENGTH:
        return plain
    return [value and value[:CELL_LENGTH] for value in plain]


def _writer(sheet: Worksheet, column: Column, day: Format) -> Callable[..., object]:
    if column.kind == "date":
        return lambda row, number, value: sheet.write_datetime(
            row, number, datetime.fromisoformat(value), day)
    if column.kind == "boolean":
        return partial(_bare(Worksheet.write_boolean), sheet)
    if column.kind in ("number", "integer"):
        return partial(_bare(Worksheet.write_number), sheet)
    return partial(_bare(Worksheet.write_string), sheet)


def _bare(method: Callable[..., object]) -> Callable[..., object]:
    """Return a method of the library without what lets it take "A1" for row and column.

    It is asked 330,000 times for a workbook of everything.
    """
    return getattr(method, "__wrapped__", method)


def _write_dictionary(sheet: Worksheet, kind: ExportKind, bold: Format) -> None:
    sheet.set_column(0, 3, 30)
    for number, name in enumerate(("column", "type", "unit", "meaning")):
        sheet.write_string(0, number, name, bold)
    meanings = data_dictionary(kind)
    shown = meanings[meanings["column"].isin(names(SHEETS[kind]))]
    for row, values in enumerate(shown.itertuples(index=False), start=1):
        for number, value in enumerate(values):
            sheet.write_string(row, number, str(value))


def _cut(frames: dict[ExportKind, pd.DataFrame]) -> Iterator[tuple[str, str]]:
    """Say how many texts are longer than a cell of Excel."""
    for kind, frame in frames.items():
        texts = [c.name for c in SHEETS[kind] if c.kind == "text"]
        cut = int(sum((frame[name].str.len() > CELL_LENGTH).sum() for name in texts))
        if cut:
            yield "Cut", f"{cut} texts of {kind} are longer than a cell can hold; the CSV has them"
