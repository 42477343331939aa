"""The page Figures: groups from the link, the table of each chart, what is not published."""

import pytest

from tests.app_page import go_to, open_app, texts_in
from tests.world_on_disk import write_world

FIGURES = "figures"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("figures"))


def opened(world, **link):
    return go_to(open_app(world, **link), FIGURES)


def table_of(app, group):
    (html,) = [t for t in texts_in(app, f"table_figures_{group}") if "atlas-table" in t]
    return html


def test_it_opens_with_the_periods(world):
    app = opened(world)
    assert not app.exception
    assert '<th scope="row">2014-2020</th><td class="number">5</td>' in table_of(app, "periods")
    assert "8 of 8 projects have a value here." in texts_in(app, "table_figures_periods")[-1]


@pytest.mark.parametrize(("group", "first"), [("countries", "Latvia"), ("years", "2016"),
                                              ("families", "Baltic Sea Region")])
def test_the_group_comes_from_the_link(world, group, first):
    app = opened(world, gb=group)
    assert f'<tbody><tr><th scope="row">{first}</th>' in table_of(app, group)
    assert dict(app.query_params) == {"gb": group}


def test_money_that_nobody_publishes_is_said(world):
    app = opened(world, t="2007-2013")
    assert "None of these projects publishes its EU funding." in [c.value for c in app.caption]
    assert '<td class="number">–</td>' in table_of(app, "periods")
