"""Importing an export of all Europe, end to end: read, merge, locate, write, feeds."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.bench_build import RSS_UNIT_BYTES
from tests.benchmarks.figures import Table
from tests.benchmarks.tree import ROOT
from tests.legacy_export import legacy_export


def run_import(file: Path, folder: Path) -> tuple[float, float]:
    """Import a file into a folder; return seconds and greatest memory in MB.

    Raises
    ------
    subprocess.CalledProcessError
        If the import fails; its message is on the terminal.
    """
    command = [sys.executable, "-m", "data.sources", "import", str(file),
               "--into", str(folder / "imports"), "--static", str(folder / "static")]
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return seconds, usage.ru_maxrss * RSS_UNIT_BYTES / 1e6


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
    rows = tuple((name, f"{seconds:.1f}", f"{peak_mb:,.0f}")
                 for name, (seconds, peak_mb) in runs.items())
    return [Table(
        "Import of a keep.eu export", ("python -m data.sources import", "seconds", "peak MB"),
        rows, f"{projects:,} projects and {partners:,} partners in {len(content) / 1e6:.1f} MB of "
        "Excel, merged with the shipped catalogue. Goal: at most 15 s on two cores.")]
