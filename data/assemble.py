"""From checked facts to the finished tables and their report; no file is touched here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from data.columns import SCHEMAS
from data.compare import compare_with_published
from data.inputs import FACTS, Facts
from data.locate import Asked, Geography, ask, locate, placed
from data.merge import Merged, merge
from data.organisations.tables import organisations_of, unused_rules
from data.overrides import applied_overrides, unused_overrides
from data.report import catalogue_figures, row_balance
from data.rivals import rivals_of
from data.scope import in_scope
from data.tables import with_types
from geo.register import Register

SORT_BY = {
    "programmes": ["programme_code"],
    "projects": ["project_id"],
    "titles": ["project_id", "language", "title"],
    "activities": ["activity_id"],
    "outputs": ["output_id"],
    "organisations": ["organisation_id"],
    "organisation_names": ["organisation_id", "name_id"],
    "rivals": ["project_id", "partner_id", "rival_order"],
    "regions": ["region_code"],
}
"""Order of the rows; partners have their own, lead partners first."""

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Assembled:
    """The finished tables by name (``SCHEMAS``), the build report, and the register."""

    tables: Tables
    report: dict[str, Any]
    register: Register = field(default_factory=Register.none)


Progress = Callable[[int, int], object]
"""Called with the rows located since the last call, and the rows to locate in all."""


def no_progress(rows: int, total: int) -> None:
    """Show nothing."""


def assemble(facts: Facts, geography: Geography, progress: Progress = no_progress) -> Assembled:
    """Merge, locate, choose what is in scope, sort, and count everything.

    Parameters
    ----------
    facts : Facts
        From :func:`data.inputs.read_facts`.
    geography : Geography
        Geocoder, regions and crosswalk.
    progress : callable
        Called after each chunk of rows that is located.

    Raises
    ------
    BuildError
        If the rows do not reconcile.
    """
    titles = {code: source.title for code, source in facts.sources.items()}
    merged = merge(facts.tables, facts.same_projects, titles)
    return assemble_merged(facts, merged, geography, progress)


def assemble_merged(
    facts: Facts, merged: Merged, geography: Geography, progress: Progress = no_progress,
    also_rejected: Mapping[str, int] = MappingProxyType({}),
) -> Assembled:
    """Do what :func:`assemble` does after the merge.

    Parameters
    ----------
    facts, geography, progress
        As there; of the facts only the curated tables and the counts are read.
    merged : Merged
        The tables to locate.
    also_rejected : mapping of str to int
        Rows by table that were rejected before they became facts (imports).
    """
    total = len(merged.tables["partners"]) + len(merged.tables["activities"])
    def step(rows: int) -> object:
        return progress(rows, total)

    asked = ask(merged.tables["partners"], geography.geocoder, step, geography.chunk)
    located = _located(merged.tables, asked, facts.overrides, geography, step)
    inside = in_scope(located["projects"], located["partners"], facts.programmes)
    kept = _kept(located, set(located["projects"]["project_id"][inside]))
    linked = _with_organisations(kept, facts)
    tables = {**linked, "programmes": facts.programmes, "regions": geography.regions.table}
    finished = {name: _finished(tables[name], name) for name in SCHEMAS}
    report = _report(facts, merged, located, finished, also_rejected) | {
        "register_organisations": len(asked.register.seats),
        "address_findings": _findings(merged.tables["partners"], asked, finished["partners"]),
    }
    return Assembled(finished, report, asked.register)


def _located(
    tables: Tables, asked: Asked, overrides: pd.DataFrame, geography: Geography,
    progress: Callable[[int], object],
) -> Tables:
    """Return the tables with the places of partners and activities, and the partners' rivals."""
    partners, activities = tables["partners"], tables["activities"]
    places = placed(partners, asked, overrides, geography)
    published = partners["nuts3_published"].fillna("").tolist()
    compared = compare_with_published(published, places, geography.crosswalk)
    events = locate(activities, overrides, geography, progress)
    whole = pd.concat([partners.reset_index(drop=True), places, compared], axis=1)
    return tables | {
        "partners": whole, "rivals": rivals_of(whole, asked.matches),
        "activities": pd.concat([activities.reset_index(drop=True), events], axis=1),
    }


def _with_organisations(tables: Tables, facts: Facts) -> Tables:
    """Return the tables with the partners' organisations, and the tables of these."""
    partners = tables["partners"].reset_index(drop=True)
    found = organisations_of(partners, facts.organisation_words, facts.same_organisations)
    return tables | {
        "partners": partners.assign(
            organisation_id=pd.Series(found.organisation_ids, dtype=object)),
        "organisations": found.organisations, "organisation_names": found.organisation_names,
    }


def _kept(tables: Tables, project_ids: set[str]) -> Tables:
    """Return the rows of the projects in scope."""
    return {name: table[table["project_id"].isin(list(project_ids))]
            for name, table in tables.items()}


def _finished(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return a table with its columns, types and order."""
    if name == "partners":
        follows = ~table["is_lead_partner"].astype(bool)
        keys = table.assign(_follows=follows).sort_values(
            ["project_id", "_follows", "partner_order", "partner_id"])
        return with_types(keys, SCHEMAS[name])
    return with_types(table.sort_values(SORT_BY[name], kind="stable"), SCHEMAS[name])


def _report(
    facts: Facts, merged: Merged, located: Tables, finished: Tables,
    also_rejected: Mapping[str, int],
) -> dict[str, Any]:
    """Return the build report."""
    kept = {name: len(finished[name]) for name in FACTS}
    outside = {name: len(located[name]) - kept[name] for name in FACTS}
    rejected = Counter(_table_of(rejection.file) for rejection in facts.rejected)
    rejected.update(also_rejected)
    partners = finished["partners"]
    return {
        "rows": row_balance(facts.rows_in, rejected, merged.rows, outside, kept),
        "rows_in_by_source": facts.rows_in,
        "rejected": [rejection.as_dict() for rejection in facts.rejected],
        "merged": list(merged.joined),
        "out_of_scope_by_programme": _outside_by_programme(located, finished),
        **catalogue_figures(finished["projects"], partners, finished["activities"]),
        "overrides_applied": applied_overrides(partners, facts.overrides),
        "same_organisations_unused": unused_rules(
            finished["organisation_names"], finished["organisations"], facts.same_organisations),
        "overrides_unused": unused_overrides(located["partners"], facts.overrides),
    }


def _findings(partners: pd.DataFrame, asked: Asked, kept: pd.DataFrame) -> list[dict[str, str]]:
    """Return what is wrong with addresses, by partner: another country, two towns, a far code."""
    shown = set(kept["partner_id"])
    return [{"partner_id": str(partner), "finding": finding}
            for partner, match in zip(partners["partner_id"], asked.matches, strict=True)
            if partner in shown for finding in match.findings]


def _table_of(file: str) -> str:
    """Return the table's name from the path of its file."""
    return file.rpartition("/")[2].removesuffix(".csv")


def _outside_by_programme(located: Tables, finished: Tables) -> dict[str, int]:
    """Return how many projects of each programme are out of scope."""
    projects = located["projects"]
    left_out = ~projects["project_id"].isin(list(finished["projects"]["project_id"]))
    counts = projects.loc[np.asarray(left_out), "programme_code"].value_counts()
    return {str(code): int(counts[code]) for code in sorted(counts.index)}
