"""One organisation and the network of all: counted by hand, and by a slow reference."""

from datetime import date
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.organisation_map import map_rows, reach_spec
from dashboard.organisation_network import (
    betweenness,
    organisation_network,
    organisations_by_period,
)
from dashboard.organisation_profile import (
    listed,
    member_of,
    name_rows,
    periods,
    profile,
    project_rows,
    reached,
    thematics,
    units,
    worked_with,
)
from dashboard.organisations import NONE
from dashboard.summary import Money
from data.catalogue import load_catalogue
from tests.organisation_reference import Slow
from tests.small_world import TODAY, small_world

SMALL = build_index(small_world(), TODAY)
DERIVED = Path(__file__).parent.parent / "data" / "derived"
FILTERS = [Filters(), Filters(countries={"LV", "SE"}), Filters(periods={"2014-2020"},
                                                               thematics={"Tourism"})]


def small(organisation, **filters):
    mask = select(SMALL, Filters(**filters)).project_mask
    return member_of(SMALL, mask, SMALL.organisations.number(organisation))


def test_the_figures_of_an_organisation():
    found = profile(SMALL, small("O10"))  # P5 as partner, P6 as lead
    assert (found.projects, found.leads, found.known) == (2, 1, 2)
    assert (found.partners, found.countries) == (3, 3)  # O11 RU, O12 DE, O13 LT
    assert found.own_eu_funding == Money(None, 0, 2)
    assert found.project_eu_funding == Money(1_500_000.0, 2, 2)


def test_partners_are_not_read_where_only_the_lead_is_known():
    found = profile(SMALL, small("O6"))  # P3
    assert (found.projects, found.leads, found.known, found.partners) == (1, 1, 0, 0)
    assert worked_with(SMALL, small("O6")).empty


def test_the_filters_hold():
    assert profile(SMALL, small("O10", periods={"2021-2027"})).projects == 1
    assert profile(SMALL, small("O10", countries={"SE"})).projects == 0


def test_with_whom_where_and_on_what():
    member = small("O10")
    assert worked_with(SMALL, member)["id"].tolist() == ["O12", "O13", "O11"]  # by name
    assert reached(SMALL, member, "nuts0")["code"].tolist() == ["DE", "LT", "RU"]
    assert reached(SMALL, member, "nuts3")["code"].tolist() == ["DE212", "LT022", "RU-SPE"]
    assert thematics(SMALL, member).to_dict("list") == {
        "thematic": ["ICT and digital society", "Governance, partnership"], "projects": [2, 1]}


def test_periods_and_projects():
    rows = periods(SMALL, small("O10")).set_index("period")
    assert rows["projects"].to_dict() == {"2007-2013": 0, "2014-2020": 1, "2021-2027": 1}
    assert rows["leads"].tolist() == [0, 0, 1]
    projects = project_rows(SMALL, small("O10"))
    assert projects["project_id"].tolist() == ["P6", "P5"]
    assert projects["is_lead"].tolist() == [True, False]
    assert project_rows(SMALL, small("O14"))["own_eu_funding_eur"].tolist() == [750_000]


def test_the_list_has_every_organisation_once():
    rows = listed(SMALL, np.ones(8, dtype=bool))
    assert len(rows) == 15
    assert rows.iloc[0][["id", "projects", "leads"]].tolist() == ["O10", 2, 1]
    assert rows["leads"].sum() == 8


def test_an_organisation_is_found_by_any_of_its_words():
    every = SMALL.organisations
    assert [every.ids[n] for n in every.found("cluster latv", 5)] == ["O10"]
    assert every.found("", 5) == every.found("zzz", 5) == []
    assert every.number("no such id") == NONE


def test_the_network_of_the_small_world():
    found = organisation_network(SMALL, select(SMALL, Filters()))
    assert (found.pairs, found.joint, found.across) == (11, 11, 9)
    assert (found.read, found.not_read, found.sources) == (6, 2, 12)
    first = found.rows.iloc[0]
    assert (first["id"], first["degree"], first["cross_border"]) == ("O10", 3, 1.0)
    assert first["betweenness"] == pytest.approx(2 / 55)  # O13 to O11 and O12, of 11 * 10 / 2


def test_lead_with_each_partner_only():
    found = organisation_network(SMALL, select(SMALL, Filters()), "lead")
    assert found.pairs == 8  # two of P1, P4 and P5, one of P2 and P6


def test_the_network_by_period():
    rows = organisations_by_period(SMALL, Filters(), "all").set_index("period")
    assert rows["pairs"].to_dict() == {"2007-2013": 0, "2014-2020": 10, "2021-2027": 1}
    assert rows.loc["2007-2013", ["cross_border", "mean_degree"]].isna().all()
    assert rows.loc["2014-2020", "mean_degree"] == pytest.approx(20 / 11)


def test_the_map_has_the_regions_with_a_point():
    rows = reached(SMALL, small("O10"), "nuts3").assign(name="R")
    points = map_rows(pd.concat([rows, rows.assign(code="XX")]), SMALL.catalogue.regions)
    assert len(points) == 3
    spec = reach_spec(points, "land.json", "borders.json", {
        "title": "T", "subtitle": "S", "projects": "P", "description": "D"}, False)
    assert len(spec["layer"][2]["data"]["values"]) == 3


@pytest.fixture(scope="module")
def index():
    return build_index(load_catalogue(DERIVED), date(2026, 11, 23))


def busiest(index, mask, most=12):
    return listed(index, mask)["id"].tolist()[:most]


@pytest.mark.parametrize("filters", FILTERS)
def test_every_number_of_an_organisation_equals_a_slow_count(index, filters):
    mask = select(index, filters).project_mask
    slow = Slow(index, mask)
    for code in busiest(index, mask):
        member = member_of(index, mask, index.organisations.number(code))
        found, others = profile(index, member), worked_with(index, member)
        assert found.projects == len(slow.projects_of(code)) > 0
        assert found.leads == len(slow.leads_of(code))
        assert found.known == len(slow.projects_of(code) & slow.known)
        assert dict(zip(others["id"], others["projects"], strict=True)) == slow.worked_with(code)
        rows = thematics(index, member)
        assert dict(zip(rows["thematic"], rows["projects"], strict=True)) == slow.thematics_of(code)


@pytest.mark.parametrize("filters", FILTERS)
def test_the_network_equals_a_slow_count(index, filters):
    selection = select(index, filters)
    slow = Slow(index, selection.project_mask).pairs()
    found = organisation_network(index, selection)
    assert (found.pairs, found.joint) == (len(slow), sum(slow.values()))
    degrees = dict(zip(found.rows["id"], found.rows["degree"], strict=True))
    assert degrees == dict(nx.Graph(list(slow)).degree())


def test_betweenness_is_that_of_networkx_where_all_are_walked(index):
    found = organisation_network(index, select(index, FILTERS[2]))
    slow = nx.betweenness_centrality(nx.Graph(list(Slow(
        index, select(index, FILTERS[2]).project_mask).pairs())))
    assert found.sources == len(found.rows) == len(slow)
    fast = dict(zip(found.rows["id"], found.rows["betweenness"], strict=True))
    assert fast == pytest.approx(slow, abs=1e-9)


def test_a_large_network_is_sampled_and_always_alike(index):
    first = organisation_network(index, select(index, Filters()))
    again = organisation_network(index, select(index, Filters()))
    assert 50 <= first.sources < len(first.rows)
    assert first.rows["betweenness"].tolist() == again.rows["betweenness"].tolist()
    assert betweenness(pd.DataFrame({"a": [0], "b": [1]}), 2)[0].tolist() == [0, 0]


def test_names_and_units_of_an_organisation(index):
    every = index.organisations
    (number,) = every.found("riga technical university rtu", 1)
    assert set(name_rows(index, number)["partner_name"]) == {
        "Riga Technical University", "Riga Technical University (RTU)"}
    assert "Riga Technical University Ventspils Branch" in units(index, number)["name"].tolist()


def test_every_id_of_a_name_finds_its_organisation(index):
    names = index.catalogue.organisation_names
    every = index.organisations
    assert [every.ids[every.number(code)] for code in names["name_id"]] == names[
        "organisation_id"].tolist()
