"""What may be wrong with rows of ``curated/locations.csv``, told before any is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.check import FIRST_ROW, Problem
from data.overrides import UNKNOWN_PLACE
from data.tables import texts
from geo.clues import listed
from geo.country_areas import NEAR_KM
from geo.gazetteer import Place

Point = tuple[float, float, str]
"""Longitude and latitude in degrees, and the country that they should be in."""


@dataclass(frozen=True)
class Known:
    """What rows are checked against; what is called is called only if there is a row for it.

    Attributes
    ----------
    place_with : callable
        From GeoNames ids to the places that have them.
    country_codes : callable
        To the ISO codes that there are.
    are_near : callable
        From points to whether each is in its country or near it.
    country_of : mapping of str to str
        Published country by partner id, for rows without a country.
    """

    place_with: Callable[[Iterable[int]], Mapping[int, Place]]
    country_codes: Callable[[], Collection[str]]
    are_near: Callable[[Sequence[Point]], Sequence[bool]]
    country_of: Mapping[str, str]


def override_problems(overrides: pd.DataFrame, known: Known) -> Iterator[Problem]:
    """Yield what is wrong with rows of ``LOCATION_OVERRIDES``.

    That is: no partner, or one that another row has too; a country that is none; no place or
    two, a place that there is not, a point far from its country.
    """
    named = overrides["partner_id"].notna() | (
        overrides["organisation"].notna() & overrides["country_code"].notna())
    yield Problem("partner_id", np.asarray(~named),
                  "empty, and no organisation with its country either")
    yield from _repeated(overrides)
    if overrides["country_code"].notna().any():
        unknown = overrides["country_code"].notna() & ~overrides["country_code"].isin(
            known.country_codes())
        yield Problem("country_code", np.asarray(unknown),
                      "no country has this ISO 3166-1 alpha-2 code")
    has_id = overrides["geonames_id"].notna()
    yield from _point_problems(overrides, has_id)
    yield from _far_away(overrides, known)
    if has_id.any():
        ids = [int(number) for number in overrides["geonames_id"][has_id]]
        yield from _place_problems(overrides, known.place_with(ids))


def _repeated(overrides: pd.DataFrame) -> Iterator[Problem]:
    """Yield the rows that are for the same partner or organisation; neither goes first."""
    rows_of: dict[tuple[str, ...], list[int]] = defaultdict(list)
    keys = zip(*(texts(overrides, name) for name in ("partner_id", "organisation",
                                                     "country_code")), strict=True)
    for row, (partner, organisation, country) in enumerate(keys):
        if partner or organisation:
            rows_of[(partner,) if partner else (organisation.casefold(), country)].append(row)
    for key, rows in rows_of.items():
        if len(rows) > 1:
            numbers = listed(str(row + FIRST_ROW) for row in rows)
            yield Problem("partner_id" if len(key) == 1 else "organisation",
                          np.isin(np.arange(len(overrides)), rows),
                          f"is set in rows {numbers}; keep one of them")


def _far_away(overrides: pd.DataFrame, known: Known) -> Iterator[Problem]:
    """Yield each row whose point is not in its country, nor near it."""
    cells = zip(overrides["lon"].tolist(), overrides["lat"].tolist(),
                texts(overrides, "country_code"), texts(overrides, "partner_id"), strict=True)
    points = ((lon, lat, country or known.country_of.get(partner, ""))
              for lon, lat, country, partner in cells)
    asked = {row: (lon, lat, country) for row, (lon, lat, country) in enumerate(points)
             if country and abs(lon) <= 180 and abs(lat) <= 90}
    are_near = known.are_near(list(asked.values())) if asked else []
    for (row, (lon, lat, country)), is_near in zip(asked.items(), are_near, strict=True):
        if not is_near:
            yield Problem("lon", np.arange(len(overrides)) == row, (
                f"lon {lon:g}, lat {lat:g} is not in {country}, nor within {NEAR_KM:.0f} km of it: "
                "lon and lat may be swapped; a partner with its seat in another country than is "
                "published needs a row with its partner_id and the country_code of the seat"))


def _point_problems(overrides: pd.DataFrame, has_id: pd.Series) -> Iterator[Problem]:
    """Yield the rows that have a point and a place, neither, or no point on the globe."""
    lon, lat = overrides["lon"], overrides["lat"]
    some, whole = lon.notna() | lat.notna(), lon.notna() & lat.notna()
    yield Problem("geonames_id", np.asarray(has_id & some),
                  "given beside lon or lat; give either a place or a point, not both")
    yield Problem("geonames_id", np.asarray(~has_id & ~some),
                  "empty, and no lon and lat either; give one of the two")
    for name in ("lon", "lat"):
        yield Problem(name, np.asarray(some & ~whole & overrides[name].isna()),
                      "is empty; a point needs lon and lat")
    yield Problem("lon", np.asarray(lon.abs() > 180), "not a longitude")
    yield Problem("lat", np.asarray(lat.abs() > 90), "not a latitude")
    yield Problem("place_name", np.asarray(~has_id & overrides["place_name"].isna()),
                  "is empty, but required with a point")


def _place_problems(overrides: pd.DataFrame, known: Mapping[int, Place]) -> Iterator[Problem]:
    """Yield the rows of a place that the gazetteer lacks, or has under another name."""
    ids, written = overrides["geonames_id"], overrides["place_name"]
    yield Problem("geonames_id", np.asarray(ids.notna() & ~ids.isin(list(known))), UNKNOWN_PLACE)
    # Whoever writes the name too is told of a slip in the id.
    names = ids.map({number: place.name for number, place in known.items()})
    yield Problem("place_name", np.asarray(written.notna() & names.notna() & (written != names)),
                  "not the name that the gazetteer has for this geonames_id; correct one of the "
                  "two, or leave the name empty")
