"""Kohesio's ``latest_XX.csv``: projects of cohesion policy in one country, one beneficiary each.

The files have had 28 to 44 columns; they are found by name. Postal code, region and NUTS code
are those of the operation, which the findings say: the seat of the beneficiary is not published.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.model import Source
from data.sources.column_map import ColumnMap, rejected_of, renamed, text_column
from data.sources.compile_given import compile_given
from data.sources.delivery import Delivery, Finding, ImportContext
from data.sources.files import SourceFile
from data.sources.given import KEY, PARTNER_COLUMNS, PROJECT_COLUMNS, Given, Recipe
from data.sources.grid import Table
from data.sources.limits import Limits
from data.sources.pair import tables_of_all
from data.sources.partner_columns import mapped

FORMAT = "kohesio"
PUBLISHER = "European Commission, Kohesio"
URL = "https://kohesio.ec.europa.eu"

COLUMNS = ColumnMap(
    {
        "Operation_Unique_Identifier": "contract_number",
        "Operation_Name_English": "title_en", "Operation_Name_Programme_Language": "title",
        "Country": "country_code", "Postal_Code": "postal_code",
        "Operation_Start_Date": "start_date", "Operation_End_Date": "end_date",
        "Total_Eligible_Expenditure_amount": "total_budget_eur",
        "Total_Eligible_Expenditure_Currency": "currency", "Project_EU_Budget": "eu_funding_eur",
        "Thematic_Objective_ID": "thematic_objective", "Policy_Objective_ID": "policy_objective",
        "Programme_Code": "cci", "Programme_Name": "programme", "Region": "region_published",
        "NUTS3_Code": "nuts3_published", "Programming_Period": "programming_period",
        "Beneficiary_Name": "partner_name", "Beneficiary_Name_English": "partner_name",
    },
    required=("contract_number", "country_code", "programme", "total_budget_eur"),
    ignored=("Operation_Local_Identifier", "Cofinancing_Rate", "Beneficiary_Unique_Identifier",
             "Beneficiary_Local_Identifier", "Location_Indicator_latitude_longitude",
             "Category_Of_Intervention", "Category_Label", "Thematic_Objective_Label",
             "Policy_Objective_Label", "Fund_Code", "Fund_Name", "Operation_Summary_English",
             "Operation_Summary_Programme_Language", "ManagingAuthority", "Image_URL",
             "InfoRegio_ID", "InfoRegio_URL"),
)


def matches(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table with these rows is such a file."""
    return any(COLUMNS.share(row) == 1 for row in rows)


def read(files: list[SourceFile], context: ImportContext, limits: Limits) -> Delivery:
    """Return the delivery of one or several of these files.

    Raises
    ------
    SourceError
        If a column that a project needs is missing.
    """
    tables, findings = tables_of_all(files, limits, COLUMNS.knows)
    code = context.source_code or _code(files[0].name)
    source = Source(code, "Kohesio: projects of cohesion policy", PUBLISHER, URL,
                    "Creative Commons Attribution 4.0; credit the European Commission",
                    context.retrieved.isoformat(), "Summaries, images and coordinates left out")
    recipe = Recipe(FORMAT, FORMAT, label=("contract_number", "title_en", "title"))
    return compile_given(_given(tables[0], findings), recipe, source, files, context, limits)


def _code(name: str) -> str:
    """Return the source's code, with the country of the file's name."""
    found = re.fullmatch(r"latest_([A-Za-z]{2})\b.*", name)
    return f"{FORMAT}_{found[1].lower()}" if found else FORMAT


def _given(table: Table, findings: list[Finding]) -> Given:
    """Return a project and its beneficiary a row."""
    frame, names, unused = renamed(table, COLUMNS)
    frame = frame.assign(
        **{KEY: frame["contract_number"].str.strip(),
           "partner_name": text_column(frame, "partner_name")})
    again = frame[KEY].duplicated()
    frame["thematic_objective"] = mapped(text_column(frame, "thematic_objective"), _objective)
    frame["policy_objective"] = mapped(text_column(frame, "policy_objective"), _objective)
    projects = frame.drop(columns=[name for name in frame.columns if name in PARTNER_COLUMNS
                                   and name not in PROJECT_COLUMNS])
    partners = frame[[name for name in frame.columns
                      if name in PARTNER_COLUMNS or name.startswith("origin_")]]
    told = Finding("source", "Postal code, region and NUTS code are those of the operation: the "
                             "seat of the beneficiary is not published.")
    return Given(table.file, projects[~again].reset_index(drop=True),
                 partners.drop(columns=["currency"], errors="ignore"), names,
                 {"projects": len(frame), "partners": len(frame) + len(table.rejected)},
                 {"projects": int(again.sum())}, (*findings, *unused, told),
                 rejected_of(table, "partners"))


def _objective(text: str) -> str:
    """Return an objective as the catalogue writes it.

    Examples
    --------
    >>> [_objective(text) for text in ("TO06", "PO2", "6", "")]
    ['TO6', 'PO2', '', '']
    """
    found = re.fullmatch(r"(TO|PO|ISO)0?(\d{1,2})", text.strip())
    return f"{found[1]}{found[2]}" if found else ""
