"""Colours of the map: text 4.5 to 1 on its ground, symbols 3 to 1 on land and sea (WCAG 2.2)."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.harness import ROOT

Palette = dict[str, Any]

TEXTS = [
    ("on-symbol", "partner"),
    ("on-symbol", "lead"),
    ("on-symbol", "cluster"),
    ("ink", "paper"),
    ("muted", "paper"),
    ("link", "paper"),
    ("link", "hover"),
]
SYMBOLS = ("partner", "lead", "cluster", "activity", "uncertain", "line", "focus", "picked")
GROUNDS = ("sea", "land", "region", "lake")


@pytest.fixture(scope="module")
def palettes(browser: Browser) -> dict[str, Palette]:
    """The palette of each theme, as the browser reads it."""
    page = browser.new_page()
    page.add_script_tag(path=ROOT / "static" / "atlas" / "palette.js")
    found: dict[str, Palette] = page.evaluate("() => AtlasPalette")
    page.close()
    return found


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_legible(palettes: dict[str, Palette], theme: str) -> None:
    palette = palettes[theme]
    found = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in TEXTS}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_symbols_stand_out(palettes: dict[str, Palette], theme: str) -> None:
    palette = palettes[theme]
    pairs = [(symbol, ground) for symbol in SYMBOLS for ground in GROUNDS]
    found = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 3} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_classes_run_from_one_end_to_the_other(palettes: dict[str, Palette], theme: str) -> None:
    shades = [luminance(colour) for colour in palettes[theme]["classes"]]
    assert len(set(shades)) == len(shades) == 6
    assert shades == sorted(shades, reverse=theme == "light")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_neighbouring_classes_can_be_told_apart(palettes: dict[str, Palette], theme: str) -> None:
    classes = palettes[theme]["classes"][1:]  # five at most are drawn
    assert min(contrast(*pair) for pair in pairwise(classes)) > 1.3


@pytest.mark.parametrize(
    ("classes", "drawn"), [(1, [5]), (2, [3, 5]), (3, [2, 3, 5]), (5, [1, 2, 3, 4, 5])]
)
def test_few_classes_are_spread_over_the_ramp(
    browser: Browser, classes: int, drawn: list[int]
) -> None:
    page = browser.new_page()
    page.add_script_tag(path=ROOT / "static" / "atlas" / "symbols.js")
    found = page.evaluate(
        """n => {
             const numbers = [...Array(n).keys()], legend = [...numbers, -1].map(k => ({k}));
             const colours = {classes: [0, 1, 2, 3, 4, 5]};
             return numbers.map(k => AtlasSymbols.shadeColour(colours, {legend}, k));
           }""",
        classes,
    )
    page.close()
    assert found == drawn


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
