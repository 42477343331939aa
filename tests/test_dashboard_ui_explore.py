"""The page Explore on the small world: figures, search, chips and link, counted by hand."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.filters import Filters
from tests.app_page import (
    act,
    boxes,
    chips,
    choose_mode,
    chosen,
    elements,
    figures,
    open_app,
    parts,
    say,
    take_away,
)
from tests.explore_page import ALL, choose, counts
from tests.world_on_disk import write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("explore"))


@pytest.fixture
def app(world) -> AppTest:
    return open_app(world)


def test_it_opens_on_everything(app):
    assert not app.exception
    assert not app.warning
    assert figures(app) == ALL
    assert chips(app) == []
    assert elements(app)["summary"]["none"] == "No filter: all projects are shown."


def test_every_sum_says_how_many_publish_it(app):
    notes = [figure["note"] for figure in elements(app)["summary"]["figures"]]
    assert notes == ["of 8", "from 5 countries", "on the map now", *["5 of 8 publish it"] * 2]


@pytest.mark.parametrize(
    ("text", "projects"),
    [("liepaja", "1"), ("klaipeda", "2"), ("mosts", "1"), ("qqxxzz", "0"), ("цифровой", "1"),
     ("LLI-999", "1"), ("</script>", "2")],
)
def test_searching(app, text, projects):
    app.text_input("filter_text").set_value(text).run()
    assert not app.exception
    assert figures(app)["Projects"] == projects
    assert chips(app) == [f"“{text}”"]


def test_filters_narrow_each_other(app):
    choose(choose(app, "filter_country", "SE"), "filter_period", "2021-2027")
    assert counts(app) == ("1", "1", "1")
    assert chips(app) == ["2021-2027", "Sweden"]


def test_a_chip_takes_its_value_away(app):
    choose(app, "filter_country", "LV", "SE")
    take_away(app, "countries", "LV")
    assert chips(app) == ["Sweden"]
    assert counts(app) == ("2", "4", "3")
    assert chosen(app, "filter_country") == ["SE"]


def test_the_chip_of_the_search_text_clears_it(world):
    app = open_app(world, q="klaipeda")
    take_away(app, "text", "klaipeda")
    assert app.text_input("filter_text").value == ""
    assert figures(app) == ALL


def test_reset_takes_all_filters_away(world):
    app = open_app(world, c="LV.SE", cm="all", q="riga", o="1", s="finished")
    act(app, reset=True)
    assert figures(app) == ALL
    assert chips(app) == []
    assert boxes(app)["filter_country"]["mode"] == "any"
    assert dict(app.query_params) == {}
    assert parts(app)["head"]["can_reset"] is False


def test_nothing_found_says_what_to_do(app):
    app.text_input("filter_text").set_value("no such thing").run()
    assert not app.exception
    assert [w.value for w in app.warning] == [
        "No project matches all of these filters. Remove one of them above, or reset all."]
    assert figures(app) == {"Projects": "0", "Partners": "0", "Places": "0",
                            "Total budget": "–", "EU funding": "–"}
    assert elements(app)["overview"]["tables"] == []
    assert elements(app)["overview"]["notes"] == [
        "No project fits the filters, so there is nothing to sum up. Take away a filter above."]


def test_the_link_says_what_is_chosen_and_restores_it(world, app):
    choose(choose(app, "filter_country", "LV", "SE"), "filter_thematic", "Waste and pollution")
    choose_mode(app, "all")
    link = dict(app.query_params)
    assert link == {"c": "LV.SE", "th": "waste-and-pollution", "cm": "all"}
    again = open_app(world, **link)
    assert (figures(again), chips(again)) == (figures(app), chips(app))


def test_bars_beside_the_map_count_the_selection(world):
    periods = elements(open_app(world, f="LVLT"))["overview"]["tables"][0]
    assert periods["caption"] == "By programming period"
    assert periods["rows"] == [["2007-2013", 0.5, "1"], ["2014-2020", 1, "2"]]


def test_what_a_rebuilt_catalogue_no_longer_has_restricts_nothing(app):
    app.session_state["atlas_filters"] = Filters(countries={"LV", "ZZ"})
    app.run()
    assert not app.exception
    assert chips(app) == ["Latvia"]
    assert figures(app)["Projects"] == "5"


def test_the_warning_about_a_link_goes_with_the_next_filter(world):
    app = open_app(world, c="XX")
    assert len(app.warning) == 1
    choose(app, "filter_country", "LV")
    assert not app.warning


@pytest.mark.parametrize(
    ("said", "shown"),
    [({"open": "?c=LV&q=tourism&m=6_24_57"}, ["Latvia", "“tourism”"]), ({"open": 1}, ["Lithuania"]),
     (None, ["Lithuania"])],
)
def test_a_saved_view_is_opened(world, said, shown):
    app = say(open_app(world, c="LT"), "share", said)
    assert not app.exception
    assert chips(app) == shown
