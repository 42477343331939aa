"""Times and bytes as a real Chromium sees them: page load or click to painted map."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium, harness

# Time of the last click, before the page hears of it.
NOTE_CLICKS = "document.addEventListener('click', () => { window.__clicked = Date.now(); }, true);"
# When the page around the map last painted another thing; its clock of work in progress is none.
NOTE_CHANGES = """(() => {
    if (window !== window.top) return;
    const ours = change => {
        const node = change.target.nodeType === 1 ? change.target : change.target.parentElement;
        return node && node.dataset.testid !== 'stApp'
            && !node.closest('[data-testid="stStatusWidget"], [data-testid="stToolbar"], iframe');
    };
    new MutationObserver(changes => {
        if (changes.some(ours)) requestAnimationFrame(() => setTimeout(
            () => { window.__changed = Date.now(); }, 0));
    }).observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
})();"""
# What the map of any frame says it painted, if that is another thing than before. The time is
# taken in the frame two animation frames after the drawing; all frames share the clock.
PAINTED = """before => {
    for (const frame of document.querySelectorAll('iframe')) {
        const atlas = frame.contentWindow && frame.contentWindow.atlasMap;
        if (atlas && atlas.painted && atlas.painted !== before)
            return {painted: atlas.painted, at: atlas.painted_at, drawn: atlas.drawn,
                    selected: atlas.selected};
    }
    return null;
}"""
POLL_MS = 10
CALM_MS = 400


@dataclass
class Received:
    """What came over the page's websocket since it was last emptied."""

    sizes: list[int] = field(default_factory=list)

    def attach(self, page: Page) -> None:
        """Count the frames of every websocket of the page."""
        page.on("websocket", lambda socket: socket.on("framereceived", self._note))

    def _note(self, payload: str | bytes) -> None:
        self.sizes.append(len(payload.encode() if isinstance(payload, str) else payload))

    def take_kb(self) -> float:
        """Return the kilobytes (1,000 bytes) and start anew."""
        total = sum(self.sizes) / 1000
        self.sizes.clear()
        return total


@dataclass(frozen=True)
class Click:
    """One click: time to the painted map, kilobytes received, and what the map then shows.

    ``all_ms`` is the time until the map and everything around it is painted.
    """

    ms: float
    all_ms: float
    kb: float
    selected: int
    drawn: int


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the Chromium of the browser tests."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium.require(os.environ), args=harness.CHROMIUM_ARGUMENTS,
            headless=True)
        yield started
        started.close()


@contextmanager
def cold_page(started: Browser) -> Iterator[Page]:
    """Open a page in a context that has seen nothing yet."""
    context: BrowserContext = started.new_context(viewport=harness.DESKTOP, locale="en-GB")
    context.add_init_script(NOTE_CLICKS)
    context.add_init_script(NOTE_CHANGES)
    page = context.new_page()
    page.set_default_timeout(harness.TIMEOUT_MS)
    yield page
    context.close()


def first_paint_ms(page: Page, url: str) -> float:
    """Load the page and return the time from the start of the load to the painted map."""
    page.goto(url, wait_until="commit")
    found = page.wait_for_function(PAINTED, arg=None, polling=POLL_MS).json_value()
    return float(found["at"] - page.evaluate("() => performance.timeOrigin"))


def measure_click(page: Page, received: Received, click: Callable[[Page], None]) -> Click:
    """Click, wait for the map to paint something else, and for the page to be calm."""
    before = page.evaluate(PAINTED, None)["painted"]
    received.take_kb()
    click(page)
    found = page.wait_for_function(PAINTED, arg=before, polling=POLL_MS).json_value()
    harness.wait_idle(page, CALM_MS)
    clicked, changed = page.evaluate("() => [window.__clicked, window.__changed || 0]")
    whole = max(found["at"], changed)
    return Click(found["at"] - clicked, whole - clicked, received.take_kb(), found["selected"],
                 found["drawn"])
