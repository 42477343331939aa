"""The programme and period of each given project."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import pandas as pd

from data.sources.delivery import Finding, ImportContext
from data.sources.partner_columns import mapped
from data.sources.programme_match import match_programmes, period_of, period_of_date

NO_PERIOD = ("no programming period: neither the programme nor the start date tells it; give it in "
             "the mapping, as programming_period = \"2014-2020\"")


class Work(Protocol):
    """Where findings go, and rejected rows."""

    findings: list[Finding]

    def without(self, frame: pd.DataFrame, bad: pd.Series | np.ndarray, column: str,
                reason: str) -> pd.DataFrame:
        """Return a table without bad rows, which are rejected."""


def with_programmes(
    projects: pd.DataFrame, context: ImportContext, work: Work
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return projects with programme code and period, and the programmes that were made."""
    name, period, cci = (_texts(projects, column)
                         for column in ("programme", "programming_period", "cci"))
    code = _texts(projects, "programme_code")
    name = name.where(code == "", code)
    period = mapped(period, lambda text: period_of(text) or text)
    unsaid = (period == "") & (mapped(name, period_of) == "") & (mapped(cci, period_of) == "")
    start = _texts(projects, "start_date").where(unsaid, "")
    by_date = mapped(start, period_of_date)
    period = period.where(~unsaid, by_date)
    named = list(zip(name, period, cci, strict=True))
    matched = match_programmes(named, context)
    found = [matched.codes.get(key, ("", "")) for key in named]
    work.findings += matched.findings
    if count := int((by_date != "").sum()):
        text = f"The programming period of {count:,} projects is that of their start date."
        work.findings.append(Finding("programme", text))
    projects = projects.assign(
        programme_code=pd.Series([code for code, _ in found], projects.index, dtype="str"),
        programming_period=pd.Series([period for _, period in found], projects.index, dtype="str"))
    undated = (projects["programme_code"] == "") & (start != "") & ~start.str.match(r"\d{4}-")
    projects = work.without(projects, undated, "start_date", "not a date")
    missing = projects["programme_code"] == ""
    return work.without(projects, missing, "programming_period", NO_PERIOD), matched.made


def _texts(projects: pd.DataFrame, column: str) -> pd.Series:
    if column in projects.columns:
        return projects[column]
    return pd.Series("", index=projects.index, dtype="str")
