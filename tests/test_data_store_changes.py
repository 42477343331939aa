"""What an import changed, project by project, and the feeds that tell it."""

from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest

from data.store.changes import changes_between
from data.store.feeds import are_current, build_feeds, feed_name, write_feeds
from tests.deliveries import AT, NEW, NEWER, bring, built_world, contents
from tests.small_world import small_world

LATER = "2026-04-01T10:00:00Z"
WORLD = small_world()
TABLES = {"projects": WORLD.projects, "partners": WORLD.partners}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return built_world(tmp_path)


def listed(**after: object) -> list[list[object]]:
    found = changes_between(TABLES, TABLES | after, "list_a", AT)
    plain = found[["project_id", "kind", "partner_id", "column", "old_value", "new_value"]]
    return plain.astype(object).where(plain.notna(), None).values.tolist()


def test_between_a_catalogue_and_itself_nothing_changes() -> None:
    assert listed() == []


def test_a_new_project_is_one_row_whatever_it_has() -> None:
    found = changes_between({name: table[table["project_id"] != "P5"]
                             for name, table in TABLES.items()}, TABLES, "list_a", AT)
    assert found[["project_id", "kind"]].values.tolist() == [["P5", "new"]]


def test_a_changed_value_is_told_before_and_after() -> None:
    projects = WORLD.projects.copy()
    projects.loc[0, "total_budget_eur"] = 1_200_000
    projects.loc[7, "end_date"] = projects.loc[0, "end_date"]
    projects.at[0, "thematics"] = ("Tourism",)
    assert listed(projects=projects) == [
        ["P1", "changed", None, "thematics", "Tourism; Waste and pollution", "Tourism"],
        ["P1", "changed", None, "total_budget_eur", "1000000", "1200000"],
        ["P8", "changed", None, "end_date", None, "2019-12-31"]]


def test_partners_join_leave_and_change() -> None:
    partners = WORLD.partners[WORLD.partners["partner_id"] != "P1-03"].copy()
    partners["partner_id"] = partners["partner_id"].replace("P8-01", "P8-02")
    partners.loc[partners["partner_id"] == "P1-01", "partner_budget_eur"] = None
    assert listed(partners=partners) == [
        ["P1", "changed", "P1-01", "partner_budget_eur", "500000", None],
        ["P1", "changed", "P1-03", "partner_left", "Liepājas Universitāte", None],
        ["P8", "changed", "P8-01", "partner_left", "+371 consortium", None],
        ["P8", "changed", "P8-02", "partner_joined", None, "+371 consortium"]]


def test_ids_are_the_same_again_and_of_each_change_alone() -> None:
    projects = WORLD.projects.assign(call="1", note="2")
    first, second = (changes_between(TABLES, TABLES | {"projects": projects}, "list_a", AT)
                     for _ in range(2))
    assert first["change_id"].tolist() == second["change_id"].tolist()
    assert first["change_id"].is_unique


def parsed(root: Path, name: str) -> feedparser.FeedParserDict:
    found = feedparser.parse((root / "static" / "feeds" / name).read_bytes())
    assert not found.bozo
    assert found.version == "atom10"
    return found


def test_the_feed_of_everything_tells_imports_and_projects(root: Path) -> None:
    bring(root, NEW)
    bring(root, NEWER, LATER)
    titles = [entry.title for entry in parsed(root, "all.xml").entries]
    assert titles == [
        "1 project: 0 new, 1 changed", "Changed: COAST: Clean coast from Liepāja to Klaipėda",
        "2 projects: 2 new, 0 changed", "New: WAVE: Title of N1", "New: COAST 2: Title of N2",
        "First edition of the catalogue"]


def test_the_changed_values_are_in_the_entry(root: Path) -> None:
    bring(root, NEWER)
    summary = parsed(root, "programme-LVLT-2014.xml").entries[1].summary
    assert "eu funding eur: 850000 → 900000" in summary
    assert "partner joined: Rucava municipality" in summary


def test_a_country_has_its_own_projects_only(root: Path) -> None:
    bring(root, NEWER)
    assert len(parsed(root, "country-LT.xml").entries) == 3
    assert [entry.title for entry in parsed(root, "country-SE.xml").entries] == [
        "First edition of the catalogue"]
    assert parsed(root, "country-SE.xml").feed.title == "Baltic Cooperation Atlas: Sweden"


def test_entries_lead_to_the_project_on_the_same_server(root: Path) -> None:
    bring(root, NEW)
    link = parsed(root, "all.xml").entries[1].link
    assert urljoin("http://atlas.example/app/static/feeds/all.xml", link) == (
        "http://atlas.example/?id=N1")


def test_ids_stay_when_more_is_imported(root: Path) -> None:
    bring(root, NEW)
    first = [(entry.id, entry.updated) for entry in parsed(root, "all.xml").entries]
    bring(root, NEWER, LATER)
    second = [(entry.id, entry.updated) for entry in parsed(root, "all.xml").entries]
    assert second[-len(first):] == first
    assert len({key for key, _ in second}) == len(second)
    assert parsed(root, "all.xml").feed.updated == LATER


def test_every_feed_has_what_the_standard_demands(root: Path) -> None:
    bring(root, NEWER)
    for path in (root / "static" / "feeds").glob("*.xml"):
        feed = parsed(root, path.name)
        assert feed.feed.id.startswith("urn:uuid:")
        assert feed.feed.updated_parsed
        assert feed.feed.author == "Baltic Cooperation Atlas"
        assert all(e.id and e.title and e.updated_parsed and e.link for e in feed.entries)


def test_the_shipped_catalogue_is_the_first_edition_in_the_same_bytes_twice() -> None:
    first, second = build_feeds(WORLD), build_feeds(WORLD)
    assert first == second
    found = feedparser.parse(first[feed_name("all")])
    assert [entry.title for entry in found.entries] == ["First edition of the catalogue"]
    assert found.entries[0].updated == "2025-06-01T00:00:00Z"


def test_text_from_data_stays_text_and_xml_stays_whole() -> None:
    projects = WORLD.projects.assign(title="<script>\x00&\ufffe]]>")
    changed = changes_between(TABLES, TABLES | {"projects": projects}, "handmade", AT)
    world = small_world()
    content = build_feeds(type(world)(**{**vars(world), "projects": projects,
                                         "changes": changed}))["all.xml"]
    assert b"<script>" not in content
    found = feedparser.parse(content, sanitize_html=False)
    assert not found.bozo
    assert found.entries[1].title == "Changed: COAST: <script>&]]>"


def test_feeds_of_another_catalogue_are_replaced_whole(tmp_path: Path) -> None:
    write_feeds(tmp_path, WORLD)
    (tmp_path / "programme-GONE-2000.xml").write_text("old")
    assert are_current(tmp_path, WORLD.revision)
    assert not are_current(tmp_path, "other")
    write_feeds(tmp_path, WORLD)
    assert sorted(contents(tmp_path)) == sorted([*build_feeds(WORLD), "revision.txt"])
