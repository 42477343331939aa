"""A phone, 390 pixels wide: nothing to scroll sideways, the map in sight, the filters in reach."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.harness import PHONE, Watch, map_frame, wait_idle, wait_until, widget
from tests.browser.pages import chips, choose, press, ready, view

SIDEWAYS = "() => document.scrollingElement.scrollWidth - window.innerWidth"
SIDEWAYS_IN_PAGE = """() => { const main = document.querySelector('[data-testid="stMain"]');
    return main.scrollWidth - main.clientWidth; }"""


def test_explore_fits_a_phone(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url, viewport=PHONE))
    assert_no_sideways_scroll(page)
    frame = widget(page, "map").locator("iframe")
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    assert box
    assert 0 <= box["x"] < box["x"] + box["width"] <= 390
    assert box["height"] >= 300
    for tab in ("Partners", "Not on the map", "Download"):
        press(page, "results", tab)
        wait_idle(page)
        assert_no_sideways_scroll(page)


def test_filters_are_reached_on_a_phone(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url, viewport=PHONE))
    before = view(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(widget(page, "filter_country")).to_be_in_viewport()
    choose(page, "filter_country", "Poland")
    page.get_by_test_id("stSidebarCollapseButton").locator("button").click()
    assert chips(page) == ["Poland"]
    assert view(page) == before


def test_legend_and_hint_leave_the_map_in_sight_on_a_phone(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(f"{app_url}/?v=projects&lv=nuts2&l=none", viewport=PHONE))
    frame = map_frame(page)
    expect(frame.locator("details.atlas-legend")).not_to_have_attribute("open", "")
    frame.get_by_role("button", name="Filter by a rectangle").click()
    hint = frame.locator(".atlas-draw-hint").bounding_box()
    whole = frame.locator(".leaflet-container").bounding_box()
    assert hint
    assert whole
    assert hint["height"] < 0.15 * whole["height"]
    below = whole["y"] + whole["height"] - hint["y"] - hint["height"]
    assert 0 <= below < 30  # the names of the sources stay in sight
    for x, y in ((70, 250), (250, 330)):
        frame.locator(".leaflet-container").click(position={"x": x, "y": y}, force=True)
        page.wait_for_timeout(400)
    wait_until(page, lambda: chips(page) == ["Rectangle on the map"], "the rectangle")


def test_data_and_method_fits_a_phone(
    open_page: OpenPage, app_url: str, watches: list[Watch]
) -> None:
    page = open_page(f"{app_url}/method", viewport=PHONE)
    page.get_by_role("heading", name="Sources and licences").wait_for()
    wait_idle(page)
    assert_no_sideways_scroll(page)
    forgive_probes(watches[0])


def forgive_probes(watch: Watch) -> None:
    """Streamlit's page first asks whether the app itself is at /method/: 404 is the answer."""
    watch.errors = [error for error in watch.errors if "/method/_stcore/" not in error]


def assert_no_sideways_scroll(page: Page) -> None:
    """Fail if the page is wider than the screen."""
    assert (page.evaluate(SIDEWAYS), page.evaluate(SIDEWAYS_IN_PAGE)) == (0, 0)
