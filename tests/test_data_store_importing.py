"""An import, end to end in the small world: counted by hand, repeatable, and undone to the byte."""

from dataclasses import replace
from pathlib import Path

import pytest

from data.build import load_geography
from data.columns_curated import IMPORT_JOINS, LOCATION_OVERRIDES
from data.errors import DataError
from data.model import Catalogue
from data.overrides import PUBLISHED
from data.sources.delivery import Rejected
from data.sources.files import given_file
from data.store.importing import Means, import_delivery, rebuild, remove_source
from data.store.layout import Store, StoreError, served
from data.store.outcome import as_text
from data.store.state import Places, load_served, read_state
from data.tables import table_from_rows
from tests.deliveries import (
    NEW,
    NEWER,
    bring,
    built_world,
    contents,
    delivery,
    means,
    partner,
    places_of,
    project,
)
from tests.legacy_export import ROOT, legacy_export
from tests.small_facts import write_csv
from tests.source_files import delivered

LATER = "2026-04-01T10:00:00Z"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return built_world(tmp_path)


def now_served(root: Path) -> Catalogue:
    return load_served(places_of(root))


def served_files(root: Path) -> dict[str, bytes]:
    return contents(served(root / "data" / "derived", root / "data" / "imports"))


def test_new_projects_are_kept_counted_and_located(root: Path) -> None:
    outcome = bring(root, NEW)
    assert outcome.projects == {"new": 2, "changed": 0, "unchanged": 0}
    assert outcome.rows["partners"] == {"rows_in": 3, "kept": 3, "merged": 0, "rejected": 0,
                                        "out_of_scope": 0}
    assert (outcome.located["postcode"], outcome.located["place"]) == (2, 1)
    assert outcome.totals["projects"] == (8, 10)
    assert len(now_served(root).partners) == 19


def test_a_known_project_is_merged_and_its_older_values_are_kept(root: Path) -> None:
    outcome = bring(root, NEWER)
    assert outcome.projects == {"new": 0, "changed": 1, "unchanged": 1}
    assert outcome.rows["projects"]["merged"] == 2
    assert outcome.totals["projects"] == (8, 8)
    history = now_served(root).history
    past = dict(zip(history["column"], history["value"], strict=True))
    assert past == {"eu_funding_eur": "850000", "end_date": "2019-12-31",
                    "partner": "Liepājas Universitāte"}


def test_both_sources_of_a_project_are_named_with_the_reason(root: Path) -> None:
    bring(root, NEWER)
    catalogue = now_served(root)
    listed = catalogue.project_sources.set_index("project_id")
    assert listed.loc["P1", "source_code"] == "list_b"
    assert listed.loc["P1", "reason"] == "Same programme and acronym; titles 100 % alike."
    assert catalogue.sources["list_b"].publisher == "A secretariat"
    assert catalogue.projects.set_index("project_id").loc["P1", "source_code"] == "handmade"


def test_the_same_file_twice_changes_nothing(root: Path) -> None:
    bring(root, NEWER)
    before = contents(root / "data" / "imports") | contents(root / "static")
    outcome = bring(root, NEWER, LATER)
    assert outcome.status == "unchanged"
    assert outcome.projects == {"new": 0, "changed": 0, "unchanged": 2}
    assert contents(root / "data" / "imports") | contents(root / "static") == before


def test_removing_the_only_source_serves_the_shipped_catalogue(root: Path) -> None:
    bring(root, NEW)
    assert remove_source(places_of(root), "list_a", LATER, means()) == 1
    assert served(root / "data" / "derived", root / "data" / "imports") == (
        root / "data" / "derived")


def test_removing_a_source_restores_the_catalogue_byte_for_byte(root: Path) -> None:
    bring(root, NEW)
    before = served_files(root)
    bring(root, NEWER, LATER)
    assert served_files(root) != before
    remove_source(places_of(root), "list_b", LATER, means())
    assert served_files(root) == before


def test_the_order_of_two_imports_changes_the_list_of_changes_only(root: Path) -> None:
    def tables() -> dict[str, bytes]:
        return {name: content for name, content in served_files(root).items()
                if name.endswith(".parquet") and name != "changes.parquet"}

    bring(root, NEW)
    bring(root, NEWER, LATER)
    one = tables()
    for code in ("list_a", "list_b"):
        remove_source(places_of(root), code, LATER, means())
    bring(root, NEWER)
    bring(root, NEW, LATER)
    assert tables() == one


def test_the_shipped_catalogue_is_not_touched(root: Path) -> None:
    before = contents(root / "data" / "derived") | contents(root / "static" / "map")
    bring(root, NEW)
    assert contents(root / "data" / "derived") | contents(root / "static" / "map") == before


def test_a_dry_run_writes_nothing_and_says_the_same(root: Path) -> None:
    dry = bring(root, NEWER, dry_run=True)
    assert not Store(root / "data" / "imports").pointer.exists()
    assert not (root / "static" / "imports").exists()
    assert dry.projects == bring(root, NEWER).projects


def test_the_map_files_of_the_served_catalogue_are_there(root: Path) -> None:
    bring(root, NEW)
    first = set(now_served(root).static_files.values())
    bring(root, NEWER, LATER)
    second = set(now_served(root).static_files.values())
    assert all((root / "static" / name).is_file() for name in first | second)
    bring(root, delivery("list_c", [project("N9")], [partner("N9-01", "Nine")]), LATER)
    kept = {f"imports/{path.name}" for path in (root / "static" / "imports").iterdir()}
    assert kept == second | set(now_served(root).static_files.values())


def test_rejected_rows_are_reported_and_reconcile(root: Path) -> None:
    bad = Rejected("list_a.csv", "Partners", 7, "Budget", "many", "not a number")
    outcome = bring(root, delivery("list_a", [project("N1")], [partner("N1-01", "One")], [bad]))
    assert outcome.rows["partners"] == {"rows_in": 2, "kept": 1, "merged": 0, "rejected": 1,
                                        "out_of_scope": 0}
    assert "list_a.csv, Partners, row 7, Budget: 'many': not a number" in as_text(outcome)
    assert now_served(root).report["imports_rejected"][0]["row"] == 7
    assert now_served(root).report["rows"]["partners"]["rows_in"] == 18


def test_a_project_elsewhere_is_out_of_scope(root: Path) -> None:
    programmes = root / "data/curated/programmes.csv"
    text = programmes.read_text(encoding="utf-8")
    programmes.write_text(text.replace(",true,", ",false,"), encoding="utf-8")
    elsewhere = delivery("list_a", [project("N1")],
                         [partner("N1-01", "Bayern", town="Munich", country_code="DE")])
    assert bring(root, elsewhere).rows["projects"]["out_of_scope"] == 1


def test_a_file_read_another_way_replaces_its_first_reading(root: Path) -> None:
    bring(root, NEW)
    tables = dict(NEW.tables) | {"projects": NEW.tables["projects"].assign(call="Call 1")}
    outcome = bring(root, replace(NEW, tables=tables), LATER)
    assert outcome.projects == {"new": 0, "changed": 2, "unchanged": 0}
    assert len(read_state(places_of(root).store).deliveries) == 1


def test_a_newer_file_of_a_source_keeps_what_the_older_said(root: Path) -> None:
    bring(root, NEW)
    newer = delivery("list_a", [project("N1", acronym="WAVE", end_date="2027-06-30",
                                        start_date="2024-01-01", source_date="2026-03-01")],
                     [partner("N1-01", "Wave Ltd")])
    assert bring(root, newer, LATER).projects["changed"] == 1
    history = now_served(root).history
    assert history[["column", "value"]].values.tolist() == [
        ["end_date", "2026-12-31"], ["partner", "Liepāja port"]]
    assert len(now_served(root).projects) == 10


def test_a_point_that_the_file_publishes_is_the_partners(root: Path) -> None:
    points = table_from_rows(
        [{"partner_id": their, "lon": 22.7, "lat": 56.2, "place_name": "Jelgava",
          "reason": PUBLISHED, "source": "list_b", "date": "2026-03-01"}
         for their in ("X1-01", "X1-03")], LOCATION_OVERRIDES)
    bring(root, replace(NEWER, locations=points))
    partners = now_served(root).partners.set_index("partner_id")
    assert partners.loc[["P1-01", "P1-04"], "lon"].tolist() == [22.7, 22.7]
    assert partners.loc["P1-04", ["nuts3_code", "location_reason"]].tolist() == [
        "LV006", PUBLISHED]


def test_a_curated_verdict_keeps_projects_apart(root: Path) -> None:
    write_csv(root / "data/curated/import_joins.csv", IMPORT_JOINS, [
        {"project_id": "P1", "other_project_id": "X1", "is_same": False, "reason": "asked"}])
    assert bring(root, NEWER).projects == {"new": 1, "changed": 0, "unchanged": 1}


def test_a_rebuild_gives_the_same_bytes(root: Path) -> None:
    bring(root, NEWER)
    before = served_files(root)
    assert rebuild(places_of(root), means()) == 1
    assert served_files(root) == before


@pytest.mark.parametrize(("code", "message"), [
    ("handmade", "source that is shipped"), ("../x", "cannot be used"), ("A", "cannot be used")])
def test_a_code_that_cannot_be_is_an_error(root: Path, code: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        bring(root, delivery(code, [project("N1")]))


def test_removing_what_is_not_there_names_what_is(root: Path) -> None:
    bring(root, NEW)
    with pytest.raises(StoreError, match="'list_b' is not an imported source; there are: list_a"):
        remove_source(places_of(root), "list_b", LATER, means())


def test_a_programme_that_nobody_knows_is_an_error(root: Path) -> None:
    with pytest.raises(DataError, match="XX-2021"):
        bring(root, delivery("list_a", [project("N1", programme_code="XX-2021")]))


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"../../etc"])
def test_a_damaged_pointer_is_one_clear_line(root: Path, damage: bytes) -> None:
    bring(root, NEW)
    (root / "data" / "imports" / "current").write_bytes(damage)
    with pytest.raises(StoreError, match="current does not name a catalogue; remove it"):
        served(root / "data" / "derived", root / "data" / "imports")


@pytest.mark.slow
def test_an_export_of_what_is_shipped_is_merged_and_doubles_nothing(tmp_path: Path) -> None:
    content, projects, partners = legacy_export()
    brought = delivered(given_file("keep.xlsx", content))
    places = Places(ROOT, Store(tmp_path / "imports"), tmp_path / "static")
    outcome = import_delivery(places, brought, LATER, Means(
        lambda: load_geography(ROOT / "geo" / "derived")))
    assert (outcome.rows["projects"]["rows_in"], outcome.rows["projects"]["merged"]) == (
        projects, projects)
    assert outcome.rows["partners"]["merged"] == partners
    assert outcome.projects["new"] == 0
    same = [outcome.totals[name] for name in ("projects", "partners", "partners on the map")]
    assert [before - after for before, after in same] == [0, 0, 0]
