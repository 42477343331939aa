"""Ids: the same project has the same id whatever its row, two projects never share one."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ids import ALPHABET, IdError, ProjectKey, fold_key, partner_id, project_id, project_ids

BONUS = ProjectKey("keep", "LVLT-2014", "BONUS LT-LV", "Rokiskis")
KEYS = st.lists(
    st.tuples(st.sampled_from(["A", "B", "Öko", "ICT"]), st.sampled_from(["Riga", "Tartu"])),
    max_size=12,
)


def test_an_id_never_changes() -> None:
    assert project_id(BONUS) == "PNZY381F"
    assert project_id(BONUS, repeat=2) != project_id(BONUS)
    assert partner_id("PNZY381F", 3) == "PNZY381F-03"
    assert partner_id("PNZY381F", 104) == "PNZY381F-104"


@pytest.mark.parametrize("label", ["bonus lt-lv", " BONUS  LT-LV ", "Bonus LT–LV", "BONUS (LT/LV)"])
def test_case_spacing_and_punctuation_do_not_count(label: str) -> None:
    assert project_id(ProjectKey("keep", "LVLT-2014", label, "rokiskis")) == project_id(BONUS)


@pytest.mark.parametrize(
    "other",
    [
        ProjectKey("seed", "LVLT-2014", "BONUS LT-LV", "Rokiskis"),
        ProjectKey("keep", "LVLT-2007", "BONUS LT-LV", "Rokiskis"),
        ProjectKey("keep", "LVLT-2014", "BONUS LT-LV 2", "Rokiskis"),
        ProjectKey("keep", "LVLT-2014", "BONUS LT-LV", "Rokiškis"),
    ],
)
def test_every_part_of_the_key_counts(other: ProjectKey) -> None:
    assert project_id(other) != project_id(BONUS)


def test_parts_cannot_run_into_each_other() -> None:
    assert project_id(ProjectKey("keep", "A", "B C", "")) != project_id(
        ProjectKey("keep", "A", "B", "C"))


@given(KEYS, st.randoms(use_true_random=False))
def test_ids_do_not_depend_on_the_order_of_rows(
    labels: list[tuple[str, str]], chance: random.Random
) -> None:
    rows = [(ProjectKey("keep", "X-2014", label, lead), f"tie {n}")
            for n, (label, lead) in enumerate(labels)]
    shuffled = chance.sample(rows, len(rows))
    ids = dict(zip(rows, project_ids(*columns(rows)), strict=True))
    assert dict(zip(shuffled, project_ids(*columns(shuffled)), strict=True)) == ids
    assert len(set(ids.values())) == len(rows)


def columns(rows: list[tuple[ProjectKey, str]]) -> tuple[list[ProjectKey], list[str]]:
    return [key for key, _ in rows], [tie for _, tie in rows]


def test_two_rows_that_say_the_same_are_an_error() -> None:
    with pytest.raises(IdError, match="occurs twice"):
        project_ids([BONUS, BONUS], ["2015", "2015"])


@given(st.text())
def test_an_id_is_eight_letters_that_can_be_read_aloud(label: str) -> None:
    code = project_id(ProjectKey("keep", "X-2014", label))
    assert len(code) == 8
    assert code[0] == "P"
    assert set(code[1:]) <= set(ALPHABET)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_key(fold_key(text)) == fold_key(text)
