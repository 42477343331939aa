"""The map's files, read back byte by byte, hand-counted for the small world."""

import json
import re
from pathlib import Path

import numpy as np

from data.assemble import assemble
from data.inputs import read_facts
from data.static_files import NO_PLACE, build_static_files
from tests.small_facts import write_small_facts
from tests.small_geography import small_geography
from tests.small_world import small_world


def static_files(root: Path) -> dict[str, bytes]:
    facts = read_facts(write_small_facts(root) / "data")
    tables = assemble(facts, small_geography()).tables
    files = build_static_files(tables["projects"], tables["partners"])
    return {role: content for role, (_, content) in files.items()}


def static_partners(root: Path) -> dict[str, np.ndarray]:
    content = static_files(root)["partners"]
    count = int(np.frombuffer(content, "<u4", 1)[0])
    types = {"lon": "<f4", "lat": "<f4", "project": "<u4", "place": "<u4", "flags": "u1"}
    columns, start = {}, 4
    for name, kind in types.items():
        columns[name] = np.frombuffer(content, kind, count, start)
        start += columns[name].nbytes
    assert start == len(content)
    return columns


def test_the_binary_file_holds_each_partner_in_order(tmp_path: Path) -> None:
    columns = static_partners(tmp_path)
    assert columns["project"].tolist() == [0, 0, 0, 1, 1, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7]
    assert columns["lon"][[0, 7, 11]].tolist() == [21.5, 22.5, 11.5]
    assert np.isnan(columns["lat"]).sum() == 9
    assert (columns["place"] == NO_PLACE).sum() == 9
    assert columns["place"][[0, 2, 7, 10, 11]].tolist() == [1, 1, 2, 2, 0]


def test_the_flags_say_lead_region_uncertain_and_precision(tmp_path: Path) -> None:
    flags = static_partners(tmp_path)["flags"]
    place, country, none = 1 << 4, 4 << 4, 5 << 4
    assert flags[0] == 1 + 2 + place  # P1-01: lead, in the region
    assert flags[1] == 2 + country  # P1-02: Lithuania
    assert flags[11] == 4 + place  # P5-03: Munich, uncertain
    assert flags[15] == 1 + none  # P8-01


def test_the_labels_are_plain_json_by_index(tmp_path: Path) -> None:
    labels = json.loads(static_files(tmp_path)["labels"])
    assert labels["projects"][2] == [
        "P3", '=HYPERLINK("https://example.org","Šiauliai")',
        '=HYPERLINK("https://example.org","Šiauliai")', "LVLT-2007"]
    assert labels["places"][0] == ["Munich", "DE", 11.5, 48.5]
    assert labels["partners"][7] == "Rīga `${name}` </script>"


def test_a_name_changes_exactly_when_its_content_does() -> None:
    world = small_world()
    renamed = world.partners.assign(partner_name="x")
    first = build_static_files(world.projects, world.partners)
    second = build_static_files(world.projects, renamed)
    assert [role for role in first if first[role][0] != second[role][0]] == ["labels"]
    assert re.fullmatch(r"partners-[0-9a-f]{12}\.bin", first["partners"][0])
