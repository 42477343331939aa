from pathlib import Path

import pytest

from geo.accuracy import CASES, main, measure, read_truth
from geo.match import LOCATED_FROM, SURE_FROM, Match
from tests.shared_geocoder import geocoder

SAMPLE = Path(__file__).parent / "data" / "geocode_sample.csv"


def truth(lon, lat, code):
    return {"true_lon": str(lon), "true_lat": str(lat), "true_nuts3_2024": code}


def at(lon, lat, score, code="LV00A", precision="place"):
    return Match(lon=lon, lat=lat, location_score=score, location_precision=precision,
                 nuts3_2024_code=code)


def test_shares_counted_by_hand():
    rows = [truth(24.1, 56.9, "LV00A")] * 4 + [truth(24.1, 56.9, "")]
    matches = [at(24.1, 56.9, 0.9), at(24.1, 57.1, 0.9, "LV00C"), at(27.0, 56.9, 0.7),
               Match(), at(24.1, 56.9, 0.9, precision="region")]
    found = measure(rows, matches, 0.6)
    assert (found.located, found.region, found.recall) == (3 / 5, 1 / 5, 2 / 5)
    assert (found.precision, found.precision_10km, found.nuts3) == (2 / 3, 1 / 3, 2 / 3)
    assert measure(rows, matches, 0.8).precision == 1.0


# Measured on the sample when the gate was set, less about one point for rounding and chance.
@pytest.mark.slow
@pytest.mark.parametrize(("case", "least", "recall", "precision"), [
    ("a", LOCATED_FROM, 0.960, 0.985),
    ("a+", SURE_FROM, 0.960, 0.990),
    ("b", LOCATED_FROM, 0.440, 0.925),
    ("c", LOCATED_FROM, 0.415, 0.900),
])
def test_accuracy_on_the_sample(case, least, recall, precision):
    rows = read_truth(SAMPLE)
    matches = geocoder().locate_many([CASES[case](row) for row in rows])
    found = measure(rows, matches, least)
    assert found.recall >= recall
    assert found.precision >= precision


@pytest.mark.slow
def test_the_command_prints_a_line_for_each_case_and_score(capsys):
    main([str(SAMPLE)])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["a", "a", "a+", "a+", "b", "b", "c", "c"]
