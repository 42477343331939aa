"""The list of operations of Interreg Central Baltic 2014-2020."""

from __future__ import annotations

from collections.abc import Sequence

from data.sources.column_map import ColumnMap
from data.sources.operations import OperationsList

LIST = OperationsList(
    "central_baltic", "Interreg V-A Central Baltic", "Central Baltic: list of operations",
    "Interreg Central Baltic", "https://centralbaltic.eu",
    ColumnMap(
        {
            "Operation name": "title", "Operation start date": "start_date",
            "Operation end date": "end_date",
            "Total eligible expenditure allocated to the full operation": "total_budget_eur",
            "Total Union co-financing allocated to the full operation": "eu_funding_eur",
            "Beneficiary name": "partner_name", "Beneficiary role": "is_lead_partner",
            "Total eligible expenditure allocated to the beneficiary": "partner_budget_eur",
            "Total Union co-financing allocated to the beneficiary": "partner_eu_funding_eur",
            "Location indicator": "postal_code", "Country": "country_code",
        },
        required=("title", "partner_name", "is_lead_partner", "partner_budget_eur"),
        ignored=("Operation subprogramme", "Operation priority axis", "Intervention categories",
                 "Operation summary"),
    ))


def matches(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table with these rows is this list."""
    return any(LIST.columns.share(row) == 1 for row in rows)
