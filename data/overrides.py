"""Locations set by hand: ``curated/locations.csv``, each with its reason and source.

A row puts a partner, or an organisation of a country, either at a point or at a place of the
gazetteer, named by its GeoNames id. The place then gives name, point and regions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from data.tables import texts
from geo.gazetteer import Place

Row = dict[str, Any]

PUBLISHED = "The source publishes the point."
"""Reason of a point that an imported file has (:mod:`data.sources.points`)."""

UNKNOWN_PLACE = ("no place of the gazetteer has this GeoNames id; python -m geo.explain --town "
                 "NAME prints a place's id, or give lon and lat instead")


def overrides_by_row(facts: pd.DataFrame, overrides: pd.DataFrame) -> dict[int, Row]:
    """Return the override of each row that has one, by row number.

    An override with a ``partner_id`` goes before one with organisation and country; case does
    not matter in the organisation's name.

    Parameters
    ----------
    facts : pandas.DataFrame
        Partners; a table without ``partner_id`` has no overrides.
    overrides : pandas.DataFrame
        Columns ``LOCATION_OVERRIDES``.
    """
    if "partner_id" not in facts.columns or overrides.empty:
        return {}
    by_id, by_name = _override_keys(overrides)
    keys = zip(texts(facts, "partner_id"), texts(facts, "partner_name"),
               texts(facts, "country_code"), strict=True)
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


def override_location(override: Row, place_with: Callable[[int], Place | None]) -> Row:
    """Return a curated location as a row: a place that somebody looked up is sure.

    Raises
    ------
    KeyError
        If ``place_with`` knows no such place: :mod:`data.override_problems` rejects these rows.
    """
    sure = {"location_precision": "place", "location_score": 1.0, "location_source": "override",
            "location_reason": _reason(override)}
    if override["geonames_id"] is None:
        return sure | {name: override[name] for name in
                       ("lon", "lat", "place_name", "country_code")}
    place = place_with(int(override["geonames_id"]))
    if place is None:
        raise KeyError(f"{override['geonames_id']}: {UNKNOWN_PLACE}")
    return sure | {
        "lon": place.lon, "lat": place.lat, "place_name": place.name,
        "country_code": place.country_code, "geonames_id": place.geonames_id,
        "nuts3_code": place.nuts3_code or None, "nuts3_2024_code": place.nuts3_2024_code or None,
    }


def _reason(override: Row) -> str:
    reason = str(override["reason"])
    return reason if reason == PUBLISHED else f"Set by hand: {reason}"


def applied_overrides(partners: pd.DataFrame, overrides: pd.DataFrame) -> list[Row]:
    """Return a row for each partner that an override locates, as the build report lists it.

    ``given_for`` says whether the override is of that partner or of its organisation,
    ``given_as`` whether it is a point or a place id.
    """
    columns = ("partner_id", "place_name", "location_reason")
    located = partners[list(columns)].to_dict("records")
    return [
        {**{name: located[row][name] for name in columns},
         "given_for": "partner" if override["partner_id"] else "organisation",
         "given_as": "point" if override["geonames_id"] is None else "place id"}
        for row, override in overrides_by_row(partners, overrides).items()
    ]


def unused_overrides(facts: pd.DataFrame, overrides: pd.DataFrame) -> list[str]:
    """Return the places of overrides that match no partner: a name that has changed."""
    used = {int(row["_number"]) for row in overrides_by_row(facts, overrides).values()}
    return [f"{row['place_name'] or row['geonames_id']} "
            f"({row['partner_id'] or row['organisation']})"
            for number, row in enumerate(_records(overrides)) if number not in used]


def _records(frame: pd.DataFrame) -> list[Row]:
    """Return rows as dictionaries, with None for what is missing."""
    return [{str(key): None if value is pd.NaT or value is pd.NA or value != value else value
             for key, value in row.items()} for row in frame.to_dict("records")]
