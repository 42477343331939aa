"""Ranking, typing errors, other names, marks and suggestions, on a few hand-made projects."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.search import Field, Thing, build_search
from dashboard.search.marks import Match, marked_spans, marked_text, matched_fields
from dashboard.search.other_names import build_other_names
from dashboard.search.query import parse_query
from dashboard.search.rank import fused, ranks
from dashboard.search.suggest import KINDS, MOST, MOST_OF_A_KIND, Candidate, build_suggestions

TITLES = ["Port of Riga", "Green port", "Music", "Ports and music", "Lake"]
PARTNERS = ["Riga council", "Port authority", "Gdańsk choir", "Klaipėda school", "Port hotel"]
THINGS = [
    Thing("place", "Gdańsk", ("danzig", "gedanum"), 1.5, np.array([2, 4])),
    Thing("thematic", "Tourism", ("tūrisms", "turystyka", "matkailu"), 2.0, np.array([1])),
]
ROWS = np.arange(5)
SEARCH = build_search(
    [Field("title", 4.0, ROWS, TITLES), Field("partner", 2.0, ROWS, PARTNERS)], 5, THINGS)


def ranked(text):
    found = SEARCH.search(text)
    assert (found.scores[~found.mask] == 0).all()
    return [row for row in np.argsort(-found.scores, kind="stable").tolist() if found.mask[row]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("port", [1, 0, 4, 3]),  # title and partner, title, partner, only begins so
        ("riga", [0]),
        ("danzig", [2, 4]),
        ("Danz", [2, 4]),
        ("danzig music", [2]),
        ("-danzig", [0, 1, 3]),
        ("danzig OR turystyka", [1, 2, 4]),  # what fewer have counts more
        ("Tūrisms", [1]),
        ("tourism", []),  # the thematic's own name is a field of the catalogue
        ("music and choir", [2]),  # "and" need not be there
        ('"music and choir"', []),
        ("and", [3]),  # alone it is a word
    ],
)
def test_what_is_found_the_best_first(text, rows):
    assert ranked(text) == rows


@pytest.mark.parametrize(
    ("text", "corrections", "rows"),
    [
        ("Klaipeida", [("Klaipeida", "klaipeda")], [3]),
        ("Gdnask", [("Gdnask", "gdansk")], [2]),
        ("danzgi", [("danzgi", "danzig")], [2, 4]),
        ("musci port", [("musci", "music")], [3]),
        ('"Gdnask"', [], []),  # quotes mean these letters
        ("-Gdnask", [], [0, 1, 2, 3, 4]),
        ("rgi", [], []),  # too short to guess
        ("portt", [("portt", "port")], [1, 0, 4]),  # whole words once corrected
        ("lake", [], [4]),
        ("xylophone", [], []),
    ],
)
def test_typing_errors(text, corrections, rows):
    found = SEARCH.search(text)
    assert [(each.written, each.used) for each in found.corrections] == corrections
    assert ranked(text) == rows


@given(st.text(max_size=40))
def test_any_text_has_an_answer_that_is_remembered(text):
    assert SEARCH.search(text) is SEARCH.search(text)
    SEARCH.search(f"~{text}")
    matched_fields(SEARCH, parse_query(text), 0)


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Smart city", "smart", "‹Smart› city"),
        ("Smart city", "mart", "Smart city"),
        ("Smart city lights", '"city lights"', "Smart ‹city lights›"),
        ("Luleå kommun", "luleaa", "‹Luleå› kommun"),
        ("Города Пскова", "pskov", "Города ‹Пскова›"),
        ("e-Card", "e-card", "‹e-Card›"),
        ("research at sea", "sea", "research at ‹sea›"),
        ("O'Brien's <b>", "obriens", "‹O'Brien's› <b>"),
        ("a_b", "b", "a_‹b›"),
    ],
)
def test_marks(text, query, marked):
    spans = marked_spans(text, tuple(parse_query(query).terms))
    assert marked_text(Match("title", text, spans)) == marked


def test_a_long_text_is_cut_around_its_marks():
    text = "one two three four five six seven"
    spans = marked_spans(text, tuple(parse_query("four").terms))
    assert marked_text(Match("title", text, spans), around=7) == "… three ‹four› five …"


@given(st.text(max_size=30), st.text(max_size=12))
def test_marks_lie_in_the_text_one_after_the_other(text, query):
    spans = marked_spans(text, tuple(parse_query(query).terms))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_overlapping_marks_lose_no_letter():
    text = "city lights on"
    spans = marked_spans(text, tuple(parse_query('city "city lights"').terms))
    plain = marked_text(Match("title", text, spans)).replace("‹", "").replace("›", "")
    assert plain == text


def test_where_the_words_are():
    query = SEARCH.search("music danzig").query
    assert matched_fields(SEARCH, query, 2) == (
        Match("title", "Music", ((0, 5),)), Match("place", "Gdańsk"))


def test_things_without_names_or_projects():
    empty = build_other_names([])
    assert empty.weights_of(next(parse_query("a").terms), 3).tolist() == [0, 0, 0]


def test_equal_scores_keep_the_order_and_zero_has_no_rank():
    assert ranks(np.array([1.0, 2.0, 1.0, 0.0])).tolist() == [2, 1, 3, float("inf")]
    both = fused([np.array([1.0, 2.0, 0.0]), np.array([0.0, 1.0, 2.0])])
    assert both.tolist() == [1 / 62, 1 / 61 + 1 / 62, 1 / 61]


CANDIDATES = [
    Candidate("organisation", "Port of Riga", "Port of Riga", ("Port of Riga",), 3),
    Candidate("organisation", "Riga port", "Riga port", ("Riga port",), 3),
    Candidate("organisation", "Riga town", "Riga town", ("Riga town",), 9),
    Candidate("place", "Rīga", "Rīga", ("Rīga", "Ryga", "Riika"), 40),
    Candidate("project", "P1", "Riga", ("Riga",), 1),
]
OFFERS = build_suggestions(CANDIDATES)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("rig", ["Rīga", "Riga town", "Riga port", "P1"]),
        ("ryg", ["Rīga"]),
        ("riga po", ["Riga port", "Port of Riga"]),
        ("zzz", []),
        ("", []),
        ("&", []),
    ],
)
def test_offers_by_kind_the_best_first(text, codes):
    assert [found.code for found in OFFERS.for_text(text)] == codes


def test_one_kind_does_not_hide_the_others():
    many = [Candidate(kind, f"{kind}{i}", "x", ("x",), i + 1) for kind in KINDS for i in range(9)]
    found = build_suggestions(many).for_text("x")
    assert len(found) == MOST == len(KINDS)
    assert {each.kind for each in found} == set(KINDS)
    assert len(build_suggestions(many[:9]).for_text("x")) == MOST_OF_A_KIND
