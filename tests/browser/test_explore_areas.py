"""Areas and years in the real browser: drawn with the mouse and with the keyboard, and played."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from dashboard.areas import Area
from tests.browser.conftest import OpenPage
from tests.browser.harness import map_frame, wait_ready, wait_until, widget
from tests.browser.pages import changes_map, chips, click_map, figures, link_value, press, ready

CORNERS = ((20.0, 55.0), (28.0, 55.0), (26.0, 59.0))


def tool(page: Page, name: str) -> None:
    """Take one of the three drawing tools of the map."""
    map_frame(page).get_by_role("button", name=f"Filter by a {name}").click()


def key_presses(page: Page, *keys: str) -> Callable[[], None]:
    """Press keys one after the other; the map glides a moment after an arrow key."""
    def act() -> None:
        for key in keys:
            page.keyboard.press(key)
            page.wait_for_timeout(500)
    return act


def draw(page: Page, *corners: tuple[float, float]) -> None:
    for lon, lat in corners:
        click_map(page, lon, lat)
        page.wait_for_timeout(400)  # two quick clicks would be a double click


def test_a_polygon_becomes_a_filter_and_its_chip_takes_it_away(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(app_url))
    wait_until(page, lambda: "Projects" in figures(page), "the figures")
    everything = figures(page)
    tool(page, "polygon")
    changes_map(page, lambda: draw(page, *CORNERS, CORNERS[0]))
    area = Area(link_value(page, "a"))
    drawn = zip(area.degrees[::2], area.degrees[1::2], strict=True)
    for (lon, lat), (wanted_lon, wanted_lat) in zip(drawn, CORNERS, strict=True):
        assert abs(lon - wanted_lon) < 0.2  # a pixel is 0.09 degrees at this zoom
        assert abs(lat - wanted_lat) < 0.2
    assert 0 < figures(page)["Projects"] < everything["Projects"]
    changes_map(page, lambda: press(page, "chips", "Polygon on the map"))
    assert (chips(page), figures(page)) == ([], everything)


def test_a_circle_is_drawn_with_the_keyboard_alone(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    tool(page, "circle")
    changes_map(page, key_presses(page, "ArrowDown", "Enter", "ArrowUp", "Enter"))
    assert Area(link_value(page, "a")).kind == "circle"
    assert chips(page)[0].startswith("Circle of ")


def test_escape_gives_up_and_the_map_is_as_it_was(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    tool(page, "rectangle")
    draw(page, CORNERS[0])
    key_presses(page, "Escape")()
    hint = map_frame(page).locator(".atlas-draw-hint")
    assert (hint.is_visible(), chips(page)) == (False, [])
    assert map_frame(page).locator(".atlas-drawing").count() == 0


def test_playing_goes_on_by_itself_and_stops_when_told(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(f"{app_url}/?d=2016-2016"))
    press(page, "years_play", "Play")
    wait_until(page, lambda: link_value(page, "d") >= "2019", "the year 2019")
    press(page, "years_play", "Pause")
    wait_ready(page)
    stopped = link_value(page, "d")
    page.wait_for_timeout(3000)
    assert link_value(page, "d") == stopped
    assert "Play" in widget(page, "years_play").inner_text()


def test_years_played_are_one_step_and_a_step_back_stops_them(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(f"{app_url}/?d=2016-2016"))
    before: int = page.evaluate("history.length")
    press(page, "years_play", "Play")
    wait_until(page, lambda: link_value(page, "d") >= "2019", "the year 2019")
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    page.wait_for_timeout(3000)
    assert link_value(page, "d") == "2016-2016"
    assert "Play" in widget(page, "years_play").inner_text()


def test_the_handles_of_a_range_move_by_keyboard_and_stop_at_each_other(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(f"{app_url}/?d=2019-2020"))
    low = page.get_by_label("Years in which it ran, from")
    changes_map(page, lambda: low.press("ArrowRight"))
    assert (link_value(page, "d"), chips(page)) == (
        "2020-2020", ["Years in which it ran: 2020 – 2020"])
    low.press("ArrowRight")
    assert low.get_attribute("aria-valuetext") == "2020"
    changes_map(page, lambda: low.press("Home"))
    assert link_value(page, "d") == "-2020"
    assert low.evaluate("node => node === document.activeElement")


def test_near_a_place_takes_enter_and_says_what_it_does_not_know(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(app_url))
    place = page.get_by_label("Near a place", exact=True)
    place.fill("Atlantis")
    place.press("Enter")
    expect(widget(page, "near").get_by_role("alert")).to_contain_text("“Atlantis”")
    expect(place).to_have_value("Atlantis")
    place.fill("Danzig")
    changes_map(page, lambda: place.press("Enter"))
    assert chips(page) == ["Within 50 km of Gdańsk"]
    expect(place).to_have_value("")


def test_rarer_filters_unfold_and_filter(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    press(page, "filters_more", "More filters")
    high = page.get_by_label("Total budget, up to")
    high.wait_for()
    changes_map(page, lambda: high.press("ArrowLeft"))
    assert link_value(page, "b").startswith("-")
    expect(page.locator(".st-key-filters_more")).to_have_text("More filters (1 active)")
