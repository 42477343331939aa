"""What the map's scripts compute in the browser itself, for more places than the catalogue has."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.harness import map_frame
from tests.browser.pages import ready

WORLD = """() => {
    const places = new Map();
    for (let i = 0; i < 30000; i++)
        places.set(i, {place: i, n: 1 + i % 3, leads: i % 2, sure: 1, partners: [i],
                       at: [8 + (i * 7919 % 22000) / 1000, 52 + (i * 104729 % 16000) / 1000]});
    window.many = places;
    window.grid = AtlasPoints.cluster(places);
    window.baltic = [-10, 45, 50, 75];
}"""
SUM = "all => all.reduce((sum, each) => sum + each.properties.n, 0)"


def grid(page: Page) -> None:
    map_frame(page).evaluate(WORLD)


def test_of_very_many_places_none_is_lost_at_any_zoom(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    grid(page)
    sums = map_frame(page).evaluate(
        f"() => [3, 4, 6, 8, 10, 12, 13].map(z => ({SUM})(grid.getClusters(baltic, z)))")
    assert sums == [60_000] * 7  # 1, 2, 3 partners in turn


def test_a_cluster_of_very_many_places_has_just_its_places(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(app_url))
    grid(page)
    same = map_frame(page).evaluate(
        f"() => grid.getClusters(baltic, 7).filter(each => each.properties.cluster).slice(0, 40)"
        f".map(each => ({SUM})(grid.getLeaves(each.properties.cluster_id)) === each.properties.n)")
    assert len(same) == 40
    assert all(same)


def test_places_stand_alone_at_the_last_zoom(open_page: OpenPage, app_url: str) -> None:
    page = ready(open_page(app_url))
    grid(page)
    found = map_frame(page).evaluate(
        "() => grid.getClusters(baltic, 13).filter(each => !each.properties.cluster).length")
    assert found == 30_000


def test_partners_of_projects_are_drawn_where_they_have_a_point_in_the_region(
    open_page: OpenPage, app_url: str
) -> None:
    page = ready(open_page(app_url))
    points = ("{n: 5, project: [0, 1, 1, 9, 9], place: [0, 1, 0xFFFFFFFF, 2, 2],"
              " flags: [2, 2, 2, 2, 0]}")
    found = map_frame(page).evaluate(
        f"() => [false, true].map(out => AtlasPoints.partnersOf({points}, 'AgI=', out))")
    assert found == [[1, 3], [1, 3, 4]]  # projects 1 and 9
