"""Search by meaning: what it adds, marks and leaves out, and that a broken package does no harm."""

import sys
import textwrap
from dataclasses import replace

import numpy as np
import pytest

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.search import Field, Meaning, build_search, find_embed, telling_vectors
from dashboard.search.meaning import LEAST, MOST
from data.search_tables import DIMENSIONS, SearchTables
from tests.small_world import TODAY, small_world

TITLES = ["Clean water", "Blue rivers", "Old songs", "Water songs"]
# Two directions of meaning: water, music.
VECTORS = np.array([[1, 0], [0.9, 0.1], [0, 1], [0.6, 0.8]], dtype=np.float32)
QUERIES = {"water": [1, 0], "wasser": [1, 0], "water songs": [0.6, 0.8], "zzz": [-1, -1]}


def embed(text):
    return np.array(QUERIES[text], dtype=np.float32)


def search(text):
    field = Field("title", 1.0, np.arange(4), TITLES)
    meaning = Meaning(VECTORS, np.zeros(2, dtype=np.float32), embed)
    return build_search([field], 4, meaning=meaning).search(text)


@pytest.mark.parametrize(
    ("text", "ranked", "by_meaning"),
    [
        ("water", [0, 3], []),  # not asked for
        ("~water", [0, 3, 1], [1]),
        ("~wasser", [0, 1, 3], [0, 1, 3]),
        ("~water -blue", [0, 3], []),  # left out is left out
        ("~zzz", [], []),
        ("~", [], []),
        ("~-blue", [0, 2, 3], []),
    ],
)
def test_what_is_found_in_which_order_and_what_by_meaning_only(text, ranked, by_meaning):
    found = search(text)
    order = np.argsort(-found.scores, kind="stable")
    assert [row for row in order.tolist() if found.mask[row]] == ranked
    assert np.flatnonzero(found.by_meaning_only).tolist() == by_meaning


def test_at_most_twenty_are_found_by_meaning_and_none_that_is_unlike():
    vectors = np.linspace([1, 0], [0, 1], 200).astype(np.float32)
    meaning = Meaning(vectors, np.zeros(2, dtype=np.float32), embed)
    assert np.count_nonzero(meaning.scores("water")) == MOST
    few = Meaning(np.array([[LEAST + 0.01, 0], [LEAST - 0.01, 0]], dtype=np.float32),
                  np.zeros(2, dtype=np.float32), embed)
    assert np.flatnonzero(few.scores("water")).tolist() == [0]


def test_what_all_have_in_common_is_taken_off():
    rng = np.random.default_rng(0)
    own = rng.normal(size=(50, 8))
    rounded = np.rint(10 * own + 100).astype(np.int8)
    rounded[7] = 0
    vectors = telling_vectors(rounded)
    assert np.allclose(np.linalg.norm(vectors, axis=1), np.arange(50) != 7, atol=1e-4)
    assert abs((vectors @ np.ones(8)).mean()) < 0.1
    assert telling_vectors(np.zeros((3, 8), dtype=np.int8)).tolist() == [[0] * 8] * 3


def test_the_sign_in_the_filters_is_all_that_asks_for_it():
    world = small_world()
    ids = world.projects["project_id"]
    vectors = {code: np.roll(np.arange(DIMENSIONS) % 100, row * 31).astype(np.int8)
               for row, code in enumerate(ids)}
    tables = SearchTables(vectors=vectors)
    index = build_index(replace(world, search=tables), TODAY,
                        lambda text: telling_vectors(tables.vectors_of(list(ids)))[3])
    assert not select(index, Filters(text="qqq")).project_mask.any()
    assert ids[select(index, Filters(text="~qqq")).project_mask].tolist()[0] == "P4"


WORKS = """
import os, signal
class E5:
    def __init__(self, num_threads): pass
    def query(self, text): return [1.0]
"""


@pytest.mark.parametrize(
    ("code", "works"),
    [
        (WORKS, True),
        (WORKS.replace("return [1.0]", "os.kill(os.getpid(), signal.SIGILL)"), False),
        ("raise ImportError('no engine')", False),
    ],
)
def test_a_package_that_this_processor_cannot_run_is_not_used(code, works, tmp_path, monkeypatch):
    monkeypatch.delitem(sys.modules, "fake_e5", raising=False)
    (tmp_path / "fake_e5.py").write_text(textwrap.dedent(code))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = find_embed("fake_e5")
    assert (found is not None) is works
    assert "fake_e5" not in sys.modules
    if found:
        assert found("a").tolist() == [1.0]


def test_without_the_package_there_is_no_search_by_meaning():
    assert find_embed("no_such_package") is None
