"""A click in the map: it opens a project or filters by a region, once, whatever it says."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui import map_panel
from tests.app_page import chips, chosen, figures, open_app, texts_in
from tests.world_on_disk import write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("map"))


@pytest.fixture
def click(monkeypatch) -> Callable[..., AppTest]:
    """Let the map's frame say something; it says so again in every run, as the real one does."""
    said: dict[str, Any] = {}
    monkeypatch.setattr(map_panel, "st_folium", lambda *args, **options: dict(said))

    def press(app: AppTest, **value: object) -> AppTest:
        said["atlas"] = value
        return app.run()

    return press


def test_a_project_is_opened(world, click):
    app = click(open_app(world), kind="project", value="P4", nonce="1")
    assert not app.exception
    assert dict(app.query_params) == {"id": "P4"}
    assert "Partners (3)" in texts_in(app, "project_detail")


def test_an_old_click_does_not_open_it_again(world, click):
    app = click(open_app(world), kind="project", value="P4", nonce="1")
    app.button("detail_close").click().run()
    assert dict(app.query_params) == {}
    click(app, kind="project", value="P4", nonce="2")
    assert dict(app.query_params) == {"id": "P4"}


def test_a_drawn_area_becomes_a_filter_and_stops_being_one(world, click):
    app = click(open_app(world), kind="area", value="b_20000_55000_22500_57000", nonce="1")
    assert (chips(app), figures(app)["Projects"]) == (["Rectangle on the map"], "2")
    click(app, kind="area", value="b_20000_55000_22500_57000", nonce="2")
    assert (chips(app), figures(app)["Projects"]) == ([], "8")


def test_a_region_becomes_a_filter_and_stops_being_one(world, click):
    app = click(open_app(world), kind="region", value="LV003", nonce="1")
    assert chips(app) == ["Kurzeme · LV003"]
    assert figures(app)["Projects"] == "2"
    assert chosen(app, "filter_region") == ["LV003"]
    click(app, kind="region", value="LV003", nonce="2")
    assert chips(app) == []


@pytest.mark.parametrize(
    "value",
    [
        {"kind": "region", "value": "DE6", "nonce": "1"},
        {"kind": "area", "value": "b_2_0_1_1", "nonce": "1"},
        {"kind": "area", "value": "<script>", "nonce": "1"},
        {"kind": "project", "value": "P99", "nonce": "1"},
        {"kind": "nothing", "value": "P1", "nonce": "1"},
        {"kind": "project", "value": None, "nonce": "1"},
        {"kind": "project", "value": ["P1"], "nonce": "1"},
        {"kind": "project", "nonce": "1"},
        {},
    ],
)
def test_a_click_on_what_is_not_there_changes_nothing(world, click, value):
    app = click(open_app(world), **value)
    assert not app.exception
    assert figures(app)["Projects"] == "8"
    assert dict(app.query_params) == {}
