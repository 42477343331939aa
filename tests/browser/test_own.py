"""Your data in a real browser: a file is read, shown alone on the map, and taken away again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.harness import screenshot
from tests.browser.pages import figures, ready

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "lista_projektow.csv"
PATIENCE_MS = 90_000


def button(page: Page, key: str) -> None:
    page.locator(f".st-key-{key} button").click()


def test_own_projects_are_on_the_map_of_this_session_only(
    open_page: OpenPage, app_url: str
) -> None:
    page = open_page(f"{app_url}/own")
    page.set_input_files("input[type=file]", str(EXAMPLE))
    button(page, "own_read")
    expect(page.locator(".st-key-own_file_lista_projektow_csv")).to_contain_text(
        "2 projects with 3 partner entries read, 2 rows rejected", timeout=PATIENCE_MS)
    screenshot(page, "own")
    page.get_by_text("Alone", exact=True).click()
    button(page, "own_show")
    expect(page.locator(".st-key-own_remove")).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("link", name="Explore them on the map").click()
    expect(page.locator(".st-key-own_banner")).to_contain_text("alone", timeout=PATIENCE_MS)
    assert (figures(ready(page))["Projects"], figures(page)["Partners"]) == (2, 3)
    page.get_by_role("link", name="Your data").first.click()
    button(page, "own_remove")
    expect(page.locator(".st-key-own_banner")).to_have_count(0, timeout=PATIENCE_MS)


def test_another_session_sees_the_shipped_projects(open_page: OpenPage, app_url: str) -> None:
    assert figures(ready(open_page(app_url)))["Projects"] > 1_000
