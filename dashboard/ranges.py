"""Filters from a low to a high value: the years that a project ran, and its money.

- ``dates``: years. A project matches if it ran in one of the years of the range. Of a project
  that publishes only one of its two dates no more is known than that it ran on that day.
- ``total_budget``, ``eu_funding``: euros, both ends included.

A project that does not publish the value matches no range, so every range comes with the number of
those that publish. Either end of a range may be open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.arrays import BoolArray, FloatArray, amounts

RANGES = ("dates", "total_budget", "eu_funding")
MONEY_COLUMNS = {"total_budget": "total_budget_eur", "eu_funding": "eu_funding_eur"}
GREATEST = 10**12
"""Greatest end of a range, a thousand billion euros."""
FIRST_STEP_EUR = 10_000
_FORM = re.compile(r"([0-9]{0,13})-([0-9]{0,13})")


@dataclass(frozen=True, slots=True)
class Range:
    """From ``low`` to ``high``, both included; None for an open end.

    Raises
    ------
    ValueError
        If both ends are open, one is below 0 or too great, or low is above high.

    Examples
    --------
    >>> str(Range(2014, None)), Range.read("100-200")
    ('2014-', Range(low=100, high=200))
    """

    low: int | None
    high: int | None

    def __post_init__(self) -> None:
        """Check the ends."""
        ends = [end for end in (self.low, self.high) if end is not None]
        if not ends or ends != sorted(ends) or ends[0] < 0 or ends[-1] > GREATEST:
            raise ValueError(f"The range is {self.low} to {self.high}; use whole numbers from 0 to"
                             f" {GREATEST}, the lower one first, at most one of them open")

    def __str__(self) -> str:
        """Return the range as a link has it."""
        low, high = ("" if end is None else str(end) for end in (self.low, self.high))
        return f"{low}-{high}"

    @classmethod
    def read(cls, text: str) -> Range:
        """Read what ``str`` wrote; ValueError if it is nothing of the kind."""
        found = _FORM.fullmatch(text)
        if found is None:
            raise ValueError(f"{text!r} is no range; write it as 2014-2020, 2014- or -2020")
        low, high = (int(end) if end else None for end in found.groups())
        return cls(low, high)


@dataclass(frozen=True)
class Spans:
    """What each project publishes of one quantity.

    Attributes
    ----------
    low, high : numpy.ndarray of float, shape (projects,)
        First and last year, or twice the amount in euros; NaN where not published.
    edges : tuple of int
        Steps that the ends of a range can take: years; or amounts of which each is 2 to 2.5
        times the one before. Empty if no one publishes the quantity.
    """

    low: FloatArray
    high: FloatArray
    edges: tuple[int, ...]

    @property
    def known(self) -> BoolArray:
        """Which projects publish it."""
        return ~np.isnan(self.low)

    def within(self, wanted: Range) -> BoolArray:
        """Return which projects match a range, shape (projects,).

        Examples
        --------
        >>> ran = Spans(np.array([2014., np.nan]), np.array([2016., np.nan]), (2014, 2015, 2016))
        >>> ran.within(Range(2016, None)).tolist()
        [True, False]
        """
        low = -np.inf if wanted.low is None else wanted.low
        high = np.inf if wanted.high is None else wanted.high
        found: BoolArray = (self.high >= low) & (self.low <= high)
        return found


def build_spans(projects: pd.DataFrame) -> dict[str, Spans]:
    """Return the spans of all :data:`RANGES`."""
    money = {name: _money_spans(amounts(projects[column]))
             for name, column in MONEY_COLUMNS.items()}
    return {"dates": _year_spans(projects["start_date"], projects["end_date"]), **money}


def _year_spans(start_dates: pd.Series, end_dates: pd.Series) -> Spans:
    """Return the years that projects ran; dates in the wrong order are not known."""
    first = start_dates.fillna(end_dates)
    last = end_dates.fillna(start_dates)
    known = (first <= last).to_numpy()
    low, high = (np.where(known, amounts(days.dt.year), np.nan) for days in (first, last))
    if not known.any():
        return Spans(low, high, ())
    return Spans(low, high, tuple(range(int(np.nanmin(low)), int(np.nanmax(high)) + 1)))


def _money_spans(values: FloatArray) -> Spans:
    """Return amounts as spans."""
    known = values[~np.isnan(values)]
    return Spans(values, values, money_edges(float(known.max())) if len(known) else ())


def money_edges(most: float) -> tuple[int, ...]:
    """Return round amounts from 0 up to the first that is not below the greatest.

    Examples
    --------
    >>> money_edges(60_000)
    (0, 10000, 20000, 50000, 100000)
    """
    edges = [0, FIRST_STEP_EUR]
    while edges[-1] < most:
        digit = int(str(edges[-1])[0])
        edges.append(edges[-1] * 5 // 2 if digit == 2 else edges[-1] * 2)
    return tuple(edges)


def moved(wanted: Range | None, edges: tuple[int, ...], years: int) -> Range | None:
    """Return a range of years moved on or back within the scale, None where it has no room.

    No range, or one that is the whole scale, becomes the first or the last year.

    Examples
    --------
    >>> scale = (2014, 2015, 2016)
    >>> moved(None, scale, 1), moved(Range(2016, 2016), scale, 1)
    (Range(low=2014, high=2014), None)
    >>> moved(Range(2015, None), scale, -1)
    Range(low=2014, high=2015)
    """
    first, last = edges[0], edges[-1]
    low = first if wanted is None or wanted.low is None else wanted.low
    high = last if wanted is None or wanted.high is None else wanted.high
    if low <= first and high >= last:
        end = first if years > 0 else last
        return Range(end, end)
    if low + years < first or high + years > last:
        return None
    return Range(low + years, high + years)


@dataclass(frozen=True, slots=True)
class Histogram:
    """Projects along one quantity.

    Attributes
    ----------
    edges : tuple of int
        Years, one a bar; for money the lower end of each bar, and last the upper end of all.
    counts : tuple of int
        Projects of each bar. A project counts in every year that it ran, and once by its money.
    known, total : int
        Projects that publish the quantity, and all of them.
    """

    edges: tuple[int, ...]
    counts: tuple[int, ...]
    known: int
    total: int


def histogram(spans: Spans, mask: BoolArray, is_years: bool) -> Histogram:
    """Count the marked projects along a quantity.

    Examples
    --------
    >>> amount = np.array([0., 10_000., 60_000., np.nan])
    >>> histogram(Spans(amount, amount, (0, 10_000, 20_000, 50_000, 100_000)),
    ...           np.full(4, True), is_years=False).counts
    (1, 1, 0, 1)
    """
    chosen = mask & spans.known
    low, high, edges = spans.low[chosen], spans.high[chosen], spans.edges
    if not edges:
        counts = np.zeros(0, dtype=np.intp)
    elif is_years:
        begun = np.bincount(low.astype(np.intp) - edges[0], minlength=len(edges) + 1)
        ended = np.bincount(high.astype(np.intp) - edges[0] + 1, minlength=len(edges) + 1)
        counts = np.cumsum(begun - ended)[:-1]
    else:
        bins = np.minimum(np.searchsorted(edges, low, side="right"), len(edges) - 1) - 1
        counts = np.bincount(bins, minlength=len(edges) - 1)
    return Histogram(edges, tuple(counts.tolist()), len(low), int(mask.sum()))


def histograms(spans: Mapping[str, Spans], masks: Mapping[str, BoolArray]) -> dict[str, Histogram]:
    """Return the histogram of every range, each over projects of its own."""
    return {name: histogram(spans[name], masks[name], name == "dates") for name in RANGES}


def years_with_projects(found: Histogram) -> tuple[int, ...]:
    """Return the years from the first to the last in which a project ran.

    Examples
    --------
    >>> years_with_projects(Histogram((2012, 2013, 2014, 2015, 2016), (0, 2, 0, 1, 0), 3, 3))
    (2013, 2014, 2015)
    """
    used = [year for year, count in zip(found.edges, found.counts, strict=True) if count]
    return tuple(range(used[0], used[-1] + 1)) if used else ()
