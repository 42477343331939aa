"""A page chosen in the menu, until it is whole: the browser has the app already."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page

from dashboard.ui.pages import PAGES
from dashboard.wording import Wording, load_wording
from tests.benchmarks import chrome
from tests.benchmarks.figures import TIME_HEADS, Table, Times
from tests.benchmarks.tree import copy_app
from tests.browser.harness import wait_idle
from tests.browser.server import serve

LINKS = {"region": "?rg=LV006", "compare": "?xl=LV006&xr=SE11", "cooperation": "?pl=nuts2",
         "figures": "?gb=thematics", "partners": "?fo=OAX4WD3R"}
"""Pages that show little before something is chosen."""

ENTRANCES = {"project": ("?id=PVNXV62W", "project-open")}
"""Pages that the menu does not name: where a link leads to them, and what it is called."""

CALM_MS = 150


def measure(quick: bool) -> list[Table]:
    """Go from Explore to each page and back, several times."""
    rounds, words = 2 if quick else 7, load_wording("en")
    names = [spec.name for spec in PAGES[1:] if spec.in_menu or spec.name in ENTRANCES]
    taken: dict[str, list[float]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder:
        app, home = copy_app(Path(folder) / "app"), Path(folder) / "home"
        home.mkdir()
        with serve(app / "app.py", home, app) as url, chrome.browser() as browser:
            for name in names:
                with chrome.cold_page(browser) as page:
                    link, title = ENTRANCES.get(
                        name, (f"{name}{LINKS.get(name, '')}", f"nav-{name}"))
                    page.goto(f"{url}/{link}")
                    wait_idle(page, chrome.CALM_MS)
                    if name not in ENTRANCES:
                        _go(page, words("nav-explore"))
                    taken[name] = [_round(page, words, title) for _ in range(rounds + 1)][1:]
    rows = tuple((name, *Times(tuple(ms)).cells()) for name, ms in taken.items())
    return [Table("Page chosen in the menu, until it is whole", ("page", *TIME_HEADS), rows,
                  "Goal: 500 ms. Until Streamlit has run and drawn all of it.")]


def _round(page: Page, words: Wording, title: str) -> float:
    ms = _go(page, words(title))
    _go(page, words("nav-explore"))
    return ms


def _go(page: Page, title: str) -> float:
    """Press a page's name and return the milliseconds until nothing runs any more."""
    begin = time.perf_counter()
    before = page.url
    page.get_by_role("link", name=title).first.click()
    page.wait_for_function("url => location.href !== url", arg=before, polling=10)
    wait_idle(page, CALM_MS)
    return (time.perf_counter() - begin) * 1000 - CALM_MS
