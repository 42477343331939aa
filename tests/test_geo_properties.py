"""What must hold for any input: bounded time, no exception, and answers that do not waver."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.distance import distance_km
from geo.match import PRECISIONS, Query
from geo.names import fold
from tests.shared_geocoder import geocoder

TOWNS = st.sampled_from([
    ("Jūrmala", "LV", "LV-2015"), ("Panevėžys", "LT", "35200"), ("Võru", "EE", "65605"),
    ("Lappeenranta", "FI", "53100"), ("Växjö", "SE", "352 30"), ("Sønderborg", "DK", "6400"),
    ("Łódź", "PL", "90-001"), ("Tromsø", "NO", "9008"), ("Greifswald", "DE", "17489"),
])
HOSTILE = {
    "10 MB": "Rīga " * 2_000_000, "one long word": "ā" * 10_000_000, "commas": "," * 1_000_000,
    "brackets": "(" * 500_000, "digits": "1234567890" * 100_000, "controls": "\x01\x02\x1b[31m",
    "right to left": "\u202eavgīR\u202c ריגה", "mixed scripts": "Riгa Rīгa Ρίγα",
    "half a surrogate": "\ud83d R\u012bga \udc00", "emoji": "🇱🇻 Rīga 🏙️", "N/A": "N/A",
    "digit": "7", "NUL": "\x00Rīga\x00",
    "combining": "a" + "\u0301" * 100_000, "many towns": "Rīga / Oslo, " * 100_000,
    "hyphens": "a-" * 500_000, "spreadsheet": "=HYPERLINK(\"x\")", "spaces lost": " j n k p " * 90,
}


BOUND_S = 30.0
"""Not a timing but a bound: an answer that grows with the text would take minutes."""


@pytest.mark.parametrize("kind", sorted(HOSTILE))
@pytest.mark.parametrize("field", ["organisation", "town", "postal_code", "region", "country"])
def test_hostile_text_gets_an_answer_soon(kind, field):
    geocoder()
    begun = time.perf_counter()
    match = geocoder().locate(Query(**{field: HOSTILE[kind]}))
    assert match.location_precision in PRECISIONS
    assert time.perf_counter() - begun < BOUND_S


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@settings(max_examples=60, deadline=None)
@given(TOWNS, st.sampled_from([str.upper, str.lower, str.title, lambda name: f"  {name}\t",
                               lambda name: unicodedata.normalize("NFD", name)]))
def test_case_spaces_and_composition_change_no_answer(known, change):
    name, country, _ = known
    plain = geocoder().locate(Query(town=name, country=country))
    changed = geocoder().locate(Query(town=change(name), country=country))
    assert (changed.geonames_id, changed.lon) == (plain.geonames_id, plain.lon)


ORGANISATIONS = st.sampled_from([
    ("Rīgas Tehniskā universitāte", "LV"), ("Länsstyrelsen Västerbotten", "SE"),
    ("Université de Łódź", "PL"), ("Tartu Ülikool, Narva Kolledž", "EE"),
    ("Администрация города Пскова", "RU"), ("Syddansk Universitet (Sønderborg)", "DK"),
])


@settings(max_examples=40, deadline=None)
@given(ORGANISATIONS, st.sampled_from([
    lambda name: f" \t{name}\u00a0\n", lambda name: unicodedata.normalize("NFD", name),
    lambda name: name.replace(" ", "  "), lambda name: f"\u200b{name}\x00"]))
def test_spaces_and_composition_change_no_answer_for_a_name(known, change):
    name, country = known
    plain = geocoder().locate(Query(organisation=name, country=country))
    changed = geocoder().locate(Query(organisation=change(name), country=country))
    assert (changed.place_name, changed.lon, changed.location_score) == (
        plain.place_name, plain.lon, plain.location_score)
    assert plain.is_located


@given(TOWNS)
def test_accents_change_no_answer(known):
    name, country, _ = known
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    plain = geocoder().locate(Query(town=name, country=country))
    assert geocoder().locate(Query(town=bare, country=country)).place_name == plain.place_name


@given(TOWNS)
def test_a_right_postal_code_never_makes_it_worse(known):
    name, country, code = known
    alone = geocoder().locate(Query(town=name, country=country))
    both = geocoder().locate(Query(town=name, postal_code=code, country=country))
    assert both.location_score >= alone.location_score
    assert distance_km(both.lon, both.lat, alone.lon, alone.lat) < 25
