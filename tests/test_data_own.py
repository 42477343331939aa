"""A person's own files: what they are, and the catalogue of one session."""

import datetime
import pickle
from pathlib import Path

import pytest

from data.columns_curated import LOCATION_OVERRIDES
from data.errors import DataError
from data.own import build_own, inspect_uploads
from data.own_places import Candidate, chosen_place, no_places
from data.own_publish import publish_own
from data.sources.files import given_file
from data.sources.limits import Limits
from data.tables import table_from_rows

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "docs" / "examples"
TODAY, NOW = datetime.date(2026, 11, 25), "2026-11-25T22:00:00Z"


def inspect(*names, limits=None):
    files = [given_file(name, (EXAMPLES / name).read_bytes()) for name in names]
    return inspect_uploads(files, {}, ROOT, TODAY, limits or Limits())


def alone(*names, placed=None):
    deliveries = [each.delivery for each in inspect(*names)]
    return build_own(deliveries, no_places() if placed is None else placed, ROOT, NOW, False)


def test_each_file_is_recognised_or_mapped():
    found = inspect("central_baltic.csv", "lista_projektow.csv")
    assert [each.title for each in found] == ["Interreg Central Baltic: list of operations", ""]
    assert found[1].proposal.mapping.columns["Nazwa beneficjenta"] == "partner_name"


@pytest.mark.parametrize("name", sorted(
    path.name for path in EXAMPLES.iterdir() if path.suffix in {".csv", ".xlsx", ".json"}))
def test_what_is_seen_travels_between_processes(name):
    (seen,) = inspect(name)
    assert pickle.loads(pickle.dumps(seen)).file_name == name
    assert (seen.delivery is None) == bool(seen.problem)


def test_two_files_that_belong_together_are_one():
    (found,) = inspect("project.csv", "organization.csv")
    assert found.file_name == "project.csv + organization.csv"


def test_a_file_that_cannot_be_read_says_why_and_the_other_is_read():
    broken = given_file("photo.csv", bytes(range(256)) * 40)
    good = given_file("central_baltic.csv", (EXAMPLES / "central_baltic.csv").read_bytes())
    found = inspect_uploads([broken, good], {}, ROOT, TODAY, Limits())
    assert "NUL bytes" in found[0].problem
    assert found[0].delivery is None
    assert found[1].delivery is not None


def test_a_file_above_the_limit_is_refused_with_the_limit():
    (found,) = inspect("central_baltic.csv", limits=Limits(file_bytes=100))
    assert "At most" in found.problem


def test_alone_only_the_own_projects_are_there():
    own = alone("lista_projektow.csv")
    assert own.rows == {"projects": 2, "shown": 2, "known": 0, "partners": 3}
    assert sum(own.levels.values()) == 3 == len(own.made.catalogue.partners)
    assert set(own.made.files) == set(own.made.catalogue.static_files.values())


def test_a_place_chosen_by_hand_is_where_the_partner_then_is():
    own = alone("central_baltic.csv")
    partner = next(each for each in own.open if each.candidates)
    row = chosen_place(partner, Candidate("Tartu", "EE", 26.72, 58.38), TODAY)
    again = alone("central_baltic.csv", placed=table_from_rows([row], LOCATION_OVERRIDES))
    found = again.made.catalogue.partners.set_index("partner_id").loc[partner.partner_id]
    assert (found["place_name"], found["location_source"]) == ("Tartu", "override")
    assert again.open_count == own.open_count - 1


def test_projects_outside_the_region_alone_are_nothing_to_show():
    header = "Projekt;Partner;Ort;Land;Programm\n"
    file = given_file("alps.csv", (header + "Berge;Gemeinde Zermatt;Zermatt;CH;Alpen\n").encode())
    (found,) = inspect_uploads([file], {}, ROOT, TODAY, Limits())
    with pytest.raises(DataError, match="nothing to show"):
        build_own([found.delivery], no_places(), ROOT, NOW, False)


@pytest.mark.slow
def test_beside_the_shipped_projects_a_known_one_is_joined():
    deliveries = [each.delivery for each in inspect("keep_legacy.xlsx")]
    own = build_own(deliveries, no_places(), ROOT, NOW, True)
    assert (own.rows["projects"], own.rows["known"]) == (2, 2)
    assert len(own.made.catalogue.projects) == 4430


@pytest.mark.slow
def test_published_files_are_in_the_store_and_twice_is_once(tmp_path):
    deliveries = [each.delivery for each in inspect("central_baltic.csv")]
    where = (ROOT, tmp_path / "imports", tmp_path / "static", NOW)
    (first,) = publish_own(deliveries, no_places(), *where)
    (again,) = publish_own(deliveries, no_places(), *where)
    assert (first.status, again.status) == ("imported", "unchanged")
    assert first.projects["new"] == 2
    assert (tmp_path / "imports" / "current").read_text("utf-8").strip()
