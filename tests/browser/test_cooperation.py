"""The page Cooperation in a real browser: the map of lines, a pair, the way to a project."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.harness import PHONE, screenshot, wait_idle, wait_until, widget
from tests.browser.pages import chips, link_value, press, visit


def settled(page: Page) -> Page:
    """Return the page when its chart is drawn."""
    widget(page, "cooperation_map").locator(".vega-embed .marks").wait_for()
    wait_idle(page, 600)
    return page


def test_lines_and_the_joint_projects_of_a_pair(open_page: OpenPage, app_url: str) -> None:
    page = settled(open_page(f"{app_url}/cooperation?pp=EE_LV&f=CB"))
    screenshot(page, "cooperation-1280-light")
    expect(widget(page, "cooperation_pair")).to_contain_text("Estonia and Latvia:")
    press(page, "cooperation_filter", "Filter by this pair")
    wait_until(page, lambda: link_value(page, "c") == "EE.LV", "the filter in the link")
    assert sorted(chips(page)) == ["Central Baltic", "Estonia (together)", "Latvia (together)"]
    assert link_value(page, "pp") == "EE_LV"


def test_filters_come_along_from_the_first_page(open_page: OpenPage, app_url: str) -> None:
    page = open_page(f"{app_url}/?c=EE")
    expect(widget(page, "chips")).to_contain_text("Estonia")
    visit(page, "Cooperation")
    assert chips(settled(page)) == ["Estonia"]
    visit(page, "Explore")
    expect(widget(page, "headline")).to_be_visible()
    assert chips(page) == ["Estonia"]


def test_on_a_phone_in_the_dark(open_page: OpenPage, app_url: str) -> None:
    page = settled(open_page(f"{app_url}/cooperation?pl=nuts2", viewport=PHONE, scheme="dark"))
    screenshot(page, "cooperation-390-dark")
    press(page, "cooperation_part", "Matrix")
    expect(widget(page, "table_cooperation_matrix")).to_be_visible()
