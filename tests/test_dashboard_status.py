"""Status of a project on 2025-06-15, from its dates alone."""

from datetime import date

import pandas as pd
import pytest

from dashboard.status import statuses_on

TODAY = date(2025, 6, 15)


@pytest.mark.parametrize(
    ("start", "end", "status"),
    [
        ("2020-01-01", "2022-12-31", "finished"),
        ("2020-01-01", "2025-06-14", "finished"),
        ("2020-01-01", "2025-06-15", "running"),
        ("2025-06-15", "2025-06-15", "running"),
        ("2025-06-16", "2027-01-01", "planned"),
        ("2025-06-16", None, "planned"),
        ("2020-01-01", None, "unknown"),
        (None, "2022-12-31", "finished"),
        (None, "2027-12-31", "unknown"),
        (None, None, "unknown"),
        ("2026-01-01", "2024-01-01", "unknown"),
    ],
)
def test_status(start, end, status):
    dates = [pd.to_datetime(pd.Series([day])).astype("datetime64[s]") for day in (start, end)]
    assert statuses_on(TODAY, *dates).tolist() == [status]


def test_the_same_dates_change_status_as_days_go_by():
    start, end = (pd.to_datetime(pd.Series([day])) for day in ("2025-01-01", "2025-12-31"))
    found = [statuses_on(date(year, 6, 15), start, end)[0] for year in (2024, 2025, 2026)]
    assert found == ["planned", "running", "finished"]
