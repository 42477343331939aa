"""The page of a project in a real browser: the way to it, what it draws, and the way on."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.harness import PHONE, screenshot, wait_idle, wait_until, widget
from tests.browser.pages import link_value, ready

KNOWN = "PVNXV62W"
"""A project with activities, outputs, partners' money and two titles (seeds of the catalogue)."""


def settled(page: Page) -> Page:
    """Return the page when its charts are drawn."""
    widget(page, "project_map").locator(".vega-embed .marks").wait_for()
    wait_idle(page, 600)
    return page


def test_from_the_panel_to_the_page_to_a_similar_project_and_back(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(f"{app_url}/?id={KNOWN}&t=2021-2027"))
    page.get_by_role("link", name="Open the project’s page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("3I solution for PS")
    assert (link_value(settled(page), "id"), link_value(page, "t")) == (KNOWN, "2021-2027")
    screenshot(page, "project-1280-light")
    similar = widget(page, "project_similar_other").get_by_role("link").first
    title = similar.locator("p").inner_text()
    similar.click()
    wait_until(page, lambda: link_value(page, "id") != KNOWN, "another project in the link")
    expect(page.locator("h1, h2").filter(has_text=title.strip()).first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("3I solution for PS")


def test_the_map_draws_a_line_to_each_other_place(open_page: OpenPage, app_url: str) -> None:
    page = settled(open_page(f"{app_url}/project?id={KNOWN}"))
    chart = widget(page, "project_map")
    # Vega names its marks for screen readers: 4 of 5 partners have a point, one leads.
    expect(chart.locator(".mark-rule line")).to_have_count(3)
    expect(chart.locator(".mark-symbol.role-mark path")).to_have_count(4)
    assert page.title().startswith("3I solution for PS")


def test_on_a_phone_in_the_dark(open_page: OpenPage, app_url: str) -> None:
    page = settled(open_page(f"{app_url}/project?id={KNOWN}", viewport=PHONE, scheme="dark"))
    screenshot(page, "project-390-dark")
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    with page.expect_download() as event:
        widget(page, "csv_project_partners").get_by_role("button").click()
    assert event.value.suggested_filename.startswith("baltic-atlas_project-partners_")
