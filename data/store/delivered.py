"""A delivery in the store: its canonical tables as Parquet, its facts in a manifest."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data.columns import PROGRAMMES
from data.columns_curated import PUBLISHED_POINTS
from data.columns_imports import CHANGES
from data.errors import DataError
from data.inputs import FACTS
from data.model import Source
from data.sources.delivery import Delivery, Finding, Rejected
from data.store.layout import StoreError, check_code
from data.tables import read_parquet, table_from_rows, write_parquet
from data.written import write_json

VERSION = 1
DIGEST_LETTERS = 16
NOT_CONTENT = {"retrieved_date", "date"}
"""Columns that differ between two readings of one file on two days."""


@dataclass(frozen=True)
class Stored:
    """A delivery, and what is known of its import.

    Attributes
    ----------
    delivery : Delivery
        As read.
    digest : str
        Of source, file and canonical facts: two readings of one file give the same.
    imported_at : str
        When it was imported, ISO 8601 in UTC, to the second.
    as_of : datetime.date
        Of when its values are where a project has no ``source_date``.
    number : int
        1 for the first import of the store, and so on.
    changes : pandas.DataFrame
        What the import changed, columns ``CHANGES``.
    """

    delivery: Delivery
    digest: str
    imported_at: str
    as_of: datetime.date
    number: int
    changes: pd.DataFrame

    @property
    def name(self) -> str:
        """Place of the delivery below the store's ``deliveries``, of no other import."""
        day_and_time = re.sub("[^0-9A-Z]", "", self.imported_at)
        return f"{self.delivery.source.code}/{day_and_time}-{self.digest}"


def digest_of(delivery: Delivery) -> str:
    """Return the digest of a delivery; it does not depend on the day of reading."""
    found = hashlib.sha256(f"{delivery.source.code}\n{delivery.sha256}\n".encode())
    for name, table in _tables(delivery).items():
        content = table.drop(columns=sorted(NOT_CONTENT & set(table.columns)))
        found.update(name.encode() + b"\0" + content.to_csv(index=False).encode())
    return found.hexdigest()[:DIGEST_LETTERS]


def _tables(delivery: Delivery) -> dict[str, pd.DataFrame]:
    return {**{name: delivery.tables[name] for name in FACTS}, "programmes": delivery.programmes,
            "locations": delivery.locations}


def write_stored(stored: Stored, folder: Path) -> None:
    """Write a delivery into an empty folder."""
    check_code(stored.delivery.source.code)
    for name, table in _tables(stored.delivery).items():
        write_parquet(table, _schemas()[name], folder / f"{name}.parquet")
    write_parquet(stored.changes, CHANGES, folder / "changes.parquet")
    write_json(folder / "manifest.json", _manifest(stored))


def _schemas() -> dict[str, Any]:
    return {**FACTS, "programmes": PROGRAMMES, "locations": PUBLISHED_POINTS}


def _manifest(stored: Stored) -> dict[str, Any]:
    delivery = stored.delivery
    return {
        "version": VERSION, "source": asdict(delivery.source),
        "format_name": delivery.format_name, "file_name": delivery.file_name,
        "sha256": delivery.sha256, "digest": stored.digest, "imported_at": stored.imported_at,
        "as_of": stored.as_of.isoformat(), "number": stored.number,
        "rows_in": dict(delivery.rows_in), "joined": dict(delivery.joined),
        "rejected": [rejected.as_dict() for rejected in delivery.rejected],
        "findings": [asdict(finding) for finding in delivery.findings],
    }


def read_stored(folder: Path) -> Stored:
    """Read a delivery of the store.

    Raises
    ------
    StoreError
        If a file is missing, damaged, or of another version.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if manifest["version"] != VERSION:
            raise StoreError(f"{folder} is of version {manifest['version']}, this program needs "
                             f"{VERSION}; import the file again.")
        tables = {name: read_parquet(folder / f"{name}.parquet", schema)
                  for name, schema in _schemas().items()}
        changes = read_parquet(folder / "changes.parquet", CHANGES)
        return _stored(manifest, tables, changes)
    except StoreError:
        raise
    except (OSError, ValueError, KeyError, TypeError, DataError) as error:
        raise StoreError(f"{folder} is damaged ({error!r}); remove its source and import the "
                         "file again.") from error


def _stored(
    manifest: Mapping[str, Any], tables: dict[str, pd.DataFrame], changes: pd.DataFrame
) -> Stored:
    programmes, locations = tables.pop("programmes"), tables.pop("locations")
    delivery = Delivery(
        Source(**manifest["source"]), manifest["format_name"], manifest["file_name"],
        manifest["sha256"], tables, programmes, manifest["rows_in"],
        tuple(Rejected(**row) for row in manifest["rejected"]),
        tuple(Finding(**row) for row in manifest["findings"]), manifest["joined"],
        locations)
    return Stored(delivery, manifest["digest"], manifest["imported_at"],
                  datetime.date.fromisoformat(manifest["as_of"]), manifest["number"], changes)


def new_stored(delivery: Delivery, imported_at: str, number: int) -> Stored:
    """Return a delivery that is about to be imported, its changes not known yet."""
    known = delivery.tables["projects"]["source_date"].max()
    as_of = datetime.date.fromisoformat(imported_at[:10]) if pd.isna(known) else known.date()
    return Stored(delivery, digest_of(delivery), imported_at, as_of, number,
                  table_from_rows([], CHANGES))
