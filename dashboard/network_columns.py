"""Columns that tables of networks share, whatever the nodes are: places or organisations."""

from __future__ import annotations

from dashboard.page_table import Column
from dashboard.wording import Wording


def node_columns(words: Wording, degree: str) -> tuple[Column, ...]:
    """Return the columns of a node's figures; ``degree`` says what its neighbours are."""
    return (Column("degree", degree, "count"),
            Column("projects", words("cooperation-joint"), "count"),
            Column("cross_border", words("cooperation-cross"), "share"),
            Column("betweenness", words("cooperation-between"), "number"))


def period_columns(words: Wording, nodes: Column, mean_degree: str) -> tuple[Column, ...]:
    """Return the columns of a network period by period.

    Parameters
    ----------
    words : Wording
        Names of the columns.
    nodes : Column
        How many nodes there are.
    mean_degree : str
        Name of the column of the mean degree, which says what a node is.
    """
    return (Column("period", words("cooperation-period")),
            Column("read", words("cooperation-read"), "count"),
            Column("not_read", words("cooperation-not-read"), "count"),
            nodes,
            Column("pairs", words("cooperation-number-pairs"), "count"),
            Column("joint", words("cooperation-joint"), "count"),
            Column("cross_border", words("cooperation-cross"), "share"),
            Column("mean_degree", mean_degree, "number"))
