"""Drive the real app in a real browser, and hear everything it says and asks for."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Error,
    Frame,
    Locator,
    Page,
    ViewportSize,
)

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
# Opened by its own address, a page makes Streamlit (1.67) look first for a server below it; the
# next place that it looks in is the right one.
PROBES = re.compile(r"/[a-z]+/_stcore/(health|host-config)$")
# What Streamlit logs before the traceback of a script.
UNCAUGHT = "Uncaught app execution"


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
    log : Path or None
        The server's log; a script that fails in it after ``log_start`` bytes is a problem too.
    """

    host: str
    log: Path | None = None
    log_start: int = 0
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
        url = str(message.location.get("url", ""))
        if message.type == "error" and not ("404" in message.text and PROBES.search(url)):
            self.errors.append(f"console: {message.text} ({url})")

    def note_request(self, url: str) -> None:
        """Keep a url that leaves the app's own server."""
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.foreign.append(url)

    def problems(self) -> list[str]:
        """Return everything heard, foreign requests first."""
        foreign = [f"request to another host: {url}" for url in self.foreign]
        return foreign + self.errors + self._failed_scripts()

    def _failed_scripts(self) -> list[str]:
        if self.log is None:
            return []
        said = self.log.read_bytes()[self.log_start :].decode("utf-8", "replace")
        _, *tracebacks = said.split(UNCAUGHT)
        return [f"the app failed: {traceback.strip()[-1500:]}" for traceback in tracebacks]


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


READ_ATLAS = """() => {
    if (!window.atlasMap) return null;
    const {selected, drawn, revision, painted} = window.atlasMap;
    return {selected, drawn, revision, painted};
}"""


def _find_map(page: Page) -> tuple[Frame, dict[str, Any]] | None:
    """Return the frame that has ``window.atlasMap``, and its state; None while there is none."""
    for frame in page.frames:
        try:
            state = frame.evaluate(READ_ATLAS)
        except Error as error:
            # A frame that is loading or leaving is as good as none; its successor comes.
            if "navigation" not in error.message and "detached" not in error.message:
                raise
            continue
        if state is not None:
            return frame, state
    return None


def _wait_map(
    page: Page, is_wanted: Callable[[dict[str, Any]], bool], what: str
) -> tuple[Frame, dict[str, Any]]:
    found: list[tuple[Frame, dict[str, Any]]] = []

    def is_there() -> bool:
        here = _find_map(page)
        if here is not None and is_wanted(here[1]):
            found.append(here)
        return bool(found)

    wait_until(page, is_there, what)
    return found[0]


def map_frame(page: Page) -> Frame:
    """Return the frame of the map, waiting for it if need be."""
    return _wait_map(page, lambda state: True, "window.atlasMap in a frame")[0]


def atlas(page: Page) -> dict[str, Any]:
    """Return what the map says of itself: ``selected``, ``drawn``, ``revision``, ``painted``."""
    return _wait_map(page, lambda state: True, "window.atlasMap in a frame")[1]


def wait_ready(page: Page) -> None:
    """Wait until the page is idle and its map has applied and painted a selection."""
    wait_idle(page)
    _wait_map(page, _is_painted, "a painted selection on the map")
    wait_idle(page)  # the map is sent before the other panels


def _is_painted(state: dict[str, Any]) -> bool:
    return state["revision"] is not None and state["painted"] == state["revision"]


def wait_new_selection(page: Page, before: dict[str, Any]) -> dict[str, Any]:
    """Wait until the map has painted another selection than ``before``, and return its state."""
    _wait_map(page, lambda state: state["revision"] != before["revision"], "a new selection")
    wait_ready(page)
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
