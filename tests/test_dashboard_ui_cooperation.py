"""The page Cooperation: from a link, what it rests on, the pair, and what cannot be read."""

import pytest

from tests.app_page import chips, go_to, open_app, texts_in
from tests.test_dashboard_ui_pages import texts
from tests.world_on_disk import write_world

COOPERATION = "cooperation"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("cooperation"))


def opened(world, **link):
    """Open the page by its link: the test runner goes there after the first page."""
    return go_to(open_app(world, **link), COOPERATION)


def table(app, key):
    (found,) = [d.value for d in app.dataframe if key in d.value.columns]
    return found


def test_it_says_what_it_rests_on(world):
    (said,) = opened(world).info
    assert said.value.startswith("Read from 6 of 8 projects: those whose partners are all known.")
    assert "A project counts each pair of its partners’ places once." in said.value


def test_all_pairs_are_in_the_table(world):
    rows = table(opened(world), "name_a")
    assert rows[["name_a", "name_b", "projects"]].values.tolist() == [
        ["Lithuania", "Latvia", 3], ["Latvia", "Russia", 1], ["Latvia", "Sweden", 1]]


def test_level_and_pair_come_from_the_link_and_stay_in_it(world):
    app = opened(world, pl="nuts3", pw="lead", pp="LT023_LV003")
    assert dict(app.query_params) == {"pl": "nuts3", "pw": "lead", "pp": "LT023_LV003"}
    assert "Klaipėdos apskritis · LT023 and Kurzeme · LV003: 2 joint projects" in texts(app)
    assert "lead partner’s place" in app.info[0].value


def test_the_pair_becomes_a_filter(world):
    app = opened(world, pp="LT_LV")
    app.button("cooperation_filter").click().run()
    assert not app.exception
    assert sorted(chip.split(" (")[0] for chip in chips(app)) == ["Latvia", "Lithuania"]
    assert app.info[0].value.startswith("Read from 3 of 3 projects")  # P1, P2, P6: all of them


@pytest.mark.parametrize(("measure", "cell"), [("projects", 3), ("eu_funding", 1_158_751.88),
                                               ("ratio", 1.28)])
def test_the_matrix(world, measure, cell):
    app = opened(world, pm=measure)
    app.segmented_control("cooperation_part").set_value("matrix").run()
    square = table(app, "LT").set_index("place")
    assert square.loc["Latvia", "LT"] == square.loc["Lithuania", "LV"] == pytest.approx(cell)


def test_the_network(world):
    app = opened(world)
    app.segmented_control("cooperation_part").set_value("network").run()
    assert not app.exception
    (first,), (second,) = (
        [text for text in texts_in(app, f"table_cooperation_{name}") if "atlas-table" in text]
        for name in ("network", "periods"))
    assert '<th scope="row">Latvia</th><td class="number">3</td>' in first
    assert '<th scope="row">2014-2020</th><td class="number">5</td>' in second


def test_lead_only_projects_cannot_be_read(world):
    app = opened(world, q="šiauliai")
    assert app.info[0].value.startswith("Of none of the 1 projects all partners are known")
    assert "No two places of this level are joined" in app.warning[0].value
