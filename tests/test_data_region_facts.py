"""Inhabitants and area of the regions: what the table holds, leaves out and adds up to."""

from pathlib import Path

import pandas as pd
import pytest

from data.catalogue import read_sources
from data.errors import CatalogueError
from data.region_facts import FILE, SOURCE_CODE, read_region_facts, region_fact_rows

DATA = Path(__file__).parent.parent / "data"
HEADER = "region_code,population,population_year,area_km2,source_code\n"


@pytest.fixture(scope="module")
def facts():
    return read_region_facts(DATA / FILE)


def test_regions_of_the_baltic_sea_without_a_figure_are_of_russia_belarus_and_svalbard(facts):
    regions = pd.read_parquet(DATA / "derived" / "regions.parquet")
    without = regions[regions["in_region"] & ~regions["region_code"].isin(set(facts))]
    nuts = without.loc[~without["country_code"].isin(["BY", "RU"]), "region_code"]
    assert set(nuts) == {"NO0B", "NO0B1", "NO0B2"}  # Jan Mayen and Svalbard
    assert {"BY", "RU"} <= set(without["country_code"])


@pytest.mark.parametrize(("code", "population", "area_km2"),
                         [("LV006", 623804, 301.4), ("FI20", 28320, 1288.7)])
def test_figures_are_as_published(facts, code, population, area_km2):
    assert (facts[code].population, facts[code].area_km2) == (population, area_km2)
    assert facts[code].year == 2018


def test_levels_add_up_but_for_rounding(facts):
    for code, fact in facts.items():
        parts = [each for other, each in facts.items()
                 if len(other) == len(code) + 1 and other.startswith(code)]
        if parts:
            assert abs(sum(part.population for part in parts) - fact.population) <= 3, code
            assert abs(sum(part.area_km2 for part in parts) - fact.area_km2) < 0.5, code


def test_an_area_given_as_population_is_no_figure(facts):
    given = {"nuts_code": "FRY1", "level": "2", "area_km2": "1679.1", "population_2018": "1679"}
    assert region_fact_rows([given]) == []
    assert not [code for code in facts if code.startswith("FRY")]


def test_the_source_is_named(facts):
    assert {fact.source_code for fact in facts.values()} == {SOURCE_CODE}
    assert SOURCE_CODE in read_sources(DATA / "SOURCES.toml")


@pytest.mark.parametrize("rows", ["LV,0,2018,1.0,x\n", "LV,1,2018,0,x\n",
                                  "LV,1,2018,1.0,x\nLV,2,2018,1.0,x\n"])
def test_a_wrong_figure_is_an_error_that_names_the_region(tmp_path, rows):
    path = tmp_path / "facts.csv"
    path.write_text(HEADER + rows)
    with pytest.raises(CatalogueError, match=r"region LV is there twice, or has a figure"):
        read_region_facts(path)


def test_a_missing_file_is_an_error_that_says_what_to_do(tmp_path):
    with pytest.raises(CatalogueError, match=r"none\.csv.*[Rr]estore"):
        read_region_facts(tmp_path / "none.csv")
