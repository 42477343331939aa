"""Typing in the search box: found while typed, offered by name, nothing that was typed is lost."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.harness import wait_until, widget
from tests.browser.pages import chips, figures, link_value, ready, wait_ready

BETWEEN_KEYS_MS = 60
PAUSE_MS = 900
"""Longer than the pause after which the box searches."""


def test_letters_typed_while_the_page_answers_are_kept(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    box = widget(page, "filter_text").locator("input")
    for part in ("sma", "rt ", "ci", "ty"):
        box.press_sequentially(part, delay=BETWEEN_KEYS_MS)
        page.wait_for_timeout(PAUSE_MS)
    wait_until(page, lambda: link_value(page, "q") == "smart city", "the text in the link")
    wait_ready(page)
    assert box.input_value() == "smart city"
    assert [each.split(": ")[-1] for each in chips(page)] == ["“smart city”"]
    assert page.evaluate("document.activeElement.tagName") == "INPUT"


def test_what_is_offered_becomes_a_filter(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    widget(page, "filter_text").locator("input").press_sequentially("turyst", delay=BETWEEN_KEYS_MS)
    offers = widget(page, "search_suggestions").get_by_role("button")
    offers.filter(has_text="Tourism · thematic").click()
    wait_until(page, lambda: link_value(page, "th") == "tourism", "the thematic in the link")
    wait_ready(page)
    assert widget(page, "filter_text").locator("input").input_value() == ""
    assert [each.split(": ")[-1] for each in chips(page)] == ["Tourism"]
    assert figures(page)["Projects"] > 0


def test_a_typing_error_is_said(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?q=Gdnask"))
    assert page.get_by_text("showing results for “gdansk”").is_visible()
    assert figures(page)["Projects"] > 0


def test_what_changes_is_said_to_who_cannot_see_it(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    said = page.locator("#atlas-announced[role=status]")
    expect(said).to_be_empty()
    widget(page, "filter_text").locator("input").press_sequentially("Gdnask", delay=BETWEEN_KEYS_MS)
    expect(said).to_contain_text("showing results for “gdansk”")
    expect(said).to_contain_text("Gdańsk · place")
    projects = figures(page)["Projects"]
    expect(said).to_contain_text(f"Projects {projects} of")


def test_a_keyboard_goes_from_the_box_to_what_is_offered(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    widget(page, "filter_text").locator("input").press_sequentially("Rīgas", delay=BETWEEN_KEYS_MS)
    offers = widget(page, "search_suggestions").get_by_role("button")
    expect(offers.filter(has_text="Riga · place")).to_be_visible()
    wait_ready(page)
    page.keyboard.press("Tab")
    expect(offers.first).to_be_focused()
    page.keyboard.press("Enter")
    wait_until(page, lambda: link_value(page, "r") == "LV006", "the region in the link")
    wait_ready(page)
    expect(widget(page, "filter_text").locator("input")).to_be_focused()
    expect(widget(page, "filter_text").locator("input")).to_have_value("")
