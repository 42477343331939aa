"""Page load to first painted map, in a browser that has seen nothing yet."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.benchmarks import chrome
from tests.benchmarks.figures import TIME_HEADS, Table, Times
from tests.benchmarks.tree import copy_app
from tests.browser.server import serve


def load_times(app: Path, home: Path, loads: int) -> tuple[float, list[float]]:
    """Return the first load of a fresh server, and further loads, in milliseconds."""
    home.mkdir()
    times = []
    with serve(app / "app.py", home, app) as url, chrome.browser() as browser:
        for _ in range(loads + 1):
            with chrome.cold_page(browser) as page:
                times.append(chrome.first_paint_ms(page, url))
    return times[0], times[1:]


def measure(quick: bool) -> list[Table]:
    """Start servers and load the page in cold browser contexts."""
    servers, loads = (1, 3) if quick else (3, 5)
    with tempfile.TemporaryDirectory() as folder:
        app = copy_app(Path(folder) / "app")
        runs = [load_times(app, Path(folder) / f"home{i}", loads) for i in range(servers)]
    first = Times(tuple(cold for cold, _ in runs))
    later = Times(tuple(ms for _, warm in runs for ms in warm))
    rows = (("warm server", str(len(later.ms)), *later.cells()),
            ("first visit of a server", str(len(first.ms)), *first.cells()))
    return [Table("Page load to first painted map", ("server", "loads", *TIME_HEADS), rows,
                  "Cold browser context each time. Goal with a warm server: 3,000 ms.")]
