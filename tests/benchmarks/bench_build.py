"""Building the catalogue from its sources: seconds and memory of one whole build."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

from tests.benchmarks.figures import Table
from tests.benchmarks.tree import ROOT

# Linux counts the greatest resident size in kilobytes of 1,024 bytes, macOS in bytes.
RSS_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class BuildRun:
    """One run: seconds by the clock and greatest memory."""

    seconds: float
    peak_mb: float


def run_build() -> BuildRun:
    """Build into a temporary folder and wait for the end."""
    with tempfile.TemporaryDirectory() as folder:
        return run_module("data.build", "--into", folder)


def run_module(*command: str) -> BuildRun:
    """Run ``python -m`` with a module and its arguments, its output unread.

    Raises
    ------
    subprocess.CalledProcessError
        If it fails; its message is on the terminal.
    """
    whole = [sys.executable, "-m", *command]
    begin = time.perf_counter()
    process = subprocess.Popen(whole, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, whole)
    return BuildRun(seconds, usage.ru_maxrss * RSS_UNIT_BYTES / 1e6)


def measure(quick: bool) -> list[Table]:
    """Time the build, once or twice."""
    runs = [run_build() for _ in range(1 if quick else 2)]
    rows = tuple((f"run {i}", f"{run.seconds:.1f}", f"{run.peak_mb:,.0f}")
                 for i, run in enumerate(runs, start=1))
    return [Table("Build of the catalogue", ("python -m data.build", "seconds", "peak MB"), rows,
                  "Goals: below 60 s on two cores, below 1,000 MB.")]
