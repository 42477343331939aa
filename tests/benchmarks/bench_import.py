"""Importing an export of all Europe, end to end: read, merge, locate, write, feeds."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.benchmarks.bench_build import BuildRun, run_module
from tests.benchmarks.figures import Table
from tests.legacy_export import legacy_export


def run_import(file: Path, folder: Path) -> BuildRun:
    """Import a file into a folder."""
    return run_module("data.sources", "import", str(file), "--into", str(folder / "imports"),
                      "--static", str(folder / "static"))


def measure(quick: bool) -> list[Table]:
    """Time a first import, and the same file again."""
    content, projects, partners = legacy_export()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "keep_eu_legacy.xlsx"
        file.write_bytes(content)
        runs = {"first import": run_import(file, folder)}
        if not quick:
            runs["the same file again"] = run_import(file, folder)
    rows = tuple((name, f"{run.seconds:.1f}", f"{run.peak_mb:,.0f}")
                 for name, run in runs.items())
    return [Table(
        "Import of a keep.eu export", ("python -m data.sources import", "seconds", "peak MB"),
        rows, f"{projects:,} projects and {partners:,} partners in {len(content) / 1e6:.1f} MB of "
        "Excel, merged with the shipped catalogue. Goal: at most 15 s on two cores.")]
