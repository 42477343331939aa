"""Figures of the network of organisations: degree, cross-border share, betweenness, by period.

Two organisations are joined by each project in which both are, if all its partners are known.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.arrays import BoolArray, FloatArray
from dashboard.cooperation import KNOWN, Pairs
from dashboard.facets import Selection, select
from dashboard.filters import Filters
from dashboard.index import Index
from dashboard.organisations import NONE, memberships

MOST_STEPS = 7_000_000
"""Sources times places and pairs that are walked exactly: some 0.3 s. Above, a sample is walked."""
LEAST_SOURCES, SEED = 50, 20261125


@dataclass(frozen=True)
class OrganisationNetwork:
    """The network of the organisations of some projects.

    Attributes
    ----------
    rows : pandas.DataFrame
        ``organisation`` (row), ``id, name, country_code, degree`` (organisations it works with),
        ``projects`` (joint ones, summed over its pairs), ``cross_border`` (their share with
        other countries), ``betweenness`` (share of the shortest ways between two others that
        lead through it, Freeman 1977); highest degree first.
    pairs : int
        Pairs of organisations.
    joint : int
        Joint projects, summed over the pairs.
    across : int
        Those between different countries.
    read, not_read : int
        Projects whose partners are all known, and the others.
    sources : int
        Organisations from which the shortest ways were walked; fewer than all is a sample.
    """

    rows: pd.DataFrame
    pairs: int
    joint: int
    across: int
    read: int
    not_read: int
    sources: int


def organisation_network(
    index: Index, selection: Selection, pairs: Pairs = "all"
) -> OrganisationNetwork:
    """Return the network of the organisations of the selected projects."""
    known = (index.catalogue.projects["known_partners"] == KNOWN).to_numpy()
    read = selection.project_mask & known
    edges = organisation_pairs(index, read, pairs)
    rows, sources = _rows(index, edges)
    return OrganisationNetwork(
        rows, len(edges), int(edges["projects"].sum()),
        int(edges.loc[edges["crosses"], "projects"].sum()), int(read.sum()),
        int(selection.project_mask.sum() - read.sum()), sources)


def organisation_pairs(index: Index, projects: BoolArray, pairs: Pairs = "all") -> pd.DataFrame:
    """Return the pairs of organisations in projects: ``a, b, projects, crosses``, a below b."""
    every = index.organisations
    ends = memberships(every, index.partner_project, projects)
    starts = ends if pairs == "all" else _leads(index, projects)
    both = starts.merge(ends, on="project", suffixes=("_1", "_2"))
    both = both[both["organisation_1"] != both["organisation_2"]]
    ordered = np.sort(both[["organisation_1", "organisation_2"]].to_numpy(dtype=np.intp), axis=1)
    joint = pd.DataFrame({"project": both["project"].to_numpy(), "a": ordered[:, 0],
                          "b": ordered[:, 1]}).drop_duplicates()
    found = joint.groupby(["a", "b"], sort=True).size().reset_index(name="projects")
    countries = np.array(every.countries, dtype=object)
    a, b = countries[found["a"]], countries[found["b"]]
    return found.assign(crosses=(a != b) & (a != "") & (b != ""))


def _leads(index: Index, projects: BoolArray) -> pd.DataFrame:
    leads = (index.catalogue.partners["is_lead_partner"].to_numpy(dtype=bool)
             & projects[index.partner_project] & (index.organisations.of_partner != NONE))
    return pd.DataFrame({
        "project": index.partner_project[leads],
        "organisation": index.organisations.of_partner[leads]}).drop_duplicates()


def _rows(index: Index, edges: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    both = pd.concat([edges, edges.rename(columns={"a": "b", "b": "a"})], ignore_index=True)
    both["across"] = both["projects"].where(both["crosses"], 0)
    sums = both.groupby("a", sort=True).agg(
        degree=("b", "size"), projects=("projects", "sum"), across=("across", "sum"))
    numbers, every = sums.index.to_numpy(dtype=np.intp), index.organisations
    between, sources = betweenness(edges, len(numbers))
    rows = pd.DataFrame({
        "organisation": numbers, "id": [every.ids[n] for n in numbers],
        "name": [every.names[n] for n in numbers],
        "country_code": [every.countries[n] for n in numbers],
        "degree": sums["degree"].to_numpy(), "projects": sums["projects"].to_numpy(),
        "cross_border": (sums["across"] / sums["projects"]).to_numpy(), "betweenness": between})
    return rows.sort_values(["degree", "projects", "name", "id"],
                            ascending=[False, False, True, True], ignore_index=True), sources


def betweenness(edges: pd.DataFrame, count: int) -> tuple[FloatArray, int]:
    """Return the betweenness of each end of the pairs, by ascending number, and the sources walked.

    Where walking from all would take too long, it is estimated from a sample of them with a
    fixed seed: their sum times all over walked (Brandes and Pich 2007).
    """
    if count < 3:
        return np.zeros(count), count
    import igraph

    numbers, ends = np.unique(edges[["a", "b"]].to_numpy(), return_inverse=True)
    graph = igraph.Graph(n=len(numbers), edges=ends.reshape(-1, 2).tolist())
    most = max(LEAST_SOURCES, MOST_STEPS // (count + len(edges)))
    sources = sorted(random.Random(SEED).sample(range(count), min(most, count)))
    walked = np.array(graph.betweenness(directed=False, sources=sources))
    return walked * (count / len(sources)) / ((count - 1) * (count - 2) / 2), len(sources)


def organisations_by_period(index: Index, filters: Filters, pairs: Pairs) -> pd.DataFrame:
    """Return the network's figures in each programming period, under all other filters.

    Returns
    -------
    pandas.DataFrame
        ``period, read, not_read, organisations, pairs, joint, cross_border, mean_degree``.
    """
    known = (index.catalogue.projects["known_partners"] == KNOWN).to_numpy()
    rows = []
    for period in sorted(index.facets["periods"].values):
        mask = select(index, filters.with_(periods={period})).project_mask
        edges = organisation_pairs(index, mask & known, pairs)
        joint, size = int(edges["projects"].sum()), len({*edges["a"], *edges["b"]})
        across = int(edges.loc[edges["crosses"], "projects"].sum())
        rows.append({
            "period": period, "read": int((mask & known).sum()),
            "not_read": int((mask & ~known).sum()), "organisations": size, "pairs": len(edges),
            "joint": joint, "cross_border": across / joint if joint else None,
            "mean_degree": 2 * len(edges) / size if size else None})
    return pd.DataFrame(rows)
