"""The geocoder: rows a second, seconds to load, memory, and a file of millions of rows.

The rows are the catalogue's partners, again and again. Where "different" says so, each copy has
a street of its own, so that no answer is remembered from the copy before.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from itertools import cycle, islice
from pathlib import Path

from data.catalogue import load_catalogue
from geo.geocode import DERIVED_FOLDER
from geo.streaming import INPUT_COLUMNS
from tests.benchmarks.figures import Table
from tests.benchmarks.tree import ROOT

PARTNER_COLUMNS = ("partner_name", "street", "postal_code", "town", "region_published",
                   "country_code")
SAMPLE_SECONDS = 0.2


@dataclass(frozen=True)
class FileRun:
    """One run of the command: seconds by the clock, memory of all its processes, its output."""

    seconds: float
    peak_mb: float
    sha256: str


def partner_rows() -> list[list[str]]:
    """Return the catalogue's partners as cells of INPUT_COLUMNS without the id."""
    partners = load_catalogue(ROOT / "data" / "derived").partners
    rows: list[list[str]] = partners[list(PARTNER_COLUMNS)].fillna("").to_numpy().tolist()
    return rows


def write_rows(path: Path, partners: Sequence[Sequence[str]], count: int, different: bool) -> None:
    """Write a file of so many rows, repeating the partners."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(INPUT_COLUMNS)
        for number, (name, street, *rest) in enumerate(islice(cycle(partners), count)):
            writer.writerow([number, name, str(number) if different else street, *rest])


def run_file(source: Path, workers: int) -> FileRun:
    """Geocode a file by the command, and watch its memory.

    Raises
    ------
    subprocess.CalledProcessError
        If the command fails; its message is on the terminal.
    """
    target = source.with_name("out.csv")
    command = [sys.executable, "-m", "geo.geocode", str(source), str(target)]
    begun, peak = time.perf_counter(), 0.0
    running = subprocess.Popen([*command, "--workers", str(workers)], cwd=ROOT)
    while running.poll() is None:
        peak = max(peak, sum(map(resident_mb, family(running.pid))))
        time.sleep(SAMPLE_SECONDS)
    seconds = time.perf_counter() - begun
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    with target.open("rb") as stream:
        return FileRun(seconds, peak, file_digest(stream, "sha256").hexdigest())


def family(pid: int) -> Iterator[int]:
    """Yield a process and all that it started (Linux; elsewhere the process alone)."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def resident_mb(pid: int) -> float:
    """Return the resident memory of a process; 0 if it has ended, or the system is not Linux."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    kilobytes = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
    return sum(map(int, kilobytes)) * 1024 / 1e6


def measure(quick: bool) -> list[Table]:
    """Measure one core, then whole files."""
    partners = partner_rows()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.csv"
        return [_one_core(source, partners), _files(source, partners, quick)]


def _one_core(source: Path, partners: Sequence[Sequence[str]]) -> Table:
    write_rows(source, partners, len(partners), different=False)
    command = [sys.executable, "-m", "tests.benchmarks.geocoder_alone", str(source)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    found = json.loads(told)
    disk_mb = sum(path.stat().st_size for path in (DERIVED_FOLDER / "gazetteer").iterdir()) / 1e6
    rows = [(known, f"{len(partners):,}", f"{different:,}", f"{rate:,.0f}")
            for known, (different, rate) in found["rates"].items()]
    return Table(
        "Geocoder, one core", ("known", "rows", "different", "rows a second"), tuple(rows),
        f"Processor time of the first pass; no answer is remembered. Loading takes "
        f"{found['load_seconds']:.2f} s and at most {found['load_peak_mb']:.0f} MB, all of it "
        f"{found['peak_mb']:.0f} MB; {disk_mb:.1f} MB on disk. Goals: 10,000 rows a second with a "
        "town and 6,000 for names; 1 s, 300 MB, 30 MB.")


def _files(source: Path, partners: Sequence[Sequence[str]], quick: bool) -> Table:
    many, some = (100_000, 20_000) if quick else (5_000_000, 200_000)
    rows, digests = [], {}
    for count, different, ways in ((some, True, (1, 2)), (many, False, (1, 2))):
        write_rows(source, partners, count, different)
        for workers in ways:
            run = run_file(source, workers)
            digests[count, workers] = run.sha256
            rows.append((f"{workers} process{'es' * (workers > 1)}", f"{count:,}",
                         f"{count if different else len(partners):,}", f"{run.seconds:,.0f}",
                         f"{count / run.seconds:,.0f}", f"{run.peak_mb:,.0f}"))
    same = all(digests[count, 1] == digests[count, 2] for count in (some, many))
    return Table(
        "Geocoder, whole files",
        ("way", "rows", "different", "seconds", "rows a second", "peak MB"), tuple(rows),
        f"Peak: resident memory of all processes together. Outputs {'are' if same else 'ARE NOT'} "
        "the same to the byte.")
