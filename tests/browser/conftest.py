"""The app's server and the browser, started once, and one watched page a test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.browser import chromium, harness

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the real app."""
    with harness.serve(harness.ROOT / "app.py", tmp_path_factory.mktemp("home")) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = chromium.require(os.environ)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=harness.CHROMIUM_ARGUMENTS, headless=True
        )
        yield started
        started.close()


@pytest.fixture
def watches() -> list[harness.Watch]:
    """What the test's pages said; a test that expects a problem clears it from here."""
    return []


@pytest.fixture
def open_page(browser: Browser, watches: list[harness.Watch]) -> Iterator[OpenPage]:
    """Open an address in a fresh, watched browser context.

    ``open_page(url, viewport=PHONE, scheme="dark")`` gives a page; the test fails at its end on
    any request to another host, any console error and any uncaught exception.
    """
    contexts: list[BrowserContext] = []

    def open_(
        url: str,
        viewport: ViewportSize = harness.DESKTOP,
        scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        context = browser.new_context(
            viewport=viewport, color_scheme=scheme, locale="en-GB", accept_downloads=True
        )
        contexts.append(context)
        watch = harness.Watch(host=urlsplit(url).netloc)
        watch.attach(context)
        watches.append(watch)
        page = context.new_page()
        page.set_default_timeout(harness.TIMEOUT_MS)
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    problems = [problem for watch in watches for problem in watch.problems()]
    assert not problems, "the page had problems:\n" + "\n".join(problems)
