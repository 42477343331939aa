"""Planned, running, finished or unknown: computed from the dates against a given day.

Only the two dates of the project count. That the programming period is long over does not make
a project "finished" (the sources of 2000-2013 publish no dates; we do not know what we are not
told), and a start in the past without an end may be running or long finished:

==============  ==============  ========================================
start           end             status
==============  ==============  ========================================
any             before today    finished
after today     today or later  planned
after today     not published   planned
up to today     today or later  running (the last day still runs)
up to today     not published   unknown
not published   today or later  unknown (planned or running)
not published   not published   unknown
after the end   (conflict)      unknown
==============  ==============  ========================================
"""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd


def statuses_on(
    today: date, start_dates: pd.Series, end_dates: pd.Series
) -> npt.NDArray[np.object_]:
    """Return the status of each project on a day.

    Parameters
    ----------
    today : datetime.date
        The day to judge by.
    start_dates, end_dates : pandas.Series of datetime64
        First and last day; NaT where not published.

    Returns
    -------
    numpy.ndarray of str, shape (n,)
        ``planned``, ``running``, ``finished`` or ``unknown``.

    Examples
    --------
    >>> starts = pd.to_datetime(pd.Series(["2020-01-01", "2024-01-01", None]))
    >>> ends = pd.to_datetime(pd.Series(["2020-12-31", None, None]))
    >>> statuses_on(date(2025, 6, 15), starts, ends).tolist()
    ['finished', 'unknown', 'unknown']
    """
    day = np.datetime64(today)
    start = start_dates.to_numpy(dtype="datetime64[D]")
    end = end_dates.to_numpy(dtype="datetime64[D]")
    conflict = start > end  # comparisons with NaT are False
    cases = [conflict, end < day, start > day, (start <= day) & (end >= day)]
    found = np.select(cases, ["unknown", "finished", "planned", "running"], "unknown")
    return found.astype(object)
