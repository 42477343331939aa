"""Years, money and distance as filters of the page Explore, on the small world."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_page import act, chips, figures, map_message, open_app, parts, slide, take_away
from tests.explore_page import ALL, counts, unfold
from tests.world_on_disk import write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("ranges"))


@pytest.fixture
def app(world) -> AppTest:
    return open_app(world)


def handles(app: AppTest, key: str) -> tuple[int, int]:
    part = parts(app)[key]
    return part["values"][part["low"]], part["values"][part["high"]]


def is_playing(app: AppTest) -> bool:
    return parts(app)["filter_dates"]["years"]["playing"]


def test_years_are_a_range_that_says_how_many_are_left_out(app):
    slide(app, "filter_dates", 2019, 2019)
    assert counts(app)[0] == "4"
    assert chips(app) == ["Years in which it ran: 2019 – 2019"]
    assert parts(app)["filter_dates"]["note"] == "7 of 8 publish it; 1 left out."
    assert dict(app.query_params) == {"d": "2019-2019"}
    take_away(app, "dates", "2019-2019")
    assert figures(app) == ALL
    assert handles(app, "filter_dates") == (2016, 2028)


def test_a_handle_at_the_end_of_its_scale_leaves_the_end_open(app):
    slide(app, "filter_dates", 2026, 2028)
    assert (dict(app.query_params), counts(app)[0]) == ({"d": "2026-"}, "2")
    slide(app, "filter_dates", 2016, 2028)
    assert (dict(app.query_params), figures(app)) == ({}, ALL)


def test_years_go_on_and_back_one_by_one(app):
    act(app, years=1)
    assert chips(app) == ["Years in which it ran: 2016 – 2016"]
    assert parts(app)["filter_dates"]["years"] == {"back": False, "next": True, "playing": False}
    act(app, years=1)
    assert (chips(app), counts(app)[0]) == (["Years in which it ran: 2017 – 2017"], "2")
    act(app, years=-1)
    assert dict(app.query_params) == {"d": "2016-2016"}


def test_playing_starts_with_the_first_year_and_can_be_paused(world):
    app = open_app(world, d="2027-2028")  # at the end: it starts anew
    act(app, play=True)
    assert not app.exception
    assert (is_playing(app), dict(app.query_params)) == (True, {"d": "2016-2016"})
    act(app, reset=True)
    assert (is_playing(app), figures(app)) == (False, ALL)


def test_a_step_back_stops_playing(app):
    act(app, play=True)
    app.query_params.clear()
    app.run()
    assert (is_playing(app), figures(app), dict(app.query_params)) == (False, ALL, {})


def test_money_is_a_range_in_steps(world, app):
    slide(unfold(app), "filter_budget", 0, 500_000)
    assert (counts(app)[0], dict(app.query_params)) == ("3", {"b": "-500000"})
    assert chips(app) == ["Total budget: up to € 500,000"]
    again = open_app(world, e="123456-")
    assert handles(again, "filter_eu") == (123_456, 2_000_000)
    assert counts(again)[0] == "4"


def test_histograms_tell_their_numbers_in_words(app):
    bars = parts(app)["filter_dates"]["bars"]
    assert bars["label"].startswith("Years in which it ran, projects by value: 2016: 1, 2017: 2,")
    assert len(bars["heights"]) == len(bars["within"]) == 13


def near(app: AppTest, place: str, radius_km: int) -> AppTest:
    return act(app, near=place, km=radius_km)


def test_a_place_chosen_already_is_said_and_stays(app):
    near(near(app, "Umeå", 10), "Umea", 10)
    assert parts(app)["near"]["problem"].startswith("“Within 10 km of Umeå” is chosen already.")
    assert figures(app)["Projects"] == "1"


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
    take_away(again, "areas", "c_20260_63830_10")
    assert counts(again)[0] == "2"


def test_a_place_without_partners_is_said(app):
    near(app, "Atlantis <b>", 50)
    assert parts(app)["near"]["problem"] == (
        "No partner is located at a place called “Atlantis <b>”. Try the name of a town, or draw a"
        " circle on the map.")
    assert figures(app) == ALL
    near(app, "Kaunas", 50)
    assert (parts(app)["near"]["problem"], counts(app)[0]) == ("", "1")


def test_at_most_five_areas(world):
    app = open_app(world, a=".".join(f"c_24110_56950_{km}" for km in range(1, 6)))
    near(app, "Kaunas", 50)
    assert len(chips(app)) == 5
    assert parts(app)["near"]["problem"].startswith("At most 5 areas at once")


@pytest.mark.parametrize(("place", "km"), [("Kaunas", 51), ("Kaunas", "50"), ("  ", 50)])
def test_what_is_no_circle_around_a_place_changes_nothing(app, place, km):
    act(app, near=place, km=km)
    assert not app.exception
    assert (parts(app)["near"]["problem"], figures(app)) == ("", ALL)
