"""Shades of the matrix: classes counted by hand, and numbers that can be read on each."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from dashboard.matrix_shades import GROUNDS, INK, shade_classes, shade_styles

NAN = np.nan
SQUARE = pd.DataFrame([[NAN, 1, 10], [1, NAN, 100], [10, 100, 0]], columns=list("abc"))


def test_each_class_has_a_fifth_of_the_cells():
    row = pd.DataFrame([[*range(1, 11), NAN, 0]])
    assert shade_classes(row).to_numpy().tolist() == [[0, 0, 1, 1, 2, 2, 3, 3, 4, 4, -1, 0]]


def test_equal_values_are_of_one_class():
    assert shade_classes(SQUARE).to_numpy().tolist() == [[-1, 0, 1], [0, -1, 3], [1, 3, 0]]


@pytest.mark.parametrize("values", [[[NAN]], [[5.0]], [[0.0]], np.zeros((0, 0))])
def test_few_or_no_values_do_no_harm(values):
    assert set(shade_classes(pd.DataFrame(values)).to_numpy().ravel()) <= {-1, 0}


def test_an_empty_cell_has_no_shade():
    styles = shade_styles(SQUARE, dark=False)
    assert styles.iloc[0, 0] == ""
    assert styles.iloc[1, 2] == f"background-color: {GROUNDS[False][3]}; color: {INK[False]}"


def luminance(colour):
    parts = np.array([int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("dark", [False, True])
def test_numbers_can_be_read_on_every_shade(dark):
    for ground in GROUNDS[dark]:
        light, deep = sorted([luminance(ground), luminance(INK[dark])], reverse=True)
        assert (light + 0.05) / (deep + 0.05) >= 7


@pytest.mark.parametrize("dark", [False, True])
def test_each_shade_can_be_told_from_the_next(dark):
    levels = [luminance(ground) + 0.05 for ground in GROUNDS[dark]]
    ratios = [max(a, b) / min(a, b) for a, b in pairwise(levels)]
    assert min(ratios) > 1.1
