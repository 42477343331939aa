"""What imports made new and different, of the selected projects; values as people write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.arrays import BoolArray
from dashboard.index import Index
from dashboard.labels import Labels
from dashboard.page_table import NO_VALUE
from data.model import Catalogue
from data.store.changes import COMPARED, JOINED, LEFT, NEW, PARTNER_COMPARED
from data.store.feeds import feed_name
from data.store.values import PARTNER_VALUES

COLUMNS = tuple(dict.fromkeys((*COMPARED, *PARTNER_COMPARED, *PARTNER_VALUES, "partner", JOINED,
                               LEFT)))
"""Everything that can change or have been otherwise: each has its name in the wording."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Imported:
    """One import, and how many of the selected projects it made new or changed."""

    day: date
    source_code: str
    new: int
    changed: int


@dataclass(frozen=True)
class Value:
    """A value that changed, or that another source publishes.

    Attributes
    ----------
    column : str
        One of :data:`COLUMNS`.
    partner : str
        Name of the partner it is of, empty for the project.
    old, new : str
        As CSV writes them; empty is not published.
    """

    column: str
    partner: str
    old: str
    new: str = ""


@dataclass(frozen=True)
class ChangedProject:
    """A project in one import."""

    project_id: str
    day: date
    source_code: str
    is_new: bool
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Earlier:
    """A value that is not shown since a newer source has another."""

    value: Value
    source_code: str
    day: date | None


def selected_changes(index: Index, project_mask: BoolArray) -> pd.DataFrame:
    """Return the changes of the selected projects, columns ``CHANGES``, the newest first."""
    changes = index.catalogue.changes
    ids = index.catalogue.projects.loc[project_mask, "project_id"]
    return changes[changes["project_id"].isin(list(ids))]


def imports_of(index: Index, project_mask: BoolArray) -> list[Imported]:
    """Return every import with its counts over the selected projects, the newest first."""
    found = []
    whole = index.catalogue.changes[["imported_at", "source_code"]].drop_duplicates()
    one_each = selected_changes(index, project_mask).drop_duplicates(
        ["imported_at", "source_code", "project_id"])
    for at, source in whole.itertuples(index=False):
        ours = one_each[(one_each["imported_at"] == at) & (one_each["source_code"] == source)]
        new = int((ours["kind"] == NEW).sum())
        found.append(Imported(_day(at), source, new, len(ours) - new))
    return found


def changed_projects(index: Index, project_mask: BoolArray) -> list[ChangedProject]:
    """Return the selected projects that imports made new or changed.

    The newest import first; in each the new projects, then the others, by acronym or title.
    """
    names = _partner_names(index.catalogue)
    grouped = selected_changes(index, project_mask).groupby(
        ["imported_at", "source_code", "project_id"], sort=False)
    found = [
        (str(at), ChangedProject(
            str(project), _day(at), str(source), bool((rows["kind"] == NEW).any()),
            tuple(_values(rows[rows["kind"] != NEW], names))))
        for (at, source, project), rows in grouped
    ]
    short = project_names(index, [each.project_id for _, each in found])
    found.sort(key=lambda pair: (not pair[1].is_new, short[pair[1].project_id][0].casefold()))
    found.sort(key=lambda pair: pair[0], reverse=True)
    return [each for _, each in found]


def _values(rows: pd.DataFrame, names: dict[str, str]) -> Iterable[Value]:
    for row in _texts(rows):
        is_move = row["column"] in (JOINED, LEFT)
        partner = "" if is_move else names.get(row["partner_id"], "")
        yield Value(row["column"], partner, row["old_value"], row["new_value"])


def earlier_of(catalogue: Catalogue, project_id: str) -> list[Earlier]:
    """Return what other sources published of a project, and that is not shown."""
    history, names = catalogue.history, _partner_names(catalogue)
    rows = _texts(history[history["project_id"] == project_id])
    return [Earlier(Value(row["column"], names.get(row["partner_id"], ""), row["value"]),
                    row["source_code"], row["source_date"] or None) for row in rows]


def other_sources(catalogue: Catalogue, project_id: str) -> list[Row]:
    """Return the further sources of a project: rows of ``PROJECT_SOURCES``, empty as ``""``."""
    table = catalogue.project_sources
    return _texts(table[table["project_id"] == project_id])


def feeds_for(
    index: Index, project_mask: BoolArray, folder: Path
) -> list[tuple[str, str, str]]:
    """Return kind, code and file of the feeds that selected projects are in, if they are there."""
    catalogue = index.catalogue
    partners = catalogue.partners[project_mask[index.partner_project]]
    listed = [("all", ""),
              *(("country", code) for code in sorted(set(partners["country_code"].dropna()))),
              *(("programme", code) for code in sorted(
                  set(catalogue.projects.loc[project_mask, "programme_code"])))]
    feeds = [(kind, code, feed_name(kind, code)) for kind, code in listed]
    return [feed for feed in feeds if (folder / feed[2]).is_file()]


def first_day(catalogue: Catalogue) -> str:
    """Return the day of the first edition: when the first source in use was read."""
    used = set(catalogue.projects["source_code"])
    return min((source.retrieved for code, source in catalogue.sources.items() if code in used),
               default="")


def written(column: str, text: str, labels: Labels) -> str:
    """Return a value as a reader of the language writes it.

    Parameters
    ----------
    column : str
        Canonical column.
    text : str
        As CSV writes it; empty is not published.
    labels : Labels
        Of the language.
    """
    if not text:
        return NO_VALUE
    if column.endswith("_eur"):
        return labels.money(float(text))
    if column.endswith("_date"):
        return labels.day(date.fromisoformat(text))
    return text


def _partner_names(catalogue: Catalogue) -> dict[str, str]:
    partners = catalogue.partners
    return dict(zip(partners["partner_id"], partners["partner_name"], strict=True))


def _texts(table: pd.DataFrame) -> list[Row]:
    """Return rows with empty texts for what is missing, and days as dates."""
    def plain(value: Any) -> Any:  # noqa: ANN401 - any cell
        if pd.isna(value):
            return ""
        return value.date() if isinstance(value, pd.Timestamp) else value

    return [{str(key): plain(value) for key, value in row.items()}
            for row in table.to_dict("records")]


def _day(imported_at: object) -> date:
    return date.fromisoformat(str(imported_at)[:10])


def project_names(index: Index, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return acronym (else title) and programme code of projects by id."""
    projects = index.catalogue.projects
    rows = projects[projects["project_id"].isin(list(ids))]
    short = rows["acronym"].fillna(rows["title"])
    return dict(zip(rows["project_id"], zip(short, rows["programme_code"], strict=True),
                    strict=True))
