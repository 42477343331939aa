"""The pages Organisation and Find a partner, and organisations on the page Cooperation."""

import re

import pytest

from tests.app_page import go_to, open_app, texts_in
from tests.world_on_disk import write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("organisation"))


def opened(world, page, **link):
    return go_to(open_app(world, **link), page)


def figures_of(app):
    (html,) = texts_in(app, "organisation_figures")
    return dict(re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", html))


def tables(app, column):
    return [d.value for d in app.dataframe if column in d.value]


def test_an_organisation_from_its_link(world):
    app = opened(world, "organisation", og="O10")
    assert not app.exception
    assert app.title[0].value.replace("\\", "") == "Latvian IT Cluster"
    assert figures_of(app) == {
        "Projects": "2", "As lead partner": "1", "Organisations it worked with": "3",
        "Countries of these": "3", "EU funding of its own share": "not published",
        "EU funding of its projects": "€ 1.5 m"}
    assert dict(app.query_params) == {"og": "O10"}
    (projects,) = tables(app, "role")
    assert projects["project_id"].tolist() == ["P6", "P5"]


def test_lead_only_projects_say_that_partners_are_not_known(world):
    app = opened(world, "organisation", og="O6")
    assert any("Of none of its 1 projects all partners are known" in c.value for c in app.caption)


def test_an_unknown_organisation_is_named_and_a_list_offered(world):
    app = opened(world, "organisation", og="O99")
    assert any("no organisation with the id “O99”" in i.value.replace("\\", "")
               for i in app.info)
    (rows,) = tables(app, "leads")
    assert len(rows) == 15


def test_an_organisation_that_the_filters_leave_out_says_so(world):
    app = opened(world, "organisation", og="O10", c="SE")
    assert "No project of the filters has this organisation" in app.warning[0].value


def test_partners_are_ranked_with_reasons(world):
    app = opened(world, "partners", fo="O13", c="RU.DE")
    assert not app.exception
    (rows,) = tables(app, "reasons")
    assert rows["id"].tolist() == ["O11", "O12"]
    assert rows["reasons"].tolist()[0].endswith("can be introduced by Latvian IT Cluster")


def test_the_own_organisation_is_found_by_its_name(world):
    app = opened(world, "partners")
    app.text_input("partners_own_text").input("kaunas").run()
    app.button("partners_own_O13").click().run()
    assert dict(app.query_params) == {"fo": "O13"}
    (rows,) = tables(app, "reasons")
    assert not {"O13", "O10"} & set(rows["id"])


def test_a_suggestion_opens_the_organisation(world):
    app = open_app(world)
    app.text_input("filter_text").input("kaunas sci").run()
    (button,) = [b for b in app.button if "organisation" in b.label]
    button.click().run()
    assert dict(app.query_params) == {"og": "O13"}


def test_organisations_in_the_network(world):
    app = opened(world, "cooperation", po="organisations")
    assert not app.exception
    (rows,) = tables(app, "degree")
    assert rows["id"].tolist()[0] == "O10"
    assert rows["degree"].tolist()[0] == 3
