"""Who has which value: sorted pairs of numbers, from which masks and counts are quick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.intp]
FloatArray = npt.NDArray[np.float64]
ObjectArray = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Pairs:
    """Distinct (owner, value) pairs, sorted by owner.

    Attributes
    ----------
    values : tuple of str
        All values, sorted; also those that nobody has.
    owner, value : numpy.ndarray of int, shape (n,)
        Number of the owner, and of the value in ``values``.
    """

    values: tuple[str, ...]
    owner: IntArray
    value: IntArray

    def chosen(self, wanted: Set[str]) -> BoolArray:
        """Return which values are wanted, shape (len(values),)."""
        return np.fromiter((value in wanted for value in self.values), bool, len(self.values))

    def owners_with(self, wanted: Set[str], count: int) -> BoolArray:
        """Return which of ``count`` owners have one of the wanted values."""
        found = np.zeros(count, dtype=bool)
        found[self.owner[self.chosen(wanted)[self.value]]] = True
        return found

    def counts(self, owners: BoolArray) -> IntArray:
        """Return how many of the marked owners have each value."""
        return np.bincount(self.value[owners[self.owner]], minlength=len(self.values))


def build_pairs(lists: Sequence[Iterable[str]], vocabulary: Iterable[str]) -> Pairs:
    """Return the pairs of owners given as their lists of values (empty texts left out)."""
    kept = [sorted({value for value in values if value}) for values in lists]
    all_values = tuple(sorted(set(vocabulary).union(*kept)))
    owner = np.repeat(np.arange(len(kept)), [len(values) for values in kept])
    value = numbers_in((value for values in kept for value in values), all_values)
    return Pairs(all_values, owner.astype(np.intp), value)


def numbers_in(values: Iterable[str], vocabulary: Sequence[str]) -> IntArray:
    """Return the number of each value in a vocabulary, -1 where it has none."""
    numbers = {value: number for number, value in enumerate(vocabulary)}
    return np.array([numbers.get(value, -1) for value in values], dtype=np.intp)


def distinct_pairs(owner: IntArray, value: IntArray, values: tuple[str, ...]) -> Pairs:
    """Return the distinct pairs with a known value."""
    key = np.unique((owner * max(len(values), 1) + value)[value >= 0])
    pair_owner, pair_value = np.divmod(key, max(len(values), 1))
    return Pairs(values, pair_owner, pair_value)


def texts(column: pd.Series) -> list[str]:
    """Return a text column as a list, empty texts for missing values."""
    return [value if isinstance(value, str) else "" for value in column.tolist()]


def rows_of(keys: pd.Series, ids: pd.Series, table: str) -> IntArray:
    """Return the row number of each project id."""
    rows: IntArray = pd.Index(ids).get_indexer(pd.Index(keys)).astype(np.intp)
    if (rows < 0).any():
        unknown = sorted(set(keys[rows < 0].astype(str)))[:5]
        raise ValueError(
            f"{table}.project_id has {unknown}, which projects does not have;"
            " rebuild the catalogue with: python -m data.build"
        )
    return rows


