"""The picture of the map: every shown place, the shades, what stands on it, and only XML."""

from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.map_files import read_geography
from dashboard.map_picture import CLASSES, INK, Layers, picture_svg
from dashboard.maps import Shade, ShadeClass
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
STATIC = Path(__file__).parent.parent / "static"
GEOGRAPHY = read_geography(STATIC)
LAYERS = Layers(STATIC / "vega" / "land.json", STATIC / GEOGRAPHY["borders"],
                STATIC / GEOGRAPHY["nuts2"])
LEGEND = {"partner": "partner", "lead": "lead partner"}
SVG = "{http://www.w3.org/2000/svg}"
SHADE = Shade("nuts2", "Projects", {"SE11": 0, "LV00": 1, "SE33": -1}, {},
              (ShadeClass(0, "1"), ShadeClass(1, "2"), ShadeClass(-1, "none")))


def picture(lines=("Filter: none",), shade=None, title="Map", **filters):
    shown = select(INDEX, Filters(**filters)).map_mask
    return ET.fromstring(picture_svg(INDEX, shown, LAYERS, title, lines, LEGEND, shade))


def drawn(root):
    """Return circles and diamonds on the map, without the two of the legend."""
    marks = [mark for mark in root.iter() if mark.get("fill-opacity") == ".85"]
    return sum(m.tag == f"{SVG}circle" for m in marks) - 1, sum(
        m.tag == f"{SVG}path" for m in marks) - 1


def texts(root):
    return [element.text for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize(("filters", "expected"), [
    ({}, (2, 7)),  # 9 places in the region; Klaipėda and Kaunas have no lead
    ({"countries": {"SE"}}, (1, 2)),  # P4 leads in Stockholm, P7 in Umeå; Rīga
    ({"periods": {"2007-2013"}}, (0, 1)), ({"text": "nothing"}, (0, 0)),
])
def test_each_shown_place_has_its_symbol(filters, expected):
    assert drawn(picture(**filters)) == expected


def test_title_filter_and_source_stand_on_it_letter_by_letter():
    hostile = "</text><script>alert('x')</script> & \"q\""
    root = picture([hostile, "Baltic Cooperation Atlas, 2025-06-15"], title=hostile)
    assert texts(root)[:3] == [hostile, hostile, "Baltic Cooperation Atlas, 2025-06-15"]
    assert root.get("aria-label") == hostile
    assert not list(root.iter(f"{SVG}script"))


def test_long_lines_are_broken():
    said = " ".join(["word"] * 100)
    assert " ".join(texts(picture([said]))[1:-2]) == said


def test_regions_are_shaded_as_on_the_map():
    fills = [path.get("fill") for path in picture(shade=SHADE).iter(f"{SVG}path")]
    # Two classes are spread over the ramp of six: the third or fourth shade, and the last.
    assert [fills.count(fill) for fill in (CLASSES[3], CLASSES[5], INK["nodata"])] == [1, 1, 1]
    assert texts(picture(shade=SHADE))[-4:] == ["Projects", "1", "2", "none"]


def test_the_same_view_gives_the_same_bytes_and_asks_nobody():
    shown = np.ones(len(INDEX.catalogue.partners), dtype=bool)
    one, other = (picture_svg(INDEX, shown, LAYERS, "Map", ["x"], LEGEND) for _ in range(2))
    assert one == other
    assert one.count(b"http") == 1  # the namespace of SVG
