"""Two sides in the same figures: counted by hand, and equal to the filters on the catalogue."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dashboard.comparison import GROUPS, both_thematics, joint_projects, side, values_listed
from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from data.catalogue import load_catalogue
from tests.small_world import TODAY, small_world

SMALL = build_index(small_world(), TODAY)
ALL = np.ones(8, dtype=bool)
DERIVED = Path(__file__).parent.parent / "data" / "derived"


@pytest.mark.parametrize(("group", "value", "projects", "partners"), [
    ("regions", "LV006", 3, 3), ("families", "LVLT", 3, 6), ("programmes", "CB-2014", 2, 4),
    ("periods", "2021-2027", 2, 3),
])
def test_one_side(group, value, projects, partners):
    found = side(SMALL, ALL, group, value).profile
    assert (found.projects, found.partners) == (projects, partners)


def test_thematics_of_both_sides():
    sides = [side(SMALL, ALL, "families", value) for value in ("LVLT", "BSR")]
    rows = both_thematics(SMALL, *sides, ALL).set_index("thematic")
    assert rows.loc["Tourism", ["left", "right"]].tolist() == [2, 0]  # P1, P3 of 3
    assert rows.loc["ICT and digital society", ["left", "right"]].tolist() == [1, 2]  # P2; P5, P6
    assert rows.loc["Tourism", "change"] == pytest.approx(-2 / 3)


def test_a_side_without_thematics_has_unknown_shares():
    sides = [side(SMALL, ALL, "families", value) for value in ("LVLT", "CB")]
    rows = both_thematics(SMALL, *sides, ALL)
    assert rows["right_share"].isna().all()
    assert rows["right"].sum() == 0


def test_projects_of_both():
    assert joint_projects(*(side(SMALL, ALL, "regions", c) for c in ("LV003", "LT02"))) == 2
    assert joint_projects(*(side(SMALL, ALL, "families", c) for c in ("LVLT", "BSR"))) == 0


def test_only_values_of_the_selected_projects_are_offered():
    some = select(SMALL, Filters(families={"LVLT"})).project_mask
    assert values_listed(SMALL, some, "periods") == ("2007-2013", "2014-2020")
    assert values_listed(SMALL, some, "families") == ("LVLT",)


@pytest.fixture(scope="module")
def index():
    return build_index(load_catalogue(DERIVED), date(2026, 11, 23))


@pytest.mark.parametrize("filters", [Filters(), Filters(countries={"LV"}), Filters(text="tourism")])
@pytest.mark.parametrize("group", GROUPS)
def test_a_side_is_what_its_filter_selects(index, filters, group):
    mask = select(index, filters).project_mask
    for value in values_listed(index, mask, group)[:: 40 if group == "regions" else 9]:
        found = side(index, mask, group, value).members.projects
        alone = select(index, Filters().with_(**{group: {value}})).project_mask
        assert (found == (alone & mask)).all()
        assert found.any()
