"""Rows of the list of projects and of their partners: values as they are, not formatted."""

from __future__ import annotations

import pandas as pd

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
    mask = selection.project_mask
    projects = index.catalogue.projects.loc[mask]
    programmes = index.catalogue.programmes.set_index("programme_code")["programme_name"]
    rows = projects.assign(
        programme_name=projects["programme_code"].map(programmes),
        status=index.status[mask],
        partners=index.partner_count[mask],
        countries=index.country_labels[mask],
    )
    return rows[list(PROJECT_COLUMNS)]


def partner_rows(index: Index, selection: Selection) -> pd.DataFrame:
    """Return one row a selected partner: :data:`PARTNER_COLUMNS`, lead partner first."""
    return index.catalogue.partners.loc[selection.partner_mask, list(PARTNER_COLUMNS)]
