"""Read what is in the store, and put another catalogue in its place."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from data.catalogue import load_catalogue, read_manifest
from data.columns import SCHEMAS
from data.columns_imports import IMPORT_SCHEMAS
from data.model import Catalogue
from data.publish import checksums, write_file
from data.static_files import build_static_files
from data.store.combine import Combined
from data.store.delivered import Stored, read_stored, write_stored
from data.store.files import clean, point_at, write_by_content, write_folder
from data.store.layout import Store, served
from data.written import manifest_of, write_json, write_tables

STATIC = "imports"
"""Folder below ``static/`` with the map's files of catalogues with imports."""


@dataclass(frozen=True)
class Places:
    """Where an import reads and writes.

    Attributes
    ----------
    root : pathlib.Path
        The repository, with ``data/`` and ``geo/derived``.
    store : Store
        The store.
    static : pathlib.Path
        The folder that the app serves.
    """

    root: Path
    store: Store
    static: Path

    @property
    def shipped(self) -> Path:
        """Folder of the shipped catalogue."""
        return self.root / "data" / "derived"


@dataclass(frozen=True)
class State:
    """What the store holds: the catalogue that is served, and the deliveries in it."""

    name: str
    deliveries: tuple[Stored, ...]

    def of_source(self, code: str) -> tuple[Stored, ...]:
        """Return the deliveries of a source."""
        return tuple(each for each in self.deliveries if each.delivery.source.code == code)

    @property
    def next_number(self) -> int:
        """Number of the next import."""
        return max((each.number for each in self.deliveries), default=0) + 1


def read_state(store: Store) -> State:
    """Read the store.

    Raises
    ------
    StoreError, CatalogueError
        If a file of it is missing or damaged.
    """
    name = store.current()
    if not name:
        return State("", ())
    listed = read_manifest(store.catalogues / name)["deliveries"]
    return State(name, tuple(read_stored(store.deliveries / each) for each in listed))


def is_on_shipped(places: Places) -> bool:
    """Return whether the catalogue that is served has the shipped facts of now."""
    name = places.store.current()
    if not name:
        return True
    made_on = read_manifest(places.store.catalogues / name)["shipped_revision"]
    return bool(made_on == read_manifest(places.shipped)["revision"])


def load_served(places: Places) -> Catalogue:
    """Load the catalogue that is served now."""
    return load_catalogue(served(places.shipped, places.store.root),
                          places.root / "data" / "SOURCES.toml", places.root / "data" / "search")


def publish(places: Places, combined: Combined, deliveries: Sequence[Stored]) -> str:
    """Write deliveries and catalogue, then serve them: the last step is one rename.

    Returns
    -------
    str
        Name of the catalogue, now served.
    """
    store = places.store
    for each in deliveries:
        write_folder(store.deliveries / each.name, _writer(each))
    tables = combined.assembled.tables
    static = build_static_files(tables["projects"], tables["partners"])
    for name, content in static.values():
        write_file(places.static / STATIC / name, content)
    names = {role: name for role, (name, _) in static.items()}
    name = write_by_content(store.catalogues, lambda folder: _write_catalogue(
        folder, places, combined, deliveries, names))
    point_at(store, name)
    return name


def _writer(stored: Stored) -> Callable[[Path], None]:
    return lambda folder: write_stored(stored, folder)


def _inputs(places: Places) -> dict[str, str]:
    """Return the inputs of the shipped catalogue, and what imports add to them."""
    verdicts = places.root / "data" / "curated" / "import_joins.csv"
    judged = checksums([verdicts], places.root) if verdicts.exists() else {}
    return {**read_manifest(places.shipped)["inputs"], **judged}


def _write_catalogue(
    folder: Path, places: Places, combined: Combined, deliveries: Sequence[Stored],
    static: dict[str, str],
) -> str:
    """Write a catalogue; return its name, a hash of all that is in it."""
    tables, report = combined.assembled.tables, combined.assembled.report
    write_tables(tables, SCHEMAS | IMPORT_SCHEMAS, folder)
    (folder / "register.csv").write_bytes(combined.assembled.register.content())
    write_json(folder / "report.json", report)
    manifest: dict[str, Any] = manifest_of(folder, tables, static, _inputs(places))
    write_json(folder / "manifest.json", manifest | {
        "static_folder": STATIC,
        "shipped_revision": read_manifest(places.shipped)["revision"],
        "deliveries": [each.name for each in deliveries],
        "sources": {code: asdict(source) for code, source in sorted(combined.sources.items())},
    })
    return hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()[:16]


def serve_shipped(places: Places) -> None:
    """Serve the shipped catalogue again."""
    point_at(places.store, "")


def tidy(places: Places, served_name: str, earlier: str) -> None:
    """Remove what no catalogue in use needs; nothing of what is served or was served last."""
    store = places.store
    keep = [name for name in (served_name, earlier) if name]
    listed = {each for name in keep if (store.catalogues / name).exists()
              for each in read_manifest(store.catalogues / name)["deliveries"]}
    dropped = _static_names(store, keep, wanted=False) - _static_names(store, keep, wanted=True)
    clean(store, keep, listed)
    for name in dropped:
        (places.static / STATIC / name).unlink(missing_ok=True)


def _static_names(store: Store, keep: Sequence[str], *, wanted: bool) -> set[str]:
    """Return names of the map's files of the catalogues that are kept, or of those that go."""
    manifests = store.catalogues.glob("[!.]*/manifest.json") if store.catalogues.exists() else ()
    return {name for path in manifests if (path.parent.name in keep) == wanted
            for name in read_manifest(path.parent)["static"].values()}


def now(clock: Callable[[], datetime.datetime]) -> str:
    """Return the time as imports keep it: ISO 8601 in UTC, to the second."""
    return clock().astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
