"""The two coordinate reference systems of the project, and the way between them.

Positions are longitude, latitude in EPSG:4326. Areas and distances are computed in
EPSG:3035 (ETRS89-extended / LAEA Europe), which keeps areas true; its distances are within
about 2 % in the Baltic Sea Region.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer

LONLAT = "EPSG:4326"
EQUAL_AREA = "EPSG:3035"

FloatArray = npt.NDArray[np.float64]


@cache
def _transformer(source: str, target: str) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)


def to_equal_area(lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return easting and northing in metres (EPSG:3035) of positions in degrees.

    Examples
    --------
    >>> x, y = to_equal_area([10.0], [52.0])  # the projection's own centre
    >>> round(float(x[0])), round(float(y[0]))
    (4321000, 3210000)
    """
    lon_array, lat_array = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    x, y = _transformer(LONLAT, EQUAL_AREA).transform(lon_array, lat_array)
    return np.asarray(x, dtype=float), np.asarray(y, dtype=float)


def geometries_to_equal_area(geometries: npt.ArrayLike) -> npt.NDArray[Any]:
    """Return shapely geometries in degrees (EPSG:4326) as geometries in metres (EPSG:3035)."""

    def project(points: FloatArray) -> FloatArray:
        return np.column_stack(to_equal_area(points[:, 0], points[:, 1]))

    return np.asarray(shapely.transform(np.asarray(geometries, dtype=object), project))
