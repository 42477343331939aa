"""The page What changed in a real browser, and a page that notices an import by itself."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import server
from tests.browser.conftest import OpenPage
from tests.browser.harness import (
    PHONE,
    map_frame,
    screenshot,
    wait_idle,
    wait_until,
    widget,
)
from tests.browser.pages import chips, figures, ready
from tests.deliveries import NEW, bring, built_world, delivery, partner, project
from tests.world_on_disk import write_world

APP = """
from datetime import date
from pathlib import Path
from dashboard.ui.shell import Settings, run

at = Path(__file__).parent
run(Settings(at / "data" / "derived", at / "data" / "SOURCES.toml", at / "static",
             date(2025, 6, 15), "en", imports=at / "data" / "imports"))
"""
MORE = delivery("list_b", [project("X9")], [partner("X9-01", "Nine", town="Liepāja")])
LATER = "2026-04-01T10:00:00Z"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An app of the small world, in which one file is imported."""
    root = built_world(write_world(tmp_path_factory.mktemp("small")))
    (root / "app.py").write_text(APP, encoding="utf-8")
    bring(root, NEW)
    return root


@pytest.fixture(scope="module")
def small_url(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with server.serve(small / "app.py", tmp_path_factory.mktemp("home")) as url:
        yield url


def test_the_page_in_the_light(open_page: OpenPage, small_url: str) -> None:
    page = open_page(f"{small_url}/changes")
    wait_idle(page, 600)
    expect(widget(page, "table_changes_imports")).to_contain_text("Title of list_a")
    screenshot(page, "changes-1280-light")
    link = page.get_by_role("link", name="All projects")
    answer = page.request.get(f"{small_url}{link.get_attribute('href')}")
    assert answer.headers["content-type"].split(";")[0] in {"application/xml", "text/xml"}
    assert "New: WAVE: Title of N1" in answer.text()


def test_the_page_on_a_phone_in_the_dark(open_page: OpenPage, app_url: str) -> None:
    page = open_page(f"{app_url}/changes", viewport=PHONE, scheme="dark")
    wait_idle(page, 600)
    expect(page.get_by_text("This is the first edition")).to_be_visible()
    expect(page.get_by_text("Follow without an account")).to_be_visible()
    screenshot(page, "changes-390-dark")


def test_an_import_is_seen_within_ten_seconds_and_the_map_stays(
    open_page: OpenPage, small: Path, small_url: str
) -> None:
    page = ready(open_page(f"{small_url}/?f=BSR.LVLT"))
    assert figures(page)["Projects"] == 8
    map_frame(page).evaluate("() => { window.sameFrame = true; map.setView([57, 22], 7); }")
    page.wait_for_timeout(6000)  # Looks that find nothing new leave the map as it is.
    assert map_frame(page).evaluate("() => window.sameFrame")
    bring(small, MORE, LATER)
    start = time.monotonic()
    wait_until(page, lambda: figures(page).get("Projects") == 9, "the new catalogue")
    assert time.monotonic() - start < 10
    expect(page.get_by_text("The catalogue was updated.")).to_be_visible()
    ready(page)
    assert len(chips(page)) == 2
    assert map_frame(page).evaluate("() => map.getZoom()") == 7
