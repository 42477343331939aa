"""The page Explore on the small world: figures, filters, chips, map, counted by hand."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from tests import app_page
from tests.app_page import (
    boxes,
    chips,
    choose_mode,
    chosen,
    figures,
    map_component,
    map_message,
    map_rows,
    open_app,
    options,
    texts_in,
)
from tests.small_world import TODAY, small_world
from tests.world_on_disk import write_world

ALL = {"Projects": "8", "Partners": "16", "Places": "9", "Total budget": "€ 3.9 m",
       "EU funding": "€ 3.4 m"}
INDEX = build_index(small_world(), TODAY)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("explore"))


@pytest.fixture
def app(world) -> AppTest:
    return open_app(world)


RARE = ("filter_strand", "filter_known", "filter_organisation_type", "filter_strategy",
        "filter_precision")


def unfold(app: AppTest) -> AppTest:
    """Open the rarer filters, as a click on their head does."""
    app.session_state["filters_more"] = True
    return app.run()


def choose(app: AppTest, key: str, *values: str) -> AppTest:
    if key in RARE:
        unfold(app)
    return app_page.choose(app, key, *values)


def more(app: AppTest):
    (found,) = [each for each in app.expander if each.label.startswith("More filters")]
    return found


def counts(app: AppTest) -> tuple[str, str, str]:
    found = figures(app)
    return found["Projects"], found["Partners"], found["Places"]


def test_it_opens_on_everything(app):
    assert not app.exception
    assert not app.warning
    assert figures(app) == ALL
    assert texts_in(app, "chips") == ["No filter: all projects are shown."]


def test_every_sum_says_how_many_publish_it(app):
    notes = re.findall('class="note">(.*?)</dd>', texts_in(app, "headline")[0])
    assert notes == ["of 8", "from 5 countries", "on the map now", *["5 of 8 publish it"] * 2]


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
    assert (more(app).label, more(app).proto.expanded) == ("More filters", False)
    assert not set(RARE) & set(boxes(app))
    again = open_app(world, st="transnational", lp="place.postcode")
    assert (more(again).label, more(again).proto.expanded) == ("More filters (3 active)", True)
    assert chips(again) == [
        "Strand: transnational", "Partners located by: town", "Partners located by: postal code"]


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
    app.segmented_control("counted").set_value(quantity).run()
    assert not app.exception
    assert options(app, "filter_period") == offered
    assert any(caption.value.startswith(note) for caption in app.caption)
    assert dict(app.query_params) == {"n": quantity}
    assert figures(app) == ALL


def test_bars_count_what_is_chosen(world):
    (html,) = [t for t in texts_in(open_app(world, n="partners"), "side") if "atlas-bars" in t]
    assert '<th scope="col">Partners</th>' in html


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


def test_filters_narrow_each_other(app):
    choose(choose(app, "filter_country", "SE"), "filter_period", "2021-2027")
    assert counts(app) == ("1", "1", "1")
    assert chips(app) == ["2021-2027", "Sweden"]


def test_a_chip_takes_its_value_away(app):
    choose(app, "filter_country", "LV", "SE")
    app.button("chip_countries_LV").click().run()
    assert chips(app) == ["Sweden"]
    assert counts(app) == ("2", "4", "3")
    assert chosen(app, "filter_country") == ["SE"]


def test_the_chip_of_the_search_text_clears_it(world):
    app = open_app(world, q="klaipeda")
    (chip,) = [button for button in app.button if (button.key or "").startswith("chip_text")]
    chip.click().run()
    assert app.text_input("filter_text").value == ""
    assert figures(app) == ALL


def test_reset_takes_all_filters_away(world):
    app = open_app(world, c="LV.SE", cm="all", q="riga", o="1", s="finished")
    app.button("filters_reset").click().run()
    assert figures(app) == ALL
    assert chips(app) == []
    assert boxes(app)["filter_country"]["mode"] == "any"
    assert dict(app.query_params) == {}
    assert app.button("filters_reset").disabled


def test_nothing_found_says_what_to_do(app):
    app.text_input("filter_text").set_value("no such thing").run()
    assert not app.exception
    assert [w.value for w in app.warning] == [
        "No project matches all of these filters. Remove one of them above, or reset all."]
    assert figures(app) == {"Projects": "0", "Partners": "0", "Places": "0",
                            "Total budget": "–", "EU funding": "–"}
    assert texts_in(app, "side") == [
        "<h2>What these projects are about</h2><p>No project fits the filters, so there is nothing "
        "to sum up. Take away a filter above.</p>"]


def test_the_link_says_what_is_chosen_and_restores_it(world, app):
    choose(choose(app, "filter_country", "LV", "SE"), "filter_thematic", "Waste and pollution")
    choose_mode(app, "all")
    link = dict(app.query_params)
    assert link == {"c": "LV.SE", "th": "waste-and-pollution", "cm": "all"}
    again = open_app(world, **link)
    assert (figures(again), chips(again)) == (figures(app), chips(app))


LINKS = [
    {}, {"c": "SE"}, {"c": "LV.SE"}, {"c": "LV.SE", "cm": "all"}, {"f": "CB"}, {"p": "LVLT-2007"},
    {"q": "riga"}, {"q": "no such thing"}, {"r": "LV003.RU-SPE"}, {"s": "unknown"}, {"o": "1"},
    {"f": "BSR", "o": "1"}, {"k": "one_country"}, {"t": "2014-2020", "th": "tourism"},
]


@pytest.mark.parametrize("link", LINKS, ids=str)
def test_map_and_tray_are_the_partners(world, link):
    app = open_app(world, **link)
    shown = len(map_rows(app))
    tray = int(app.segmented_control("results").options[2].rsplit("(")[1].rstrip(")"))
    assert shown + tray == int(figures(app)["Partners"])
    assert any(text.value.startswith(f"{shown} partners on the map, {tray} not on the map.")
               for text in app.caption)


def test_the_map_shows_the_partners_of_the_selection(world):
    app = open_app(world, c="RU")
    assert map_rows(app) == [9, 10]  # P5-01 and P5-02; P5-03 is outside
    app.toggle("filter_outside").set_value(True).run()
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
    assert len(frame["js_links"]) == 9
    assert "//" not in frame["script"].replace("http://www.w3.org", "").replace("// ", "")


def test_activities_are_a_layer_of_their_own(world):
    assert map_message(open_app(world))["activities"] == []
    app = open_app(world, l="partners.activities")
    names = [row["name"] for row in map_message(app)["activities"]]
    assert names == ["Camp </script> in Kurzeme", "Demo centre", "Opening"]
    app.pills("map_layers").set_value(["activities"]).run()
    assert map_message(app)["partners"] is False


def test_regions_are_shaded_on_request(app):
    app.selectbox("map_shade").set_value("projects").run()
    shade = map_message(app)["shade"]
    assert (shade["level"], shade["labels"]["LT02"]) == ("nuts2", "4 projects")
    app.selectbox("map_level").set_value("nuts0").run()
    assert map_message(app)["shade"]["labels"]["LV"] == "5 projects"
    assert dict(app.query_params) == {"v": "projects", "lv": "nuts0"}
    app.selectbox("map_shade").set_value("none").run()
    assert map_message(app)["shade"] is None


def test_chosen_regions_are_marked_on_the_map(world):
    assert map_message(open_app(world, r="LV003.SE11"))["picked"] == ["LV003", "SE11"]


def test_bars_beside_the_map_count_the_selection(world):
    (html,) = [t for t in texts_in(open_app(world, f="LVLT"), "side") if "atlas-bars" in t]
    assert "<caption>By programming period</caption>" in html
    assert ">2007-2013</th>" in html
    assert ">2021-2027</th>" not in html


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
