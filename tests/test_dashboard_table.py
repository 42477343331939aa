"""Rows of the tables: as many as selected, values as they are."""

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.table import (
    PARTNER_COLUMNS,
    PROJECT_COLUMNS,
    partner_rows,
    project_rows,
)
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
ALL = project_rows(INDEX, select(INDEX, Filters())).set_index("project_id")


def test_a_row_a_project():
    coast = ALL.loc["P1"]
    assert (coast["acronym"], coast["status"], coast["partners"]) == ("COAST", "finished", 3)
    assert coast["countries"] == "LT · LV"
    assert coast["programme_name"] == "Interreg V-A Latvia-Lithuania"
    assert coast["thematics"] == ("Tourism", "Waste and pollution")


def test_what_is_not_published_stays_missing_and_zero_stays_zero():
    assert ALL["total_budget_eur"].isna().tolist() == [False, False, True, False, False, False,
                                                      True, True]
    assert ALL.loc["P4", "total_budget_eur"] == 0
    assert ALL.loc["P8", "countries"] == ""


def test_rows_are_those_selected_and_point_back_to_the_catalogue():
    rows = project_rows(INDEX, select(INDEX, Filters(statuses={"running", "planned"})))
    assert rows["project_id"].tolist() == ["P6", "P7"]
    assert rows.index.tolist() == [5, 6]
    assert tuple(rows.columns) == PROJECT_COLUMNS


def test_partner_rows_are_all_partners_of_the_selected_projects():
    rows = partner_rows(INDEX, select(INDEX, Filters(regions={"RU-SPE"})))
    assert rows["partner_id"].tolist() == ["P5-01", "P5-02", "P5-03"]
    assert tuple(rows.columns) == PARTNER_COLUMNS
