"""Compile the given tables of facts into the committed tables of ``data/raw``.

A one-off, run by a person who has the given tables::

    python -m data.compile_facts --facts FOLDER --retrieved 2026-11-23

It writes ``projects.csv``, ``titles.csv`` and ``partners.csv`` a source, with our ids, our
column names and the corrections of ``data/curated`` applied, and ``CHECKSUMS`` over them. The
same input gives the same bytes. Nothing is taken over but facts: no descriptions, no contacts,
no persons. All of Europe stays in; the build decides what is in scope.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from data.columns import PARTNER_FACTS, PROJECTS, TITLES, Schema
from data.compile_common import Compiled, Context, Row, read_given
from data.compile_corrections import Correction, check_applied, read_corrections
from data.compile_keep import (
    LEAD_PROJECT_COLUMNS,
    PARTNER_COLUMNS,
    PROJECT_COLUMNS,
    KeepTables,
    compile_keep,
)
from data.compile_sweden import PARTNER_COLUMNS as SWEDEN_PARTNER_COLUMNS
from data.compile_sweden import PROJECT_COLUMNS as SWEDEN_PROJECT_COLUMNS
from data.compile_sweden import compile_sweden
from data.errors import DataError, TableError
from data.programmes import load_programmes
from data.table_csv import csv_text, format_cell, parse_cell

DATA = Path(__file__).parent
CORRECTION_FILES = ("project_corrections.csv", "partner_corrections.csv")
TABLES: tuple[tuple[str, Schema, tuple[str, ...]], ...] = (
    ("projects", PROJECTS, ("project_id",)),
    ("titles", TITLES, ("project_id", "language", "title")),
    ("partners", PARTNER_FACTS, ("partner_id",)),
)


def compile_all(facts: Path, curated: Path, retrieved: datetime.date) -> list[Compiled]:
    """Return the canonical rows of every given source.

    Parameters
    ----------
    facts : pathlib.Path
        Folder with the given tables.
    curated : pathlib.Path
        ``data/curated``: registry and corrections.
    retrieved : datetime.date
        The day on which the given tables were read.
    """
    context = Context(load_programmes(curated / "programmes.csv"), retrieved)
    corrections = [c for name in CORRECTION_FILES for c in read_corrections(curated / name)]
    compiled = [
        compile_keep(_keep_2014(facts), corrections, context),
        compile_keep(_keep_2000(facts), corrections, context),
        _sweden(facts, corrections, context),
    ]
    known = {row[key] for tables in compiled for rows, key in
             ((tables.projects, "project_id"), (tables.partners, "partner_id")) for row in rows}
    check_applied(corrections, known, curated)
    return compiled


def _keep_2014(facts: Path) -> KeepTables:
    """Read the 2014-2020 export of keep.eu."""
    return KeepTables(
        "keep_2014_2020",
        read_given(facts / "keep_2014-2020_projects.csv", PROJECT_COLUMNS),
        read_given(facts / "keep_2014-2020_partners.csv", PARTNER_COLUMNS),
    )


def _keep_2000(facts: Path) -> KeepTables:
    """Read the 2000-2019 export of keep.eu."""
    return KeepTables(
        "keep_2000_2019",
        read_given(facts / "keep_2000-2019_lead_projects.csv", LEAD_PROJECT_COLUMNS),
        read_given(facts / "keep_2000-2019_lead_partners.csv", PARTNER_COLUMNS),
    )


def _sweden(facts: Path, corrections: Sequence[Correction], context: Context) -> Compiled:
    """Read and compile the Swedish table."""
    return compile_sweden(
        read_given(facts / "sweden_2021-2027_projects.csv", SWEDEN_PROJECT_COLUMNS),
        read_given(facts / "sweden_2021-2027_partners.csv", SWEDEN_PARTNER_COLUMNS),
        corrections, context,
    )


def compiled_files(compiled: Sequence[Compiled]) -> dict[str, bytes]:
    """Return path below ``data/raw`` -> bytes, with ``CHECKSUMS`` over all of them.

    Raises
    ------
    TableError
        For a value that its column does not allow, as the date 2026-09-31: it must be
        corrected first.
    """
    files: dict[str, bytes] = {}
    for tables in compiled:
        for name, schema, keys in TABLES:
            path = f"{tables.source_code}/{name}.csv"
            rows = sorted(getattr(tables, name), key=lambda row: [row[key] for key in keys])
            _check_rows(path, rows, schema)
            files[path] = csv_text(rows, schema).encode()
    files["CHECKSUMS"] = checksums(files).encode()
    return files


def _check_rows(path: str, rows: Sequence[Row], schema: Schema) -> None:
    """Raise TableError for the first value that its column does not allow."""
    for row in rows:
        for column in schema:
            try:
                parse_cell(format_cell(row.get(column.name)), column)
            except TableError as error:
                first = next(iter(row.values()))
                raise TableError(
                    f"{path}, {first}: {error} Correct it in data/curated/*_corrections.csv."
                ) from None


def checksums(files: dict[str, bytes]) -> str:
    """Return one line a file, as ``sha256sum`` writes and checks them.

    Examples
    --------
    >>> print(checksums({"a/b.csv": b""}), end="")
    e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a/b.csv
    """
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n"
                   for name in sorted(files))


def write_files(files: dict[str, bytes], folder: Path) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def summary(compiled: Sequence[Compiled]) -> str:
    """Return the number of rows by source as plain text."""
    return "\n".join(
        f"{tables.source_code:18} {len(tables.projects):6} projects {len(tables.titles):6} titles "
        f"{len(tables.partners):6} partners" for tables in compiled
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 if all was written, 2 if the input is not usable."""
    parser = argparse.ArgumentParser(prog="python -m data.compile_facts", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=Path, required=True, help="folder of the given tables")
    parser.add_argument("--retrieved", type=datetime.date.fromisoformat, required=True,
                        help="day on which they were read, as 2026-11-23")
    parser.add_argument("--into", type=Path, default=DATA / "raw", help="default: data/raw")
    options = parser.parse_args(arguments)
    try:
        compiled = compile_all(options.facts, DATA / "curated", options.retrieved)
        files = compiled_files(compiled)
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    write_files(files, options.into)
    print(summary(compiled))
    return 0


if __name__ == "__main__":
    sys.exit(main())
