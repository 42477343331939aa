"""Going into regions by clicks and out again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.drill import DRILL, depth, into, out, parent, shown_level

REGIONS = st.sampled_from(["LV", "LV0", "LV00", "LV003", "LV005", "SE", "SE1", "RU", "RU-SPE"])


@pytest.mark.parametrize(
    ("chosen", "level"),
    [
        (set(), "nuts0"), ({"LV"}, "nuts1"), ({"LV0"}, "nuts2"), ({"LV00"}, "nuts3"),
        ({"LV003"}, "nuts3"), ({"RU"}, "nuts1"), ({"RU-SPE"}, "nuts2"), ({"LV", "SE12"}, "nuts3"),
    ],
)
def test_the_level_follows_the_deepest_region(chosen, level):
    assert shown_level(DRILL, chosen) == level


def test_clicks_go_from_the_country_to_nuts_3_and_back():
    chosen, path = frozenset(), []
    for click in ["LV", "LV0", "LV00", "LV003", "LV003"]:
        chosen = into(chosen, click)
        path.append((sorted(chosen), shown_level(DRILL, chosen)))
    assert path == [(["LV"], "nuts1"), (["LV0"], "nuts2"), (["LV00"], "nuts3"),
                    (["LV003"], "nuts3"), (["LV00"], "nuts3")]


@given(st.frozensets(REGIONS, max_size=4), REGIONS)
def test_a_click_leaves_no_region_around_the_one_clicked(chosen, region):
    after = into(chosen - {region}, region)
    assert region in after
    assert parent(region) not in after


@given(st.frozensets(REGIONS, max_size=5))
def test_out_ends_at_nothing(chosen):
    steps = 0
    while chosen:
        chosen, steps = out(chosen), steps + 1
    assert steps <= 4


def test_depths():
    assert [depth(code) for code in ("PL", "PL7", "PL71", "PL711", "BY-HR")] == [0, 1, 2, 3, 1]
