"""Build the catalogue from the committed facts and geography, offline.

::

    python -m data.build                 rebuild data/derived/ and static/map/
    python -m data.build --into FOLDER   build into FOLDER/derived and FOLDER/map instead
    python -m data.build --check         rebuild aside, compare with the committed files, and
                                         print the build report as JSON; exit code 1 if they differ
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from data.assemble import Assembled, Progress, assemble, no_progress
from data.catalogue import read_manifest
from data.columns import SCHEMAS
from data.errors import DataError
from data.inputs import fact_files, read_facts
from data.locate import Geography
from data.publish import checksums, differences, new_folder, remove_others, swap_in, write_file
from data.report import as_text
from data.static_files import build_static_files
from data.written import manifest_of, write_json, write_tables
from geo.crosswalk import Crosswalk
from geo.errors import GeoError
from geo.geocode import Geocoder
from geo.regions import load_regions

ROOT = Path(__file__).resolve().parent.parent
OK, DIFFERS = 0, 1
"""Exit codes; argparse itself ends with 2 on bad usage."""

Outcome = tuple[dict[str, Any], list[str]]
"""The build report, and a line for each difference from the files in place."""


@dataclass(frozen=True)
class Layout:
    """Where things are.

    Attributes
    ----------
    root : pathlib.Path
        The repository, with ``data/`` (raw, curated, SOURCES.toml) and ``geo/derived/``.
    derived, static : pathlib.Path
        Where the tables and the map's files go.
    """

    root: Path
    derived: Path
    static: Path

    @classmethod
    def of(cls, root: Path, into: Path | None = None) -> Layout:
        """Return the layout of a repository, or of another place to build into."""
        if into is None:
            return cls(root, root / "data" / "derived", root / "static" / "map")
        return cls(root, into / "derived", into / "map")

    @property
    def data(self) -> Path:
        """Folder of the facts."""
        return self.root / "data"

    @property
    def geo(self) -> Path:
        """Folder of the derived geography."""
        return self.root / "geo" / "derived"


def build(layout: Layout, progress: Progress = no_progress) -> dict[str, Any]:
    """Build the catalogue and put it in place; return its report.

    Raises
    ------
    DataError, GeoError
        If an input is missing or wrong, or rows do not reconcile; the old files stay.
    """
    assembled = assemble(read_facts(layout.data), load_geography(layout.geo), progress)
    write_catalogue(assembled, layout)
    return assembled.report


def load_geography(folder: Path) -> Geography:
    """Load geocoder, regions and crosswalk from ``geo/derived``."""
    return Geography(Geocoder.load(folder), load_regions(folder),
                     Crosswalk.load(folder / "nuts"))


def write_catalogue(assembled: Assembled, layout: Layout) -> None:
    """Write tables, report, manifest and the map's files, and swap them in whole.

    The map's new files are there before the swap and the old ones until after it, so that a
    page always finds the files its catalogue names.
    """
    tables = assembled.tables
    static = build_static_files(tables["projects"], tables["partners"])
    for name, content in static.values():
        write_file(layout.static / name, content)
    new = new_folder(layout.derived)
    write_tables(tables, SCHEMAS, new)
    (new / "register.csv").write_bytes(assembled.register.content())
    write_json(new / "report.json", assembled.report)
    names = {role: name for role, (name, _) in static.items()}
    write_json(new / "manifest.json", manifest_of(new, tables, names, input_checksums(layout)))
    swap_in(new, layout.derived)
    remove_others(layout.static, (name for name, _ in static.values()))


def input_checksums(layout: Layout) -> dict[str, str]:
    """Return the checksums of the facts and of the geography they are located with."""
    geography = [path for folder in (layout.geo, layout.geo.with_name("tables"))
                 for path in folder.rglob("*") if path.is_file()]
    return checksums([*fact_files(layout.data), *geography], layout.root)


def changed_inputs(layout: Layout) -> list[str]:
    """Return a line for each file that the catalogue in place was not built from as it is now.

    Raises
    ------
    CatalogueError
        If there is no catalogue in place to compare.
    """
    manifest = read_manifest(layout.derived)
    return [f"input {line} since the last build"
            for line in differences(manifest["inputs"], input_checksums(layout))]


def check(layout: Layout, progress: Progress = no_progress) -> Outcome:
    """Return the report of a fresh build, and how the files in place differ from it.

    Raises
    ------
    CatalogueError
        If there is no catalogue in place to compare.
    """
    lines = changed_inputs(layout)
    with tempfile.TemporaryDirectory() as folder:
        fresh = Layout.of(layout.root, Path(folder))
        report = build(fresh, progress)
        for place, rebuilt in ((layout.derived, fresh.derived), (layout.static, fresh.static)):
            lines += [f"{place.name}/{line} against a fresh build"
                      for line in differences(_contents(place), _contents(rebuilt))]
    return report, lines


def _contents(folder: Path) -> dict[str, str]:
    """Return the checksums of a folder's files; a missing folder has none."""
    return checksums((path for path in folder.glob("*") if path.is_file()), folder)


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description=(
        "Build the catalogue from the committed facts and geography, offline."))
    parser.add_argument("--check", action="store_true", help="compare instead of replacing, and "
                        "print the build report as JSON")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="write FOLDER/derived and "
                        "FOLDER/map instead of data/derived and static/map")
    options = parser.parse_args(arguments)
    layout = Layout.of(root, options.into)
    try:
        report, lines = _with_bar(layout, check if options.check else _built)
    except (DataError, GeoError) as error:
        print(f"data.build: {error}", file=sys.stderr)
        return DIFFERS
    print(json.dumps(report, ensure_ascii=False, indent=1) if options.check else as_text(report))
    for line in lines:
        print(line, file=sys.stderr)
    return DIFFERS if lines else OK


def _with_bar(layout: Layout, run: Callable[[Layout, Progress], Outcome]) -> Outcome:
    """Run with a progress bar on standard error."""
    with tqdm(desc="Locating", unit=" rows", file=sys.stderr) as bar:
        def show(rows: int, total: int) -> None:
            bar.total = total
            bar.update(rows)

        return run(layout, show)


def _built(layout: Layout, progress: Progress) -> Outcome:
    """Build; there is nothing to compare with."""
    return build(layout, progress), []


if __name__ == "__main__":
    sys.exit(main())
