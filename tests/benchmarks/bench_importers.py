"""Reading files of one's own, before anything is located: seconds, rows a second, memory.

Each file is read in a process of its own, so that the memory is that of the one import. The
legacy export is made here with as many projects and partners as all of Europe had.
"""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.figures import Table
from tests.benchmarks.tree import ROOT
from tests.source_files import CENTRAL_BALTIC, LEGACY_PARTNERS, LEGACY_PROJECTS, rows_of, workbook

HEADER = ("Project number", "Project title", "Beneficiary", "Town", "Country", "Postal code",
          "Start date", "End date", "Total cost", "EU contribution", "Programme")
TOWNS = ("Rīga", "Tartu", "Turku", "Elbląg", "Malmö", "Klaipėda", "Rostock")
MAPPING = '''[columns]
"Project number" = "contract_number"
"Project title" = "title"
"Beneficiary" = "partner_name"
"Town" = "town"
"Country" = "country_code"
"Postal code" = "postal_code"
"Start date" = "start_date"
"End date" = "end_date"
"Total cost" = "total_budget_eur"
"EU contribution" = "eu_funding_eur"
"Programme" = "programme"
'''
PROJECTS, PARTNERS = 1_891, 8_621


def measure(quick: bool) -> list[Table]:
    """Time the legacy export and the generic table."""
    rows = 100_000 if quick else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "m.toml").write_text(MAPPING, encoding="utf-8")
        (folder / "keep.xlsx").write_bytes(legacy())
        write_table(folder / "list.csv", rows)
        mapped = ["--mapping", str(folder / "m.toml")]
        lines = (("keep.eu legacy, Excel", PARTNERS, *_timed([str(folder / "keep.xlsx")])),
                 ("generic CSV", rows, *_timed([str(folder / "list.csv"), *mapped])))
    cells = tuple((what, f"{count:,}", f"{wall:.1f}", f"{cpu:.1f}", f"{count / wall:,.0f}",
                   f"{memory:,}") for what, count, wall, cpu, memory in lines)
    return [Table("Importers, before locating",
                  ("file", "partners", "seconds", "of processor", "rows a second", "MB"), cells,
                  "Goals: 20,000 rows a second of the generic table, below 1,500 MB; a few seconds "
                  "for the export. With the start of Python (some 2 s).")]


def _timed(arguments: list[str]) -> tuple[float, float, int]:
    """Inspect a file; return seconds, seconds of the processor, and MB at most."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "data.sources", "inspect", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return (time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def write_table(path: Path, rows: int) -> None:
    """Write a list of operations with three partners a project."""
    chance = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(HEADER)
        for i in range(rows):
            p = i // 3
            day = f"{1 + p % 28:02d}.{1 + p % 12:02d}.20"
            writer.writerow((
                f"P-{p}", f"Project number {p} of the list",
                f"Organisation {chance.randrange(50_000)}", chance.choice(TOWNS),
                chance.choice(("LV", "EE", "FI", "PL")), f"LV-{chance.randrange(1000, 5000)}",
                f"{day}{15 + p % 5}", f"{day}{20 + p % 5}", f"{1000 + p % 90_000},{p % 100:02d}",
                f"{p % 1000},50", "Central Baltic"))


def legacy() -> bytes:
    """A legacy export as large as that of all Europe."""
    projects = [{"Programme": CENTRAL_BALTIC, "Acronym": f"A{i}", "Period": "2014-2020",
                 "Project Name": f"Title of project {i}", "Budget": f"{i + 1:,}.50",
                 "Description EN": "A text of some hundred letters. " * 30,
                 "Project start": "2016/03/01", "Project end": "2019/02/28"}
                for i in range(PROJECTS)]
    partners = [{"Programme": CENTRAL_BALTIC, "Acronym": f"A{i % PROJECTS}",
                 "Project Partner": f"Organisation {i}", "Lead Partner": "Yes" if i < PROJECTS
                 else "No", "Postal code": f"LV-{1000 + i % 4000}", "Town": TOWNS[i % 7],
                 "Country code": "LV Latvia / LATVIJA", "NUTS3 (or equivalent)": "LV006  / Rīga"}
                for i in range(PARTNERS)]
    return workbook({"Projects (lead partners)": rows_of(LEGACY_PROJECTS, *projects),
                     "Partners": rows_of(LEGACY_PARTNERS, *partners)})
