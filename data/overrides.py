"""Locations set by hand: ``curated/locations.csv``, each with its reason and source."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.tables import texts

Row = dict[str, Any]

PUBLISHED = "The source publishes the point."
"""Reason of a point that an imported file has (:mod:`data.sources.points`)."""


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


def override_location(override: Row) -> Row:
    """Return a curated location as a row: a place that somebody looked up is sure."""
    return {
        "lon": override["lon"], "lat": override["lat"], "location_precision": "place",
        "location_score": 1.0, "place_name": override["place_name"],
        "location_reason": _reason(override), "location_source": "override",
        "country_code": override["country_code"],
    }


def _reason(override: Row) -> str:
    reason = str(override["reason"])
    return reason if reason == PUBLISHED else f"Set by hand: {reason}"


def unused_overrides(facts: pd.DataFrame, overrides: pd.DataFrame) -> list[str]:
    """Return the places of overrides that match no partner: a name that has changed."""
    used = {int(row["_number"]) for row in overrides_by_row(facts, overrides).values()}
    return [f"{row['place_name']} ({row['partner_id'] or row['organisation']})"
            for number, row in enumerate(_records(overrides)) if number not in used]


def _records(frame: pd.DataFrame) -> list[Row]:
    """Return rows as dictionaries, with None for what is missing."""
    return [{str(key): None if value is pd.NaT or value != value else value
             for key, value in row.items()} for row in frame.to_dict("records")]
