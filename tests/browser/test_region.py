"""The page Region in a real browser: from a link, to a partner region's list, to the map."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.harness import PHONE, screenshot, wait_idle, widget
from tests.browser.pages import chips, figures, press, ready


def test_a_region_and_the_same_number_on_the_map(open_page: OpenPage, app_url: str) -> None:
    page = open_page(f"{app_url}/region?rg=LV003&t=2014-2020")
    expect(widget(page, "region_figures")).to_contain_text("Projects")
    wait_idle(page, 600)
    screenshot(page, "region-1280-light")
    shown = widget(page, "region_figures").locator("dd").first.inner_text()
    press(page, "region_map", "Show on the map")
    expect(widget(page, "headline")).to_be_visible()
    ready(page)
    assert figures(page)["Projects"] == int(shown)
    assert "Kurzeme · LV003" in chips(page)


def test_on_a_phone_in_the_dark(open_page: OpenPage, app_url: str) -> None:
    page = open_page(f"{app_url}/region?rg=SE11", viewport=PHONE, scheme="dark")
    expect(widget(page, "region_figures")).to_contain_text("per 100,000 inhabitants")
    wait_idle(page, 600)
    screenshot(page, "region-390-dark")


def test_an_unknown_region_is_said_and_the_list_offered(open_page: OpenPage, app_url: str) -> None:
    page = open_page(f"{app_url}/region?rg=XX999")
    expect(page.get_by_text("rg=XX999")).to_be_visible()
    expect(widget(page, "table_regions")).to_be_visible()
