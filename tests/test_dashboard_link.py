"""Links: frozen keys, a round trip for every view, and nothing that a link can break."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.areas import MAX_AREAS, Area
from dashboard.filters import COUNTRIES_MODES, FACETS, PRECISIONS, STATUSES, Filters, Vocabulary
from dashboard.link import (
    AREAS_KEY,
    FACET_KEYS,
    LAYERS,
    LAYERS_KEY,
    LEVEL_KEY,
    LEVELS,
    MAP_KEY,
    MODE_KEY,
    OUTSIDE_KEY,
    PROJECT_KEY,
    QUANTITY_KEY,
    RANGE_KEYS,
    SHADE_KEY,
    SHADES,
    TEXT_KEY,
    ParsedLink,
    View,
    format_,
    link_values,
    parse,
)
from dashboard.link_reader import MAX_PROBLEMS, MAX_VALUE_LENGTH, Problem
from dashboard.measures import QUANTITIES
from dashboard.page_keys import PAGE_KEYS
from dashboard.ranges import Range

KNOWN = Vocabulary(
    {
        "programmes": ("BSR-2021", "LVLT-2014"),
        "families": ("BSR", "LVLT"),
        "periods": ("2014-2020", "2021-2027"),
        "countries": ("LT", "LV", "SE"),
        "regions": ("LV", "LV003", "RU-KGD"),
        "thematics": ("Governance, partnership", "Tourism", "Waste and pollution"),
        "statuses": STATUSES,
        "strands": ("cross-border", "nordic"),
        "known_partners": ("all", "lead_only", "one_country"),
        "organisation_types": ("NGO", "Small or medium-sized enterprise (SME)"),
        "strategies": ("EUSBSR",),
        "precisions": PRECISIONS,
    },
    project_ids=frozenset({"P1", "kp-0017"}),
    organisation_ids=frozenset({"O1"}),
)


def test_the_keys_are_a_promise():
    assert dict(FACET_KEYS) == {
        "programmes": "p", "families": "f", "periods": "t", "countries": "c", "regions": "r",
        "thematics": "th", "statuses": "s", "strands": "st", "known_partners": "k",
        "organisation_types": "ot", "strategies": "ms", "precisions": "lp",
    }


def test_the_keys_of_single_pages_are_a_promise():
    assert {key: (option.page, option.default) for key, option in PAGE_KEYS.items()} == {
        "og": ("organisation", ""), "rg": ("region", ""), "xb": ("compare", "regions"),
        "xl": ("compare", ""), "xr": ("compare", ""), "pl": ("cooperation", "nuts0"),
        "pw": ("cooperation", "all"), "pn": ("cooperation", ""),
        "pm": ("cooperation", "projects"), "po": ("cooperation", "places"),
        "pp": ("cooperation", ""), "fo": ("partners", ""),
        "gb": ("figures", "periods"), "lt": ("explore", "projects"), "lo": ("explore", "title"),
        "ls": ("explore", "relevance"), "ln": ("explore", ""),
    }
    assert not set(PAGE_KEYS) & {*FACET_KEYS.values(), *RANGE_KEYS.values(), MODE_KEY, TEXT_KEY,
                                 OUTSIDE_KEY, AREAS_KEY, PROJECT_KEY, LAYERS_KEY, SHADE_KEY,
                                 LEVEL_KEY, MAP_KEY, QUANTITY_KEY}


OPTIONS = {"og": "O1", "rg": "LV003", "xb": "periods", "xl": "BSR-2021", "xr": "2014-2020",
           "pl": "nuts3", "pw": "lead", "pn": "40", "pm": "ratio", "pp": "LV_RU-KGD", "fo": "O1",
           "gb": "countries", "lt": "tray", "lo": "budget", "ls": "title", "ln": "3"}


@pytest.mark.parametrize(("key", "value"), OPTIONS.items())
def test_a_page_has_its_own_keys_in_its_link_only(key, value):
    view = parse({key: [value]}, KNOWN).view
    assert view.option(key) == value
    assert format_(Filters(), view, PAGE_KEYS[key].page) == {key: value}
    assert format_(Filters(), view, "method") == {}


@pytest.mark.parametrize(("key", "value"), [
    ("og", "O2"), ("rg", "XX"), ("xb", "x"), ("xl", "LV999"), ("pl", "nuts9"), ("pn", "-4"),
    ("pn", "99999"), ("pp", "A_B_C"), ("pp", "<b>"), ("fo", "P1"), ("gb", "x"),
    ("lt", "map"), ("lo", "relevance"), ("ls", "x"), ("ln", "-1"), ("ln", "99999"),
    ("m", "here"), ("m", "6_24.1_86"), ("m", "6_181_56"),
])
def test_an_unknown_value_of_a_page_is_reported(key, value):
    parsed = parse({key: [value]}, KNOWN)
    assert parsed == ParsedLink(Filters(), View(), (Problem(key, value, "unknown"),))


def test_the_maps_view_is_no_problem():
    assert parse({"m": ["6_24.1_56.95"]}, KNOWN) == ParsedLink(Filters(), View())


def test_a_full_link_reads_as_it_always_did():
    filters = Filters(
        programmes={"LVLT-2014"}, families={"BSR"}, periods={"2021-2027", "2014-2020"},
        countries={"SE", "LV"}, countries_mode="all", regions={"RU-KGD", "LV003"},
        thematics={"Waste and pollution", "Governance, partnership"}, statuses={"running"},
        strands={"nordic"}, known_partners={"lead_only"}, text="smart coast",
        organisation_types={"Small or medium-sized enterprise (SME)", "NGO"},
        strategies={"EUSBSR"}, precisions={"place", "none"}, include_outside=True,
        dates=Range(2014, 2020), total_budget=Range(500_000, None), eu_funding=Range(None, 0),
        areas={Area("c_25471_57424_50"), Area("b_20000_55000_22500_57000")},
    )
    view = View("P1", layers={"activities", "partners"}, shade="projects", level="nuts3",
                quantity="eu_funding")
    assert list(format_(filters, view).items()) == [
        ("p", "LVLT-2014"), ("f", "BSR"), ("t", "2014-2020.2021-2027"), ("c", "LV.SE"),
        ("r", "LV003.RU-KGD"), ("th", "governance-partnership.waste-and-pollution"),
        ("s", "running"), ("st", "nordic"), ("k", "lead_only"),
        ("ot", "ngo.small-or-medium-sized-enterprise-sme"), ("ms", "EUSBSR"), ("lp", "none.place"),
        ("d", "2014-2020"), ("b", "500000-"), ("e", "-0"),
        ("a", "b_20000_55000_22500_57000.c_25471_57424_50"), ("cm", "all"),
        ("q", "smart coast"), ("o", "1"), ("id", "P1"), ("l", "activities.partners"),
        ("v", "projects"), ("lv", "nuts3"), ("n", "eu_funding"),
    ]


def test_the_start_has_no_parameters():
    assert format_(Filters(), View()) == {}
    assert parse({}, KNOWN) == ParsedLink(Filters(), View())


FACET_CHOICES = {facet: st.sets(st.sampled_from(KNOWN.values[facet])) for facet in FACETS}
FILTERS = st.builds(
    Filters, **FACET_CHOICES, countries_mode=st.sampled_from(COUNTRIES_MODES),
    dates=st.one_of(st.none(), st.builds(Range, st.integers(1990, 2020), st.integers(2020, 2040))),
    total_budget=st.one_of(st.none(), st.builds(Range, st.integers(0, 10**9), st.none())),
    areas=st.sets(st.builds(Area.circle, st.floats(-180, 180), st.floats(-85, 85),
                            st.integers(1, 2000)), max_size=MAX_AREAS),
    text=st.text(max_size=250), include_outside=st.booleans(),
)
VIEWS = st.builds(
    View, project_id=st.sampled_from(["", "P1", "kp-0017"]), level=st.sampled_from(LEVELS),
    layers=st.sets(st.sampled_from(LAYERS)), shade=st.sampled_from(["", *SHADES]),
    quantity=st.sampled_from(QUANTITIES),
)


@given(FILTERS, VIEWS)
def test_every_view_comes_back_from_its_link(filters, view):
    params = {key: [value] for key, value in format_(filters, view).items()}
    assert parse(params, KNOWN) == ParsedLink(filters, view)


@pytest.mark.parametrize(
    ("params", "problems", "kept"),
    [
        ({"c": ["LV.XX"]}, [("c", "XX", "unknown")], Filters(countries={"LV"})),
        ({"c": ["lv,se"]}, [], Filters(countries={"LV", "SE"})),
        ({"c": ["LV", "SE"]}, [], Filters(countries={"LV", "SE"})),
        ({"c": ["LV ", " .SE"]}, [], Filters(countries={"LV", "SE"})),
        ({"c": ["LV..", ""]}, [], Filters(countries={"LV"})),
        ({"th": ["Tourism.tourismus"]}, [("th", "tourismus", "unknown")],
         Filters(thematics={"Tourism"})),
        ({"cm": ["both"], "c": ["LV"]}, [("cm", "both", "unknown")], Filters(countries={"LV"})),
        ({"id": ["P9"], "q": ["x"]}, [("id", "P9", "unknown")], Filters(text="x")),
        ({"q": ["one", "two"]}, [("q", "two", "conflict")], Filters(text="one")),
        ({"q": ["y" * 201]}, [("q", "y" * 59 + "…", "cut")], Filters(text="y" * 200)),
        ({"d": ["2014-2020"]}, [], Filters(dates=Range(2014, 2020))),
        ({"d": ["2020-2014"], "b": ["-5", "x"]},
         [("d", "2020-2014", "unknown"), ("b", "x", "conflict")],
         Filters(total_budget=Range(None, 5))),
        ({"e": ["much"]}, [("e", "much", "unknown")], Filters()),
        ({"a": ["c_25471_57424_50.C_25471_57424_50"]}, [],
         Filters(areas={Area("c_25471_57424_50")})),
        ({"a": ["c_25471_57424_5000.b_1_2_3_4"]}, [("a", "c_25471_57424_5000", "unknown")],
         Filters(areas={Area("b_1_2_3_4")})),
        ({"a": [".".join(f"c_1_2_{km}" for km in range(1, 7))]}, [("a", "c_1_2_6", "many")],
         Filters(areas={Area(f"c_1_2_{km}") for km in range(1, 6)})),
        ({"n": ["people"]}, [("n", "people", "unknown")], Filters()),
        ({"o": ["yes"]}, [("o", "yes", "unknown")], Filters()),
        ({"lv": ["nuts9"], "v": ["area"]}, [("v", "area", "unknown"), ("lv", "nuts9", "unknown")],
         Filters()),
        ({"utm_source": ["mail"]}, [], Filters()),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_holds(params, problems, kept):
    parsed = parse(params, KNOWN)
    assert parsed.filters == kept
    assert parsed.problems == tuple(Problem(*problem) for problem in problems)


@pytest.mark.parametrize("key", [*FACET_KEYS.values(), "q", "id", "cm", "o", "l", "v", "lv", "n",
                                 "d", "b", "e", "a"])
@pytest.mark.parametrize("value", ["z" * 100_000, "<script>alert(1)</script>\x00\ud800", "'; DROP"])
def test_hostile_values_do_no_harm(key, value):
    parsed = parse({key: [value]}, KNOWN)
    assert parsed.filters.with_(text="") == Filters()
    assert parsed.view == View()
    assert all(len(problem.value) <= 60 for problem in parsed.problems)


def test_thousands_of_unknown_values_are_counted_not_listed():
    many = ".".join(f"X{number}" for number in range(1000))
    problems = parse({"c": [many]}, KNOWN).problems
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1] == Problem("", "980", "more")


def test_a_value_is_read_up_to_the_cap():
    fits = "LV." * (MAX_VALUE_LENGTH // 3)
    assert parse({"c": [fits]}, KNOWN).filters.countries == {"LV"}
    assert parse({"c": [fits + "LV."]}, KNOWN).problems[0].reason == "long"


@given(st.dictionaries(
    st.sampled_from([*FACET_KEYS.values(), "q", "id", "cm", "l", "lv", "n", "d", "a"]),
    st.lists(st.text(string.printable, max_size=30), max_size=3),
))
def test_any_parameters_give_a_view_that_makes_a_link(params):
    parsed = parse(params, KNOWN)
    again = {key: [value] for key, value in format_(parsed.filters, parsed.view).items()}
    assert parse(again, KNOWN) == ParsedLink(parsed.filters, parsed.view)


def test_two_values_with_one_link_text_are_an_error():
    with pytest.raises(ValueError, match="both 'water-soil'"):
        link_values(Vocabulary({"thematics": ("Water, soil", "Water soil")}))


@pytest.mark.parametrize("wrong", [{"layers": {"roads"}}, {"shade": "area"}, {"level": "lau"},
                                   {"quantity": "people"}])
def test_a_view_checks_its_values(wrong):
    with pytest.raises(ValueError, match="use"):
        View(**wrong)
