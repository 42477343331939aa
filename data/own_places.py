"""Where a person's own partners are: those not located for sure, candidates, choices by hand."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pandas as pd

from data.columns_curated import LOCATION_OVERRIDES, PUBLISHED_POINTS
from data.locate import Geography
from data.tables import table_from_rows, with_types
from geo.crosswalk import NUTS_FOLDER, Crosswalk
from geo.geocode import DERIVED_FOLDER, Geocoder
from geo.match import Query
from geo.regions import load_regions


@dataclass(frozen=True)
class Candidate:
    """A place that a partner may be in."""

    place_name: str
    country_code: str
    lon: float
    lat: float


@dataclass(frozen=True)
class OpenPartner:
    """A partner of the person's own that is not located, or with doubt."""

    partner_id: str
    partner_name: str
    town: str
    country_code: str
    reason: str
    candidates: tuple[Candidate, ...]


@cache
def geography() -> Geography:
    """Return geocoder, regions and crosswalk; loaded once a process."""
    return Geography(Geocoder.load(DERIVED_FOLDER), load_regions(DERIVED_FOLDER),
                     Crosswalk.load(NUTS_FOLDER))


def with_places(known: pd.DataFrame, placed: pd.DataFrame) -> pd.DataFrame:
    """Return the seats that a file publishes, and after them those chosen by hand."""
    frames = [frame for frame in (known, placed) if len(frame)]
    return with_types(pd.concat(frames), PUBLISHED_POINTS) if frames else known


def opened(row: Mapping[object, object]) -> OpenPartner:
    """Return a partner with the places that its address or name may mean."""
    def text(name: str) -> str:
        value = row[name]
        return "" if value is None or value is pd.NA or value != value else str(value)

    query = Query(text("partner_name"), text("street"), text("postal_code"), text("town"),
                  text("region_published"), text("country_code"))
    geocoder = geography().geocoder
    found = geocoder.candidates(query) if isinstance(geocoder, Geocoder) else []
    return OpenPartner(
        text("partner_id"), text("partner_name"), text("town"), text("country_code"),
        text("location_reason"),
        tuple(Candidate(place.name, place.country_code, place.lon, place.lat)
              for place in found))


def no_places() -> pd.DataFrame:
    """Return a table of chosen seats without rows."""
    return table_from_rows([], LOCATION_OVERRIDES)


def chosen_place(
    partner: OpenPartner, candidate: Candidate, day: datetime.date
) -> dict[str, object]:
    """Return the row of ``locations.csv`` that puts a partner where a person chose."""
    return {
        "partner_id": partner.partner_id, "organisation": partner.partner_name,
        "country_code": candidate.country_code, "lon": candidate.lon, "lat": candidate.lat,
        "place_name": candidate.place_name, "reason": "chosen from the candidates by a person",
        "source": "Your data", "date": day,
    }
