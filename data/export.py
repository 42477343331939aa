"""The filtered catalogue as CSV: every row, documented columns, safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from data.columns import PARTNERS, PROJECTS, Column, Schema
from data.model import Catalogue
from data.tables import LIST_SEPARATOR
from geo.names import fold, transliterate

ExportKind = Literal["projects", "partners"]

BOM = "\ufeff"
"""Excel takes a CSV without it for the local 8-bit encoding."""

NAME_LENGTH = 60
"""Longest part of the file name that describes the filter."""

PROGRAMME_COLUMNS: Schema = (
    Column("programme_name", "text", "Name of the programme."),
    Column("family_name", "text", "Name of the programme over all periods."),
)
SOURCE_COLUMNS: Schema = (
    Column("source_title", "text", "Where the row comes from."),
    Column("source_link", "text", "Address of the source."),
    Column("source_licence", "text", "Terms under which the source may be used."),
)
PROJECT_KEYS: Schema = tuple(
    column for column in PROJECTS
    if column.name in {"acronym", "title", "programme_code", "programming_period", "start_date",
                       "end_date", "known_partners", "source_code"}
)

COLUMNS: dict[ExportKind, Schema] = {
    "projects": PROJECTS + PROGRAMME_COLUMNS + SOURCE_COLUMNS,
    "partners": PARTNERS + PROJECT_KEYS + PROGRAMME_COLUMNS + SOURCE_COLUMNS,
}
"""Columns of each export, in order."""

_INVISIBLE = r"[\s\x00-\x20\x7f-\xa0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]"
_FORMULA = re.compile(rf"{_INVISIBLE}*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


def projects_csv(catalogue: Catalogue, project_mask: np.ndarray) -> bytes:
    r"""Return the chosen projects, one row each.

    Parameters
    ----------
    catalogue : Catalogue
        The catalogue.
    project_mask : numpy.ndarray of bool
        One value for each row of ``catalogue.projects``.

    Returns
    -------
    bytes
        UTF-8 with byte order mark, commas, ``\r\n``; columns ``COLUMNS["projects"]``.
    """
    return csv_bytes(export_frame(catalogue, "projects", project_mask), COLUMNS["projects"])


def partners_csv(catalogue: Catalogue, partner_mask: np.ndarray) -> bytes:
    """Return the chosen partners, one row each, with the key facts of their project.

    Parameters and result are those of :func:`projects_csv`, with a mask over
    ``catalogue.partners`` and columns ``COLUMNS["partners"]``.
    """
    return csv_bytes(export_frame(catalogue, "partners", partner_mask), COLUMNS["partners"])


def export_frame(catalogue: Catalogue, kind: ExportKind, mask: np.ndarray) -> pd.DataFrame:
    """Return the chosen rows with the columns ``COLUMNS[kind]``, typed as in the catalogue.

    Parameters
    ----------
    catalogue : Catalogue
        The catalogue.
    kind : {'projects', 'partners'}
        What a row is.
    mask : numpy.ndarray of bool
        One value for each row of that table.
    """
    table = getattr(catalogue, kind)
    chosen = table[_as_mask(mask, len(table))]
    if kind == "partners":
        facts = catalogue.projects[["project_id", *[c.name for c in PROJECT_KEYS], "source_url"]]
        chosen = chosen.merge(facts, on="project_id", how="left", validate="many_to_one")
    return _with_context(chosen, catalogue)[[column.name for column in COLUMNS[kind]]]


def data_dictionary(kind: ExportKind) -> pd.DataFrame:
    """Return the documentation of an export: ``column, type, unit, meaning``.

    Examples
    --------
    >>> data_dictionary("projects").set_index("column").loc["total_budget_eur", "unit"]
    'EUR'
    """
    return pd.DataFrame(
        [(c.name, c.kind, "EUR" if c.name.endswith("_eur") else "", c.meaning)
         for c in COLUMNS[kind]],
        columns=["column", "type", "unit", "meaning"],
    )


def export_name(kind: str, today: date, description: str, ending: str = "csv") -> str:
    """Return the file name: what, when, and of which filter.

    Examples
    --------
    >>> export_name("projects", date(2026, 1, 2), "Latvia–Lithuania, Rīga")
    'baltic-atlas_projects_2026-01-02_latvia-lithuania-riga.csv'
    """
    slug = re.sub(r"[^a-z0-9]+", "-", transliterate(fold(description)))
    slug = slug[:NAME_LENGTH].strip("-")
    return f"baltic-atlas_{kind}_{today.isoformat()}_{slug or 'all'}.{ending}"


def page_file_name(table: str, today: date) -> str:
    """Return the file name of a page's table.

    Examples
    --------
    >>> page_file_name("cooperation_matrix", date(2026, 1, 2))
    'baltic-atlas_cooperation-matrix_2026-01-02.csv'
    """
    return f"baltic-atlas_{table.replace('_', '-')}_{today.isoformat()}.csv"


def neutralised(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula; numbers stay as they are.

    A cell that begins with ``= + - @`` (also behind spaces and invisible characters, also in
    full width), a tab or a line break gets a leading apostrophe.

    Examples
    --------
    >>> [neutralised(text) for text in ("=1+1", "-12.5", "Rīga", " @x")]
    ["'=1+1", '-12.5', 'Rīga', "' @x"]
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def csv_bytes(frame: pd.DataFrame, schema: Schema) -> bytes:
    """Return the schema's columns of a frame as CSV (RFC 4180) in UTF-8 with BOM."""
    columns = [_cells(frame[column.name], column) for column in schema]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.name for column in schema)
    writer.writerows(zip(*columns, strict=True))
    return (BOM + stream.getvalue()).encode("utf-8", "replace")


def _with_context(frame: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Add the names of programme and source to rows that have their codes."""
    names = catalogue.programmes.set_index("programme_code")
    sources = catalogue.sources
    added = {c.name: frame["programme_code"].map(names[c.name]) for c in PROGRAMME_COLUMNS}
    added["source_title"] = frame["source_code"].map({k: s.title for k, s in sources.items()})
    added["source_licence"] = frame["source_code"].map({k: s.licence for k, s in sources.items()})
    links = frame["source_code"].map({k: s.url for k, s in sources.items()})
    added["source_link"] = frame["source_url"].fillna(links)
    return frame.assign(**added)


def _cells(values: pd.Series, column: Column) -> list[str]:
    """Return a column as the texts to write; empty where nothing is published."""
    if column.kind == "text_list":
        return [neutralised(LIST_SEPARATOR.join(items)) for items in values]
    if column.kind == "number":
        return [_plain_number(number) for number in values.tolist()]
    if column.kind == "date":
        return ["" if text != text else str(text) for text in values.dt.strftime("%Y-%m-%d")]
    if column.kind == "text":
        return ["" if text != text else neutralised(text) for text in values.tolist()]
    return ["" if value is pd.NA else str(value).lower() for value in values.tolist()]


def _plain_number(number: float) -> str:
    """Return a number without exponent or a needless ``.0``; empty for NaN."""
    if number != number:
        return ""
    return str(int(number)) if number.is_integer() else repr(number)


def _as_mask(mask: np.ndarray, rows: int) -> np.ndarray:
    """Return the mask, or raise ValueError if it is not one boolean a row."""
    if mask.dtype != bool or mask.shape != (rows,):
        raise ValueError(f"A mask of {rows} booleans is needed, not {mask.dtype} {mask.shape}.")
    return mask
