"""Areas drawn on the map or typed ("within 50 km of Smiltene"): a filter on partners' points.

An area is a box, a polygon or a circle. Its ``code`` is what a link holds and a chip is named by:
whole thousandths of a degree (some 100 m) and kilometres, joined by underscores.

=======================  ======================================================================
``b_w_s_e_n``            box: west, south, east, north
``c_lon_lat_km``         circle: centre and radius
``p_lon_lat_lon_lat…``   polygon of 3 to 40 corners; the last is joined to the first
=======================  ======================================================================

Sides of a polygon are straight on the map, which is in Web Mercator; one that crosses itself is
both of its parts. A radius is a length on the ellipsoid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dashboard.arrays import BoolArray, FloatArray

KINDS = {"b": "box", "c": "circle", "p": "polygon"}
UNITS_PER_DEGREE = 1000
MAX_AREAS = 5
"""More areas at once are no longer a view that one can read."""
MAX_CORNERS = 40
MAX_RADIUS_KM = 2000
LON_MOST, LAT_MOST = 180, 85
_NUMBER = re.compile(r"-?[0-9]{1,6}")


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """One area.

    Attributes
    ----------
    code : str
        See the module; checked, and in lower case.

    Raises
    ------
    ValueError
        If the code is not that of an area on the map.

    Examples
    --------
    >>> Area("c_25471_57424_50").kind, Area.circle(25.4714, 57.4241, 50).code
    ('circle', 'c_25471_57424_50')
    >>> Area("b_20000_56000_26000_58000").contains(np.array([24.1]), np.array([56.9])).tolist()
    [True]
    """

    code: str

    def __post_init__(self) -> None:
        """Check kind, number of numbers and their bounds."""
        object.__setattr__(self, "code", self.code.lower())
        kind, *numbers = self.code.split("_")
        if kind not in KINDS or not all(_NUMBER.fullmatch(number) for number in numbers):
            raise ValueError(f"{self.code!r} is no area; write it as c_25471_57424_50")
        problem = _problem(kind, [int(number) for number in numbers])
        if problem:
            raise ValueError(f"The area {self.code!r} {problem}")

    @classmethod
    def circle(cls, lon: float, lat: float, radius_km: float) -> Area:
        """Return the circle around a point."""
        return cls(f"c_{_units(lon)}_{_units(lat)}_{round(radius_km)}")

    @property
    def kind(self) -> str:
        """``box``, ``circle`` or ``polygon``."""
        return KINDS[self.code[0]]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the code."""
        return tuple(int(number) for number in self.code.split("_")[1:])

    @property
    def degrees(self) -> tuple[float, ...]:
        """Longitudes and latitudes of the code in turn, in degrees."""
        ends = self.numbers[:2] if self.kind == "circle" else self.numbers
        return tuple(number / UNITS_PER_DEGREE for number in ends)

    def contains(self, lon: FloatArray, lat: FloatArray) -> BoolArray:
        """Return which points are inside or on the edge, shape (n,)."""
        if self.kind == "box":
            west, south, east, north = self.degrees
            return (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        return self._in_circle(lon, lat) if self.kind == "circle" else self._in_polygon(lon, lat)

    def _in_circle(self, lon: FloatArray, lat: FloatArray) -> BoolArray:
        from pyproj import Geod  # 0.1 s to import, for those who draw an area only

        at_lon, at_lat = (np.full(len(lon), degree) for degree in self.degrees)
        metres = Geod(ellps="WGS84").inv(at_lon, at_lat, lon, lat)[2]
        return np.asarray(metres) <= self.numbers[2] * 1000

    def _in_polygon(self, lon: FloatArray, lat: FloatArray) -> BoolArray:
        import shapely  # as above

        corners = np.array(self.degrees).reshape(-1, 2)
        corners[:, 1] = _mercator(corners[:, 1])
        shape = shapely.make_valid(shapely.Polygon(corners))
        shapely.prepare(shape)
        found: BoolArray = shapely.intersects_xy(shape, lon, _mercator(lat))
        return found


def _problem(kind: str, numbers: list[int]) -> str:
    """Return what is wrong with the numbers of an area, nothing if all is well."""
    lengths = {"b": [4], "c": [3], "p": range(6, 2 * MAX_CORNERS + 1, 2)}
    if len(numbers) not in lengths[kind]:
        return f"has {len(numbers)} numbers; see the forms in dashboard/areas.py"
    degrees = numbers[:2] if kind == "c" else numbers
    lons, lats = degrees[::2], degrees[1::2]
    if max(map(abs, lons)) > LON_MOST * UNITS_PER_DEGREE:
        return f"goes beyond {LON_MOST} degrees of longitude"
    if max(map(abs, lats)) > LAT_MOST * UNITS_PER_DEGREE:
        return f"goes beyond {LAT_MOST} degrees of latitude"
    if kind == "c" and not 1 <= numbers[2] <= MAX_RADIUS_KM:
        return f"has a radius of {numbers[2]} km; use 1 to {MAX_RADIUS_KM}"
    if kind == "b" and (lons[0] >= lons[1] or lats[0] >= lats[1]):
        return "has west and east, or south and north, the wrong way round"
    return ""


def _units(degrees: float) -> int:
    return round(degrees * UNITS_PER_DEGREE)


def _mercator(lat: FloatArray) -> FloatArray:
    """Return latitudes as heights on the map, in degrees of longitude."""
    heights: FloatArray = np.degrees(np.arcsinh(np.tan(np.radians(lat))))
    return heights


def points_inside(areas: Iterable[Area], lon: FloatArray, lat: FloatArray) -> BoolArray:
    """Return which points are in one of the areas, shape (n,); NaN is nowhere."""
    known = ~(np.isnan(lon) | np.isnan(lat))
    found = np.zeros(len(lon), dtype=bool)
    for area in areas:
        found[known] |= area.contains(lon[known], lat[known])
    return found
