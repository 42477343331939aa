"""Addresses of what the map loads: all below our own server, all there, or a clear error."""

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from dashboard.build_bundle import is_current
from dashboard.map_files import read_geography, read_map_files
from data.catalogue import read_manifest, static_paths
from data.errors import CatalogueError
from tests.world_on_disk import ROOT, write_world


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return write_world(tmp_path)


def files_of(root: Path):
    return read_map_files(root / "static", static_paths(read_manifest(root / "data" / "derived")))


def addresses(files) -> list[str]:
    found = asdict(files)
    return [*found["scripts"], *found["styles"], found["positions"], found["labels"],
            *found["base"].values(), *found["levels"].values(), found["line_land"],
            *found["panels"].values()]


def test_every_address_is_a_file_that_streamlit_serves(world):
    found = addresses(files_of(world))
    assert len(found) == 10 + 2 + 2 + 4 + 4 + 1 + 7
    for address in found:
        assert address.startswith("/app/static/")
        assert (world / "static" / address.removeprefix("/app/static/").split("?")[0]).is_file()


def test_positions_and_labels_are_those_that_the_catalogue_names(world):
    manifest = json.loads((world / "data" / "derived" / "manifest.json").read_text())
    files = files_of(world)
    assert f"/app/static/map/{manifest['static']['partners']}?" in files.positions
    assert f"/app/static/map/{manifest['static']['labels']}?" in files.labels


def test_layers_of_the_base_and_levels_have_their_names(world):
    files = files_of(world)
    assert list(files.base) == ["land", "region", "lakes", "borders"]
    assert list(files.levels) == ["nuts0", "nuts1", "nuts2", "nuts3"]
    assert files.base["region"] == files.levels["nuts1"]


def test_a_changed_script_gets_another_address(world):
    before = files_of(world).scripts[-1]
    os.utime(world / "static" / "atlas" / "atlas.js", (1, 1))
    assert files_of(world).scripts[-1] != before
    assert files_of(world).scripts[-1].endswith("/atlas.js?v=1")


@pytest.mark.parametrize("name", ["atlas/atlas.js", "vendor/leaflet-1.9.4/leaflet.css"])
def test_a_missing_file_is_named(world, name):
    (world / "static" / name).unlink()
    with pytest.raises(CatalogueError, match=rf"missing below .*static: {name}$"):
        files_of(world)


def test_missing_positions_are_named(world):
    for path in (world / "static" / "map").glob("partners-*"):
        path.unlink()
    with pytest.raises(CatalogueError, match=r"missing below .*: map/partners-\w+\.bin"):
        files_of(world)


@pytest.mark.parametrize("damage", [None, "", "{"])
def test_a_missing_or_damaged_geography_says_what_to_run(world, damage):
    manifest = world / "static" / "geo" / "manifest.json"
    manifest.unlink() if damage is None else manifest.write_text(damage)
    with pytest.raises(CatalogueError, match=r"manifest\.json.*python -m geo\.build_boundaries"):
        read_geography(world / "static")


def test_the_committed_files_are_whole():
    files = files_of(ROOT)
    assert len(addresses(files)) == (23 if is_current(ROOT / "static") else 30)
