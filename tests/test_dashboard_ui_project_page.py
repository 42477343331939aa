"""The page of one project: from its link, whole, for every project, and for ids that are none."""

import pytest

from dashboard.ui.text import plain
from tests.app_page import chips, go_to, open_app, texts_in
from tests.small_world import small_world
from tests.test_dashboard_ui_pages import texts
from tests.world_on_disk import write_world

PROJECTS = small_world().projects.set_index("project_id")
PROJECT = "project"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("project_page"))


def opened(world, **link):
    return go_to(open_app(world, **link), PROJECT)


@pytest.mark.parametrize("project_id", PROJECTS.index)
def test_every_project_has_its_page(world, project_id):
    app = opened(world, id=project_id)
    assert not app.exception
    row = PROJECTS.loc[project_id]
    name = row["acronym"] if isinstance(row["acronym"], str) else row["title"]
    assert app.title[0].value == plain(name)
    assert dict(app.query_params) == {"id": project_id}
    assert not any(element.proto.allow_html for element in app.markdown)


def test_the_figures(world):
    (listed,) = texts_in(opened(world, id="P1"), "project_figures")
    for figure in ("<dd>finished</dd>", "<dd>36 months</dd>", "<dd>€ 1 m</dd>",
                   '<dd>€ 850,000</dd><dd class="note">85% of the total budget</dd>',
                   '<dd>3</dd><dd class="note">all partners</dd>'):
        assert figure in listed


@pytest.mark.parametrize(("project_id", "money"), [
    ("P3", "<dt>EU funding</dt><dd>not published</dd></div>"),
    ("P4", '<dt>Total budget</dt><dd>€ 0</dd><dd class="note">published as zero</dd>'),
])
def test_zero_is_not_unknown(world, project_id, money):
    assert money in texts_in(opened(world, id=project_id), "project_figures")[0]


def test_days_are_said_as_they_are_known(world):
    said = {project: texts_in(opened(world, id=project), "project_time")[-1]
            for project in ("P2", "P3", "P8")}
    assert said["P2"].startswith("From 1 Jun 2020 to 31 May 2022, in the programming period 2014")
    assert said["P2"].endswith("programmes pay for some years longer.")
    assert said["P3"] == "Its dates are not published. Programming period 2007-2013."
    assert said["P8"].startswith("It began on 1 Mar 2019; its end is not published.")


def similar(app, name):
    return texts_in(app, f"project_similar_{name}")


def test_similar_projects_say_why_and_link_to_their_page(world):
    app = opened(world, id="P6", c="LV")
    assert similar(app, "same")[-1].startswith("No other project of this programme shares")
    assert "Baltic Sea Region · 2014-2020 · same organisation: Latvian IT Cluster · same " \
        "thematic: ICT and digital society · same town: Rīga" in similar(app, "other")
    links = [link.proto.query_string for link in app.get("page_link")
             if "og=" not in link.proto.query_string]
    assert links[1:] == ["c=LV&id=P5", "c=LV&id=P2", "c=LV&id=P4"]


def test_rivals_are_shown_or_it_says_that_there_are_none(world):
    assert "Kowno &lt;/script&gt;" in "".join(texts_in(opened(world, id="P6"),
                                                       "table_project_rivals"))
    captions = {project: [c.value.replace("\\", "") for c in opened(world, id=project).caption]
                for project in ("P1", "P2")}
    assert "No partner is located with doubt." in captions["P1"]
    assert any(said.startswith("For the one partner located with doubt") for said in captions["P2"])


def test_it_can_be_cited(world):
    plain_text, entry = (code.value for code in opened(world, id="P1").code)
    assert plain_text.startswith("Clean coast from Liepāja to Klaipėda. Interreg V-A Latvia-Lith")
    assert "id=P1 (accessed 2025-06-15)." in plain_text
    assert entry.startswith("@misc{atlas-P1,\n  title = {{Clean coast from Liepāja to Klaip")
    assert r"\textless{}/script\textgreater{}" in opened(world, id="P2").code[1].value


def test_the_publisher_is_linked(world):
    (link,) = opened(world, id="P1").link_button
    assert (link.label, link.proto.url) == ("The publisher’s site", "https://example.org/small")


def test_an_unknown_id_is_named_and_does_no_harm(world):
    app = opened(world, id="P99", c="LV")
    assert not app.exception
    assert app.title[0].value == "Project"
    assert "There is no project with the id “P99” in this catalogue." in (
        app.info[0].value.replace("\\", ""))
    assert chips(app) == ["Latvia"]
    assert dict(app.query_params) == {"c": "LV"}


def test_without_an_id_it_says_how_to_choose_one(world):
    assert opened(world).info[0].value.startswith("No project is chosen.")


def test_filters_that_leave_it_out_do_not_hide_it(world):
    app = opened(world, id="P1", c="SE")
    assert "This project does not match the current filters." in app.info[0].value
    assert "Clean coast from Liepāja to Klaipėda" in texts(app)
    nothing_found = opened(world, id="P1", c="DE", t="2007-2013")
    assert "<dd>finished</dd>" in texts_in(nothing_found, "project_figures")[0]
