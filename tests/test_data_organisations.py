"""Organisations: which names are one, by a table of cases, and how right that is."""

from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from data.catalogue import load_catalogue
from data.columns import PARTNERS
from data.columns_curated import SAME_ORGANISATIONS
from data.errors import BuildError, CatalogueError
from data.organisations.__main__ import ROOT, linked_of, main
from data.organisations.judged import HALVES, judged, rates, read_judged
from data.organisations.tables import organisations_of, unused_rules
from data.organisations.words import FILE, Words
from data.tables import table_from_rows

WORDS = Words.load(ROOT / "data" / FILE)
NO_RULES = table_from_rows([], SAME_ORGANISATIONS)
DERIVED = Path(__file__).parent.parent / "data" / "derived"


def partners(*names, country="LV", town="Riga"):
    """Return a partner of a project of its own for each name, or name and town."""
    rows = []
    for number, name in enumerate(names):
        text, place = name if isinstance(name, tuple) else (name, town)
        rows.append({
            "partner_id": f"P{number}-01", "project_id": f"P{number}", "partner_order": 1,
            "partner_name": text, "is_lead_partner": True, "country_code": country,
            "place_name": place, "lon": 24.1 + 5 * len(place), "lat": 56.9,
            "location_precision": "place", "location_reason": "Found."})
    return table_from_rows(rows, PARTNERS)


def groups(*names, country="LV", town="Riga", rules=NO_RULES):
    """Return how names are joined, as sorted lists of them."""
    table = partners(*names, country=country, town=town)
    ids = organisations_of(table, WORDS, rules).organisation_ids
    found = {}
    for name, organisation in zip(table["partner_name"], ids, strict=True):
        found.setdefault(organisation, []).append(name)
    return sorted(sorted(members) for members in found.values())


def rule(a, b, decision, country="LV"):
    return table_from_rows([{
        "country_code": country, "a": a, "b": b, "decision": decision, "reason": "Because.",
        "source": "https://example.org", "date": "2026-11-25"}], SAME_ORGANISATIONS)


@pytest.mark.parametrize(("country", "town", "a", "b"), [
    ("LV", "Riga", "City of Riga (Riga City Council)", "Rīgas dome"),
    ("LT", "Alytus", "Administration of Alytus district municipality",
     "Alytus district muncipality administration"),
    ("SE", "Umeå", "Länsstyrelsen i Västerbottens län",
     "County Administrative Board of Västerbotten"),
    ("SE", "Umeå", "Umeå universitet", "University of Umeå"),
    ("SE", "Uppsala", "SLU", "Swedish University of Agricultural Sciences (SLU)"),
    ("FI", "Turku", "Turun ammattikorkeakoulu", "Turku University of Applied Sciences Ltd"),
    ("FI", "Rovaniemi", "Lapin liitto", "Regional Council of Lapland"),
    ("DK", "Odense", "Region Syddanmark", "Region of Southern Denmark"),
    ("DE", "Lübeck", "Fachhochschule Lübeck", "Lübeck University of Applied Sciences"),
    ("EE", "Narva", "Narva Linnavalitsus", "Narva City Government"),
    ("PL", "Gdańsk", "Politechnika Gdańska", "Gdansk University of Technology"),
    ("EE", "Tartu", "Tartu Science Park", "Tartu Science Park Foundation"),
])
def test_one_body_under_two_names(country, town, a, b):
    assert groups(a, b, country=country, town=town) == [sorted([a, b])]


@pytest.mark.parametrize(("country", "a", "b"), [
    ("FI", ("University of Turku", "Turku"), ("Turku University of Applied Sciences", "Turku")),
    ("SE", ("County Council of Västerbotten", "Umeå"),
     ("County Administrative Board of Västerbotten", "Umeå")),
    ("SE", ("Region Jämtland", "Östersund"), ("County council of Jämtland", "Östersund")),
    ("LV", ("Daugavpils City Council", "Daugavpils"), ("Daugavpils District Council",
                                                       "Daugavpils")),
    ("LT", ("University of Vilnius", "Vilnius"), ("Vilnius Gediminas Technical University",
                                                  "Vilnius")),
    ("LV", ("Riga City Council", "Riga"), ("Welfare Department of Riga City Council", "Riga")),
    ("EE", ("Tallinn University", "Tallinn"), ("Tallinn University of Technology", "Tallinn")),
    ("FI", ("Regional Council of Uusimaa", "Helsinki"),
     ("Regional Council of Itä-Uusimaa", "Porvoo")),
    ("DE", ("Ministry of Economics Brandenburg", "Potsdam"),
     ("Ministry of Economics Schleswig-Holstein", "Kiel")),
    ("PL", ("City Council", "Ełk"), ("City Council", "Suwałki")),
    ("DE", ("BioCon Valley GmbH", "Greifswald"), ("BioCon Valley e.V.", "Greifswald")),
    ("SE", ("Lunds universitet / Öresundsuniversitetet", "Lund"), ("Lunds universitet", "Lund")),
    ("PL", ("City of Suwałki", "Suwałki"), ("Suwałki Commune", "Suwałki")),
])
def test_two_bodies_with_like_names(country, a, b):
    assert len(groups(a, b, country=country)) == 2


def test_nothing_is_joined_over_a_border():
    table = pd.concat([partners("Baltic Institute"), partners("Baltic Institute", country="LT")],
                      ignore_index=True)
    assert organisations_of(table, WORDS, NO_RULES).organisations["names"].tolist() == [1, 1]


def test_a_name_that_may_be_either_of_two_is_neither():
    assert groups("Alytus City Municipality", "Alytus District Municipality",
                  "Municipality of Alytus", country="LT", town="Alytus") == [
        ["Alytus City Municipality"], ["Alytus District Municipality"],
        ["Municipality of Alytus"]]


def test_a_withheld_name_is_no_organisation():
    found = organisations_of(partners("Natural person", "Natural Person"), WORDS, NO_RULES)
    assert found.organisation_ids == [None, None]
    assert found.organisations.empty


def test_a_curated_pair_is_undone_or_forced():
    names = ("Rīgas dome", "Riga City Council")
    assert len(groups(*names, rules=rule(*names, "different"))) == 2
    names = ("Trafikverket", "Swedish Transport Administration")
    assert len(groups(*names, country="SE")) == 2
    assert len(groups(*names, country="SE", rules=rule(*names, "same", "SE"))) == 1


def test_a_pair_both_same_and_different_is_an_error():
    names = ("Rīgas dome", "Riga City Council")
    both = pd.concat([rule(*names, "same"), rule(*names, "different")], ignore_index=True)
    with pytest.raises(BuildError, match=r"both same and different.*Rīgas dome"):
        groups(*names, rules=both)


def test_ids_do_not_depend_on_the_order_or_on_what_else_there_is():
    first = organisations_of(partners("Rīgas dome", "Latvijas Banka"), WORDS, NO_RULES)
    second = organisations_of(partners("Latvijas Banka", "Ogre", "Rīgas dome"), WORDS, NO_RULES)
    assert first.organisation_ids[0] == second.organisation_ids[2]
    assert set(first.organisation_ids) < set(second.organisation_ids)


def test_an_organisation_is_called_by_its_usual_name_not_in_capitals():
    found = organisations_of(partners("RĪGAS DOME", "RĪGAS DOME", "Riga City Council"),
                             WORDS, NO_RULES).organisations
    assert found["organisation_name"].tolist() == ["Riga City Council"]
    assert found["projects"].tolist() == [3]


def test_a_phrase_with_two_meanings_is_named():
    with pytest.raises(CatalogueError, match="'dome' is both"):
        Words.of({"kind": {"city": "dome"}, "empty": {"any": "Dome"}})


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(DERIVED)


@pytest.fixture(scope="module")
def linked():
    return linked_of(ROOT, with_rules=False)


def test_precision_and_recall_on_the_judged_pairs(linked):
    rows = read_judged(ROOT / "data")
    found = {half: rates(judged(rows, linked, half)) for half in HALVES}
    assert {half: one.pairs for half, one in found.items()} == {"tuning": 195, "held-out": 195}
    assert found["held-out"].precision >= 0.98
    assert found["held-out"].recall >= 0.90


def test_every_partner_with_a_name_has_one_organisation(catalogue):
    names, organisations = catalogue.organisation_names, catalogue.organisations
    assert set(catalogue.partners["organisation_id"].dropna()) == set(
        organisations["organisation_id"]) == set(names["organisation_id"])
    without = catalogue.partners[catalogue.partners["organisation_id"].isna()]
    assert set(without["partner_name"].str.lower()) == {
        "(natural person)", "(name not published)"}
    assert names["name_id"].is_unique
    assert (names.groupby("organisation_id").size() == organisations.set_index(
        "organisation_id")["names"]).all()


def test_the_number_of_projects_equals_a_slow_count(catalogue):
    slow = catalogue.partners.groupby("organisation_id")["project_id"].nunique()
    fast = catalogue.organisations.set_index("organisation_id")["projects"]
    assert fast.to_dict() == slow.to_dict()


def test_every_other_name_says_why_it_is_joined(catalogue):
    names = catalogue.organisation_names
    others = names[names["name_id"] != names["organisation_id"]]
    assert others["like_reason"].notna().all()
    by_hand = others["like_score"].isna()
    assert others.loc[by_hand, "like_reason"].str.startswith("Set by hand: ").all()
    assert len(others) > 700


def test_all_curated_pairs_are_used(catalogue):
    assert catalogue.report["same_organisations_unused"] == []
    unknown = rule("No such body", "Rīgas dome", "same")
    assert unused_rules(catalogue.organisation_names, catalogue.organisations, unknown) == [
        "No such body / Rīgas dome (LV)"]


def test_no_judged_pair_is_in_both_halves():
    rows = read_judged(ROOT / "data")
    assert len(rows) == 390
    keys = [(row["country_code"], *sorted((str(row["a"]), str(row["b"])))) for row in rows]
    assert len(set(keys)) == len(keys)
    assert not any(a == b for a, b in combinations(keys, 2))


def test_explain_says_what_is_one_and_what_only_like_it(capsys):
    assert main(["explain", "city of riga", "--country", "lv"]) == 0
    said = capsys.readouterr().out
    assert "names are one organisation" in said
    assert "Riga City Council – like" in said
    assert main(["explain", "no such body"]) == 1
    assert "No partner has the name 'no such body'" in capsys.readouterr().err


def test_measure_prints_both_halves(capsys):
    assert main(["measure"]) == 0
    assert "held-out: precision 98" in capsys.readouterr().out
