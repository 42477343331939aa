"""The facet engine: the small world counted by hand, and random worlds counted by loops."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.areas import Area
from dashboard.facets import facet_counts, range_histograms, select
from dashboard.filters import COUNTRIES_MODES, FACETS, Filters
from dashboard.index import build_index
from dashboard.ranges import RANGES, Range
from tests import facet_reference
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
COAST = Area("b_20000_55000_22500_57000")
AROUND_RIGA = Area("c_24110_56950_100")
SWEDEN = Area("p_15000_58000_22000_58000_22000_65000_15000_65000")


def projects(**chosen):
    mask = select(INDEX, Filters(**chosen)).project_mask
    return " ".join(INDEX.catalogue.projects["project_id"][mask])


def counts(facet, **chosen):
    found = facet_counts(INDEX, Filters(**chosen))[facet]
    return {value: count for value, count in found.items() if count}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, "P1 P2 P3 P4 P5 P6 P7 P8"),
        ({"programmes": {"LVLT-2014"}}, "P1 P2"),
        ({"families": {"LVLT"}}, "P1 P2 P3"),
        ({"families": {"LVLT"}, "periods": {"2007-2013"}}, "P3"),
        ({"programmes": {"LVLT-2014"}, "families": {"BSR"}}, "P1 P2 P5 P6 P7"),
        ({"periods": {"2007-2013", "2021-2027"}}, "P3 P6 P7"),
        ({"strands": {"transnational"}}, "P5 P6 P7"),
        ({"statuses": {"running", "planned"}}, "P6 P7"),
        ({"statuses": {"unknown"}}, "P3 P8"),
        ({"thematics": {"Tourism", "Energy efficiency"}}, "P1 P3 P7"),
        ({"known_partners": {"lead_only", "one_country"}}, "P3 P7"),
        ({"dates": Range(2019, 2019)}, "P1 P4 P5 P8"),  # P8 publishes only its start
        ({"dates": Range(2026, None)}, "P6 P7"),
        ({"dates": Range(None, 2016)}, "P5"),
        ({"total_budget": Range(0, 400_000)}, "P2 P4"),
        ({"total_budget": Range(1_000_000, 2_000_000)}, "P1 P5"),  # both ends included
        ({"eu_funding": Range(None, 0)}, "P6"),
        ({"areas": {COAST}}, "P1 P2"),
        ({"areas": {AROUND_RIGA}}, "P4 P5 P6"),
        ({"areas": {SWEDEN}}, "P4 P7"),
        ({"areas": {SWEDEN, COAST}}, "P1 P2 P4 P7"),
        ({"areas": {SWEDEN}, "countries": {"LV"}}, ""),  # P4's partner there is from Sweden
        ({"areas": {SWEDEN}, "countries": {"LV"}, "countries_mode": "all"}, "P4"),
        ({"areas": {AROUND_RIGA}, "regions": {"SE"}}, ""),
        ({"areas": {AROUND_RIGA}, "regions": {"LV006"}, "countries": {"SE", "LV"},
          "countries_mode": "all"}, "P4"),
        ({"strategies": {"EUSBSR"}}, "P5"),
        ({"precisions": {"region", "none"}}, "P2 P8"),
        ({"organisation_types": {"NGO", "Local public authority"}}, "P1 P7"),
        ({"organisation_types": {"NGO"}, "countries": {"LT"}}, "P1"),  # not the same partner
        ({"countries": {"LV"}}, "P1 P2 P4 P5 P6"),
        ({"countries": {"LV", "SE"}}, "P1 P2 P4 P5 P6 P7"),
        ({"countries": {"LV", "SE"}, "countries_mode": "all"}, "P4"),
        ({"countries": {"LV", "LT"}, "countries_mode": "all"}, "P1 P2 P6"),
        ({"countries_mode": "all"}, "P1 P2 P3 P4 P5 P6 P7 P8"),
        ({"regions": {"LV003"}}, "P1 P2"),
        ({"regions": {"LV"}}, "P1 P2 P4 P5 P6"),  # P4 also by a partner of unknown town
        ({"regions": {"RU-SPE", "SE3"}}, "P5 P7"),
        ({"regions": {"RU"}}, "P5"),
        ({"countries": {"LT"}, "regions": {"LV003"}}, ""),  # no partner is both
        ({"countries": {"LT"}, "countries_mode": "all", "regions": {"LV003"}}, "P1 P2"),
        ({"text": "riga"}, "P4 P5 P6"),
        ({"text": "riga", "countries": {"LT"}}, "P6"),
        ({"countries": {"XX"}}, ""),
    ],
)
def test_selected_projects(chosen, expected):
    assert projects(**chosen) == expected


def test_counts_without_filters_are_those_of_the_world():
    assert counts("countries") == {"LV": 5, "LT": 4, "SE": 2, "RU": 1, "DE": 1}
    assert counts("periods") == {"2007-2013": 1, "2014-2020": 5, "2021-2027": 2}
    assert counts("families") == {"LVLT": 3, "CB": 2, "BSR": 3}
    assert counts("statuses") == {"finished": 4, "running": 1, "planned": 1, "unknown": 2}
    assert counts("known_partners") == {"all": 6, "lead_only": 1, "one_country": 1}
    assert counts("thematics")["ICT and digital society"] == 3
    assert counts("organisation_types") == {"Local public authority": 2, "NGO": 1}
    assert counts("strategies") == {"EUSBSR": 1}
    assert counts("precisions") == {"postcode": 2, "place": 7, "region": 1, "country": 1, "none": 1}
    regions = counts("regions")
    assert (regions["LV003"], regions["LV006"], regions["LT02"], regions["SE"]) == (2, 3, 4, 2)


@pytest.mark.parametrize(
    ("facet", "chosen", "expected"),
    [
        ("periods", {"periods": {"2007-2013"}}, {"2007-2013": 1, "2014-2020": 5, "2021-2027": 2}),
        ("families", {"periods": {"2014-2020"}}, {"LVLT": 2, "CB": 2, "BSR": 1}),
        ("countries", {"countries": {"SE"}}, {"LV": 5, "LT": 4, "SE": 2, "RU": 1, "DE": 1}),
        ("countries", {"countries": {"LV"}, "countries_mode": "all"},
         {"LV": 5, "LT": 3, "SE": 1, "RU": 1, "DE": 1}),
        ("countries", {"regions": {"LV003"}}, {"LV": 2}),
        ("countries", {"regions": {"LV003"}, "countries_mode": "all"}, {"LV": 2, "LT": 2}),
        ("thematics", {"regions": {"LT026"}}, {"Tourism": 1}),
        ("countries", {"areas": {COAST}}, {"LV": 2, "LT": 2}),
        ("countries", {"areas": {AROUND_RIGA}, "countries": {"LV"}, "countries_mode": "all"},
         {"LV": 3, "LT": 1, "SE": 1, "RU": 1, "DE": 1}),
        ("periods", {"dates": Range(2019, 2019)}, {"2014-2020": 4}),
        ("regions", {"areas": {SWEDEN}, "countries": {"SE"}},
         {"SE": 2, "SE1": 1, "SE11": 1, "SE110": 1, "SE3": 1, "SE33": 1, "SE331": 1}),
        ("regions", {"countries": {"RU"}, "regions": {"LV"}}, {"RU": 1, "RU-SPE": 1}),
        ("regions", {"countries": {"SE", "LV"}, "countries_mode": "all", "regions": {"LT"}},
         {"LV": 1, "LV0": 1, "LV00": 1, "LV006": 1, "SE": 1, "SE1": 1, "SE11": 1, "SE110": 1}),
    ],
)
def test_counts_ignore_their_own_facet_and_respect_the_others(facet, chosen, expected):
    assert counts(facet, **chosen) == expected


def test_counts_keep_values_without_projects():
    found = facet_counts(INDEX, Filters(text="no such word"))
    assert set(found) == set(FACETS)
    assert set(found["countries"].values()) == {0}
    assert tuple(found["regions"]) == INDEX.vocabulary.values["regions"]


def test_all_partners_of_a_selected_project_are_selected():
    selection = select(INDEX, Filters(regions={"RU-SPE"}))
    partners = INDEX.catalogue.partners["partner_id"]
    assert partners[selection.partner_mask].tolist() == ["P5-01", "P5-02", "P5-03"]
    assert partners[selection.map_mask].tolist() == ["P5-01", "P5-02"]
    assert partners[selection.tray_mask].tolist() == ["P5-03"]


@pytest.mark.parametrize(("include_outside", "on_map"), [(False, 13), (True, 14)])
def test_partners_outside_the_region_come_on_request(include_outside, on_map):
    selection = select(INDEX, Filters(include_outside=include_outside))
    assert (selection.map_mask.sum(), selection.tray_mask.sum()) == (on_map, 16 - on_map)
    assert selection.project_mask.all()


def test_activities_follow_their_project():
    selection = select(INDEX, Filters(statuses={"running"}))
    ids = INDEX.catalogue.activities["activity_id"][selection.activity_mask]
    assert ids.tolist() == ["P6-A1", "P6-A2"]


@cache
def shuffled(seed: int):
    """The small world with its partners' places dealt anew, to meet other combinations."""
    world = small_world()
    where = [name for name in world.partners.columns
             if name == "country_code" or name.startswith(("nuts", "admin1"))]
    dealt = world.partners[where].sample(frac=1, replace=True, random_state=seed)
    partners = world.partners.assign(**{name: dealt[name].to_numpy() for name in where})
    return build_index(replace(world, partners=partners), TODAY)


VALUES = INDEX.vocabulary.values
CHOICES = {
    facet: st.one_of(st.just(set()), st.sets(st.sampled_from(VALUES[facet]), max_size=3))
    for facet in FACETS
}
YEARS = st.one_of(st.none(), st.builds(Range, st.integers(2000, 2020), st.integers(2020, 2030)))
EUROS = st.one_of(st.none(), st.just(Range(0, 500_000)), st.just(Range(498_400, None)))
FILTERS = st.builds(
    Filters, **CHOICES, dates=YEARS, total_budget=EUROS, eu_funding=EUROS,
    areas=st.one_of(st.just(set()), st.sets(st.sampled_from([COAST, AROUND_RIGA, SWEDEN]))),
    countries_mode=st.sampled_from(COUNTRIES_MODES),
    text=st.sampled_from(["", "", "riga", "-coast", "kommun"]), include_outside=st.booleans(),
)
SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SOME
@given(st.integers(0, 20), FILTERS)
def test_selection_is_that_of_the_obvious_loops(seed, filters):
    index = shuffled(seed)
    mask = select(index, filters).project_mask
    found = index.catalogue.projects["project_id"][mask].tolist()
    assert found == facet_reference.selected(index, filters)


@SOME
@given(st.integers(0, 20), FILTERS, st.sampled_from(FACETS))
def test_counts_are_those_of_the_obvious_loops(seed, filters, facet):
    index = shuffled(seed)
    found = facet_counts(index, filters)[facet]
    some = tuple(found)[seed % 5 :: 5] or tuple(found)[:3]
    expected = facet_reference.counts(index, filters, facet, some)
    assert {value: found[value] for value in some} == expected


@SOME
@given(FILTERS, st.sampled_from(RANGES))
def test_a_histogram_ignores_its_own_range_and_respects_the_rest(filters, name):
    found = range_histograms(INDEX, filters)[name]
    others = filters.without(name)
    assert found.total == len(facet_reference.selected(INDEX, others))
    known = Range(0, 10**12)
    assert found.known == len(facet_reference.selected(INDEX, others.with_(**{name: known})))
    if name == "dates":
        by_year = (others.with_(dates=Range(year, year)) for year in found.edges)
        assert list(found.counts) == [len(facet_reference.selected(INDEX, f)) for f in by_year]
    else:
        assert sum(found.counts) == found.known


@given(FILTERS)
def test_map_and_tray_are_the_partners(filters):
    selection = select(INDEX, filters)
    assert not (selection.map_mask & selection.tray_mask).any()
    assert ((selection.map_mask | selection.tray_mask) == selection.partner_mask).all()
    owners = selection.project_mask[INDEX.partner_project]
    assert (owners == selection.partner_mask).all()


def test_a_partner_without_its_project_is_an_error():
    world = small_world()
    orphan = replace(world, projects=world.projects.iloc[1:].reset_index(drop=True))
    with pytest.raises(ValueError, match=r"partners.project_id has \['P1'\]"):
        build_index(orphan, TODAY)


def test_an_empty_catalogue_selects_nothing():
    world = small_world()
    names = ("projects", "partners", "titles", "activities", "outputs")
    empty = replace(world, **{name: getattr(world, name).iloc[:0] for name in names})
    index = build_index(empty, TODAY)
    assert select(index, Filters(countries={"LV"})).project_mask.shape == (0,)
    assert sum(facet_counts(index, Filters())["regions"].values()) == 0
