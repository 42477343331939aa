"""One process with a geocoder and nothing else; prints its figures as JSON.

``python -m tests.benchmarks.geocoder_alone QUERIES.csv`` measures processor time, so that what
else the machine does counts less. It imports no pandas, whose memory would be counted too.
"""

from __future__ import annotations

import csv
import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from geo.geocode import DERIVED_FOLDER, Geocoder
from geo.match import Query

# Linux counts the greatest resident size in kilobytes of 1,024 bytes, macOS in bytes.
RSS_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024
CASES: Mapping[str, Callable[[Mapping[str, str]], Query]] = {
    "town, country": lambda row: Query(town=row["town"], country=row["country"]),
    "town, postal code, country": lambda row: Query(
        town=row["town"], postal_code=row["postal_code"], country=row["country"]),
    "organisation, country": lambda row: Query(
        organisation=row["organisation"], country=row["country"]),
    "organisation": lambda row: Query(organisation=row["organisation"]),
}


def peak_mb() -> float:
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT_BYTES / 1e6


def rate(geocoder: Geocoder, queries: Iterable[Query]) -> tuple[int, float]:
    """Return how many different queries there are, and how many are answered a second."""
    asked = list(queries)
    begun = time.process_time()
    for query in asked:
        geocoder.locate(query)
    return len(set(asked)), len(asked) / (time.process_time() - begun)


def main(source: Path) -> None:
    """Print the figures of one process."""
    with source.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    begun = time.process_time()
    geocoder = Geocoder.load(DERIVED_FOLDER)
    figures: dict[str, object] = {
        "load_seconds": time.process_time() - begun, "load_peak_mb": peak_mb()}
    figures["rates"] = {name: rate(geocoder, map(query, rows)) for name, query in CASES.items()}
    print(json.dumps(figures | {"peak_mb": peak_mb()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
