"""Sets of projects as bits behave as sets."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from dashboard.bits import ValueBits, count_bits, pack, union, union_by_group, unpack, value_bits

MASKS = hnp.arrays(bool, hnp.array_shapes(min_dims=2, max_dims=2, min_side=0, max_side=130))


@given(MASKS)
def test_packing_keeps_every_bit_and_adds_none(masks):
    bits = pack(masks)
    assert all((unpack(row, masks.shape[1]) == mask).all()
               for row, mask in zip(bits, masks, strict=True))
    assert count_bits(bits).tolist() == masks.sum(axis=1).tolist()


@given(MASKS)
def test_union_is_or(masks):
    assert (unpack(union(pack(masks)), masks.shape[1]) == masks.any(axis=0)).all()


@given(MASKS, st.integers(1, 5), st.randoms(use_true_random=False))
def test_union_by_group_is_the_union_of_each_group(masks, count, random):
    pairs = [(row, random.randrange(count)) for row in range(len(masks))
             for _ in range(random.randrange(4))]
    member, group = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    found = union_by_group(pack(masks), member, group, count)
    expected = [masks[member[group == number]].any(axis=0).sum() for number in range(count)]
    assert count_bits(found).tolist() == expected


def test_any_and_all_of_values():
    found = value_bits([["a"], ["a", "b"], []], ["c"])
    assert unpack(found.any_of({"a", "b"}), 3).tolist() == [True, True, False]
    assert unpack(found.all_of({"a", "b"}), 3).tolist() == [False, True, False]
    assert unpack(found.any_of({"c", "nowhere"}), 3).tolist() == [False, False, False]
    assert unpack(found.all_of({"a", "nowhere"}), 3).tolist() == [False, False, False]
    assert unpack(found.all_of(set()), 3).tolist() == [True, True, True]


def test_counts_are_of_the_owners_given():
    found = value_bits([["a"], ["a", "b"], ["b"]], [])
    assert isinstance(found, ValueBits)
    assert found.counts(pack(np.array([True, True, False]))).tolist() == [2, 1]
