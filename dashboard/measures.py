"""What can be counted instead of projects: partners, organisations, EU funding.

A set of projects is measured as it would be listed: *partners* are all partner rows of these
projects, *organisations* the distinct ones among them, *EU funding* the sum over those of these
projects that publish it. So the number beside a value is the one that choosing it gives.

An organisation is one body with all its names, as the build has joined them
(:mod:`data.organisations`). Partners whose name is withheld are none.

Counting bits (:mod:`dashboard.bits`) gives numbers of projects only. The other quantities are
summed over *pairs* of a value and a project that has it, listed once when the catalogue is loaded;
a click reads for each pair whether its bit is left. Money is summed in whole cents, so that no
order of adding matters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.arrays import BoolArray, FloatArray, IntArray, amounts
from dashboard.bits import Bits, ValueBits, count_bits

QUANTITIES = ("projects", "partners", "organisations", "eu_funding")
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


@dataclass(frozen=True)
class Measures:
    """All that is needed to measure sets of projects: see the module.

    Attributes
    ----------
    weights : Weights
        Of the projects.
    pairs : mapping of str to Pairs
        By facet.
    """

    weights: Weights
    pairs: Mapping[str, Pairs]

    def by_value(self, facet: str, bits: Bits, quantity: str) -> FloatArray:
        """Return the quantity of each value of a facet, given the projects of each.

        Parameters
        ----------
        facet : str
            Name of the facet.
        bits : numpy.ndarray of bits, shape (values, words)
            For each value a subset of the projects that have it.
        quantity : str
            One of :data:`QUANTITIES`.

        Returns
        -------
        numpy.ndarray of float, shape (values,)
            Counts, or euros; NaN where none of the projects publishes its EU funding.
        """
        if quantity == "projects":
            return count_bits(bits).astype(np.float64)
        return self.pairs[facet].measure(np.ascontiguousarray(bits), quantity)

    def total(self, projects: BoolArray, quantity: str) -> float:
        """Return the quantity of one set of projects, NaN where no one publishes it."""
        weights = self.weights
        if quantity == "projects":
            return float(projects.sum())
        if quantity == "partners":
            return float(weights.partners[projects].sum())
        if quantity == "organisations":
            several = np.unique(weights.shared[projects[weights.shared[:, 0]], 1])
            return float(weights.own[projects].sum() + len(several))
        known = weights.published[projects].any()
        return float(weights.cents[projects].sum() / CENTS) if known else float("nan")


def build_measures(
    projects: pd.DataFrame, partners: pd.DataFrame, partner_project: IntArray,
    facets: Mapping[str, ValueBits],
) -> Measures:
    """List the pairs of every facet with the weights of their projects.

    Parameters
    ----------
    projects, partners : pandas.DataFrame
        Tables of the catalogue.
    partner_project : numpy.ndarray of int, shape (partners,)
        Row of each partner's project.
    facets : mapping of str to ValueBits
        Projects with each value, by facet.
    """
    weights = _weights(projects, partners, partner_project)
    return Measures(weights, {name: _pairs(facet, weights) for name, facet in facets.items()})


def organisation_numbers(partners: pd.DataFrame) -> IntArray:
    """Return a number for each partner that those of one organisation share, -1 for none.

    Examples
    --------
    >>> organisation_numbers(pd.DataFrame({"organisation_id": ["OA", "OB", None, "OA"]})).tolist()
    [0, 1, -1, 0]
    """
    numbers: IntArray = pd.factorize(partners["organisation_id"])[0].astype(np.intp)
    return numbers


def organisation_count(partners: pd.DataFrame) -> int:
    """Return the number of distinct organisations among partners."""
    return int(partners["organisation_id"].nunique())


def _weights(
    projects: pd.DataFrame, partners: pd.DataFrame, partner_project: IntArray
) -> Weights:
    """Return what each project adds."""
    count, funding = len(projects), amounts(projects["eu_funding_eur"])
    known = ~np.isnan(funding)
    numbers = organisation_numbers(partners)
    members = np.stack([partner_project, numbers], axis=1)[numbers >= 0]
    members = np.unique(members, axis=0)
    several = np.bincount(members[:, 1], minlength=1)[members[:, 1]] > 1
    return Weights(
        partners=np.bincount(partner_project, minlength=count).astype(np.int32),
        cents=np.where(known, np.rint(funding * CENTS), 0).astype(np.int64),
        published=known.astype(np.int32),
        own=np.bincount(members[~several, 0], minlength=count).astype(np.int32),
        shared=members[several],
    )


def _pairs(facet: ValueBits, weights: Weights) -> Pairs:
    """List the pairs of one facet."""
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
