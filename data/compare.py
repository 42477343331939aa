"""Compare the located region with the published one, both as of NUTS 2021."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from data.columns import NUTS_COMPARISON
from data.locate import POINT_LEVELS
from data.tables import table_from_rows
from geo.crosswalk import Crosswalk

WHOLE_REGION_SHARE = 0.95
"""Least population share at which an old region counts as one region of 2021. Below it the
region was divided, and another code than its largest part is no contradiction."""


def compare_with_published(
    published: Sequence[str], located: pd.DataFrame, crosswalk: Crosswalk
) -> pd.DataFrame:
    """Compare published NUTS 3 codes of any vintage with the located ones, as of 2021.

    Parameters
    ----------
    published : sequence of str
        Codes as published; the empty text where there is none.
    located : pandas.DataFrame
        From :func:`locate`, in the same order.
    crosswalk : Crosswalk
        Old codes to those of 2021.

    Returns
    -------
    pandas.DataFrame
        Columns ``NUTS_COMPARISON``. They cannot be compared where either is missing, no
        vintage has the code, or the region was divided and the largest part is another.
    """
    precise = located["location_precision"].isin(POINT_LEVELS)
    codes = located["nuts3_code"].where(precise).tolist()
    rows = [_comparison(code, found, crosswalk)
            for code, found in zip(published, codes, strict=True)]
    return table_from_rows(rows, NUTS_COMPARISON)


def _comparison(published: str, located: object, crosswalk: Crosswalk) -> dict[str, Any]:
    """Return one row of the comparison."""
    code = published.strip().upper()
    modern = crosswalk.to_2021(code) if code else None
    if modern is None:
        return {}
    row: dict[str, Any] = {
        "nuts3_published_vintage": modern.vintage, "nuts3_published_2021": modern.code}
    if not isinstance(located, str):
        return row
    agrees = located == modern.code
    divided = modern.population_share < WHOLE_REGION_SHARE
    return row | {"nuts3_agrees": None if divided and not agrees else agrees}
