"""The search box and the ranked list on the small world."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.search import SearchIndex
from dashboard.search.typos import Likelier
from dashboard.ui.search_box import shortened
from tests.app_page import chips, elements, figures, open_app, project_list, texts_in
from tests.world_on_disk import write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("search"))


@pytest.fixture
def app(world) -> AppTest:
    return open_app(world)


def search(app: AppTest, text: str) -> AppTest:
    return app.text_input("filter_text").set_value(text).run()


def offered(app: AppTest) -> list[str]:
    buttons = (b for b in app.button if (b.key or "").startswith("suggestion_"))
    return [button.label.replace("\\", "") for button in buttons]


def choose(app: AppTest, label: str) -> AppTest:
    (button,) = [b for b in app.button if b.label.replace("\\", "") == label]
    return button.click().run()


def test_nothing_is_offered_before_something_is_typed(app):
    assert offered(app) == []
    assert "Found in" not in project_list(app)
    assert elements(app)["project_list"]["order"] == "title"


def test_each_offer_says_what_it_is(app):
    assert "Tourism · thematic (2)" in offered(search(app, "touri"))
    assert "Liepāja · place (1)" in offered(search(app, "liep"))


@pytest.mark.parametrize(
    ("text", "offer", "chip", "projects"),
    [
        ("touri", "Tourism · thematic (2)", "Tourism", "2"),
        ("liep", "Liepāja · place (1)", "“\"Liepāja\"”", "1"),
    ],
)
def test_choosing_an_offer_sets_the_filter(app, text, offer, chip, projects):
    choose(search(app, text), offer)
    assert not app.exception
    assert [each.split(": ")[-1] for each in chips(app)] == [chip]
    assert figures(app)["Projects"] == projects


@pytest.mark.parametrize(("name", "shown"), [
    ("Short title", "Short title"), ("word " * 16 + "end", "word " * 15 + "word…"),
    ("x" * 90, "x" * 79 + "…"),
])
def test_a_long_name_is_cut_to_two_lines(name, shown):
    assert shortened(name) == shown


def test_choosing_a_project_opens_it(app):
    choose(search(app, "coast"), next(o for o in offered(app) if o.endswith("project")))
    assert app.get_by_key("project_detail")


def test_a_typing_error_is_corrected_and_said(app):
    search(app, "Klaipeida")
    assert figures(app)["Projects"] == "2"
    assert any("“klaipeda”" in caption.value for caption in app.sidebar.caption)


@pytest.mark.parametrize(("text", "said"), [
    ("umea " * 60, ["The text is long; its first 200 characters are searched for."]),
    ("umea" + " " * 300, []),
])
def test_a_long_text_is_searched_by_its_beginning_and_that_is_said(app, text, said):
    search(app, text)
    assert (figures(app)["Projects"], texts_in(app, "search_corrected")) == ("1", said)
    assert app.text_input("filter_text").proto.max_chars == 0
    assert app.text_input("filter_text").value == text


def test_a_phrase_in_typographic_quotes_is_marked_and_is_no_beginning_of_a_name(app):
    assert project_list(search(app, "„i Umeå“"))["Found in"] == ["title: Snö och el ‹i Umeå›"]
    assert (offered(app), figures(app)["Projects"]) == ([], "1")


def test_the_list_says_where_the_words_are(app):
    assert project_list(search(app, "umea"))["Found in"] == [
        "title: Snö och el i ‹Umeå› · partner: ‹Umeå› kommun · town: ‹Umeå›"]
    assert elements(app)["project_list"]["order"] == "relevance"


def test_spaces_typed_at_the_end_stay_in_the_box(app):
    search(app, "smart ")
    assert app.text_input("filter_text").value == "smart "


def test_meaning_that_is_not_installed_here_is_said(app):
    search(app, "~coast")
    assert not app.exception
    assert any("not installed" in caption.value for caption in app.sidebar.caption)
    assert texts_in(app, "search_suggestions")


def test_where_no_project_has_all_words_any_of_them_is_offered(app):
    search(app, "umea coast")
    assert figures(app)["Projects"] == "0"
    offer = "No project has all of these words; show the 2 with any of them"
    choose(app, offer)
    assert (figures(app)["Projects"], chips(app)) == ("2", ["“umea OR coast”"])
    assert app.text_input("filter_text").value == "umea OR coast"


@pytest.mark.parametrize("text", ["qqxxzz", "qqxxzz zzyyxx", "coast", "umea OR coast", "-umea"])
def test_nothing_wider_is_offered_where_it_would_not_help(app, text):
    search(app, text)
    assert not [button for button in app.button if button.key == "search_any_of"]


def test_what_was_perhaps_meant_is_offered(app, monkeypatch):
    meant = {"coasd": Likelier("*coast*", 1)}
    monkeypatch.setattr(SearchIndex, "likelier", property(lambda index: meant.get))
    choose(search(app, "coasd"), "Did you mean *coast* (1)?")
    assert (figures(app)["Projects"], app.text_input("filter_text").value) == ("1", "*coast*")
    assert not [button for button in app.button if button.key == "search_likelier"]
