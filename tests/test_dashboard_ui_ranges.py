"""Years, money and distance as filters of the page Explore, on the small world."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_page import (
    chips,
    figures,
    map_message,
    open_app,
    texts_in,
)
from tests.explore_page import ALL, counts, unfold
from tests.world_on_disk import write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("ranges"))


@pytest.fixture
def app(world) -> AppTest:
    return open_app(world)


def slide(app: AppTest, key: str, low: int, high: int) -> AppTest:
    return app.select_slider(key).set_value((low, high)).run()


def test_years_are_a_range_that_says_how_many_are_left_out(app):
    slide(app, "filter_dates", 2019, 2019)
    assert counts(app)[0] == "4"
    assert chips(app) == ["Years in which it ran: 2019 – 2019"]
    assert any(caption.value == "7 of 8 publish it; 1 left out." for caption in app.caption)
    assert dict(app.query_params) == {"d": "2019-2019"}
    app.button("chip_dates_2019-2019").click().run()
    assert figures(app) == ALL
    assert app.select_slider("filter_dates").value == (2016, 2028)


def test_a_handle_at_the_end_of_its_scale_leaves_the_end_open(app):
    slide(app, "filter_dates", 2026, 2028)
    assert (dict(app.query_params), counts(app)[0]) == ({"d": "2026-"}, "2")
    slide(app, "filter_dates", 2016, 2028)
    assert (dict(app.query_params), figures(app)) == ({}, ALL)


def test_years_go_on_and_back_one_by_one(app):
    app.button("years_next").click().run()
    assert chips(app) == ["Years in which it ran: 2016 – 2016"]
    assert app.button("years_back").disabled
    app.button("years_next").click().run()
    assert (chips(app), counts(app)[0]) == (["Years in which it ran: 2017 – 2017"], "2")
    app.button("years_back").click().run()
    assert dict(app.query_params) == {"d": "2016-2016"}


def test_playing_starts_with_the_first_year_and_can_be_paused(world):
    app = open_app(world, d="2027-2028")  # at the end: it starts anew
    app.button("years_play").click().run()
    assert not app.exception
    assert (app.button("years_play").label, dict(app.query_params)) == ("Pause", {"d": "2016-2016"})
    app.button("filters_reset").click().run()
    assert (app.button("years_play").label, figures(app)) == ("Play", ALL)


def test_money_is_a_range_in_steps(world, app):
    slide(unfold(app), "filter_budget", 0, 500_000)
    assert (counts(app)[0], dict(app.query_params)) == ("3", {"b": "-500000"})
    assert chips(app) == ["Total budget: up to € 500,000"]
    again = open_app(world, e="123456-")
    assert again.select_slider("filter_eu").value == (123_456, 2_000_000)
    assert counts(again)[0] == "4"


def test_histograms_tell_their_numbers_in_words(app):
    (text,) = [t for t in texts_in(app, "range_dates") if "atlas-histogram" in t]
    assert 'aria-label="Years in which it ran, projects by value: 2016: 1, 2017: 2,' in text
    assert text.count("<i") == 13


def near(app: AppTest, place: str, radius_km: int) -> AppTest:
    app.text_input("near_place").set_value(place)
    app.selectbox("near_radius").set_value(radius_km)
    return app.button("near_add").click().run()


def test_near_a_place_becomes_a_filter_with_its_chip(world, app):
    near(app, "RIGA, Latvia", 100)
    assert (counts(app)[0], chips(app)) == ("3", ["Within 100 km of Rīga"])
    assert map_message(app)["areas"] == ["c_24110_56950_100"]
    assert dict(app.query_params) == {"a": "c_24110_56950_100"}
    near(app, "Umeå", 10)
    assert counts(app)[0] == "4"
    again = open_app(world, a="c_20260_63830_10.b_20000_55000_22500_57000.c_1000_50000_5")
    assert chips(again) == ["Rectangle on the map", "Circle of 5 km around 1.0° E, 50.0° N",
                            "Within 10 km of Umeå"]
    again.button("chip_areas_c_20260_63830_10").click().run()
    assert counts(again)[0] == "2"


def test_a_place_without_partners_is_said(app):
    near(app, "Atlantis <b>", 50)
    assert [w.value.replace("\\", "") for w in app.warning] == [
        "No partner is located at a place called “Atlantis <b>”. Try the name of a town, or draw a"
        " circle on the map."]
    assert figures(app) == ALL
    near(app, "Kaunas", 50)
    assert (app.warning.len, counts(app)[0]) == (0, "1")


def test_at_most_five_areas(world):
    app = open_app(world, a=".".join(f"c_24110_56950_{km}" for km in range(1, 6)))
    near(app, "Kaunas", 50)
    assert len(chips(app)) == 5
    assert app.warning[0].value.startswith("At most 5 areas at once")
