"""The formats that can be imported, and which of them a file is."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.sources import (
    central_baltic,
    cordis,
    estonia_latvia,
    geojson,
    keep_current,
    keep_json,
    keep_legacy,
    kohesio,
)
from data.sources.delivery import Delivery, ImportContext, SourceError
from data.sources.files import SourceFile, joined_name
from data.sources.json_records import looks_like_json, parse_json
from data.sources.limits import Limits
from data.sources.text_table import text_grid
from data.sources.workbook_safety import is_workbook
from data.sources.workbook_table import workbook_grids

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Format:
    """One format.

    Attributes
    ----------
    name : str
        As ``--format`` takes it.
    title : str
        For people.
    reads : str
        Which files it is made of.
    read : callable
        Returns the delivery.
    rows : callable
        Tells from the first rows of every table whether files are of it.
    value : callable
        Tells from a parsed JSON value whether a file is of it.
    """

    name: str
    title: str
    reads: str
    read: Callable[[list[SourceFile], ImportContext, Limits], Delivery]
    rows: Callable[[Rows], bool] = lambda _: False
    value: Callable[[object], bool] = lambda _: False


FORMATS = (
    Format("keep_legacy", "keep.eu: Excel export of 2019 and before, and its CSV twin",
           ".xlsx, or both .csv", keep_legacy.read, keep_legacy.PAIR.matches),
    Format("keep_current", "keep.eu: Excel export of today, 2000 to 2027",
           ".xlsx, or both .csv", keep_current.read, keep_current.PAIR.matches),
    Format("keep_json", "keep.eu: projects of its interface, one or a list", ".json",
           keep_json.read, value=keep_json.matches),
    Format("kohesio", "Kohesio: latest_XX.csv, projects of cohesion policy", ".csv",
           kohesio.read, kohesio.matches),
    Format("cordis", "CORDIS: project.csv and organization.csv together", "both .csv",
           cordis.read, cordis.PAIR.matches),
    Format("central_baltic", "Interreg Central Baltic: list of operations", ".csv or .xlsx",
           central_baltic.LIST.read, central_baltic.matches),
    Format("estonia_latvia", "Interreg Estonia-Latvia: list of operations", ".xls, .xlsx or .csv",
           estonia_latvia.LIST.read, estonia_latvia.matches),
    Format("geojson", "GeoJSON: a point a partner", ".geojson or .json",
           geojson.read, value=geojson.matches),
)
HEAD_ROWS = 40


def detect(files: Sequence[SourceFile], limits: Limits) -> Format | None:
    """Return the format that files are of, or None where it is none of the known ones."""
    if looks_like_json(files[0].content):
        value = parse_json(files[0], limits)
        return next((one for one in FORMATS if one.value(value)), None)
    rows = [row for file in files for row in first_rows(file, limits)]
    return next((one for one in FORMATS if one.rows(rows)), None)


def first_rows(file: SourceFile, limits: Limits) -> list[list[str]]:
    """Return the first rows of every table of a file, as far as a header may stand."""
    grids = (workbook_grids(file, limits)[0] if is_workbook(file.content)
             else [text_grid(file, limits)[0]])
    return [cells for grid in grids for _, cells in itertools.islice(grid.rows, HEAD_ROWS)]


def format_named(name: str) -> Format:
    """Return a format by its name.

    Raises
    ------
    SourceError
        If there is none; the message names them all.
    """
    found = next((one for one in FORMATS if one.name == name), None)
    if found is None:
        raise SourceError(f"There is no format {name!r}; there are "
                          f"{', '.join(one.name for one in FORMATS)}.")
    return found


def not_known(files: Sequence[SourceFile]) -> SourceError:
    """Return the error for files of no known format."""
    return SourceError(f"{joined_name(files)} is of no known format "
                       f"({', '.join(one.name for one in FORMATS)}). Name the format, or write a "
                       "mapping: python -m data.sources inspect FILE proposes one.")
