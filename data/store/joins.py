"""Which imported projects are projects of the catalogue already; each join says why.

Two rows are one project if they have the same id, the same contract number in the same
programme, or the same programme and acronym (or title) with further evidence and nothing
against it. Where several projects fit equally, none is chosen. ``curated/import_joins.csv``
forces or forbids single pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from rapidfuzz import fuzz

from data.ids import fold_key
from data.store.values import records

MOST_DAYS_APART = 366
"""Start or end days farther apart are of two projects: a prolongation is seldom a year."""

SAME_DAYS = 31
SAME_TITLE, SAME_NAME = 85.0, 90.0
"""Least likeness (rapidfuzz, 0 to 100) of titles and of lead partners that counts as evidence."""

SHORTEST_TITLE = 20
"""A title in the acronym's place names a project only if it is that long."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Join:
    """An imported project that is one of the catalogue."""

    project_id: str
    source_project_id: str
    reason: str


@dataclass(frozen=True)
class Verdicts:
    """Pairs judged by hand: ``(project_id, other_project_id)`` to the reason."""

    same: Mapping[tuple[str, str], str]
    different: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, table: pd.DataFrame) -> Verdicts:
        """Return the verdicts of a table with the columns ``IMPORT_JOINS``."""
        rows = table.to_dict("records")
        pairs = {(row["project_id"], row["other_project_id"]): row["reason"]
                 for row in rows if row["is_same"]}
        apart = {(row["project_id"], row["other_project_id"])
                 for row in rows if not row["is_same"]}
        return cls(pairs, frozenset(apart))

    def forbid(self, one: str, other: str) -> bool:
        """Return whether two projects must stay apart."""
        return (one, other) in self.different or (other, one) in self.different


def find_joins(
    known: pd.DataFrame, leads: Mapping[str, str], imported: pd.DataFrame,
    imported_leads: Mapping[str, str], verdicts: Verdicts,
) -> list[Join]:
    """Return the imported projects that are known already, each once, by its own id.

    Parameters
    ----------
    known, imported : pandas.DataFrame
        Projects, columns ``PROJECTS``.
    leads, imported_leads : mapping of str to str
        Name of the lead partner by project, where it is known.
    verdicts : Verdicts
        Pairs judged by hand.
    """
    finder = _Finder(records(known), leads, verdicts)
    found = (finder.join(row, imported_leads.get(row["project_id"], ""))
             for row in records(imported))
    return _one_each([join for join in found if join is not None])


def _one_each(joins: Iterable[Join]) -> list[Join]:
    """Return the joins without those where two imported projects fit one known project.

    A project with the known one's own id is not in doubt; it keeps its join.
    """
    listed = list(joins)
    own = {join.project_id for join in listed if join.source_project_id == join.project_id}
    claims = Counter(join.project_id for join in listed)
    return [join for join in listed if join.source_project_id == join.project_id
            or (claims[join.project_id] == 1 and join.project_id not in own)]


class _Finder:
    """The known projects by id, contract number and label."""

    def __init__(
        self, known: Sequence[Row], leads: Mapping[str, str], verdicts: Verdicts
    ) -> None:
        self.leads, self.verdicts = leads, verdicts
        self.by_id = {row["project_id"]: row for row in known}
        self.by_contract: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self.by_label: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self.forced = {other: (kept, why) for (kept, other), why in verdicts.same.items()}
        for row in known:
            if contract := contract_of(row):
                self.by_contract[row["programme_code"], contract].append(row)
            if label := label_of(row):
                self.by_label[row["programme_code"], label].append(row)

    def join(self, row: Row, lead: str) -> Join | None:
        """Return the join of an imported project, None if it is new or in doubt."""
        own = row["project_id"]
        kept, why = self.forced.get(own, ("", ""))
        if kept in self.by_id:
            return Join(kept, own, f"Joined by hand: {why}")
        if own in self.by_id:
            return Join(own, own, "Same id: source, programme, acronym and lead partner.")
        return self._by_contract(row) or self._by_label(row, lead)

    def _by_contract(self, row: Row) -> Join | None:
        contract = contract_of(row)
        fitting = self._allowed(row, self.by_contract.get((row["programme_code"], contract), ()))
        if not contract or len(fitting) != 1:
            return None
        return Join(fitting[0]["project_id"], row["project_id"],
                    f"Same programme and contract number {row['contract_number']}.")

    def _by_label(self, row: Row, lead: str) -> Join | None:
        key = row["programme_code"], label_of(row)
        reasons = [(other, evidence(other, row, self.leads.get(other["project_id"], ""), lead))
                   for other in self._allowed(row, self.by_label.get(key, ()))]
        fitting = [(other, why) for other, why in reasons if why]
        if len(fitting) != 1:
            return None
        other, why = fitting[0]
        return Join(other["project_id"], row["project_id"], why)

    def _allowed(self, row: Row, candidates: Iterable[Row]) -> list[Row]:
        return [other for other in candidates
                if not self.verdicts.forbid(other["project_id"], row["project_id"])]


def contract_of(row: Row) -> str:
    """Return the contract number without spaces and signs, empty where there is none.

    Examples
    --------
    >>> contract_of({"contract_number": "LLI-431"})
    'lli431'
    """
    number = row["contract_number"]
    return fold_key(number).replace(" ", "") if isinstance(number, str) else ""


def label_of(row: Row) -> str:
    """Return the folded acronym, else a title long enough to name a project, else nothing."""
    if isinstance(row["acronym"], str) and fold_key(row["acronym"]):
        return fold_key(row["acronym"])
    title = fold_key(row["title"])
    return title if len(title) >= SHORTEST_TITLE else ""


def evidence(known: Row, row: Row, known_lead: str, lead: str) -> str:
    """Return why two projects of one programme and label are one, empty where that is open."""
    if _conflict(known, row):
        return ""
    base = "Same programme and " + ("acronym" if isinstance(row["acronym"], str) else "title")
    title = fuzz.token_sort_ratio(fold_key(known["title"]), fold_key(row["title"]))
    if title >= SAME_TITLE and fold_key(row["title"]) != label_of(row):
        return f"{base}; titles {title:.0f} % alike."
    if _days(known, row, "start_date") <= SAME_DAYS and _days(known, row, "end_date") <= SAME_DAYS:
        return f"{base}; same dates."
    name = fuzz.token_sort_ratio(fold_key(known_lead), fold_key(lead)) if known_lead else 0
    return f"{base}; lead partners {name:.0f} % alike." if lead and name >= SAME_NAME else ""


def _conflict(known: Row, row: Row) -> bool:
    """Return whether contract numbers or dates say that these are two projects."""
    numbers = {contract_of(known), contract_of(row)} - {""}
    far = (_days(known, row, name) for name in ("start_date", "end_date"))
    return len(numbers) > 1 or any(MOST_DAYS_APART < days < float("inf") for days in far)


def _days(known: Row, row: Row, column: str) -> float:
    """Return how many days two dates are apart, infinity where one is not known."""
    if pd.isna(known[column]) or pd.isna(row[column]):
        return float("inf")
    return float(abs((known[column] - row[column]).days))
