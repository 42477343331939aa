"""Fit the calibration: ``python -m geo.build_calibration FILE.csv...``.

The files are those of :mod:`geo.accuracy`. Prints the reliability of raw and of calibrated
scores; ``--write`` puts the fitted steps into ``geo/tables/calibration.csv``.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from geo.accuracy import Judge, Row, cases_of, read_truth
from geo.calibration import Calibration, counted, steps_of
from geo.geocode import DERIVED_FOLDER, TABLES_FOLDER, Geocoder
from geo.match import Match

COLUMNS = ("evidence", "raw_score", "right_share", "rows", "source")
RELIABILITY_BINS = (0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
Answer = tuple[str, float, bool]
"""Evidence, score, and whether it is right."""


def answers(files: Sequence[Path], geocoder: Geocoder, judge: Judge) -> list[Answer]:
    """Return all located answers of all cases of the files."""
    found: list[Answer] = []
    for path in files:
        rows = read_truth(path)
        for query in cases_of(rows).values():
            matches = geocoder.locate_many([query(row) for row in rows])
            found += _judged(rows, matches, judge)
    return found


def _judged(rows: Sequence[Row], matches: Sequence[Match], judge: Judge) -> list[Answer]:
    right = judge.right(rows, matches)
    return [(match.evidence, match.location_score, is_right)
            for match, is_right in zip(matches, right, strict=True) if match.is_located]


def fitted(found: Sequence[Answer]) -> list[tuple[str, float, float, int]]:
    """Return the steps of each kind of evidence."""
    return [
        (evidence, *step) for evidence, group in by_evidence(found).items()
        for step in steps_of(counted([one[1] for one in group], [one[2] for one in group]))
    ]


def reliability(found: Sequence[Answer]) -> list[str]:
    """Return a line for each group of scores: rows, mean score, share that is right."""
    lines = ["score         rows  mean score  right"]
    for least, below in pairwise(RELIABILITY_BINS):
        group = [one for one in found if least <= one[1] < below]
        if group:
            mean = sum(one[1] for one in group) / len(group)
            right = sum(one[2] for one in group) / len(group)
            lines.append(f"{least:.2f}-{min(below, 1):.2f}  {len(group):7,d}       {mean:.3f}  "
                         f"{100 * right:.1f} %")
    return lines


def by_evidence(found: Sequence[Answer]) -> Mapping[str, list[Answer]]:
    """Return the answers apart by evidence."""
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in found:
        groups[answer[0]].append(answer)
    return dict(sorted(groups.items()))


def write(rows: Sequence[tuple[str, float, float, int]], path: Path) -> None:
    """Write the table of steps."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([*row, "counted on the development rows"] for row in rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Fit and show the calibration of the scores.")
    parser.add_argument("files", nargs="+", type=Path, help="CSV files with true positions")
    parser.add_argument("--derived", type=Path, default=DERIVED_FOLDER)
    parser.add_argument("--write", action="store_true", help="replace geo/tables/calibration.csv")
    options = parser.parse_args(arguments)
    judge = Judge.load(options.derived)
    raw = replace(Geocoder.load(options.derived), calibration=Calibration.none())
    found = answers(options.files, raw, judge)
    steps = fitted(found)
    if options.write:
        write(steps, TABLES_FOLDER / "calibration.csv")
    table = Calibration.load(TABLES_FOLDER / "calibration.csv")
    shown = [(evidence, table.score(evidence, score), right) for evidence, score, right in found]
    for title, group in (("raw scores", found), ("calibrated scores", shown)):
        print(f"{title}\n" + "\n".join(reliability(group)))
    for evidence, group in by_evidence(shown).items():
        print(f"{evidence}, calibrated\n" + "\n".join(reliability(group)))


if __name__ == "__main__":
    main()
