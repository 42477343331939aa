"""The small world as the app finds it on disk: tables, sources and static files."""

from __future__ import annotations

import shutil
from pathlib import Path

from data.assemble import Assembled
from data.build import Layout, write_catalogue
from data.columns import SCHEMAS
from data.model import Catalogue
from data.region_facts import FILE
from tests.small_facts import SOURCES
from tests.small_world import small_world

ROOT = Path(__file__).parent.parent
SERVED = ("atlas", "geo", "panels", "vega", "vendor")
"""Folders of static/ that do not depend on the catalogue."""


def write_world(root: Path) -> Path:
    """Write ``data/derived``, ``data/SOURCES.toml`` and ``static`` below the root; return it."""
    (root / "data").mkdir(parents=True)
    (root / "data" / "SOURCES.toml").write_text(SOURCES, encoding="utf-8")
    for name in SERVED:
        shutil.copytree(ROOT / "static" / name, root / "static" / name)
    (root / "data" / "curated").mkdir()
    shutil.copy(ROOT / "data" / FILE, root / "data" / FILE)
    write_tables(root, small_world())
    return root


def write_tables(root: Path, world: Catalogue) -> None:
    """Write a catalogue's tables and map files below the root, as a new build does."""
    tables = {name: getattr(world, name) for name in SCHEMAS}
    write_catalogue(Assembled(tables, {}), Layout.of(root))
