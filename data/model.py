"""The catalogue in memory: five tables, the report of their build, and their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from data.columns import ORGANISATION_NAMES, ORGANISATIONS, RIVALS
from data.columns_imports import CHANGES, HISTORY, PROJECT_SOURCES
from data.search_tables import SearchTables
from data.tables import table_from_rows


@dataclass(frozen=True)
class Source:
    """Where facts or geography come from, as SOURCES.toml says it."""

    code: str
    title: str
    publisher: str
    url: str
    licence: str
    retrieved: str
    note: str = ""


@dataclass(frozen=True)
class Catalogue:
    """Everything the app shows.

    Attributes
    ----------
    projects, partners, programmes, titles, activities, outputs : pandas.DataFrame
        Tables with the columns of :mod:`data.columns` and the types of :mod:`data.tables`,
        index 0..n-1, sorted by their id; partners by project, lead partners first. The row
        number of a partner or project is its index in the map's files.
    regions : pandas.DataFrame
        Names and places of NUTS and admin-1 regions (columns ``REGIONS``).
    sources : mapping of str to Source
        By ``source_code``.
    report : mapping
        The build report as written beside the tables.
    revision : str
        Content hash of the tables and the report.
    static_files : mapping of str to str
        Paths below ``static/`` of the files that belong to these tables, by role: ``partners``,
        ``labels`` (formats: :mod:`data.static_files`).
    search : SearchTables
        Further names and vectors that only the search uses.
    rivals : pandas.DataFrame
        Other places that the address of an uncertain partner may mean.
    history, project_sources, changes : pandas.DataFrame
        What imports replaced, further sources of projects, and what each import changed
        (columns ``IMPORT_SCHEMAS``); empty in the shipped catalogue.
    organisations, organisation_names : pandas.DataFrame
        Organisations, and all names of each with why they are one.
    """

    projects: pd.DataFrame
    partners: pd.DataFrame
    programmes: pd.DataFrame
    titles: pd.DataFrame
    activities: pd.DataFrame
    outputs: pd.DataFrame
    regions: pd.DataFrame
    sources: Mapping[str, Source] = field(default_factory=dict)
    report: Mapping[str, Any] = field(default_factory=dict)
    revision: str = ""
    static_files: Mapping[str, str] = field(default_factory=dict)
    search: SearchTables = field(default_factory=SearchTables)
    rivals: pd.DataFrame = field(default_factory=lambda: table_from_rows([], RIVALS))
    history: pd.DataFrame = field(default_factory=lambda: table_from_rows([], HISTORY))
    project_sources: pd.DataFrame = field(
        default_factory=lambda: table_from_rows([], PROJECT_SOURCES))
    changes: pd.DataFrame = field(default_factory=lambda: table_from_rows([], CHANGES))
    organisations: pd.DataFrame = field(
        default_factory=lambda: table_from_rows([], ORGANISATIONS))
    organisation_names: pd.DataFrame = field(
        default_factory=lambda: table_from_rows([], ORGANISATION_NAMES))
