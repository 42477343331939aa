"""Put deliveries, one after another, on the facts that are there already.

Oldest first. A project that is known gets the newcomer's values by the rules of
:mod:`data.store.values` and :mod:`data.store.partner_lists`; all others are added. Who said
which value, and when, is remembered from one delivery to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from data.columns import PARTNER_FACTS, PROJECTS, Schema
from data.columns_imports import HISTORY, PROJECT_SOURCES
from data.store.delivered import Stored
from data.store.joins import Join, Verdicts, find_joins
from data.store.layout import StoreError
from data.store.partner_lists import JoinedList, PartnerList, join_lists
from data.store.rows import (
    appended,
    by_id,
    by_project,
    joined_titles,
    lead_names,
    of_projects,
    renamed,
)
from data.store.values import PROJECT_VALUES, Row, Said, day_of, join_rows, records
from data.tables import table_from_rows, with_types

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Folded:
    """Facts with deliveries on them.

    Attributes
    ----------
    tables : dict of str to pandas.DataFrame
        By the keys of :data:`data.inputs.FACTS`.
    joins : mapping of str to tuple of Join
        Imported projects that were known, by the delivery's name (``Stored.name``).
    history, project_sources : tuple of dict
        Rows of ``HISTORY`` and ``PROJECT_SOURCES``.
    project_said, partner_said : mapping
        Who said a value that is not of the row's own source, by id and column.
    locations : tuple of pandas.DataFrame
        Points that files publish, columns ``PUBLISHED_POINTS``, the oldest file first.
    """

    tables: Tables
    joins: Mapping[str, tuple[Join, ...]] = field(default_factory=dict)
    history: tuple[Row, ...] = ()
    project_sources: tuple[Row, ...] = ()
    project_said: Mapping[tuple[str, str], Said] = field(default_factory=dict)
    partner_said: Mapping[tuple[str, str], Said] = field(default_factory=dict)
    locations: tuple[pd.DataFrame, ...] = ()

    def history_table(self) -> pd.DataFrame:
        """Return the history, sorted, each entry once."""
        return _table(self.history, HISTORY)

    def sources_table(self) -> pd.DataFrame:
        """Return the further sources of projects, sorted, each once."""
        return _table(self.project_sources, PROJECT_SOURCES)


def _table(rows: Iterable[Row], schema: Schema) -> pd.DataFrame:
    table = table_from_rows(rows, schema).drop_duplicates()
    return table.sort_values(list(table.columns), kind="stable").reset_index(drop=True)


def fold_all(tables: Tables, deliveries: Iterable[Stored], verdicts: Verdicts) -> Folded:
    """Return the facts with all deliveries on them, whatever order they are given in."""
    folded = Folded(dict(tables))
    for stored in sorted(deliveries, key=lambda s: (s.as_of, s.number, s.name)):
        folded = fold(folded, stored, verdicts)
    return folded


def fold(folded: Folded, stored: Stored, verdicts: Verdicts) -> Folded:
    """Return the facts with one delivery on them.

    Raises
    ------
    StoreError
        If a new project has the id of another source's activity or output.
    """
    tables, new = folded.tables, stored.delivery.tables
    joins = find_joins(tables["projects"], lead_names(tables["partners"]), new["projects"],
                       lead_names(new["partners"]), verdicts)
    kept = {join.source_project_id: join.project_id for join in joins}
    merger = _Merger(folded, stored, joins)
    projects, partners = merger.projects(), merger.partners()
    others = {name: appended(tables[name], renamed(new[name], kept), name)
              for name in ("activities", "outputs")}
    return replace(
        folded,
        tables={"projects": projects, "partners": partners,
                "titles": joined_titles(tables["titles"], renamed(new["titles"], kept)), **others},
        joins={**folded.joins, stored.name: tuple(joins)},
        history=(*folded.history, *merger.history),
        project_sources=(*folded.project_sources, *merger.sources()),
        project_said=merger.project_said, partner_said=merger.partner_said,
        locations=(*folded.locations, merger.locations()),
    )


class _Merger:
    """Projects and partners of one delivery on the facts; collects history on the way."""

    def __init__(self, folded: Folded, stored: Stored, joins: list[Join]) -> None:
        self.folded, self.stored, self.joins = folded, stored, joins
        self.project_said, self.partner_said = dict(folded.project_said), dict(folded.partner_said)
        self.history: list[Row] = []
        new = stored.delivery.tables
        self.new_projects = by_id(new["projects"])
        self.new_partners = by_project(new["partners"])
        ours = {join.project_id for join in joins}
        known = folded.tables
        self.known_projects = by_id(of_projects(known["projects"], ours))
        self.known_partners = by_project(of_projects(known["partners"], ours))
        self.lists = {join.project_id: self._list(join) for join in joins}

    def projects(self) -> pd.DataFrame:
        """Return all projects."""
        table = self.folded.tables["projects"]
        joined = {join.project_id: self._project(join) for join in self.joins}
        rows = [joined.get(row["project_id"], row) for row in records(table)]
        added = self._added(self.new_projects.values())
        self.project_said |= {(row["project_id"], "*"): self._said(row) for row in added}
        return with_types(pd.DataFrame([*rows, *added], columns=table.columns), PROJECTS)

    def partners(self) -> pd.DataFrame:
        """Return all partners."""
        table = self.folded.tables["partners"]
        stay = table[~table["project_id"].isin(list(self.lists))]
        joined = [row for found in self.lists.values() for row in found.rows]
        added = [row for rows in self.new_partners.values() for row in self._added(rows)]
        rows = pd.DataFrame([*joined, *added], columns=table.columns)
        return with_types(pd.concat([stay.astype(object), rows]), PARTNER_FACTS)

    def sources(self) -> list[Row]:
        """Return the rows of ``PROJECT_SOURCES`` of the joined projects."""
        return [self._source(join) for join in self.joins
                if self.known_projects[join.project_id]["source_code"] != self._code]

    def locations(self) -> pd.DataFrame:
        """Return the points that the file publishes, by our ids; not of partners left out."""
        given = self.stored.delivery.locations
        ids = {their: our for found in self.lists.values() for their, our in found.ids.items()}
        ids |= {row["partner_id"]: row["partner_id"]
                for rows in self.new_partners.values() for row in self._added(rows)}
        found = given.assign(partner_id=given["partner_id"].map(ids))
        return found[found["partner_id"].notna()]

    @property
    def _code(self) -> str:
        return self.stored.delivery.source.code

    def _added(self, rows: Iterable[Row]) -> list[Row]:
        joined = {join.source_project_id for join in self.joins}
        return [row for row in rows if row["project_id"] not in joined]

    def _said(self, row: Mapping[str, Any]) -> Said:
        """Who says an imported project; without a date of its own, as of the delivery."""
        return Said(self._code, day_of(row["source_date"]) or self.stored.as_of)

    def _project(self, join: Join) -> Row:
        known, new = self.known_projects[join.project_id], self.new_projects[join.source_project_id]
        first, newcomer = self._first(known), self._said(new)
        said = {name: self.project_said.get((join.project_id, name), first)
                for name in PROJECT_VALUES}
        joined = join_rows(known, new, PROJECT_VALUES, said, newcomer)
        self._remember(join.project_id, joined.history)
        self.project_said |= {(join.project_id, name): newcomer for name in joined.taken}
        row = joined.row
        if self.lists[join.project_id].takes_list:
            row |= {name: new[name] for name in ("known_partners", "known_partners_country")}
        return row

    def _first(self, known: Row) -> Said:
        """Who said a known project first: with its date, or that of the delivery it came with."""
        return self.project_said.get((known["project_id"], "*")) or Said(
            known["source_code"], day_of(known["source_date"]))

    def _list(self, join: Join) -> JoinedList:
        known, new = self.known_projects[join.project_id], self.new_projects[join.source_project_id]
        first, newcomer = self._first(known), self._said(new)
        of_list = self.partner_said.get((join.project_id, "*"), first)
        found = join_lists(
            join.project_id,
            PartnerList(self.known_partners.get(join.project_id, []), known["known_partners"],
                        first, of_list),
            PartnerList(self.new_partners.get(join.source_project_id, []), new["known_partners"],
                        newcomer, newcomer), self.partner_said)
        self._remember(join.project_id, found.history)
        self.partner_said |= {(partner, name): newcomer
                              for partner, columns in found.taken.items() for name in columns}
        if found.takes_list:
            self.partner_said[join.project_id, "*"] = newcomer
        return found

    def _remember(self, project: str, rows: Iterable[Row]) -> None:
        self.history.extend({"partner_id": None, **row, "project_id": project} for row in rows)

    def _source(self, join: Join) -> Row:
        new = self.new_projects[join.source_project_id]
        return {"project_id": join.project_id, "source_code": self._code,
                "source_project_id": join.source_project_id, "reason": join.reason,
                "source_url": None if pd.isna(new["source_url"]) else new["source_url"],
                "source_date": self._said(new).day}


def check_programmes(programmes: pd.DataFrame, stored: Iterable[Stored]) -> None:
    """Raise StoreError if a delivery has a project of a programme that nobody names."""
    known = set(programmes["programme_code"])
    for each in stored:
        unknown = sorted(set(each.delivery.tables["projects"]["programme_code"]) - known)
        if unknown:
            raise StoreError(f"{each.delivery.file_name}: programmes {unknown} are not in the "
                             "registry, and the import does not bring them.")
