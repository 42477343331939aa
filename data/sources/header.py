"""Where the header of a table is, and what its columns are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.sources.delivery import Finding

Row = tuple[int, list[str]]
VALUE_LIKE = re.compile(r"[\s\d.,:;/%€$£()+\-–'’ ]+|\d{4}-\d{2}-\d{2}.*")
LONGEST_NAME = 300
KNOWN_WEIGHT = 3.0


@dataclass(frozen=True)
class Header:
    """A header that was found.

    Attributes
    ----------
    names : tuple of str
        A unique name a column; ``Column 5`` where the cell is empty, ``Name (2)`` for a second.
    row : int
        Row of the header (its last, where it has two).
    last_row : int
        The last row that is not data: the header's, or that of the numbers below it.
    findings : tuple of Finding
        Where it is, if not in the first row.
    """

    names: tuple[str, ...]
    row: int
    last_row: int
    findings: tuple[Finding, ...] = ()


def find_header(
    rows: Sequence[Row], known: Callable[[str], bool], wide_merges: frozenset[int],
    wanted: int | None = None,
) -> Header | None:
    """Return the header among the first rows of a table; None if no row looks like one.

    The row with most different short texts wins, those that are known counting more; a
    title has one text, and a row of data has dates and numbers.

    Parameters
    ----------
    rows : sequence of (int, list of str)
        The first rows, numbered.
    known : callable
        Tells whether a cell is a known name of a column.
    wide_merges : frozenset of int
        Rows in which cells are merged across columns.
    wanted : int, optional
        Number of the row that a person named.

    Examples
    --------
    >>> rows = [(1, ["Projects 2021"]), (3, ["Name", "Cost"]), (4, ["Port", "20"])]
    >>> find_header(rows, lambda cell: False, frozenset()).names
    ('Name', 'Cost')
    """
    best = _best(rows, known, wanted)
    if best is None:
        return None
    first, last = _span(rows, best, wide_merges)
    width = _width(rows[last:])
    names = _names(rows[first][1], rows[last][1], width)
    findings = _above(rows, first) + _two_rows(rows, first, last)
    numbers = _is_numbering(rows[last + 1][1]) if last + 1 < len(rows) else False
    if numbers:
        findings += (Finding("header", f"Row {rows[last + 1][0]} numbers the columns and is not "
                                       "data."),)
    return Header(names, rows[last][0], rows[last + numbers][0], findings)


def _best(rows: Sequence[Row], known: Callable[[str], bool], wanted: int | None) -> int | None:
    """Return the position of the header's row."""
    if wanted is not None:
        return next((i for i, (number, _) in enumerate(rows) if number == wanted), None)
    scores = [_score(cells, known) for _, cells in rows]
    best = max(scores, default=0.0)
    return scores.index(best) if best >= 1 else None


def _score(cells: Sequence[str], known: Callable[[str], bool]) -> float:
    """Return how much a row looks like a header."""
    texts = {cell.strip() for cell in cells if cell.strip()}
    names = {text for text in texts
             if len(text) <= LONGEST_NAME and not VALUE_LIKE.fullmatch(text)}
    return len(names) - (len(texts) - len(names)) + KNOWN_WEIGHT * sum(map(known, names))


def _span(rows: Sequence[Row], best: int, merges: frozenset[int]) -> tuple[int, int]:
    """Return first and last position of a header, which has two rows where cells are merged."""
    if best > 0 and rows[best - 1][0] in merges and len(_different(rows[best - 1][1])) > 1:
        return best - 1, best
    below = best + 1
    if rows[best][0] in merges and below < len(rows) and _is_below(rows[best][1], rows[below][1]):
        return best, below
    return best, best


def _different(cells: Sequence[str]) -> set[str]:
    return {cell.strip() for cell in cells if cell.strip()}


def _is_below(top: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether a row is the second of a header: names only, and other ones."""
    texts = _different(cells)
    return (len(texts) > 1 and texts != _different(top)
            and not any(VALUE_LIKE.fullmatch(text) or len(text) > 80 for text in texts))


def _width(rows: Sequence[Row]) -> int:
    """Return how many columns are used: by the header, or by most rows below it."""
    used = [max((i + 1 for i, cell in enumerate(cells) if cell.strip()), default=0)
            for _, cells in rows]
    usual = Counter(used[1:]).most_common(1)
    return max(used[0], usual[0][0] if usual and len(used) > 3 else 0)


def _names(top: Sequence[str], bottom: Sequence[str], width: int) -> tuple[str, ...]:
    """Return unique names of the columns."""
    seen: Counter[str] = Counter()
    names = []
    for i in range(width):
        upper, lower = (" ".join(row[i].split()) if i < len(row) else "" for row in (top, bottom))
        name = lower if lower == upper or not upper else f"{upper}: {lower}" if lower else upper
        name = name[:LONGEST_NAME] or f"Column {i + 1}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def _is_numbering(cells: Sequence[str]) -> bool:
    """Tell whether a row below the header only counts the columns: 1, 2, 3 ..."""
    texts = [cell.strip(" .()") for cell in cells if cell.strip()]
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 5]
    return len(numbers) == len(texts) > 2 and numbers == list(
        range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2


def _above(rows: Sequence[Row], first: int) -> tuple[Finding, ...]:
    """Return the finding for rows above the header."""
    texts = [cell.strip() for _, cells in rows[:first] for cell in cells if cell.strip()]
    if not texts:
        return ()
    shown = texts[0] if len(texts[0]) <= 60 else texts[0][:59] + "…"
    return (Finding("header", f"The header is row {rows[first][0]}; above it stands {shown!r}."),)


def _two_rows(rows: Sequence[Row], first: int, last: int) -> tuple[Finding, ...]:
    if first == last:
        return ()
    return (Finding("header", f"The header has two rows, {rows[first][0]} and {rows[last][0]}, "
                              "with merged cells."),)
