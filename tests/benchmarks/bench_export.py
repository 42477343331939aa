"""The downloads of everything, without any filter: milliseconds, rows and size.

They are made as the app has them made, by the process apart; what travels there and back counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np

from data.apart import Worker
from data.bundle import geojson_bytes, geoparquet_bytes, package_bytes
from data.catalogue import load_catalogue
from data.export import partners_csv, projects_csv
from data.search_tables import SearchTables
from data.selected import Selected
from data.workbook import xlsx_bytes
from tests.benchmarks.figures import TIME_HEADS, Table, Times
from tests.benchmarks.tree import ROOT


def measure(quick: bool) -> list[Table]:
    """Time every format."""
    loaded = load_catalogue(ROOT / "data" / "derived")
    catalogue = replace(loaded, search=SearchTables(), report={})
    worker = Worker()
    worker.start()
    projects, partners = (np.ones(len(t), dtype=bool)
                          for t in (catalogue.projects, catalogue.partners))
    given = Selected(catalogue, projects, partners, "none", "", date.today())
    ways: list[tuple[str, int, Callable[[], bytes]]] = [
        ("CSV of projects", len(projects), lambda: worker.do(projects_csv, catalogue, projects)),
        ("CSV of partners", len(partners), lambda: worker.do(partners_csv, catalogue, partners)),
        ("Excel", len(projects) + len(partners), lambda: worker.do(xlsx_bytes, given)),
        ("GeoJSON", len(partners), lambda: worker.do(geojson_bytes, given)),
        ("GeoParquet", len(partners), lambda: worker.do(geoparquet_bytes, given)),
        ("data package", len(projects) + len(partners), lambda: worker.do(package_bytes, given)),
    ]
    rows = tuple(_row(name, count, make, 2 if quick else 5) for name, count, make in ways)
    worker.stop()
    return [Table("Downloads of everything", ("format", "rows", "MB", *TIME_HEADS), rows,
                  "Goal: below 2,000 ms each.")]


def _row(name: str, count: int, make: Callable[[], bytes], times: int) -> tuple[str, ...]:
    taken, content = [], b""
    for _ in range(times):
        begin = time.perf_counter()
        content = make()
        taken.append((time.perf_counter() - begin) * 1000)
    return (name, f"{count:,}", f"{len(content) / 1e6:.2f}", *Times(tuple(taken)).cells())
