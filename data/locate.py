"""Give every partner and activity its place: a curated override first, else the geocoder.

The geocoder's answer stays as it is; here it gets the codes of the regions around the point,
whether that is in the Baltic Sea Region, and how it compares with the published NUTS 3 code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from data.columns import LOCATION, NUTS_COMPARISON
from data.tables import table_from_rows
from geo.crosswalk import Crosswalk
from geo.delineation import COUNTRY_OF_PART
from geo.geocode import Match, Query
from geo.regions import Regions, levels_of

CHUNK = 500
"""Queries a call, so that the progress bar moves."""

POINT_LEVELS = ("postcode", "place", "municipality")
"""Precisions whose point lies in one NUTS 3 region for sure."""

WHOLE_REGION_SHARE = 0.95
"""Least population share at which an old region counts as one region of 2021. Below it the
region was divided, and another code than its largest part is no contradiction."""

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


@dataclass(frozen=True)
class Geography:
    """What locating needs from :mod:`geo`."""

    geocoder: Locator
    regions: Regions
    crosswalk: Crosswalk


def locate(
    facts: pd.DataFrame,
    overrides: pd.DataFrame,
    geography: Geography,
    progress: Callable[[int], object] = lambda rows: None,
) -> pd.DataFrame:
    """Return the location of each row.

    Parameters
    ----------
    facts : pandas.DataFrame
        Partners or activities; of the query's columns those that there are.
    overrides : pandas.DataFrame
        Columns ``LOCATION_OVERRIDES``; a row with ``partner_id`` goes before one with
        organisation and country.
    geography : Geography
        Geocoder, regions and crosswalk.
    progress : callable
        Called with the number of rows that are done.

    Returns
    -------
    pandas.DataFrame
        Columns ``LOCATION``, in the order of the rows.
    """
    matches = _matches(_queries(facts), geography.geocoder, progress)
    found = [_location(match) for match in matches]
    for row, override in _overrides_by_row(facts, overrides).items():
        found[row] = _override_location(override)
    countries = [row.pop("country_code", None) or country
                 for row, country in zip(found, _texts(facts, "country_code"), strict=True)]
    return table_from_rows(_with_regions(found, countries, geography), LOCATION)


def compare_with_published(
    published: Sequence[str], located: pd.DataFrame, crosswalk: Crosswalk
) -> pd.DataFrame:
    """Compare published NUTS 3 codes of any vintage with the located ones, as of 2021.

    Parameters
    ----------
    published : sequence of str
        Codes as published; the empty text where there is none.
    located : pandas.DataFrame
        From :func:`locate`, in the same order.
    crosswalk : Crosswalk
        Old codes to those of 2021.

    Returns
    -------
    pandas.DataFrame
        Columns ``NUTS_COMPARISON``. They cannot be compared where either is missing, no
        vintage has the code, or the region was divided and the largest part is another.
    """
    precise = located["location_precision"].isin(POINT_LEVELS)
    codes = located["nuts3_code"].where(precise).tolist()
    rows = [_comparison(code, found, crosswalk)
            for code, found in zip(published, codes, strict=True)]
    return table_from_rows(rows, NUTS_COMPARISON)


def unused_overrides(facts: pd.DataFrame, overrides: pd.DataFrame) -> list[str]:
    """Return the places of overrides that match no partner: a name that has changed."""
    used = {int(row["_number"]) for row in _overrides_by_row(facts, overrides).values()}
    return [f"{row['place_name']} ({row['partner_id'] or row['organisation']})"
            for number, row in enumerate(_records(overrides)) if number not in used]


def _texts(frame: pd.DataFrame, column: str) -> list[str]:
    """Return a column as texts; empty where missing, or where there is no such column."""
    if column not in frame.columns:
        return [""] * len(frame)
    return [text if isinstance(text, str) else "" for text in frame[column].tolist()]


def _queries(facts: pd.DataFrame) -> list[Query]:
    """Return a query a row."""
    columns = {field: _texts(facts, column) for field, column in QUERY_COLUMNS.items()}
    return [Query(**dict(zip(columns, cells, strict=True)))
            for cells in zip(*columns.values(), strict=True)]


def _matches(
    queries: Sequence[Query], geocoder: Locator, progress: Callable[[int], object]
) -> list[Match]:
    """Return a match a query, asked in chunks."""
    matches: list[Match] = []
    for start in range(0, len(queries), CHUNK):
        chunk = queries[start : start + CHUNK]
        matches.extend(geocoder.locate_many(chunk))
        progress(len(chunk))
    return matches


def _location(match: Match) -> Row:
    """Return a match as a row; the codes are those the geocoder is sure of."""
    has_point = match.lon is not None
    return {
        "lon": match.lon, "lat": match.lat,
        "location_precision": match.location_precision,
        "location_score": match.location_score if has_point else None,
        "place_name": match.place_name or None, "geonames_id": match.geonames_id or None,
        "location_reason": match.reason, "location_source": "geocoder" if has_point else "none",
        "nuts3_code": match.nuts3_code or None, "country_code": match.country_code or None,
        "region_code": match.region_code or None,
    }


def _records(frame: pd.DataFrame) -> list[Row]:
    """Return rows as dictionaries, with None for what is missing."""
    return [{str(key): None if value is pd.NaT or value != value else value
             for key, value in row.items()} for row in frame.to_dict("records")]


def _overrides_by_row(facts: pd.DataFrame, overrides: pd.DataFrame) -> dict[int, Row]:
    """Return the override of each row that has one."""
    if "partner_id" not in facts.columns or overrides.empty:
        return {}
    by_id, by_name = _override_keys(overrides)
    keys = zip(_texts(facts, "partner_id"), _texts(facts, "partner_name"),
               _texts(facts, "country_code"), strict=True)
    found = ((row, by_id.get(partner) or by_name.get((name.casefold(), country)))
             for row, (partner, name, country) in enumerate(keys))
    return {row: override for row, override in found if override is not None}


def _override_keys(overrides: pd.DataFrame) -> tuple[dict[str, Row], dict[tuple[str, str], Row]]:
    """Return the overrides by partner id, and by folded organisation and country."""
    rows = [{**row, "_number": number} for number, row in enumerate(_records(overrides))]
    by_id = {row["partner_id"]: row for row in rows if row["partner_id"]}
    by_name = {(row["organisation"].casefold(), row["country_code"]): row
               for row in rows if not row["partner_id"]}
    return by_id, by_name


def _override_location(override: Row) -> Row:
    """Return a curated location as a row: a place that somebody looked up is sure."""
    return {
        "lon": override["lon"], "lat": override["lat"], "location_precision": "place",
        "location_score": 1.0, "place_name": override["place_name"],
        "location_reason": f"Set by hand: {override['reason']}", "location_source": "override",
        "country_code": override["country_code"],
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
        "admin1_code": admin1, "nuts3_2024_code": crosswalk.to_2024(nuts3) if nuts3 else None,
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


def _comparison(published: str, located: object, crosswalk: Crosswalk) -> Row:
    """Return one row of the comparison."""
    code = published.strip().upper()
    modern = crosswalk.to_2021(code) if code else None
    if modern is None:
        return {}
    row: Row = {"nuts3_published_vintage": modern.vintage, "nuts3_published_2021": modern.code}
    if not isinstance(located, str):
        return row
    agrees = located == modern.code
    divided = modern.population_share < WHOLE_REGION_SHARE
    return row | {"nuts3_agrees": None if divided and not agrees else agrees}
