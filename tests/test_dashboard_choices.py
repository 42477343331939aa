"""Values of a filter: named, counted by hand, in the order that a person looks for them."""

from dataclasses import replace

from dashboard import choices
from dashboard.choices import facet_offers, programme_offers
from dashboard.facets import counted
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.labels import Labels
from dashboard.wording import load_wording
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
LABELS = Labels(INDEX.catalogue, load_wording("en"))


def offers(facet: str):
    return programme_offers(LABELS) if facet == "programmes" else facet_offers(
        INDEX, LABELS, facet)


def told(facet: str, quantity: str = "projects", **chosen) -> list[str]:
    filters = Filters(**chosen)
    shown = choices.shown(offers(facet), filters)
    numbers = choices.texts(shown, counted(INDEX, filters, quantity), LABELS)
    return [f"{each.name} {number}" for each, number in zip(shown, numbers, strict=True)]


def test_countries_of_the_region_come_first_then_by_name():
    assert told("countries") == ["Latvia 5", "Lithuania 4", "Russia 1", "Sweden 2", "Germany 1"]


def test_the_order_stays_and_the_numbers_change():
    assert told("countries", families={"LVLT"}) == [
        "Latvia 2", "Lithuania 3", "Russia 0", "Sweden 0", "Germany 0"]


def test_another_quantity_stands_beside_the_values():
    assert told("statuses", "eu_funding") == [
        "finished € 2.7 m", "planned € 750,000", "running € 0", "unknown not published"]


def test_thematics_are_sorted_by_name_and_periods_in_their_order():
    assert told("thematics") == [
        "Energy efficiency 1", "Governance, partnership 1", "ICT and digital society 3",
        "Tourism 2", "Waste and pollution 1"]
    assert told("periods") == ["2007-2013 1", "2014-2020 5", "2021-2027 2"]


def test_precisions_go_from_exact_to_unknown():
    assert [each.value for each in offers("precisions")] == [
        "postcode", "place", "municipality", "region", "country", "none"]


def test_regions_are_a_tree():
    found = {each.value: (each.name, each.depth) for each in offers("regions")}
    assert [found[code][1] for code in ("LV", "LV0", "LV00", "LV003")] == [0, 1, 2, 3]
    assert found["RU-SPE"] == ("Санкт-Петербург · RU-SPE", 1)
    assert found["LV003"][0] == "Kurzeme · LV003"


def test_a_region_without_a_project_comes_last_and_only_while_it_is_chosen():
    world = small_world()
    partners = world.partners[world.partners["admin1_code"] != "RU-SPE"]
    index = build_index(replace(world, partners=partners), TODAY)
    found = facet_offers(index, LABELS, "regions")
    assert [each.value for each in found if each.is_rare] == ["RU", "RU-SPE"]
    assert choices.shown(found, Filters()) == found[:-2]
    assert choices.shown(found, Filters(regions={"RU-SPE"})) == found


def test_a_family_stands_before_its_programmes():
    assert told("programmes") == [
        "Baltic Sea Region · all periods 3", "Baltic Sea Region · 2014-2020 1",
        "Baltic Sea Region · 2021-2027 2", "Central Baltic · 2014-2020 2",
        "Latvia-Lithuania · all periods 3", "Latvia-Lithuania · 2007-2013 1",
        "Latvia-Lithuania · 2014-2020 2"]
    assert [each.depth for each in offers("programmes")][:4] == [0, 1, 1, 0]


def test_a_family_of_one_programme_is_offered_as_that_unless_chosen():
    assert told("programmes", families={"CB"})[-1] == "Central Baltic · all periods 2"


def test_what_is_chosen_is_told_by_its_number():
    assert choices.chosen(offers("countries"), Filters(countries={"LV", "SE"})) == [0, 3]
    assert choices.chosen(offers("programmes"), Filters(families={"BSR"})) == [0]
