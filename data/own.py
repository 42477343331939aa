"""A visitor's own files, read and put on the map for one session; nothing is written anywhere.

These functions run in a process apart (:mod:`data.apart`), so that a hostile or huge file harms no
other session, and hand over plain values.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pandas as pd

from data.errors import DataError
from data.inputs import Facts, read_facts
from data.own_places import OpenPartner, geography, opened, with_places
from data.search_tables import load_search_tables
from data.sources.delivery import Delivery, ImportContext, SourceError, empty_tables, load_context
from data.sources.files import SourceFile
from data.sources.inspect import inspect_files
from data.sources.limits import Limits, megabytes
from data.sources.mapping import TableMapping, check_mapping
from data.sources.proposal import Proposal
from data.store.combine import InMemory, catalogue_in_memory, read_verdicts
from geo.crosswalk import NUTS_FOLDER
from geo.match import SURE_FROM

MOST_OPEN = 300
"""At most so many partners are listed with candidates; the number of all is told."""
PAIRS = ({"project.csv", "organization.csv"},)
"""Files that only make sense together."""


@dataclass(frozen=True)
class Seen:
    """What a file is, as it travels between processes.

    Attributes
    ----------
    file_name : str
        Name of the file, or of both.
    title : str
        Of the known format; empty for a table of one's own.
    delivery, proposal, problem
        As of :class:`data.sources.inspect.Inspection`.
    """

    file_name: str
    title: str = ""
    delivery: Delivery | None = None
    proposal: Proposal | None = None
    problem: str = ""


@dataclass(frozen=True)
class OwnCatalogue:
    """The catalogue of one session.

    Attributes
    ----------
    made : InMemory
        Catalogue and the map's files.
    rows : mapping of str to int
        ``projects, shown, known, partners``: of the person's own.
    levels : mapping of str to int
        Partners of their own by location precision.
    open : tuple of OpenPartner
        The first :data:`MOST_OPEN` that a person may want to place by hand.
    open_count : int
        How many those are in all.
    """

    made: InMemory
    rows: Mapping[str, int]
    levels: Mapping[str, int]
    open: tuple[OpenPartner, ...]
    open_count: int


def inspect_uploads(
    files: Sequence[SourceFile], mappings: Mapping[str, TableMapping], root: Path,
    today: datetime.date, limits: Limits,
) -> list[Seen]:
    """Return what each file is; one that cannot be read says why.

    Parameters
    ----------
    files : sequence of SourceFile
        As they were given.
    mappings : mapping of str to TableMapping
        What a person confirmed, by the file's name.
    root : pathlib.Path
        The repository.
    today : datetime.date
        The day of reading.
    limits : Limits
        How large a file may be.
    """
    context = _context(root, today)
    return [_inspected(group, mappings.get(group[0].name), context, limits)
            for group in _groups(files)]


def _groups(files: Sequence[SourceFile]) -> list[list[SourceFile]]:
    names = {file.name.lower() for file in files}
    if names in PAIRS:
        return [list(files)]
    return [[file] for file in files]


def _inspected(
    files: list[SourceFile], mapping: TableMapping | None, context: ImportContext,
    limits: Limits,
) -> Seen:
    name = " + ".join(file.name for file in files)
    try:
        size = sum(len(file.content) for file in files)
        if size > limits.file_bytes:
            raise SourceError(f"{name} has {megabytes(size)}. {limits.told()}")
        if mapping is not None:
            check_mapping(mapping, name)
        found = inspect_files(files, context, mapping=mapping, limits=limits)
    except SourceError as error:
        return Seen(name, problem=str(error))
    title = found.format.title if found.format is not None else ""
    return Seen(found.file_name, title, found.delivery, found.proposal, found.problem)


@cache
def _context(root: Path, today: datetime.date) -> ImportContext:
    return load_context(root / "data" / "curated", NUTS_FOLDER, today)


@cache
def _facts(root: Path) -> Facts:
    return read_facts(root / "data")


def build_own(
    deliveries: Sequence[Delivery], placed: pd.DataFrame, root: Path, now: str, is_beside: bool
) -> OwnCatalogue:
    """Return the catalogue with the person's own files, beside or instead of the shipped facts.

    Parameters
    ----------
    deliveries : sequence of Delivery
        From :func:`inspect_uploads`.
    placed : pandas.DataFrame
        Columns ``LOCATION_OVERRIDES``: seats that the person chose.
    root : pathlib.Path
        The repository.
    now : str
        ISO 8601 in UTC, to the second.
    is_beside : bool
        Whether the shipped facts are shown too.

    Raises
    ------
    DataError
        If nothing is left to show, or the rows do not reconcile.
    """
    facts = _facts(root)
    if not is_beside:
        facts = replace(facts, tables=empty_tables(), rows_in={}, rejected=(),
                        same_projects=facts.same_projects.iloc[:0])
    both = [replace(each, locations=with_places(each.locations, placed)) for each in deliveries]
    search = load_search_tables(root / "data" / "search")
    made = catalogue_in_memory(facts, both, read_verdicts(root / "data" / "curated"),
                               geography(), now, search)
    codes = {each.source.code for each in deliveries}
    known = _ids(made.catalogue.project_sources, codes)
    ids = known | _ids(made.catalogue.projects, codes)
    if not ids:
        raise DataError("None of the projects has a partner in the Baltic Sea Region, or belongs "
                        "to a programme of it: there is nothing to show.")
    partners = made.catalogue.partners
    mine = partners[partners["project_id"].isin(ids)]
    doubtful = mine[~(mine["location_score"] >= SURE_FROM)]
    return OwnCatalogue(
        made, {"projects": sum(len(each.tables["projects"]) for each in deliveries),
               "shown": len(ids), "known": len(known), "partners": len(mine)},
        {str(level): int(count) for level, count in
         mine["location_precision"].value_counts().sort_index().items()},
        tuple(opened(row) for row in doubtful.head(MOST_OPEN).to_dict("records")),
        len(doubtful))


def _ids(table: pd.DataFrame, codes: set[str]) -> set[str]:
    return set(table.loc[table["source_code"].isin(codes), "project_id"])
