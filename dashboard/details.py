"""Everything about one project, gathered from the tables, still free of wording."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.facets import Selection
from dashboard.index import Index
from dashboard.maps import Activity, ChosenProject, project_lines
from data.model import Source

SURE_SCORE = 0.8
"""From this location score on a point is shown as sure (docs: data and method)."""


@dataclass(frozen=True)
class ProjectDetail:
    """One project with its partners, titles, activities and outputs.

    Attributes
    ----------
    project, partners, titles, activities, outputs, rivals
        Rows of the catalogue; missing values are None.
    status : str
        Against the day of the index.
    source : Source or None
        Where the facts come from.
    chosen : ChosenProject
        What the map highlights.
    row : int
        Its row in the catalogue.
    """

    project: dict[str, Any]
    partners: list[dict[str, Any]]
    titles: list[dict[str, Any]]
    activities: list[dict[str, Any]]
    outputs: list[dict[str, Any]]
    status: str
    source: Source | None
    chosen: ChosenProject
    row: int
    rivals: list[dict[str, Any]]

    @property
    def eu_rate(self) -> float | None:
        """EU funding over total budget, where both are published and make sense."""
        total, funding = self.project["total_budget_eur"], self.project["eu_funding_eur"]
        if total is None or funding is None or not 0 < funding <= total:
            return None
        return float(funding / total)


def project_detail(index: Index, project_id: str) -> ProjectDetail | None:
    """Return a project with all that belongs to it, None if there is no such project."""
    catalogue = index.catalogue
    rows = catalogue.projects.index[catalogue.projects["project_id"] == project_id]
    if rows.empty:
        return None
    project = _records(catalogue.projects.loc[rows])[0]
    partners = catalogue.partners[catalogue.partners["project_id"] == project_id]
    return ProjectDetail(
        project=project,
        partners=_records(partners),
        titles=_of(catalogue.titles, project_id),
        activities=_of(catalogue.activities, project_id),
        outputs=_of(catalogue.outputs, project_id),
        status=str(index.status[rows[0]]),
        source=catalogue.sources.get(project["source_code"]),
        chosen=project_lines(
            partners.index.tolist(), partners["is_lead_partner"].astype(bool).tolist(),
            partners["lon"].notna().tolist(),
        ),
        row=int(rows[0]),
        rivals=_of(catalogue.rivals, project_id),
    )


def map_activities(index: Index, selection: Selection, kinds: dict[str, str]) -> tuple[
    Activity, ...
]:
    """Return the activities of the selected projects that have a point.

    Parameters
    ----------
    kinds : mapping of str to str
        Name of each kind on the screen.
    """
    catalogue = index.catalogue
    titles = dict(zip(catalogue.projects["project_id"], catalogue.projects["title"], strict=True))
    table = catalogue.activities[selection.activity_mask]
    return tuple(_activity(row, titles, kinds)
                 for row in _records(table[table["lon"].notna()]))


def _activity(row: dict[str, Any], titles: dict[str, str], kinds: dict[str, str]) -> Activity:
    days = sorted({_iso(row["start_date"]), _iso(row["end_date"])} - {""})
    kind = kinds.get(row["kind"], row["kind"])
    return Activity(
        project_id=row["project_id"], project=titles[row["project_id"]],
        name=row["activity_name"], detail=" · ".join([kind, *days]),
        place=row["place_name"] or "", lon=float(row["lon"]), lat=float(row["lat"]),
        sure=(row["location_score"] or 0) >= SURE_SCORE and row["location_precision"] != "region",
    )


def _iso(day: date | None) -> str:
    return "" if day is None else f"{day:%Y-%m-%d}"


def _of(table: pd.DataFrame, project_id: str) -> list[dict[str, Any]]:
    return _records(table[table["project_id"] == project_id])


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows as dictionaries with None for every missing value."""
    return [
        {str(key): None if _is_missing(value) else value for key, value in row.items()}
        for row in table.to_dict("records")
    ]


def _is_missing(value: object) -> bool:
    if isinstance(value, Iterable) and not isinstance(value, str):
        return False
    return bool(pd.isna(value))  # type: ignore[call-overload]
