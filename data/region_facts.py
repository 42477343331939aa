"""Inhabitants and area of the regions: ``data/curated/region_facts.csv``, made and read here.

The table is of NUTS 2021, the vintage of the atlas's own codes, so no crosswalk is needed. The
given table has levels 1 to 3; a country is the sum of its NUTS 1 regions. Left out is what is no
figure: France's overseas regions, for which it repeats the area as the population. Regions of
countries that it does not cover (Russia, Belarus and others) have no row: unknown, not zero.

Made again by a person who has the given table::

    python -m data.region_facts --source FILE.csv
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.columns import Column, Schema
from data.compile_common import read_given
from data.errors import CatalogueError, TableError
from data.table_csv import Row, csv_text, read_rows

FILE = Path("curated") / "region_facts.csv"
"""Below the data folder."""
SOURCE_CODE = "jrc_nuts_population"
POPULATION_YEAR = 2018
GIVEN = ("nuts_code", "level", "area_km2", "population_2018")

REGION_FACTS: Schema = (
    Column("region_code", "text", "NUTS code, vintage 2021.", True),
    Column("population", "integer", "Inhabitants, counted from a grid of 100 m.", True),
    Column("population_year", "integer", "Year of the population.", True),
    Column("area_km2", "number", "Area in square kilometres.", True),
    Column("source_code", "text", "Key into the sources (SOURCES.toml).", True),
)


@dataclass(frozen=True, slots=True)
class RegionFact:
    """Inhabitants and area of a region.

    Attributes
    ----------
    population, year : int
        Inhabitants, and the year of the figure.
    area_km2 : float
        Area in square kilometres, above 0.
    source_code : str
        Key into the sources.
    """

    population: int
    year: int
    area_km2: float
    source_code: str


def read_region_facts(path: Path) -> dict[str, RegionFact]:
    """Read the table as a mapping by region code.

    Raises
    ------
    CatalogueError
        If the file is missing or damaged, has a region twice, or a figure that is not above 0;
        the message names it and what to do.
    """
    try:
        rows = read_rows(path, REGION_FACTS)
    except TableError as error:
        raise CatalogueError(f"{error} Restore the file from the repository.") from error
    found: dict[str, RegionFact] = {}
    for row in rows:
        code, fact = str(row["region_code"]), _fact(row)
        if code in found or fact.population <= 0 or fact.area_km2 <= 0:
            raise CatalogueError(
                f"{path}: region {code} is there twice, or has a figure that is not above 0"
                f" ({fact.population} inhabitants, {fact.area_km2} km2)."
                " Restore the file from the repository.")
        found[code] = fact
    return found


def _fact(row: Mapping[str, object]) -> RegionFact:
    return RegionFact(int(str(row["population"])), int(str(row["population_year"])),
                      float(str(row["area_km2"])), str(row["source_code"]))


def region_fact_rows(given: Iterable[Mapping[str, str]]) -> list[Row]:
    """Return the rows of the table from those of the given one, sorted by code.

    Examples
    --------
    >>> given = {"nuts_code": "LV0", "level": "1", "area_km2": "64519.7",
    ...          "population_2018": "1925477"}
    >>> [(row["region_code"], row["population"]) for row in region_fact_rows([given])]
    [('LV', 1925477), ('LV0', 1925477)]
    """
    figures: dict[str, tuple[int, float]] = {}
    countries: dict[str, list[str]] = defaultdict(list)
    for row in given:
        code = row["nuts_code"]
        population, area = int(row["population_2018"]), float(row["area_km2"])
        if population == round(area):  # the area again: a filler, not a figure
            continue
        figures[code] = (population, area)
        if row["level"] == "1":
            countries[code[:2]].append(code)
    for country, parts in countries.items():
        figures[country] = (sum(figures[code][0] for code in parts),
                            round(sum(figures[code][1] for code in parts), 1))
    return [_row(code, *figures[code]) for code in sorted(figures)]


def _row(code: str, population: int, area_km2: float) -> Row:
    return {"region_code": code, "population": population, "population_year": POPULATION_YEAR,
            "area_km2": area_km2, "source_code": SOURCE_CODE}


def main(arguments: list[str] | None = None) -> None:
    """Write the table from the given one."""
    parser = argparse.ArgumentParser(description="Make data/curated/region_facts.csv.")
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path(__file__).parent)
    options = parser.parse_args(arguments)
    rows = region_fact_rows(read_given(options.source, GIVEN))
    (options.data / FILE).write_text(csv_text(rows, REGION_FACTS), encoding="utf-8")


if __name__ == "__main__":
    main()
