"""Measure the geocoder against rows of known position: ``python -m geo.accuracy FILE.csv``.

A file of partners has ``organisation, postal_code, town, country, true_lat, true_lon,
true_nuts3_2024``; one of inflected names has ``text`` for the organisation and no town. Four
cases are asked of each row of the first kind: a (town and country), a+ (and postal code), b
(organisation and country), c (organisation only).

recall    share of all rows that have a point of a place within 25 km of the truth
precision share of the rows with such a point that are within 25 km (and within 10 km)
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.distance import distance_km
from geo.geocode import DERIVED_FOLDER, Geocoder
from geo.match import LOCATED_FROM, SURE_FROM, Match, Query

Row = Mapping[str, str]
PLACE_PRECISIONS = ("postcode", "place", "municipality")
RIGHT_KM, CLOSE_KM = 25.0, 10.0

CASES: Mapping[str, Callable[[Row], Query]] = {
    "a": lambda row: Query(town=row["town"], country=row["country"]),
    "a+": lambda row: Query(town=row["town"], postal_code=row["postal_code"],
                            country=row["country"]),
    "b": lambda row: Query(organisation=row["organisation"], country=row["country"]),
    "c": lambda row: Query(organisation=row["organisation"]),
}
INFLECTED: Mapping[str, Callable[[Row], Query]] = {
    "inflected": lambda row: Query(organisation=row["text"], country=row["country"]),
}


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares, 0 to 1, of one case at one least score."""

    rows: int
    located: float
    region: float
    recall: float
    precision: float
    precision_10km: float
    nuts3: float


def measure(rows: Sequence[Row], matches: Sequence[Match], least: float) -> Accuracy:
    """Compare matches of at least a score with the truth."""
    kept = [(row, match) for row, match in zip(rows, matches, strict=True)
            if match.location_score >= least]
    placed = [(row, match) for row, match in kept if match.location_precision in PLACE_PRECISIONS]
    away = [_error_km(row, match) for row, match in placed]
    coded = [(row, match) for row, match in placed if row["true_nuts3_2024"]]
    right = sum(km <= RIGHT_KM for km in away)
    return Accuracy(
        rows=len(rows),
        located=_share(len(placed), len(rows)),
        region=_share(sum(m.location_precision == "region" for _, m in kept), len(rows)),
        recall=_share(right, len(rows)),
        precision=_share(right, len(placed)),
        precision_10km=_share(sum(km <= CLOSE_KM for km in away), len(placed)),
        nuts3=_share(sum(m.nuts3_2024_code == r["true_nuts3_2024"] for r, m in coded), len(coded)),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _error_km(row: Row, match: Match) -> float:
    if match.lon is None or match.lat is None:
        return float("inf")
    return distance_km(match.lon, match.lat, float(row["true_lon"]), float(row["true_lat"]))


def read_truth(path: Path) -> list[dict[str, str]]:
    """Read a file of rows with a known position."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def cases_of(rows: Sequence[Row]) -> Mapping[str, Callable[[Row], Query]]:
    """Return the cases that a file's columns allow."""
    return INFLECTED if rows and "text" in rows[0] else CASES


HEAD = ("case       least  rows  located  region  recall  precision  within 10 km  NUTS 3  rows/s")


def _line(case: str, least: float, found: Accuracy, rate: float) -> str:
    shares = (f"{100 * found.located:7.1f}  {100 * found.region:6.1f}  {100 * found.recall:6.1f}  "
              f"{100 * found.precision:9.2f}  {100 * found.precision_10km:12.2f}  "
              f"{100 * found.nuts3:6.1f}")
    return f"{case:10} {least:5.2f} {found.rows:5d}  {shares}  {rate:6,.0f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Measure the geocoder against known positions.")
    parser.add_argument("files", nargs="+", type=Path, help="CSV files with true positions")
    parser.add_argument("--derived", type=Path, default=DERIVED_FOLDER)
    options = parser.parse_args(arguments)
    geocoder = Geocoder.load(options.derived)
    print(HEAD)
    for path in options.files:
        rows = read_truth(path)
        for case, query in cases_of(rows).items():
            begun = time.perf_counter()
            matches = [geocoder.locate(query(row)) for row in rows]
            rate = len(rows) / (time.perf_counter() - begun)
            for least in (LOCATED_FROM, SURE_FROM):
                print(_line(case, least, measure(rows, matches, least), rate))


if __name__ == "__main__":
    main()
