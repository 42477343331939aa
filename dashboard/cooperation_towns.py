"""Towns as the places that cooperate: a code each, a name, a point and a country.

A town is a place name in a country and its finest region, so that two of one name are two. Its
code is the country and eight signs made from these: the same in every version of the catalogue,
and short enough for a link.
"""

from __future__ import annotations

import hashlib

import pandas as pd

from dashboard.arrays import texts

TOWN = "town"
"""The level of cooperation below NUTS 3."""

TOWN_PRECISIONS = ("postcode", "place", "municipality")
"""Precisions that name a town; the middle of a region is none."""

SIGNS = 8


def town_codes(partners: pd.DataFrame) -> pd.Series:
    """Return the code of each partner's town, NaN where none is known.

    Examples
    --------
    >>> town_codes(pd.DataFrame({"place_name": ["Rīga", None], "country_code": ["LV", "LV"],
    ...     "nuts3_code": ["LV006", None], "admin1_code": [None, None],
    ...     "location_precision": ["place", "country"]})).tolist()
    ['LV-9076c555', nan]
    """
    region = texts(partners["nuts3_code"].fillna(partners["admin1_code"]))
    known = partners["location_precision"].isin(TOWN_PRECISIONS).tolist()
    cells = zip(texts(partners["place_name"]), texts(partners["country_code"]), region, known,
                strict=True)
    codes: dict[tuple[str, str, str], str] = {}
    found = [_code(codes, (place, country, code)) if is_known and place and country else None
             for place, country, code, is_known in cells]
    return pd.Series(found, index=partners.index, dtype="str")


def town_places(partners: pd.DataFrame) -> pd.DataFrame:
    """Return the towns of the partners: ``region_code, name, lon, lat, country_code``.

    The point is the middle one of the partners' there, so the table can stand where that of the
    regions does.
    """
    located = partners.assign(region_code=town_codes(partners))
    grouped = located[located["region_code"].notna() & located["lon"].notna()].groupby(
        "region_code", sort=True)
    return grouped.agg(name=("place_name", "first"), lon=("lon", "median"),
                       lat=("lat", "median"), country_code=("country_code", "first")).reset_index()


def _code(codes: dict[tuple[str, str, str], str], key: tuple[str, str, str]) -> str:
    if key not in codes:
        signs = hashlib.sha256("\n".join(key).encode()).hexdigest()[:SIGNS]
        codes[key] = f"{key[1]}-{signs}"
    return codes[key]
