"""One project beside the map: what matters of it, hostile names as plain text, its source."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.text import plain
from tests.app_page import act, elements, figures, map_message, open_app, texts_in
from tests.small_world import small_world
from tests.world_on_disk import write_world

PROJECTS = small_world().projects


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("project"))


def detail(world, project_id: str) -> list[str]:
    return texts_in(open_app(world, id=project_id), "project_detail")


def said(world, project_id: str) -> str:
    return "\n".join(detail(world, project_id))


def test_the_facts_of_a_project(world):
    lines = said(world, "P1").splitlines()
    for line in (
        "COAST", "**Clean coast from Liepāja to Klaipėda**",
        "- **Programme:** Interreg V-A Latvia-Lithuania", "- **Period:** 2014-2020",
        "- **Status:** finished", "- **Duration:** 1 Jan 2017 – 31 Dec 2019",
        "- **Total budget:** € 1 m", "- **EU funding:** € 850,000",
        "- **Co-financing by the EU:** 85%", "- **Thematics:** Tourism · Waste and pollution",
        "Partners (3)", "All partners are known.",
    ):
        assert line in lines


def test_partners_with_role_place_level_score_and_money(world):
    lines = [line.strip() for line in said(world, "P1").splitlines()]
    assert "- Liepāja municipality · **lead** – Liepāja, LV" in lines
    assert ":small[Liepāja: located by town, score 0.95]" in lines
    assert ":small[budget € 500,000; EU funding € 400,000]" in lines
    assert "- Klaipėdos uostas – Klaipėda, LT" in lines
    assert ":small[Klaipėda: located by postal code, score 0.95]" in lines


@pytest.mark.parametrize(
    ("project_id", "line"),
    [
        ("P2", "Kurzeme: located by region, score 0.75 (uncertain)"),
        ("P2", "- **Contract number:** LLI-999"),
        ("P2", "Two planning regions share tools."),
        ("P3", "- **Total budget:** not published"),
        ("P3", "- **Duration:** dates not published"),
        ("P3", "Only the lead partner is known; other partners are not in the source."),
        ("P4", "- **Total budget:** € 0"),
        ("P4", "**Note:** The budget is published as 0."),
        ("P4", "Published region LV003, located in LV006."),
        ("P4", "not on the map: Only the country is known."),
        ("P5", "- Комитет по информатизации · **lead** – Санкт-Петербург, RU"),
        ("P6", "- **EU funding:** € 0"),
        ("P6", "- **Status:** running"),
        ("P7", "Only the partners from Sweden are known; the others are not in the source."),
        ("P7", "- **Status:** planned"),
        ("P8", "- **Duration:** 1 Mar 2019 – open"),
        ("P8", "not on the map: Neither place nor country is published."),
    ],
)
def test_what_is_special_about_each(world, project_id, line):
    assert line in said(world, project_id)


@pytest.mark.parametrize("project_id", PROJECTS["project_id"])
def test_every_project_opens_with_title_and_the_way_to_its_page(world, project_id):
    app = open_app(world, id=project_id)
    assert not app.exception
    text = "\n".join(texts_in(app, "project_detail"))
    row = PROJECTS.set_index("project_id").loc[project_id]
    assert row["title"].replace("\\", "") in text
    assert [(link.proto.label, link.proto.query_string) for link in app.get("page_link")] == [
        ("Open the project’s page", f"id={project_id}")]
    assert dict(app.query_params) == {"id": project_id}


@pytest.mark.parametrize("project_id", ["P2", "P3", "P4"])
def test_a_hostile_title_is_plain_text(world, project_id):
    app = open_app(world, id=project_id)
    title = PROJECTS.set_index("project_id").loc[project_id, "title"]
    headings = [*app.header, *app.markdown]
    assert any(plain(title) in element.value for element in headings)
    assert not any(title in element.value for element in headings)
    assert not any(element.proto.allow_html for element in app.markdown)


def test_the_source_with_its_licence_and_link(world):
    app = open_app(world, id="P1")
    assert "The tests, The small world. Licence: CC0-1.0" in texts_in(app, "project_detail")
    assert [link.proto.url for link in app.link_button] == ["https://example.org/small"]


def test_the_map_joins_the_partners_of_the_project(world):
    project = map_message(open_app(world, id="P4"))["project"]
    assert project == {"partners": [6, 7], "lead": 6, "lines": [[6, 7]]}


def test_back_closes_it(world):
    app = open_app(world, id="P1", c="LV")
    app.button("detail_close").click().run()
    assert dict(app.query_params) == {"c": "LV"}
    assert map_message(app)["project"] is None
    assert elements(app)["overview"]["title"] == "What these projects are about"


def test_it_stays_open_when_filters_leave_it_out_and_says_so(world):
    hint = "This project does not match the current filters."
    app = open_app(world, id="P7", c="LT")
    assert hint in texts_in(app, "project_detail")
    assert figures(app)["Projects"] == "4"
    act(app, reset=True)
    assert hint not in texts_in(app, "project_detail")


def test_fit_asks_the_map_once_for_each_press(world):
    app = open_app(world, id="P1")
    assert map_message(app)["fit"] is None
    app.button("detail_fit").click().run()
    first = map_message(app)["fit"]
    app.button("detail_fit").click().run()
    assert first["what"] == map_message(app)["fit"]["what"] == "project"
    assert first["nonce"] != map_message(app)["fit"]["nonce"]


def test_nothing_to_fit_without_a_point(world):
    assert open_app(world, id="P8").button("detail_fit").disabled
    assert not open_app(world, id="P3").button("detail_fit").disabled


def fact_labels(app: AppTest) -> list[str]:
    facts = next(t for t in texts_in(app, "project_detail") if t.startswith("- **Programme"))
    return [line.split(":")[0].strip("- *") for line in facts.splitlines()]


def test_what_is_not_published_is_said_and_what_does_not_apply_is_left_out(world):
    assert fact_labels(open_app(world, id="P3")) == [
        "Programme", "Period", "Status", "Duration", "Total budget", "EU funding", "Thematics"]
