"""Text files as grids: encoding and delimiter found, rows read with the csv module."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator

from data.sources.delivery import Finding, SourceError
from data.sources.encoding import encoding_finding, find_encoding, lost_letters
from data.sources.files import SourceFile
from data.sources.grid import Grid, Row
from data.sources.limits import Limits

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
SAMPLE_ROWS = 60
MOST_CHARACTERS = 131_072
"""Longest cell that the csv module is let to collect: an open quotation mark ends there."""
SAMPLE_CHARACTERS = 300_000


def text_grid(file: SourceFile, limits: Limits) -> tuple[Grid, list[Finding]]:
    r"""Return a text file as a grid, with how it is encoded and delimited.

    Raises
    ------
    SourceError
        If it is no text, or no table.

    Examples
    --------
    >>> grid, findings = text_grid(SourceFile("a.csv", b"Name;Cost\nPort;2,5\n"), Limits())
    >>> list(grid.rows), findings[1].text
    ([(1, ['Name', 'Cost']), (2, ['Port', '2,5'])], 'Cells are separated by a semicolon.')
    """
    if not file.content.strip():
        raise SourceError(f"{file.name} is empty.")
    encoding = find_encoding(file.content)
    with _text(file, encoding) as stream:
        sample = stream.read(SAMPLE_CHARACTERS)
    delimiter = find_delimiter(sample)
    _refuse_markup(file.name, sample)
    findings = [encoding_finding(encoding), *lost_letters(file.content, encoding),
                Finding("delimiter", f"Cells are separated by a {DELIMITERS[delimiter]}.")]
    return Grid(file.name, "", _rows(file, encoding, delimiter, limits)), findings


def _text(file: SourceFile, encoding: str) -> io.TextIOWrapper:
    """Return a file as text; a byte that an 8-bit encoding does not have becomes U+FFFD."""
    return io.TextIOWrapper(io.BytesIO(file.content), encoding, errors="replace", newline="")


def find_delimiter(sample: str) -> str:
    r"""Return what separates the cells: that which gives most rows the same length.

    Examples
    --------
    >>> find_delimiter('Name,Partners\nPort,"a;b;c"\nRoad,"d;e"\n')
    ','
    """
    scores = {delimiter: _evenness(sample, delimiter) for delimiter in DELIMITERS}
    return max(scores, key=lambda delimiter: scores[delimiter])


def _evenness(sample: str, delimiter: str) -> float:
    """Return columns times the share of rows that have them, squared."""
    csv.field_size_limit(MOST_CHARACTERS)  # Of the process; other readers set their own.
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    lengths: list[int] = []
    try:
        lengths.extend(len(row) for row in itertools.islice(reader, SAMPLE_ROWS) if row)
    except csv.Error:
        return 0.0
    usual, count = Counter(length for length in lengths if length > 1).most_common(1)[0] if any(
        length > 1 for length in lengths) else (1, 0)
    return usual * (count / len(lengths)) ** 2 if lengths else 0.0


def _refuse_markup(name: str, sample: str) -> None:
    """Raise SourceError for a text that is another format under the name of a table."""
    start = sample.lstrip("\ufeff \r\n\t")[:200].lower()
    for mark, kind in (("<!doctype html", "a web page"), ("<html", "a web page"), ("<?xml", "XML"),
                       ("%pdf-", "a PDF"), ("{\\rtf", "an RTF text")):
        if start.startswith(mark):
            raise SourceError(f"{name} is {kind}, not a table; save the table itself as CSV or "
                              ".xlsx.")


def _rows(file: SourceFile, encoding: str, delimiter: str, limits: Limits) -> Iterator[Row]:
    """Read row after row, numbered as a spreadsheet does; a message names the line of the file."""
    csv.field_size_limit(MOST_CHARACTERS)
    line = 1
    with _text(file, encoding) as stream:
        reader = csv.reader(stream, delimiter=delimiter)
        try:
            for number, cells in enumerate(reader, start=1):
                if len(cells) > limits.columns and any(cells[limits.columns:]):
                    raise SourceError(f"{file.name}, line {line}: {len(cells):,} columns. "
                                      f"{limits.told()}")
                yield number, cells
                line = reader.line_num + 1
        except csv.Error as error:
            raise SourceError(f"{file.name}, line {line}: {error}; a quotation mark may be open, "
                              f"or the cell is too long. {limits.told()}") from error
