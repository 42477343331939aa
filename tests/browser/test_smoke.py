"""The app opens: a headline and a painted map, on a desk and on a phone, light and dark."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.conftest import OpenPage
from tests.browser.harness import DESKTOP, PHONE, atlas, screenshot, wait_ready, widget


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_app_opens(
    open_page: OpenPage, app_url: str, viewport: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    page = open_page(app_url, viewport=viewport, scheme=scheme)
    wait_ready(page)
    screenshot(page, f"explore-{viewport['width']}-{scheme}")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(widget(page, "headline")).to_be_visible()
    state = atlas(page)
    assert state["selected"] > 0
    assert state["drawn"] > 0


def test_an_unknown_link_is_no_traceback(open_page: OpenPage, app_url: str) -> None:
    page = open_page(f"{app_url}/?p=NO-SUCH-PROGRAMME&zz=%3Cscript%3E")
    wait_ready(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
