"""The catalogue in memory: five tables, the report of their build, and their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd


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
        Tables with the columns of :mod:`data.columns`, sorted by their id, index 0..n-1.
    regions : pandas.DataFrame
        Names and places of NUTS and admin-1 regions (columns ``REGIONS``).
    sources : mapping of str to Source
        By ``source_code``.
    report : mapping
        The build report as written beside the tables.
    revision : str
        Content hash of the tables; names the static files made from them.
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
