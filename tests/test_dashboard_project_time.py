"""When a project ran: months, and the end of its period."""

from datetime import date

import pytest

from dashboard.project_time import timeline_of


@pytest.mark.parametrize(("start", "end", "months"), [
    (date(2017, 1, 1), date(2019, 12, 31), 36), (date(2020, 6, 1), date(2022, 5, 31), 24),
    (date(2020, 1, 1), date(2020, 1, 1), 0), (None, date(2020, 1, 1), None),
    (date(2020, 1, 1), None, None), (date(2021, 1, 1), date(2020, 1, 1), None),
])
def test_months_count_both_days(start, end, months):
    project = {"programming_period": "2014-2020", "start_date": start, "end_date": end}
    assert timeline_of(project).months == months


@pytest.mark.parametrize(("end", "runs_over"), [
    (date(2020, 12, 31), False), (date(2021, 1, 1), True), (None, False)])
def test_a_project_may_end_after_its_period(end, runs_over):
    project = {"programming_period": "2014-2020", "start_date": None, "end_date": end}
    found = timeline_of(project)
    assert found.runs_over is runs_over
    assert (found.period_start, found.period_end) == (date(2014, 1, 1), date(2020, 12, 31))
