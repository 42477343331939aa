"""Filter click to repainted map, beside FastMarkerCluster at the same number of points.

Two clicks are timed: to a country, which leaves the projects with a partner there, and back to
all points. Ratios are of the way back, where every point is drawn; bytes of the way there, where
every message is new.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from geo.errors import PackageError
from geo.packages import CACHE_FOLDER, load_packages, members
from tests.benchmarks import chrome
from tests.benchmarks.chrome import Click, Received
from tests.benchmarks.figures import TIME_HEADS, Table, Times
from tests.benchmarks.tree import Size, copy_app, copy_app_grown
from tests.browser.harness import wait_idle, widget
from tests.browser.server import serve

RIVALS = Path(__file__).with_name("rivals")
CLUSTER_FILES = ("leaflet.markercluster.js", "MarkerCluster.css", "MarkerCluster.Default.css")
SIZES: tuple[Size | None, ...] = (None, 10_000, (50_000, 200_000))
"""The committed catalogue; points on the map; projects and partners."""
HEADS = ("way", "points", *TIME_HEADS, "all least ms", "all median ms", "kB a click")
NARROW, WIDEN = "to a country", "to all"

COUNTRIES = {"LV": "Latvia", "EE": "Estonia", "FI": "Finland", "PL": "Poland", "SE": "Sweden",
             "LT": "Lithuania", "DK": "Denmark", "NO": "Norway", "DE": "Germany"}
"""A country for each round: a second visit would come from Streamlit's cache of messages."""


@dataclass(frozen=True)
class Way:
    """One page to time: its name, script and query, and whether it is FastMarkerCluster's."""

    name: str
    script: str
    query: str = ""
    is_rival: bool = False

    def narrow(self, page: Page, code: str) -> None:
        """Choose a country; the timed click is the last one."""
        if self.script != "app.py":
            _switch(page, code)
            return
        box = widget(page, "filter_country").get_by_role("combobox")
        box.click()
        box.fill(COUNTRIES[code])
        page.get_by_role("option", name=re.compile(f"^{COUNTRIES[code]}")).click()

    def widen(self, page: Page, code: str) -> None:
        """Take the country away again."""
        if self.script != "app.py":
            _switch(page, "all")
            return
        page.keyboard.press("Escape")  # closes the list of countries
        widget(page, "chips").locator(f'[data-facet="countries"][data-value="{code}"]').click()


def _switch(page: Page, name: str) -> None:
    """Click on the switch of the page with the map alone."""
    page.get_by_role("radio", name=name).or_(page.get_by_role("button", name=name)).first.click()


WAYS = (
    Way("app", "app.py"),
    Way("app with FastMarkerCluster", "app.py", is_rival=True),
    Way("map alone", "map_alone.py", "?way=atlas"),
    Way("FastMarkerCluster alone", "map_alone.py", "?way=fast_marker_cluster", is_rival=True),
)
NAIVE = Way("naive folium alone", "map_alone.py", "?way=markers")
"""A marker each; timed with the catalogue only, since it takes seconds."""


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


@dataclass(frozen=True)
class Opened:
    """A page that is open and what it receives, with the clicks timed so far."""

    way: Way
    page: Page
    received: Received
    clicks: dict[str, list[Click]]

    def time_round(self, code: str) -> None:
        """Choose a country and take it away again."""
        for kind, act in ((NARROW, self.way.narrow), (WIDEN, self.way.widen)):
            self.clicks[kind].append(chrome.measure_click(
                self.page, self.received, lambda page, act=act: act(page, code)))  # type: ignore[misc]


@contextmanager
def opened(browser: Browser, way: Way, app: Path, home: Path) -> Iterator[Opened]:
    """Serve one way and open its page."""
    home.mkdir()
    received = Received()
    with serve(app / way.script, home, app) as url, chrome.cold_page(browser) as page:
        received.attach(page)
        chrome.first_paint_ms(page, f"{url}/{way.query}")
        wait_idle(page, chrome.CALM_MS)
        yield Opened(way, page, received, {NARROW: [], WIDEN: []})


def time_size(folder: Path, points: Size | None, rounds: int) -> dict[str, dict[str, list[Click]]]:
    """Return the clicks of every way at one size, by name of the way.

    The ways take turns, so that whatever else the machine does hits all alike. The first round
    warms up and does not count.
    """
    trees, files = _trees(folder, points), cluster_files()
    add_rivals(trees[False], files or [])
    shutil.copytree(trees[False], trees[True])
    shutil.copy(RIVALS / "map_panel.py", trees[True] / "dashboard" / "ui" / "map_panel.py")
    ways = [way for way in WAYS if files is not None or not way.is_rival]
    ways += [NAIVE] if points is None else []
    with ExitStack() as stack:
        browser = stack.enter_context(chrome.browser())
        pages = [stack.enter_context(opened(browser, way, trees[way.is_rival], folder / f"home{i}"))
                 for i, way in enumerate(ways)]
        for code in list(COUNTRIES)[: rounds + 1]:
            for each in pages:
                each.time_round(code)
    return {each.way.name: {kind: clicks[1:] for kind, clicks in each.clicks.items()}
            for each in pages}


def _trees(folder: Path, points: Size | None) -> dict[bool, Path]:
    """Copy the app; return its folder, and by True where the rival's is to be."""
    app = folder / "app"
    _ = copy_app(app) if points is None else copy_app_grown(app, points)
    return {False: app, True: folder / "rival"}


def _rows(points: Size | None, found: dict[str, dict[str, list[Click]]]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for way, clicks in found.items():
        for kind, each in clicks.items():
            times = Times(tuple(click.ms for click in each))
            size = _name(points)
            kb = median(click.kb for click in each)
            points_drawn = f"{median(click.selected for click in each):,.0f}"
            whole = Times(tuple(click.all_ms for click in each))
            rows.append((f"{size}: {way}, {kind}", points_drawn, *times.cells(),
                         f"{min(whole.ms):,.0f}", f"{whole.median:,.0f}", f"{kb:,.1f}"))
    return rows


def _name(size: Size | None) -> str:
    if size is None:
        return "catalogue"
    if isinstance(size, int):
        return f"{size:,}"
    return f"{size[0]:,} projects with {size[1]:,} partners"


def _ratios(points: Size | None, found: dict[str, dict[str, list[Click]]]) -> list[tuple[str, ...]]:
    size = _name(points)
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
        print(f"timed: {_name(points)}", file=sys.stderr, flush=True)
        rows += _rows(points, found)
        ratios += _ratios(points, found)
    return [
        Table("Filter click to repaint: ratios", ("size: slower / faster", "ratio"), tuple(ratios),
              "Goal at 10,000: FastMarkerCluster / app at least 2. Medians of the clicks to all."),
        Table("Filter click to repaint", HEADS, tuple(rows),
              "All: until figures, counts, list and map are painted; goals 150 ms for the "
              "catalogue, 300 ms at 50,000 projects. Goal: below 40 kB a click to a country. A "
              "click to all repeats messages that the browser has, the rival's points too."),
    ]
