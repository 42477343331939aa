"""The regions of places and postal codes: what is published for codes, else the polygon's.

The polygons, at 1:20 million, put towns at a border on its wrong side: Middelfart would be in
Jutland, Teltow in Berlin. What Eurostat publishes for the postal codes of that very name decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.crosswalk import Crosswalk
from geo.crs import geometries_to_equal_area, to_equal_area
from geo.distance import distance_km
from geo.names import fold
from geo.region_codes import Texts
from geo.regions import Regions

NEAR_KM, MAJORITY = 10.0, 0.9
"""A place takes the code that so many of the codes of its name have which lie so near."""
BESIDE_M = 3_000.0
"""How far the polygons, drawn at 1:20 million, may be off."""

Published = Mapping[tuple[str, str], str]
"""The NUTS 3 code (2024) of a country and postal code."""


def with_regions(rows: pd.DataFrame, regions: Regions) -> pd.DataFrame:
    """Add ``nuts3_code`` (2021) and ``admin1_code`` of each point; empty where none."""
    codes = regions.codes_at(rows["lon"], rows["lat"], rows["country_code"].tolist())
    return rows.assign(
        nuts3_code=[code or "" for code in codes.nuts3],
        admin1_code=[code or "" for code in codes.admin1],
    )


def postcodes_2024(rows: pd.DataFrame, published: Published, crosswalk: Crosswalk) -> list[str]:
    """Return the NUTS 2024 code of each postal code: the published one, else the crosswalk's."""
    return [
        published.get((country, code)) or crosswalk.to_2024(nuts3) or ""
        for country, code, nuts3 in zip(
            rows["country_code"], rows["code"], rows["nuts3_code"], strict=True)
    ]


def with_later_codes(places: pd.DataFrame, codes: pd.DataFrame, postal: pd.DataFrame,
                     published: Published, crosswalk: Crosswalk, regions: Regions
                     ) -> pd.DataFrame:
    """Add ``nuts3_2024_code``, and mend ``nuts3_code`` where the published codes contradict it.

    Parameters
    ----------
    places : pandas.DataFrame
        name, country_code, lon, lat and nuts3_code (2021) by the polygons.
    codes : pandas.DataFrame
        Postal codes with nuts3_code and nuts3_2024_code.
    postal : pandas.DataFrame
        Postal places: country_code, code, name, lon, lat.
    published : mapping
        Codes of 2024 by country and postal code.
    crosswalk : Crosswalk
        From 2021 to 2024.
    regions : Regions
        The polygons; a published code whose region is not beside the place is an error in it.
    """
    old, drawn = places["nuts3_code"].to_numpy(object), _by_polygon(places, codes, crosswalk)
    named = _by_name(places, postal, published)
    origins = _only_origin(crosswalk)
    mended = np.array([origins.get(code, "") for code in named], dtype=object)
    doubted = np.flatnonzero((named != "") & (named != drawn) & (mended != ""))
    near = doubted[_is_beside(places.iloc[doubted], mended[doubted], regions)]
    old[near], drawn[near] = mended[near], named[near]
    return places.assign(nuts3_code=old, nuts3_2024_code=drawn)


def _is_beside(places: pd.DataFrame, codes: Texts, regions: Regions) -> npt.NDArray[np.bool_]:
    """Tell which places are in or beside the region that a code claims for them."""
    polygon_of = dict(zip(regions.codes, geometries_to_equal_area(regions.polygons), strict=True))
    points = shapely.points(*to_equal_area(places["lon"], places["lat"]))
    claimed = np.array([polygon_of.get(code) for code in codes], dtype=object)
    return np.asarray(shapely.distance(points, claimed) <= BESIDE_M)


def _by_polygon(places: pd.DataFrame, codes: pd.DataFrame, crosswalk: Crosswalk) -> Texts:
    """Return the codes of 2024 that follow from those of 2021.

    Where a region of 2021 was divided, the code is that of the nearest postal code in it.
    """
    direct = [crosswalk.to_2024(code) or "" for code in places["nuts3_code"]]
    later = np.array(direct, dtype=object)
    known = codes[codes["nuts3_2024_code"] != ""]
    divided = set(places.loc[(later == "") & (places["nuts3_code"] != ""), "nuts3_code"])
    for region in sorted(divided):
        inside = known[known["nuts3_code"] == region]
        rows = np.flatnonzero(places["nuts3_code"] == region)
        if len(inside):
            tree = shapely.STRtree(shapely.points(inside["lon"], inside["lat"]))
            points = places.iloc[rows]
            nearest = tree.nearest(shapely.points(points["lon"], points["lat"]))
            later[rows] = inside["nuts3_2024_code"].to_numpy(dtype=object)[nearest]
    return later


def _by_name(places: pd.DataFrame, postal: pd.DataFrame, published: Published) -> Texts:
    """Return the code that most postal codes of the place's own name have; empty if unclear."""
    known: dict[tuple[str, str], list[tuple[float, float, str]]] = {}
    columns = ["country_code", "code", "name", "lon", "lat"]
    for country, code, name, lon, lat in postal[columns].itertuples(index=False):
        nuts3 = published.get((country, code))
        if nuts3:
            known.setdefault((country, fold(name)), []).append((lon, lat, nuts3))
    columns = ["country_code", "name", "lon", "lat"]
    found = [_majority([nuts3 for there_lon, there_lat, nuts3
                        in known.get((country, fold(name)), ())
                        if distance_km(lon, lat, there_lon, there_lat) <= NEAR_KM])
             for country, name, lon, lat in places[columns].itertuples(index=False)]
    return np.array(found, dtype=object)


def _majority(codes: Sequence[str]) -> str:
    """Return the code that clearly most have, empty if there is none.

    Examples
    --------
    >>> _majority(["DE40E", "DE40E"]), _majority(["DE40E", "DE40E", "DE300"])
    ('DE40E', '')
    """
    best = Counter(codes).most_common(1)
    return best[0][0] if best and best[0][1] >= MAJORITY * len(codes) else ""


def _only_origin(crosswalk: Crosswalk) -> dict[str, str]:
    """Return the code of 2021 of each of 2024 that stands for just one."""
    origins = Counter(crosswalk.codes_2024.values())
    return {new: old for old, new in crosswalk.codes_2024.items() if new and origins[new] == 1}
