"""Give every partner and activity its place: a curated override first, else the geocoder.

The geocoder's answer stays as it is, unless only a name is known and the register of
organisations (learned from the addresses of the same run) has it. Here it gets the codes of the
regions around the point, and whether that is in the Baltic Sea Region.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from data.columns import LOCATION
from data.overrides import override_location, overrides_by_row
from data.tables import table_from_rows, texts
from geo.crosswalk import Crosswalk
from geo.delineation import COUNTRY_OF_PART
from geo.gazetteer import Place
from geo.match import Match, Query
from geo.regions import Regions, levels_of
from geo.register import Register

CHUNK = 500
"""Queries a call, so that the progress bar moves."""

POINT_LEVELS = ("postcode", "place", "municipality")
"""Precisions whose point lies in one NUTS 3 region for sure."""

QUERY_COLUMNS = {
    "organisation": "partner_name", "street": "street", "postal_code": "postal_code",
    "town": "town", "region": "region_published", "country": "country_code",
}

Row = dict[str, Any]
Codes = tuple[str | None, str | None, str | None, str | None, str | None]


class Locator(Protocol):
    """Whatever answers queries; the geocoder, or a table in a test."""

    def locate_many(self, queries: Sequence[Query]) -> Sequence[Match]:
        """Return a match for each query, in order."""

    def place_with(self, geonames_id: int) -> Place | None:
        """Return the place of a GeoNames id, if there is one."""


@dataclass(frozen=True)
class Geography:
    """What locating needs from :mod:`geo`; ``chunk`` is how many queries a call asks."""

    geocoder: Locator
    regions: Regions
    crosswalk: Crosswalk
    chunk: int = CHUNK


@dataclass(frozen=True)
class Asked:
    """What the geocoder answered, row by row, and the register learned from the addresses.

    Where a row gives only a name, and the register knows that organisation from another row's
    address, ``matches`` has the register's answer.
    """

    matches: Sequence[Match]
    register: Register


def ask(
    facts: pd.DataFrame, geocoder: Locator, progress: Callable[[int], object] = lambda rows: None,
    chunk: int = CHUNK,
) -> Asked:
    """Ask the geocoder about each row, then the register that the answers make."""
    queries = _queries(facts)
    found = _matches(queries, geocoder, progress, chunk)
    register = Register.learn(queries, found)
    known = (register.answer(query, query.country) for query in queries)
    return Asked([seat or match for seat, match in zip(known, found, strict=True)], register)


def locate(
    facts: pd.DataFrame,
    overrides: pd.DataFrame,
    geography: Geography,
    progress: Callable[[int], object] = lambda rows: None,
) -> pd.DataFrame:
    """Return the location of each row: :func:`ask`, then :func:`placed`."""
    asked = ask(facts, geography.geocoder, progress, geography.chunk)
    return placed(facts, asked, overrides, geography)


def placed(
    facts: pd.DataFrame, asked: Asked, overrides: pd.DataFrame, geography: Geography
) -> pd.DataFrame:
    """Return the location of each row.

    Parameters
    ----------
    facts : pandas.DataFrame
        Partners or activities; of the query's columns those that there are.
    asked : Asked
        The answers, in the order of the rows.
    overrides : pandas.DataFrame
        Columns ``LOCATION_OVERRIDES``; a row with ``partner_id`` goes before one with
        organisation and country.
    geography : Geography
        Geocoder, regions and crosswalk.

    Returns
    -------
    pandas.DataFrame
        Columns ``LOCATION``, in the order of the rows.
    """
    found = [_location(match) for match in asked.matches]
    for row, override in overrides_by_row(facts, overrides).items():
        found[row] = override_location(override, geography.geocoder.place_with)
    countries = [row.pop("country_code", None) or country
                 for row, country in zip(found, texts(facts, "country_code"), strict=True)]
    return table_from_rows(_with_regions(found, countries, geography), LOCATION)


def _queries(facts: pd.DataFrame) -> list[Query]:
    """Return a query a row."""
    columns = {field: texts(facts, column) for field, column in QUERY_COLUMNS.items()}
    return [Query(**dict(zip(columns, cells, strict=True)))
            for cells in zip(*columns.values(), strict=True)]


def _matches(
    queries: Sequence[Query], geocoder: Locator, progress: Callable[[int], object], chunk: int
) -> list[Match]:
    """Return a match a query, asked in chunks."""
    matches: list[Match] = []
    for start in range(0, len(queries), chunk):
        asked = queries[start : start + chunk]
        matches.extend(geocoder.locate_many(asked))
        progress(len(asked))
    return matches


def _location(match: Match) -> Row:
    """Return a match as a row; the codes are those the geocoder is sure of."""
    has_point = match.lon is not None
    source = "register" if match.evidence == "register" else "geocoder"
    return {
        "lon": match.lon, "lat": match.lat,
        "location_precision": match.location_precision,
        "location_score": match.location_score if has_point else None,
        "place_name": match.place_name or None, "geonames_id": match.geonames_id or None,
        "location_reason": match.reason, "location_source": source if has_point else "none",
        "nuts3_code": match.nuts3_code or None,
        "nuts3_2024_code": match.nuts3_2024_code or None,
        "country_code": match.country_code or None,
        "region_code": match.region_code or None,
    }


def _with_regions(
    found: list[Row], countries: Sequence[str | None], geography: Geography
) -> list[Row]:
    """Return the rows with region codes and ``in_region``."""
    nan = float("nan")
    at = geography.regions.codes_at(
        [nan if row["lon"] is None else row["lon"] for row in found],
        [nan if row["lat"] is None else row["lat"] for row in found], list(countries))
    around = zip(at.nuts0, at.nuts1, at.nuts2, at.nuts3, at.admin1, strict=True)
    inside = inside_of(geography.regions)
    return [
        _with_codes(row, codes, country or "", inside, geography.crosswalk)
        for row, codes, country in zip(found, around, countries, strict=True)
    ]


def _with_codes(
    row: Row, around: Codes, country: str, inside: Mapping[str, bool | None], crosswalk: Crosswalk
) -> Row:
    """Return one row with its codes: the geocoder's own where it has any, else the polygon's."""
    own, region = row.pop("nuts3_code", None), row.pop("region_code", None)
    is_point = row["location_precision"] in POINT_LEVELS
    known = own if is_point else region
    codes = (None,) * 5 if row["lon"] is None else levels_of(known) if known else around
    nuts0, nuts1, nuts2, nuts3, admin1 = codes
    finest = admin1 or nuts3 or nuts2 or nuts1 or nuts0 or COUNTRY_OF_PART.get(country, country)
    answer = inside.get(finest, False) if finest else None
    return row | {
        "nuts0_code": nuts0, "nuts1_code": nuts1, "nuts2_code": nuts2, "nuts3_code": nuts3,
        "admin1_code": admin1,
        "nuts3_2024_code": row.get("nuts3_2024_code") or crosswalk.to_2024(nuts3 or ""),
        # A point has its finest region: one that is in none of Russia's listed units is outside.
        "in_region": bool(answer) if is_point else answer,
    }


def inside_of(regions: Regions) -> dict[str, bool | None]:
    """Return by region code, and by ISO country code, whether it is in the Baltic Sea Region.

    None where only a part of it is: Germany, Russia, Niedersachsen.
    """
    table = regions.table
    whole = np.asarray(table["in_region"], dtype=bool)
    partly = np.asarray(table["touches_region"], dtype=bool) & ~whole
    answers = [None if part else bool(all_of) for part, all_of in zip(partly, whole, strict=True)]
    by_code = dict(zip(table["region_code"], answers, strict=True))
    countries = np.asarray(table["level"] == "nuts0")
    by_country = {code: answer for code, answer, is_country
                  in zip(table["country_code"], answers, countries, strict=True) if is_country}
    return by_country | by_code
