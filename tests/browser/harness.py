"""Drive the real app in a real browser, and hear everything it says and asks for."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Frame, Locator, Page, ViewportSize

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "build" / "screenshots"

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

# A browser that asks for nothing by itself and cannot reach another machine if a page asks.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-default-apps",
    "--disable-extensions",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
TIMEOUT_MS = 60_000


class ServerError(Exception):
    """The app's server did not start; the message holds the end of its log."""


@dataclass
class Watch:
    """What went wrong in the pages of one browser context.

    Attributes
    ----------
    host : str
        ``127.0.0.1:PORT`` of the app; a request to any other host is foreign.
    errors : list of str
        Console errors and uncaught exceptions.
    foreign : list of str
        Requests and websockets to other hosts, as the browser was asked for them.
    """

    host: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def attach(self, context: BrowserContext) -> None:
        """Listen to every page that the context opens, its frames included."""
        context.on("request", lambda request: self.note_request(request.url))
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.errors.append(f"uncaught: {error.error}"))
        context.on("page", self._attach_page)

    def _attach_page(self, page: Page) -> None:
        page.on("websocket", lambda websocket: self.note_request(websocket.url))

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"console: {message.text} ({message.location.get('url', '')})")

    def note_request(self, url: str) -> None:
        """Keep a url that leaves the app's own server."""
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.foreign.append(url)

    def problems(self) -> list[str]:
        """Return everything heard, foreign requests first."""
        return [f"request to another host: {url}" for url in self.foreign] + self.errors


@contextmanager
def serve(script: Path, home: Path, folder: Path = ROOT, timeout_s: float = 60) -> Iterator[str]:
    """Run a Streamlit script on a free port and yield its address, as ``http://127.0.0.1:40123``.

    Parameters
    ----------
    script : Path
        The app; ``static/`` beside it is served.
    home : Path
        An empty folder that stands for the user's home, so that no settings of theirs count.
        The server's log goes there.
    folder : Path
        Where to run it; its ``.streamlit/config.toml`` counts.
    timeout_s : float
        How long the start may take.

    Raises
    ------
    ServerError
        If the server ends or stays silent; with the end of its log.
    """
    port = _free_port()
    log = home / "streamlit.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), *_server_options(port)],
            cwd=folder,
            env={**os.environ, "HOME": str(home)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_healthy(url, process, log, timeout_s)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=20)


def _server_options(port: int) -> list[str]:
    return [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_healthy(url: str, process: subprocess.Popen[bytes], log: Path, timeout_s: float) -> None:
    end = time.monotonic() + timeout_s
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    tail = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    raise ServerError(f"No answer from {url} within {timeout_s:.0f} s. The server says:\n{tail}")


def wait_until(page: Page, condition: Callable[[], bool], what: str, timeout_s: float = 30) -> None:
    """Wait for a condition that needs Python, letting the browser work meanwhile."""
    end = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited {timeout_s:.0f} s in vain for {what}")
        page.wait_for_timeout(50)


def wait_idle(page: Page, calm_ms: int = 200) -> None:
    """Wait until Streamlit is connected and has run no script for ``calm_ms``."""
    page.wait_for_function(
        """calm => {
            const app = document.querySelector('[data-testid="stApp"]');
            const idle = app && app.dataset.testScriptState === 'notRunning'
                && app.dataset.testConnectionState === 'CONNECTED';
            if (!idle) { window.__idleSince = undefined; return false; }
            window.__idleSince ??= performance.now();
            return performance.now() - window.__idleSince >= calm;
        }""",
        arg=calm_ms,
        timeout=TIMEOUT_MS,
        polling=25,
    )
    page.evaluate("() => { window.__idleSince = undefined; }")


def find_map_frame(page: Page) -> Frame | None:
    """Return the frame that has ``window.atlasMap``, or None while there is none."""
    frames = (frame for frame in page.frames if not frame.is_detached())
    return next((frame for frame in frames if frame.evaluate("() => !!window.atlasMap")), None)


def map_frame(page: Page) -> Frame:
    """Return the frame of the map, waiting for it if need be."""
    wait_until(page, lambda: find_map_frame(page) is not None, "window.atlasMap in a frame")
    frame = find_map_frame(page)
    assert frame is not None
    return frame


def wait_ready(page: Page) -> None:
    """Wait until the page is idle and its map is there."""
    wait_idle(page)
    map_frame(page)


def atlas(page: Page) -> dict[str, Any]:
    """Return what the map says of itself: ``selected``, ``drawn`` and ``revision``."""
    state: dict[str, Any] = map_frame(page).evaluate(
        "() => ({selected: atlasMap.selected, drawn: atlasMap.drawn, revision: atlasMap.revision})"
    )
    return state


def wait_new_selection(page: Page, before: dict[str, Any]) -> dict[str, Any]:
    """Wait until the map has applied another selection than ``before``, and return its state."""
    wait_until(page, lambda: atlas(page)["revision"] != before["revision"], "a new selection")
    return atlas(page)


def widget(page: Page, key: str) -> Locator:
    """Return the widget or panel with this Streamlit ``key``."""
    return page.locator(f".st-key-{key}")


def screenshot(page: Page, name: str) -> Path:
    """Save the whole page as ``build/screenshots/NAME.png`` and return that path."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path
