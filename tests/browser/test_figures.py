"""The page Figures in a real browser: charts are drawn, a bar is a filter, the table agrees."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.harness import PHONE, screenshot, wait_idle, wait_until, widget
from tests.browser.pages import chips

MARKS = ".vega-embed canvas.marks, .vega-embed svg.marks"


def drawn(page: Page, group: str) -> Page:
    """Return the page when its charts are drawn."""
    widget(page, f"figures_projects_{group}").locator(MARKS).wait_for()
    wait_idle(page, 600)
    return page


def test_a_bar_is_a_filter(open_page: OpenPage, app_url: str) -> None:
    page = drawn(open_page(f"{app_url}/figures"), "periods")
    screenshot(page, "figures-1280-light")
    chart = widget(page, "figures_projects_periods").locator(MARKS)
    box = chart.bounding_box()
    assert box
    chart.click(position={"x": box["width"] * 0.45, "y": box["height"] - 60})  # the second bar
    wait_until(page, lambda: chips(page) == ["2007-2013"], "the filter of the bar")
    expect(widget(page, "table_figures_periods").locator("tbody tr")).to_have_count(1)


def test_on_a_phone_in_the_dark(open_page: OpenPage, app_url: str) -> None:
    url = f"{app_url}/figures?gb=thematics&c=LV"
    page = drawn(open_page(url, viewport=PHONE, scheme="dark"), "thematics")
    screenshot(page, "figures-390-dark")
    expect(widget(page, "table_figures_thematics")).to_be_visible()
