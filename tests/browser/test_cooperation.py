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


def test_a_line_and_a_cell_of_the_matrix_choose_their_pair(
    open_page: OpenPage, app_url: str
) -> None:
    page = settled(open_page(f"{app_url}/cooperation?c=EE.LV&cm=all&pn=10"))
    line = widget(page, "cooperation_map").locator(".mark-rule line").first
    ends = line.evaluate("l => { const b = l.getBoundingClientRect();"
                         " return [b.x + b.width / 2, b.y + b.height / 2]; }")
    page.mouse.click(*ends)
    wait_until(page, lambda: "_" in link_value(page, "pp"), "the pair of the line in the link")
    first = link_value(page, "pp")
    expect(widget(page, "cooperation_pair")).to_contain_text("joint project")
    press(page, "cooperation_part", "Matrix")
    table = widget(page, "rows_cooperation_matrix").locator("canvas").first
    table.wait_for()
    wait_idle(page, 600)
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    for x in (190, 260):  # the first row; its own cell is empty
        page.mouse.click(box["x"] + x, box["y"] + 53)
        wait_idle(page, 600)
    assert link_value(page, "pp") not in ("", first)
    expect(widget(page, "cooperation_pair")).to_contain_text("joint project")


def test_filters_come_along_from_the_first_page(open_page: OpenPage, app_url: str) -> None:
    page = open_page(f"{app_url}/?c=EE")
    expect(widget(page, "chips")).to_contain_text("Estonia")
    visit(page, "Cooperation")
    assert chips(settled(page)) == ["Estonia"]
    visit(page, "Explore")
    expect(page).to_have_url(f"{app_url}/?c=EE")
    expect(widget(page, "chips").locator("button .name")).to_have_text(["Estonia"])


def test_on_a_phone_in_the_dark(open_page: OpenPage, app_url: str) -> None:
    page = settled(open_page(f"{app_url}/cooperation?pl=nuts2", viewport=PHONE, scheme="dark"))
    screenshot(page, "cooperation-390-dark")
    press(page, "cooperation_part", "Matrix")
    expect(widget(page, "table_cooperation_matrix")).to_be_visible()


def test_on_paper_long_tables_have_their_first_rows(open_page: OpenPage, app_url: str) -> None:
    page = settled(open_page(f"{app_url}/cooperation?pl=nuts2"))
    table, printed = (widget(page, f"{name}_cooperation_pairs") for name in ("table", "print"))
    expect(printed).to_be_hidden()
    page.emulate_media(media="print")
    expect(table.locator("[data-testid=stDataFrame]")).to_be_hidden()
    expect(printed.locator("tbody tr")).to_have_count(40)
    expect(printed.locator(".note")).to_contain_text("more rows are on the page and in its CSV")
