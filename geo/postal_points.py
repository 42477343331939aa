"""Where postal codes are: the table's points, without those that are far off, or moved."""

from __future__ import annotations

import numpy as np
import pandas as pd

from geo.distance import distance_km
from geo.gazetteer_compile import Draft
from geo.names import fold

ESTIMATE_KM = 200.0
# So many codes of one name and first digits are a city's, not those of villages called so too.
MANY_CODES, CITY_POPULATION, CITY_KM = 5, 100_000, 70.0
# Of the codes of one name, so many, and this share, must lie together for another to be apart.
NEAR_KM, APART_KM, MIN_TOGETHER, MOSTLY = 10.0, 15.0, 4, 0.75


def with_known_points(postal: pd.DataFrame, draft: Draft) -> pd.DataFrame:
    """Move estimated points to the town of that name, if there is just one within reach.

    The table has Särna's 790 90 in Falun, 170 km away, and says itself that it is an estimate.
    A code that lies apart from those with the same name and first digits counts as one too:
    Kajaani's 87101 is in the next municipality.
    """
    wanted = ("country_code", "name", "lon", "lat")
    columns = [postal[name].tolist() for name in wanted]
    doubtful = postal["is_estimated"] | _is_apart(postal)
    points = [
        _known_point(draft, country, name, lon, lat) if is_doubtful else (lon, lat)
        for is_doubtful, country, name, lon, lat in zip(doubtful, *columns, strict=True)
    ]
    for row in np.flatnonzero(_is_of_many(postal)):
        country, name, *_ = (column[row] for column in columns)
        points[row] = _city_point(draft, country, name, points[row])
    return postal.assign(lon=[lon for lon, _ in points], lat=[lat for _, lat in points])


def _is_apart(postal: pd.DataFrame) -> pd.Series[bool]:
    """Tell which codes are far from the middle of those of their name and first two digits."""
    digits = postal["code"].str.replace("LV-", "").str[:2]
    groups = [postal["country_code"], postal["name"], digits]
    away = _distances_km(postal, postal[["lon", "lat"]].groupby(groups).transform("median"))
    near = (away < NEAR_KM).groupby(groups)
    together = (near.transform("sum") >= MIN_TOGETHER) & (near.transform("mean") >= MOSTLY)
    apart: pd.Series[bool] = together & (away >= APART_KM)
    return apart


def _is_of_many(postal: pd.DataFrame) -> pd.Series[bool]:
    """Tell which Russian and Belarusian codes share their name and first digits with many.

    The table has a third of their points anywhere: Arkhangelsk's 163000 in Bashkortostan.
    """
    groups = postal.groupby(["country_code", "name", postal["code"].str[:3]])["code"]
    many: pd.Series[bool] = groups.transform("size") >= MANY_CODES
    return many & postal["country_code"].isin(["BY", "RU"])


def _city_point(draft: Draft, country: str, name: str, point: tuple[float, float]
                ) -> tuple[float, float]:
    """Return the one city of that name, if the point is far from it."""
    places = [draft.places[place] for place in draft.known.get((country, fold(name)), ())]
    cities = [place for place in places if place.population >= CITY_POPULATION]
    if len(cities) != 1:
        return point
    city = cities[0]
    is_far = distance_km(*point, city.lon, city.lat) > CITY_KM
    return (city.lon, city.lat) if is_far else point


def _known_point(draft: Draft, country: str, name: str, lon: float, lat: float
                 ) -> tuple[float, float]:
    known = draft.known.get((country, fold(name)), ())
    if len(known) == 1:
        town = draft.places[known[0]]
        if distance_km(lon, lat, town.lon, town.lat) < ESTIMATE_KM:
            return town.lon, town.lat
    return lon, lat


def without_outliers(postal: pd.DataFrame) -> pd.DataFrame:
    """Drop postal places far from where the other codes of their prefix are.

    The table has København's 0900 in Aalborg and much of Russia's rows elsewhere. A row stays
    if it is within 70 km, or four times the median distance, of the median of its prefix.
    """
    length = np.where(postal["country_code"].isin(["RU", "BY"]), 3, 2)
    codes = postal["code"].str.replace("LV-", "")
    prefix = [code[:n] for code, n in zip(codes, length, strict=True)]
    groups = [postal["country_code"], pd.Series(prefix, index=postal.index)]
    middle = postal[["lon", "lat"]].groupby(groups).transform("median")
    away = _distances_km(postal, middle)
    limit = (4 * away.groupby(groups).transform("median")).clip(lower=70.0)
    return postal[away <= limit].reset_index(drop=True)


def _distances_km(points: pd.DataFrame, middle: pd.DataFrame) -> pd.Series[float]:
    # Equirectangular: exact enough to tell 70 km from 700.
    east = (points["lon"] - middle["lon"]) * np.cos(np.radians(points["lat"])) * 111.32
    north = (points["lat"] - middle["lat"]) * 110.57
    distances: pd.Series[float] = (east**2 + north**2) ** 0.5
    return distances


def postcode_rows(postal: pd.DataFrame) -> pd.DataFrame:
    """Return ``country_code, code, name, lon, lat, spread_km``, one row a postal code."""
    groups = postal.groupby(["country_code", "code"], sort=True)
    middle = groups[["lon", "lat"]].transform("median")
    away = _distances_km(postal, middle)
    rows = groups.agg(name=("name", "first"), lon=("lon", "median"), lat=("lat", "median"))
    rows["spread_km"] = away.groupby([postal["country_code"], postal["code"]]).max().round(1)
    return rows.reset_index()
