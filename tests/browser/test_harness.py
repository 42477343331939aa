"""The harness itself: it serves, sees the map, and hears what a page must not do."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.harness import (
    PHONE,
    Watch,
    atlas,
    wait_idle,
    wait_new_selection,
    wait_ready,
    widget,
)
from tests.browser.server import LOG_NAME, ROOT, serve

TINY_APP = """
import streamlit as st
import streamlit.components.v1 as components

if "fail" in st.query_params:
    raise ValueError("on purpose")
count = int(st.button("More", key="more"))
state = f"{{selected: {count}, drawn: 1, revision: {count}, painted: {count}}}"
components.html(f"<script>window.atlasMap = {state}</script>")
"""


@pytest.fixture(scope="module")
def tiny_url(
    tmp_path_factory: pytest.TempPathFactory, server_logs: dict[str, Path]
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("tiny")
    (folder / "app.py").write_text(TINY_APP, encoding="utf-8")
    (folder / "static").symlink_to(ROOT / "static")
    (folder / ".streamlit").symlink_to(ROOT / ".streamlit")
    with serve(folder / "app.py", folder, folder) as url:
        server_logs[urlsplit(url).netloc] = folder / LOG_NAME
        yield url


def test_a_click_reaches_the_map(open_page: OpenPage, tiny_url: str) -> None:
    page = open_page(tiny_url)
    wait_ready(page)
    before = atlas(page)
    assert before == {"selected": 0, "drawn": 1, "revision": 0, "painted": 0}
    widget(page, "more").get_by_role("button").click()
    assert wait_new_selection(page, before)["selected"] == 1


def test_foreign_requests_and_errors_are_heard(
    open_page: OpenPage, tiny_url: str, watches: list[Watch]
) -> None:
    page = open_page(tiny_url, viewport=PHONE, scheme="dark")
    wait_ready(page)
    assert watches[0].problems() == []
    page.evaluate("() => fetch('http://tiles.invalid/1.png').catch(() => 0)")
    page.evaluate("() => { new WebSocket('ws://live.invalid/'); }")
    page.evaluate("() => { setTimeout(() => { throw new Error('oops') }); }")
    page.wait_for_timeout(300)
    assert watches[0].foreign == ["http://tiles.invalid/1.png", "ws://live.invalid/"]
    assert any("oops" in error for error in watches[0].errors)
    watches.clear()


def test_a_failing_script_is_heard(
    open_page: OpenPage, tiny_url: str, watches: list[Watch]
) -> None:
    wait_idle(open_page(f"{tiny_url}/?fail=1"))
    assert [problem for problem in watches[0].problems() if "ValueError: on purpose" in problem]
    watches.clear()


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("leaflet-1.9.4/leaflet.js", "javascript"),
        ("leaflet-1.9.4/leaflet.css", "text/css"),
        ("leaflet-1.9.4/images/layers.png", "image/png"),
        ("supercluster-9.1.0/supercluster.min.js", "javascript"),
        ("inter-5.3.0/inter-latin-wght-normal.woff2", "font/woff2"),
    ],
)
def test_vendor_files_are_served_as_what_they_are(
    tiny_url: str, path: str, content_type: str
) -> None:
    with urllib.request.urlopen(f"{tiny_url}/app/static/vendor/{path}") as response:
        assert content_type in response.headers["Content-Type"]
        assert response.read() == (ROOT / "static" / "vendor" / Path(path)).read_bytes()
