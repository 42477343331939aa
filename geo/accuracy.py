"""Measure the geocoder against rows of known position: ``python -m geo.accuracy FILE.csv``.

A file of partners has ``organisation, postal_code, town, country, true_lat, true_lon,
true_nuts3_2024``; one of inflected names has ``text`` for the organisation and no town. Four
cases are asked of each row of the first kind: a (town and country), a+ (and postal code), b
(organisation and country), c (organisation only).

recall    share of all rows that have a point of a place within 25 km of the truth
precision share of the rows with such a point that are within 25 km (and within 10 km)
region    share of all rows that are located as a region, and how many of these hold the truth

A file of research organisations has ``name, city, cc, lat, lng``; name, town and country are
asked. ``--register`` first learns a register of organisations from every second row of a file,
with its address, and then asks only the names of the other rows, without it and with it.
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
from geo.regions import Regions, load_regions
from geo.register import Register

Row = Mapping[str, str]
PLACE_PRECISIONS = ("postcode", "place", "municipality")
RIGHT_KM, CLOSE_KM = 25.0, 10.0

Case = Callable[[Row], Query]
CASES: Mapping[str, Case] = {
    "a": lambda row: Query(town=row["town"], country=row["country"]),
    "a+": lambda row: Query(town=row["town"], postal_code=row["postal_code"],
                            country=row["country"]),
    "b": lambda row: Query(organisation=row["organisation"], country=row["country"]),
    "c": lambda row: Query(organisation=row["organisation"]),
}
INFLECTED: Mapping[str, Case] = {
    "inflected": lambda row: Query(organisation=row["text"], country=row["country"]),
}
RESEARCH: Mapping[str, Case] = {
    "research": lambda row: Query(organisation=row["name"], town=row["city"], country=row["cc"]),
}


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares, 0 to 1, of one case at one least score."""

    rows: int
    located: float
    region: float
    region_right: float
    recall: float
    precision: float
    precision_10km: float
    nuts3: float


@dataclass(frozen=True)
class Judge:
    """Tells which answers are right: a place within 25 km, a region that holds the truth."""

    regions: Regions

    @classmethod
    def load(cls, derived: Path) -> Judge:
        """Load the polygons that tell whether a region holds a point."""
        return cls(load_regions(derived))

    def right(self, rows: Sequence[Row], matches: Sequence[Match]) -> list[bool]:
        """Return whether each match is right; one without a point is not."""
        found = self.regions.codes_at(
            [float(row["true_lon"]) for row in rows], [float(row["true_lat"]) for row in rows],
            [row["country"] for row in rows])
        return [
            _holds(match, nuts3 or "", admin1 or "") if match.location_precision == "region"
            else match.is_located and _error_km(row, match) <= RIGHT_KM
            for row, match, nuts3, admin1 in zip(
                rows, matches, found.nuts3, found.admin1, strict=True)
        ]


def _holds(match: Match, nuts3: str, admin1: str) -> bool:
    return nuts3.startswith(match.region_code) or admin1 == match.region_code


def measure(rows: Sequence[Row], matches: Sequence[Match], least: float,
            judge: Judge) -> Accuracy:
    """Compare matches of at least a score with the truth."""
    kept = [(row, match) for row, match in zip(rows, matches, strict=True)
            if match.location_score >= least]
    placed = [(row, match) for row, match in kept if match.location_precision in PLACE_PRECISIONS]
    away = [_error_km(row, match) for row, match in placed]
    coded = [(row, match) for row, match in placed if row["true_nuts3_2024"]]
    right = sum(km <= RIGHT_KM for km in away)
    regional = [pair for pair in kept if pair[1].location_precision == "region"]
    holding = sum(judge.right([row for row, _ in regional], [match for _, match in regional]))
    return Accuracy(
        rows=len(rows),
        located=_share(len(placed), len(rows)),
        region=_share(len(regional), len(rows)),
        region_right=_share(holding, len(regional)),
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
        rows = list(csv.DictReader(stream))
    if rows and "cc" in rows[0]:
        return [row | {"true_lon": row["lng"], "true_lat": row["lat"], "true_nuts3_2024": "",
                       "country": row["cc"]} for row in rows]
    return rows


def cases_of(rows: Sequence[Row]) -> Mapping[str, Case]:
    """Return the cases that a file's columns allow."""
    if rows and "cc" in rows[0]:
        return RESEARCH
    return INFLECTED if rows and "text" in rows[0] else CASES


def with_register(rows: Sequence[Row], geocoder: Geocoder, judge: Judge) -> list[str]:
    """Return the lines of names alone, without and with a register of every second row."""
    known, asked = rows[::2], rows[1::2]
    addresses = [Query(row["organisation"], town=row["town"], postal_code=row["postal_code"],
                       country=row["country"]) for row in known]
    register = Register.learn(addresses, geocoder.locate_many(addresses))
    lines = []
    for name, one in (("b, none", geocoder), ("b, register", geocoder.with_register(register))):
        matches = one.locate_many([CASES["b"](row) for row in asked])
        lines.append(line(name, LOCATED_FROM, measure(asked, matches, LOCATED_FROM, judge), 0))
    return lines


HEAD = ("case         least  rows  located  region  right  recall  precision  within 10 km  NUTS 3"
        "  rows/s")


def line(case: str, least: float, found: Accuracy, rate: float) -> str:
    """Return a line of the table that ``HEAD`` begins."""
    shares = (f"{100 * found.located:7.1f}  {100 * found.region:6.1f}  "
              f"{100 * found.region_right:5.1f}  {100 * found.recall:6.1f}  "
              f"{100 * found.precision:9.2f}  {100 * found.precision_10km:12.2f}  "
              f"{100 * found.nuts3:6.1f}")
    return f"{case:12} {least:5.2f} {found.rows:5d}  {shares}  {rate:6,.0f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Measure the geocoder against known positions.")
    parser.add_argument("files", nargs="+", type=Path, help="CSV files with true positions")
    parser.add_argument("--derived", type=Path, default=DERIVED_FOLDER)
    parser.add_argument("--register", action="store_true",
                        help="show what a register of organisations adds")
    options = parser.parse_args(arguments)
    geocoder, judge = Geocoder.load(options.derived), Judge.load(options.derived)
    print(HEAD)
    for path in options.files:
        rows = read_truth(path)
        if options.register:
            print("\n".join(with_register(rows, geocoder, judge)))
            continue
        for case, query in cases_of(rows).items():
            begun = time.process_time()
            matches = [geocoder.locate(query(row)) for row in rows]
            rate = len(rows) / (time.process_time() - begun)
            for least in (LOCATED_FROM, SURE_FROM):
                print(line(case, least, measure(rows, matches, least, judge), rate))


if __name__ == "__main__":
    main()
