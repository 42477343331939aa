"""Load the derived files for the app: quick, and with a clear error when they are not whole."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data.columns import SCHEMAS
from data.columns_imports import IMPORT_SCHEMAS
from data.errors import CatalogueError, TableError
from data.model import Catalogue, Source
from data.search_tables import load_search_tables
from data.tables import read_parquet

FORMAT_VERSION = 2
"""Raised when the derived files change shape, so that an older catalogue is told apart."""

REBUILD = "Run: python -m data.build"


def load_catalogue(
    folder: Path, sources_file: Path | None = None, search_folder: Path | None = None
) -> Catalogue:
    """Load the catalogue that ``python -m data.build`` wrote.

    Parameters
    ----------
    folder : pathlib.Path
        The derived folder, with ``manifest.json``, ``report.json`` and a Parquet a table.
    sources_file : pathlib.Path, optional
        ``SOURCES.toml``; by default the one beside the derived folder.
    search_folder : pathlib.Path, optional
        Tables of the search; by default ``search`` beside the derived folder.

    Returns
    -------
    Catalogue
        Tables with the types of :mod:`data.tables`.

    Raises
    ------
    CatalogueError
        If a file is missing, damaged or of another version; the message names it and the
        command to run.
    """
    manifest = read_manifest(folder)
    try:
        tables = {
            name: read_parquet(folder / f"{name}.parquet", schema)
            for name, schema in (SCHEMAS | IMPORT_SCHEMAS).items()
            if name in SCHEMAS or name in manifest["rows"]
        }
    except TableError as error:
        raise CatalogueError(f"{error} {REBUILD}") from error
    _check_row_counts(folder, manifest, {name: len(table) for name, table in tables.items()})
    sources = read_sources(sources_file or folder.parent / "SOURCES.toml")
    return Catalogue(
        **tables,
        sources=sources | {code: Source(**entry)
                           for code, entry in manifest.get("sources", {}).items()},
        report=_read_json(folder / "report.json"),
        revision=manifest["revision"],
        static_files=static_paths(manifest),
        search=load_search_tables(search_folder or folder.parent / "search"),
    )


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read ``manifest.json``: revision, inputs, outputs and names of the static files.

    Raises
    ------
    CatalogueError
        If it is missing, damaged or of another format version.
    """
    manifest = _read_json(folder / "manifest.json")
    if manifest.get("format_version") != FORMAT_VERSION:
        raise CatalogueError(
            f"{folder / 'manifest.json'} is of version {manifest.get('format_version')}, this "
            f"program needs {FORMAT_VERSION}. {REBUILD}"
        )
    missing = sorted({"revision", "rows", "static", "inputs", "outputs"} - set(manifest))
    if missing:
        raise CatalogueError(
            f"{folder / 'manifest.json'} is damaged: no {', '.join(missing)}. {REBUILD}"
        )
    return manifest


def static_paths(manifest: Mapping[str, Any]) -> dict[str, str]:
    """Return the paths below ``static/`` of the map's files that a manifest names, by role."""
    folder = manifest.get("static_folder", "map")
    return {role: f"{folder}/{name}" for role, name in manifest["static"].items()}


def read_sources(path: Path) -> dict[str, Source]:
    """Read SOURCES.toml as a mapping by source code, in the order of the file."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["source"]
        return {entry["code"]: _source(entry) for entry in entries}
    except FileNotFoundError:
        raise CatalogueError(f"{path} does not exist; take it from the repository.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise CatalogueError(f"{path} cannot be read: {error!r}.") from error


def _source(entry: dict[str, Any]) -> Source:
    """Return one entry of SOURCES.toml as a value."""
    return Source(
        code=entry["code"], title=entry["title"], publisher=entry["publisher"],
        url=entry["url"], licence=entry["licence"], retrieved=str(entry["retrieved"]),
        note=entry.get("changes", ""),
    )


def _read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogueError(f"{path} does not exist. {REBUILD}") from None
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path} is damaged: {error}. {REBUILD}") from error
    if not isinstance(value, dict):
        raise CatalogueError(f"{path} is damaged: not a JSON object. {REBUILD}")
    return value


def _check_row_counts(folder: Path, manifest: dict[str, Any], found: dict[str, int]) -> None:
    """Raise CatalogueError if a table and the manifest are of two different builds."""
    for name, count in found.items():
        expected = manifest["rows"].get(name)
        if count != expected:
            raise CatalogueError(
                f"{folder / f'{name}.parquet'} has {count} rows, the manifest says {expected}: "
                f"the files are of different builds. {REBUILD}"
            )
