"""Values of regions for a shaded map, and the classes of its legend.

Only partners on the map count (see :mod:`dashboard.facets`), so shading and markers tell the same
story. The quantities are

- ``projects``: distinct projects with a partner in the region;
- ``eu_funding``: sum of the EU funding of the partners in the region, as far as it is published
  a partner. A project's total is never split over its partners, so "N of M partners publish it"
  belongs to each value.

Three things are kept apart: no partner in the selection (no value, no class), partners of whom
none publishes (:data:`NOT_PUBLISHED`), and a published zero (a class of its own).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.arrays import FloatArray, IntArray
from dashboard.facets import Selection
from dashboard.index import Index
from dashboard.region_levels import LEVELS

NO_PARTNER, NOT_PUBLISHED = -2, -1
MAX_CLASSES = 5
_LADDER = np.array([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10])
"""Leading digits of class bounds."""


@dataclass(frozen=True, slots=True)
class ValueClass:
    """One class of the legend: values from ``low`` to ``high``.

    Attributes
    ----------
    low : float
        Least value, included.
    high : float
        Greatest value: included for counts and in the last class, else the next class's low.
    """

    low: float
    high: float


@dataclass(frozen=True)
class RegionValues:
    """Values of one level.

    Attributes
    ----------
    frame : pandas.DataFrame
        One row a region of the level, sorted by ``region_code``, with ``name, country_code``,
        ``projects, partners`` (counts), ``value`` (NaN where there is none), ``published``
        (partners whose amount is in the value) and ``value_class`` (number in ``classes``,
        :data:`NOT_PUBLISHED` or :data:`NO_PARTNER`).
    classes : tuple of ValueClass
        From low to high.
    """

    frame: pd.DataFrame
    classes: tuple[ValueClass, ...]


def region_values(
    index: Index, selection: Selection, level: str, quantity: str
) -> RegionValues:
    """Return the value and class of every region of a level.

    Parameters
    ----------
    index : Index
        Arrays of the catalogue.
    selection : Selection
        What the filters select.
    level : str
        ``nuts0`` to ``nuts3``. The admin-1 regions of Russia and Belarus, which have no NUTS,
        stand beside levels 1 to 3.
    quantity : str
        ``projects`` or ``eu_funding``.

    Returns
    -------
    RegionValues
        See there.

    Raises
    ------
    ValueError
        If level or quantity is another.
    """
    if level not in LEVELS:
        raise ValueError(f"level is {level!r}; use nuts0, nuts1, nuts2 or nuts3")
    if quantity not in {"projects", "eu_funding"}:
        raise ValueError(f"quantity is {quantity!r}; use projects or eu_funding")
    frame = index.region_levels[level].count(selection.map_mask)
    frame["value"] = _values(frame, quantity)
    classes = value_classes(frame["value"].to_numpy(), whole=quantity == "projects")
    frame["value_class"] = _class_numbers(frame, classes)
    return RegionValues(frame.drop(columns="eu_funding_eur"), classes)


def _values(frame: pd.DataFrame, quantity: str) -> pd.Series:
    """Return the values of a quantity, NaN where there is none."""
    if quantity == "projects":
        return frame["projects"].where(frame["partners"] > 0).astype("float64")
    return frame["eu_funding_eur"].where(frame["published"] > 0).round(2)


def _class_numbers(frame: pd.DataFrame, classes: tuple[ValueClass, ...]) -> IntArray:
    """Return the class of each region's value."""
    values = frame["value"].to_numpy()
    found = np.searchsorted([each.low for each in classes], values, side="right") - 1
    without = np.where(frame["partners"] > 0, NOT_PUBLISHED, NO_PARTNER)
    return np.where(np.isnan(values), without, found).astype(np.intp)


def value_classes(values: FloatArray, whole: bool) -> tuple[ValueClass, ...]:
    """Divide values into at most five classes of about equal size, with round bounds.

    Quantiles, because the values are very uneven: of equal steps, the capital would fill one
    class and all other regions another. A zero is a class of its own beside the five.

    Parameters
    ----------
    values : numpy.ndarray of float
        Values at or above 0; NaN is left out.
    whole : bool
        Whether they are counts, so that classes read "3 to 5" and "6 to 9".

    Returns
    -------
    tuple of ValueClass
        From low to high; none if there are no values.

    Examples
    --------
    >>> [(c.low, c.high) for c in value_classes(np.array([1., 2, 2, 40, 300]), whole=True)]
    [(1.0, 1.0), (2.0, 39.0), (40.0, 299.0), (300.0, 300.0)]
    """
    known = values[~np.isnan(values)]
    zero = (ValueClass(0.0, 0.0),) if (known == 0).any() else ()
    positive = np.sort(known[known > 0])
    if not len(positive):
        return zero
    lows = _lows(positive, whole)
    highs = [low - 1 if whole else low for low in lows[1:]] + [float(positive[-1])]
    return zero + tuple(ValueClass(low, high) for low, high in zip(lows, highs, strict=True))


def _lows(positive: FloatArray, whole: bool) -> list[float]:
    """Return the least value of each class; a class without values is left out."""
    shares = np.arange(1, MAX_CLASSES) / MAX_CLASSES
    inner = np.quantile(positive, shares, method="higher")
    bounds = [_rounded_down(float(bound), whole) for bound in inner]
    least = float(positive[0]) if whole else _rounded_down(float(positive[0]), whole)
    lows = sorted({least, *(bound for bound in bounds if bound > least)})
    number = np.searchsorted(lows, positive, side="right") - 1
    return [lows[k] for k in sorted(set(number.tolist()))]


def _rounded_down(value: float, whole: bool) -> float:
    """Return the next round number at or below a value; counts below 20 stay as they are."""
    if whole and value < 20:
        return float(value)
    power = 10.0 ** np.floor(np.log10(value))
    digit = _LADDER[np.searchsorted(_LADDER, value / power + 1e-9, side="right") - 1]
    # The tolerance above may have taken the round number just over the value.
    return min(float(np.round(digit * power, 10)), value)
