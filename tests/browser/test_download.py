"""The download in a real browser: every format comes as a file with the rows of the headline."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest
from playwright.sync_api import Page
from python_calamine import CalamineWorkbook

from tests.browser.conftest import OpenPage
from tests.browser.harness import screenshot, wait_idle, widget
from tests.browser.pages import figures, press, ready

ROWS = {
    "Excel": lambda path: len(
        CalamineWorkbook.from_path(path).get_sheet_by_name("Partners").to_python()) - 1,
    "GeoJSON": lambda path: len(json.loads(path.read_text(encoding="utf-8"))["features"]),
    "GeoParquet": lambda path: len(gpd.read_parquet(path)),
    "Data package": lambda path: json.loads(
        zipfile.ZipFile(path).read("datapackage.json"))["resources"][1]["rows"],
}


@pytest.fixture
def page(open_page: OpenPage, app_url: str) -> Page:
    found = ready(open_page(f"{app_url}/?c=EE&t=2014-2020"))
    press(found, "results", "Download")
    wait_idle(found, 300)
    return found


def test_every_format_has_the_partners_of_the_headline(page: Page, tmp_path: Path) -> None:
    expected = dict.fromkeys(ROWS, figures(page)["Partners"])
    found = {}
    for name, rows in ROWS.items():
        press(page, "download_format", name)
        wait_idle(page, 300)
        with page.expect_download() as event:
            widget(page, "download_bundle").get_by_role("button").click()
        path = tmp_path / event.value.suggested_filename
        event.value.save_as(path)
        found[name] = rows(path)
    screenshot(page, "download-1280-light")
    assert found == expected


def test_the_map_is_a_picture_with_one_click(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?f=CB&v=projects"))
    with page.expect_download() as event:
        widget(page, "map_picture").get_by_role("button").first.click()
    text = Path(event.value.path()).read_text(encoding="utf-8")
    assert "Filter: Central Baltic" in text
    assert text.count('fill-opacity=".85"') > 100  # a symbol a place
    assert event.value.suggested_filename.endswith(".svg")
