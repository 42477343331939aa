"""Filter click to repainted map, beside FastMarkerCluster at the same number of points.

Two clicks are timed: to Latvia, which leaves the projects with a partner there, and back to all
points. Ratios are of the way back, where every point is drawn.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from geo.errors import PackageError
from geo.packages import CACHE_FOLDER, load_packages, members
from tests.benchmarks import chrome
from tests.benchmarks.chrome import Click, Received
from tests.benchmarks.figures import TIME_HEADS, Table, Times
from tests.benchmarks.tree import copy_app, copy_app_grown
from tests.browser.harness import wait_idle, widget
from tests.browser.server import serve

RIVALS = Path(__file__).with_name("rivals")
CLUSTER_FILES = ("leaflet.markercluster.js", "MarkerCluster.css", "MarkerCluster.Default.css")
SIZES: tuple[int | None, ...] = (None, 10_000, 50_000)
"""Points on the map; None is the committed catalogue."""
NARROW, WIDEN = "to Latvia", "to all"

Act = Callable[[Page], None]


@dataclass(frozen=True)
class Way:
    """One page to time: its name, script, query, and how to choose Latvia and all."""

    name: str
    script: str
    query: str
    narrow: Act
    widen: Act
    is_rival: bool = False


def choose_country(page: Page) -> None:
    """Choose Latvia in the app's filter; the timed click is the last one."""
    box = widget(page, "filter_country").get_by_role("combobox")
    box.click()
    box.fill("Latvia")
    page.get_by_role("option", name=re.compile("^Latvia")).click()


def remove_chip(page: Page) -> None:
    """Remove the chip of Latvia."""
    widget(page, "chips").get_by_role("button", name=re.compile("Latvia")).click()


def choose(name: str) -> Act:
    """Return a click on the switch of the page with the map alone."""
    return lambda page: page.get_by_role("radio", name=name).or_(
        page.get_by_role("button", name=name)).first.click()


WAYS = (
    Way("app", "app.py", "", choose_country, remove_chip),
    Way("app with FastMarkerCluster", "app.py", "", choose_country, remove_chip, is_rival=True),
    Way("map alone", "map_alone.py", "?way=atlas", choose("Latvia"), choose("all")),
    Way("FastMarkerCluster alone", "map_alone.py", "?way=fast_marker_cluster",
        choose("Latvia"), choose("all"), is_rival=True),
)


def add_rivals(app: Path, files: list[Path]) -> None:
    """Put the other ways and their browser files into a copy of the app."""
    for name in ("map_alone.py", "rival_map.py"):
        shutil.copy(RIVALS / name, app / name)
    (app / "static" / "rival").mkdir()
    for path in files:
        shutil.copy(path, app / "static" / "rival" / path.name)


def cluster_files() -> list[Path] | None:
    """Fetch the cluster plugin; None, with a word about it, where it cannot be had."""
    package = load_packages(RIVALS / "markercluster.toml")["leaflet.markercluster"]
    try:
        return members(package, [f"package/dist/{name}" for name in CLUSTER_FILES], CACHE_FOLDER)
    except PackageError as error:
        print(f"FastMarkerCluster is not timed: {error}", file=sys.stderr)
        return None


def time_clicks(app: Path, home: Path, way: Way, rounds: int) -> dict[str, list[Click]]:
    """Return the clicks of one page, after one round to warm up."""
    home.mkdir()
    received, found = Received(), {NARROW: list[Click](), WIDEN: list[Click]()}
    with (serve(app / way.script, home, app) as url, chrome.browser() as browser,
          chrome.cold_page(browser) as page):
        received.attach(page)
        chrome.first_paint_ms(page, url + "/" + way.query)
        wait_idle(page, chrome.CALM_MS)
        for _ in range(rounds + 1):
            found[NARROW].append(chrome.measure_click(page, received, way.narrow))
            found[WIDEN].append(chrome.measure_click(page, received, way.widen))
    return {name: clicks[1:] for name, clicks in found.items()}


def time_size(folder: Path, points: int | None, rounds: int) -> dict[str, dict[str, list[Click]]]:
    """Return the clicks of every way at one size, by name of the way."""
    app = folder / "app"
    _ = copy_app(app) if points is None else copy_app_grown(app, points)
    files = cluster_files()
    add_rivals(app, files or [])
    rival = shutil.copytree(app, folder / "rival")
    shutil.copy(RIVALS / "map_panel.py", rival / "dashboard" / "ui" / "map_panel.py")
    found = {}
    for number, way in enumerate(WAYS):
        if files is not None or not way.is_rival:
            tree = rival if way.is_rival else app
            found[way.name] = time_clicks(tree, folder / f"home{number}", way, rounds)
    return found


def _rows(points: int | None, found: dict[str, dict[str, list[Click]]]) -> list[tuple[str, ...]]:
    rows = []
    for way, clicks in found.items():
        for kind, each in clicks.items():
            times = Times(tuple(click.ms for click in each))
            size = "catalogue" if points is None else f"{points:,}"
            kb = median(click.kb for click in each)
            rows.append((f"{size}: {way}, {kind}", f"{each[0].selected:,}", *times.cells(),
                         f"{kb:,.1f}"))
    return rows


def _ratios(points: int | None, found: dict[str, dict[str, list[Click]]]) -> list[tuple[str, ...]]:
    size = "catalogue" if points is None else f"{points:,}"
    pairs = (("app with FastMarkerCluster", "app"), ("FastMarkerCluster alone", "map alone"),
             ("FastMarkerCluster alone", "app"))
    return [(f"{size}: {slow} / {fast}", f"{_median(found[slow]) / _median(found[fast]):.1f}")
            for slow, fast in pairs if slow in found]


def _median(clicks: dict[str, list[Click]]) -> float:
    return median(click.ms for click in clicks[WIDEN])


def measure(quick: bool) -> list[Table]:
    """Time all ways at all sizes; ratios first."""
    rows, ratios = [], []
    for points in SIZES[:2] if quick else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            found = time_size(Path(folder), points, 3 if quick else 7)
        rows += _rows(points, found)
        ratios += _ratios(points, found)
    return [
        Table("Filter click to repaint: ratios", ("size: slower / faster", "ratio"), tuple(ratios),
              "Goal at 10,000: FastMarkerCluster / app at least 2. Medians of the clicks to all."),
        Table("Filter click to repaint", ("way", "points", *TIME_HEADS, "kB a click"), tuple(rows),
              "Goal: below 40 kB a click. Points of 'to Latvia' are those left on the map."),
    ]
