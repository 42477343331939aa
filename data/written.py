"""Write the files of a catalogue: a Parquet a table, the report, and a manifest over them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from data.catalogue import FORMAT_VERSION
from data.columns import Schema
from data.publish import checksums
from data.tables import write_parquet


def write_tables(
    tables: Mapping[str, pd.DataFrame], schemas: Mapping[str, Schema], folder: Path
) -> None:
    """Write a Parquet a schema into a folder."""
    for name, schema in schemas.items():
        write_parquet(tables[name], schema, folder / f"{name}.parquet")


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write JSON that reads well in a diff."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def manifest_of(
    folder: Path, tables: Mapping[str, pd.DataFrame], static: Mapping[str, str],
    inputs: Mapping[str, str],
) -> dict[str, Any]:
    """Return what a folder was made from and what is in it.

    Parameters
    ----------
    folder : pathlib.Path
        The written tables and report.
    tables : mapping of str to pandas.DataFrame
        What was written, for the numbers of rows.
    static : mapping of str to str
        Names of the map's files by role.
    inputs : mapping of str to str
        Checksums of what the tables were made from.
    """
    outputs = checksums(folder.iterdir(), folder)
    content = hashlib.sha256(json.dumps(outputs).encode()).hexdigest()
    return {
        "format_version": FORMAT_VERSION,
        "revision": content[:12],
        "rows": {name: len(table) for name, table in tables.items()},
        "static": dict(static),
        "inputs": dict(inputs),
        "outputs": outputs,
    }
