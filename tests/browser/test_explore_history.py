"""The link is the view: back and forward, the map's own part, sharing, saved views, embedding."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.harness import TIMEOUT_MS, atlas, map_frame, wait_idle, wait_until, widget
from tests.browser.pages import changes_map, chips, choose, link_value, press, ready, view, visit

FORBID_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, {
        get() { throw new DOMException("Access is denied", "SecurityError"); } });"""


def zoom_in(page: Page) -> None:
    map_frame(page).locator(".leaflet-control-zoom-in").click()
    wait_until(page, lambda: link_value(page, "m") != "", "the map's view in the link")


def test_back_and_forward_undo_and_redo_a_filter(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    choose(page, "filter_country", "Estonia")
    choose(page, "filter_country", "Latvia")
    changes_map(page, lambda: page.go_back())
    assert chips(page) == ["Estonia"]
    changes_map(page, lambda: page.go_forward())
    assert chips(page) == ["Estonia", "Latvia"]


def test_back_goes_page_by_page_and_keeps_the_filters(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=EE"))
    method = page.get_by_role("heading", name="Data and method")
    visit(page, "Data and method")
    expect(method).to_be_visible(timeout=TIMEOUT_MS)  # else a busy page skips to the next link
    visit(page, "Explore")
    assert chips(ready(page)) == ["Estonia"]
    page.go_back()
    expect(method).to_be_visible(timeout=TIMEOUT_MS)
    page.go_back()
    assert chips(ready(page)) == ["Estonia"]


def test_one_step_back_undoes_a_search_typed_in_pieces(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    box = widget(page, "filter_text").locator("input")
    for piece in ("tou", "ri", "sm"):
        changes_map(page, partial(box.press_sequentially, piece))
    assert link_value(page, "q") == "tourism"
    changes_map(page, page.go_back)
    assert chips(page) == []


def test_a_link_keeps_where_the_map_looks(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=EE"))
    zoom_in(page)
    choose(page, "filter_country", "Latvia")
    wait_until(page, lambda: link_value(page, "m") != "", "the map's view after a filter")
    other = ready(open_page(page.url))
    assert chips(other) == ["Estonia", "Latvia"]
    assert view(other) == pytest.approx(view(page), abs=0.05)


def test_an_ill_formed_map_view_is_ignored_and_leaves_the_address(
    open_page: OpenPage, app_url: str
) -> None:
    plain = view(ready(open_page(app_url)))
    page = ready(open_page(f"{app_url}/?c=EE&m=99_<b>_200"))
    wait_until(page, lambda: link_value(page, "m") == "", "the address without the map's view")
    expect(page.get_by_role("alert").first).to_contain_text("m=99_<b>_200")
    assert (view(ready(open_page(f"{app_url}/?m=foo"))), chips(page)) == (plain, ["Estonia"])


def test_a_view_saved_by_name_comes_back(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=EE"))
    press(page, "share", "Share")
    page.get_by_label("Name of this view").fill("<i>Estonia</i>")
    page.get_by_role("button", name="Save this view").click()
    page.keyboard.press("Escape")
    changes_map(page, lambda: press(page, "filters_reset", "Reset all"))
    press(page, "share", "Share")
    changes_map(page, lambda: page.get_by_role("button", name="Open the view <i>").click())
    assert chips(page) == ["Estonia"]


def test_another_page_is_reached_while_share_is_open(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=LV"))
    press(page, "share", "Share")
    expect(page.locator("#atlas-share")).to_be_visible()
    visit(page, "Regions")
    wait_until(page, lambda: page.url == f"{app_url}/region?c=LV", "the page and its link")
    wait_idle(page)
    expect(page.locator("#atlas-share")).to_be_hidden()
    assert chips(page) == ["Latvia"]


def test_the_link_can_be_copied(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=EE"))
    press(page, "share", "Share")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_label("Text to copy")).to_have_value(page.url)


def test_embedded_there_are_figures_and_map_only(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=EE&embed=true"))
    expect(page.get_by_role("link", name="Figures")).to_have_count(0)
    assert chips(page) == ["Estonia"]
    expect(widget(page, "filter_country")).to_have_count(0)
    expect(widget(page, "results")).to_have_count(0)


def test_the_map_is_there_where_a_browser_forbids_all_storage(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(app_url))  # as embedded in another site it may be
    page.add_init_script(FORBID_STORAGE)
    page.goto(f"{app_url}/?c=EE&embed=true")
    assert ready(page)
    assert atlas(page)["selected"] > 0
    changes_map(page, lambda: press(page, "chips", "Estonia"))
    assert chips(page) == []
