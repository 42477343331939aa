"""When a project ran, against the period of its programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

AVERAGE_MONTH_DAYS = 365.2425 / 12


@dataclass(frozen=True)
class Timeline:
    """Days of a project and of its programming period.

    Attributes
    ----------
    period : str
        As 2014-2020.
    period_start, period_end : datetime.date
        First day of its first year, last day of its last.
    start, end : datetime.date or None
        Of the project; None where not published.
    months : int or None
        Length of the project in months, rounded; None unless both days are known.
    """

    period: str
    period_start: date
    period_end: date
    start: date | None
    end: date | None
    months: int | None

    @property
    def runs_over(self) -> bool:
        """Whether it ends after its period: a programme pays for some years more."""
        return self.end is not None and self.end > self.period_end


def timeline_of(project: dict[str, Any]) -> Timeline:
    """Return when a project ran.

    Parameters
    ----------
    project : dict
        A row of the catalogue: ``programming_period, start_date, end_date``.

    Examples
    --------
    >>> found = timeline_of({"programming_period": "2014-2020", "start_date": date(2020, 6, 1),
    ...                      "end_date": date(2022, 5, 31)})
    >>> found.months, found.runs_over
    (24, True)
    """
    first, last = project["programming_period"].split("-")
    start, end = (_day(project[name]) for name in ("start_date", "end_date"))
    return Timeline(project["programming_period"], date(int(first), 1, 1),
                    date(int(last), 12, 31), start, end, _months(start, end))


def _day(value: Any) -> date | None:  # noqa: ANN401 - a Timestamp, a date or None
    return None if value is None else date(value.year, value.month, value.day)


def _months(start: date | None, end: date | None) -> int | None:
    """Return the months from the first to the last day, both counted."""
    if start is None or end is None or end < start:
        return None
    return round(((end - start).days + 1) / AVERAGE_MONTH_DAYS)
