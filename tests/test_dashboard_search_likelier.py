"""Typing errors that stand in the data, too: what is far more frequent beside them is offered."""

import numpy as np
import pytest

from dashboard.search import Field, Thing, build_search
from dashboard.search.typos import LIKELIER, Likelier

TITLES = ["The green university"] * 20 + ["Gdansk"] * LIKELIER + [
    "An univeristy", "Universities", "universitys", "Gdanks", "Dansk", "Gren", "Grene town"]
PLACES = [Thing("place", "Dansk", ("dansk",), 1.0, np.array([LIKELIER + 24]))]
SEARCH = build_search([Field("title", 1.0, np.arange(len(TITLES)), TITLES)], len(TITLES), PLACES)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("univeristy", Likelier("university", 21)),
        ("Univeristy", Likelier("university", 21)),
        ("~univeristy", Likelier("~university", 21)),
        ("univeristy grene", Likelier("university green", 20)),  # each word by itself
        ("grene OR gdanks", Likelier("green OR gdansk", 30)),
        ("univeristy -green", None),  # which would find nothing
        ('"univeristy"', None),  # letter by letter
        ("university", None),
        ("universitys", None),  # the last letter is a matter of grammar
        ("universiti", None),  # two errors
        ("gren", None),  # so short a word is beside many
        ("dansk", None),  # something is called so
        ("xyzzy", None), ("", None), ("&", None),
    ],
)
def test_a_far_more_frequent_word_beside_one_is_offered(text, offered):
    assert SEARCH.likelier(text) == offered


@pytest.mark.parametrize("count", [LIKELIER - 1, LIKELIER])
def test_what_is_offered_is_ten_times_as_frequent(count):
    titles = [*["coastal"] * count, "costal"]
    search = build_search([Field("title", 1.0, np.arange(count + 1), titles)], count + 1)
    assert (search.likelier("costal") is not None) == (count == LIKELIER)
