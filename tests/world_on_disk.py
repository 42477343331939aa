"""The small world as the app finds it on disk: derived tables, sources and the map's static files."""

from __future__ import annotations

import shutil
from pathlib import Path

from data.assemble import Assembled
from data.build import Layout, write_catalogue
from data.columns import SCHEMAS
from tests.small_facts import SOURCES
from tests.small_world import small_world

ROOT = Path(__file__).parent.parent
SERVED = ("atlas", "geo", "vendor")
"""Folders of static/ that do not depend on the catalogue."""


def write_world(root: Path) -> Path:
    """Write ``data/derived``, ``data/SOURCES.toml`` and ``static`` below the root; return it."""
    layout = Layout.of(root)
    layout.data.mkdir(parents=True)
    (layout.data / "SOURCES.toml").write_text(SOURCES, encoding="utf-8")
    for name in SERVED:
        shutil.copytree(ROOT / "static" / name, root / "static" / name)
    world = small_world()
    write_catalogue(Assembled({name: getattr(world, name) for name in SCHEMAS}, {}), layout)
    return root
