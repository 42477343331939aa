"""How good the search is on 60 judged queries, and how fast at the catalogue's size and 50,000.

::

    python -m tests.benchmarks.bench_search [--quick]

The queries (``data/curated/search_queries.csv``) are six in each of ten languages, on 20 topics.
Which projects are relevant was judged from the titles, for the candidates that words in English
and meaning in three languages found; a project that neither found is not known to be relevant.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import mean, median

import numpy as np

from dashboard.index import Index, build_index
from dashboard.search import Embed, SearchIndex, find_embed
from data.catalogue import load_catalogue
from data.columns import Column
from data.model import Catalogue
from data.search_tables import DIMENSIONS, SearchTables
from data.table_csv import read_rows
from tests.benchmarks.bench_facets import synthetic
from tests.benchmarks.figures import TIME_HEADS, Table, Times

ROOT = Path(__file__).parents[2]
QUERIES = ROOT / "data" / "curated" / "search_queries.csv"
SCHEMA = (
    Column("topic", "text", "What is looked for, in English.", True),
    Column("language", "text", "BCP 47 code of the query.", True),
    Column("query", "text", "As somebody would type it.", True),
    Column("project_ids", "text_list", "The relevant projects.", True),
    Column("source", "text", "Who judged.", True),
)
FIRST = 10
TIMED = ("smart", "riga gre", '"riga net"', "-riga", "a", "smart OR green -port", "tourism latvia")
RUNS = 7

Ranking = Callable[[str], np.ndarray]


@dataclass(frozen=True)
class Judged:
    """A query with the rows of the relevant projects."""

    language: str
    text: str
    relevant: frozenset[int]


def judged_queries(catalogue: Catalogue, path: Path = QUERIES) -> list[Judged]:
    """Read the queries; a project that is not in the catalogue is an error."""
    rows = {code: row for row, code in enumerate(catalogue.projects["project_id"])}
    return [Judged(str(each["language"]), str(each["query"]),
                   frozenset(rows[code] for code in each["project_ids"]))  # type: ignore[union-attr]
            for each in read_rows(path, SCHEMA)]


def recall(ranked: Iterable[int], relevant: frozenset[int], first: int = FIRST) -> float:
    """Return which part of the relevant projects that could be among the first ones is.

    >>> recall([3, 1, 2], frozenset({1, 9}), first=2)
    0.5
    """
    return len(relevant & set(list(ranked)[:first])) / min(first, len(relevant))


def best(scores: np.ndarray) -> list[int]:
    """Return the rows with a score, the best first."""
    order = np.argsort(-scores, kind="stable")
    return [int(row) for row in order if scores[row] > 0]


def rankings(search: SearchIndex) -> dict[str, Ranking]:
    """Return the ways to search, each from a text to scores."""
    ways: dict[str, Ranking] = {
        "words, all of them": lambda text: search.search(text).scores,
        "words, any of them": lambda text: search.search(" OR ".join(text.split())).scores,
    }
    meaning = search.meaning
    if meaning is not None:
        ways["meaning alone"] = meaning.similarities
        ways["both (as in the app)"] = lambda text: search.search(f"~{text}").scores
    return ways


def quality(search: SearchIndex, queries: list[Judged]) -> Table:
    """Recall at 10 of every way, over all queries and by language."""
    languages = sorted({each.language for each in queries})
    rows = []
    for name, ranking in rankings(search).items():
        found = [(each.language, recall(best(ranking(each.text)), each.relevant))
                 for each in queries]
        cells = [f"{mean(value for code, value in found if code == language):.2f}"
                 for language in languages]
        rows.append((name, f"{mean(value for _, value in found):.2f}", *cells))
    note = f"{len(queries)} queries; mean recall at {FIRST}."
    return Table(f"Recall at {FIRST}", ("way", "all", *languages), tuple(rows), note)


def timed(work: Callable[[str], object], texts: Iterable[str], runs: int = RUNS) -> Times:
    """Return the time of each text, the median of its runs, in milliseconds."""
    return Times(tuple(median(_once(work, text) for _ in range(runs)) for text in texts))


def _once(work: Callable[[str], object], text: str) -> float:
    begin = time.perf_counter()
    work(text)
    return (time.perf_counter() - begin) * 1000


def speed(indexes: Mapping[str, Index], runs: int = RUNS) -> Table:
    """Milliseconds a search and a suggestion take, without the memory of earlier answers."""
    rows = []
    for name, index in indexes.items():
        search = index.search
        rows.append((f"{name}: words", *timed(search._search, TIMED, runs).cells()))
        typos = ("Klaipeida", "Gdnask smrat")
        rows.append((f"{name}: typing errors", *timed(search._search, typos, runs).cells()))
        if search.meaning is not None:
            by_meaning = [f"~{text}" for text in ("smart", "cleaner sea", "nuorten työttömyys")]
            rows.append((f"{name}: with meaning",
                         *timed(search._search, by_meaning, runs).cells()))
        offers = index.suggestions
        rows.append((f"{name}: suggestions", *timed(offers.for_text, ("s", "smart", "rig"),
                                                    runs).cells()))
    return Table("Search", ("what", *TIME_HEADS), tuple(rows),
                 "Of several texts: least, median and most of their medians.")


def grown(projects: int = 50_000, partners: int = 200_000) -> Catalogue:
    """Return a synthetic catalogue with random vectors."""
    catalogue = synthetic(projects, partners)
    rng = np.random.default_rng(0)
    vectors = rng.integers(-127, 128, (projects, DIMENSIONS), dtype=np.int8)
    ids = catalogue.projects["project_id"]
    return replace(catalogue, search=SearchTables(vectors=dict(zip(ids, vectors, strict=True))))


def measure(quick: bool = False) -> list[Table]:
    """Measure quality on the catalogue and speed on it and on 50,000 projects."""
    embed: Embed | None = find_embed()
    catalogue = load_catalogue(ROOT / "data" / "derived")
    indexes = {f"{len(catalogue.projects):,} projects": build_index(
        catalogue, date(2026, 1, 1), embed)}
    (search,) = (index.search for index in indexes.values())
    tables = [quality(search, judged_queries(catalogue))]
    if not quick:
        indexes["50,000 projects"] = build_index(grown(), date(2026, 1, 1), embed)
    return [*tables, speed(indexes)]


if __name__ == "__main__":
    for table in measure("--quick" in sys.argv):
        print(table.as_text())
