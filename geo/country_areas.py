"""Whether a point can be in the country that it is said to be in.

The polygons are simplified and cut to Europe, so a point may be a little outside of them; Nuuk
and Quebec, which they leave out, are near places of the gazetteer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geo.crs import geometries_to_equal_area, to_equal_area
from geo.delineation import COUNTRY_OF_PART
from geo.distance import distance_km
from geo.errors import DerivedFileError
from geo.gazetteer import Places

NEAR_KM = 50.0
"""A point this far outside is taken for one of the country: an islet, a pier, a coarse border."""
_FILES = ("natural_earth/countries.parquet", "nuts/nuts_3.parquet", "natural_earth/admin1.parquet")


@dataclass(frozen=True)
class CountryAreas:
    """Where the countries are.

    Attributes
    ----------
    countries : numpy.ndarray of object
        ISO country of each polygon; Åland is of Finland, Svalbard of Norway.
    polygons : numpy.ndarray of shapely.Geometry
        In EPSG:4326, in the same order.
    gazetteer : Path
        Folder of the gazetteer, read if a point is near no polygon of its country.
    """

    countries: npt.NDArray[np.object_]
    polygons: npt.NDArray[np.object_]
    gazetteer: Path

    @classmethod
    def load(cls, derived: Path) -> CountryAreas:
        """Load the polygons of the derived geography.

        Raises
        ------
        DerivedFileError
            If a file is missing or damaged.
        """
        tables = pa.concat_tables(_read(derived / name) for name in _FILES)
        codes = [COUNTRY_OF_PART.get(code, code) for code in tables["country_code"].to_pylist()]
        polygons = shapely.from_wkb(tables["geometry"].to_numpy())
        return cls(np.array(codes, dtype=object), np.asarray(polygons, dtype=object),
                   derived / "gazetteer")

    def holds(self, lon: float, lat: float, country_code: str) -> bool:
        """Tell whether a point is in a country or within ``NEAR_KM`` of it.

        A country that the geography lacks altogether is where none of the others is.

        Parameters
        ----------
        lon, lat : float
            Degrees, EPSG:4326.
        country_code : str
            ISO 3166-1 alpha-2.

        Examples
        --------
        >>> from geo.regions import REGIONS_FOLDER
        >>> areas = CountryAreas.load(REGIONS_FOLDER)
        >>> areas.holds(24.1, 56.95, "LV"), areas.holds(56.95, 24.1, "LV")
        (True, False)
        """
        country = COUNTRY_OF_PART.get(country_code, country_code)
        own = self.polygons[self.countries == country]
        if _is_near(own, lon, lat) or self._has_place_near(lon, lat, country):
            return True
        if len(own) or country in self._places.country_codes:
            return False
        return not shapely.intersects_xy(self.polygons, lon, lat).any()

    def _has_place_near(self, lon: float, lat: float, country: str) -> bool:
        return any(distance_km(lon, lat, *place) <= NEAR_KM for place in self._points(country))

    def _points(self, country: str) -> Iterator[tuple[float, float]]:
        places = self._places
        rows = zip(places.country_codes, places.lon, places.lat, strict=True)
        return ((lon, lat) for code, lon, lat in rows if code == country)

    @cached_property
    def _places(self) -> Places:
        return Places.load(self.gazetteer / "places.parquet")


def _is_near(polygons: npt.NDArray[np.object_], lon: float, lat: float) -> bool:
    point = shapely.points(*to_equal_area(lon, lat))
    # The projection has no place for the far side of the Earth: its points are near nothing.
    with np.errstate(invalid="ignore"):
        metres = shapely.distance(geometries_to_equal_area(polygons), point)
    return bool((metres <= NEAR_KM * 1000).any())


def _read(path: Path) -> pa.Table:
    try:
        return pq.read_table(path, columns=["country_code", "geometry"])
    except (OSError, pa.ArrowException) as error:
        raise DerivedFileError(
            f"{path} is missing or damaged ({error}); restore it from the repository, or run "
            "python -m geo.build_boundaries.") from error
