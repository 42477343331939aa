"""The command ``python -m geo.geocode INPUT.csv OUTPUT.csv``.

Reads and writes row by row, so that size is no matter, and replaces OUTPUT only when all of
it is written.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import IO

from tqdm import tqdm

from geo.errors import GeoError
from geo.geocode import DERIVED_FOLDER, Geocoder
from geo.match import Match, Query
from geo.names import clean

QUERY_COLUMNS = ("organisation", "street", "postal_code", "town", "region", "country")
INPUT_COLUMNS = ("id", *QUERY_COLUMNS)
OUTPUT_COLUMNS = (
    "id", "lon", "lat", "location_precision", "location_score", "place_name", "geonames_id",
    "country_code", "nuts3_code", "nuts3_2024_code", "reason",
)
REMEMBERED_QUERIES = 50_000
MAX_CELL_CHARACTERS = 2**31 - 1

Row = tuple[str, Query]


class InputError(GeoError):
    """The input file cannot be read as what the command expects."""


def read_rows(stream: IO[str], name: str) -> Iterator[Row]:
    """Yield id and query of each row.

    Parameters
    ----------
    stream : text file
        CSV with a header; more columns than needed are ignored.
    name : str
        Name of the file, for messages.

    Raises
    ------
    InputError
        If the file is empty, is not CSV in UTF-8, lacks a column, or a row lacks its id.
    """
    csv.field_size_limit(MAX_CELL_CHARACTERS)
    reader = csv.reader(stream, strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        positions = _positions(header, name)
        for cells in reader:
            if cells:
                yield _row(cells, header, positions, f"{name}, line {reader.line_num}")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not a CSV file in UTF-8 ({error.reason}); save it as CSV "
                         "UTF-8.") from error
    except csv.Error as error:
        raise InputError(f"{name}, line {reader.line_num}: not CSV ({error}); check the quotes, "
                         "or save the file as CSV UTF-8 again.") from error


def _positions(header: Sequence[str], name: str) -> dict[str, int]:
    if not any(header):
        raise InputError(f"{name} is empty; its first line must be {','.join(INPUT_COLUMNS)}.")
    missing = [column for column in INPUT_COLUMNS if column not in header]
    if missing:
        found = clean(", ".join(header))[:120]
        hint = " Separate the columns by commas." if len(header) == 1 else ""
        raise InputError(f"{name}: missing column {', '.join(missing)}; found: {found}.{hint}")
    return {column: header.index(column) for column in INPUT_COLUMNS}


def _row(cells: Sequence[str], header: Sequence[str], positions: dict[str, int],
         where: str) -> Row:
    if len(cells) > len(header):
        raise InputError(f"{where}: {len(cells)} cells, but the header has {len(header)}; put "
                         "quotes around cells with commas.")
    values = {column: cells[i] if i < len(cells) else "" for column, i in positions.items()}
    if not values["id"].strip():
        raise InputError(f"{where}: the id is empty; every row needs one.")
    return values["id"], Query(**{column: clean(values[column]) for column in QUERY_COLUMNS})


def output_cells(row_id: str, match: Match) -> list[str]:
    """Return the cells of one output row, in the order of OUTPUT_COLUMNS."""
    return [
        row_id, _number(match.lon, 5), _number(match.lat, 5), match.location_precision,
        _number(match.location_score, 2), match.place_name,
        str(match.geonames_id) if match.geonames_id else "", match.country_code,
        match.nuts3_code, match.nuts3_2024_code, match.reason,
    ]


def _number(value: float | None, decimals: int) -> str:
    return "" if value is None else f"{value:.{decimals}f}"


@contextmanager
def written_whole(path: Path) -> Iterator[IO[str]]:
    """Open a temporary file beside a path, and move it there only if all went well."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def geocode_file(source: Path, target: Path, locate: Callable[[Query], Match]) -> int:
    """Geocode a file row by row; return the number of rows."""
    rows = 0
    with source.open(encoding="utf-8-sig", newline="") as stream, written_whole(target) as sink:
        writer = csv.writer(sink, lineterminator="\n")
        writer.writerow(OUTPUT_COLUMNS)
        # disable=None: a progress bar on a terminal, none in a log.
        for row_id, query in tqdm(read_rows(stream, source.name), unit=" rows", disable=None):
            writer.writerow(output_cells(row_id, locate(query)))
            rows += 1
    return rows


def _locator(derived: Path) -> Callable[[Query], Match]:
    """Return a function that loads the gazetteer at its first query, not for unusable input."""

    @cache
    def geocoder() -> Geocoder:
        return Geocoder.load(derived)

    return lru_cache(maxsize=REMEMBERED_QUERIES)(lambda query: geocoder().locate(query))


def _check_paths(source: Path, target: Path) -> None:
    if not source.is_file():
        raise InputError(f"{source}: there is no such file.")
    if not target.parent.is_dir():
        raise InputError(f"{target}: there is no folder {target.parent}; create it first.")
    if target.exists() and source.samefile(target):
        raise InputError(f"{target}: give OUTPUT another name than INPUT.")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    built = argparse.ArgumentParser(
        prog="python -m geo.geocode",
        description="Locate the organisations of a CSV file, offline.",
        epilog=f"INPUT has the columns {', '.join(INPUT_COLUMNS)}; only id must be filled.",
    )
    built.add_argument("input", metavar="INPUT.csv", type=Path)
    built.add_argument("output", metavar="OUTPUT.csv", type=Path)
    built.add_argument("--derived", type=Path, default=DERIVED_FOLDER,
                       help="folder of the derived geography")
    return built


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return the exit code: 0, or 2 for input that cannot be used."""
    options = parser().parse_args(arguments)
    try:
        _check_paths(options.input, options.output)
        geocode_file(options.input, options.output, _locator(options.derived))
    except (GeoError, OSError) as error:
        print(f"geo.geocode: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    return 0
