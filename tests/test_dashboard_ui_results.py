"""Below the map: lists, tray and download hold the rows of the filters, all of them."""

import csv
import io

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from dashboard.ui import list_panel
from tests.app_page import choose, elements, figures, open_app, project_list, say, texts_in
from tests.small_world import small_world
from tests.world_on_disk import write_world

WORLD = small_world()


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("results"))


def tab(app: AppTest, name: str) -> AppTest:
    return say(app, "results", name)


def table_in(app: AppTest, key: str):
    (table,) = app.get_by_key(key).dataframe
    return table.value


def test_the_tabs_say_how_many(world):
    tabs = elements(open_app(world))["results"]
    assert list(tabs["names"].values()) == [
        "Projects (8)", "Partners (16)", "Not on the map (3)", "Download"]
    assert tabs["chosen"] == "projects"


@pytest.mark.parametrize("said", ["gold", None, ["tray"], 3])
def test_a_tab_that_is_none_changes_nothing(world, said):
    app = say(open_app(world), "results", said)
    assert (app.exception.len, elements(app)["results"]["chosen"]) == (0, "projects")


def test_the_list_of_projects(world):
    app = open_app(world, c="SE")
    columns = project_list(app)
    assert columns["Title"] == ["Archipelago `${1+1}` routes", "Snö och el i Umeå"]
    assert columns["Total budget (€)"] == ["0", "–"]
    assert (columns["Partners"][0], columns["Countries"][0]) == ("3", "LV · SE")
    assert columns["Status"] == ["finished", "planned"]


def test_the_list_can_be_sorted(world):
    app = open_app(world)
    say(app, "project_list", {"order": "budget"})
    assert not app.exception
    assert project_list(app)["Acronym"][:3] == ["BRIDGE", "COAST", "3I"]
    assert elements(app)["project_list"]["order"] == "budget"


def test_a_long_list_has_pages_and_past_the_end_is_the_last(world, monkeypatch):
    monkeypatch.setattr(list_panel, "LIST_ROWS", 3)
    app = say(open_app(world), "project_list", {"page": 3})
    assert project_list(app)["Acronym"] == ["NORR", "-1+2"]
    assert elements(app)["project_list"]["position"] == "Rows 7 to 8 of 8"
    say(app, "project_list", {"page": 99})
    assert elements(app)["project_list"]["page"] == 3


def test_other_filters_begin_at_the_first_page(world, monkeypatch):
    monkeypatch.setattr(list_panel, "LIST_ROWS", 3)
    app = say(open_app(world), "project_list", {"page": 2})
    choose(app, "filter_country", "LT")
    assert elements(app)["project_list"]["position"] == "Rows 1 to 3 of 4"


def test_tab_order_and_page_are_in_the_link(world, monkeypatch):
    monkeypatch.setattr(list_panel, "LIST_ROWS", 3)
    app = say(say(open_app(world), "project_list", {"order": "budget"}), "project_list",
              {"page": 2})
    assert dict(app.query_params) == {"lo": "budget", "ln": "2"}
    again = elements(open_app(world, lo="budget", ln="2"))["project_list"]
    assert again == elements(app)["project_list"]
    assert dict(tab(app, "tray").query_params) == {"lo": "budget", "ln": "2", "lt": "tray"}
    assert "Somewhere Ltd" in table_in(open_app(world, lt="tray"), "tray_table")["partner"].tolist()


def test_a_row_opens_its_project_and_closes_it(world):
    app = say(open_app(world), "project_list", {"open": "P4"})
    assert dict(app.query_params) == {"id": "P4"}
    assert elements(app)["project_list"]["chosen"] == "P4"
    say(app, "project_list", {"open": ""})
    assert dict(app.query_params) == {}


@pytest.mark.parametrize("said", [
    {"order": "shoe size"}, {"order": ["title"]}, {"page": "2"}, {"open": "P99"}, {"open": ["P1"]},
    {"open": None}, {}, "P1", None])
def test_what_the_list_does_not_know_changes_nothing(world, said):
    before = elements(open_app(world))["project_list"]
    app = say(open_app(world), "project_list", said)
    assert not app.exception
    assert elements(app)["project_list"] == before


def test_the_list_of_partners(world):
    app = tab(open_app(world, p="CB-2014"), "partners")
    rows = table_in(app, "partner_table")
    assert rows["partner"].tolist() == [
        "Stockholms stad", "Rīga `${name}` </script>", "Somewhere Ltd", "+371 consortium"]
    assert rows["role"].tolist() == ["lead", "partner", "partner", "lead"]
    assert rows["precision"].tolist() == ["postal code", "town", "country only", "not located"]
    assert "Rows 1 to 4 of 4" in texts_in(app, "results_partners")


@pytest.mark.parametrize(
    ("link", "partners"),
    [
        ({}, ["Somewhere Ltd", "Bayern Digital", "+371 consortium"]),
        ({"o": "1"}, ["Somewhere Ltd", "+371 consortium"]),
        ({"c": "DE"}, ["Bayern Digital"]),
    ],
)
def test_the_tray_lists_who_is_not_on_the_map(world, link, partners):
    app = tab(open_app(world, **link), "tray")
    rows = table_in(app, "tray_table")
    assert rows["partner"].tolist() == partners
    assert rows["reason"].notna().all()


def test_the_tray_groups_by_reason(world):
    said = texts_in(tab(open_app(world), "tray"), "results_tray")
    assert "**Outside the Baltic Sea Region: 1**" in said
    assert "**Only the country is known: 1**" in said
    assert "- Neither place nor country is published.: 1" in said


def test_where_nothing_is_found_the_tray_does_not_say_that_all_are_on_the_map(world):
    app = open_app(world, q="no such thing", lt="tray")
    assert texts_in(app, "results_tray") == [
        "No project fits the filters, so there is no partner that could be missing on the map."]


def test_an_empty_tray_says_so(world):
    said = texts_in(tab(open_app(world, f="LVLT"), "tray"), "results_tray")
    assert said == ["Every partner of these projects is on the map."]


@pytest.fixture
def downloads(monkeypatch) -> list[dict]:
    """What the download button was given; the runner keeps no files that are made on the click."""
    given, original = [], streamlit.download_button

    def note(*args, **options):
        given.append(options)
        return original(*args, **options)

    monkeypatch.setattr(streamlit, "download_button", note)
    return given


def rows_of(options: dict) -> list[dict[str, str]]:
    content = options["data"]()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("kind", ["projects", "partners"])
@pytest.mark.parametrize(
    "link", [{}, {"c": "SE"}, {"c": "LV.SE", "cm": "all"}, {"q": "riga"}, {"q": "no such thing"}],
    ids=str,
)
def test_the_download_holds_every_row_of_the_selection(world, downloads, link, kind):
    app = tab(open_app(world, **link), "download")
    app.segmented_control("download_kind").set_value(kind).run()
    assert not app.exception
    count = int(figures(app)[kind.title()])
    assert len(rows_of(downloads[-1])) == count
    assert app.download_button("download_csv").label == f"Download CSV ({count} rows)"


def test_the_download_is_the_selection_and_safe_in_a_spreadsheet(world, downloads):
    tab(open_app(world, f="LVLT"), "download")
    rows = {row["project_id"]: row for row in rows_of(downloads[-1])}
    assert list(rows) == ["P1", "P2", "P3"]
    assert rows["P3"]["title"].startswith("'=HYPERLINK(")
    assert rows["P2"]["total_budget_eur"] == "363237.51"
    assert rows["P3"]["total_budget_eur"] == ""


def test_map_and_tray_are_the_rows_of_the_download(world, downloads):
    app = tab(open_app(world), "download")
    app.segmented_control("download_kind").set_value("partners").run()
    rows = rows_of(downloads[-1])
    assert [row["partner_id"] for row in rows] == WORLD.partners["partner_id"].tolist()
    assert sum(row["lon"] != "" and row["in_region"] == "true" for row in rows) == 13


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ({}, "baltic-atlas_projects_2025-06-15_all.csv"),
        ({"c": "LV.SE"}, "baltic-atlas_projects_2025-06-15_latvia-sweden.csv"),
        ({"q": "Rīga <b>"}, "baltic-atlas_projects_2025-06-15_riga-b.csv"),
    ],
)
def test_the_file_name_tells_date_and_filter(world, downloads, link, name):
    tab(open_app(world, **link), "download")
    assert downloads[-1]["file_name"] == name


def test_the_columns_are_explained(world):
    app = tab(open_app(world), "download")
    (table,) = app.get_by_key("results_download").dataframe
    assert table.value.set_index("column").loc["eu_funding_eur", "unit"] == "EUR"
