"""The controls above the map: what they show, and what they may say back."""

import pytest

from dashboard.link import View
from dashboard.map_controls import chosen_view, controls_message
from dashboard.wording import load_wording

WORDS = load_wording("en")
SHADED = View(shade="projects", level="nuts3")


def test_a_level_is_offered_only_where_regions_are_shaded():
    assert controls_message(WORDS, View(), False)["level"] is None
    level = controls_message(WORDS, SHADED, False)["level"]
    assert (level["chosen"], ["nuts0", "Country"] in level["names"]) == ("nuts3", True)


@pytest.mark.parametrize(
    ("level", "is_inside", "out"),
    [("drill", True, "One level out"), ("drill", False, ""), ("nuts3", True, "")],
)
def test_a_way_out_is_offered_only_inside_step_by_step(level, is_inside, out):
    assert controls_message(WORDS, View(shade="projects", level=level), is_inside)["out"] == out


def test_shade_level_and_layers_are_chosen():
    assert chosen_view(SHADED, {"layers": ["activities"]}).layers == {"activities"}
    assert chosen_view(SHADED, {"level": "nuts0"}).level == "nuts0"
    assert chosen_view(SHADED, {"shade": "none"}).shade == ""
    assert chosen_view(SHADED, {"shade": "eu_funding"}).shade == "eu_funding"


@pytest.mark.parametrize(
    "said",
    [{"shade": "money"}, {"shade": ["projects"]}, {"level": "nuts9"}, {"layers": "partners"}, {},
     {"level": 3}],
)
def test_what_is_not_understood_changes_nothing(said):
    assert chosen_view(SHADED, said) == SHADED


def test_unknown_layers_are_left_out():
    assert chosen_view(SHADED, {"layers": ["partners", "gold", 7]}).layers == {"partners"}
