"""The map: what a click on a group, a place, a project or a region does, and what it never does."""

from __future__ import annotations

from playwright.sync_api import Page

from data.catalogue import load_catalogue
from tests.browser.conftest import OpenPage
from tests.browser.harness import ROOT, atlas, map_frame, widget
from tests.browser.pages import (
    changes_map,
    chips,
    choose,
    click_map,
    drawn_lines,
    figures,
    link_value,
    popup_projects,
    press,
    ready,
    symbol,
    view,
    wait_view,
)

RIGA = (25.0, 57.0)
"""A point in Latvia, lon and lat."""
PSKOV = (30.2, 57.5)
VIDZEME = (25.6, 57.35)
"""A point in its north."""


def test_a_group_zooms_and_selects_nothing(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    before, selected, shown = view(page), atlas(page)["selected"], figures(page)
    symbol(page, "cluster").click()
    assert wait_view(page, before)[2] > before[2]
    assert (atlas(page)["selected"], figures(page), chips(page)) == (selected, shown, [])
    assert popup_projects(page).count() == 0


def test_a_place_lists_its_projects_and_a_project_shows_its_partners(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(f"{app_url}/?c=LV&k=all"))
    symbol(page, "lead").click()
    popup_projects(page).first.wait_for()
    counted = map_frame(page).locator(".atlas-popup p").inner_text()
    assert counted.endswith(f"projects {popup_projects(page).count()}")
    changes_map(page, lambda: popup_projects(page).first.click())
    located = located_partners(link_value(page, "id"))
    assert map_frame(page).locator(".atlas-symbol.chosen").count() == located > 1
    assert drawn_lines(page) == located - 1
    changes_map(page, lambda: press(page, "detail_close", "Back"))
    assert (drawn_lines(page), widget(page, "project_detail").count()) == (0, 0)


def test_a_region_becomes_a_filter_and_stops_being_one(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?l=none&v=projects&lv=nuts2"))
    everything = figures(page)
    changes_map(page, lambda: click_map(page, *RIGA))
    assert (chips(page), link_value(page, "r")) == (["Latvija · LV00"], "LV00")
    assert 0 < figures(page)["Projects"] < everything["Projects"]
    changes_map(page, lambda: click_map(page, *RIGA))
    assert (chips(page), figures(page)) == ([], everything)


def test_clicks_go_into_regions_and_out_again(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(f"{app_url}/?l=none&v=projects&lv=drill"))
    before = view(page)
    for code in ("LV", "LV008"):  # Latvia is one region of NUTS 1 and of NUTS 2
        changes_map(page, lambda: click_map(page, *VIDZEME))
        assert (link_value(page, "r"), len(chips(page))) == (code, 1)
    assert view(page)[2] > before[2]
    changes_map(page, lambda: press(page, "map_out", "One level out"))
    assert link_value(page, "r") == "LV"
    choose(page, "filter_region", "Kurzeme · LV003")  # the same without a mouse
    assert link_value(page, "r") == "LV.LV003"


def test_a_click_on_russia_shows_its_regions_that_have_projects(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(f"{app_url}/?l=none&v=projects&lv=drill"))
    changes_map(page, lambda: click_map(page, *PSKOV))
    assert link_value(page, "r") == "RU"
    lon, lat, zoom = view(page)
    assert 35 < lon < 50
    assert lat < 66  # not the Barents Sea
    assert zoom >= 4


def test_activities_are_a_layer_and_open_their_project(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    changes_map(page, lambda: press(page, "map_layers", "Partners"))
    assert drawn_kinds(page) == set()
    changes_map(page, lambda: press(page, "map_layers", "Activities"))
    assert drawn_kinds(page) == {"activity"}
    symbol(page, "activity").click()
    name = popup_projects(page).locator("strong").inner_text()
    changes_map(page, lambda: popup_projects(page).click())
    assert name in widget(page, "project_detail").inner_text()


def test_the_map_is_dark_in_the_dark_theme(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url, scheme="dark"))
    around = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    sea = "() => getComputedStyle(map.getContainer()).backgroundColor"
    assert page.evaluate(around) == "rgb(18, 26, 34)"
    assert map_frame(page).evaluate(sea) == "rgb(12, 25, 36)"


def drawn_kinds(page: Page) -> set[str]:
    """Return the kinds of symbols on the map, without the legend's."""
    drawn = map_frame(page).locator(".leaflet-marker-icon .atlas-symbol")
    return set(drawn.evaluate_all("symbols => symbols.map(symbol => symbol.classList[1])"))


def located_partners(project_id: str) -> int:
    """Return how many partners of a project have a point."""
    partners = load_catalogue(ROOT / "data" / "derived").partners
    return int(partners["lon"][partners["project_id"] == project_id].notna().sum())

