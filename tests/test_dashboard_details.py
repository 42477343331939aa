"""One project with all that belongs to it, and the activities on the map."""

from datetime import date

import numpy as np
import pytest

from dashboard.details import map_activities, project_detail
from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.maps import Activity, ChosenProject
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)


def detail(project_id: str):
    found = project_detail(INDEX, project_id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("project_id", "partners", "titles", "activities", "outputs", "status"),
    [
        ("P1", 3, 2, 0, 0, "finished"),
        ("P2", 2, 0, 1, 0, "finished"),
        ("P3", 1, 0, 0, 0, "unknown"),
        ("P5", 3, 2, 1, 2, "finished"),
        ("P6", 2, 0, 2, 0, "running"),
        ("P7", 1, 1, 0, 0, "planned"),
        ("P8", 1, 0, 0, 0, "unknown"),
    ],
)
def test_what_belongs_to_a_project(project_id, partners, titles, activities, outputs, status):
    found = detail(project_id)
    assert found.status == status
    assert (len(found.partners), len(found.titles)) == (partners, titles)
    assert (len(found.activities), len(found.outputs)) == (activities, outputs)


def test_an_id_that_is_not_there_is_no_project():
    assert project_detail(INDEX, "P9") is None


def test_missing_values_are_none_and_zero_is_zero():
    assert detail("P3").project["total_budget_eur"] is None
    assert detail("P3").project["start_date"] is None
    assert detail("P4").project["total_budget_eur"] == 0
    assert detail("P4").project["thematics"] == ()
    assert detail("P8").partners[0]["lon"] is None
    assert detail("P8").partners[0]["nuts3_agrees"] is None


def test_partners_stand_with_the_lead_first():
    assert [row["partner_id"] for row in detail("P5").partners] == ["P5-01", "P5-02", "P5-03"]
    assert [row["is_lead_partner"] for row in detail("P5").partners] == [True, False, False]


@pytest.mark.parametrize(
    ("project_id", "rate"),
    [("P1", 0.85), ("P3", None), ("P4", None), ("P5", 0.75), ("P6", None), ("P7", None)],
)
def test_the_rate_needs_both_amounts(project_id, rate):
    assert detail(project_id).eu_rate == rate


@pytest.mark.parametrize(
    ("project_id", "chosen"),
    [
        ("P1", ChosenProject((0, 1, 2), 0, ((0, 1), (0, 2)))),
        ("P4", ChosenProject((6, 7), 6, ((6, 7),))),
        ("P7", ChosenProject((14,), 14, ())),
        ("P8", ChosenProject((), None, ())),
    ],
)
def test_the_map_joins_partners_that_have_a_point(project_id, chosen):
    assert detail(project_id).chosen == chosen


def test_the_source_is_that_of_the_project():
    assert detail("P1").source.title == "The small world"
    assert detail("P1").project["retrieved_date"].date() == date(2025, 6, 1)


def activities(**chosen) -> tuple[Activity, ...]:
    return map_activities(INDEX, select(INDEX, Filters(**chosen)), {"event": "Event"})


def test_activities_with_a_point_are_on_the_map():
    assert [a.name for a in activities()] == ["Camp </script> in Kurzeme", "Demo centre", "Opening"]
    assert [a.project_id for a in activities(periods={"2021-2027"})] == ["P6"]
    assert activities(text="nothing") == ()


def test_an_activity_tells_kind_days_and_place():
    opening = activities()[2]
    assert opening.detail == "Event · 2024-06-11 · 2024-06-12"
    assert (opening.place, opening.lon, opening.lat) == ("Rīga", 24.11, 56.95)
    assert opening.project == "Innovation in public services"


def test_an_activity_known_by_its_region_is_not_sure():
    assert [a.sure for a in activities()] == [False, True, True]
    assert activities()[0].detail == "innovation_camp"  # a kind without a name stays readable


def test_what_the_map_gets_can_be_written_as_json():
    assert not any(isinstance(value, np.generic)
                   for a in activities() for value in (a.lon, a.lat, a.sure))
