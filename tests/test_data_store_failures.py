"""Whatever happens to an import, one whole catalogue is served; two never meet."""

import errno
import multiprocessing
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow.parquet as pq
import pytest

from data.store.importing import import_delivery, remove_source
from data.store.layout import StoreError, served
from data.store.lock import locked
from data.store.state import load_served
from tests.deliveries import AT, NEW, NEWER, bring, built_world, contents, means, places_of

LATER = "2026-04-01T10:00:00Z"
KILLS = 30

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.deliveries"])


@pytest.fixture(autouse=True)
def no_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests of pages leave a page's script as the main module; children must not run it."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small world with one import."""
    found = built_world(tmp_path / "world")
    bring(found, NEW)
    return found


def served_files(root: Path) -> dict[str, bytes]:
    """What is served, loaded too: the map's files are there."""
    for name in load_served(places_of(root)).static_files.values():
        assert (root / "static" / name).is_file()
    return contents(served(root / "data" / "derived", root / "data" / "imports"))


def before_and_after(root: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What is served before and after an import that goes well, tried in a copy."""
    copy = root.with_name("copy")
    shutil.copytree(root, copy)
    bring(copy, NEWER, LATER)
    return served_files(root), served_files(copy)


def child(root: str) -> None:
    bring(Path(root), NEWER, LATER)


def duration_s(root: Path) -> float:
    """Let a child import once, in a copy."""
    copy = root.with_name("timed")
    shutil.copytree(root, copy)
    process = FORKS.Process(target=child, args=(str(copy),))
    begin = time.monotonic()
    process.start()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - begin


@pytest.mark.slow
def test_killed_at_any_moment_one_whole_catalogue_is_served(root: Path) -> None:
    old, new = before_and_after(root)
    longest_s, choose = duration_s(root), random.Random(7)
    seen = set()
    for _ in range(KILLS):
        process = FORKS.Process(target=child, args=(str(root),))
        process.start()
        time.sleep(choose.uniform(0, longest_s))
        process.kill()  # SIGKILL
        process.join()
        found = served_files(root)
        assert found in (old, new)
        seen.add(found == new)
        if found == new:
            remove_source(places_of(root), "list_b", LATER, means())
            assert served_files(root) == old
    bring(root, NEWER, LATER)
    assert served_files(root) == new
    assert False in seen


class Disk:
    """Fails at one of the writes, as a full disk does."""

    WRITES = ((Path, "write_bytes"), (Path, "write_text"), (Path, "mkdir"), (Path, "rename"),
              (Path, "replace"), (pq, "write_table"), (os, "fsync"))

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left, self.writes = -1, 0
        for place, name in self.WRITES:
            monkeypatch.setattr(place, name, self.failing(getattr(place, name)))

    def failing(self, write: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            self.writes += 1
            self.left -= 1
            if self.left == 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return write(*args, **named)

        return call


@pytest.mark.slow
def test_on_a_full_disk_one_whole_catalogue_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = built_world(tmp_path / "world")
    old, new = before_and_after(root)
    disk, failed = Disk(monkeypatch), 0
    for write in range(1, 1000, 3):  # Each third write; all of them take minutes.
        disk.left = write
        try:
            bring(root, NEWER, LATER)
        except (OSError, StoreError):
            failed += 1
        reached, disk.left = disk.left <= 0, -1
        assert served_files(root) in (old, new)
        if served_files(root) == new:
            remove_source(places_of(root), "list_b", LATER, means())
            assert served_files(root) == old
        if not reached:
            break
    assert failed == write // 3 > 15


def test_an_import_that_fails_leaves_nothing_behind_for_the_next(root: Path) -> None:
    old, new = before_and_after(root)

    def broken() -> Any:
        raise OSError(errno.EIO, "cannot be read")

    with pytest.raises(OSError, match="cannot be read"):
        import_delivery(places_of(root), NEWER, LATER, means(geography=broken))
    assert served_files(root) == old
    bring(root, NEWER, LATER)
    assert served_files(root) == new


def test_the_second_import_says_that_it_waits(root: Path) -> None:
    said: list[str] = []
    refused = pytest.raises(StoreError, match=r"still at work .* nothing was changed")
    with locked(places_of(root).store, said.append), refused:
        import_delivery(places_of(root), NEWER, AT, means(say=said.append, wait_s=0.05))
    assert len(said) == 1
    assert said[0].startswith("Another import is at work in ")


def test_the_second_import_goes_on_when_the_first_has_ended(root: Path) -> None:
    process = FORKS.Process(target=child, args=(str(root),))
    with locked(places_of(root).store, print):
        process.start()
        process.join(1.5)
        assert process.is_alive()
        assert len(load_served(places_of(root)).sources) == 2
    process.join(30)
    assert process.exitcode == 0
    assert len(load_served(places_of(root)).sources) == 3


def test_a_place_that_cannot_be_written_is_said(root: Path) -> None:
    shutil.rmtree(root / "data" / "imports")
    (root / "data" / "imports").write_text("a file")
    with pytest.raises(StoreError, match="cannot be written"):
        bring(root, NEWER)
