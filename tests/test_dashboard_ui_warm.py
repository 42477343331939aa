"""The catalogue is loaded while the server starts, and the page works all the same without it."""

import asyncio
import gc
import logging
import subprocess
import sys
import threading

from dashboard.ui import cache, loading, warm
from dashboard.ui.settings import Settings
from dashboard.wording import load_wording
from tests.app_page import figures, open_app
from tests.small_world import TODAY
from tests.world_on_disk import ROOT, write_world


def settings(root) -> Settings:
    return Settings(root / "data" / "derived", root / "data" / "SOURCES.toml", root / "static",
                    TODAY, "en")


def test_a_visitor_finds_what_the_server_loaded(tmp_path, monkeypatch):
    root = write_world(tmp_path)
    warm.warm(settings(root))
    monkeypatch.setattr(cache, "load_catalogue", None)  # a second loading would fail
    assert figures(open_app(root))["Projects"] == "8"


def test_what_is_offered_while_typing_is_there_for_the_first_who_types(tmp_path):
    given = settings(write_world(tmp_path))
    index = loading.load(given, load_wording("en")).index
    assert "suggestions" not in vars(index)
    warm.warm(given)
    assert "suggestions" in vars(index)


def test_a_catalogue_that_cannot_be_loaded_is_told_to_the_log(tmp_path, caplog):
    with caplog.at_level(logging.ERROR, "atlas"):
        warm.warm(settings(tmp_path))
    assert "The catalogue cannot be loaded" in caplog.text
    assert gc.isenabled()


def test_garbage_is_collected_again_once_all_is_loaded(tmp_path):
    warm.warm(settings(write_world(tmp_path)))
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_the_server_does_not_wait_for_the_loading(tmp_path, monkeypatch):
    goes_on = threading.Event()
    monkeypatch.setattr(warm, "warm", lambda *_: goes_on.wait(10))

    async def start() -> str:
        async with warm.before_visitors(settings(tmp_path))(None):
            return "serving"

    assert asyncio.run(start()) == "serving"
    assert not goes_on.is_set()
    goes_on.set()


def test_what_is_loaded_early_leaves_the_maps_component_to_a_page():
    # Imported without a page, it would not be known to the server: no map.
    code = f"import sys, {loading.__name__}; print('streamlit_folium' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True,
                          check=True)
    assert done.stdout.strip() == "False"
