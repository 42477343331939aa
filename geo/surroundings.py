"""What lies around a place, and tells which of several namesakes is meant.

"Chełm" in an address is the town, not the quarter of Gdańsk; and of two towns of one name and
size, the partner of a cross-border project is in the one near a border: Grafenau in the Bavarian
Forest, not the one beside Stuttgart. The packages tell neither, so both are computed here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.crs import EQUAL_AREA, to_equal_area
from geo.distance import EARTH_DIAMETER_KM

CITY_POPULATION, TIMES_AS_LARGE, REACH_KM = 100_000, 10, 8.0
LEAST_POPULATION = 200
"""What a place counts whose population is not known."""
FURTHEST_KM = 255
"""Places this far from a border and further are alike; it fits into one byte."""
TOLERANCE_M = 500.0
"""Borders may be drawn this much simpler for a distance in whole kilometres."""


def quarters(places: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Tell which places are so near a so much larger city that they are likely parts of it.

    Parameters
    ----------
    places : pandas.DataFrame
        country_code, population, lon and lat (degrees).

    Returns
    -------
    numpy.ndarray
        bool, one a place.

    Examples
    --------
    >>> quarters(pd.DataFrame({"country_code": ["PL"] * 3, "lon": [18.65, 18.61, 23.47],
    ...     "lat": [54.35, 54.34, 51.14], "population": [470_000, 30_000, 60_000]})).tolist()
    [False, True, False]
    """
    found = np.zeros(len(places), bool)
    for _, rows in places.reset_index(drop=True).groupby("country_code"):
        people = rows["population"].clip(lower=LEAST_POPULATION).to_numpy()
        cities = rows.loc[rows["population"] >= CITY_POPULATION, ["lon", "lat", "population"]]
        for lon, lat, city_people in cities.to_numpy(float):
            near = _km(rows, lon, lat) <= REACH_KM
            found[rows.index[near & (people * TIMES_AS_LARGE <= city_people)]] = True
    return found


def border_km(places: pd.DataFrame, countries: gpd.GeoDataFrame, asked: Sequence[str]
              ) -> npt.NDArray[np.uint8]:
    """Return how far each place is from the nearest other country, across water too.

    Parameters
    ----------
    places : pandas.DataFrame
        country_code, lon and lat (degrees).
    countries : geopandas.GeoDataFrame
        country_code and the countries' polygons.
    asked : sequence of str
        Countries whose places are measured; others count as furthest.

    Returns
    -------
    numpy.ndarray
        Whole kilometres up to 255, one a place.
    """
    codes = places["country_code"].to_numpy()
    points = shapely.points(*to_equal_area(places["lon"], places["lat"]))
    sides, owners = _sides(countries)
    found = np.full(len(places), FURTHEST_KM, np.uint8)
    for country in asked:
        rows = np.flatnonzero(codes == country)
        abroad = shapely.STRtree(sides[owners != country])
        order, metres = abroad.query_nearest(points[rows], return_distance=True,
                                             all_matches=False)
        found[rows[order[0]]] = np.minimum(np.round(metres / 1_000), FURTHEST_KM)
    return found


def read_countries(derived: Path) -> gpd.GeoDataFrame:
    """Read the countries' polygons of the derived geography."""
    return gpd.read_parquet(derived / "natural_earth" / "countries.parquet")


def _sides(countries: gpd.GeoDataFrame) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Return the sides of the countries' outer rings, in metres, and the country of each."""
    parts = countries.to_crs(EQUAL_AREA).explode()
    sides, owners = [], []
    for country, part in zip(parts["country_code"], parts.geometry, strict=True):
        corners = shapely.get_coordinates(part.exterior.simplify(TOLERANCE_M))
        sides.append(shapely.linestrings(np.stack([corners[:-1], corners[1:]], axis=1)))
        owners.append(np.full(len(corners) - 1, country))
    return np.concatenate(sides), np.concatenate(owners)


def _km(rows: pd.DataFrame, lon: float, lat: float) -> npt.NDArray[np.float64]:
    """Return the distances from a point in kilometres (haversine)."""
    lons, lats = np.radians(rows["lon"].to_numpy()), np.radians(rows["lat"].to_numpy())
    here_lon, here_lat = np.radians(lon), np.radians(lat)
    chord = (np.sin((lats - here_lat) / 2) ** 2
             + np.cos(here_lat) * np.cos(lats) * np.sin((lons - here_lon) / 2) ** 2)
    return np.asarray(EARTH_DIAMETER_KM * np.arcsin(np.sqrt(np.minimum(chord, 1.0))))
