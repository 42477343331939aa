"""Rows of the list of projects and of their partners: values as they are, not formatted."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.arrays import IntArray
from dashboard.facets import Selection
from dashboard.index import Index

PROJECT_COLUMNS = (
    "project_id", "acronym", "title", "programme_code", "programme_name", "programming_period",
    "status", "start_date", "end_date", "total_budget_eur", "eu_funding_eur", "partners",
    "countries", "thematics",
)  # fmt: skip
PARTNER_COLUMNS = (
    "partner_id", "project_id", "partner_name", "is_lead_partner", "town", "place_name",
    "country_code", "nuts3_code", "admin1_code", "location_precision", "location_score",
    "location_reason", "lon", "lat", "partner_budget_eur", "partner_eu_funding_eur",
)  # fmt: skip


def project_rows(index: Index, selection: Selection) -> pd.DataFrame:
    """Return one row a selected project.

    Returns
    -------
    pandas.DataFrame
        :data:`PROJECT_COLUMNS` in the order of the catalogue; the index holds the rows of the
        projects table. ``partners`` is a count, ``countries`` as ``"LV · SE"``, ``thematics``
        a list, missing values stay missing.
    """
    return project_rows_at(index, np.flatnonzero(selection.project_mask))


def project_rows_at(index: Index, numbers: IntArray) -> pd.DataFrame:
    """Return the rows of :func:`project_rows` of projects given by number, in that order."""
    projects = index.catalogue.projects.iloc[numbers]
    rows = projects.assign(
        programme_name=projects["programme_code"].map(index.programme_names),
        status=index.status[numbers],
        partners=index.partner_count[numbers],
        countries=index.country_labels[numbers],
    )
    return rows[list(PROJECT_COLUMNS)]


def partner_rows(index: Index, selection: Selection) -> pd.DataFrame:
    """Return one row a selected partner: :data:`PARTNER_COLUMNS`, lead partner first."""
    return index.catalogue.partners.loc[selection.partner_mask, list(PARTNER_COLUMNS)]
