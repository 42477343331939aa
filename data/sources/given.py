"""What an importer has after it renamed the columns: two tables of text, not yet checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from data.columns import PARTNER_FACTS, PROJECTS, names
from data.sources.delivery import Finding, Rejected
from data.tables import LIST_SEPARATOR

ORIGIN = ("origin_sheet", "origin_row")
"""Columns of a given table that say where each row stands in the file."""
KEY = "project_key"
"""Column that joins the two given tables; it means nothing else."""

TITLE_COLUMNS = ("title_en", "title", "title_2", "title_3", "title_4")
"""Titles in the order in which the first filled one becomes the project's title."""
PROJECT_MONEY = ("total_budget_eur", "eu_funding_eur", "programme_funding_eur")
PARTNER_MONEY = ("partner_budget_eur", "partner_eu_funding_eur", "partner_programme_funding_eur",
                 "partner_national_funding_eur", "partner_own_funding_eur")
DATES = ("start_date", "end_date", "source_date")
PROJECT_COLUMNS = frozenset({KEY, *TITLE_COLUMNS, *names(PROJECTS), "programme", "cci", "currency"})
PARTNER_COLUMNS = frozenset({KEY, *names(PARTNER_FACTS), "country_name", "currency", "lon", "lat"})
COORDINATES = ("lon", "lat")


@dataclass(frozen=True)
class Given:
    """Projects and partners of one file as text, with our names of columns.

    Attributes
    ----------
    file : str
        Name of the file.
    projects, partners : pandas.DataFrame
        Columns among :data:`PROJECT_COLUMNS` and :data:`PARTNER_COLUMNS`, and :data:`ORIGIN`;
        text, empty is "".
    names : mapping of str to str
        The file's name of each of our columns, for messages.
    rows_in : mapping of str to int
        Records found, before any was rejected or joined.
    joined : mapping of str to int
        Records that are in another one, by table.
    findings, rejected
        So far.
    """

    file: str
    projects: pd.DataFrame
    partners: pd.DataFrame
    names: Mapping[str, str]
    rows_in: Mapping[str, int]
    joined: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True)
class Recipe:
    """How an importer's given tables become a delivery.

    Attributes
    ----------
    format_name : str
        As ``keep_legacy``.
    family : str
        ``source_family`` of the projects' ids: two exports of one publisher share it.
    partners_by_name : bool
        Whether partners are ordered by name (the file's order means nothing), else as given.
    same_partners : bool
        Whether a project's partners are named and numbered as in the shipped catalogue, so that a
        correction that hides a person's name still hides that of the same partner.
    label : tuple of str
        Columns of which the first filled one names a project in its id.
    ties : tuple of str
        Columns that tell projects of the same key apart.
    title_language : str
        Language of the column ``title``.
    decimal, day_order, currency : str
        Where a person or the format says them; else empty, and found in the columns.
    """

    format_name: str
    family: str
    partners_by_name: bool = False
    same_partners: bool = False
    label: tuple[str, ...] = ("acronym", *TITLE_COLUMNS)
    ties: tuple[str, ...] = ("start_date", "end_date", "total_budget_eur", "eu_funding_eur")
    title_language: str = "und"
    decimal: str = ""
    day_order: str = ""
    currency: str = ""


def place_of(given_names: Mapping[str, str], column: str) -> str:
    """Return the file's own name of a column, or ours where the file has none."""
    return given_names.get(column, "" if column == KEY else column)


def list_cell(texts: Iterable[str]) -> str:
    """Return a list of texts as one cell, each once.

    Examples
    --------
    >>> list_cell(["Tourism", "", "Tourism", "Energy"])
    'Tourism; Energy'
    """
    return LIST_SEPARATOR.join(dict.fromkeys(text for text in texts if text))
