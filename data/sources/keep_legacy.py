"""keep.eu's Excel export of 2019 and before, and its CSV twin.

Sheets ``Projects (lead partners)``, ``Partners`` and ``Calls``. There is no project id: the two
sheets join on programme and acronym, and programmes that name one lead a country repeat the
project on a row each. The CSV twin is one of the two sheets a file, with semicolons.
"""

from __future__ import annotations

import pandas as pd

from data.sources.column_map import ColumnMap, rejected_of, renamed, text_column
from data.sources.compile_given import compile_given
from data.sources.delivery import Delivery, Finding, ImportContext
from data.sources.files import SourceFile
from data.sources.given import KEY, Given
from data.sources.keep_common import (
    investment_priority,
    keep_recipe,
    keep_source,
    keyed,
    thematic_objective,
    thematics,
)
from data.sources.limits import Limits
from data.sources.pair import Pair
from data.sources.partner_columns import mapped

FORMAT = "keep_legacy"
JOIN = ("programme", "acronym")

PROJECTS = ColumnMap(
    {
        "Programme": "programme", "Acronym": "acronym", "Period": "programming_period",
        "Project Name": "title_en", "Project Name language 2": "title_2",
        "Project Name language 3": "title_3", "Budget": "total_budget_eur",
        "EU Funding": "eu_funding_eur", "Thematic1": "thematic_1", "Thematic2": "thematic_2",
        "Thematic3": "thematic_3", "Thematic Obj": "thematic_objective",
        "Inv. Priority": "investment_priority", "Project start": "start_date",
        "Project end": "end_date", "Strategy": "macro_regional_strategy", "Call SN": "call",
    },
    required=("programme", "acronym", "title_en", "total_budget_eur", "start_date"),
    ignored=(
        "Lead Partner", "Street", "Postal code", "Town", "Country", "Project total expenditure",
        "Project EU Funding expenditure", "ERDF budget", "ENI budget", "IPA budget",
        "ERDF eq. budget", "Co-Financing sources", "Website", "Specific Obj",
        "Thematic Priorities (Interreg-IPA CBC specific)", "Description 1", "Description 2",
        "Description EN", "Expected Results 1", "Expected Results 2", "Expected Results EN",
        "Achievements 1", "Achievements 2", "Achievements EN", "Expected Outputs 1",
        "Expected Outputs 2", "Expected Outputs EN", "Delivered Outputs 1", "Delivered Outputs 2",
        "Delivered Outputs EN", "Priority Area", "Degree of comp."),
)
PARTNERS = ColumnMap(
    {
        "Programme": "programme", "Acronym": "acronym", "Project Partner": "partner_name",
        "Lead Partner": "is_lead_partner", "Street": "street", "Postal code": "postal_code",
        "Town": "town", "Country code": "country_code", "Country": "country_name",
        "NUTS3 (or equivalent)": "nuts3_published", "Legal Status": "legal_status",
    },
    required=("programme", "acronym", "partner_name", "is_lead_partner"),
    ignored=("Website", "Department", "NUTS1 (or equivalent)", "NUTS2 (or equivalent)"),
)
CALLS = ColumnMap({"Serial Number": "call", "Start Date": "start_date"}, ("call", "start_date"),
                  ("Programme", "End Date", "Budget"))


PAIR = Pair(PROJECTS, PARTNERS)


def read(files: list[SourceFile], context: ImportContext, limits: Limits) -> Delivery:
    """Return the delivery of an export: the workbook, or both CSV files.

    Raises
    ------
    SourceError
        If projects or partners are missing, or a column of theirs.
    """
    given = _given(files, limits)
    source = keep_source(FORMAT, "keep.eu: Excel export of projects and partners", context)
    recipe = keep_recipe(FORMAT, same_partners=True)
    return compile_given(given, recipe, source, files, context, limits)


def _given(files: list[SourceFile], limits: Limits) -> Given:
    """Return projects and partners with our names, joined by programme and acronym."""
    project_table, partner_table, findings = PAIR.read(files, limits)
    projects, names, unused = renamed(project_table, PROJECTS)
    partners, partner_names, unused_too = renamed(partner_table, PARTNERS)
    one, joined = _one_a_project(keyed(projects, JOIN))
    rows = {"projects": len(projects) + len(project_table.rejected),
            "partners": len(partners) + len(partner_table.rejected)}
    rejected = (*rejected_of(project_table, "projects"), *rejected_of(partner_table, "partners"))
    return Given(files[0].name, _project_columns(one), keyed(partners, JOIN),
                 names | partner_names, rows, {"projects": joined},
                 (*findings, *unused, *unused_too, *_joins(joined)), rejected)


def _one_a_project(projects: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Return each project once: rows that differ in the lead partner only are one project."""
    again = projects[KEY].duplicated()
    return projects[~again].reset_index(drop=True), int(again.sum())


def _joins(joined: int) -> list[Finding]:
    if not joined:
        return []
    return [Finding("join", f"{joined} rows repeat a project for a second lead partner and were "
                            "joined with it.")]


def _project_columns(projects: pd.DataFrame) -> pd.DataFrame:
    """Return the projects with thematics, objective and priority as the catalogue writes them."""
    return projects.assign(
        thematics=thematics(projects),
        thematic_objective=mapped(text_column(projects, "thematic_objective"), thematic_objective),
        investment_priority=mapped(text_column(projects, "investment_priority"),
                                   investment_priority),
    )
