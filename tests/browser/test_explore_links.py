"""Links: the same link shows the same thing, and no link can do harm."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.harness import atlas, widget
from tests.browser.pages import (
    changes_map,
    chips,
    choose,
    drawn_lines,
    figures,
    popup_projects,
    ready,
    symbol,
    tab_counts,
)

HOSTILE = [
    "<img src=x onerror=window.harmed=1>",
    "</script><script>window.harmed=1</script>",
    "'\"`${window.harmed=1}`\\u0000%00",
    "[x](javascript:window.harmed=1) $\\int$ :red[x] **b** # h",
    '"unclosed AND NOT ( *',
    "=HYPERLINK(1)\r\nSet-Cookie: a=b",
]

KEYS = ("q", "c", "id", "th", "v", "p")


def test_a_link_shows_the_same_to_another_person(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?k=all"))
    choose(page, "filter_country", "Estonia")
    symbol(page, "lead").click()
    changes_map(page, lambda: popup_projects(page).first.click())
    other = ready(open_page(page.url))
    for read in (figures, tab_counts, chips, drawn_lines, atlas):
        assert read(other) == read(page), read.__name__
    detail = "project_detail"
    assert widget(other, detail).inner_text() == widget(page, detail).inner_text()


def test_unknown_values_are_named_and_the_rest_holds(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?c=LV.XX&p=NO-SUCH&id=NOBODY&lv=nuts9&utm_source=mail"))
    said = page.get_by_role("alert").inner_text()
    assert "4 parts of this link are not known" in said
    assert all(part in said for part in ("c=XX", "p=NO-SUCH", "id=NOBODY", "lv=nuts9"))
    assert chips(page) == ["Latvia"]
    assert figures(page)["Projects"] > 0


def test_a_link_of_100_kilobytes_is_cut_and_the_rest_holds(
    open_page: OpenPage, app_url: str
) -> None:
    unknown = ".".join(f"X{number}" for number in range(8_000))
    page = ready(open_page(f"{app_url}/?th=tourism&q={'a' * 50_000}&c={unknown}"))
    said = page.get_by_role("alert").inner_text()
    assert "q=aaa" in said
    assert "c=X0" in said
    assert len(said) < 1_000
    assert [each.split(": ")[-1] for each in chips(page)] == ["Tourism"]
    assert len(page.url) < 200


def test_a_hostile_link_does_nothing(open_page: OpenPage, app_url: str) -> None:
    query = "&".join(f"{key}={quote(text)}" for key, text in zip(KEYS, HOSTILE, strict=True))
    page = ready(open_page(f"{app_url}/?{query}"))
    assert_unharmed(page)
    assert chips(page) == [f"“{HOSTILE[0]}”"]


def test_hostile_text_in_the_search_box_is_only_text(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    box = widget(page, "filter_text").locator("input")
    for text in HOSTILE:
        shown = " ".join(text.split())
        box.fill(shown)
        box.press("Enter")
        expect(widget(page, "chips").locator("button .name").first).to_have_text(f"“{shown}”")
        assert_unharmed(page)


def assert_unharmed(page: Page) -> None:
    """Fail if a text ran as a script, became an element of the page, or broke the app."""
    assert not any(frame.evaluate("() => 'harmed' in window") for frame in page.frames)
    said = page.locator(".st-key-chips, [role=alert]")
    expect(said.locator("img, script, a, h1, b, strong, .katex")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
