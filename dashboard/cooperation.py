"""Who cooperates with whom: pairs of countries or regions that are partners in a project.

Only projects count whose partners are all known, since of the others nobody can tell who worked
with whom. A project counts each pair of places once, however many partners it has there. Pairs
are taken without direction: A with B is B with A. Cooperation within one place is no pair, but
is counted beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from dashboard.arrays import BoolArray, amounts
from dashboard.cooperation_towns import TOWN, town_codes
from dashboard.facets import Selection
from dashboard.index import Index

Pairs = Literal["all", "lead"]
LEVELS = ("nuts0", "nuts2", "nuts3", TOWN)
"""Levels that the page offers; :func:`cooperation` knows ``nuts1`` too."""

KNOWN = "all"


@dataclass(frozen=True)
class Cooperation:
    """Pairs of places with joint projects.

    Attributes
    ----------
    pairs : pandas.DataFrame
        ``a, b`` (codes, a before b), ``projects`` (joint ones), ``eu_funding_eur`` (their EU
        funding, NaN if none publishes it), ``published`` (how many do), ``expected`` and
        ``ratio`` (see :func:`expected_projects`); strongest first.
    joint : pandas.DataFrame
        ``project`` (row in the catalogue), ``a, b``: what the pairs are counted from.
    read, not_read : int
        Selected projects whose partners are all known, and the others.
    within : mapping of str to int
        By place, projects with at least two partners there.
    no_place : int
        Partners of the read projects whose place at this level is not known.
    """

    pairs: pd.DataFrame
    joint: pd.DataFrame
    read: int
    not_read: int
    within: dict[str, int]
    no_place: int


def cooperation(
    index: Index, selection: Selection, level: str, pairs: Pairs = "all",
    include_outside: bool = False,
) -> Cooperation:
    """Return the pairs of places that the selected projects join.

    Parameters
    ----------
    index : Index
        Arrays of the catalogue.
    selection : Selection
        Selected projects.
    level : str
        One of :data:`LEVELS`; regions of Russia and Belarus are those of their first level.
    pairs : {'all', 'lead'}
        All pairs of partners, or the lead partner with each other.
    include_outside : bool
        Whether partners outside the Baltic Sea Region count too.
    """
    known = (index.catalogue.projects["known_partners"] == KNOWN).to_numpy()
    read = selection.project_mask & known
    partners = _partners(index, read, level, include_outside)
    placed = partners[partners["code"].notna()]
    joint = _joint(placed, pairs)
    return Cooperation(
        pairs=_counted(index, joint), joint=joint, read=int(read.sum()),
        not_read=int(selection.project_mask.sum() - read.sum()), within=_within(placed, pairs),
        no_place=int(partners["code"].isna().sum()),
    )


def place_codes(partners: pd.DataFrame, level: str) -> pd.Series:
    """Return the code of each partner's country, region or town, NaN where it is not known."""
    if level == TOWN:
        return town_codes(partners)
    if level == "nuts0":
        return partners["country_code"]
    return partners[f"{level}_code"].fillna(partners["admin1_code"])


def projects_of_pair(found: Cooperation, a: str, b: str) -> list[int]:
    """Return the rows of the joint projects of two places."""
    low, high = sorted((a, b))
    chosen = found.joint[(found.joint["a"] == low) & (found.joint["b"] == high)]
    return sorted(chosen["project"].tolist())


def matrix(found: Cooperation, measure: str) -> pd.DataFrame:
    """Return a measure of all pairs as a square table, empty on its diagonal.

    Parameters
    ----------
    found : Cooperation
        The pairs.
    measure : str
        ``projects``, ``eu_funding_eur`` or ``ratio``.

    Returns
    -------
    pandas.DataFrame
        Codes in rows and columns, those with most joint projects first; NaN where there is none.
    """
    both = _both_ways(found.pairs)
    order = both.groupby("a")["projects"].sum().sort_values(ascending=False, kind="stable").index
    table = both.pivot(index="a", columns="b", values=measure)
    return table.reindex(index=order, columns=order)


def expected_projects(pairs: pd.DataFrame) -> pd.Series:
    """Return how many joint projects each pair would have if places joined by chance.

    With r(a) the sum of a's joint projects over all its pairs, and T the sum over all pairs, it
    is T r(a) r(b) / S, S being the sum of r(a) r(b) over all pairs of different places: the
    places keep how active they are, and the total stays.

    Examples
    --------
    >>> three = pd.DataFrame({"a": ["A", "A", "B"], "b": ["B", "C", "C"], "projects": [2, 1, 1]})
    >>> expected_projects(three).round(3).tolist()
    [1.714, 1.143, 1.143]
    """
    sums = _both_ways(pairs).groupby("a")["projects"].sum()
    products = pairs["a"].map(sums).astype(float) * pairs["b"].map(sums).astype(float)
    # All pairs of places, also those without a joint project: (square of the sum - squares) / 2.
    every = (float(sums.sum()) ** 2 - float((sums ** 2).sum())) / 2
    return products * float(pairs["projects"].sum()) / every if every else products * np.nan


def _partners(index: Index, read: BoolArray, level: str, include_outside: bool) -> pd.DataFrame:
    """Return the partners of the projects that are read: ``project, code, is_lead``."""
    mask = read[index.partner_project]
    if not include_outside:
        # Where it is unknown whether a partner is in the region, it is one without a place.
        mask = mask & index.catalogue.partners["in_region"].fillna(True).to_numpy(dtype=bool)
    chosen = index.catalogue.partners[mask]
    return pd.DataFrame({
        "project": index.partner_project[mask],
        "code": place_codes(chosen, level).to_numpy(dtype=object),
        "is_lead": chosen["is_lead_partner"].to_numpy(dtype=bool),
    })


def _joint(placed: pd.DataFrame, pairs: Pairs) -> pd.DataFrame:
    """Return each pair of places of each project once, a before b."""
    ends = placed[["project", "code"]].drop_duplicates()
    starts = placed.loc[placed["is_lead"], ["project", "code"]].drop_duplicates()
    both = (starts if pairs == "lead" else ends).merge(ends, on="project", suffixes=("_1", "_2"))
    both = both[both["code_1"] != both["code_2"]]
    ordered = np.sort(both[["code_1", "code_2"]].to_numpy(dtype=str), axis=1)
    joint = pd.DataFrame({"project": both["project"].to_numpy(), "a": ordered[:, 0],
                          "b": ordered[:, 1]})
    return joint.drop_duplicates(ignore_index=True)


def _counted(index: Index, joint: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs with what they amount to, strongest first."""
    eu_eur = amounts(index.catalogue.projects["eu_funding_eur"])
    rows = joint.assign(eu_funding_eur=eu_eur[joint["project"].to_numpy(dtype=int)])
    grouped = rows.groupby(["a", "b"], sort=True)
    pairs = pd.DataFrame({
        "projects": grouped.size(),
        "eu_funding_eur": grouped["eu_funding_eur"].sum(min_count=1),
        "published": grouped["eu_funding_eur"].count(),
    }).reset_index()
    pairs["expected"] = expected_projects(pairs)
    pairs["ratio"] = pairs["projects"] / pairs["expected"]
    return pairs.sort_values(["projects", "a", "b"], ascending=[False, True, True],
                             ignore_index=True)


def _within(placed: pd.DataFrame, pairs: Pairs) -> dict[str, int]:
    """Return by place the projects with two partners there, one of them the lead if asked."""
    grouped = placed.groupby(["project", "code"])["is_lead"].agg(["size", "any"])
    several = grouped[(grouped["size"] > 1) & (grouped["any"] | (pairs == "all"))]
    counts = several.groupby("code").size()
    return {str(code): int(count) for code, count in counts.items()}


def _both_ways(pairs: pd.DataFrame) -> pd.DataFrame:
    turned = pairs.rename(columns={"a": "b", "b": "a"})
    return pd.concat([pairs, turned], ignore_index=True)
