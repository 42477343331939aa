"""The build, end to end in a small world: every row is accounted for, the swap is whole."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data import build as build_module
from data.build import Layout, build, changed_inputs, check, main
from data.catalogue import load_catalogue
from geo.geocode import DERIVED_FOLDER
from tests.small_facts import write_small_facts
from tests.small_geography import small_geography


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(build_module, "load_geography", lambda folder: small_geography())
    return write_small_facts(tmp_path)


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


def append(path: Path, line: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


def with_geography(root: Path) -> None:
    """Put the committed places and countries where an override is checked against them."""
    for name in ("gazetteer", "natural_earth", "nuts"):
        (root / "geo" / "derived" / name).symlink_to(DERIVED_FOLDER / name)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_row_is_kept_and_counted(root: Path) -> None:
    rows = build(Layout.of(root))["rows"]
    assert {name: count["kept"] for name, count in rows.items()} == {
        "projects": 8, "titles": 5, "partners": 16, "activities": 4, "outputs": 2}
    assert all(count["rows_in"] == count["kept"] for count in rows.values())


def test_located_and_not_located_are_all_partners(root: Path) -> None:
    report = build(Layout.of(root))
    assert report["located"] == {"postcode": 3, "place": 4, "municipality": 0, "region": 0,
                                 "country": 8, "none": 1}
    assert report["uncertain"] == 1
    assert report["not_located"] == {"No place is named in what is known.": 9}
    assert report["nuts_comparison"] == {"published": 3, "agree": 2, "disagree": 1,
                                         "not_comparable": 0, "vintages": {"2021": 3}}


def test_money_is_published_zero_or_not_published(root: Path) -> None:
    money = build(Layout.of(root))["money"]
    assert money["projects"]["total_budget_eur"] == {"published": 5, "zero": 1, "of": 8}
    assert money["partners"]["partner_eu_funding_eur"] == {"published": 3, "zero": 0, "of": 16}


def test_the_app_loads_what_was_built(root: Path) -> None:
    build(Layout.of(root))
    catalogue = load_catalogue(root / "data" / "derived")
    assert (len(catalogue.projects), len(catalogue.partners)) == (8, 16)
    assert catalogue.projects.loc[1, "acronym"] == "</script><b>SMART</b>"
    assert catalogue.sources["handmade"].licence == "CC0-1.0"


def test_a_bad_project_is_rejected_with_what_refers_to_it(root: Path) -> None:
    replace_in(root / "data/raw/handmade/projects.csv", "2000000", "two million")
    report = build(Layout.of(root))
    first = report["rejected"][0]
    assert first == {"file": "raw/handmade/projects.csv", "row": 6, "value": "two million",
                     "column": "total_budget_eur", "reason": "not a number"}
    assert report["rows"]["projects"] == {"rows_in": 8, "kept": 7, "rejected": 1, "merged": 0,
                                          "out_of_scope": 0}
    assert report["rows"]["partners"]["rejected"] == 3


@pytest.mark.parametrize(
    ("file", "old", "new", "column", "reason"),
    [
        ("raw/handmade/activities.csv", "2024-06-12", "2024-06-10", "end_date",
         "before the start date"),
        ("raw/handmade/projects.csv", "2019-12-31", "2016-12-31", "end_date",
         "before the start date"),
        ("raw/handmade/projects.csv", "LVLT-2007,2007-2013", "LVLT-2007,2014-2020",
         "programming_period", "not the programme's period"),
        ("raw/handmade/projects.csv", "LVLT-2007", "XX-2007", "programme_code",
         "refers to nothing that is known"),
        ("raw/handmade/projects.csv", "one_country,SE", "one_country,", "known_partners_country",
         "must be there exactly if known_partners is one_country"),
        ("raw/handmade/titles.csv", "P7,", "P9,", "project_id", "refers to nothing that is known"),
    ],
)
def test_a_row_that_breaks_a_rule_is_rejected(root, file, old, new, column, reason) -> None:
    replace_in(root / "data" / file, old, new)
    first = build(Layout.of(root))["rejected"][0]
    assert (first["file"], first["column"], first["reason"]) == (file, column, reason)


@pytest.mark.parametrize(
    ("row", "column"),
    [(",,,21.5,56.5,,Liepāja", "partner_id"), ("P8-01,,,181,56.5,,Liepāja", "lon"),
     ("P8-01,,,21.5,91,,Liepāja", "lat"), ("P8-01,,,21.5,56.5,,", "place_name"),
     ("P8-01,,,21.5,,,Liepāja", "lat"), ("P8-01,,,,56.5,,Liepāja", "lon"),
     ("P8-01,,,,,,Liepāja", "geonames_id"), ("P8-01,,,21.5,56.5,457954,", "geonames_id"),
     ("P8-01,,,21.5,,457954,", "geonames_id"), ("P8-01,,,,,457954,Riga", "place_name"),
     ("P8-01,,,,,Liepāja,", "geonames_id"), ("P8-01,,,,,0,", "geonames_id"),
     (f"P8-01,,,,,{'9' * 40},", "geonames_id"), (",,,,,457954,", "partner_id"),
     ("P8-01,,LV,56.5,21.5,,Liepāja", "lon"), ("P1-01,,,56.5,21.5,,Liepāja", "lon"),
     ("P8-01,,XX,21.5,56.5,,Liepāja", "country_code"),
     (",Port,XX,,,457954,", "country_code")],
)
def test_an_override_that_cannot_be_is_rejected(row: str, column: str, root: Path) -> None:
    with_geography(root)
    append(root / "data/curated/locations.csv", f"{row},why,page,2026-01-01")
    report = build(Layout.of(root))
    assert [rejection["column"] for rejection in report["rejected"]] == [column]
    assert report["overrides_applied"] == []


def test_an_override_of_an_unknown_place_says_where_and_what_to_do(root: Path) -> None:
    with_geography(root)
    append(root / "data/curated/locations.csv", "P8-01,,,,,999999999,,why,page,2026-01-01")
    (rejection,) = build(Layout.of(root))["rejected"]
    assert (rejection["file"], rejection["row"], rejection["value"]) == (
        "curated/locations.csv", 2, "999999999")
    assert "geo.explain" in rejection["reason"]
    assert "lon and lat" in rejection["reason"]


def test_two_overrides_of_one_partner_are_both_rejected_and_name_each_other(root: Path) -> None:
    path = root / "data/curated/locations.csv"
    for place in ("Liepāja", "Grobiņa"):
        append(path, f"P8-01,,,21.5,56.5,,{place},why,page,2026-01-01")
    report = build(Layout.of(root))
    assert [(bad["row"], bad["column"], bad["value"], bad["reason"]) for bad in report["rejected"]
            ] == [(row, "partner_id", "P8-01", "is set in rows 2 and 3; keep one of them")
                  for row in (2, 3)]
    assert report["overrides_unused"] == report["overrides_applied"] == []


def test_a_project_elsewhere_is_out_of_scope_not_rejected(root: Path) -> None:
    programmes = root / "data/curated/programmes.csv"
    text = programmes.read_text(encoding="utf-8")
    programmes.write_text(text.replace(",true,", ",false,"), encoding="utf-8")
    report = build(Layout.of(root))
    assert report["rows"]["projects"]["out_of_scope"] == 1  # P8, of no country
    assert report["out_of_scope_by_programme"] == {"CB-2014": 1}


def test_one_project_in_two_rows_is_merged(root: Path) -> None:
    append(root / "data/curated/same_projects.csv", "P4,P5,the same")
    report = build(Layout.of(root))
    assert report["rows"]["partners"] == {"rows_in": 16, "kept": 13, "rejected": 0, "merged": 3,
                                          "out_of_scope": 0}
    assert [row["same_as_project_id"] for row in report["merged"]] == ["P5"]


def test_an_override_is_applied_and_listed(root: Path) -> None:
    append(root / "data/curated/locations.csv",
           "P8-01,,,21.5,56.5,,Liepāja,its own page says so,page,2026-01-01")
    report = build(Layout.of(root))
    assert report["overrides_applied"] == [{
        "partner_id": "P8-01", "place_name": "Liepāja", "given_for": "partner",
        "given_as": "point", "location_reason": "Set by hand: its own page says so"}]
    assert report["located"]["none"] == 0


def test_an_override_by_place_id_is_applied_and_listed_as_such(root: Path) -> None:
    with_geography(root)
    append(root / "data/curated/locations.csv",
           ",Liepāja municipality,LV,,,457954,Liepāja,its own page says so,page,2026-01-01")
    report = build(Layout.of(root))
    assert report["rejected"] == []
    assert {(row["place_name"], row["given_for"], row["given_as"])
            for row in report["overrides_applied"]} == {("Liepāja", "organisation", "place id")}


def test_partners_stand_by_project_with_the_lead_first(root: Path) -> None:
    path = root / "data/raw/handmade/partners.csv"
    replace_in(path, "Liepāja municipality,true", "Liepāja municipality,false")
    replace_in(path, "Liepājas Universitāte,false", "Liepājas Universitāte,true")
    build(Layout.of(root))
    order = load_catalogue(root / "data" / "derived").partners["partner_id"].tolist()
    assert order[:4] == ["P1-03", "P1-01", "P1-02", "P2-01"]


def test_the_same_facts_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    first, second = Layout.of(root, tmp_path / "a"), Layout.of(root, tmp_path / "b")
    build(first)
    build(second)
    assert contents(first.derived) == contents(second.derived)
    assert contents(first.static) == contents(second.static)


def test_a_new_build_removes_the_old_static_files_only(root: Path) -> None:
    layout = Layout.of(root)
    build(layout)
    before = set(contents(layout.static))
    replace_in(root / "data/raw/handmade/partners.csv", "Somewhere Ltd", "Elsewhere Ltd")
    build(layout)
    after = set(contents(layout.static))
    assert len(after) == 2
    assert len(before - after) == 1  # the labels


def test_check_agrees_with_a_fresh_build(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], root) == 0
    capsys.readouterr()
    assert main(["--check"], root) == 0
    assert json.loads(capsys.readouterr().out)["rows"]["projects"]["kept"] == 8


def test_check_names_a_changed_input_and_what_it_changes(root: Path) -> None:
    layout = Layout.of(root)
    build(layout)
    replace_in(root / "data/raw/handmade/outputs.csv", "5432", "5433")
    lines = check(layout)[1]
    assert "input data/raw/handmade/outputs.csv: changed since the last build" in lines
    assert "derived/outputs.parquet: changed against a fresh build" in lines
    assert not any("partners" in line for line in lines)


def test_check_that_differs_is_exit_code_1_with_plain_lines(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(Layout.of(root))
    append(root / "data" / "derived" / "report.json", "")
    capsys.readouterr()
    assert main(["--check"], root) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "derived/report.json: changed against a fresh build")


def test_check_finds_a_derived_file_edited_by_hand(root: Path) -> None:
    layout = Layout.of(root)
    build(layout)
    append(layout.derived / "report.json", "")
    (layout.static / "stray.json").write_text("[]")
    assert check(layout)[1] == ["derived/report.json: changed against a fresh build",
                                "map/stray.json: missing against a fresh build"]


def test_check_changes_nothing(root: Path) -> None:
    layout = Layout.of(root)
    build(layout)
    replace_in(root / "data/raw/handmade/outputs.csv", "5432", "5433")
    before = contents(layout.derived)
    check(layout)
    assert contents(layout.derived) == before


def test_a_failing_build_leaves_the_old_catalogue(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layout = Layout.of(root)
    build(layout)
    before = contents(layout.derived)
    (root / "data/raw/handmade/titles.csv").write_text("no,such,columns\n", encoding="utf-8")
    assert main([], root) == 1
    assert "titles.csv: missing columns ['project_id'" in capsys.readouterr().err
    assert contents(layout.derived) == before


def test_no_facts_is_one_clear_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "data/raw/handmade/projects.csv").unlink()
    assert main([], root) == 1
    assert "No raw/*/projects.csv" in capsys.readouterr().err


def test_bad_usage_is_exit_code_2(root: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--colour"], root)
    assert stop.value.code == 2


def test_the_committed_catalogue_was_built_from_the_committed_inputs() -> None:
    assert changed_inputs(Layout.of(build_module.ROOT)) == []


def test_a_changed_input_is_named_before_any_build(root: Path) -> None:
    build(Layout.of(root))
    append(root / "data/curated/programmes.csv", "")
    assert changed_inputs(Layout.of(root)) == [
        "input data/curated/programmes.csv: changed since the last build"]


@pytest.mark.slow
def test_the_committed_catalogue_is_what_its_sources_give() -> None:
    report, lines = check(Layout.of(build_module.ROOT))
    assert lines == []
    assert report["rows"]["projects"]["kept"] >= 4_000
    assert set(report["projects_by_period"]) == {"2000-2006", "2007-2013", "2014-2020",
                                                 "2021-2027"}


def test_the_committed_map_files_are_those_of_the_catalogue() -> None:
    catalogue = load_catalogue(build_module.ROOT / "data" / "derived")
    static = build_module.ROOT / "static"
    assert sorted(catalogue.static_files.values()) == sorted(
        f"map/{p.name}" for p in (static / "map").iterdir())
    count = np.frombuffer((static / catalogue.static_files["partners"]).read_bytes(), "<u4", 1)
    assert count[0] == len(catalogue.partners)


def test_the_committed_catalogue_reconciles() -> None:
    catalogue = load_catalogue(build_module.ROOT / "data" / "derived")
    partners, located = catalogue.partners, catalogue.report["located"]
    assert sum(located.values()) == len(partners)
    assert located["country"] + located["none"] == partners["lon"].isna().sum()
    assert set(partners["project_id"]) <= set(catalogue.projects["project_id"])
    assert pd.Series(catalogue.report["projects_by_period"]).sum() == len(catalogue.projects)
