"""Around the pages: the second page, links that ask too much, files that are not whole."""

import shutil
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_page import (
    EXPLORE,
    METHOD,
    chips,
    choose,
    choose_mode,
    chosen,
    elements,
    figures,
    go_to,
    map_message,
    open_app,
    say,
)
from tests.small_world import small_world
from tests.world_on_disk import write_tables, write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("pages"))


def texts(app: AppTest) -> str:
    return "\n".join(element.value.replace("\\", "") for element in (*app.markdown, *app.header))


def test_data_and_method(world):
    app = go_to(open_app(world), METHOD)
    assert not app.exception
    assert app.title[0].value == "Data and method"
    assert "8 projects with 16 partner entries, of 5 programmes from 2007 to 2027" in texts(app)
    assert "5 of 8 projects publish a total budget, 5 EU funding, 6 both dates" in texts(app)
    assert "2 agree with the located one, 1 differ" in texts(app)


def test_the_tables_of_data_and_method(world):
    app = go_to(open_app(world), METHOD)
    period, programme, levels = (table.value for table in app.dataframe)
    assert period["projects"].tolist() == [1, 5, 2]
    assert programme["partners"].sum() == 16
    assert levels["partners"].tolist() == [2, 11, 0, 1, 1, 1]


def test_every_source_has_licence_and_link(world):
    app = go_to(open_app(world), METHOD)
    assert [box.label.replace("\\", "") for box in app.expander] == ["The small world – The tests"]
    assert "**Licence:** CC0-1.0" in texts(app)
    assert [link.proto.url for link in app.link_button] == ["https://example.org/small"]


def test_filters_and_project_survive_the_other_page(world):
    app = open_app(world, id="P4")
    choose(app, "filter_country", "LV", "SE")
    choose_mode(app, "all")
    before = (figures(app), chips(app), map_message(app)["revision"], dict(app.query_params))
    go_to(app, METHOD)
    assert dict(app.query_params) == before[3]
    go_to(app, EXPLORE)
    assert not app.exception
    after = (figures(app), chips(app), map_message(app)["revision"], dict(app.query_params))
    assert after == before
    assert chosen(app, "filter_country") == ["LV", "SE"]


def open_view(app: AppTest, query: str, page: object = None) -> AppTest:
    return say(app, "share", {"open": query} | ({} if page is None else {"page": page}))


def test_a_saved_view_is_opened_on_its_page_with_its_own_keys(world):
    app = open_view(open_app(world, c="SE"), "?rg=LV006&c=LV", "region")
    assert (app.title[0].value, dict(app.query_params)) == (
        "Rīga · LV006", {"c": "LV", "rg": "LV006"})
    assert chips(app) == ["Latvia"]
    open_view(app, "?lt=tray", "")
    assert (chips(app), dict(app.query_params)) == ([], {"lt": "tray"})
    assert "summary" in elements(app)


@pytest.mark.parametrize("page", [None, "", "atlas", "no such page", 7, ["region"]])
def test_a_saved_view_of_no_page_is_one_of_the_first(world, page):
    app = open_view(open_view(open_app(world), "?rg=LV006", "region"), "?c=LV&rg=LV006", page)
    assert not app.exception
    assert (chips(app), dict(app.query_params)) == (["Latvia"], {"c": "LV"})


def test_what_is_unknown_in_a_saved_view_is_said_on_its_page(world):
    app = open_view(open_app(world), "?c=LV.XX", "figures")
    assert app.title[0].value == "Figures"
    assert "c=XX" in app.warning[0].value.replace("\\", "")


@pytest.mark.parametrize(
    ("link", "named", "kept"),
    [
        ({"c": "LV.XX"}, "c=XX", {"c": "LV"}),
        ({"p": "OLD-1999", "q": "riga"}, "p=OLD-1999", {"q": "riga"}),
        ({"id": "P99"}, "id=P99", {}),
        ({"cm": "none", "c": "SE"}, "cm=none", {"c": "SE"}),
        ({"v": "money", "lv": "nuts9"}, "v=money, lv=nuts9", {}),
        ({"c": "<script>", "th": "*bold*"}, "th=*bold*", {}),
    ],
)
def test_what_a_link_asks_in_vain_is_named_and_the_rest_holds(world, link, named, kept):
    app = open_app(world, **link)
    assert not app.exception
    (warning,) = [w.value.replace("\\", "") for w in app.warning]
    assert named in warning
    assert "not known here" in warning
    assert dict(app.query_params) == kept


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ({"d": ["2014-2020", "2015-2016"]}, "there twice; the first one holds and this was left"
         " out: d=2015-2016."),
        ({"a": ".".join(f"c_1_2_{km}" for km in range(1, 7))}, "more than can be chosen at once and"
         " was left out: a=c_1_2_6."),
        ({"c": "LV." * 7_000}, "too long to be read and was left out: c=LV."),
        ({"q": "riga" * 60}, "too long; its beginning is searched for: q=riga"),
        ({"c": ".".join(f"X{at}" for at in range(30))}, "10 more parts of this link could not"),
    ],
)
def test_why_a_part_of_a_link_was_not_used_is_said(world, link, said):
    warning = open_app(world, **link).warning[0].value.replace("\\", "")
    assert said in warning
    assert ("not known here" in warning) == ("10 more" in said)
    assert warning.endswith("The rest of the view is as the link says.")


def test_keys_of_others_are_no_problem(world):
    app = open_app(world, utm_source="mail", c="SE")
    assert not app.warning
    assert figures(app)["Projects"] == "2"


def trouble(app: AppTest) -> str:
    (error,) = app.error
    return error.value.replace("\\", "")


DAMAGES = {
    "no catalogue": lambda derived: shutil.rmtree(derived),
    "no table": lambda derived: (derived / "partners.parquet").unlink(),
    "damaged table": lambda derived: (derived / "projects.parquet").write_bytes(b"\x00"),
    "damaged manifest": lambda derived: (derived / "manifest.json").write_text("{"),
    "no sources": lambda derived: (derived.parent / "SOURCES.toml").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_catalogue_that_is_not_whole_is_a_sentence_with_the_command(tmp_path, damage):
    root = write_world(tmp_path)
    DAMAGES[damage](root / "data" / "derived")
    app = open_app(root)
    assert not app.exception
    assert app.title[0].value == "The atlas cannot show its data"
    assert "python -m data.build" in trouble(app) + texts(app)
    with pytest.raises(KeyError):
        figures(app)


def test_the_trouble_is_told_letter_by_letter(tmp_path):
    root = write_world(tmp_path / "*a* <b> _c_")
    (root / "data" / "derived" / "manifest.json").unlink()
    assert f"{root}/data/derived/manifest.json does not exist." in trouble(open_app(root))
    assert "<b>" not in open_app(root).error[0].value


def test_missing_files_of_the_map_are_a_sentence_too(tmp_path):
    root = write_world(tmp_path)
    shutil.rmtree(root / "static" / "geo")
    app = open_app(root)
    assert not app.exception
    assert "python -m geo.build_boundaries" in trouble(app)


def test_a_repaired_catalogue_is_shown_without_a_restart(tmp_path):
    root = write_world(tmp_path / "world")
    manifest = root / "data" / "derived" / "manifest.json"
    whole = manifest.read_bytes()
    manifest.unlink()
    app = open_app(root)
    assert app.error
    manifest.write_bytes(whole)
    assert figures(app.run())["Projects"] == "8"


def test_a_rebuilt_catalogue_is_shown_without_a_restart(tmp_path):
    root, world = write_world(tmp_path / "world"), small_world()
    app = open_app(root)
    write_tables(root, replace(world, projects=world.projects.assign(total_budget_eur=2.0)))
    assert figures(app.run())["Total budget"] == "€ 16"
