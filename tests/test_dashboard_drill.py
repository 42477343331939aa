"""Going into regions by clicks and out again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.drill import DRILL, depth, into, out, parent, shown_level

EVERY = frozenset({"LV", "LV0", "LV00", "LV003", "LV005", "SE", "SE1", "SE2", "SE11", "SE12",
                   "SE21", "SE110", "SE121", "RU", "RU-SPE", "RU-MUR"})
REGIONS = st.sampled_from(sorted(EVERY))


@pytest.mark.parametrize(
    ("chosen", "level"),
    [
        (set(), "nuts0"), ({"SE"}, "nuts1"), ({"SE1"}, "nuts2"), ({"SE12"}, "nuts3"),
        ({"LV"}, "nuts3"), ({"LV0"}, "nuts3"), ({"LV003"}, "nuts3"), ({"RU"}, "nuts1"),
        ({"RU-SPE"}, "nuts2"), ({"LV", "SE"}, "nuts1"), ({"LV", "SE1"}, "nuts2"),
    ],
)
def test_the_level_is_the_next_that_divides_the_deepest_region(chosen, level):
    assert shown_level(DRILL, chosen, EVERY) == level


def test_clicks_go_from_the_country_to_nuts_3_and_out_again():
    chosen, path = frozenset(), []
    for click in ["SE", "SE1", "SE12", "SE121", "SE121"]:
        chosen = into(chosen, click, EVERY)
        path.append((sorted(chosen), shown_level(DRILL, chosen, EVERY)))
    assert path == [(["SE"], "nuts1"), (["SE1"], "nuts2"), (["SE12"], "nuts3"),
                    (["SE121"], "nuts3"), (["SE1"], "nuts2")]


def test_levels_that_do_not_divide_are_no_steps():
    assert into(frozenset({"LV"}), "LV003", EVERY) == {"LV003"}
    assert out(frozenset({"LV003"}), EVERY) == {"LV"}
    assert out(frozenset({"RU-SPE", "SE"}), EVERY) == {"RU", "SE"}


@given(st.frozensets(REGIONS, max_size=4), REGIONS)
def test_a_click_leaves_no_region_around_the_one_clicked(chosen, region):
    after = into(chosen - {region}, region, EVERY)
    assert region in after
    assert parent(region) not in after


@given(st.frozensets(REGIONS, max_size=5))
def test_out_ends_at_nothing(chosen):
    steps = 0
    while chosen:
        chosen, steps = out(chosen, EVERY), steps + 1
    assert steps <= 4


def test_depths():
    assert [depth(code) for code in ("PL", "PL7", "PL71", "PL711", "BY-HR")] == [0, 1, 2, 3, 1]
