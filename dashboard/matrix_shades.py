"""Shades of the cells of a matrix: light for little, strong for much; the numbers stay readable.

A shade is never the only sign, each cell has its number. Text and ground of each shade have a
contrast of at least 7 : 1 (tests), more than WCAG's 4.5.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

GROUNDS = {
    False: ("#eef5fc", "#d7e8f8", "#bcd9f3", "#9fc9ee", "#83b8e8"),
    True: ("#16283a", "#173350", "#184066", "#184a78", "#17548a"),
}
"""From little to much, by whether the theme is dark."""

INK = {False: "#08131c", True: "#ffffff"}
MOST_PLACES = 100
"""Places in the matrix, the most active ones: more cannot be looked through. The pairs' table,
beside the map, has all."""


def shade_classes(square: pd.DataFrame) -> pd.DataFrame:
    """Return the class of each cell, 0 to 4 from little to much, -1 where there is nothing.

    Each class holds about a fifth of the cells that have something, since a few pairs have many
    times what most have; equal values are of one class, and a zero is of the first.

    Examples
    --------
    >>> found = shade_classes(pd.DataFrame({"a": [1.0, 10.0], "b": [float("nan"), 100.0]}))
    >>> found.to_numpy().tolist()
    [[0, -1], [2, 4]]
    """
    values = square.to_numpy(dtype=np.float64)
    counted = np.isfinite(values) & (values > 0)
    classes = np.where(np.isfinite(values), 0, -1)
    if counted.any():
        given = values[counted]
        edges = np.quantile(given, np.linspace(0, 1, len(GROUNDS[False]) + 1)[1:-1])
        classes[counted] = np.searchsorted(edges, given, side="left")
    return pd.DataFrame(classes, index=square.index, columns=square.columns)


def shade_styles(square: pd.DataFrame, dark: bool) -> pd.DataFrame:
    """Return the style sheet of each cell of a square table."""
    written = np.array(["", *(f"background-color: {ground}; color: {INK[dark]}"
                              for ground in GROUNDS[dark])], dtype=object)
    classes = shade_classes(square)
    return pd.DataFrame(written[classes.to_numpy() + 1], index=square.index,
                        columns=square.columns)
