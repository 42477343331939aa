"""What an import did: rows, projects, places and totals, as text and as CSV; no clock, no paths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.columns import Column
from data.errors import BuildError
from data.export import BOM, neutralised
from data.inputs import FACTS
from data.report import MONEY, located_counts
from data.sources.delivery import Rejected
from data.store.changes import CHANGED, NEW, changed_projects
from data.store.combine import rejected_rows, rows_in
from data.store.delivered import Stored
from data.store.joins import Join
from data.table_csv import csv_text

Tables = Mapping[str, pd.DataFrame]

REJECTED = tuple(Column(name, "integer" if name == "row" else "text", "")
                 for name in ("file", "sheet", "row", "column", "value", "reason"))


@dataclass(frozen=True)
class Outcome:
    """What an import did, or would do.

    Attributes
    ----------
    source_code, file_name : str
        What was imported.
    status : str
        ``imported``, ``unchanged`` (the same file is in the store) or ``dry run``.
    rows : mapping of str to mapping of str to int
        By table: ``rows_in`` = kept + merged + rejected + out_of_scope.
    projects : mapping of str to int
        Projects of the file in the catalogue: new, changed, unchanged.
    located : mapping of str to int
        Partners of these projects by precision.
    totals : mapping of str to tuple of two int or float
        Figures of the catalogue before and after.
    joins : tuple of Join
        Imported projects that were known under another id, each with its reason.
    rejected : tuple of Rejected
        Rows that were left out.
    notes : tuple of str
        What a person should know.
    """

    source_code: str
    file_name: str
    status: str
    rows: Mapping[str, Mapping[str, int]]
    projects: Mapping[str, int]
    located: Mapping[str, int]
    totals: Mapping[str, tuple[float, float]]
    joins: tuple[Join, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[str, ...] = ()


def outcome_of(
    stored: Stored, joins: Iterable[Join], before: Tables, after: Tables, status: str,
    notes: tuple[str, ...] = (),
) -> Outcome:
    """Return what an import did.

    Parameters
    ----------
    stored : Stored
        The delivery with its changes.
    joins : iterable of Join
        Its projects that were known.
    before, after : mapping of str to pandas.DataFrame
        The catalogue without and with it.
    status : str
        See :class:`Outcome`.
    """
    listed = tuple(joins)
    shown = shown_projects(stored, listed, after)
    changed = changed_projects(stored.changes)
    counts = {kind: len(changed[kind] & shown) for kind in (NEW, CHANGED)}
    partners = after["partners"]
    delivery = stored.delivery
    return Outcome(
        delivery.source.code, delivery.file_name, status, _balance(stored, listed, after),
        {**counts, "unchanged": len(shown) - sum(counts.values())},
        located_counts(partners[partners["project_id"].isin(list(shown))]),
        {name: (count, totals(after)[name]) for name, count in totals(before).items()},
        tuple(join for join in listed if join.project_id != join.source_project_id),
        delivery.rejected, notes)


def shown_projects(stored: Stored, joins: Iterable[Join], after: Tables) -> set[str]:
    """Return the projects of the catalogue that the delivery has."""
    kept = {join.source_project_id: join.project_id for join in joins}
    ids = stored.delivery.tables["projects"]["project_id"]
    return {kept.get(own, own) for own in ids} & set(after["projects"]["project_id"])


def _balance(
    stored: Stored, joins: Iterable[Join], after: Tables
) -> dict[str, dict[str, int]]:
    """Return by table what became of the delivery's rows.

    A row of a project that was known is merged, whether it changed that project or not; a row
    of a new project is kept, or out of scope.

    Raises
    ------
    BuildError
        If they do not add up.
    """
    known = {join.source_project_id for join in joins}
    shown, delivery = set(after["projects"]["project_id"]), stored.delivery
    read, rejected, found = rows_in(delivery), rejected_rows(delivery), {}
    for name in FACTS:
        own = delivery.tables[name]["project_id"]
        merged = own.isin(list(known))
        kept = ~merged & own.isin(list(shown))
        parts = {"kept": int(kept.sum()),
                 "merged": int(merged.sum()) + delivery.joined.get(name, 0),
                 "rejected": rejected[name], "out_of_scope": int((~merged & ~kept).sum())}
        if read[name] != sum(parts.values()):
            raise BuildError(f"{name}: {read[name]} rows in, but {parts}. This is a bug.")
        found[name] = {"rows_in": read[name], **parts}
    return found


def totals(tables: Tables) -> dict[str, float]:
    """Return the figures of a catalogue that an import may change."""
    projects, partners = tables["projects"], tables["partners"]
    found: dict[str, float] = {
        "projects": len(projects), "partners": len(partners),
        "partners on the map": int(partners["lon"].notna().sum())}
    for name in MONEY["projects"]:
        found |= {f"{name}, published by": int(projects[name].notna().sum()),
                  f"{name}, sum": float(projects[name].sum())}
    return found


def as_text(outcome: Outcome) -> str:
    """Return the report for a terminal, numbers aligned."""
    return "\n".join(_lines(outcome)) + "\n"


def _lines(outcome: Outcome) -> Iterable[str]:
    yield f"{outcome.source_code}: {outcome.file_name}: {outcome.status}"
    yield from (f"  {note}" for note in outcome.notes)
    yield _line("Rows of the file", "in", "kept", "merged", "rejected", "out of scope")
    for name, counts in outcome.rows.items():
        if counts["rows_in"]:
            yield _line(f"  {name}", *(f"{count:,}" for count in counts.values()))
    yield _line("Its projects in the catalogue", *outcome.projects)
    yield _line("", *(f"{count:,}" for count in outcome.projects.values()))
    yield _line("Their partners, located by", *outcome.located)
    yield _line("", *(f"{count:,}" for count in outcome.located.values()))
    yield _line("The catalogue", "before", "after", "difference")
    for name, (old, new) in outcome.totals.items():
        yield _line(f"  {name}", f"{old:,.0f}", f"{new:,.0f}", f"{new - old:+,.0f}")
    if outcome.joins:
        yield f"Joined with a project of another source: {len(outcome.joins):,}"
        yield from (f"  {join.source_project_id} is {join.project_id}. {join.reason}"
                    for join in outcome.joins)
    if outcome.rejected:
        yield f"Rejected: {len(outcome.rejected):,}"
        yield from (f"  {_place(row)}: {row.value!r}: {row.reason}" for row in outcome.rejected)


def _line(head: str, *cells: str) -> str:
    return f"{head:<38}" + "".join(f"{cell:>13}" for cell in cells)


def _place(row: Rejected) -> str:
    parts = (row.file, row.sheet, f"row {row.row}", row.column)
    return ", ".join(part for part in parts if part)


def rejected_csv(rejected: Iterable[Rejected]) -> bytes:
    """Return rejected rows as CSV, safe in a spreadsheet.

    Examples
    --------
    >>> bad = Rejected("a.csv", "", 7, "end", "=1+1", "not a date")
    >>> rejected_csv([bad]).decode("utf-8-sig").splitlines()[1]
    "a.csv,,7,end,'=1+1,not a date"
    """
    rows: list[dict[str, Any]] = [
        {name: neutralised(value) if isinstance(value, str) else value
         for name, value in row.as_dict().items()} for row in rejected]
    return (BOM + csv_text(rows, REJECTED)).encode("utf-8", "replace")
