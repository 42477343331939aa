"""Values of a filter: named, counted by hand, in the order that a person looks for them."""

import pytest

from dashboard.choices import Choice, facet_choices, programme_choices, read_choices
from dashboard.facets import counted
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.labels import Labels
from dashboard.wording import load_wording
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
LABELS = Labels(INDEX.catalogue, load_wording("en"))


def texts(facet: str, **chosen) -> list[str]:
    filters = Filters(**chosen)
    found = counted(INDEX, filters)
    return [c.text for c in facet_choices(LABELS, found, facet, filters.values(facet))]


def programmes(**chosen) -> list[str]:
    filters = Filters(**chosen)
    return [c.text for c in programme_choices(LABELS, counted(INDEX, filters), filters)]


def test_countries_of_the_region_come_first_then_by_name():
    assert texts("countries") == [
        "Latvia (5)", "Lithuania (4)", "Russia (1)", "Sweden (2)", "Germany (1)"]


def test_what_would_give_nothing_comes_last():
    assert texts("countries", families={"LVLT"}) == [
        "Latvia (2)", "Lithuania (3)", "Russia (0)", "Sweden (0)", "Germany (0)"]
    assert texts("thematics", periods={"2007-2013"})[0] == "Tourism (1)"


def test_another_quantity_stands_beside_the_values_and_keeps_their_order():
    found = counted(INDEX, Filters(), "eu_funding")
    shown = [c.text for c in facet_choices(LABELS, found, "statuses", ())]
    assert shown == ["finished (€ 2.7 m)", "planned (€ 750,000)", "running (€ 0)",
                     "unknown (not published)"]
    assert read_choices(["unknown (not published)"], facet_choices(
        LABELS, counted(INDEX, Filters(), "partners"), "statuses", ())) == ["unknown"]


def test_thematics_are_sorted_by_name():
    assert texts("thematics") == [
        "Energy efficiency (1)", "Governance, partnership (1)", "ICT and digital society (3)",
        "Tourism (2)", "Waste and pollution (1)"]


def test_periods_are_in_their_order():
    assert texts("periods") == ["2007-2013 (1)", "2014-2020 (5)", "2021-2027 (2)"]


def test_statuses_are_in_the_order_of_the_facet_and_named():
    found = texts("statuses")
    assert sorted(found) == ["finished (4)", "planned (1)", "running (1)", "unknown (2)"]
    assert texts("known_partners", countries={"SE"}) == [
        "all partners (1)", "partners of one country only (1)", "lead partner only (0)"]


def test_regions_without_a_project_are_left_out_unless_chosen():
    assert "Kurzeme · LV003 (2)" in texts("regions")
    assert not any(text.endswith("(0)") for text in texts("regions"))
    kept = texts("regions", regions={"RU-SPE"}, families={"LVLT"})
    assert kept[-1] == "Санкт-Петербург · RU-SPE (0)"


def test_a_family_stands_before_its_programmes():
    assert programmes() == [
        "Baltic Sea Region · all periods (3)", "Baltic Sea Region · 2014-2020 (1)",
        "Baltic Sea Region · 2021-2027 (2)", "Central Baltic · 2014-2020 (2)",
        "Latvia-Lithuania · all periods (3)", "Latvia-Lithuania · 2007-2013 (1)",
        "Latvia-Lithuania · 2014-2020 (2)"]


def test_a_family_of_one_programme_is_offered_as_that_unless_chosen():
    assert "Central Baltic · all periods (2)" not in programmes()
    assert "Central Baltic · all periods (2)" in programmes(families={"CB"})


def test_programmes_that_would_give_nothing_are_left_out_unless_chosen():
    assert programmes(periods={"2007-2013"}) == [
        "Latvia-Lithuania · all periods (1)", "Latvia-Lithuania · 2007-2013 (1)"]
    assert programmes(periods={"2007-2013"}, families={"CB"})[-1].endswith("(0)")


CHOICES = [Choice("SE", "Sweden (5)", 5), Choice("LV", "Latvia (1)", 1),
           Choice("HS", "Halle (Saale) (2)", 2), Choice("HW", "Halle (Westfalen) (0)", 0)]


@pytest.mark.parametrize(
    ("sent", "codes"),
    [
        (["SE"], ["SE"]),
        (["LV", "SE"], ["LV", "SE"]),
        (["Sweden (5)"], ["SE"]),
        (["Sweden (7)"], ["SE"]),
        (["Sweden"], ["SE"]),
        (["Halle (Saale) (9)", "Halle (Westfalen) (1)"], ["HS", "HW"]),
        (["Atlantis (1)", "LV"], ["LV"]),
        ([], []),
    ],
)
def test_labels_with_an_older_count_are_understood(sent, codes):
    assert read_choices(sent, CHOICES) == codes


@pytest.mark.parametrize("facet", ["countries", "regions", "thematics", "statuses", "strands"])
def test_every_label_reads_back_as_its_code(facet):
    choices = facet_choices(LABELS, counted(INDEX, Filters()), facet, ())
    assert read_choices([c.text for c in choices], choices) == [c.value for c in choices]
