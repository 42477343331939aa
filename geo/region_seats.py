"""The seat of each region, so that a region's point is the town it is governed from.

The middle of a region is mostly a forest; who names a region is mostly in its main town.
The table ``tables/seats.csv`` says which town that is, and names former and smaller regions
(the Estonian and the former Danish and Norwegian counties) inside the NUTS regions. Of other
regions it is the town of the region's own name, else the largest town inside.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from geo.distance import distance_km
from geo.errors import GeoError
from geo.names import fold

OWN_NAME_KM = 50.0
# A seat further from the region's middle is a namesake, or a mistake in the table.
SEAT_KM = 400.0


class SeatError(GeoError):
    """The table of seats names a region or a town that there is not."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One row of the table; ``part`` and ``names`` are empty for a whole region."""

    country: str
    region_code: str
    part: str
    names: tuple[str, ...]
    town: str


def read_seats(path: Path) -> list[Seat]:
    """Read ``country, region_code, part, names, seat, source``."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [Seat(row["country"], row["region_code"], row["part"],
                     tuple(filter(None, row["names"].split("|"))), row["seat"])
                for row in csv.DictReader(stream)]


def with_seats(rows: pd.DataFrame, places: pd.DataFrame, seats: Sequence[Seat]) -> pd.DataFrame:
    """Move the points of regions to their seats, and append the parts of regions.

    Parameters
    ----------
    rows : pandas.DataFrame
        ``region_code, name, name_latin, country_code, lon, lat, region_2024_code``, one row a
        region.
    places : pandas.DataFrame
        The gazetteer's places with their codes.
    seats : sequence of Seat
        The table.

    Raises
    ------
    SeatError
        If a region or a town is unknown.
    """
    towns = Towns.of(places)
    by_code = {str(row["region_code"]): {str(name): value for name, value in row.items()}
               for row in rows.to_dict("records")}
    chosen = {seat.region_code: seat.town for seat in seats if not seat.part}
    parts = [seat for seat in seats if seat.part]
    unknown = sorted({seat.region_code for seat in seats} - set(by_code))
    if unknown:
        raise SeatError(f"seats.csv: unknown region {', '.join(unknown)}; use NUTS 2021 codes.")
    points = [towns.seat(code, row, chosen.get(code, "")) for code, row in by_code.items()]
    smaller = [_part(seat, by_code[seat.region_code], towns) for seat in parts]
    moved = rows.assign(lon=[lon for lon, _ in points], lat=[lat for _, lat in points])
    return pd.concat([moved, pd.DataFrame(smaller)], ignore_index=True)


def _part(seat: Seat, region: Mapping[str, Any], towns: Towns) -> dict[str, Any]:
    lon, lat = towns.seat(seat.region_code, region, seat.town)
    return {"region_code": seat.region_code, "name": seat.part, "name_latin": seat.part,
            "country_code": seat.country, "lon": lon, "lat": lat,
            "region_2024_code": region["region_2024_code"]}


@dataclass(frozen=True)
class Towns:
    """Places by country and folded name, and the largest of each region."""

    by_name: Mapping[tuple[str, str], Sequence[tuple[float, float, int]]]
    largest: Mapping[str, tuple[int, float, float]]

    @classmethod
    def of(cls, places: pd.DataFrame) -> Towns:
        """Index the places that are towns, not municipalities."""
        by_name: dict[tuple[str, str], list[tuple[float, float, int]]] = {}
        largest: dict[str, tuple[int, float, float]] = {}
        wanted = ["name", "country_code", "lon", "lat", "population", "nuts3_code", "admin1_code"]
        towns = places[places["kind"] == "place"]
        for name, country, lon, lat, people, nuts3, admin1 in towns[wanted].itertuples(index=False):
            by_name.setdefault((country, fold(name)), []).append((lon, lat, people))
            for code in _codes(nuts3, admin1):
                if people > largest.get(code, (0, 0.0, 0.0))[0]:
                    largest[code] = (people, lon, lat)
        return cls(by_name, largest)

    def seat(self, code: str, region: Mapping[str, Any], town: str) -> tuple[float, float]:
        """Return the seat's point: of the town named, of the region's own name, or the largest."""
        middle = float(region["lon"]), float(region["lat"])
        country = str(region["country_code"])
        head = str(region["name"]).partition(",")[0]
        found = self._near(town or head, country, middle, SEAT_KM if town else OWN_NAME_KM)
        if town and not found:
            raise SeatError(f"seats.csv: {town!r}, the seat of {code}, is no place of {country}.")
        if found:
            return found
        _, lon, lat = self.largest.get(code, (0, *middle))
        return lon, lat

    def _near(self, name: str, country: str, middle: tuple[float, float], km: float
              ) -> tuple[float, float] | None:
        near = [place for place in self.by_name.get((country, fold(name)), ())
                if distance_km(*middle, place[0], place[1]) < km]
        if not near:
            return None
        lon, lat, _ = max(near, key=lambda place: place[2])
        return lon, lat


def _codes(nuts3: str, admin1: str) -> Iterable[str]:
    return (*(nuts3[:length] for length in (3, 4, 5) if len(nuts3) >= length), *filter(None, [
        admin1]))
