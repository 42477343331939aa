"""Great-circle distance, for ranking; exact lengths and areas are the business of EPSG:3035."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_DIAMETER_KM = 12_742.0


def distance_km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Return the distance between two points in kilometres (haversine, spherical Earth).

    Examples
    --------
    >>> round(distance_km(24.106, 56.946, 24.7545, 59.437))  # Riga to Tallinn
    280
    """
    east = sin(radians(other_lon - lon) / 2) ** 2
    north = sin(radians(other_lat - lat) / 2) ** 2
    chord = north + cos(radians(lat)) * cos(radians(other_lat)) * east
    return EARTH_DIAMETER_KM * asin(min(1.0, sqrt(chord)))
