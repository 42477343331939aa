"""Files that are geocoded row by row: read in batches, answered in order, replaced whole.

A batch is what one process answers at a time. Only a few are in memory at once, so that a file
of any length takes the same room.
"""

from __future__ import annotations

import csv
import io
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple, NoReturn, Protocol

from tqdm import tqdm

from geo.errors import GeoError
from geo.match import Match, Query
from geo.names import MAX_LENGTH, clean

QUERY_COLUMNS = ("organisation", "street", "postal_code", "town", "region", "country")
INPUT_COLUMNS = ("id", *QUERY_COLUMNS)
OUTPUT_COLUMNS = (
    "id", "lon", "lat", "location_precision", "location_score", "place_name", "geonames_id",
    "country_code", "nuts3_code", "nuts3_2024_code", "reason",
)
BATCH_ROWS = 1_000
MAX_CELL_CHARACTERS = 2**31 - 1

Cells = tuple[str, ...]
"""The cells of one row in the order of INPUT_COLUMNS, cut to what the geocoder reads."""
Batch = list[Cells]


class Answers(NamedTuple):
    """The answers to one batch: how many, and as lines of CSV, or whole."""

    rows: int
    text: str
    matches: tuple[Match, ...] = ()


Engine = Callable[[Iterable[Batch]], Iterator[Answers]]
"""Answers batches in their order: in this process, in several, or on a cluster."""


class Promise(Protocol):
    """Answers that are on their way, from another process or machine."""

    def result(self) -> Answers:
        """Wait for the answers."""


class InputError(GeoError):
    """What the command was given cannot be used."""


def read_rows(stream: IO[str], name: str) -> Iterator[Cells]:
    """Yield the cells of each row.

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
                yield _row(cells, len(header), positions, name, reader.line_num)
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not a CSV file in UTF-8 ({error.reason}); save it as CSV "
                         "UTF-8.") from error
    except csv.Error as error:
        raise InputError(f"{name}, line {reader.line_num}: not CSV ({error}); check the quotes, "
                         "or save the file as CSV UTF-8 again.") from error


def _positions(header: Sequence[str], name: str) -> list[int]:
    if not any(header):
        raise InputError(f"{name} is empty; its first line must be {','.join(INPUT_COLUMNS)}.")
    missing = [column for column in INPUT_COLUMNS if column not in header]
    if missing:
        found = clean(", ".join(header))[:120]
        hint = " Separate the columns by commas." if len(header) == 1 else ""
        raise InputError(f"{name}: missing column {', '.join(missing)}; found: {found}.{hint}")
    return [header.index(column) for column in INPUT_COLUMNS]


def _row(cells: list[str], width: int, positions: Sequence[int], name: str, line: int) -> Cells:
    if len(cells) > width:
        raise InputError(f"{name}, line {line}: {len(cells)} cells, but the header has {width}; "
                         "put quotes around cells with commas.")
    cells += [""] * (width - len(cells))
    row_id, *query = [cells[position] for position in positions]
    if not row_id.strip():
        raise InputError(f"{name}, line {line}: the id is empty; every row needs one.")
    return (row_id, *[cell[:MAX_LENGTH] for cell in query])


def batched(rows: Iterable[Cells], size: int = BATCH_ROWS) -> Iterator[Batch]:
    """Yield the rows in lists of a size, the last one shorter.

    Examples
    --------
    >>> [len(batch) for batch in batched([("1",), ("2",), ("3",)], size=2)]
    [2, 1]
    """
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch


def answer(batch: Batch, located: Callable[[Cells], Sequence[str]]) -> Answers:
    """Return the answers to a batch, given what :func:`locating` made."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerows([row[0], *located(row[1:])] for row in batch)
    return Answers(len(batch), lines.getvalue())


def locating(locate: Callable[[Query], Match], remembered: int = 0
             ) -> Callable[[Cells], Sequence[str]]:
    """Return what gives the output cells of a row's cells, both without the id.

    Parameters
    ----------
    locate : callable
        The geocoder.
    remembered : int
        How many rows that were answered lately are not worked out again.
    """
    @lru_cache(maxsize=remembered)
    def located(query: Cells) -> Sequence[str]:
        return output_cells(locate(Query(*query)))

    return located


def output_cells(match: Match) -> list[str]:
    """Return the cells of an answer, in the order of OUTPUT_COLUMNS after the id."""
    return [
        _number(match.lon, 5), _number(match.lat, 5), match.location_precision,
        _number(match.location_score, 2), match.place_name,
        str(match.geonames_id) if match.geonames_id else "", match.country_code,
        match.nuts3_code, match.nuts3_2024_code, match.reason,
    ]


def _number(value: float | None, decimals: int) -> str:
    return "" if value is None else f"{value:.{decimals}f}"


def in_order(batches: Iterable[Batch], submit: Callable[[Batch], Promise], ahead: int
             ) -> Iterator[Answers]:
    """Yield answers in the order of their batches, while others are being worked on.

    Parameters
    ----------
    batches : iterable of Batch
        Read no further than needed.
    submit : callable
        Sends a batch away.
    ahead : int
        How many batches are away at most.
    """
    away: deque[Promise] = deque()
    for batch in batches:
        away.append(submit(batch))
        if len(away) >= ahead:
            yield away.popleft().result()
    while away:
        yield away.popleft().result()


def geocode_file(source: Path, target: Path, engine: Engine) -> int:
    """Geocode a file; return the number of rows. The target is replaced only at the end."""
    rows = 0
    with (source.open("rb") as file, written_whole(target) as sink,
          io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as stream,
          _progress(source) as bar):
        csv.writer(sink, lineterminator="\n").writerow(OUTPUT_COLUMNS)
        for answers in engine(batched(read_rows(stream, source.name))):
            sink.write(answers.text)
            rows += answers.rows
            bar.set_postfix_str(f"{rows:,} rows", refresh=False)
            bar.update(file.tell() - bar.n)
    return rows


def _progress(source: Path) -> tqdm[NoReturn]:
    """Return a bar of the bytes read: rows could be counted only by reading all of them first."""
    # disable=None: a progress bar on a terminal, none in a log.
    return tqdm(total=source.stat().st_size, unit="B", unit_scale=True, disable=None)


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
