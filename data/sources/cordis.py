"""CORDIS: ``project.csv`` and ``organization.csv`` of a framework programme, given together."""

from __future__ import annotations

import re

import pandas as pd

from data.model import Source
from data.sources.column_map import ColumnMap, rejected_of, renamed, text_column
from data.sources.compile_given import compile_given
from data.sources.delivery import Delivery, ImportContext
from data.sources.files import SourceFile
from data.sources.given import KEY, Given, Recipe
from data.sources.limits import Limits
from data.sources.pair import Pair
from data.sources.partner_columns import mapped

FORMAT = "cordis"
URL = "https://cordis.europa.eu"
POINT = re.compile(r"\(?(-?\d{1,3}\.\d+)\s*,\s*(-?\d{1,3}\.\d+)\)?")
PROGRAMMES = {
    "FP7": ("Seventh Framework Programme", "2007-2013"),
    "H2020": ("Horizon 2020", "2014-2020"), "HORIZON": ("Horizon Europe", "2021-2027"),
}
"""Name and programming period by ``frameworkProgramme``."""
TYPES = {"HES": "Higher or secondary education", "PRC": "Private company",
         "PUB": "Public body", "REC": "Research organisation", "OTH": "Other"}

PROJECTS = ColumnMap(
    {
        "id": "contract_number", "acronym": "acronym", "title": "title_en",
        "startDate": "start_date", "endDate": "end_date", "totalCost": "total_budget_eur",
        "ecMaxContribution": "eu_funding_eur", "frameworkProgramme": "framework",
        "fundingScheme": "project_type", "masterCall": "call", "contentUpdateDate": "source_date",
    },
    required=("contract_number", "acronym", "title_en", "framework"),
    ignored=("status", "legalBasis", "topics", "subCall", "nature", "objective", "rcn", "grantDoi",
             "keywords"),
)
PARTNERS = ColumnMap(
    {
        "projectID": "contract_number", "name": "partner_name", "role": "is_lead_partner",
        "activityType": "organisation_type", "street": "street", "postCode": "postal_code",
        "city": "town", "country": "country_code", "nutsCode": "nuts3_published",
        "geolocation": "geolocation", "order": "order", "ecContribution": "partner_eu_funding_eur",
        "totalCost": "partner_budget_eur",
    },
    required=("contract_number", "partner_name", "is_lead_partner", "country_code"),
    ignored=("projectAcronym", "organisationID", "vatNumber", "shortName", "SME",
             "organizationURL", "contactForm", "contentUpdateDate", "rcn", "netEcContribution",
             "endOfParticipation", "active"),
)


PAIR = Pair(PROJECTS, PARTNERS,
            "projects (project.csv)", "partners (organization.csv)")


def read(files: list[SourceFile], context: ImportContext, limits: Limits) -> Delivery:
    """Return the delivery of both files.

    Raises
    ------
    SourceError
        If one of them is missing, or a column.
    """
    source = Source(context.source_code or FORMAT, "CORDIS: EU research projects",
                    "Publications Office of the European Union, CORDIS", URL,
                    "Creative Commons Attribution 4.0; credit the European Union",
                    context.retrieved.isoformat(), "Objectives, websites and contacts left out")
    recipe = Recipe(FORMAT, FORMAT, label=("contract_number",))
    return compile_given(_given(files, limits), recipe, source, files, context, limits)


def _given(files: list[SourceFile], limits: Limits) -> Given:
    project_table, partner_table, findings = PAIR.read(files, limits)
    projects, names, unused = renamed(project_table, PROJECTS)
    partners, partner_names, unused_too = renamed(partner_table, PARTNERS)
    projects = _with_programme(projects)
    again = projects[KEY].duplicated()
    return Given(
        " + ".join(file.name for file in files), projects[~again].reset_index(drop=True),
        _partners(partners), names | partner_names,
        {"projects": len(projects) + len(project_table.rejected),
         "partners": len(partners) + len(partner_table.rejected)},
        {"projects": int(again.sum())}, (*findings, *unused, *unused_too),
        (*rejected_of(project_table, "projects"), *rejected_of(partner_table, "partners")))


def _with_programme(projects: pd.DataFrame) -> pd.DataFrame:
    """Return projects with the name and the period of their framework programme."""
    framework = projects["framework"].str.strip()
    return projects.assign(
        programme=mapped(framework, lambda text: PROGRAMMES.get(text, (text, ""))[0]),
        programming_period=mapped(framework, lambda text: PROGRAMMES.get(text, ("", ""))[1]),
        **{KEY: projects["contract_number"].str.strip()})


def _partners(partners: pd.DataFrame) -> pd.DataFrame:
    """Return partners in the published order, with their points and types."""
    place = pd.to_numeric(text_column(partners, "order"), errors="coerce")
    kind = text_column(partners, "organisation_type").str.strip()
    found = text_column(partners, "geolocation").str.extract(POINT.pattern).fillna("")
    keyed = partners.assign(
        lat=found[0], lon=found[1], organisation_type=mapped(kind, lambda t: TYPES.get(t, t)),
        _place=place, **{KEY: partners["contract_number"].str.strip()})
    return keyed.sort_values("_place", kind="stable", ignore_index=True).drop(columns="_place")
