"""What travels to the map: bits, lines, revisions, and scripts that no name can break."""

import base64
import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from streamlit_folium import generate_leaflet_string

from dashboard.map_bits import encode_bits
from dashboard.maps import (
    Activity,
    AtlasSelection,
    ChosenProject,
    Fit,
    MapFiles,
    MapSelection,
    Shade,
    ShadeClass,
    as_script,
    build_map,
    project_lines,
    selection_message,
)

FILES = MapFiles(
    scripts=("/app/static/leaflet.js", "/app/static/atlas.js"), styles=("/app/static/leaflet.css",),
    positions="/app/static/p.bin", labels="/app/static/l.json",
    base={"land": "/app/static/land.json"}, levels={"nuts0": "/app/static/nuts0.json"},
)
NOTHING = MapSelection(np.zeros(3, dtype=bool))
CAMP = Activity("P2", "SMART", "Camp", "Event", "Kurzeme", 22.0, 56.9, False)
SHADE = Shade("nuts2", "Projects", {"LV00": 0}, {"LV00": "5 projects"}, (ShadeClass(0, "5"),))


def start_script(language: str = "en") -> str:
    return generate_leaflet_string(build_map(FILES, {"fit": "Fit"}, language, "© us"))


@given(hnp.arrays(bool, st.integers(0, 70)))
def test_bits_survive_the_way_to_the_browser(mask):
    raw = base64.b64decode(encode_bits(mask))
    assert len(raw) == -(-len(mask) // 8)
    assert [bool(raw[i // 8] >> i % 8 & 1) for i in range(len(mask))] == mask.tolist()


@given(st.text() | st.sampled_from(["</script>", "`${1}`", "\u2028\u2029", "{{{'a'}}}", "{%{#"]))
def test_a_script_says_the_text_and_holds_nothing_that_ends_it(text):
    script = as_script({"name": text, text: [1.5, None, True]})
    assert json.loads(script) == {"name": text, text: [1.5, None, True]}
    assert script.isascii()
    assert not any(sign in script for sign in ("<", ">", "`", "$", "'", "{{", "{%", "{#"))


HOSTILE = ["</script><b>", "`${1+1}`", "{% for %}", "{{ 7*7 }}", "{{ 'abc' }}", "{# gone #}",
           "\u2028", "<!--", "\\", '"']


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_reaches_the_map_letter_by_letter(name):
    selection = replace(NOTHING, activities=(replace(CAMP, name=name),))
    layer = AtlasSelection(selection).add_to(build_map(FILES, {}, "en", ""))
    layer.render()  # compiles the script as a Jinja template
    script = generate_leaflet_string(layer)
    sent = json.loads(script.split("Atlas.apply(")[1].split(");")[0])
    assert sent["activities"][0]["name"] == name
    assert "</script" not in script


CHANGES = {
    "include_outside": True, "projects": np.array([True, False, False]), "theme": "dark",
    "show_partners": False,
    "activities": (CAMP,), "shade": SHADE, "picked": ("LV003",), "areas": ("c_1_2_3",),
    "project": ChosenProject((0,), 0, ()), "fit": Fit("results", "a"),
}


@pytest.mark.parametrize("field", CHANGES)
def test_the_revision_tells_every_change(field):
    changed = replace(NOTHING, **{field: CHANGES[field]})
    revision = selection_message(changed)["revision"]
    assert revision != selection_message(NOTHING)["revision"]
    assert revision == selection_message(replace(changed))["revision"]


def test_every_field_of_a_selection_is_tried_above():
    assert set(CHANGES) == set(MapSelection.__dataclass_fields__)


def test_the_same_selection_has_the_same_revision():
    again = MapSelection(np.zeros(3, dtype=bool))
    assert selection_message(again) == selection_message(NOTHING)


def test_the_message_says_what_the_browser_reads():
    message = selection_message(replace(NOTHING, projects=np.array([True, False, True]),
                                        picked=("LV003",), areas=("c_1_2_3",),
                                        fit=Fit("project", "n1")))
    assert len(message.pop("revision")) == 12
    assert message == {"bits": "BQ==", "outside": False, "theme": "light", "partners": True,
                       "activities": [], "shade": None, "picked": ["LV003"], "areas": ["c_1_2_3"],
                       "project": None, "fit": {"what": "project", "nonce": "n1"}}


@pytest.mark.parametrize(
    ("is_lead", "has_point", "expected"),
    [
        ([1, 0, 0], [1, 1, 1], ChosenProject((4, 5, 6), 4, ((4, 5), (4, 6)))),
        ([0, 1, 0], [1, 1, 0], ChosenProject((4, 5), 5, ((5, 4),))),
        ([1, 0, 0], [0, 1, 1], ChosenProject((5, 6), None, ())),
        ([0, 0, 0], [1, 1, 1], ChosenProject((4, 5, 6), None, ())),
        ([1, 0, 0], [1, 0, 0], ChosenProject((4,), 4, ())),
        ([1, 1, 0], [1, 1, 1], ChosenProject((4, 5, 6), 4, ((4, 5), (4, 6)))),
        ([1, 0, 0], [0, 0, 0], ChosenProject((), None, ())),
    ],
)
def test_lines_join_the_lead_with_the_others(is_lead, has_point, expected):
    found = project_lines([4, 5, 6], [bool(n) for n in is_lead], [bool(n) for n in has_point])
    assert found == expected


def test_the_base_map_is_the_same_each_time():
    assert start_script() == start_script()
    assert start_script() != start_script("lv")  # the comparison can fail


def test_the_base_map_starts_with_our_files_and_no_online_tiles():
    script = start_script()
    assert '"positions":"/app/static/p.bin"' in script
    assert "tileLayer" not in script
    assert "\\u00a9 us" in script


def test_the_page_of_the_map_names_no_other_host():
    page = build_map(FILES, {"fit": "Fit"}, "en", "© us").get_root().render()
    assert all(url in page for url in (*FILES.scripts, *FILES.styles))
    assert "//" not in page.replace("// ", "")  # neither https: nor a host without its scheme
