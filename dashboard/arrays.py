"""Columns of tables as plain arrays and lists, missing values made explicit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.intp]
FloatArray = npt.NDArray[np.float64]
ObjectArray = npt.NDArray[np.object_]


def texts(column: pd.Series) -> list[str]:
    """Return a text column as a list, empty texts for missing values."""
    return [value if isinstance(value, str) else "" for value in column.tolist()]


def flags(column: pd.Series) -> BoolArray:
    """Return a column of booleans, missing values as False."""
    return column.astype("boolean").fillna(False).to_numpy(dtype=bool)


def amounts(column: pd.Series) -> FloatArray:
    """Return a column of numbers, missing values as NaN."""
    return column.to_numpy(dtype=np.float64, na_value=np.nan)


def numbers_in(values: Iterable[str], vocabulary: Sequence[str]) -> IntArray:
    """Return the number of each value in a vocabulary, -1 where it has none.

    Examples
    --------
    >>> numbers_in(["SE", "XX"], ["LV", "SE"]).tolist()
    [1, -1]
    """
    numbers = {value: number for number, value in enumerate(vocabulary)}
    return np.array([numbers.get(value, -1) for value in values], dtype=np.intp)


def rows_of(keys: pd.Series, ids: pd.Series, table: str) -> IntArray:
    """Return the row number of each project id.

    Raises
    ------
    ValueError
        If an id is not among those of the projects.
    """
    rows: IntArray = pd.Index(ids).get_indexer(pd.Index(keys)).astype(np.intp)
    if (rows < 0).any():
        unknown = sorted(set(keys[rows < 0].astype(str)))[:5]
        raise ValueError(
            f"{table}.project_id has {unknown}, which projects does not have;"
            " rebuild the catalogue with: python -m data.build"
        )
    return rows
