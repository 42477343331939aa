"""Sets of projects as bits, 64 to a word: union, intersection and size are single operations.

For each value of a facet there is one row of bits, one bit a project. Choosing values is the
union of their rows, combining facets is the intersection, and a facet count is the number of
bits left in a row. At 50,000 projects and 400 regions that is 2.5 MB to read, some 0.3 ms,
against 8 ms for counting (project, region) pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.arrays import BoolArray, IntArray, numbers_in

Bits = npt.NDArray[np.uint64]
WORD = 64
"""Bits of a word."""


def pack(mask: BoolArray) -> Bits:
    """Return masks as bits; the last axis is packed and padded with zeros.

    Examples
    --------
    >>> pack(np.array([True, False, True])).tolist()
    [5]
    """
    count = mask.shape[-1]
    padding = [(0, 0)] * (mask.ndim - 1) + [(0, -count % WORD)]
    packed = np.packbits(np.pad(mask, padding), axis=-1, bitorder="little")
    return np.ascontiguousarray(packed).view("<u8")


def unpack(bits: Bits, count: int) -> BoolArray:
    """Return a row of bits as a mask of the given length."""
    return np.unpackbits(bits.view(np.uint8), bitorder="little", count=count).view(np.bool_)


def count_bits(bits: Bits) -> IntArray:
    """Return the number of bits set along the last axis."""
    found: IntArray = np.bitwise_count(bits).sum(axis=-1, dtype=np.intp)
    return found


def union(rows: Bits) -> Bits:
    """Return the union of rows; of no rows, the empty set."""
    found: Bits = np.bitwise_or.reduce(rows, axis=0)
    return found


def union_by_group(rows: Bits, member: IntArray, group: IntArray, count: int) -> Bits:
    """Return the union of the rows of each group, shape (count, words).

    Rows of a group that stand together are read where they are: a sixth of the time of copying
    them first. Places are sorted, so those of a region do.

    Parameters
    ----------
    rows : numpy.ndarray, shape (n, words)
        Sets.
    member, group : numpy.ndarray of int, shape (m,)
        Pairs of a row and a group that it belongs to, 0 to ``count`` - 1, in any order.
    count : int
        Number of groups; one without rows is empty.

    Examples
    --------
    >>> rows = pack(np.array([[True, False], [False, True]]))
    >>> union_by_group(rows, np.array([0, 1, 1]), np.array([0, 0, 2]), 3).ravel().tolist()
    [3, 0, 2]
    """
    found = np.zeros((count, rows.shape[1]), dtype=rows.dtype)
    order = np.lexsort((member, group))
    members, groups = member[order], group[order]
    ends = (np.flatnonzero(np.diff(groups, append=-1)) + 1).tolist()
    gaps = np.cumsum(np.diff(members, prepend=-1) != 1).tolist()
    for start, end in zip([0, *ends[:-1]], ends, strict=False):
        first, together = members[start], gaps[start] == gaps[end - 1]
        wanted = rows[first:first + end - start] if together else rows[members[start:end]]
        np.bitwise_or.reduce(wanted, axis=0, out=found[groups[start]])
    return found


@dataclass(frozen=True)
class ValueBits:
    """Who has each value of a facet.

    Attributes
    ----------
    values : tuple of str
        All values, sorted; also those that nobody has.
    bits : numpy.ndarray, shape (values, words)
        The owners of each value.
    """

    values: tuple[str, ...]
    bits: Bits

    def chosen(self, wanted: Set[str]) -> BoolArray:
        """Return which values are wanted, shape (values,)."""
        return np.fromiter((value in wanted for value in self.values), bool, len(self.values))

    def any_of(self, wanted: Set[str]) -> Bits:
        """Return the owners of at least one of the wanted values."""
        return union(self.bits[self.chosen(wanted)])

    def all_of(self, wanted: Set[str]) -> Bits:
        """Return the owners of every wanted value: none if one is not known, all if none is."""
        rows = self.bits[self.chosen(wanted)]
        found = np.bitwise_and.reduce(rows, axis=0)
        return found if len(rows) == len(wanted) else np.zeros_like(found)

    def counts(self, owners: Bits) -> IntArray:
        """Return how many of the owners have each value."""
        return count_bits(self.bits & owners)


def value_bits(lists: Sequence[Iterable[str]], vocabulary: Iterable[str]) -> ValueBits:
    """Build the bits of owners given as their lists of values (empty texts left out).

    Examples
    --------
    >>> found = value_bits([["b"], ["a", "b"], [""]], ["c"])
    >>> found.values, unpack(found.bits[1], 3).tolist()
    (('a', 'b', 'c'), [True, True, False])
    """
    kept = [[value for value in values if value] for values in lists]
    values = tuple(sorted(set(vocabulary).union(*kept)))
    mask = np.zeros((len(values), len(kept)), dtype=bool)
    owner = np.repeat(np.arange(len(kept)), [len(each) for each in kept])
    mask[numbers_in((value for each in kept for value in each), values), owner] = True
    return ValueBits(values, pack(mask))
