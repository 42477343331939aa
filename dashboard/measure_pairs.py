"""Pairs of a facet's value and a project that has it, with what the project weighs.

Listed once when the catalogue is loaded and sorted by value, so that a click only has to read for
each pair whether its bit is left, and to add up (:mod:`dashboard.measures`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.arrays import BoolArray, FloatArray, IntArray
from dashboard.bits import Bits, ValueBits

CENTS = 100

Numbers = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Groups:
    """Rows that are sorted by group, so that each group is a slice.

    Attributes
    ----------
    starts, present : numpy.ndarray of int
        First row and number of each group that has rows.
    count : int
        Number of groups, with or without rows.
    """

    starts: IntArray
    present: IntArray
    count: int

    def sums(self, rows: Numbers | Small | BoolArray) -> Numbers:
        """Return the sum of each group's rows, 0 for a group without any."""
        found = np.zeros(self.count, dtype=np.int64)
        if len(self.starts):
            found[self.present] = np.add.reduceat(rows, self.starts, dtype=np.int64)
        return found

    def any_of(self, rows: BoolArray) -> BoolArray:
        """Return whether any of each group's rows is true."""
        found = np.zeros(self.count, dtype=bool)
        if len(self.starts):
            found[self.present] = np.logical_or.reduceat(rows, self.starts)
        return found


def group(numbers: IntArray, count: int) -> Groups:
    """Return the groups of rows given the sorted numbers of their groups.

    Examples
    --------
    >>> group(np.array([0, 0, 2]), 3).sums(np.array([5, 1, 7])).tolist()
    [6, 0, 7]
    """
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    return Groups(starts, numbers[starts], count)


@dataclass(frozen=True)
class Weights:
    """What each project adds, shape (projects,).

    Attributes
    ----------
    partners : numpy.ndarray of int
        Number of partner rows.
    cents, published : numpy.ndarray of int
        EU funding in cents, 0 where not published, and whether it is published.
    own : numpy.ndarray of int
        Organisations that are in no other project: they need no comparison.
    shared : numpy.ndarray of int
        Project and number of each organisation that is in several, shape (n, 2), sorted.
    """

    partners: Small
    cents: Numbers
    published: Small
    own: Small
    shared: IntArray


@dataclass(frozen=True)
class Pairs:
    """Every pair of a value of one facet and a project, sorted by value.

    Attributes
    ----------
    by_value : Groups
        Pairs of each value.
    byte, bit : numpy.ndarray, shape (pairs,)
        Where the pair's bit is among the bytes of the facet's bits.
    partners, cents, published : numpy.ndarray of int, shape (pairs,)
        Weights of the pair's project.
    own : numpy.ndarray of int, shape (pairs,)
        Organisations of the project that are in no other pair of the value.
    holder : numpy.ndarray of int, shape (n,)
        Pairs with an organisation that is in several of the value, sorted by value and
        organisation.
    by_organisation : Groups
        Those of each distinct pair of value and organisation.
    of_value : Groups
        Distinct pairs of value and organisation, of each value.
    """

    by_value: Groups
    byte: IntArray
    bit: npt.NDArray[np.uint8]
    partners: Small
    cents: Numbers
    published: Small
    own: Small
    holder: IntArray
    by_organisation: Groups
    of_value: Groups

    def left(self, bits: Bits) -> BoolArray:
        """Return which pairs have their bit among those given for each value."""
        found: BoolArray = bits.view(np.uint8).reshape(-1).take(self.byte) & self.bit != 0
        return found

    def measure(self, bits: Bits, quantity: str) -> FloatArray:
        """Return the quantity of each value's projects; NaN where no one publishes it."""
        left = self.left(bits)
        if quantity == "partners":
            return self.by_value.sums(self.partners * left).astype(np.float64)
        if quantity == "organisations":
            several = self.of_value.sums(self.by_organisation.any_of(left.take(self.holder)))
            return (self.by_value.sums(self.own * left) + several).astype(np.float64)
        known = self.by_value.sums(self.published * left)
        money = self.by_value.sums(self.cents * left) / CENTS
        return np.where(known > 0, money, np.nan)


def pairs_of(facet: ValueBits, weights: Weights) -> Pairs:
    """List the pairs of a facet's values and the projects that have them."""
    count, words = facet.bits.shape
    values, projects = np.nonzero(unpack_rows(facet.bits, len(weights.partners)))
    single, holder, group_of_holder, value_of_group = _holders(values, projects, weights.shared)
    return Pairs(
        by_value=group(values, count),
        byte=(values * words * 8 + projects // 8).astype(np.intp),
        bit=(1 << (projects % 8)).astype(np.uint8),
        partners=weights.partners[projects],
        cents=weights.cents[projects],
        published=weights.published[projects],
        own=weights.own[projects] + single,
        holder=holder,
        by_organisation=group(group_of_holder, len(value_of_group)),
        of_value=group(value_of_group, count),
    )


def unpack_rows(bits: Bits, count: int) -> BoolArray:
    """Return rows of bits as masks, shape (rows, count)."""
    if not count or not len(bits):
        return np.zeros((len(bits), count), dtype=bool)
    found = np.unpackbits(bits.view(np.uint8), axis=1, bitorder="little", count=count)
    return found.view(np.bool_)


def _holders(
    values: IntArray, projects: IntArray, shared: IntArray
) -> tuple[Small, IntArray, IntArray, IntArray]:
    """Return the pairs of the organisations of several projects: see :class:`Pairs`.

    Returns
    -------
    tuple of numpy.ndarray
        For each pair, how many of them are in no other pair of its value; for the others the
        number of the pair, the number of its group (a distinct value and organisation; sorted),
        and the value of each group.
    """
    starts = np.searchsorted(shared[:, 0], projects)
    lengths = np.searchsorted(shared[:, 0], projects, side="right") - starts
    pair = np.repeat(np.arange(len(projects)), lengths)
    offset = np.arange(len(pair)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    organisation = shared[starts[pair] + offset, 1]
    base = int(organisation.max(initial=0)) + 1
    key = values[pair] * base + organisation
    distinct, groups, sizes = np.unique(key, return_inverse=True, return_counts=True)
    alone = sizes[groups] == 1
    single = np.bincount(pair[alone], minlength=len(projects)).astype(np.int32)
    order = np.flatnonzero(~alone)[np.argsort(groups[~alone], kind="stable")]
    _, ranks = np.unique(groups[order], return_inverse=True)
    return single, pair[order], ranks, distinct[sizes > 1] // base
