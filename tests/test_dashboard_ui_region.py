"""The page Region: the list, one region from its link, what is unknown, the way to the map."""

import re

import pytest

from tests.app_page import chips, go_to, open_app, texts_in
from tests.world_on_disk import write_world

REGION = "region"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("region"))


def opened(world, **link):
    return go_to(open_app(world, **link), REGION)


def figures_of(app):
    (html,) = texts_in(app, "region_figures")
    return dict(re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", html))


def test_without_a_region_there_is_a_list(world):
    app = opened(world)
    (rows,) = [d.value for d in app.dataframe if "code" in d.value]
    assert not app.exception
    assert rows["code"].tolist()[0] == "LV00"  # 5 projects


def test_a_region_from_its_link(world):
    app = opened(world, rg="LV003")
    assert app.title[0].value.replace("\\", "") == "Kurzeme · LV003"
    assert figures_of(app) == {
        "Projects": "2", "Partners": "3", "Organisations": "3",
        "EU funding of the projects": "€ 1.2 m", "EU funding of its partners": "€ 400,000"}
    assert dict(app.query_params) == {"rg": "LV003"}


def test_a_region_without_inhabitants_says_so(world):
    app = opened(world, rg="RU-SPE")
    assert any("No inhabitants and area are published here" in c.value for c in app.caption)


def test_the_way_to_the_map_is_the_filter(world):
    app = opened(world, rg="LV003")
    app.button("region_map").click().run()
    assert not app.exception
    assert [chip.split(" · ")[-1] for chip in chips(app)] == ["LV003"]


def test_a_region_without_projects_here_says_so(world):
    app = opened(world, rg="LV003", c="RU")
    assert [w.value for w in app.warning] == [
        "No project of the filters has a partner in this region."]
