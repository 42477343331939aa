"""The money of a project: three states, shares, sums over partners; by hand and by a slow query."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.details import project_detail
from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.project_money import PARTNER_MONEY, money_rows, other_eur, partner_money
from data.catalogue import load_catalogue
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
DERIVED = Path(__file__).parent.parent / "data" / "derived"


def rows(project_id, index=INDEX):
    return {row.name: row for row in money_rows(project_detail(index, project_id))}


@pytest.mark.parametrize(("project_id", "states"), [
    ("P1", {"total_budget_eur": "published", "eu_funding_eur": "published",
            "other_eur": "computed", "partner_budget_eur": "partners",
            "partner_eu_funding_eur": "partners"}),
    ("P3", {"total_budget_eur": "none", "eu_funding_eur": "none"}),
    ("P4", {"total_budget_eur": "zero", "eu_funding_eur": "none"}),
    ("P6", {"total_budget_eur": "published", "eu_funding_eur": "zero", "other_eur": "computed"}),
    ("P7", {"total_budget_eur": "none", "eu_funding_eur": "published",
            "partner_eu_funding_eur": "partners"}),
])
def test_published_zero_and_not_published_are_three_things(project_id, states):
    assert {name: row.state for name, row in rows(project_id).items()} == states


def test_the_split_of_a_project_by_hand():
    found = rows("P1")
    assert (found["eu_funding_eur"].share, found["other_eur"].amount_eur) == (0.85, 150_000)
    summed = found["partner_eu_funding_eur"]
    assert (summed.amount_eur, summed.published, summed.of) == (650_000, 2, 3)
    assert (summed.share, found["partner_budget_eur"].published) == (0.65, 1)


@pytest.mark.parametrize(("total", "eu", "programme", "other"), [
    (100, 85, None, 15), (100, None, 90, 10), (100, 85, 90, 10), (100, 0, None, 100),
    (None, 85, None, None), (100, None, None, None), (80, 85, None, None), (0, None, None, None),
])
def test_what_is_left_of_the_total(total, eu, programme, other):
    project = {"total_budget_eur": total, "eu_funding_eur": eu, "programme_funding_eur": programme}
    assert other_eur(project) == other


def test_partners_have_the_columns_that_anybody_publishes():
    table = partner_money(project_detail(INDEX, "P1"))
    assert list(table) == ["partner_name", "partner_budget_eur", "partner_eu_funding_eur"]
    assert table["partner_eu_funding_eur"].fillna(-1).tolist() == [400_000, 250_000, -1]
    assert list(partner_money(project_detail(INDEX, "P3"))) == ["partner_name"]


@pytest.fixture(scope="module")
def index():
    return build_index(load_catalogue(DERIVED), date(2026, 11, 23))


def reference(catalogue, project_id):
    """Add up one project's money row by row, as one would by hand."""
    found = {}
    project = catalogue.projects[catalogue.projects["project_id"] == project_id].iloc[0]
    for name in ("total_budget_eur", "eu_funding_eur", "programme_funding_eur"):
        if name != "programme_funding_eur" or pd.notna(project[name]):
            found[name] = project[name]
    for row in catalogue.partners.to_dict("records"):
        for name in PARTNER_MONEY:
            if row["project_id"] == project_id and pd.notna(row[name]):
                found[name] = found.get(name, 0) + row[name]
    return {name: None if pd.isna(value) else value for name, value in found.items()}


@pytest.mark.parametrize("filters", [
    Filters(periods={"2021-2027"}), Filters(countries={"LV", "SE"}), Filters(text="tourism"),
])
def test_every_amount_of_the_catalogue_equals_a_slow_sum(index, filters):
    catalogue = index.catalogue
    chosen = np.flatnonzero(select(index, filters).project_mask)
    for number in chosen[:: max(len(chosen) // 4, 1)]:
        project_id = catalogue.projects["project_id"].iloc[number]
        found = {name: row.amount_eur for name, row in rows(project_id, index).items()}
        found.pop("other_eur", None)
        assert found == pytest.approx(reference(catalogue, project_id))
