"""Shipped facts and deliveries, made into one catalogue; no file is touched here."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from data.assemble import Assembled, Progress, assemble_merged, no_progress
from data.columns import PROGRAMMES, names
from data.columns_curated import IMPORT_JOINS, LOCATION_OVERRIDES
from data.columns_imports import CHANGES
from data.errors import DataError
from data.inputs import FACTS, Facts
from data.locate import Geography
from data.merge import Merged, merge
from data.model import Catalogue, Source
from data.search_tables import SearchTables
from data.sources.delivery import Delivery
from data.static_files import build_static_files
from data.store.delivered import Stored, new_stored
from data.store.fold import Folded, check_programmes, fold_all
from data.store.joins import Join, Verdicts
from data.table_csv import read_typed_csv
from data.tables import table_from_rows, with_types

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Combined:
    """A catalogue of shipped facts and deliveries.

    Attributes
    ----------
    assembled : Assembled
        Tables by name (``SCHEMAS`` and ``IMPORT_SCHEMAS``), report, register.
    sources : mapping of str to Source
        Sources of the deliveries, by code.
    joins : mapping of str to tuple of Join
        Imported projects that were known already, by the delivery's name.
    """

    assembled: Assembled
    sources: Mapping[str, Source]
    joins: Mapping[str, tuple[Join, ...]] = field(default_factory=dict)


def combine(
    facts: Facts, deliveries: Sequence[Stored], verdicts: Verdicts, geography: Geography,
    progress: Progress = no_progress,
) -> Combined:
    """Return the catalogue of shipped facts and deliveries; their order does not matter.

    Parameters
    ----------
    facts : Facts
        Shipped facts, from :func:`data.inputs.read_facts`.
    deliveries : sequence of Stored
        Imported files.
    verdicts : Verdicts
        Pairs of projects judged by hand.
    geography : Geography
        To locate everything with.
    progress : callable
        See :func:`data.assemble.assemble`.

    Raises
    ------
    BuildError, StoreError
        If rows do not reconcile, or a programme is not known.
    """
    sources = {each.delivery.source.code: each.delivery.source for each in deliveries}
    both = replace(facts, programmes=_programmes(facts.programmes, deliveries),
                   rows_in={**facts.rows_in, **_rows_in(deliveries)},
                   sources={**facts.sources, **sources})
    check_programmes(both.programmes, deliveries)
    titles = {code: source.title for code, source in facts.sources.items()}
    shipped = merge(facts.tables, facts.same_projects, titles)
    folded = fold_all(shipped.tables, deliveries, verdicts)
    merged = _merged(shipped, folded, deliveries)
    # A later row of one partner goes before an earlier one: what is curated comes last.
    points = [frame for frame in (*folded.locations, facts.overrides) if len(frame)]
    if points:
        every = pd.concat(points).reindex(columns=names(LOCATION_OVERRIDES))
        both = replace(both, overrides=with_types(every, LOCATION_OVERRIDES))
    assembled = assemble_merged(both, merged, geography, progress, _rejected(deliveries))
    return Combined(_with_imports(assembled, folded, deliveries), sources, folded.joins)


def joins_of(
    facts: Facts, deliveries: Sequence[Stored], verdicts: Verdicts
) -> Mapping[str, tuple[Join, ...]]:
    """Return which imported projects are known, as :func:`combine` does, without locating."""
    titles = {code: source.title for code, source in facts.sources.items()}
    shipped = merge(facts.tables, facts.same_projects, titles)
    return fold_all(shipped.tables, deliveries, verdicts).joins


def _programmes(known: pd.DataFrame, deliveries: Sequence[Stored]) -> pd.DataFrame:
    """Return the registry with the programmes that deliveries bring; the registry goes first."""
    frames = [each.delivery.programmes for each in _in_order(deliveries)]
    both = pd.concat([known, *(frame for frame in frames if len(frame))])
    return with_types(both.drop_duplicates("programme_code"), PROGRAMMES)


def _in_order(deliveries: Sequence[Stored]) -> list[Stored]:
    return sorted(deliveries, key=lambda each: (each.number, each.name))


def rows_in(delivery: Delivery) -> dict[str, int]:
    """Return the rows read, by table; tables that the importer does not count came in whole."""
    return {name: delivery.rows_in.get(name, len(delivery.tables[name])) for name in FACTS}


def rejected_rows(delivery: Delivery) -> dict[str, int]:
    """Return the rows rejected, by table.

    Raises
    ------
    DataError
        If the delivery has more rows than came in.
    """
    read = rows_in(delivery)
    left = {name: read[name] - len(delivery.tables[name]) - delivery.joined.get(name, 0)
            for name in FACTS}
    lost = {name: count for name, count in left.items() if count < 0}
    if lost:
        raise DataError(f"{delivery.file_name}: more rows than came in ({lost}). This is a bug of "
                        f"the importer {delivery.format_name}.")
    return left


def _rows_in(deliveries: Sequence[Stored]) -> dict[str, dict[str, int]]:
    return {f"imports/{each.name}": rows_in(each.delivery) for each in _in_order(deliveries)}


def _rejected(deliveries: Sequence[Stored]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for each in deliveries:
        counts.update(rejected_rows(each.delivery))
    return counts


def _merged(shipped: Merged, folded: Folded, deliveries: Sequence[Stored]) -> Merged:
    """Return the folded tables, with every row that went into another one counted."""
    rows = {name: shipped.rows[name] + len(shipped.tables[name]) - len(folded.tables[name])
            + sum(len(each.delivery.tables[name]) + each.delivery.joined.get(name, 0)
                  for each in deliveries) for name in FACTS}
    joined = [{"project_id": join.project_id, "same_as_project_id": join.source_project_id,
               "reason": join.reason, "source_code": name.partition("/")[0]}
              for name, joins in sorted(folded.joins.items()) for join in joins
              if join.project_id != join.source_project_id]
    return Merged(folded.tables, (*shipped.joined, *joined), rows)


def _with_imports(
    assembled: Assembled, folded: Folded, deliveries: Sequence[Stored]
) -> Assembled:
    """Add the tables that only imports bring, of the projects in scope."""
    shown = set(assembled.tables["projects"]["project_id"])
    found = {"history": folded.history_table(), "project_sources": folded.sources_table(),
             "changes": changes_table(deliveries)}
    kept = {name: table[table["project_id"].isin(list(shown))].reset_index(drop=True)
            for name, table in found.items()}
    rejected = [{"source_code": each.delivery.source.code, **row.as_dict()}
                for each in _in_order(deliveries) for row in each.delivery.rejected]
    report = {**assembled.report, "imports_rejected": rejected}
    return replace(assembled, tables={**assembled.tables, **kept}, report=report)


def changes_table(deliveries: Sequence[Stored]) -> pd.DataFrame:
    """Return what the imports changed, the last import first."""
    frames = [each.changes for each in reversed(_in_order(deliveries)) if len(each.changes)]
    return pd.concat(frames, ignore_index=True) if frames else table_from_rows([], CHANGES)


def read_verdicts(curated: Path) -> Verdicts:
    """Read ``import_joins.csv`` of the curated folder; a missing file has none."""
    path = curated / "import_joins.csv"
    rows = read_typed_csv(path, IMPORT_JOINS) if path.exists() else table_from_rows(
        [], IMPORT_JOINS)
    return Verdicts.of(rows)


@dataclass(frozen=True)
class InMemory:
    """A catalogue that is nowhere on disk, for one session.

    Attributes
    ----------
    catalogue : Catalogue
        As :func:`data.catalogue.load_catalogue` returns it.
    files : mapping of str to bytes
        The map's files, by the paths that ``catalogue.static_files`` names.
    joins : mapping of str to tuple of Join
        Imported projects that were known already, by the delivery's name.
    """

    catalogue: Catalogue
    files: Mapping[str, bytes]
    joins: Mapping[str, tuple[Join, ...]]


def catalogue_in_memory(
    facts: Facts, deliveries: Sequence[Delivery], verdicts: Verdicts, geography: Geography,
    imported_at: str, search: SearchTables, progress: Progress = no_progress,
) -> InMemory:
    """Return the catalogue of shipped facts and files that are nowhere kept.

    Parameters
    ----------
    facts, verdicts, geography, progress
        As for :func:`combine`.
    deliveries : sequence of Delivery
        Files as they were read.
    imported_at : str
        Now, ISO 8601 in UTC, to the second.
    search : SearchTables
        Tables of the search, of the shipped catalogue.
    """
    stored = [new_stored(each, imported_at, i) for i, each in enumerate(deliveries, start=1)]
    combined = combine(facts, stored, verdicts, geography, progress)
    tables = combined.assembled.tables
    built = build_static_files(tables["projects"], tables["partners"])
    names = {role: f"imports/{name}" for role, (name, _) in built.items()}
    digest = hashlib.sha256("".join(each.name for each in stored).encode()
                            + b"".join(content for _, content in built.values()))
    catalogue = Catalogue(
        **tables, sources={**facts.sources, **combined.sources},
        report=combined.assembled.report, revision=digest.hexdigest()[:12], static_files=names,
        search=search)
    files = {names[role]: content for role, (_, content) in built.items()}
    return InMemory(catalogue, files, combined.joins)


