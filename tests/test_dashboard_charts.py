"""Figures by period, year, programme, thematic and country: by hand, and by a slow query."""

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.charts import GROUPS, MOST_BARS, chart_spec, grouped
from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.labels import Labels
from dashboard.wording import load_wording
from data.catalogue import load_catalogue
from tests.small_world import TODAY, small_world

SMALL = build_index(small_world(), TODAY)
LABELS = Labels(SMALL.catalogue, load_wording("en"))
DERIVED = Path(__file__).parent.parent / "data" / "derived"
WORDS = dict.fromkeys(("title", "subtitle", "axis", "group", "description"), "word")


def small(group, filters=None):
    return grouped(SMALL, select(SMALL, filters or Filters()), group)


@pytest.mark.parametrize(("group", "projects", "with_value"), [
    ("periods", {"2007-2013": 1, "2014-2020": 5, "2021-2027": 2}, 8),
    ("years", {"2016": 1, "2017": 1, "2018": 1, "2019": 1, "2020": 1, "2023": 1, "2026": 1}, 7),
    ("families", {"BSR": 3, "LVLT": 3, "CB": 2}, 8),
    ("countries", {"LV": 5, "LT": 4, "SE": 2, "DE": 1, "RU": 1}, 7),
])
def test_projects_by_value(group, projects, with_value):
    found = small(group)
    assert dict(zip(found.rows["value"], found.rows["projects"], strict=True)) == projects
    assert (found.with_value, found.projects) == (with_value, 8)


def test_money_is_unknown_where_nobody_publishes_it_and_zero_where_it_is_zero():
    rows = small("periods").rows.set_index("value")
    assert pd.isna(rows.loc["2007-2013", "eu_funding_eur"])
    assert rows.loc["2021-2027", ["eu_funding_eur", "published"]].tolist() == [750_000, 2]
    zero = small("families", Filters(families={"CB"})).rows.iloc[0]
    assert (zero["total_budget_eur"], zero["budget_published"]) == (0, 1)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("column", ["projects", "eu_funding_eur"])
def test_a_chart_is_json_with_a_bar_for_each_known_value(group, column):
    found = small(group)
    spec = chart_spec(found, group, column, LABELS, WORDS)
    assert json.dumps(spec, allow_nan=False)
    bars = {bar["value"]: bar["amount"] for bar in spec["data"]["values"]}
    known = found.rows[found.rows[column].notna()].head(MOST_BARS)
    assert bars == dict(zip(known["value"], known[column], strict=True))


@pytest.fixture(scope="module")
def index():
    return build_index(load_catalogue(DERIVED), date(2026, 11, 23))


@pytest.mark.parametrize("filters", [Filters(), Filters(countries={"LV"}), Filters(text="tourism"),
                                     Filters(periods={"2014-2020"}, families={"CB"})])
def test_every_number_equals_a_slow_query(index, filters):
    projects = index.catalogue.projects[select(index, filters).project_mask]
    by_period = projects.groupby("programming_period")["eu_funding_eur"]
    rows = grouped(index, select(index, filters), "periods").rows.set_index("value")
    assert rows["projects"].to_dict() == by_period.size().to_dict()
    assert rows["published"].to_dict() == by_period.count().to_dict()
    expected = by_period.sum(min_count=1)
    assert rows["eu_funding_eur"].to_dict() == pytest.approx(expected.to_dict(), nan_ok=True)
    exploded = projects.explode("thematics")["thematics"].dropna().value_counts()
    rows = grouped(index, select(index, filters), "thematics").rows.set_index("value")
    assert rows["projects"].to_dict() == exploded.to_dict()
    years = pd.to_datetime(projects["start_date"]).dt.year.dropna().astype(int).astype(str)
    rows = grouped(index, select(index, filters), "years").rows.set_index("value")
    assert rows["projects"].to_dict() == years.value_counts().to_dict()
