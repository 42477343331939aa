"""Rivals: who has them, in which order, and that a doubt removed by hand has none."""

import pandas as pd
import pytest

from data.columns import RIVALS, names
from data.rivals import rivals_of
from geo.match import Match, Rival

KAUNAS, KOWNO = (Rival("Kaunas", "LT", 0.9, "smaller"), Rival("Kowno", "PL", 0.5, "further"))
MATCH = Match(rivals=(KAUNAS, KOWNO))
NAN = float("nan")


def rivals(source: str, score: float, match: Match = MATCH) -> list[tuple[int, str, float]]:
    partners = pd.DataFrame([{"project_id": "P1", "partner_id": "P1-01", "location_source": source,
                              "location_score": score}])
    found = rivals_of(partners, [match])
    assert list(found.columns) == names(RIVALS)
    return list(zip(found["rival_order"], found["place_name"], found["rank"], strict=True))


@pytest.mark.parametrize(("source", "score", "has_rivals"), [
    ("geocoder", 0.79, True), ("none", NAN, True), ("geocoder", 0.8, False),
    ("override", 0.5, False),
])
def test_only_the_geocoders_doubts_have_rivals(source, score, has_rivals):
    expected = [(1, "Kaunas", 0.9), (2, "Kowno", 0.5)] if has_rivals else []
    assert rivals(source, score) == expected


def test_an_answer_without_rivals_gives_no_row():
    assert rivals("geocoder", 0.7, Match()) == []
