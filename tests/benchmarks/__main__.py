"""Measure and print: ``python -m tests.benchmarks [--quick] [--write FILE] [NAME ...]``."""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from data.catalogue import load_catalogue
from tests.benchmarks import (
    bench_build,
    bench_click,
    bench_export,
    bench_facets,
    bench_first_map,
    bench_geocoder,
    bench_held_up,
    bench_import,
    bench_importers,
    bench_pages,
    bench_sessions,
)
from tests.benchmarks.figures import Table, machine
from tests.benchmarks.tree import ROOT

INTRO = """# Benchmarks

Written by `python -m tests.benchmarks --write docs/BENCHMARKS.md`; `make bench` prints the same.
Ratios come from one run, in which the ways take turns; times depend on the machine and on what
else it does (its load is given: at 2 the two cores are busy without us). Pages are shown by
headless Chromium on the server's own machine.

"""


def facets(quick: bool) -> list[Table]:
    """Print the engine's own report; it is text, not a table."""
    bench_facets.report(load_catalogue(ROOT / "data" / "derived"))
    for size in bench_facets.SIZES[:1] if quick else bench_facets.SIZES:
        bench_facets.report(bench_facets.synthetic(*size))
    return []


BENCHMARKS: dict[str, Callable[[bool], list[Table]]] = {
    "click": bench_click.measure,
    "first_map": bench_first_map.measure,
    "pages": bench_pages.measure,
    "sessions": bench_sessions.measure,
    "build": bench_build.measure,
    "export": bench_export.measure,
    "held_up": bench_held_up.measure,
    "importers": bench_importers.measure,
    "facets": facets,
    "geocoder": bench_geocoder.measure,
    "import": bench_import.measure,
}


def run(name: str, quick: bool) -> str:
    """Run one benchmark, print its figures and return them as Markdown."""
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        tables = BENCHMARKS[name](quick)
    said = heard.getvalue().strip("\n")
    text = "\n".join(table.as_text() for table in tables)
    text += f"## {name.capitalize()}\n\n```\n{said}\n```\n" if said else ""
    print(text, flush=True)
    return text


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, smaller sizes")
    parser.add_argument("--write", type=Path, metavar="FILE", help="also write them as Markdown")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.names) - set(BENCHMARKS))
    if unknown:
        parser.error(f"no benchmark is called {unknown}; there are {', '.join(BENCHMARKS)}")
    where = f"Measured on {date.today():%Y-%m-%d}: {machine()}."
    print(where, flush=True)
    texts = [run(name, options.quick) for name in options.names or BENCHMARKS]
    if options.write:
        options.write.write_text(INTRO + "\n".join([where, "", *texts]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
