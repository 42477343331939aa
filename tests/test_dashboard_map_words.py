"""The words of the map: those that its scripts ask for, no more and no less."""

import re

from dashboard.map_words import map_words
from dashboard.wording import load_wording
from tests.world_on_disk import ROOT

FOUND = map_words(load_wording("en"))


def asked_for() -> set[str]:
    scripts = (path.read_text(encoding="utf-8") for path in (ROOT / "static/atlas").glob("*.js"))
    return {name for text in scripts for name in re.findall(r"\bwords\.([a-z_]+)", text)}


def test_the_scripts_ask_for_what_is_sent():
    assert asked_for() == set(FOUND)


def test_placeholders_stay_for_the_browser_to_fill():
    assert FOUND["cluster"] == "Group of {n} partners; press to zoom in"
    assert FOUND["place_count"] == "Partners {partners}, projects {projects}"
    assert FOUND["place"].count("{") == 3


def test_every_word_has_a_text():
    assert all(FOUND.values())
