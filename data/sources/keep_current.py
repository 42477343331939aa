"""keep.eu's Excel export of today: sheets of projects and of partners, 2000 to 2027.

The export has grown by columns, so they are found by name, and only the few that a project or
partner cannot do without are required. Projects have an id from 2021 on and are joined by it;
earlier ones are joined by programme and acronym.
"""

from __future__ import annotations

import pandas as pd

from data.sources.column_map import ColumnMap, rejected_of, renamed, text_column
from data.sources.compile_given import compile_given
from data.sources.delivery import Delivery, Finding, ImportContext
from data.sources.files import SourceFile
from data.sources.given import KEY, Given
from data.sources.identify import first_filled
from data.sources.keep_common import keep_recipe, keep_source, thematics
from data.sources.limits import Limits
from data.sources.pair import Pair

FORMAT = "keep_current"
PROJECT_ID = "Project ID (2021-2027 only)"

PROJECTS = ColumnMap(
    {
        "Period": "programming_period", "Programme": "programme", PROJECT_ID: "contract_number",
        "Project acronym": "acronym", "Project name in English": "title_en",
        "Project name in language 2": "title_2", "Project name in language 3": "title_3",
        "Project name in language 4": "title_4", "Project start": "start_date",
        "Project start date": "start_date", "Project end": "end_date",
        "Project end date": "end_date",
        "Project's total budget / expenditure": "total_budget_eur",
        "Project's total budget": "total_budget_eur",
        "Total budget / expenditure": "total_budget_eur", "Project's EU funding": "eu_funding_eur",
        "EU funding": "eu_funding_eur", "Theme 1": "thematic_1", "Theme 2": "thematic_2",
        "Theme 3": "thematic_3", "Thematic 1": "thematic_1", "Thematic 2": "thematic_2",
        "Thematic 3": "thematic_3", "Specific objective": "specific_objective",
        "Policy objective": "policy_objective",
        "Macro-regional strategy": "macro_regional_strategy",
    },
    required=("programme", "acronym", "title_en"),
    ignored=("Description in English", "Description in language 2",
             "Expected Achievements in English", "Expected Achievements in language 2",
             "Actual Achievements in English", "Actual Achievements in language 2",
             "Union co-financing rate", "Website"),
)
PARTNERS = ColumnMap(
    {
        "Programme": "programme", PROJECT_ID: "contract_number", "Project acronym": "acronym",
        "Organisation in English": "name_en", "Organisation in language 2": "name_2",
        "Organisation in language 3": "name_3", "Organisation in language 4": "name_4",
        "Lead partner": "is_lead_partner", "Type of Organisation": "organisation_type",
        "Legal status": "legal_status", "Street": "street", "Postal code": "postal_code",
        "Town": "town", "Country code": "country_code", "Country": "country_code",
        "NUTS3 code (or equivalent)": "nuts3_published",
        "Partner's total eligible budget / expenditure": "partner_budget_eur",
        "ERDF contribution (2014-2020 only)": "erdf",
        "Partner's programme co-financing (EUR) (2021-2027 only)": "co_financing",
    },
    required=("programme", "acronym", "name_en", "is_lead_partner"),
    ignored=("Participant Identification Code", "Partner's ID if not PIC", "Website",
             "NUTS2 code (or equivalent)", "NUTS1 code (or equivalent)", "Department"),
)


PAIR = Pair(PROJECTS, PARTNERS)


def read(files: list[SourceFile], context: ImportContext, limits: Limits) -> Delivery:
    """Return the delivery of an export.

    Raises
    ------
    SourceError
        If projects or partners are missing, or a column that they need.
    """
    given = _given(files, limits)
    source = keep_source(FORMAT, "keep.eu: search results, projects and partners", context)
    return compile_given(given, keep_recipe(FORMAT), source, files, context, limits)


def _given(files: list[SourceFile], limits: Limits) -> Given:
    project_table, partner_table, findings = PAIR.read(files, limits)
    projects, names, unused = renamed(project_table, PROJECTS)
    partners, partner_names, unused_too = renamed(partner_table, PARTNERS)
    projects = _keyed(projects.assign(thematics=thematics(projects)))
    again = projects[KEY].duplicated()
    partners = _keyed(partners).assign(
        partner_name=first_filled(partners, ("name_2", "name_en", "name_3", "name_4")))
    return Given(
        files[0].name, projects[~again].reset_index(drop=True), _with_funding(partners),
        names | partner_names | {"partner_name": "Organisation in English"},
        {"projects": len(projects) + len(project_table.rejected),
         "partners": len(partners) + len(partner_table.rejected)},
        {"projects": int(again.sum())},
        (*findings, *unused, *unused_too, *_told(int(again.sum()))),
        (*rejected_of(project_table, "projects"), *rejected_of(partner_table, "partners")))


def _told(again: int) -> list[Finding]:
    text = f"{again} rows repeat a project and were joined with its first row."
    return [Finding("join", text)] if again else []


def _keyed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return rows with the key of their project: its id, else programme and acronym."""
    number = text_column(frame, "contract_number").str.strip()
    number = number.where(~number.str.lower().isin(["n.a.", "n/a"]), "")
    named = frame["programme"].str.strip() + "\x1f" + frame["acronym"].str.strip()
    return frame.assign(contract_number=number, **{KEY: named.where(number == "", "#" + number)})


def _with_funding(partners: pd.DataFrame) -> pd.DataFrame:
    """Return partners with their EU funding: ERDF until 2020, programme co-financing after."""
    erdf = text_column(partners, "erdf")
    return partners.assign(
        partner_eu_funding_eur=erdf,
        partner_programme_funding_eur=text_column(partners, "co_financing"))
