"""The map of lines: the strongest pairs, where they are, and nothing that JSON cannot say."""

import json

import pytest

from dashboard.cooperation import cooperation
from dashboard.cooperation_map import line_rows, map_spec, node_rows
from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.labels import Labels
from dashboard.wording import load_wording
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
LABELS = Labels(INDEX.catalogue, load_wording("en"))
FOUND = cooperation(INDEX, select(INDEX, Filters()), "nuts3")
WORDS = dict.fromkeys(("title", "subtitle", "projects", "between", "description"), "word")


def rows(most=10):
    return line_rows(FOUND, INDEX.catalogue.regions, LABELS, most)


def test_the_strongest_pairs_are_drawn():
    assert rows(1)["pair"].tolist() == ["LT023_LV003"]
    assert len(rows()) == 4


def test_a_line_joins_the_middles_of_its_regions():
    regions = INDEX.catalogue.regions.set_index("region_code")
    first = rows().iloc[0]
    assert first["lon_a"] == regions.loc["LT023", "lon"]
    assert first["lat_b"] == regions.loc["LV003", "lat"]
    assert first["name_b"] == "Kurzeme"


def test_a_place_weighs_its_lines():
    nodes = node_rows(rows()).set_index("name")["projects"]
    assert nodes["Kurzeme"] == 2
    assert nodes.sum() == 2 * FOUND.pairs["projects"].sum()


@pytest.mark.parametrize("dark", [True, False])
def test_the_specification_is_json_and_shows_every_line(dark):
    spec = map_spec(rows(), "/land.json", "/borders.json", WORDS, dark)
    assert "NaN" not in json.dumps(spec, allow_nan=False)
    west, north = spec["projection"]["center"]
    assert min(rows()["lon_a"]) < west < max(rows()["lon_b"].max(), rows()["lon_a"].max())
    assert min(rows()["lat_a"]) < north < 65
