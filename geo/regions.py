"""Regions of Europe: their table, and the region of a point.

A point's region is the polygon of its country that it lies within, else the nearest polygon of
its country up to 30 km away, else none. The second rule is needed because the polygons' coast,
at 1:20 million, leaves about 2 % of towns in the sea.

Examples
--------
>>> regions = load_regions(REGIONS_FOLDER)
>>> codes = regions.codes_at([24.11, 20.51], [56.95, 54.71], ["LV", "RU"])
>>> list(codes.nuts3), list(codes.admin1), list(codes.how)
(['LV006', None], [None, 'RU-KGD'], ['within', 'within'])
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geo.crs import geometries_to_equal_area, to_equal_area
from geo.delineation import COUNTRY_OF_PART
from geo.errors import DerivedFileError, UnknownCodeError
from geo.region_codes import RegionCodes, Texts, levels_of

__all__ = [
    "NATURAL_EARTH_ATTRIBUTION",
    "NEAREST_LIMIT_KM",
    "NUTS_ATTRIBUTION",
    "REGIONS_FOLDER",
    "RegionCodes",
    "Regions",
    "levels_of",
    "load_regions",
]

REGIONS_FOLDER = Path(__file__).with_name("derived")
NEAREST_LIMIT_KM = 30.0
"""Furthest polygon taken for a point outside all; harbours, capes and islets are nearer."""

NUTS_ATTRIBUTION = "© EuroGeographics for the administrative boundaries"
NATURAL_EARTH_ATTRIBUTION = "Made with Natural Earth"

Numbers = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Regions:
    """The regions of Europe.

    Attributes
    ----------
    table : pandas.DataFrame
        One row a region, indexed 0..n-1: region_code, level (nuts0..nuts3, admin1), name,
        name_latin, country_code (ISO), parent_code, in_region, touches_region, lon, lat (a
        point inside), west, south, east, north.
    codes, countries : numpy.ndarray of object
        Code and ISO country of each polygon of the finest level known there.
    polygons : numpy.ndarray of shapely.Geometry
        In EPSG:4326, in the same order.
    """

    table: pd.DataFrame
    codes: Texts
    countries: Texts
    polygons: npt.NDArray[np.object_]

    def codes_at(
        self,
        lon: npt.ArrayLike,
        lat: npt.ArrayLike,
        country_code: Sequence[str | None] | npt.NDArray[np.object_],
    ) -> RegionCodes:
        """Return the regions of points.

        Parameters
        ----------
        lon, lat : array_like of float
            Degrees, EPSG:4326; a missing coordinate (NaN) gives ``none``.
        country_code : sequence of str or None
            ISO code of each point's country (AX counts as FI, SJ as NO; EL and UK are
            understood). Where it is missing, only the rule *within* applies.

        Returns
        -------
        RegionCodes
            In the order of the points.
        """
        points = np.asarray(shapely.points(_floats(lon), _floats(lat)), dtype=object)
        wanted = _countries(country_code)
        _check_lengths(len(points), len(wanted))
        found = self._within(points, wanted)
        how = np.where(found >= 0, "within", "none").astype(object)
        open_rows = np.flatnonzero((found < 0) & (wanted != "") & ~_is_missing(points))
        found[open_rows] = self._nearest(points[open_rows], wanted[open_rows])
        how[open_rows[found[open_rows] >= 0]] = "nearest"
        return self._as_codes(found, how)

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.polygons)

    def _within(self, points: npt.NDArray[np.object_], wanted: Texts) -> Indices:
        """Return the first polygon of the right country around each point, else -1."""
        rows, polygons = self._tree.query(points, predicate="intersects")
        right = (wanted[rows] == "") | (wanted[rows] == self.countries[polygons])
        none = len(self.polygons)
        found = np.full(len(points), none, dtype=np.intp)
        np.minimum.at(found, rows[right], polygons[right])
        return np.where(found == none, -1, found)

    def _nearest(self, points: npt.NDArray[np.object_], wanted: Texts) -> Indices:
        found = np.full(len(points), -1, dtype=np.intp)
        for country in sorted(set(wanted)):
            rows = np.flatnonzero(wanted == country)
            found[rows] = self._nearest_in(points[rows], country)
        return found

    def _nearest_in(self, points: npt.NDArray[np.object_], country: str) -> Indices:
        own = np.flatnonzero(self.countries == country)
        found = np.full(len(points), -1, dtype=np.intp)
        tree = shapely.STRtree(geometries_to_equal_area(self.polygons[own]))
        projected = shapely.points(*to_equal_area(shapely.get_x(points), shapely.get_y(points)))
        limit_m = NEAREST_LIMIT_KM * 1000
        rows, nearest = tree.query_nearest(projected, max_distance=limit_m, all_matches=True)
        # Of several equally near, the first by code: np.minimum.at is free of order.
        best = np.full(len(points), len(self.polygons), dtype=np.intp)
        np.minimum.at(best, rows, own[nearest])
        found[rows] = best[rows]
        return found

    def _as_codes(self, found: Indices, how: Texts) -> RegionCodes:
        # Row -1 of the table of levels, all None, answers for "no polygon".
        nuts0, nuts1, nuts2, nuts3, admin1 = self._levels[found].T
        return RegionCodes(nuts0, nuts1, nuts2, nuts3, admin1, how)

    @cached_property
    def _levels(self) -> Texts:
        return np.array([*(levels_of(code) for code in self.codes), (None,) * 5], dtype=object)

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {code: row for row, code in enumerate(self.table["region_code"])}

    def _row(self, code: str) -> int:
        if code not in self._row_of:
            raise UnknownCodeError(
                f"{code!r} is no region code; use NUTS 2021 (as LV006) or ISO 3166-2 (as RU-KGD)."
            )
        return self._row_of[code]

    def in_region(self, codes: Iterable[str | None]) -> npt.NDArray[np.bool_]:
        """Return, for each code, whether all of that region is in the Baltic Sea Region.

        A missing or unknown code is not.
        """
        inside = set(self.table.loc[self.table["in_region"], "region_code"])
        return np.array([code in inside for code in codes], dtype=bool)

    def representative_point(self, code: str) -> tuple[float, float]:
        """Return longitude and latitude of a point well inside a region's largest part.

        Raises
        ------
        UnknownCodeError
            If the table has no such region.
        """
        row = self.table.iloc[self._row(code)]
        return float(row["lon"]), float(row["lat"])


def _floats(values: npt.ArrayLike) -> Numbers:
    return np.asarray(values, dtype=float)


def _countries(values: Sequence[str | None] | Texts) -> Texts:
    texts = [value if isinstance(value, str) else "" for value in values]
    return np.array([COUNTRY_OF_PART.get(text, text) for text in texts], dtype=object)


def _check_lengths(points: int, countries: int) -> None:
    if points != countries:
        raise ValueError(
            f"{points} points but {countries} country codes; give one (or None) for each point."
        )


def _is_missing(points: npt.NDArray[np.object_]) -> npt.NDArray[np.bool_]:
    return np.asarray(np.isnan(shapely.get_x(points)) | np.isnan(shapely.get_y(points)))


def load_regions(folder: Path) -> Regions:
    """Load the regions' table and polygons.

    Parameters
    ----------
    folder : Path
        The derived folder, with regions.parquet, nuts/ and natural_earth/.

    Raises
    ------
    DerivedFileError
        If a file is missing or damaged.
    """
    finest = [folder / "nuts" / "nuts_3.parquet", folder / "natural_earth" / "admin1.parquet"]
    read = [_read(path, ["region_code", "level", "country_code", "geometry"]) for path in finest]
    # Countries last, so that the first polygon found around a point is the finest.
    polygons = pa.concat_tables(read).to_pandas()
    polygons = polygons.sort_values(
        ["level", "region_code"], key=_finest_first, kind="stable", ignore_index=True
    )
    return Regions(
        table=_read(folder / "regions.parquet").to_pandas(),
        codes=polygons["region_code"].to_numpy(dtype=object),
        countries=polygons["country_code"].to_numpy(dtype=object),
        polygons=np.asarray(shapely.from_wkb(polygons["geometry"]), dtype=object),
    )


def _finest_first(column: pd.Series[str]) -> pd.Series[str]:
    return column.replace({"nuts0": "~"}) if column.name == "level" else column


def _read(path: Path, columns: list[str] | None = None) -> pa.Table:
    try:
        return pq.read_table(path, columns=columns)
    except (OSError, pa.ArrowException) as error:
        raise DerivedFileError(
            f"{path} is missing or damaged ({error}); restore it from the repository, or run "
            "python -m geo.build_boundaries."
        ) from error
