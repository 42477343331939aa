"""Time of a click in the engine: filter, counts, histograms and figures, on synthetic catalogues.

Run: ``python -m tests.benchmarks.bench_facets``. It prints milliseconds, least, median
and worst of 30 runs, for the catalogue itself, and for synthetic ones of about its size and of ten
times as much.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pandas as pd

from dashboard.areas import Area
from dashboard.facets import Selection, counted_of, histograms_of, select, selection_of
from dashboard.filters import Filters
from dashboard.geography import region_values
from dashboard.index import Index, build_index
from dashboard.measures import QUANTITIES
from dashboard.parts import Parts
from dashboard.project_list import list_page
from dashboard.ranges import Range
from dashboard.summary import headline
from dashboard.table import project_rows_at
from data.catalogue import load_catalogue
from data.columns import REGIONS, SCHEMAS
from data.model import Catalogue
from data.tables import table_from_rows
from tests.small_world import TODAY

SIZES = ((4_500, 10_000), (50_000, 200_000))
RUNS = 30
WEIGHED = ("no filter", "country and region", "every facet")
"""Cases that are measured for every quantity that can be counted."""
DERIVED = Path(__file__).parents[2] / "data" / "derived"
COUNTRIES = ("DE", "DK", "EE", "FI", "LT", "LV", "NO", "PL", "RU", "SE")
LEVELS = ("nuts0", "nuts1", "nuts2", "nuts3")
SYLLABLES = ("ba", "lo", "smart", "co", "riga", "ö", "net", "green", "ti", "ka", "port", "å")

Row = dict[str, Any]


def synthetic(projects: int, partners: int, seed: int = 0) -> Catalogue:
    """A random catalogue: 300 NUTS 3 regions, 60 programmes, 46 thematics."""
    rng = np.random.default_rng(seed)
    leaves = [f"{country}{i}{j}{k}" for country in COUNTRIES
              for i in range(2) for j in range(3) for k in range(5)]
    owner = np.sort(np.r_[np.arange(projects), rng.integers(0, projects, partners - projects)])
    tables: dict[str, list[Row]] = {
        "programmes": [_programme(i) for i in range(60)],
        "projects": [_project(i, rng) for i in range(projects)],
        "partners": [_partner(i, int(p), leaves, rng) for i, p in enumerate(owner)],
        "titles": [], "activities": [], "outputs": [],
    }
    frames = {name: table_from_rows(rows, SCHEMAS[name]) for name, rows in tables.items()}
    return Catalogue(**frames, regions=table_from_rows(_regions(leaves), REGIONS))


def _programme(number: int) -> Row:
    return {"programme_code": f"P{number:02}", "family_code": f"F{number // 4:02}",
            "programme_name": f"Programme {number}", "family_name": f"Family {number // 4}",
            "programming_period": f"period{number % 4}", "strand": f"strand{number % 5}"}


def _project(number: int, rng: np.random.Generator) -> Row:
    programme = int(rng.integers(0, 60))
    start = pd.Timestamp("2005-01-01") + pd.Timedelta(days=int(rng.integers(0, 8000)))
    themes = rng.choice(46, int(rng.integers(0, 4)), replace=False)
    return {"project_id": f"x{number:06}", "acronym": _words(rng, 1), "title": _words(rng, 8),
            "programme_code": f"P{programme:02}", "programming_period": f"period{programme % 4}",
            "start_date": start, "end_date": start + pd.Timedelta(days=1000),
            "total_budget_eur": float(rng.integers(0, 10**6)), "known_partners": "all",
            "thematics": tuple(f"Thematic {theme:02}" for theme in themes)}


def _partner(number: int, owner: int, leaves: list[str], rng: np.random.Generator) -> Row:
    leaf = leaves[int(rng.integers(0, len(leaves)))]
    codes = {f"{level}_code": leaf[: 2 + i] for i, level in enumerate(LEVELS)}
    name = _organisation(rng)
    return {"partner_id": f"y{number:06}", "project_id": f"x{owner:06}", "country_code": leaf[:2],
            "partner_name": name, "organisation_id": f"O {leaf[:2]} {name}",
            "town": _words(rng, 1), "in_region": True,
            "partner_order": 1, "is_lead_partner": True, "location_precision": "place",
            "lon": float(rng.integers(0, 40)), "lat": float(rng.integers(50, 70)), **codes}


def _organisation(rng: np.random.Generator) -> str:
    """In the catalogue 46 % of the partner rows are of organisations of several projects."""
    if rng.random() < 0.46:
        return f"Organisation {rng.integers(0, 26_000)}"
    return _words(rng, 4)


def _words(rng: np.random.Generator, count: int) -> str:
    return " ".join("".join(rng.choice(SYLLABLES, 3)) for _ in range(count))


def _regions(leaves: list[str]) -> list[Row]:
    codes = sorted({leaf[:end] for leaf in leaves for end in range(2, 6)})
    return [{"region_code": code, "level": LEVELS[len(code) - 2], "name": code,
             "country_code": code[:2], "parent_code": code[:-1] if len(code) > 2 else None,
             "in_region": True} for code in codes]


def cases(index: Index) -> dict[str, Filters]:
    """Filters from none to all facets at once, and with every country chosen."""
    facets = {facet: set(values[: max(1, len(values) // 3)])
              for facet, values in index.vocabulary.values.items()}
    return {
        "no filter": Filters(),
        "two countries, all of": Filters(countries=COUNTRIES[:2], countries_mode="all"),
        "country and region": Filters(countries=facets["countries"], regions=facets["regions"]),
        "every facet": Filters(**facets),
        "every country": Filters(countries=COUNTRIES),
        "text": Filters(text="riga gre"),
        "area and years": Filters(areas={Area("b_0_50000_20000_70000")}, dates=Range(2010, 2014)),
    }


def click(index: Index, filters: Filters, quantity: str) -> None:
    """What every click computes: the selection, all counts, all histograms."""
    parts = Parts.of(index, filters)
    selection_of(parts)
    counted_of(parts, quantity)
    histograms_of(parts)


def milliseconds(work: Callable[[], object]) -> str:
    """Least, median and worst time of the work, after two runs to warm up."""
    times = []
    for _ in range(RUNS + 2):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    least, middle, worst = min(times[2:]), median(times[2:]), max(times[2:])
    return f"{least:7.2f} least {middle:7.2f} median {worst:8.2f} worst"


def _first_page(index: Index, selection: Selection) -> None:
    """Sort all projects and take what the list shows of them."""
    project_rows_at(index, list_page(index, selection.project_mask, "title", 1).rows)


def report(catalogue: Catalogue) -> None:
    """Print the times of one catalogue."""
    projects, partners = len(catalogue.projects), len(catalogue.partners)
    begin = time.perf_counter()
    index = build_index(catalogue, TODAY)
    print(f"\n{projects:,} projects, {partners:,} partners:"
          f" index built in {time.perf_counter() - begin:.2f} s; ms:")
    for name, filters in cases(index).items():
        for quantity in QUANTITIES if name in WEIGHED else ("projects",):
            print(f"  filter + all counts of {quantity:13}, {name:22}", milliseconds(
                lambda f=filters, q=quantity: click(index, f, q)))  # type: ignore[misc]
    everything = select(index, Filters())
    print(f"  {'headline':43}", milliseconds(lambda: headline(index, everything)))
    print(f"  {'shaded regions':43}",
          milliseconds(lambda: region_values(index, everything, "nuts3", "eu_funding")))
    print(f"  {'page of the list':43}", milliseconds(lambda: _first_page(index, everything)))
    for query in ("riga", '"riga net', "-riga", "a"):
        print(f"  text {query:38}", milliseconds(lambda q=query: index.search.matches(q)))  # type: ignore[misc]


if __name__ == "__main__":
    if DERIVED.exists():
        print("\nThe catalogue itself:")
        report(load_catalogue(DERIVED))
    for size in SIZES:
        report(synthetic(*size))
