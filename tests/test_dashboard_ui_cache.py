"""What sessions share: the catalogue served now, its feeds, and no old ones kept in memory."""

import gc
import logging
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.ui import cache
from dashboard.wording import load_wording
from data.errors import CatalogueError
from data.store.feeds import are_current
from data.store.files import point_at
from data.store.layout import Store
from tests.deliveries import NEW, bring, built_world
from tests.small_world import TODAY
from tests.world_on_disk import write_world


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    cache.load.clear()
    yield write_world(tmp_path)
    cache.load.clear()
    gc.unfreeze()


def loaded(root: Path, version: str) -> cache.Loaded:
    data = root / "data"
    found = cache.load(data / "derived", data / "SOURCES.toml", root / "static", TODAY, version)
    cache.named(found.index, load_wording("en"), "en", version)
    return found


def served(root: Path) -> cache.Loaded:
    data = root / "data"
    return cache.load_served(data / "derived", data / "imports", data / "SOURCES.toml",
                             root / "static", TODAY)


def test_old_catalogues_leave_the_memory(root: Path) -> None:
    alive = [weakref.ref(loaded(root, str(version)).index) for version in range(5)]
    assert [ref() is not None for ref in alive] == [False, False, False, True, True]


class Facts(dict[str, object]):
    """Holds itself: only the collector can let it go."""


def test_what_refers_to_itself_leaves_the_memory_too(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cyclic(path: Path) -> Facts:
        facts = Facts()
        facts["itself"] = facts
        return facts

    monkeypatch.setattr(cache, "read_region_facts", cyclic)
    alive = [weakref.ref(loaded(root, str(version)).region_facts) for version in range(4)]
    assert [ref() is not None for ref in alive] == [False, True, True, True]


def test_the_feeds_of_the_catalogue_are_written_once(root: Path) -> None:
    loaded(root, "1")
    assert are_current(root / "static" / "feeds", served(root).index.catalogue.revision)
    (root / "static" / "feeds" / "all.xml").write_text("kept")
    loaded(root, "2")
    assert (root / "static" / "feeds" / "all.xml").read_text() == "kept"


def test_feeds_that_cannot_be_written_are_a_warning(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (root / "static" / "feeds").write_text("a file where the folder would be")
    with caplog.at_level(logging.WARNING, "atlas"):
        assert loaded(root, "1").index.catalogue is not None
    assert "cannot be written" in caplog.text


def test_the_imported_catalogue_goes_before_the_shipped_one(root: Path) -> None:
    built_world(root)
    assert len(served(root).index.catalogue.projects) == 8
    bring(root, NEW)
    assert len(served(root).index.catalogue.projects) == 10


def test_a_catalogue_that_is_replaced_while_it_is_read_is_no_trouble(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(root / "data" / "imports")
    store.root.mkdir()
    point_at(store, "gone")
    monkeypatch.setattr(cache.time, "sleep", lambda seconds: point_at(store, ""))
    assert len(served(root).index.catalogue.projects) == 8


def test_a_catalogue_that_stays_missing_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "data" / "derived" / "manifest.json").unlink()
    monkeypatch.setattr(cache, "PAUSE_S", 0.0)
    with pytest.raises(CatalogueError, match=r"manifest.json does not exist"):
        served(root)
