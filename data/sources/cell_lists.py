"""Lists inside cells: several partners in one row, in parallel lists of their columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.sources.delivery import Finding


def exploded(
    frame: pd.DataFrame, columns: Sequence[str], separator: str, lead: str
) -> tuple[pd.DataFrame, list[Finding]]:
    """Return a row a partner, of rows whose cells list several.

    The column ``lead`` says how many there are. A column with a list of the same length is
    taken apart with it; a single value holds for all; of a list of another length nothing is
    known for any of them, so it is left out, and told.

    Parameters
    ----------
    frame : pandas.DataFrame
        Text, index 0..n-1.
    columns : sequence of str
        Columns with parallel lists.
    separator : str
        What stands between the values, mostly ``;``.
    lead : str
        The column of names.

    Examples
    --------
    >>> frame = pd.DataFrame({"title": ["Bridge"], "name": ["A;B"], "role": ["LP;PP"]})
    >>> exploded(frame, ["name", "role"], ";", "name")[0].to_dict("list")
    {'title': ['Bridge', 'Bridge'], 'name': ['A', 'B'], 'role': ['LP', 'PP']}
    """
    if frame.empty or not separator:
        return frame, []
    lists = {name: _split(frame[name], separator) for name in columns if name in frame.columns}
    counts = np.array([max(1, len(cells)) for cells in lists[lead]])
    repeated = frame.loc[np.repeat(frame.index.to_numpy(), counts)].reset_index(drop=True)
    uneven: dict[str, int] = {}
    for name, cells in lists.items():
        values, lost = _parallel(cells, counts)
        repeated[name] = pd.Series(values, dtype="str")
        if lost:
            uneven[name] = lost
    return repeated, [_uneven(name, lost) for name, lost in uneven.items()]


def _split(cells: pd.Series, separator: str) -> list[list[str]]:
    """Return the values of each cell; empty values at its end are none."""
    split = [[value.strip() for value in str(cell).split(separator)] for cell in cells]
    for values in split:
        while values and not values[-1]:
            values.pop()
    return split


def _parallel(cells: list[list[str]], counts: np.ndarray) -> tuple[list[str], int]:
    """Return one value a partner, and for how many rows the list has another length."""
    values: list[str] = []
    lost = 0
    for found, count in zip(cells, counts, strict=True):
        if len(found) == count:
            values += found
        elif len(found) <= 1:
            values += (found or [""]) * int(count)
        else:
            values += [""] * int(count)
            lost += 1
    return values, lost


def _uneven(name: str, rows: int) -> Finding:
    return Finding("join", f"In {rows:,} rows the list in {name} has another length than that of "
                           "the partners; it is left out there.", name)
