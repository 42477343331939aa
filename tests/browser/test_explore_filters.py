"""Filters: every number that the page shows is the catalogue's, and they agree with each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from data.catalogue import load_catalogue
from data.model import Catalogue
from tests.browser.conftest import OpenPage
from tests.browser.harness import ROOT, atlas, wait_ready, widget
from tests.browser.pages import (
    changes_map,
    chips,
    choose,
    download,
    figures,
    press,
    ready,
    search,
    tab_counts,
    view,
    visit,
    wait_view,
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """What the app shows, read as the app reads it."""
    return load_catalogue(ROOT / "data" / "derived")


def test_the_headline_is_the_catalogue(
    open_page: OpenPage, app_url: str, catalogue: Catalogue
) -> None:
    page = ready(open_page(app_url))
    shown = catalogue.partners[catalogue.partners["lon"].notna() & catalogue.partners["in_region"]]
    assert figures(page) == {
        "Projects": len(catalogue.projects),
        "Partners": len(catalogue.partners),
        "Places": len(shown[["lon", "lat"]].drop_duplicates()),
    }
    assert atlas(page)["selected"] == len(shown)
    assert atlas(page)["drawn"] > 0


def test_map_and_tray_are_table_and_csv(
    open_page: OpenPage, app_url: str, catalogue: Catalogue
) -> None:
    page = ready(open_page(app_url))
    promised = choose(page, "filter_country", "Latvia")
    expected = projects_from(catalogue, "LV")
    found, tabs = figures(page), tab_counts(page)
    assert promised == found["Projects"] == tabs["Projects"] == len(expected)
    assert found["Partners"] == tabs["Partners"] == atlas(page)["selected"] + tabs["Not on the map"]
    assert {row["project_id"] for row in download(page, "project")} == expected
    assert len(download(page, "partner")) == found["Partners"]


@pytest.mark.parametrize(
    ("key", "typed", "first"),
    [("filter_country", "Deutschl", "Germany"), ("filter_country", "lat", "Latvia"),
     ("filter_country", "SE", "Sweden"), ("filter_country", "uk", "United Kingdom"),
     ("filter_region", "latvia", "Latvija · LV"), ("filter_region", "kurland", "Kurzeme"),
     ("filter_thematic", "matkailu", "Tourism"),
     ("filter_programme", "östersjön", "Baltic Sea Region")],
)
def test_boxes_find_values_by_their_names_in_other_languages(
    open_page: OpenPage, app_url: str, key: str, typed: str, first: str
) -> None:
    page = ready(open_page(app_url))
    widget(page, key).locator("input").fill(typed)
    expect(widget(page, key).get_by_role("option").first).to_contain_text(first)


def test_latvia_and_sweden_together(
    open_page: OpenPage, app_url: str, catalogue: Catalogue
) -> None:
    page = ready(open_page(f"{app_url}/?c=LV"))
    press(page, "filter_country_mode", "all of them")
    wait_ready(page)
    promised = choose(page, "filter_country", "Sweden")
    both = projects_from(catalogue, "LV") & projects_from(catalogue, "SE")
    assert promised == figures(page)["Projects"] == len(both) > 0
    assert chips(page) == ["Latvia (together)", "Sweden (together)"]


def test_a_search_is_found_cleared_and_never_loses_the_page(
    open_page: OpenPage, app_url: str, catalogue: Catalogue
) -> None:
    page = ready(open_page(app_url))
    search(page, "Jekabpils")
    rows = download(page, "partner")
    assert 0 < figures(page)["Partners"] == len(rows) < len(catalogue.partners)
    assert any("Jēkabpils" in row["partner_name"] + row["town"] for row in rows)
    changes_map(page, lambda: press(page, "filters_reset", "Reset all"))
    assert figures(page)["Projects"] == len(catalogue.projects)


def test_no_result_is_said_in_a_sentence(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?q=zzzzzz"))
    assert figures(page) == {"Projects": 0, "Partners": 0, "Places": 0}
    assert page.get_by_text("No project matches all of these filters").is_visible()
    assert atlas(page)["drawn"] == 0


def test_filters_never_move_the_view_and_the_fit_button_does(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(app_url))
    before = view(page)
    choose(page, "filter_country", "Lithuania")
    changes_map(page, lambda: press(page, "chips", "Lithuania"))
    choose(page, "filter_period", "2007-2013")
    assert view(page) == before
    press_on_map(page, "Fit to results")
    assert wait_view(page, before) != before


def test_another_page_and_back_keeps_the_filters(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=EE.FI&t=2014-2020"))
    before = chips(page), figures(page)
    visit(page, "Data and method")
    page.get_by_role("heading", name="Sources and licences").wait_for()
    visit(page, "Explore")
    widget(page, "headline").wait_for()
    wait_ready(page)
    assert (chips(page), figures(page)) == before


def test_a_click_costs_less_than_40_kilobytes(open_page: OpenPage, app_url: str) -> None:
    page = open_page(f"{app_url}/_stcore/health")
    received = count_bytes(page)
    page.goto(app_url)
    wait_ready(page)
    assert received() > 40_000  # the first page: what is counted is the app's connection
    before = received()
    choose(page, "filter_country", "Norway")
    assert 0 < received() - before < 40_000


def projects_from(catalogue: Catalogue, country: str) -> set[str]:
    """Return the ids of the projects with a partner from a country."""
    partners = catalogue.partners
    return set(partners["project_id"][partners["country_code"] == country])


def count_bytes(page: Page) -> Callable[[], int]:
    """Count what the page's websockets receive from now on."""
    sizes: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda f: sizes.append(len(f))))
    return lambda: sum(sizes)


def press_on_map(page: Page, name: str) -> None:
    """Press one of the map's own buttons."""
    page.frame_locator(".st-key-map iframe").get_by_role("button", name=name).click()


def test_two_quick_clicks_are_one(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=EE.LV.LT"))
    changes_map(page, lambda: click_twice(widget(page, "chips").get_by_role("button").first))
    assert chips(page) == ["Lithuania", "Latvia"]
    changes_map(page, lambda: click_twice(widget(page, "project_list").locator("td").first))
    expect(widget(page, "project_detail")).to_be_visible()
    widget(page, "filter_country").locator("input").click()
    options = widget(page, "filter_country").get_by_role("option")
    changes_map(page, lambda: click_twice(options.filter(has_text="Belarus")))
    assert chips(page) == ["Belarus", "Lithuania", "Latvia"]


def click_twice(target: Locator) -> None:
    """Click twice at one place; the page has answered to the first when the second comes."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box
    for number in (1, 2):
        target.page.mouse.move(box["x"] + 9, box["y"] + 9)
        target.page.mouse.down(click_count=number)
        target.page.mouse.up(click_count=number)
        target.page.wait_for_timeout(700)
