"""The map's scripts in one file: of just these scripts, in order, and never an older one served."""

from pathlib import Path

import pytest

from dashboard.build_bundle import BUNDLE, SOURCES, STATIC_FOLDER, build_bundle, is_current, main
from dashboard.map_files import read_map_files
from data.catalogue import read_manifest, static_paths
from tests.world_on_disk import write_world


@pytest.fixture
def static(tmp_path: Path) -> Path:
    (tmp_path / "atlas").mkdir()
    for number, path in enumerate(SOURCES):
        (tmp_path / path).write_text(f"step{number}();")
    return tmp_path


def test_the_committed_bundle_is_of_the_committed_scripts():
    assert is_current(STATIC_FOLDER), "run: python -m dashboard.build_bundle"


def test_scripts_are_joined_in_loading_order(static):
    lines = build_bundle(static).decode().splitlines()
    assert lines[1:] == [f"step{number}();" for number in range(len(SOURCES))]


def test_a_changed_script_makes_the_bundle_old(static):
    assert not is_current(static)
    assert main(["--static", str(static)]) == 0
    assert is_current(static)
    (static / SOURCES[0]).write_text("changed();")
    assert not is_current(static)


def test_a_missing_script_is_named(static, capsys):
    (static / SOURCES[3]).unlink()
    assert main(["--static", str(static)]) == 1
    assert "points.js" in capsys.readouterr().err


def test_only_a_current_bundle_is_served(tmp_path):
    root = write_world(tmp_path)
    static, named = root / "static", static_paths(read_manifest(root / "data" / "derived"))
    (static / BUNDLE).unlink(missing_ok=True)
    assert len(read_map_files(static, named).scripts) == 2 + len(SOURCES)
    assert main(["--static", str(static)]) == 0
    assert read_map_files(static, named).scripts[2].startswith(f"/app/static/{BUNDLE}?v=")
