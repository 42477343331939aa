"""What imports changed of the selected projects, in words; the page, the panel, and the watch."""

from pathlib import Path

import numpy as np
import pytest

from dashboard.changes import (
    changed_projects,
    earlier_of,
    feeds_for,
    first_day,
    imports_of,
    other_sources,
    written,
)
from dashboard.index import Index, build_index
from dashboard.labels import Labels
from dashboard.ui import refresh
from dashboard.wording import load_wording
from data.store.files import point_at
from data.store.layout import Store
from data.store.state import load_served
from tests.app_page import go_to, open_app, texts_in
from tests.deliveries import NEW, NEWER, bring, built_world, places_of
from tests.small_world import TODAY, small_world
from tests.world_on_disk import write_world

LATER = "2026-04-01T10:00:00Z"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small world with two imports, as the app finds it on disk."""
    found = built_world(write_world(tmp_path_factory.mktemp("changes")))
    bring(found, NEW)
    bring(found, NEWER, LATER)
    return found


@pytest.fixture(scope="module")
def index(root: Path) -> Index:
    return build_index(load_served(places_of(root)), TODAY)


def mask(index: Index, *ids: str) -> np.ndarray:
    return np.asarray(index.catalogue.projects["project_id"].isin(ids))


def test_each_import_counts_the_selected_projects_only(index: Index) -> None:
    everything = np.ones(index.project_count, dtype=bool)
    assert [(i.source_code, i.new, i.changed) for i in imports_of(index, everything)] == [
        ("list_b", 0, 1), ("list_a", 2, 0)]
    assert [(i.new, i.changed) for i in imports_of(index, mask(index, "N1", "P8"))] == [
        (0, 0), (1, 0)]


def test_the_newest_import_comes_first_with_all_values(index: Index) -> None:
    first, *others = changed_projects(index, np.ones(index.project_count, dtype=bool))
    assert [(v.column, v.partner, v.old, v.new) for v in first.values] == [
        ("end_date", "", "2019-12-31", "2020-03-31"),
        ("eu_funding_eur", "", "850000", "900000"),
        ("partner_left", "", "Liepājas Universitāte", ""),
        ("partner_joined", "", "", "Rucava municipality")]
    assert [(each.project_id, each.is_new) for each in others] == [("N2", True), ("N1", True)]


def test_what_the_older_source_said_is_kept_with_source_and_day(index: Index) -> None:
    found = {each.value.column: (each.value.old, each.source_code, each.day)
             for each in earlier_of(index.catalogue, "P1")}
    assert found["eu_funding_eur"] == ("850000", "handmade", None)
    assert earlier_of(index.catalogue, "P2") == []
    assert [row["source_code"] for row in other_sources(index.catalogue, "P6")] == ["list_b"]


@pytest.mark.parametrize(("column", "text", "shown"), [
    ("eu_funding_eur", "850000", "€ 850,000"), ("eu_funding_eur", "0", "€ 0"),
    ("eu_funding_eur", "", "–"), ("end_date", "2019-12-31", "31 Dec 2019"),
    ("title", "850000", "850000"),
])
def test_values_are_written_for_readers(column: str, text: str, shown: str) -> None:
    assert written(column, text, Labels(small_world(), load_wording("en"))) == shown


def test_only_feeds_that_are_there_and_concern_the_selection_are_offered(
    index: Index, root: Path
) -> None:
    feeds = [name for _, _, name in feeds_for(index, mask(index, "N1"), root / "static/feeds")]
    assert feeds == ["all.xml", "country-LV.xml", "programme-BSR-2021.xml"]
    assert feeds_for(index, mask(index, "N1"), root / "nowhere") == []


def test_the_first_edition_has_the_day_of_its_sources() -> None:
    assert first_day(small_world()) == "2025-06-01"


def test_the_page_says_that_the_shipped_catalogue_is_the_first_edition(tmp_path: Path) -> None:
    app = go_to(open_app(write_world(tmp_path)), "changes")
    assert not app.exception
    assert "first edition of the catalogue, read from its sources on 1 Jun 2025" in (
        app.info[0].value.replace("\\", ""))
    assert any("/app/static/feeds/all.xml" in each.value for each in app.markdown)


def test_the_page_lists_what_the_filters_let_through(root: Path) -> None:
    app = go_to(open_app(root, p="LVLT-2014"), "changes")
    assert not app.exception
    (table,) = app.dataframe
    assert table.value[["project", "kind"]].values.tolist() == [["COAST", "changed"]]
    assert "EU funding: € 850,000 → € 900,000" in table.value["what"][0]


def test_the_panel_tells_other_sources_and_earlier_values(root: Path) -> None:
    text = "\n".join(texts_in(open_app(root, id="P1"), "project_detail"))
    assert "Title of list_b (1 Feb 2026)" in text
    assert "Same programme and acronym; titles 100 % alike." in text
    assert "EU funding, earlier: € 850,000 (The small world, day not known)" in text
    assert "Partner, earlier: Liepājas Universitāte" in text


def test_a_session_sees_the_new_catalogue_by_itself_and_says_so(root: Path) -> None:
    app = open_app(root)
    assert not app.toast
    name, store = Store(root / "data" / "imports").current(), Store(root / "data" / "imports")
    point_at(store, "")
    assert [toast.value for toast in app.run().toast] == ["The catalogue was updated."]
    point_at(store, name)
    assert not app.run().run().toast


def test_a_look_runs_the_page_again_only_for_another_catalogue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(refresh.st, "rerun", lambda scope: asked.append(scope))
    monkeypatch.setattr(refresh.widgets, "text", lambda name: "shown")
    for version in ("shown", "", "another"):
        monkeypatch.setattr(refresh.cache, "served_version", lambda *_, v=version: v)
        refresh._look.__wrapped__(Path(), None)
    assert asked == ["app"]
