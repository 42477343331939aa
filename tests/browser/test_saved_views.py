"""Views saved by name in the browser: any name, the same twice; storage full, forbidden, broken."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import press, ready

STORE = "atlas-saved-views"
FORBIDDEN = """Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('denied', 'SecurityError'); } });"""

FILL = """() => {
    for (let size = 4_000_000, at = 0; size >= 1; size = Math.floor(size / 2))
        try { for (;;) localStorage.setItem("full" + at++, "x".repeat(size)); }
        catch (error) { continue; }  // full at this size; go on with half of it
}"""


def share(page: Page) -> Page:
    press(page, "share", "Share")
    return page


def save(page: Page, name: str) -> None:
    page.get_by_label("Name of this view").fill(name)
    page.get_by_role("button", name="Save this view").click()


def names(page: Page) -> list[str]:
    opening = page.locator("#atlas-share .views li button:first-child")
    return [text.strip() for text in opening.all_inner_texts()]


def test_any_name_is_text_and_the_same_name_is_replaced(open_page: OpenPage, app_url: str) -> None:
    page = share(ready(open_page(f"{app_url}/?c=EE")))
    for name in ("<img src=x onerror=alert(1)>", "Ω" * 200, "__proto__", "constructor"):
        save(page, name)
        expect(page.locator("#atlas-share").get_by_role("status")).to_have_text(
            "The view is saved.")
    save(page, "__proto__")
    expect(page.locator("#atlas-share").get_by_role("status")).to_contain_text("in place of")
    assert names(page) == [
        "<img src=x onerror=alert(1)>", "Ω" * 80, "constructor", "__proto__"]
    page.get_by_role("button", name="Remove the view constructor").click()
    assert len(names(page)) == 3


def test_the_focus_stays_among_the_views(open_page: OpenPage, app_url: str) -> None:
    page = share(ready(open_page(app_url)))
    for name in ("One", "Two"):
        save(page, name)
    expect(page.get_by_role("button", name="Save this view")).to_be_focused()
    for removed, focused in (("One", "Remove the view Two"), ("Two", "Name of this view")):
        page.get_by_role("button", name=f"Remove the view {removed}").press("Enter")
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == focused


def test_a_view_is_opened_on_the_page_where_it_was_saved(
    open_page: OpenPage, app_url: str
) -> None:
    page = open_page(f"{app_url}/region?c=LV&rg=LV006")
    save(share(page), "A region")
    page.goto(app_url)
    share(ready(page)).get_by_role("button", name="Open the view A region").click()
    expect(page).to_have_url(f"{app_url}/region?c=LV&rg=LV006")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rīga")


def test_a_full_storage_is_said(open_page: OpenPage, app_url: str) -> None:
    page = share(ready(open_page(f"{app_url}/?c=EE")))
    page.evaluate(FILL)
    save(page, "Estonia")
    expect(page.locator("#atlas-share").get_by_role("status")).to_contain_text("full or forbidden")
    assert names(page) == []


def test_a_forbidden_storage_is_said(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=EE"))
    page.evaluate(FORBIDDEN)
    share(page)
    status = page.locator("#atlas-share").get_by_role("status")
    expect(status).to_contain_text("cannot be read")
    save(page, "Estonia")
    expect(status).to_contain_text("full or forbidden")
    assert names(page) == []


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("{not json", []),
        ("null", []),
        ('"text"', []),
        (json.dumps([None, 1, {"name": "a"}, {"name": 1, "query": "?"},
                     {"name": "Good", "query": "?c=LV"}]), ["Good"]),
    ],
)
def test_a_broken_storage_is_said_and_the_rest_holds(
    open_page: OpenPage, app_url: str, stored: str, shown: list[str]
) -> None:
    page = ready(open_page(f"{app_url}/?c=EE"))
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [STORE, stored])
    share(page)
    expect(page.locator("#atlas-share").get_by_role("status")).to_contain_text("cannot be read")
    assert names(page) == shown
    save(page, "New")
    assert names(page) == [*shown, "New"]
    kept = json.loads(page.evaluate("key => localStorage.getItem(key)", STORE))
    assert [view["name"] for view in kept] == [*shown, "New"]


def test_a_stored_query_is_read_like_a_link(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    views = [{"name": "Hostile", "query": "?c=LV.<b>&q=%00%ff<script>&m=x&zz=1"}]
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [STORE, json.dumps(views)])
    share(page)
    page.get_by_role("button", name="Open the view Hostile").click()
    expect(page.get_by_role("alert").first).to_contain_text("<b>")
