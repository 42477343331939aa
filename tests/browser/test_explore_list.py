"""The list below the map: its project and the map's are one, sorting, pages, the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.conftest import OpenPage
from tests.browser.harness import DESKTOP, PHONE, map_frame, wait_ready, wait_until, widget
from tests.browser.pages import changes_map, drawn_lines, ready

MOVED_MS = 1_000
"""Longer than a page takes to move smoothly."""
LIGHTS = ".atlas-symbol.light"


def rows(page: Page) -> Locator:
    return widget(page, "project_list").locator("tbody tr")


def test_a_row_lights_up_the_places_of_its_project(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=LV&p=LVLT-2014"))
    rows(page).first.hover()
    expect(map_frame(page).locator(LIGHTS).first).to_be_visible()
    page.get_by_role("heading", name="Filters").hover()
    expect(map_frame(page).locator(LIGHTS)).to_have_count(0)
    rows(page).first.get_by_role("button").focus()
    expect(map_frame(page).locator(LIGHTS).first).to_be_visible()


def test_a_symbol_lights_up_the_rows_of_its_projects(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=IS"))
    wait_until(page, lambda: rows(page).count() > 1, "the list")
    lit = widget(page, "project_list").locator("tr.lit")
    map_frame(page).locator(".leaflet-marker-icon").first.focus()
    expect(lit.first).to_be_visible()
    map_frame(page).locator(".leaflet-marker-icon").first.blur()
    expect(lit).to_have_count(0)


def test_the_keyboard_opens_a_project_and_closes_it(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=LV&p=LVLT-2014"))
    rows(page).first.get_by_role("button").focus()
    changes_map(page, lambda: page.keyboard.press("Enter"))
    assert widget(page, "project_detail").is_visible()
    assert drawn_lines(page) > 0
    expect(rows(page).first.get_by_role("button")).to_be_focused()
    changes_map(page, lambda: page.keyboard.press("Enter"))
    expect(widget(page, "project_detail")).to_have_count(0)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_a_project_opened_in_the_list_comes_into_view(
    open_page: OpenPage, app_url: str, viewport: ViewportSize
) -> None:
    page = ready(open_page(f"{app_url}/?c=LV", viewport=viewport))
    heading = widget(page, "project_detail").get_by_role("heading", level=2)
    changes_map(page, rows(page).nth(2).locator("td").first.click)
    expect(heading).to_be_in_viewport()
    page.wait_for_timeout(MOVED_MS)
    before, first = heading.bounding_box(), heading.inner_text()
    rows(page).nth(3).locator("td").first.dispatch_event("click")
    expect(heading).not_to_have_text(first)
    assert heading.bounding_box() == before  # it was in view


def test_the_list_is_sorted_and_turned(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    shown = widget(page, "project_list").locator(".position")
    widget(page, "project_list").get_by_label("Sort by").select_option("budget")
    wait_ready(page)
    largest = rows(page).first.inner_text()
    widget(page, "project_list").get_by_role("button", name="Next page").click()
    expect(shown).to_have_text("Rows 21 to 40 of 4,430")
    assert rows(page).first.inner_text() != largest
