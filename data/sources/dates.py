"""Dates in the notations that lists are written in, decided by the column as a whole.

``03/04/2020`` is the third of April beside ``23/04/2020``, and the fourth of March beside
``04/23/2020``. Where no date of a column tells, the day comes first, as in all of Europe, and
the finding says that it was assumed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from data.sources.numbers import different, share, taken

YEAR_FIRST = re.compile(r"(\d{4})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{1,2})\.?")
YEAR_LAST = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})\.?(?:\s?[rg]\.?)?")
PACKED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
NAMED = re.compile(r"(\d{1,2})\.?[\s-]([a-z]{3,9})\.?,?[\s-](\d{4}|\d{2})")
NAMED_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2}),? (\d{4})")
TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2}|[AaPp][Mm])?$")
SERIAL = re.compile(r"[2-6]\d{4}")
SERIAL_ZERO = date(1899, 12, 30)  # Day 0 of a spreadsheet, its false leap day of 1900 passed.
MONTHS = {name.lower()[:3]: number for number, name in enumerate(calendar.month_name) if name}
ORDERS = ("day first", "month first")


@dataclass(frozen=True)
class Dates:
    """A column of dates.

    Attributes
    ----------
    cells : pandas.Series
        ISO dates as text; what is no date stays as it was.
    order : str
        ``day first`` or ``month first`` where the year comes last; else empty.
    assumed : bool
        Whether no date of the column shows that order.
    readable : float
        Share of the filled cells that are dates.
    """

    cells: pd.Series
    order: str
    assumed: bool
    readable: float


def parse_dates(cells: pd.Series, order: str = "") -> Dates:
    """Return a column of dates in ISO form.

    Parameters
    ----------
    cells : pandas.Series
        Text; empty is "".
    order : str
        One of :data:`ORDERS`, where a person gave it; else it is found.

    Examples
    --------
    >>> parse_dates(pd.Series(["03.04.2020", "2020-01-31 00:00:00", "1 May 2021"])).cells.tolist()
    ['2020-04-03', '2020-01-31', '2021-05-01']
    >>> parse_dates(pd.Series(["03/04/2020", "12/31/2020"])).cells.tolist()
    ['2020-03-04', '2020-12-31']
    """
    codes, given = different(cells)
    bare = [TIME.sub("", text.strip()) for text in given]
    shown = day_order(bare)
    used = order or shown or ORDERS[0]
    iso = [_iso(text, used) for text in bare]
    year_last = any(YEAR_LAST.fullmatch(text) for text in bare)
    found = [text if day is None else day for text, day in zip(given, iso, strict=True)]
    return Dates(taken(codes, found, cells), used if year_last else "",
                 year_last and not (order or shown),
                 share(codes, [day is not None for day in iso], given))


def day_order(texts: Iterable[str]) -> str:
    """Return whether day or month come first; empty where no date shows it.

    Points are used with the day first only, so a date with points shows it.
    """
    votes = [0, 0]
    for text in texts:
        parts = YEAR_LAST.fullmatch(text)
        if parts:
            first, second = int(parts[1]), int(parts[2])
            votes[0] += (first > 12 >= second) + ("." in text)
            votes[1] += second > 12 >= first
    if votes[0] == votes[1]:
        return "" if not votes[0] else ORDERS[0]
    return ORDERS[0] if votes[0] > votes[1] else ORDERS[1]


def _iso(text: str, order: str) -> str | None:
    """Return a date in ISO form; None if it is none."""
    parts = _parts(text, order)
    if parts is None:
        return None
    year, month, day = parts
    year += (2000 if year < 70 else 1900) if year < 100 else 0
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _parts(text: str, order: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a date in any notation."""
    if found := YEAR_FIRST.fullmatch(text) or PACKED.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := YEAR_LAST.fullmatch(text):
        first, second, year = (int(part) for part in found.groups())
        return (year, second, first) if order == ORDERS[0] else (year, first, second)
    if SERIAL.fullmatch(text):
        day = SERIAL_ZERO + timedelta(days=int(text))
        return day.year, day.month, day.day
    return _named_month(text.lower())


def _named_month(text: str) -> tuple[int, int, int] | None:
    """Return the parts of a date with an English month."""
    if (found := NAMED.fullmatch(text)) and found[2][:3] in MONTHS:
        return int(found[3]), MONTHS[found[2][:3]], int(found[1])
    if (found := NAMED_FIRST.fullmatch(text)) and found[1][:3] in MONTHS:
        return int(found[3]), MONTHS[found[1][:3]], int(found[2])
    return None
