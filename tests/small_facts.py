"""The small world as the files that the build reads, in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pandas as pd

from data.columns import PROGRAMMES, Schema, names
from data.columns_curated import LOCATION_OVERRIDES, SAME_ORGANISATIONS, SAME_PROJECTS
from data.inputs import FACTS
from data.table_csv import csv_text
from tests.small_world import small_world

WORDS = Path(__file__).parent.parent / "data" / "curated" / "organisation_words.toml"

SOURCES = """
[[source]]
code = "handmade"
title = "The small world"
publisher = "The tests"
url = "https://example.org/small"
licence = "CC0-1.0"
retrieved = 2025-06-01
"""


def write_small_facts(root: Path) -> Path:
    """Write ``data/`` below the root; every fact of the small world is of one source."""
    world, raw = small_world(), root / "data" / "raw" / "handmade"
    for name, schema in FACTS.items():
        write_csv(raw / f"{name}.csv", schema, rows_of(getattr(world, name), schema))
    curated = root / "data" / "curated"
    write_csv(curated / "programmes.csv", PROGRAMMES, rows_of(world.programmes, PROGRAMMES))
    write_csv(curated / "locations.csv", LOCATION_OVERRIDES, [])
    write_csv(curated / "same_projects.csv", SAME_PROJECTS, [])
    write_csv(curated / "same_organisations.csv", SAME_ORGANISATIONS, [])
    shutil.copy(WORDS, curated / WORDS.name)
    (root / "data" / "SOURCES.toml").write_text(SOURCES, encoding="utf-8")
    (root / "geo" / "derived").mkdir(parents=True)
    return root


def write_csv(path: Path, schema: Schema, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(csv_text(rows, schema), encoding="utf-8")


def rows_of(table: pd.DataFrame, schema: Schema) -> list[dict[str, Any]]:
    plain = table[names(schema)].astype(object)
    for column in schema:
        if column.kind == "date":
            plain[column.name] = table[column.name].dt.strftime("%Y-%m-%d").astype(object)
    return [{key: None if value is pd.NA or value != value else value
             for key, value in row.items()} for row in plain.to_dict("records")]
