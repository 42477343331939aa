"""The CSV of everything, without any filter: seconds, rows and size."""

from __future__ import annotations

import time

import numpy as np

from data.catalogue import load_catalogue
from data.export import partners_csv, projects_csv
from tests.benchmarks.figures import TIME_HEADS, Table, Times
from tests.benchmarks.tree import ROOT


def measure(quick: bool) -> list[Table]:
    """Time both files."""
    catalogue = load_catalogue(ROOT / "data" / "derived")
    rows = []
    for name, writer, table in (("projects", projects_csv, catalogue.projects),
                                ("partners", partners_csv, catalogue.partners)):
        everything, times = np.ones(len(table), dtype=bool), []
        for _ in range(2 if quick else 5):
            begin = time.perf_counter()
            content = writer(catalogue, everything)
            times.append((time.perf_counter() - begin) * 1000)
        rows.append((name, f"{len(table):,}", f"{len(content) / 1e6:.2f}",
                     *Times(tuple(times)).cells()))
    return [Table("CSV of everything", ("one row a", "rows", "MB", *TIME_HEADS), tuple(rows))]
