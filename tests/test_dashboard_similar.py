"""Similar projects: reasons and scores counted by hand, and by a slow count on the catalogue."""

from dataclasses import replace
from datetime import date
from math import log
from pathlib import Path

import numpy as np
import pytest

from dashboard.index import build_index
from dashboard.measures import organisation_numbers
from dashboard.similar import WEIGHTS, build_likeness, similar_projects
from dashboard.similar.likeness import title_words
from dashboard.similar.postings import build_postings
from data.catalogue import load_catalogue
from tests.small_world import small_world

LIKENESS = build_likeness(small_world())
DERIVED = Path(__file__).parent.parent / "data" / "derived"
TWO, THREE = log(8 / 2) / log(8), log(8 / 3) / log(8)
"""Rarity of what two and what three of the eight projects have."""


def part(summed):
    return summed / (1 + summed)


def similar(row, same_programme=False, most=5, likeness=LIKENESS):
    return similar_projects(likeness, row, most, same_programme)


def test_the_most_similar_come_first_with_their_reasons():
    bridge, smart, archipelago = similar(5)  # P6: like P5, P2 and P4
    assert (bridge.row, smart.row, archipelago.row) == (4, 1, 3)
    assert bridge.shared == {"organisations": ("Latvian IT Cluster",), "towns": ("Rīga",),
                             "thematics": ("ICT and digital society",)}
    assert smart.shared == {"thematics": ("ICT and digital society",)}
    assert archipelago.shared == {"towns": ("Rīga",)}


def test_the_scores_are_those_counted_by_hand():
    scores = [one.score for one in similar(5)]
    assert scores == pytest.approx([part(TWO) + 0.6 * part(THREE) + 0.5 * part(THREE),
                                    0.6 * part(THREE), 0.5 * part(THREE)])


def test_the_same_programme_is_a_list_of_its_own():
    assert [one.row for one in similar(0, same_programme=True)] == [1]  # P1 and P2 in Klaipėda
    assert [one.row for one in similar(0)] == [2]  # P3: tourism, LVLT-2007
    assert similar(6, same_programme=True) == []  # P7 and P6 share nothing


def test_at_most_so_many():
    assert [one.row for one in similar(5, most=1)] == [4]


def test_the_meaning_counts_where_it_is_clear():
    near, far = np.array([0.8, 0.6]), np.array([0.3, np.sqrt(0.91)])
    vectors = np.zeros((8, 2), dtype=np.float32)
    vectors[6], vectors[2], vectors[3] = (1, 0), near, far
    (only,) = similar(6, likeness=replace(LIKENESS, vectors=vectors))
    assert (only.row, only.shared) == (2, {})
    assert only.meaning == pytest.approx(only.score) == pytest.approx(0.8)


@pytest.mark.parametrize(("title", "words"), [
    ("Clean coast from Liepāja to Klaipėda", ("clean", "coast", "liepaja", "klaipeda")),
    ("Цифровой мост", ("tsifrovoi", "most")),
    ("IPBU.03.01.00-06-655/11", ()), ("5G in 2020", ()), ("", ()),
])
def test_words_that_tell_something(title, words):
    assert title_words(title) == words


def test_what_one_project_has_or_nearly_all_joins_nothing():
    lists = [["all", "few", "one"], ["all", "few"], ["all"], ["all"], []]
    found = build_postings(lists, 0.5)
    assert (found.names, found.shared(0, 1), found.shared(0, 2)) == (("few",), ("few",), ())
    assert found.weights(0).tolist() == pytest.approx([log(2.5) / log(5)] * 2 + [0] * 3)


@pytest.fixture(scope="module")
def index():
    return build_index(load_catalogue(DERIVED), date(2026, 11, 23))


def things_by_project(catalogue):
    """Collect things project by project, as one would by hand; words and meaning left out."""
    partners = catalogue.partners.assign(organisation=organisation_numbers(catalogue.partners))
    found = {project: {"thematics": set(names), "towns": set(), "organisations": set()}
             for project, names in zip(catalogue.projects["project_id"],
                                       catalogue.projects["thematics"], strict=True)}
    for row in partners.itertuples():
        if row.organisation >= 0:
            found[row.project_id]["organisations"].add(row.organisation)
        if row.location_precision in ("postcode", "place", "municipality"):
            found[row.project_id]["towns"].add((row.place_name, row.country_code))
    return list(found.values())


@pytest.mark.parametrize("row", [7, 600, 1500, 4000])
def test_every_score_of_the_catalogue_equals_a_slow_count(index, row):
    every = things_by_project(index.catalogue)
    held = {}
    for things in every:
        for kind, names in things.items():
            for name in names:
                held[kind, name] = held.get((kind, name), 0) + 1
    without = {kind: index.likeness.kinds[kind] for kind in ("organisations", "towns", "thematics")}
    likeness = replace(index.likeness, kinds=without,
                       vectors=np.zeros_like(index.likeness.vectors))
    for one in similar_projects(likeness, row, 10, False):
        expected = sum(WEIGHTS[kind] * part(sum(
            log(len(every) / held[kind, name]) / log(len(every))
            for name in every[row][kind] & every[one.row][kind])) for kind in without)
        assert one.score == pytest.approx(expected)
        assert {kind: len(names) for kind, names in one.shared.items()} == {
            kind: len(every[row][kind] & every[one.row][kind]) for kind in without
            if every[row][kind] & every[one.row][kind]}
