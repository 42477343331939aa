"""Learn the weights of the evidence: ``python -m geo.build_evidence FILE.csv... [--write]``.

The files are those of :mod:`geo.accuracy` that have organisations. Every reading of every name is
right or wrong by its distance from the known position; a logistic regression (scikit-learn,
``requirements-fit.txt``) finds how much each feature counts. Prints the accuracy on names that
were kept out of the learning, so that it holds for names not seen before; ``--write`` puts the
weights learned from all rows into ``geo/tables/evidence.csv``.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from geo.accuracy import CASES, HEAD, INFLECTED, RIGHT_KM, Judge, Row, line, measure, read_truth
from geo.calibration import Calibration
from geo.claims import Claim
from geo.distance import distance_km
from geo.evidence import BIAS, Evidence, Feature
from geo.geocode import DERIVED_FOLDER, TABLES_FOLDER, Geocoder
from geo.match import LOCATED_FROM, SURE_FROM, Query
from geo.names import fold

READINGS = ("capital", "known", "place", "seat")
FOLDS = 5
LEAST_ROWS = 8
"""A feature that fewer readings have is left out: it would list names instead of learning."""
SMALLEST_WEIGHT = 0.03
INFLECTED_COUNTS = 8.0
"""The few inflected names stand for whole lists written in one of the region's languages."""
INVERSE_PENALTY = {"capital": 0.5, "known": 0.05, "place": 0.1, "seat": 0.1}
"""The more features a reading has for the rows it is learned from, the more they are held back."""


@dataclass(frozen=True)
class Example:
    """One reading of a name, whether it is right, and the group its name belongs to."""

    reading: str
    features: tuple[Feature, ...]
    is_right: bool
    group: int
    counts: float


def group_of(name: str) -> int:
    """Return the fold of a name: names of the same two longest words fall into the same one.

    Examples
    --------
    >>> group_of("University of Tartu") == group_of("Tartu University")
    True
    """
    longest = sorted(sorted(set(fold(name).split())), key=len, reverse=True)[:2]
    return int(hashlib.sha256(" ".join(sorted(longest)).encode()).hexdigest(), 16) % FOLDS


def examples(rows: Sequence[Row], queries: Iterable[Query], geocoder: Geocoder,
             counts: float) -> list[Example]:
    """Return every reading of the organisations' names."""
    found: list[Example] = []
    for row, query in zip(rows, queries, strict=True):
        step = geocoder.by_organisation
        name, mentions = step.read(geocoder.clue_reader.read(query))
        group = group_of(query.organisation)
        found += [Example(claim.kind, claim.features, _is_right(row, claim, geocoder), group,
                          counts)
                  for claim in step.claim_reader.claims(name, mentions)]
    return found


def _is_right(row: Row, claim: Claim, geocoder: Geocoder) -> bool:
    places = geocoder.by_organisation.gazetteer.places
    here = places.lon[claim.place], places.lat[claim.place]
    return distance_km(*here, float(row["true_lon"]), float(row["true_lat"])) <= RIGHT_KM


def learned(found: Sequence[Example]) -> Evidence:
    """Return the weights that tell right readings from wrong ones."""
    by_reading: dict[str, list[Example]] = defaultdict(list)
    for example in found:
        by_reading[example.reading].append(example)
    return Evidence({reading: _weights(by_reading[reading], INVERSE_PENALTY[reading])
                     for reading in READINGS})


def _weights(found: Sequence[Example], inverse_penalty: float) -> Mapping[str, float]:
    # Not needed to run the atlas: see requirements-fit.txt.
    feature_extraction: Any = import_module("sklearn.feature_extraction")
    linear_model: Any = import_module("sklearn.linear_model")
    count = Counter(name for one in found for name, value in one.features if value)
    rows = [{name: value for name, value in one.features if count[name] >= LEAST_ROWS}
            for one in found]
    vectorizer = feature_extraction.DictVectorizer(sort=True)
    matrix = vectorizer.fit_transform(rows)
    model = linear_model.LogisticRegression(C=inverse_penalty, max_iter=5_000)
    model.fit(matrix, [one.is_right for one in found], [one.counts for one in found])
    weights = {name: round(float(weight), 3)
               for name, weight in zip(vectorizer.feature_names_, model.coef_[0], strict=True)}
    kept = {name: weight for name, weight in weights.items() if abs(weight) >= SMALLEST_WEIGHT}
    return {BIAS: round(float(model.intercept_[0]), 3)} | dict(sorted(kept.items()))


def with_evidence(geocoder: Geocoder, evidence: Evidence) -> Geocoder:
    """Return a geocoder that weighs by other evidence."""
    step = geocoder.by_organisation
    reader = replace(step.claim_reader, evidence=evidence)
    return replace(geocoder, by_organisation=replace(step, claim_reader=reader))


def held_out(rows: Sequence[Row], queries: Sequence[Query], found: Sequence[Example],
             geocoder: Geocoder, judge: Judge, case: str) -> list[str]:
    """Return the lines of accuracy where each name is judged by what the others teach."""
    matches: dict[int, Any] = {}
    for group in range(FOLDS):
        taught = with_evidence(geocoder, learned([one for one in found if one.group != group]))
        for number, query in enumerate(queries):
            if group_of(query.organisation) == group:
                matches[number] = taught.locate(query)
    answers = [matches[number] for number in range(len(queries))]
    return [line(case, least, measure(rows, answers, least, judge), 0)
            for least in (LOCATED_FROM, SURE_FROM)]


def write(evidence: Evidence, path: Path) -> None:
    """Write the table of weights."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("reading", "feature", "weight"))
        for reading, weights in evidence.weights.items():
            writer.writerows((reading, name, weight) for name, weight in weights.items())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Learn what in a name tells where its place is.")
    parser.add_argument("files", nargs="+", type=Path, help="CSV files with true positions")
    parser.add_argument("--derived", type=Path, default=DERIVED_FOLDER)
    parser.add_argument("--write", action="store_true", help="replace geo/tables/evidence.csv")
    options = parser.parse_args(arguments)
    geocoder = replace(Geocoder.load(options.derived), calibration=Calibration.none())
    # What the capital's chance rests on are the chances of the others: two rounds.
    sets = [(case, rows, [query(row) for row in rows]) for path in options.files
            for rows in [read_truth(path)] for case, query in _named(rows).items()]
    for _ in range(2):
        found = [one for case, rows, queries in sets for one in examples(
            rows, queries, geocoder, INFLECTED_COUNTS if case in INFLECTED else 1.0)]
        geocoder = with_evidence(geocoder, learned(found))
    print(HEAD)
    judge = Judge.load(options.derived)
    for case, rows, queries in sets:
        print("\n".join(held_out(rows, queries, found, geocoder, judge, case)))
    if options.write:
        write(geocoder.by_organisation.claim_reader.evidence, TABLES_FOLDER / "evidence.csv")


def _named(rows: Sequence[Row]) -> Mapping[str, Any]:
    """Return the cases in which only the name, or name and country, are asked."""
    return INFLECTED if "text" in rows[0] else {name: CASES[name] for name in ("b", "c")}


if __name__ == "__main__":
    main()
