"""All projects of a catalogue in each order that the list can have, sorted once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import pandas as pd

from dashboard.arrays import IntArray
from dashboard.paging import BEST_FIRST, ORDERS, ordered


class ProjectOrders(Mapping[str, IntArray]):
    """Row numbers of all projects by the name of the order; each is sorted when first asked for.

    Parameters
    ----------
    projects : pandas.DataFrame
        The catalogue's table with the column ``partners`` (their number).

    Examples
    --------
    >>> table = pd.DataFrame({"title": ["b", "A"], "partners": [3, 5]})
    >>> ProjectOrders(table)["title"].tolist()
    [1, 0]
    """

    def __init__(self, projects: pd.DataFrame) -> None:
        """Keep the columns that are sorted by."""
        columns = [column for column, _ in ORDERS.values() if column in projects]
        self._rows = projects[columns].reset_index(drop=True)
        self._sorted = cache(self._sort)

    def _sort(self, order: str) -> IntArray:
        if order == BEST_FIRST or order not in ORDERS:
            raise KeyError(order)
        found: IntArray = ordered(self._rows, order).index.to_numpy()
        return found

    def __getitem__(self, order: str) -> IntArray:
        """Return the row numbers in an order."""
        return self._sorted(order)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of the orders."""
        return (order for order in ORDERS if order != BEST_FIRST)

    def __len__(self) -> int:
        """Return the number of orders."""
        return len(ORDERS) - 1
