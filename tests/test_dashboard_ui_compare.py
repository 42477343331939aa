"""The page Compare: two sides from the link, one scale, unknown as unknown."""

import re

import pytest

from tests.app_page import go_to, open_app, texts_in
from tests.world_on_disk import write_world

COMPARE = "compare"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("compare"))


def opened(world, **link):
    return go_to(open_app(world, **link), COMPARE)


def rows_of(app):
    (html,) = [t for t in texts_in(app, "table_compare_figures") if "atlas-table" in t]
    return dict(re.findall('<th scope="row">(.*?)</th>(.*?)</tr>', html))


def test_it_asks_for_two(world):
    app = opened(world)
    assert not app.exception
    assert [i.value for i in app.info] == ["Choose one on the left and one on the right."]


def test_two_periods_from_the_link(world):
    app = opened(world, xb="periods", xl="2014-2020", xr="2021-2027")
    assert not app.exception
    assert rows_of(app)["Projects"] == "<td>5</td><td>2</td>"
    assert rows_of(app)["… as published"] == "<td>3 of 5 publish it</td><td>2 of 2 publish it</td>"


def test_two_regions_have_rates_or_say_that_they_are_unknown(world):
    rows = rows_of(opened(world, xl="LV003", xr="RU-SPE"))
    assert re.fullmatch(r"<td>0\.83</td><td>unknown</td>",
                        rows["Projects per 100,000 inhabitants (2018)"])


def test_choosing_writes_the_link(world):
    app = opened(world, xb="families")
    app.selectbox("compare_xl").set_value("LVLT").run()
    app.selectbox("compare_xr").set_value("CB").run()
    assert dict(app.query_params) == {"xb": "families", "xl": "LVLT", "xr": "CB"}
    assert rows_of(app)["Projects"] == "<td>3</td><td>2</td>"


def test_another_group_forgets_the_sides(world):
    app = opened(world, xb="families", xl="LVLT", xr="CB")
    app.segmented_control("compare_by").set_value("periods").run()
    assert dict(app.query_params) == {"xb": "periods"}
