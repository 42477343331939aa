"""The page Compare in a real browser: two programmes on one scale, and the table of both."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.harness import PHONE, screenshot, wait_idle, widget


def test_two_programmes_side_by_side(open_page: OpenPage, app_url: str) -> None:
    page = open_page(f"{app_url}/compare?xb=families&xl=CB&xr=LVLT")
    expect(widget(page, "table_compare_figures").locator("tbody tr")).to_have_count(6)
    expect(page.locator(".atlas-bars")).to_have_count(2)
    wait_idle(page, 600)
    screenshot(page, "compare-1280-light")


def test_two_regions_on_a_phone_in_the_dark(open_page: OpenPage, app_url: str) -> None:
    page = open_page(f"{app_url}/compare?xl=LV003&xr=SE11", viewport=PHONE, scheme="dark")
    expect(widget(page, "table_compare_figures").locator("tbody tr")).to_have_count(10)
    wait_idle(page, 600)
    screenshot(page, "compare-390-dark")
