"""Figures of the network of places: how many each works with, and who joins the others."""

from __future__ import annotations

import networkx as nx
import pandas as pd

from dashboard.cooperation import Cooperation, cooperation
from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import Index

SAMPLED_FROM, SAMPLE, SEED = 200, 60, 0
"""With more places than the first, betweenness is estimated from the second: 573 towns took 5 s."""


def network_figures(found: Cooperation, country_of: dict[str, str]) -> pd.DataFrame:
    """Return the figures of each place in the network of joint projects.

    Parameters
    ----------
    found : Cooperation
        Pairs of places.
    country_of : dict of str to str
        Country of each place.

    Returns
    -------
    pandas.DataFrame
        ``code``, ``degree`` (places it works with), ``projects`` (sum of joint projects over its
        pairs), ``cross_border`` (share of those with another country), ``betweenness`` (share of
        the shortest ways between two others that lead through it, Freeman 1977, unweighted);
        most places first.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(
        found.pairs[["a", "b", "projects"]].itertuples(index=False, name=None))
    between = betweenness(graph)
    rows = [_row(graph, code, between[code], country_of) for code in sorted(graph)]
    columns = ["code", "degree", "projects", "cross_border", "betweenness"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values(["degree", "projects", "code"], ascending=[False, False, True],
                             ignore_index=True)


def betweenness(graph: nx.Graph[str]) -> dict[str, float]:
    """Return the betweenness of each place, estimated from a fixed sample where there are many."""
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(graph.edges)
    sample = SAMPLE if len(ordered) > SAMPLED_FROM else None
    found: dict[str, float] = nx.betweenness_centrality(ordered, k=sample, seed=SEED)
    return found


def by_period(
    index: Index, filters: Filters, level: str, pairs: str, country_of: dict[str, str]
) -> pd.DataFrame:
    """Return the network's figures in each programming period, under all other filters.

    Returns
    -------
    pandas.DataFrame
        ``period``, ``read`` (projects whose partners are all known), ``not_read``, ``places``,
        ``pairs``, ``joint`` (sum over the pairs), ``cross_border`` (share of it between
        countries) and ``mean_degree`` (places that one works with, on average).
    """
    rows = []
    for period in sorted(index.facets["periods"].values):
        selection = select(index, filters.with_(periods={period}))
        found = cooperation(index, selection, level, "lead" if pairs == "lead" else "all",
                            filters.include_outside)
        rows.append({"period": period, **_summary(found, country_of)})
    return pd.DataFrame(rows)


def _summary(found: Cooperation, country_of: dict[str, str]) -> dict[str, object]:
    pairs = found.pairs
    places = len({*pairs["a"], *pairs["b"]})
    joint = int(pairs["projects"].sum())
    crossing = pairs["a"].map(country_of) != pairs["b"].map(country_of)
    across = int(pairs.loc[crossing, "projects"].sum())
    return {
        "read": found.read, "not_read": found.not_read, "places": places, "pairs": len(pairs),
        "joint": joint, "cross_border": across / joint if joint else None,
        "mean_degree": 2 * len(pairs) / places if places else None,
    }


def _row(
    graph: nx.Graph[str], code: str, between: float, country_of: dict[str, str]
) -> tuple[str, int, int, float, float]:
    """Return the figures of one place, whose edges weigh joint projects."""
    weights = {other: int(edge["weight"]) for other, edge in graph[code].items()}
    total = sum(weights.values())
    across = sum(n for other, n in weights.items() if country_of.get(other) != country_of.get(code))
    return code, len(weights), total, across / total, between
