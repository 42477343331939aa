"""A geocoder spread over processes answers as one alone, in order."""

import sys
from types import ModuleType

import pytest

from geo.geocode import DERIVED_FOLDER
from geo.match import Query
from geo.spread import BATCH_ROWS, spread
from geo.workers import Settings
from tests.shared_geocoder import geocoder as shared_geocoder

QUERIES = [Query(town=town, country=country) for town, country in (
    ("Smiltene", "LV"), ("Klaipeda", "LT"), ("Halle", "DE"), ("", "SE"), ("Turku", "FI"))]


def test_alone_it_answers_as_the_geocoder_does() -> None:
    with spread(Settings(DERIVED_FOLDER)) as located:
        assert located.locate_many(QUERIES) == shared_geocoder().locate_many(QUERIES)
        assert located.locate_many([]) == []


@pytest.mark.slow
def test_it_knows_the_places_of_its_gazetteer() -> None:
    with spread(Settings(DERIVED_FOLDER)) as geocoder:
        smiltene = geocoder.place_with(455406)
        assert smiltene is not None
        assert (smiltene.name, smiltene.nuts3_code) == ("Smiltene", "LV008")
        assert geocoder.place_with(0) is None


def test_two_processes_answer_as_one_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    # Streamlit's test runner leaves its script as the main module, which processes would run.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    many = QUERIES * (BATCH_ROWS // 2)
    with spread(Settings(DERIVED_FOLDER), workers=2) as located:
        found = located.locate_many(many)
    assert found == shared_geocoder().locate_many(QUERIES) * (BATCH_ROWS // 2)
