"""Loading: whatever is wrong with the files, a sentence that names file and command."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data import build as build_module
from data.build import ROOT, Layout, build
from data.catalogue import load_catalogue, read_manifest
from data.errors import CatalogueError
from tests.small_facts import write_small_facts
from tests.small_geography import small_geography


@pytest.fixture
def derived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(build_module, "load_geography", lambda folder: small_geography())
    layout = Layout.of(write_small_facts(tmp_path))
    build(layout)
    return layout.derived


@pytest.mark.parametrize(
    "name", ["manifest.json", "report.json", "projects.parquet", "partners.parquet",
             "regions.parquet"])
def test_a_missing_file_is_named_with_the_command(name: str, derived: Path) -> None:
    (derived / name).unlink()
    with pytest.raises(CatalogueError, match=rf"{name} does not exist.*python -m data.build"):
        load_catalogue(derived)


@pytest.mark.parametrize("name", ["manifest.json", "report.json", "projects.parquet"])
@pytest.mark.parametrize("damage", [b"", b"\x00\xff\x00", b"[1, 2]"])
def test_a_damaged_file_is_named_with_the_command(name: str, damage: bytes, derived: Path) -> None:
    (derived / name).write_bytes(damage)
    with pytest.raises(CatalogueError, match=rf"(?s){name} is damaged.*python -m data.build"):
        load_catalogue(derived)


def change_manifest(derived: Path, **values: object) -> None:
    manifest = read_manifest(derived) | values
    (derived / "manifest.json").write_text(json.dumps(manifest))


def test_an_older_catalogue_is_told_apart(derived: Path) -> None:
    change_manifest(derived, format_version=0)
    with pytest.raises(CatalogueError, match="version 0, this program needs 2"):
        load_catalogue(derived)


def test_files_of_two_builds_are_told_apart(derived: Path) -> None:
    change_manifest(derived, rows=read_manifest(derived)["rows"] | {"partners": 17})
    with pytest.raises(CatalogueError, match="16 rows, the manifest says 17"):
        load_catalogue(derived)


def test_a_manifest_without_its_keys_is_damaged(derived: Path) -> None:
    (derived / "manifest.json").write_text('{"format_version": 2}')
    with pytest.raises(CatalogueError, match=r"manifest\.json is damaged"):
        load_catalogue(derived)


def test_sources_that_cannot_be_read_are_an_error(derived: Path) -> None:
    sources = derived.parent / "SOURCES.toml"
    sources.write_text("[[source]]\ncode = 'x'\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"SOURCES.toml cannot be read.*title"):
        load_catalogue(derived)
    sources.unlink()
    with pytest.raises(CatalogueError, match=r"SOURCES.toml does not exist"):
        load_catalogue(derived)


def test_loading_needs_no_geography() -> None:
    code = "import sys, data.catalogue; print('geopandas' in sys.modules, 'shapely' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT,
                            check=True)
    assert result.stdout.split() == ["False", "False"]
