"""A mapping: how a person's own table becomes projects and partners, as a TOML file.

::

    sheet = "Projekty"               # which sheet; may be left out
    header_row = 3                   # where the header is; may be left out

    [columns]                        # their column = ours
    "Nazwa beneficjenta" = "partner_name"

    [constants]                      # the same for every row
    country_code = "PL"

    [reading]                        # how values are written; found in the columns if left out
    decimal = ","
    day_order = "day first"
    currency = "PLN"
    list_separator = ";"             # where a cell lists several partners

    [source]                         # whose table it is
    title = "List of operations"
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.columns import PARTNER_FACTS, PROJECTS, names
from data.sources.dates import ORDERS
from data.sources.delivery import SourceError
from data.sources.files import SourceFile

OWN = frozenset({
    "project_id", "partner_id", "partner_order", "known_partners", "known_partners_country",
    "source_code", "retrieved_date", "note",
})
"""Columns that the atlas fills itself."""
EXTRA = {
    "programme": "Name of the programme.", "cci": "The Commission's code of the programme.",
    "title_en": "English title.", "currency": "Currency of the row's money, as PLN.",
    "lon": "Longitude of the partner's seat.", "lat": "Latitude of the partner's seat.",
}
TARGETS: Mapping[str, str] = {
    column.name: column.meaning for column in (*PROJECTS, *PARTNER_FACTS)
    if column.name not in OWN
} | EXTRA
"""Our columns that a mapping may name, with what they mean."""
PARTNER_TARGETS = frozenset(names(PARTNER_FACTS)) - OWN | {"lon", "lat"}
SECTIONS = {"columns", "constants", "reading", "source", "sheet", "header_row"}
READING = {"decimal", "day_order", "currency", "list_separator", "title_language"}
SOURCE = {"code", "title", "publisher", "url", "licence", "date"}
DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
CODE = re.compile(r"[a-z][a-z0-9_]{1,59}")


@dataclass(frozen=True)
class TableMapping:
    """A mapping that was read and checked, or proposed.

    Attributes
    ----------
    columns : mapping of str to str
        Name in the file -> our column.
    constants : mapping of str to str
        Our column -> the value of every row.
    reading, source : mapping of str to str
        As in the file.
    sheet : str
        Name of the sheet; empty for the first that fits.
    header_row : int, optional
        Row of the header.
    """

    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    reading: Mapping[str, str] = field(default_factory=dict)
    source: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    header_row: int | None = None


def read_mapping(file: SourceFile) -> TableMapping:
    r"""Return the mapping in a TOML file.

    Raises
    ------
    SourceError
        If it is no TOML, or names something that there is not; the message says what there is.

    Examples
    --------
    >>> read_mapping(SourceFile("m.toml", b'[columns]\n"Name" = "partner_name"')).columns
    {'Name': 'partner_name'}
    """
    try:
        values = tomllib.loads(file.content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise SourceError(f"{file.name} is not a mapping in TOML: {error}.") from error
    _only(file.name, "a mapping", values, SECTIONS)
    mapping = TableMapping(
        _section(file.name, values, "columns"), _section(file.name, values, "constants"),
        _section(file.name, values, "reading"), _section(file.name, values, "source"),
        str(values.get("sheet", "")), _row(file.name, values.get("header_row")))
    check_mapping(mapping, file.name)
    return mapping


def check_mapping(mapping: TableMapping, name: str) -> None:
    """Raise SourceError for a mapping that names what there is not, or one column twice."""
    for ours in (*mapping.columns.values(), *mapping.constants):
        if ours not in TARGETS:
            near = difflib.get_close_matches(ours, list(TARGETS), n=3, cutoff=0.4)
            raise SourceError(f"{name}: there is no column {ours!r} to map to; nearest are "
                              f"{', '.join(near) or 'none'}. All: {', '.join(sorted(TARGETS))}.")
    ours_of = list(mapping.columns.values())
    twice = sorted({ours for ours in ours_of if ours_of.count(ours) > 1})
    if twice:
        raise SourceError(f"{name}: two columns are mapped to {', '.join(twice)}; leave one out.")
    _only(name, "[reading]", mapping.reading, READING)
    _only(name, "[source]", mapping.source, SOURCE)
    if mapping.reading.get("decimal", "") not in {"", ".", ","}:
        raise SourceError(f"{name}: decimal is {mapping.reading['decimal']!r}; it is \".\" or "
                          '",".')
    if mapping.reading.get("day_order", "") not in {"", *ORDERS}:
        raise SourceError(f"{name}: day_order is {mapping.reading['day_order']!r}; it is one of "
                          f"{', '.join(map(repr, ORDERS))}.")
    _check_source(mapping.source, name)


def _check_source(source: Mapping[str, str], name: str) -> None:
    """Raise SourceError for a code or a day that cannot be one."""
    day = source.get("date", "")
    if day and not DAY.fullmatch(day):
        raise SourceError(f"{name}: date is {day!r}; write the day of the table as 2026-11-25.")
    code = source.get("code", "")
    if code and not CODE.fullmatch(code):
        raise SourceError(f"{name}: source code {code!r} must be small letters, digits and _.")


def _only(name: str, where: str, values: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(values) - known)
    if unknown:
        raise SourceError(f"{name}: {where} has no {', '.join(map(repr, unknown))}; it has "
                          f"{', '.join(sorted(known))}.")


def _section(name: str, values: Mapping[str, Any], section: str) -> dict[str, str]:
    """Return a section of texts; numbers and dates are taken as written."""
    found = values.get(section, {})
    if not isinstance(found, dict):
        raise SourceError(f"{name}: [{section}] must hold lines of name = value.")
    for key, value in found.items():
        if isinstance(value, dict | list):
            raise SourceError(f"{name}: {key!r} in [{section}] must be one value, not several.")
    return {key: str(value) for key, value in found.items() if str(value) != ""}


def _row(name: str, value: object) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SourceError(f"{name}: header_row is {value!r}; it is the number of a row, from 1.")
    return value
