"""The filters of the page Explore and the counts beside their values, on the small world."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_page import (
    act,
    boxes,
    chips,
    choose_mode,
    chosen,
    elements,
    figures,
    open_app,
    options,
    parts,
    say,
)
from tests.explore_page import ALL, RARE, choose, counts, unfold
from tests.world_on_disk import write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("facets"))


@pytest.fixture
def app(world) -> AppTest:
    return open_app(world)


def more(app: AppTest) -> tuple[str, bool]:
    return parts(app)["more"]["label"], parts(app)["more"]["open"]


@pytest.mark.parametrize(
    ("key", "values", "expected"),
    [
        ("filter_country", ["SE"], ("2", "4", "3")),
        ("filter_country", ["LV", "SE"], ("6", "14", "8")),
        ("filter_programme", ["LVLT"], ("3", "6", "4")),
        ("filter_programme", ["LVLT-2014"], ("2", "5", "3")),
        ("filter_programme", ["LVLT-2014", "BSR"], ("5", "11", "7")),
        ("filter_period", ["2021-2027"], ("2", "3", "3")),
        ("filter_region", ["LV003"], ("2", "5", "3")),
        ("filter_region", ["RU-SPE"], ("1", "3", "2")),
        ("filter_thematic", ["Tourism"], ("2", "4", "3")),
        ("filter_status", ["unknown"], ("2", "2", "1")),
        ("filter_strand", ["transnational"], ("3", "6", "4")),
        ("filter_known", ["lead_only"], ("1", "1", "1")),
        ("filter_organisation_type", ["NGO"], ("1", "3", "2")),
        ("filter_strategy", ["EUSBSR"], ("1", "3", "2")),
        ("filter_precision", ["country", "none"], ("2", "4", "2")),
    ],
)
def test_a_filter_changes_the_figures(app, key, values, expected):
    choose(app, key, *values)
    assert not app.exception
    assert counts(app) == expected
    assert set(chosen(app, key)) == set(values)


def test_all_of_the_countries_together(app):
    choose(app, "filter_country", "LV", "SE")
    choose_mode(app, "all")
    assert counts(app) == ("1", "3", "2")
    assert figures(app)["Total budget"] == "€ 0"
    assert figures(app)["EU funding"] == "not published"
    assert chips(app) == ["Latvia (together)", "Sweden (together)"]


def test_the_values_carry_the_counts_that_they_would_give(app):
    choose(app, "filter_programme", "LVLT")
    assert options(app, "filter_country") == [
        "Latvia (2)", "Lithuania (3)", "Russia (0)", "Sweden (0)", "Germany (0)"]
    assert options(app, "filter_period") == [
        "2007-2013 (1)", "2014-2020 (2)", "2021-2027 (0)"]


def test_rarer_filters_are_folded_unless_active(world, app):
    assert more(app) == ("More filters", False)
    assert not set(RARE) & set(boxes(app))
    again = open_app(world, st="transnational", lp="place.postcode")
    assert more(again) == ("More filters (3 active)", True)
    assert chips(again) == [
        "Strand: transnational", "Partners located by: town", "Partners located by: postal code"]
    act(again, more=False)
    assert more(again) == ("More filters (3 active)", False)


def test_precisions_go_from_exact_to_unknown_and_what_gives_nothing_is_last(app):
    assert options(unfold(app), "filter_precision") == [
        "postal code (2)", "town (7)", "region (1)", "country only (1)", "not located (1)",
        "municipality (0)"]


@pytest.mark.parametrize(
    ("quantity", "offered", "note"),
    [
        ("partners", ["2007-2013 (1)", "2014-2020 (12)", "2021-2027 (3)"], "16 partner entries"),
        ("organisations", ["2007-2013 (1)", "2014-2020 (12)", "2021-2027 (3)"], "15 organis"),
        ("eu_funding", ["2007-2013 (not published)", "2014-2020 (€ 2.7 m)",
                        "2021-2027 (€ 750,000)"], "€ 3.4 m of EU funding: 5 of 8 projects"),
    ],
)
def test_something_else_than_projects_is_counted(app, quantity, offered, note):
    act(app, quantity=quantity)
    assert not app.exception
    assert options(app, "filter_period") == offered
    assert parts(app)["counted"]["note"].startswith(note)
    assert dict(app.query_params) == {"n": quantity}
    assert figures(app) == ALL


def test_bars_count_what_is_chosen(world):
    tables = elements(open_app(world, n="partners"))["overview"]["tables"]
    assert {table["heads"][1] for table in tables} == {"Partners"}


@pytest.mark.parametrize(
    "said", [{"version": "older", "reset": True}, {"reset": True}, ["reset"], {}])
def test_what_a_page_of_other_names_says_changes_nothing(world, said):
    app = open_app(world, c="LV")
    say(app, "filters", said)
    assert (app.exception.len, chips(app)) == (0, ["Latvia"])


@pytest.mark.parametrize("chip", [{"facet": "countries", "value": "SE"}, {"facet": "gold"}, "LV"])
def test_a_chip_that_is_gone_takes_nothing_away(world, chip):
    app = open_app(world, c="LV")
    say(app, "summary", chip)
    assert (app.exception.len, chips(app)) == (0, ["Latvia"])
