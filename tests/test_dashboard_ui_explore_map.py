"""What the map of the page Explore is given, on the small world."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from tests.app_page import (
    act,
    elements,
    figures,
    map_component,
    map_message,
    map_rows,
    open_app,
    say,
)
from tests.explore_page import choose
from tests.small_world import TODAY, small_world
from tests.world_on_disk import write_world

INDEX = build_index(small_world(), TODAY)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("explore_map"))


@pytest.fixture
def app(world) -> AppTest:
    return open_app(world)


LINKS = [
    {}, {"c": "SE"}, {"c": "LV.SE"}, {"c": "LV.SE", "cm": "all"}, {"f": "CB"}, {"p": "LVLT-2007"},
    {"q": "riga"}, {"q": "no such thing"}, {"r": "LV003.RU-SPE"}, {"s": "unknown"}, {"o": "1"},
    {"f": "BSR", "o": "1"}, {"k": "one_country"}, {"t": "2014-2020", "th": "tourism"},
]


@pytest.mark.parametrize("link", LINKS, ids=str)
def test_map_and_tray_are_the_partners(world, link):
    app = open_app(world, **link)
    shown = len(map_rows(app))
    tray = int(elements(app)["results"]["names"]["tray"].rsplit("(")[1].rstrip(")"))
    assert shown + tray == int(figures(app)["Partners"])
    assert any(text.value.startswith(f"{shown} partners on the map, {tray} not on the map.")
               for text in app.caption)


def test_the_map_shows_the_partners_of_the_selection(world):
    app = open_app(world, c="RU")
    assert map_rows(app) == [9, 10]  # P5-01 and P5-02; P5-03 is outside
    act(app, outside=True)
    assert map_rows(app) == [9, 10, 11]
    expected = select(INDEX, Filters(countries={"RU"}, include_outside=True)).map_mask
    assert [row for row, shown in enumerate(expected) if shown] == [9, 10, 11]


def test_only_the_small_part_of_the_map_changes_with_a_click(app):
    before = map_component(app)
    choose(app, "filter_country", "SE")
    after = map_component(app)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"feature_group"}


def test_the_map_asks_for_nothing_outside_our_server(app):
    frame = map_component(app)
    assert all(url.startswith("/app/static/") for url in frame["js_links"] + frame["css_links"])
    assert len(frame["js_links"]) == 10
    assert "//" not in frame["script"].replace("http://www.w3.org", "").replace("// ", "")


def test_activities_are_a_layer_of_their_own(world):
    assert map_message(open_app(world))["activities"] == []
    app = open_app(world, l="partners.activities")
    names = [row["name"] for row in map_message(app)["activities"]]
    assert names == ["Camp </script> in Kurzeme", "Demo centre", "Opening"]
    say(app, "map_controls", {"layers": ["activities"]})
    assert map_message(app)["partners"] is False


def test_regions_are_shaded_on_request(app):
    say(app, "map_controls", {"shade": "projects"})
    shade = map_message(app)["shade"]
    assert (shade["level"], shade["labels"]["LT02"]) == ("nuts2", "4 projects")
    say(app, "map_controls", {"level": "nuts0"})
    assert map_message(app)["shade"]["labels"]["LV"] == "5 projects"
    assert dict(app.query_params) == {"v": "projects", "lv": "nuts0"}
    say(app, "map_controls", {"shade": "none"})
    assert map_message(app)["shade"] is None


def test_chosen_regions_are_marked_on_the_map(world):
    assert map_message(open_app(world, r="LV003.SE11"))["picked"] == ["LV003", "SE11"]
