"""The map's head start over the other panels: taken when the map changes, and only then."""

from types import SimpleNamespace

import pytest

from dashboard.ui import explore
from tests.app_page import choose, open_app
from tests.world_on_disk import write_world


@pytest.fixture
def pauses(monkeypatch) -> list[float]:
    """Pauses made, in seconds, none of them really waited for."""
    found: list[float] = []
    monkeypatch.setattr(explore, "time", SimpleNamespace(sleep=found.append))
    return found


def test_a_changed_map_has_a_head_start_and_a_tab_has_none(tmp_path, pauses):
    app = open_app(write_world(tmp_path))
    assert len(pauses) == 1
    app.segmented_control("results").set_value("partners").run()
    assert len(pauses) == 1
    choose(app, "filter_country", "LV")
    assert len(pauses) == 2


def test_without_a_setting_nothing_waits(tmp_path, pauses):
    open_app(write_world(tmp_path), c="SE")
    assert pauses == [0.0]
