"""One region: figures counted by hand on the small world, and by a slow reference on the whole."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.cooperation import cooperation
from dashboard.facets import facet_counts, select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.region_profile import (
    members_of,
    never_worked_with,
    partner_regions,
    periods,
    profile,
    rates,
    regions_listed,
    thematics,
)
from data.catalogue import load_catalogue
from data.region_facts import RegionFact
from tests.small_world import TODAY, small_world

SMALL = build_index(small_world(), TODAY)
ALL = np.ones(8, dtype=bool)
DERIVED = Path(__file__).parent.parent / "data" / "derived"


@pytest.mark.parametrize(("code", "projects", "partners"), [
    ("LV", 5, 6), ("LV003", 2, 3), ("LV006", 3, 3), ("RU-SPE", 1, 1), ("DE212", 1, 1),
])
def test_projects_and_partners_of_a_region(code, projects, partners):
    found = profile(SMALL, members_of(SMALL, ALL, code))
    assert (found.projects, found.partners) == (projects, partners)


def test_money_says_how_many_publish_it():
    found = profile(SMALL, members_of(SMALL, ALL, "LV003"))  # P1 and P2; P1-01 alone publishes
    assert found.eu_funding.sum_eur == pytest.approx(1_158_751.88)
    assert (found.eu_funding.published, found.eu_funding.total) == (2, 2)
    assert (found.partner_eu_funding.sum_eur, found.partner_eu_funding.total) == (400_000, 3)


def test_rates_are_unknown_without_figures_of_the_region():
    found = profile(SMALL, members_of(SMALL, ALL, "LV003"))
    assert set(rates(found, None).values()) == {None}
    known = rates(found, RegionFact(400_000, 2018, 2_000.0, "x"))
    assert known == {"projects_per_inhabitants": 0.5, "projects_per_km2": 1.0,
                     "partners_per_inhabitants": 0.75, "partners_per_km2": 1.5}


def test_thematics_against_the_whole():
    rows = thematics(SMALL, members_of(SMALL, ALL, "LV006"), ALL).set_index("thematic")
    ict = rows.loc["ICT and digital society"]  # 2 of its 2 with a thematic; 3 of 6 in all
    assert (ict["projects"], ict["share"], ict["whole_share"], ict["quotient"]) == (2, 1, 0.5, 2)
    assert ict["few"]


def test_periods():
    rows = periods(SMALL, members_of(SMALL, ALL, "LV006")).set_index("period")
    assert rows["projects"].to_dict() == {"2007-2013": 0, "2014-2020": 2, "2021-2027": 1}
    assert rows.loc["2021-2027", "eu_funding_eur"] == 0  # a published zero
    assert rows.loc["2014-2020", "published"] == 1  # P5 only


def test_partner_regions_and_those_never_worked_with():
    found = cooperation(SMALL, select(SMALL, Filters()), "nuts3")
    assert partner_regions(found, "LV003")["code"].tolist() == ["LT023"]
    facts = {"LV006": RegionFact(640_000, 2018, 300.0, "x")}
    others = never_worked_with(SMALL, found, "LV003", facts)
    assert others["code"].iloc[0] == "LV006"
    assert not {"LV003", "LT023", "DE212"} & set(others["code"])


def test_the_list_of_regions():
    rows = regions_listed(SMALL, ALL, "nuts3")
    assert rows.iloc[0].tolist() == ["LV006", 3]
    assert "RU-SPE" in set(rows["code"])


@pytest.fixture(scope="module")
def index():
    return build_index(load_catalogue(DERIVED), date(2026, 11, 23))


@pytest.mark.parametrize("filters", [Filters(), Filters(periods={"2014-2020"}),
                                     Filters(countries={"SE"}), Filters(text="tourism")])
@pytest.mark.parametrize("code", ["LV", "FI1", "SE11", "LV003", "RU-KGD"])
def test_every_figure_equals_a_slow_query(index, filters, code):
    catalogue, mask = index.catalogue, select(index, filters).project_mask
    column = "admin1_code" if "-" in code else f"nuts{len(code) - 2}_code"
    projects = catalogue.projects[mask].set_index("project_id")
    here = [row for row in catalogue.partners.itertuples()
            if row.project_id in projects.index and getattr(row, column) == code]
    found = profile(index, members_of(index, mask, code))
    ids = {row.project_id for row in here}
    funding = [projects.loc[i, "eu_funding_eur"] for i in ids]
    published = [eur for eur in funding if not pd.isna(eur)]
    assert (found.projects, found.partners) == (len(ids), len(here))
    assert (found.eu_funding.published, found.eu_funding.total) == (len(published), len(ids))
    assert (found.eu_funding.sum_eur or 0) == pytest.approx(sum(published))
    assert found.all_known == sum(projects.loc[i, "known_partners"] == "all" for i in ids)


def test_a_region_has_as_many_projects_as_its_filter_says(index):
    counts = facet_counts(index, Filters())["regions"]
    every = np.ones(index.project_count, dtype=bool)
    for code in ("LV", "SE1", "PL63", "DEF0B", "RU-KGD"):
        assert profile(index, members_of(index, every, code)).projects == counts[code] > 0
