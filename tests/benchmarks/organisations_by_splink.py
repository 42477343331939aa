"""What splink makes of the same names, for docs/ORGANISATIONS.md.

Run it in an environment of its own with ``requirements-bench.txt`` and ``requirements.txt``::

    python -m tests.benchmarks.organisations_by_splink
"""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from typing import Any

import pandas as pd

from data.catalogue import load_catalogue
from data.organisations.__main__ import ROOT
from data.organisations.judged import HALVES, Judged, rates, read_judged
from data.organisations.units import units_of
from data.organisations.words import FILE, Words
from geo.names import fold

THRESHOLDS = (0.05, 0.2, 0.5, 0.8, 0.9, 0.95, 0.99, 0.995, 0.999)
MATCHES_OF_ALL_PAIRS = 7e-5  # about 1,250 of 18 million
SAME = "l.country = r.country and l.{0} = r.{0}"
BLOCKS = [SAME.format("seat"), SAME.format("sorted_words"), SAME.format("rare"),
          "l.country = r.country and substr(l.folded, 1, 8) = substr(r.folded, 1, 8)"]


def names_table() -> pd.DataFrame:
    """Return the distinct names with the columns that splink compares."""
    partners = load_catalogue(ROOT / "data" / "derived").partners
    units = units_of(partners, Words.load(ROOT / "data" / FILE))
    common = Counter((unit.key[0], word) for unit in units for word in set(unit.key[1].split()))
    rows = []
    for number, unit in enumerate(units):
        reading, (country, folded, _) = unit.name.readings[0], unit.key
        rows.append({
            "uid": number, "country": country, "folded": folded, "seat": unit.seat or None,
            "sorted_words": " ".join(sorted(set(folded.split()))),
            "rare": min(folded.split(), key=lambda word: (common[country, word], word),
                        default=""),
            "kinds": " ".join(sorted(reading.kinds)), "rest": " ".join(reading.rest),
            "subjects": " ".join(sorted(reading.subjects)),
            "places": " ".join(sorted(reading.places))})
    return pd.DataFrame(rows)


def measure(names: pd.DataFrame, comparisons: list[Any], title: str) -> None:
    """Train, predict, and print precision and recall by threshold."""
    splink = import_module("splink")  # in an environment of its own
    linker = splink.Linker(names, splink.SettingsCreator(
        link_type="dedupe_only", unique_id_column_name="uid", comparisons=comparisons,
        blocking_rules_to_generate_predictions=BLOCKS,
        probability_two_random_records_match=MATCHES_OF_ALL_PAIRS), splink.DuckDBAPI())
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    rows = read_judged(ROOT / "data")
    uids = dict(zip(zip(names["country"], names["folded"], strict=True), names["uid"],
                    strict=True))
    ends = {id(row): [uids[str(row["country_code"]), fold(str(row[side]))] for side in "ab"]
            for row in rows}
    same = [row for row in rows if row["half"] == "tuning" and row["is_same"]]
    labels = pd.DataFrame([{"uid_l": ends[id(row)][0], "uid_r": ends[id(row)][1],
                            "source_dataset_l": "names", "source_dataset_r": "names"}
                           for row in same])
    linker.training.estimate_m_from_pairwise_labels(
        linker.table_management.register_table(labels, "labels"))
    predicted = linker.inference.predict(threshold_match_probability=0.001)
    for threshold in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            predicted, threshold_match_probability=threshold).as_pandas_dataframe()
        group = dict(zip(clusters["uid"], clusters["cluster_id"], strict=True))
        for half in HALVES:
            of_half = [row for row in rows if row["half"] == half]
            sizes = Counter(row["stratum"] for row in of_half)
            pairs = [Judged(str(row["a"]), str(row["b"]), "", bool(row["is_same"]), "",
                            float(str(row["pairs_in_stratum"])) / sizes[row["stratum"]],
                            group[ends[id(row)][0]] == group[ends[id(row)][1]])
                     for row in of_half]
            found = rates(pairs)
            print(f"{title}, {threshold}, {half}: precision {found.precision:.3f}, "
                  f"recall {found.recall:.3f}")


def main() -> None:
    """Compare by the names as published, then by our concepts."""
    names, compare = names_table(), import_module("splink.comparison_library")
    measure(names, [compare.JaroWinklerAtThresholds("folded", [0.97, 0.92, 0.85]),
                    compare.JaccardAtThresholds("sorted_words", [0.9, 0.75]),
                    compare.ExactMatch("seat")], "names as published")
    measure(names, [compare.ExactMatch("kinds"), compare.ExactMatch("subjects"),
                    compare.ExactMatch("places"), compare.ExactMatch("seat"),
                    compare.JaroWinklerAtThresholds("rest", [0.97, 0.9])], "concepts")


if __name__ == "__main__":
    main()
