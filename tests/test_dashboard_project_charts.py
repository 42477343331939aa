"""The pictures of a project: every partner with a point, the days, and nothing JSON cannot say."""

import json
from datetime import date

import pytest

from dashboard.details import project_detail
from dashboard.index import build_index
from dashboard.project_charts import (
    MoneyBar,
    map_points,
    money_spec,
    project_map_spec,
    timeline_spec,
)
from dashboard.project_time import timeline_of
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
NAMES = ("title", "subtitle", "description", "lead", "partner", "lead-uncertain",
         "partner-uncertain", "kind", "partners")
WORDS = {name: name for name in NAMES}
TIME = {name: name for name in ("period", "project", "today", "from", "to", "description")}


def points(project_id):
    return map_points(project_detail(INDEX, project_id).partners)


def project_map(project_id):
    return project_map_spec(project_detail(INDEX, project_id), "/land", "/borders", WORDS, False)


def test_partners_at_one_point_share_a_symbol():
    lead, other = points("P1")
    assert (lead["name"], lead["kind"], other["kind"]) == ("Liepāja", "lead", "partner")
    assert lead["partners"] == "Liepāja municipality; Liepājas Universitāte"


@pytest.mark.parametrize(("project_id", "kinds"), [
    ("P2", ["lead-uncertain", "partner"]), ("P6", ["lead", "partner-uncertain"]),
    ("P4", ["lead", "partner"]), ("P8", []),
])
def test_leads_and_doubts_have_symbols_of_their_own(project_id, kinds):
    assert [point["kind"] for point in points(project_id)] == kinds


def test_lines_go_from_the_lead_to_each_other_point():
    lines = project_map("P5")["layer"][2]["data"]["values"]
    assert [(line["lon"], line["lon2"]) for line in lines] == [(30.31, 24.11), (30.31, 11.58)]


def test_no_point_is_no_map():
    assert project_map("P8") is None


@pytest.mark.parametrize("project_id", ["P1", "P2", "P5", "P7"])
@pytest.mark.parametrize("dark", [True, False])
def test_the_specifications_are_json(project_id, dark):
    detail = project_detail(INDEX, project_id)
    specs = [project_map_spec(detail, "/land", "/borders", WORDS, dark),
             timeline_spec(timeline_of(detail.project), TODAY, TIME, dark),
             money_spec([MoneyBar("a", "eu", 1.0, "€ 1")], {"axis": "", "part": "",
                                                            "description": ""}, dark)]
    assert all("NaN" not in json.dumps(spec, allow_nan=False) for spec in specs)


def drawn(project_id, today=TODAY):
    spec = timeline_spec(timeline_of(project_detail(INDEX, project_id).project), today, TIME, False)
    return spec["layer"]


def test_a_bar_ends_after_its_last_day():
    period, project = drawn("P1")[0]["data"]["values"]
    assert (period["from"], period["to"]) == ("2014-01-01", "2021-01-01")
    assert (project["last"], project["to"]) == ("2019-12-31", "2020-01-01")


def test_an_open_end_is_a_point_without_a_bar():
    bars, days = (layer["data"]["values"] for layer in drawn("P8"))
    assert [bar["row"] for bar in bars] == ["period"]
    assert days == [{"row": "project", "from": "2019-03-01"}]


@pytest.mark.parametrize(("today", "layers"), [(date(2025, 6, 15), 4), (date(2030, 1, 1), 2)])
def test_today_is_drawn_where_the_axis_reaches_it(today, layers):
    assert len(drawn("P6", today)) == layers  # 2021-2027
