"""What a person does on the pages, said in a line each: choose, search, click, download, read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import ElementHandle, Locator, Page

from tests.browser.harness import (
    atlas,
    map_frame,
    wait_new_selection,
    wait_ready,
    wait_until,
    widget,
)

View = tuple[float, float, float]
"""Longitude and latitude of the map's centre, and its zoom."""

MOVED_MS = 400
"""Leaflet moves for a quarter of a second."""

_COUNTED = re.compile(r"^(?P<name>.*) \((?P<count>[\d,]+)\)$", re.DOTALL)
_ON_TOP = """kind => [...document.querySelectorAll(".leaflet-marker-icon")].find(symbol => {
    const box = symbol.getBoundingClientRect();
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    const isOnTop = symbol.contains(document.elementFromPoint(x, y));
    return isOnTop && symbol.querySelector(`.atlas-symbol.${kind}`);
})"""


def ready(page: Page) -> Page:
    """Return the page when its map is painted."""
    wait_ready(page)
    return page


def changes_map(page: Page, action: Callable[[], object]) -> None:
    """Do something, and wait until the map shows another selection for it."""
    before = atlas(page)
    action()
    wait_new_selection(page, before)


def number(text: str) -> int:
    """Read a number as the screen writes it: ``4,428``."""
    return int(text.replace(",", ""))


def figures(page: Page) -> dict[str, int]:
    """Return the headline's counts by their label; one that is just being drawn is not there."""
    entries = widget(page, "headline").locator(".atlas-figures div").all_inner_texts()
    pairs = [parts[:2] for text in entries if len(parts := text.split("\n")) > 1]
    return {label: number(value) for label, value in pairs if re.fullmatch(r"[\d,]+", value)}


def tab_counts(page: Page) -> dict[str, int]:
    """Return the numbers on the tabs below the map."""
    texts = widget(page, "results").get_by_role("radio").all_inner_texts()
    found = (_COUNTED.match(text.strip()) for text in texts)
    return {match["name"]: number(match["count"]) for match in found if match}


def chips(page: Page) -> list[str]:
    """Return what the chips say, as a reader sees it."""
    widget(page, "chips").locator("> *").first.wait_for()  # a chip, or the word that there is none
    return widget(page, "chips").locator("button .name").all_inner_texts()


def choose(page: Page, key: str, name: str) -> int:
    """Choose a value in a multiselect; return the number that its label promised."""
    box = widget(page, key).locator("input")
    box.fill(name)
    option = page.get_by_role("option").filter(has_text=re.compile(rf"^{re.escape(name)} \("))
    promised = _COUNTED.match(option.inner_text().strip())
    assert promised, f"{option.inner_text()!r} has no number"
    changes_map(page, option.click)
    page.keyboard.press("Escape")
    return number(promised["count"])


def press(page: Page, key: str, name: str) -> None:
    """Press a button, tab or pill by what stands on it: the widget with this key, or inside it."""
    buttons = page.locator(f"button.st-key-{key}, .st-key-{key} button")
    buttons.filter(has_text=name).first.click()


def search(page: Page, text: str) -> None:
    """Type a search text and press Enter."""
    box = widget(page, "filter_text").locator("input")
    box.fill(text)
    changes_map(page, lambda: box.press("Enter"))


def download(page: Page, kind: Literal["project", "partner"]) -> list[dict[str, str]]:
    """Download the CSV with one row a project or a partner, and return its rows."""
    press(page, "results", "Download")
    press(page, "download_kind", kind)
    wait_ready(page)
    with page.expect_download() as event:
        widget(page, "download_csv").get_by_role("button").click()
    text = Path(event.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def view(page: Page) -> View:
    """Return where the map looks."""
    found = map_frame(page).evaluate(
        "() => [map.getCenter().lng, map.getCenter().lat, map.getZoom()]"
    )
    return found[0], found[1], found[2]


def wait_view(page: Page, before: View) -> View:
    """Wait until the map looks elsewhere, and return where."""
    wait_until(page, lambda: view(page) != before, "another view of the map")
    page.wait_for_timeout(MOVED_MS)
    return view(page)


def symbol(page: Page, kind: Literal["cluster", "partner", "lead", "activity"]) -> ElementHandle:
    """Return a symbol of a kind that nothing covers."""
    found = map_frame(page).evaluate_handle(_ON_TOP, kind).as_element()
    assert found, f"no {kind} symbol to click on the map"
    return found


def popup_projects(page: Page) -> Locator:
    """Return the projects in the popup of a place."""
    return map_frame(page).locator(".atlas-popup li button")


def drawn_lines(page: Page) -> int:
    """Return how many lines the map draws between the partners of a project."""
    lines: int = map_frame(page).evaluate(
        "() => Object.values(map._layers).filter(layer => layer instanceof L.Polyline"
        " && layer.options.color === AtlasPalette.light.line).length"
    )
    return lines


def click_map(page: Page, lon: float, lat: float) -> None:
    """Click a point of the map that may have no symbol."""
    frame = map_frame(page)
    point = frame.evaluate("at => map.latLngToContainerPoint(at)", [lat, lon])
    frame.locator("#map_div").click(position={"x": point["x"], "y": point["y"]})


def visit(page: Page, name: str) -> None:
    """Go to another page of the app by its name at the top."""
    page.get_by_role("link", name=name).click()


def link_value(page: Page, key: str) -> str:
    """Return the value of a key in the address, or an empty text."""
    return parse_qs(urlsplit(page.url).query).get(key, [""])[0]
