from pathlib import Path

import pytest

from geo.accuracy import CASES, Judge, cases_of, main, measure, read_truth
from geo.geocode import DERIVED_FOLDER
from geo.match import LOCATED_FROM, SURE_FROM, Match
from tests.shared_geocoder import geocoder

SAMPLE = Path(__file__).parent / "data" / "geocode_sample.csv"


@pytest.fixture(scope="module")
def judge():
    return Judge.load(DERIVED_FOLDER)


def truth(lon, lat, code):
    return {"true_lon": str(lon), "true_lat": str(lat), "true_nuts3_2024": code, "country": "LV"}


def at(lon, lat, score, code="LV00A", precision="place"):
    return Match(lon=lon, lat=lat, location_score=score, location_precision=precision,
                 nuts3_2024_code=code, region_code="LV003" if precision == "region" else "")


def test_shares_counted_by_hand(judge):
    rows = [truth(24.1, 56.9, "LV00A")] * 4 + [truth(24.1, 56.9, "")]
    matches = [at(24.1, 56.9, 0.9), at(24.1, 57.1, 0.9, "LV00C"), at(27.0, 56.9, 0.7),
               Match(), at(24.1, 56.9, 0.9, precision="region")]
    found = measure(rows, matches, 0.6, judge)
    assert (found.located, found.region, found.recall) == (3 / 5, 1 / 5, 2 / 5)
    assert (found.precision, found.precision_10km, found.nuts3) == (2 / 3, 1 / 3, 2 / 3)
    assert measure(rows, matches, 0.8, judge).precision == 1.0


def test_a_region_is_right_where_it_holds_the_truth(judge):
    rows = [truth(21.0, 56.5, ""), truth(27.3, 57.4, "")]  # Liepāja is in Kurzeme, Alūksne is not
    matches = [at(21.8, 56.9, 0.9, precision="region")] * 2
    assert judge.right(rows, matches) == [True, False]
    assert measure(rows, matches, 0.6, judge).region_right == 1 / 2


def test_a_file_of_research_organisations_is_asked_by_name_and_town(tmp_path):
    path = tmp_path / "research.csv"
    path.write_text("name,city,cc,lat,lng\nTartu Observatory,Tõravere,EE,58.26,26.46\n", "utf-8")
    row = read_truth(path)[0]
    assert [(name, case(row).town) for name, case in cases_of([row]).items()] == [
        ("research", "Tõravere")]


# Measured on the sample when the gate was set, less about one point for rounding and chance.
@pytest.mark.slow
@pytest.mark.parametrize(("case", "least", "recall", "precision"), [
    ("a", LOCATED_FROM, 0.965, 0.988),
    ("a+", SURE_FROM, 0.960, 0.990),
    ("b", LOCATED_FROM, 0.535, 0.930),
    ("c", LOCATED_FROM, 0.480, 0.935),
])
def test_accuracy_on_the_sample(case, least, recall, precision, judge):
    rows = read_truth(SAMPLE)
    matches = geocoder().locate_many([CASES[case](row) for row in rows])
    found = measure(rows, matches, least, judge)
    assert found.recall >= recall
    assert found.precision >= precision


@pytest.mark.slow
def test_the_command_prints_a_line_for_each_case_and_score(capsys):
    main([str(SAMPLE)])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["a", "a", "a+", "a+", "b", "b", "c", "c"]
