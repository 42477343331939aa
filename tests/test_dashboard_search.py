"""Text search: folding both ways, phrases, prefixes, exclusions, and any input at all."""

import string
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.index import build_index
from dashboard.search import Field, SearchIndex, build_search
from dashboard.search.query import spellings
from geo.names import keys, transliterate
from tests.small_world import TODAY, small_world

DOCUMENTS = [
    ["Smart city lights", "Jönköping kommun", "e-Card"],
    ["Smart coast", "Города Пскова", "City of Ålborg"],
    ["Łódź and Rīga", "Ærø", "Straße 5"],
]


def index_of(documents) -> SearchIndex:
    owners = [number for number, texts in enumerate(documents) for _ in texts]
    texts = [text for texts in documents for text in texts]
    field = Field("title", 1.0, np.array(owners, dtype=np.intp), texts)
    return build_search([field], len(documents))


INDEX = index_of(DOCUMENTS)
WORLD = build_index(small_world(), TODAY)


def found(query):
    return [number for number, hit in enumerate(INDEX.matches(query)) if hit]


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("", [0, 1, 2]),
        ("smart", [0, 1]),
        ("SMART city", [0, 1]),
        ("sma", [0, 1]),
        ("sma city", []),  # only the last word may be unfinished
        ('"smart city"', [0]),
        ('"city smart"', []),
        ('"smart cit"', []),  # a closed phrase is whole words
        ('"smart cit', [0]),  # an open one is still being typed
        ('"lights jönköping"', []),  # no phrase runs over two fields
        ("ast", []),  # a word's inside is not found
        ("smart -coast", [0]),
        ("smart -coa", [0, 1]),  # what is left out is whole words
        *((f"{opened}city smart{closed}", []) for opened, closed in ("“”", "„“", "«»", "””")),
        ("„smart city“", [0]),
        ("smart –coast", [0]),
        ("smart −„smart city“", [1]),
        ("city – lights", [0]),
        ("-smart", [2]),
        ('-"smart city"', [1, 2]),
        ("smart -city", []),
        ("city - lights", [0]),  # a lone minus sign is a sign
        ("jonkoping", [0]),
        ("joenkoeping", [0]),
        ("JÖNKÖPING", [0]),
        ("alborg", [1]),
        ("aalborg", [1]),
        ("ålborg", [1]),
        ("lodz riga", [2]),
        ("Łódź", [2]),
        ("aeroe", [2]),
        ("strasse", [2]),
        ("pskova", [1]),
        ("Пскова", [1]),
        ("e-card", [0]),
        ("e-car", [0]),
        ("card-e", []),
        ("&", []),
        ("smart & coast", [1]),
        ("coast OR lights", [0, 1]),
        ("coast or lights", []),  # only in capitals; "or" is a word
        ("smart coast OR lodz", [1, 2]),  # "and" binds closer
        ("smart AND coast", [1]),
        ("OR coast OR", [1]),
        ("OR", []),
        ("coast OR lights -smart", []),  # what is left out is left out of all
        ("smart OR coas", [0, 1]),
        ("~smart coast", [1]),  # without vectors the words alone
    ],
)
def test_query(query, documents):
    assert found(query) == documents


@pytest.mark.parametrize(
    ("query", "projects"),
    [
        ("coast", ["P1"]),  # acronym and title
        ("piekraste", ["P1"]),  # Latvian title
        ("мост", ["P5"]),  # Russian title
        ("most", ["P5"]),
        ("uostas", ["P1"]),  # partner
        ("umea", ["P7"]),  # town
        ("rīga", ["P4", "P5", "P6"]),
        ("LLI-999", ["P2"]),  # contract number
        ("tourism", ["P1", "P3"]),  # thematic, and a partner's name
        ("central baltic", ["P4", "P8"]),  # programme
        ("</script>", ["P2", "P4"]),
        ("latvian cluster innovation", ["P6"]),
    ],
)
def test_what_is_searched(query, projects):
    hits = WORLD.search.matches(query)
    assert WORLD.catalogue.projects["project_id"][hits].tolist() == projects


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_plain_text_is_folded_alike_by_the_short_way(text):
    assert spellings(text) == tuple(tuple(transliterate(key).split()) for key in keys(text))


@given(st.text(max_size=60))
def test_any_text_gives_an_answer(text):
    assert INDEX.matches(text).shape == (3,)


WORDS = st.text(string.ascii_lowercase + "åäöøß", min_size=1, max_size=6)
PLAIN_DOCUMENTS = st.lists(st.lists(WORDS, max_size=4), min_size=1, max_size=6)


@given(PLAIN_DOCUMENTS, WORDS)
def test_a_word_is_found_wherever_it_begins_a_word(documents, word):
    index = index_of([[" ".join(fields)] for fields in documents])
    for fields, hit in zip(documents, index.matches(word), strict=True):
        assert hit or not any(each.startswith(word) for each in fields)


@given(st.lists(st.lists(st.sampled_from("ab"), max_size=5), min_size=1, max_size=5),
       st.lists(st.sampled_from("ab"), min_size=1, max_size=3))
def test_a_phrase_is_found_exactly_where_its_words_follow(documents, phrase):
    text = f" {' '.join(phrase)} "
    index = index_of([[" ".join(words)] for words in documents])
    expected = [text in f" {' '.join(words)} " for words in documents]
    assert index.matches(f'"{" ".join(phrase)}"').tolist() == expected


def test_no_documents_and_empty_documents():
    assert index_of([]).matches("x").tolist() == []
    assert index_of([[], [""]]).matches("x").tolist() == [False, False]


def test_many_threads_get_the_same_answers():
    queries = ["smart", "-smart", '"smart city"', "lodz"] * 50
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(found, queries)) == [found(query) for query in queries]
