"""Checks of WCAG 2.2 A and AA by axe-core, in the page and in the map's frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor" / "axe-core-4.14.1" / "axe.min.js"
SEVERE = {"serious", "critical"}
RUN = """() => axe.run(document, {
    resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
})"""

# (rule, part of the element's HTML): why it is not ours to repair.
KNOWN = {
    ("scrollable-region-focusable", "st-key-side"):
        "A Streamlit container takes no tabindex; Chromium and Firefox focus scrollers themselves.",
    ("color-contrast", "<p>Level</p>"):
        "The label of a control that cannot be used now; WCAG 1.4.3 leaves those out.",
    ("target-size", 'aria-label="Clear all"'):
        "Streamlit's multiselect draws it with 22.5 px; Backspace and the chips do the same.",
    ("target-size", "leaflet-marker-icon"):
        "Symbols that overlap: their place on the map is what they say (WCAG 2.5.8, essential).",
}


def violations(page: Page) -> list[str]:
    """Return what axe-core finds serious or critical, apart from what is known."""
    for frame in page.frames:
        frame.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN)["violations"]
    return sorted(
        f"{rule['id']}: {node['html'][:200]} | {_why(node)}"
        for rule in found
        if rule["impact"] in SEVERE
        for node in rule["nodes"]
        if not _is_known(rule["id"], node["html"])
    )


def _why(node: dict[str, Any]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return "; ".join(check["message"] for check in checks)


def _is_known(rule: str, html: str) -> bool:
    return any(rule == name and part in html for name, part in KNOWN)
