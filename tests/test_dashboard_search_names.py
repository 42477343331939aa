"""Names in other languages, in their cases, and abbreviations: on hand-made projects and ours."""

from datetime import date

import numpy as np
import pytest

from dashboard.index import Index, build_index
from dashboard.search import Field, Thing, base_forms, build_search
from dashboard.search.marks import Match, matched_fields
from dashboard.search.query import parse_query
from dashboard.search.suggest import Candidate, build_suggestions
from data.build_search import ROOT
from data.catalogue import load_catalogue
from geo.inflection import Inflection

FORMS = base_forms(Inflection({
    "lv": (("as", "a"),), "fi": (("ssa", ""),), "cyrillic": (("е", ""), ("и", "а"))}))
TITLES = ["Helse for alle", "Lake Peipsi", "Puruvesi järvi", "Rigas Jurmala", "Lat-Lit", "Hall"]
THINGS = [
    Thing("place", "Helsinki", ("helsingi", "helsingfors"), 1.5, np.array([1]), ("Helsinki",)),
    Thing("place", "Riga", ("ryga",), 1.5, np.array([0]), ("Riga",)),
    Thing("place", "Jūrmala", ("rigas jurmala",), 1.5, np.array([3])),
    Thing("thematic", "Health", ("helse", "veselība"), 2.0, np.array([5])),
    Thing("organisation", "O1", ("Lake Institute (LI)", "Helsingin laitos"), 1.0, np.array([2])),
]
SEARCH = build_search([Field("title", 4.0, np.arange(6), TITLES)], 6, THINGS, base_forms=FORMS,
                      groups={"lake, lakes": ("järvi", "ezers")})


def found(text):
    return np.flatnonzero(SEARCH.search(text).mask).tolist()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Helsinkissa", [1]),  # a case of the own name
        ("helsingissa", [1]),  # and of another one
        ("Риги", [0]),  # Cyrillic endings, before the letters are made Latin ones
        ("Rīgas", [0, 3]),  # a case of Rīga, and a word of another name
        ('"Rīgas"', [3]),  # quotes mean these letters
        ("helse", [0, 5]),  # a whole name hides those that begin so
        ("hels", [0, 1, 2, 5]),
        ("li", [2, 4]),  # an organisation is found by its other names
        ("ezers", [1, 2]),  # what is said otherwise
        ("lake", [1, 2]),
        ('"lakes"', []),  # English is searched as it is typed
    ],
)
def test_names_in_other_words_and_cases(text, rows):
    assert found(text) == rows


@pytest.mark.parametrize(
    ("text", "used", "rows"),
    [
        ("lat-lit", [], [4]),
        ("Hel-se", ["helse"], [0, 5]),  # joined, if that is a word
        ("Peipsi-Lake", ["peipsi lake"], [1]),  # else apart
        ("Peipsy-Lake", ["peipsi lake"], [1]),  # and without typing errors
        ("Peipsi-Nowhere", [], []),
        ('"Peipsi-Lake"', [], []),
        ("e-lake", [], []),  # a letter alone says nothing
    ],
)
def test_joined_words_that_are_nowhere(text, used, rows):
    assert [each.used for each in SEARCH.search(text).corrections] == used
    assert found(text) == rows


def test_a_word_of_many_names_means_none_of_them_alone():
    names = ("North Shore", "North Bay", "North", "North Hill")
    things = [Thing("region", name, (name,), 1.0, np.array([row]))
              for row, name in enumerate(names)]
    search = build_search([Field("title", 1.0, np.arange(4), ["", "", "", "My hill"])], 4, things)
    assert np.flatnonzero(search.matches("north")).tolist() == [2]
    assert np.flatnonzero(search.matches("north hill")).tolist() == [3]
    assert np.flatnonzero(search.matches("-north")).tolist() == [0, 1, 3]


def test_a_whole_name_counts_more_than_a_part_of_one():
    scores = SEARCH.search("rīgas -jurmala").scores
    assert scores[0] > 0
    meant = SEARCH.other_names.meant(next(parse_query("rigas").terms)).tolist()
    assert meant[:3] == [0, 1, 0.5]


def test_why_a_project_is_there_is_said_once():
    query = SEARCH.search("lake").query
    assert matched_fields(SEARCH, query, 1) == (Match("title", "Lake Peipsi", ((0, 4),)),)
    assert matched_fields(SEARCH, query, 2) == (Match("organisation", "Lake Institute (LI)"),)
    assert matched_fields(SEARCH, SEARCH.search("ezers").query, 2) == (
        Match("word", "lake, lakes"),)


def test_a_case_of_a_name_is_offered_as_the_name():
    names = ("Rīga", "Ryga")
    offers = build_suggestions([Candidate("place", "Riga", "Riga", names, 9)], FORMS)
    assert [each.code for each in offers.for_text("Rīgas")] == ["Riga"]
    assert offers.for_text("Rīgas Jūrmala") == ()


@pytest.fixture(scope="module")
def shipped() -> Index:
    return build_index(load_catalogue(ROOT / "data/derived"), date(2026, 11, 1))


@pytest.mark.parametrize(
    ("texts", "kind", "code"),
    [
        (["CBR", "Centrālā Baltija", "Kesk-Läänemeri", "Центральная Балтика"], "programme", "CB"),
        (["BSR", "Östersjöprogrammet", "Itämeri", "Балтыйскае мора", "Ostseeraum"], "programme",
         "BSR"),
        (["Lat-Lit", "LatLit", "Latvija-Lietuva", "Латвия-Литва"], "programme", "LVLT"),
        (["NMR", "Nordisk Ministerråd", "Põhjamaade Ministrite Nõukogu"], "programme", "NCM"),
        (["Kurland", "Courland", "Kuramaa", "Курземе"], "region", "LV003"),
        (["Ahvenanmaa", "Аландские острова"], "region", "FI200"),
        (["Pommern", "Pomorze", "Pomerania"], "region", "PL63"),
        (["Rīgas", "Rīgā", "Ryga", "Riika", "Riian", "Рига", "Риге"], "place", "Riga"),
        (["w Gdańsku", "Danzig", "Gdanskas", "Гданьск"], "place", "Gdańsk"),
        (["Turussa", "Turun", "Åbo", "Turu"], "place", "Turku"),
        (["турызм", "turystyki", "matkailun", "turisme", "reiseliv"], "thematic", "Tourism"),
        (["адукацыя", "utdanning", "uddannelse", "haridus"], "thematic", "Education and training"),
    ],
)
def test_what_people_of_ten_countries_type_finds_the_thing(shipped, texts, kind, code):
    things = shipped.search.other_names.things
    thing = next(each for each in things if (each.kind, each.code) == (kind, code))
    for text in texts:
        assert shipped.search.matches(text)[thing.projects].all(), text


@pytest.mark.parametrize(
    ("text", "most"),
    [("county", 300), ("southern", 50), ("programme", 600), ("samarbete", 200), ("more", 50),
     ("market", 100), ("rooms", 5), ("borders", 40), ("sea", 500), ("helse", 150)])
def test_usual_words_are_no_names(shipped, text, most):
    assert 0 < shipped.search.matches(text).sum() <= most
