"""The list of operations of Interreg Estonia-Latvia 2014-2020."""

from __future__ import annotations

from collections.abc import Sequence

from data.sources.column_map import ColumnMap
from data.sources.operations import OperationsList

LIST = OperationsList(
    "estonia_latvia", "Interreg V-A Estonia-Latvia", "Estonia-Latvia: list of operations",
    "Interreg Estonia-Latvia", "https://estlat.eu",
    ColumnMap(
        {
            "beneficiary name": "partner_name", "role": "is_lead_partner",
            "operation name": "title", "acronym": "acronym",
            "operation start date": "start_date", "operation end date": "end_date",
            "nutslabel": "region_published", "Country": "country_code",
            "beneficiary address": "street",
            "total eligible expenditure": "partner_budget_eur", "ERDF": "partner_eu_funding_eur",
            "investment priority": "investment_priority",
        },
        required=("partner_name", "is_lead_partner", "title", "acronym", "partner_budget_eur",
                  "partner_eu_funding_eur"),
        ignored=("operation summary", "cofinancingrate"),
    ),
    {"total_budget_eur": "partner_budget_eur", "eu_funding_eur": "partner_eu_funding_eur"})


def matches(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table with these rows is this list."""
    return any(LIST.columns.share(row) == 1 for row in rows)
