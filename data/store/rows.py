"""Rows of tables, picked and put together by project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from data.inputs import FACTS
from data.store.values import Row, records
from data.tables import with_types


def lead_names(partners: pd.DataFrame) -> dict[str, str]:
    """Return the name of the first lead partner of each project that has one."""
    leads = partners[partners["is_lead_partner"].astype(bool)].sort_values(
        ["project_id", "partner_order"])
    return dict(leads.drop_duplicates("project_id").set_index("project_id")["partner_name"])


def renamed(table: pd.DataFrame, kept: Mapping[str, str]) -> pd.DataFrame:
    """Return the rows with the project they now belong to."""
    ids = table["project_id"]
    return table.assign(project_id=ids.map(lambda each: kept.get(each, each)))


def appended(known: pd.DataFrame, new: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return rows with the new ones that are not there yet; a known id stays as it is."""
    key = FACTS[name][0].name
    added = new[~new[key].isin(list(known[key]))]
    return with_types(pd.concat([known, added]), FACTS[name]) if len(added) else known


def joined_titles(known: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Return the titles, each of a project once."""
    if not len(new):
        return known
    both = pd.concat([known, new])
    repeated = np.array(both.duplicated(["project_id", "title"]))
    repeated[: len(known)] = False
    return with_types(both[~repeated], FACTS["titles"])


def of_projects(table: pd.DataFrame, ids: Iterable[str]) -> pd.DataFrame:
    """Return the rows of some projects."""
    return table[table["project_id"].isin(list(ids))]


def by_id(projects: pd.DataFrame) -> dict[str, Row]:
    """Return projects by their id."""
    return {row["project_id"]: row for row in records(projects)}


def by_project(partners: pd.DataFrame) -> dict[str, list[Row]]:
    """Return the partners of each project, in their order."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in records(partners.sort_values(["project_id", "partner_order", "partner_id"])):
        found[row["project_id"]].append(row)
    return found
