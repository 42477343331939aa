"""What the formats of keep.eu share: source, ids, thematics, objectives."""

from __future__ import annotations

import re

import pandas as pd

from data.compile_keep import FAMILY, SOURCE_URL
from data.model import Source
from data.sources.column_map import text_column
from data.sources.delivery import ImportContext
from data.sources.given import KEY, Recipe, list_cell

LICENCE = ("Free to copy, redistribute and build on for any lawful purpose; credit keep.eu, link "
           "to it, state changes")
TIES = ("programme", "period", "acronym", "title_en", "title_2", "title_3", "start_date",
        "end_date", "total_budget_eur", "eu_funding_eur", "thematic_1", "thematic_2", "thematic_3",
        "thematic_objective", "investment_priority", "macro_strategy", "call")
"""Columns of the ids' tie break, by the names that :mod:`data.compile_keep` gives them."""
OBJECTIVE = re.compile(r"\(?(\d{1,2})\)")
PRIORITY = re.compile(r"\((\d{1,2}(?:[a-z]| ETC)?)\)")


def keep_source(format_name: str, title: str, context: ImportContext) -> Source:
    """Return the source of an export of keep.eu."""
    return Source(context.source_code or format_name, title, "Interact Programme, keep.eu",
                  SOURCE_URL, LICENCE, context.retrieved.isoformat(),
                  "Own ids and names of columns; programme names resolved to a registry; outer "
                  "spaces and line ends removed; descriptions, websites and contacts left out")


def keep_recipe(format_name: str, same_partners: bool = False) -> Recipe:
    """Return the recipe of a format of keep.eu; ids are those of the shipped catalogue."""
    return Recipe(format_name, FAMILY, True, same_partners, label=("acronym", "title_en"),
                  ties=TIES)


def thematics(projects: pd.DataFrame) -> pd.Series:
    """Return the one to three thematics of each project as one list cell."""
    columns = [text_column(projects, name).fillna("") for name in
               ("thematic_1", "thematic_2", "thematic_3")]
    return pd.Series([list_cell(row) for row in zip(*columns, strict=True)], projects.index,
                     dtype="str")


def thematic_objective(text: str) -> str:
    """Return the number of a thematic objective as ``TO6``.

    Examples
    --------
    >>> thematic_objective("(6) preserving and protecting the environment"), thematic_objective("")
    ('TO6', '')
    """
    found = OBJECTIVE.match(text)
    return f"TO{found[1]}" if found else ""


def investment_priority(text: str) -> str:
    """Return the code of an investment priority.

    Examples
    --------
    >>> investment_priority("(6c) conserving"), investment_priority("(11 ETC) ETC")
    ('6c', '11 ETC')
    """
    found = PRIORITY.match(text)
    return found[1] if found else ""


def keyed(frame: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """Return a table with the key that joins projects and partners."""
    parts = [frame[name].str.strip() for name in columns]
    key = parts[0]
    for part in parts[1:]:
        key = key + "\x1f" + part
    return frame.assign(**{KEY: key})
