"""For everyone: names and titles, keyboard, contrast, in both themes and on both pages."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.accessibility import violations
from tests.browser.conftest import OpenPage
from tests.browser.harness import map_frame, wait_idle, widget
from tests.browser.pages import (
    changes_map,
    choose,
    drawn_lines,
    popup_projects,
    press,
    ready,
    symbol,
    view,
    visit,
    wait_view,
)

BACKGROUND = "node => getComputedStyle(node).backgroundColor"
FOCUS = "() => document.activeElement.getAttribute('aria-label') || ''"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_violation_on_any_page(
    open_page: OpenPage, app_url: str, scheme: Literal["light", "dark"]
) -> None:
    page = ready(open_page(app_url, scheme=scheme))
    assert violations(page) == []
    choose(page, "filter_country", "Latvia")
    symbol(page, "lead").click()
    changes_map(page, lambda: popup_projects(page).first.click())
    press(page, "results", "Download")
    wait_idle(page)
    assert violations(page) == []
    visit(page, "Data and method")
    page.get_by_role("heading", name="Sources and licences").wait_for()
    wait_idle(page)
    assert violations(page) == []


LINKS = ("organisation?og=OAX4WD3R", "partners?fo=OAX4WD3R&c=FI", "figures?gb=thematics",
         "region?rg=LV006", "region", "compare?xl=LV006&xr=SE11",
         "cooperation?po=organisations", "cooperation?pl=nuts2&pp=EE00_LV00", "project?id=PVNXV62W",
         "changes")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("link", LINKS)
def test_no_serious_violation_on_the_other_pages(
    open_page: OpenPage, app_url: str, link: str, scheme: Literal["light", "dark"]
) -> None:
    page = open_page(f"{app_url}/{link}", scheme=scheme)
    page.get_by_role("heading", level=1).wait_for()
    wait_idle(page, 800)
    assert violations(page) == []


def test_a_violation_would_be_found(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    map_frame(page).evaluate("() => map.getContainer().append(document.createElement('button'))")
    page.evaluate("() => { document.documentElement.lang = ''; }")
    found = {violation.split(":")[0] for violation in violations(page)}
    assert found >= {"button-name", "html-has-lang"}


def test_page_and_map_say_what_they_are(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    languages = [frame.evaluate("() => document.documentElement.lang") for frame in page.frames]
    assert set(languages) == {"en"}
    assert widget(page, "map").locator("iframe").get_attribute("title") == (
        "Map of partners; the same entries are in the tables below it"
    )
    assert "Baltic Cooperation Atlas" in page.title()
    for key in ("filter_country", "filter_programme", "filter_text", "filter_region"):
        assert widget(page, key).locator("input").get_attribute("aria-label")


def test_a_keyboard_zooms_into_a_group(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    before = view(page)
    focus_before_map(page)
    tab_until(page, "press to zoom in")
    page.keyboard.press("Enter")
    assert wait_view(page, before)[2] > before[2]


def test_a_keyboard_opens_a_place_and_its_project(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=LV&k=all"))
    focus_before_map(page)
    tab_until(page, ", leading ")
    page.keyboard.press("Space")
    expect(popup_projects(page).first).to_be_focused()
    changes_map(page, lambda: page.keyboard.press("Enter"))
    assert widget(page, "project_detail").is_visible()
    assert drawn_lines(page) > 0


def test_the_focus_stays_where_a_chip_or_all_filters_go(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=EE.LV.LT"))
    chip = widget(page, "chips").get_by_role("button")
    for pressed, focused in (("Latvia", "Lithuania"), ("Lithuania", "Estonia")):
        chip.filter(has_text=pressed).focus()
        changes_map(page, lambda: page.keyboard.press("Enter"))
        expect(chip.filter(has_text=focused)).to_be_focused()
    changes_map(page, lambda: page.keyboard.press("Enter"))
    expect(page.get_by_text("No filter: all projects are shown.")).to_be_focused()
    changes_map(page, page.go_back)
    page.get_by_role("button", name="Reset all").focus()
    changes_map(page, lambda: page.keyboard.press("Enter"))
    expect(page.get_by_role("heading", name="Filters")).to_be_focused()


def test_numbers_shown_by_colour_are_there_in_colours_of_the_reader(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(f"{app_url}/?v=projects&lv=nuts0"))
    page.emulate_media(forced_colors="active")
    ground = page.locator("body").evaluate(BACKGROUND)
    for shown in (".atlas-histogram i", ".atlas-bars .bar", ".atlas-range .span"):
        assert page.locator(shown).first.evaluate(BACKGROUND) != ground, shown
    swatches = map_frame(page).locator(".atlas-legend .swatch")
    colours = [each.evaluate(BACKGROUND) for each in swatches.all()]
    assert len(set(colours)) == len(colours) > 3


def focus_before_map(page: Page) -> None:
    """Put the focus on the control that comes before the map."""
    widget(page, "map_shade").locator("select").first.focus()


def tab_until(page: Page, text: str, most: int = 150) -> str:
    """Press Tab until something in the map has the focus whose name holds a text."""
    frame: Frame = map_frame(page)
    for _ in range(most):
        page.keyboard.press("Tab")
        name: str = frame.evaluate(FOCUS)
        if text in name:
            return name
    raise AssertionError(f"{most} times Tab did not reach {text!r} in the map")
