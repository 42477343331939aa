"""Scores that can be believed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.build_calibration import fitted, reliability
from geo.calibration import Calibration, counted, rising
from geo.geocode import TABLES_FOLDER
from geo.match import EVIDENCE

SHARES = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 50)), min_size=1, max_size=9)


@given(SHARES)
def test_rising_rises_and_keeps_the_mean(pairs):
    shares, weights = [share for share, _ in pairs], [weight for _, weight in pairs]
    found = rising(shares, weights)
    assert all(low <= high + 1e-12 for low, high in pairwise(found))
    mean = sum(share * weight for share, weight in pairs)
    assert sum(found * weights) == pytest.approx(mean)


def test_groups_counted_by_hand():
    scores = [0.65] * 30 + [0.97] * 40 + [0.5] * 9
    right = [True] * 15 + [False] * 15 + [True] * 40 + [True] * 9
    groups = counted(scores, right)
    assert [(one.least, one.rows, one.right) for one in groups] == [(0.6, 30, 15), (0.95, 40, 40)]


def test_few_rows_prove_nothing():
    assert counted([0.9] * 10, [True] * 10) == []


def test_fitting_counts_each_kind_of_evidence_apart():
    answers = [("town", 0.97, True)] * 99 + [("town", 0.97, False)] + [("organisation", 0.9, True)]
    assert fitted(answers) == [("town", 0.6, 0.99, 100)]


def test_a_score_is_lowered_and_never_raised():
    calibration = Calibration({"town": ((0.6, 0.5), (0.9, 0.95))})
    assert [calibration.score("town", raw) for raw in (0.3, 0.7, 0.92, 1.0)] == [
        0.3, 0.5, 0.92, 0.95]
    assert calibration.score("postal code", 1.0) == 1.0


def test_the_committed_table_rises_and_knows_its_evidence():
    table = Calibration.load(TABLES_FOLDER / "calibration.csv")
    assert set(table.steps) <= set(EVIDENCE)
    for steps in table.steps.values():
        assert list(steps) == sorted(steps)
        assert [share for _, share in steps] == sorted(share for _, share in steps)


def test_the_reliability_table_reads_well():
    lines = reliability([("town", 0.96, True)] * 3 + [("town", 0.96, False)])
    assert lines[1] == "0.95-1.00        4       0.960  75.0 %"
