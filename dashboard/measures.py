"""What can be counted instead of projects: partners, organisations, EU funding.

A set of projects is measured as it would be listed: *partners* are all partner rows of these
projects, *organisations* the distinct ones among them, *EU funding* the sum over those of these
projects that publish it. So the number beside a value is the one that choosing it gives.

An organisation is one body with all its names, as the build has joined them
(:mod:`data.organisations`). Partners whose name is withheld are none.

Counting bits (:mod:`dashboard.bits`) gives numbers of projects only. The other quantities are
summed over pairs of a value and a project (:mod:`dashboard.measure_pairs`). Money is summed in
whole cents, so that no order of adding matters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.arrays import BoolArray, FloatArray, IntArray, amounts
from dashboard.bits import Bits, ValueBits, count_bits
from dashboard.measure_pairs import CENTS, Pairs, Weights, pairs_of

QUANTITIES = ("projects", "partners", "organisations", "eu_funding")


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
    return Measures(weights, {name: pairs_of(facet, weights) for name, facet in facets.items()})


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
