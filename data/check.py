"""Check tables of text cell by cell; a bad row is rejected with its reason, never a crash.

Plain pandas instead of pandera or pydantic: the check and the conversion are one step here (a
cell is wrong because it cannot become its kind), every rejection must name file, row, column,
value and reason as a reader of the file sees them, and ten short rules need no framework.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from data.columns import Column, Kind, Schema
from data.tables import LIST_SEPARATOR, with_types

ALLOWED: Mapping[str, frozenset[str]] = {
    "known_partners": frozenset({"all", "lead_only", "one_country"}),
    "programming_period": frozenset({"2000-2006", "2007-2013", "2014-2020", "2021-2027"}),
    "strand": frozenset({"cross-border", "transnational", "interregional", "external", "nordic"}),
    "kind": frozenset({"event", "meeting", "demo_centre", "innovation_camp", "study_visit"}),
}
"""Closed vocabularies, by column."""

PATTERNS: Mapping[str, str] = {"country_code": r"[A-Z]{2}", "known_partners_country": r"[A-Z]{2}"}
FIRST_ROW = 2
"""Row number of the first row below the header, as a spreadsheet shows it."""

VALUE_SHOWN = 80
"""Longest value that a rejection quotes."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a row is not in the catalogue.

    Attributes
    ----------
    file : str
        Path below the data folder.
    row : int
        Row as a spreadsheet numbers it: the header is row 1.
    column, value, reason : str
        The cell and what is wrong with it.
    """

    file: str
    row: int
    column: str
    value: str
    reason: str

    def as_dict(self) -> dict[str, Any]:
        """Return the rejection as JSON writes it."""
        return asdict(self)


@dataclass(frozen=True)
class Problem:
    """Rows of one column that break one rule."""

    column: str
    bad: np.ndarray
    reason: str


@dataclass(frozen=True)
class Rules:
    """What a table must obey beyond its schema.

    Attributes
    ----------
    key : str
        Column whose values are unique; empty for none.
    taken : collection of str
        Values of the key that are used already, in other files.
    references : mapping of str to collection of str
        Allowed values by column, from other tables.
    extra : callable
        Further rules over the typed frame.
    """

    key: str = ""
    taken: Collection[str] = ()
    references: Mapping[str, Collection[str]] = field(default_factory=dict)
    extra: Callable[[pd.DataFrame], Iterable[Problem]] = lambda _: ()


def checked(
    cells: pd.DataFrame, schema: Schema, file: str, rules: Rules | None = None
) -> tuple[pd.DataFrame, list[Rejection]]:
    """Return the good rows of a table of text, with their types, and the rejected ones.

    Parameters
    ----------
    cells : pandas.DataFrame
        Text as written in the file (see :func:`data.tables.read_text_csv`).
    schema : Schema
        Columns with their kinds.
    file : str
        Name used in the rejections.
    rules : Rules, optional
        References and rules of this table.

    Returns
    -------
    frame : pandas.DataFrame
        Rows without a problem, in their order.
    rejected : list of Rejection
        One for each bad row: its first problem, columns in the order of the schema.

    Examples
    --------
    >>> schema = (Column("quantity", "number", "How many.", True),)
    >>> good, bad = checked(pd.DataFrame({"quantity": ["19", "many"]}), schema, "outputs.csv")
    >>> (len(good), bad[0].row, bad[0].reason)
    (1, 3, 'not a number')
    """
    rules = rules or Rules()
    values = pd.DataFrame({column.name: parsed(cells[column.name], column.kind)
                           for column in schema})
    problems = [*_cell_problems(cells, values, schema), *_rule_problems(values, rules)]
    first = _first_problems(problems, len(cells))
    rejected = [_rejection(cells, row, first[row], file) for row in sorted(first)]
    good = np.setdiff1d(np.arange(len(cells)), list(first))
    return with_types(values.iloc[good], schema), rejected


def parsed(cells: pd.Series, kind: Kind) -> pd.Series:
    """Convert text cells to a kind; what is empty or cannot be converted is missing."""
    if kind == "text":
        return cells.where(cells != "", None)
    if kind == "text_list":
        return cells.map(lambda cell: tuple(cell.split(LIST_SEPARATOR)) if cell else ())
    if kind == "boolean":
        return cells.map({"true": True, "True": True, "false": False, "False": False})
    if kind == "date":
        dates = cells.where(cells.str.fullmatch(r"\d{4}-\d{2}-\d{2}"), None)
        return pd.to_datetime(dates, format="%Y-%m-%d", errors="coerce")
    pattern = r"-?\d+" if kind == "integer" else r"-?\d+(\.\d+)?(e[+-]?\d+)?"
    numbers = pd.to_numeric(cells.where(cells.str.fullmatch(pattern), None))
    return numbers.astype(float).replace([np.inf, -np.inf], np.nan)


def _cell_problems(cells: pd.DataFrame, values: pd.DataFrame, schema: Schema) -> list[Problem]:
    """Return the problems that need one cell only."""
    return [problem for column in schema
            for problem in _column_problems(column, cells[column.name], values[column.name])]


def _column_problems(column: Column, cells: pd.Series, values: pd.Series) -> list[Problem]:
    """Return the problems of one column: kind, presence, vocabulary, sign."""
    written = cells != ""
    missing = values.isna() if column.kind != "text_list" else ~written
    found = [Problem(column.name, np.asarray(written & missing), f"not a {column.kind}")]
    if column.required:
        found.append(Problem(column.name, np.asarray(~written), "is empty, but required"))
    if column.name in ALLOWED:
        allowed = ALLOWED[column.name]
        found.append(Problem(column.name, np.asarray(written & ~cells.isin(allowed)),
                             f"not one of {', '.join(sorted(allowed))}"))
    if column.name in PATTERNS:
        fits = cells.str.fullmatch(PATTERNS[column.name])
        found.append(Problem(column.name, np.asarray(written & ~fits.astype(bool)),
                             "not an ISO 3166-1 alpha-2 code"))
    if column.name.endswith("_eur"):
        found.append(Problem(column.name, np.asarray(values < 0), "money below zero"))
    return found


def _rule_problems(values: pd.DataFrame, rules: Rules) -> list[Problem]:
    """Return the problems of keys, references and the table's own rules."""
    found = [
        Problem(column, np.asarray(values[column].notna() & ~values[column].isin(list(allowed))),
                "refers to nothing that is known")
        for column, allowed in rules.references.items()
    ]
    if rules.key:
        key = values[rules.key]
        found.append(Problem(rules.key, np.asarray(key.duplicated() | key.isin(list(rules.taken))),
                             "occurs more than once"))
    return found + list(rules.extra(values))


def dates_in_order(values: pd.DataFrame) -> list[Problem]:
    """Return the rows that end before they start."""
    bad = values["end_date"] < values["start_date"]
    return [Problem("end_date", np.asarray(bad), "before the start date")]


def _first_problems(problems: list[Problem], rows: int) -> dict[int, Problem]:
    """Return the first problem of each bad row."""
    first: dict[int, Problem] = {}
    for problem in problems:
        if len(problem.bad) != rows:
            raise ValueError(f"A rule on {problem.column} gives {len(problem.bad)} of {rows} rows.")
        for row in np.flatnonzero(problem.bad):
            first.setdefault(int(row), problem)
    return first


def _rejection(cells: pd.DataFrame, row: int, problem: Problem, file: str) -> Rejection:
    """Return the rejection of a row for a problem."""
    value = str(cells[problem.column].iloc[row])
    shown = value if len(value) <= VALUE_SHOWN else value[: VALUE_SHOWN - 1] + "…"
    return Rejection(file, row + FIRST_ROW, problem.column, shown, problem.reason)
