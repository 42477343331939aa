"""A click of one session while another downloads everything: in its process, or in one apart.

The click is the whole run of the page on the server, without the browser: the ways differ only
in who has the interpreter meanwhile.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np

from data.apart import Worker
from data.catalogue import load_catalogue
from data.search_tables import SearchTables
from data.selected import Selected
from data.workbook import xlsx_bytes
from tests.app_page import open_app
from tests.benchmarks.figures import Table
from tests.benchmarks.tree import ROOT

COUNTRIES = ("LV", "SE", "FI")


def measure(quick: bool) -> list[Table]:
    """Time clicks while nobody, a thread, or the worker makes workbooks."""
    loaded = load_catalogue(ROOT / "data" / "derived")
    catalogue = replace(loaded, search=SearchTables(), report={})
    everything = Selected(
        catalogue, np.ones(len(catalogue.projects), dtype=bool),
        np.ones(len(catalogue.partners), dtype=bool), "none", "", date.today())
    worker = Worker()
    worker.do(xlsx_bytes, everything)
    ways: dict[str, Callable[[], object] | None] = {
        "nobody downloads": None,
        "a workbook in the same process": lambda: xlsx_bytes(everything),
        "a workbook in the process apart": lambda: worker.do(xlsx_bytes, everything),
    }
    rows = tuple((name, *_clicks(make, 12 if quick else 40))
                 for name, make in ways.items())
    worker.stop()
    return [Table("A click while another session downloads everything",
                  ("meanwhile", "median ms", "p95 ms", "most ms"), rows,
                  "The server's part of a click: a whole run of the page Explore.")]


def _clicks(make: Callable[[], object] | None, count: int) -> tuple[str, ...]:
    app, ended = open_app(ROOT), threading.Event()
    other = threading.Thread(target=_downloading, args=(make, ended))
    other.start()
    taken = []
    for number in range(count):
        app.query_params["c"] = COUNTRIES[number % len(COUNTRIES)]
        begin = time.perf_counter()
        app.run()
        taken.append((time.perf_counter() - begin) * 1000)
    ended.set()
    other.join()
    found = np.percentile(taken, [50, 95, 100])
    return tuple(f"{value:,.0f}" for value in found)


def _downloading(make: Callable[[], object] | None, ended: threading.Event) -> None:
    while make is not None and not ended.is_set():
        make()
