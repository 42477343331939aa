"""The app's server and the browser, started once, and one watched page a test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.browser import chromium, harness, server

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def server_logs() -> dict[str, Path]:
    """Logs of the servers whose failures count, by host and port."""
    return {}


@pytest.fixture(scope="session")
def app_url(
    tmp_path_factory: pytest.TempPathFactory, server_logs: dict[str, Path]
) -> Iterator[str]:
    """Address of the real app."""
    home = tmp_path_factory.mktemp("home")
    with server.serve(server.ROOT / "app.py", home) as url:
        server_logs[urlsplit(url).netloc] = home / server.LOG_NAME
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
def open_page(
    browser: Browser, watches: list[harness.Watch], server_logs: dict[str, Path]
) -> Iterator[OpenPage]:
    """Open an address in a fresh, watched browser context.

    ``open_page(url, viewport=PHONE, scheme="dark")`` gives a page; the test fails at its end on
    any request to another host, any console error, any uncaught exception, the app's own too.
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
        watch = _watch(url, server_logs)
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


def _watch(url: str, server_logs: dict[str, Path]) -> harness.Watch:
    host = urlsplit(url).netloc
    log = server_logs.get(host)
    return harness.Watch(host=host, log=log, log_start=log.stat().st_size if log else 0)
