"""The commands of the store, as a person types them; the shipped geography, a small file."""

import json
from pathlib import Path

import pytest

from data.errors import DataError
from data.publish import differences
from data.sources.command import main, parser
from data.store import command
from data.store.layout import Store, served
from tests.deliveries import NEW, NEWER, built_world, contents, means


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a command in a small world; files are read as NEW or NEWER by their name."""
    root = built_world(tmp_path)
    files = {"new.csv": NEW, "newer.csv": NEWER}
    monkeypatch.setattr(command, "ROOT", root)
    monkeypatch.setattr(command, "load_geography", lambda folder: means().geography())
    monkeypatch.setattr(command, "read_delivery", lambda given, *_: files[given[0].name])
    for name in files:
        (tmp_path / name).write_text("a\n")

    def typed(*arguments: str) -> int:
        place = ("--into", str(root / "data" / "imports"), "--static", str(root / "static"))
        return main([*arguments, *place], command.all_commands())

    return typed


def test_an_import_prints_its_report_and_list_names_it(run, tmp_path, capsys) -> None:
    assert run("import", str(tmp_path / "new.csv")) == 0
    report = capsys.readouterr().out
    assert report.splitlines()[0] == "list_a: list_a.csv: imported"
    assert "  projects                                        2            2" in report
    assert run("list") == 0
    assert "  list_a: list_a.csv, 2 projects, 3 partners, as of 2026-02-01, imported 20" in (
        capsys.readouterr().out)


def test_a_dry_run_leaves_everything(run, tmp_path, capsys) -> None:
    before = contents(tmp_path)
    assert run("import", str(tmp_path / "new.csv"), "--dry-run") == 0
    after = contents(tmp_path)
    assert [name for name in after if name not in before] in ([], ["data/imports/lock"])
    assert not differences({k: str(v) for k, v in before.items()},
                           {k: str(after[k]) for k in before})


@pytest.mark.parametrize("workers", ["0", "two"])
def test_a_number_of_workers_that_is_none_says_what_is_wanted(run, capsys, workers) -> None:
    with pytest.raises(SystemExit):
        run("import", "new.csv", "--workers", workers)
    assert f"--workers: a whole number of 1 and more, not {workers}\n" in capsys.readouterr().err


def test_the_rejected_rows_are_written_as_csv(run, tmp_path) -> None:
    run("import", str(tmp_path / "new.csv"), "--rejected", str(tmp_path / "rejected.csv"))
    assert (tmp_path / "rejected.csv").read_text(encoding="utf-8-sig") == (
        "file,sheet,row,column,value,reason\n")


def test_remove_serves_what_was_before(run, tmp_path, capsys) -> None:
    run("import", str(tmp_path / "newer.csv"))
    assert run("remove", "list_b") == 0
    assert capsys.readouterr().out.endswith("list_b: 1 import removed.\n")
    derived = tmp_path / "data" / "derived"
    assert served(derived, tmp_path / "data" / "imports") == derived


def test_rebuild_says_with_how_many_imports(run, tmp_path, capsys) -> None:
    run("import", str(tmp_path / "new.csv"))
    assert run("rebuild") == 0
    assert capsys.readouterr().out.endswith("The catalogue is made anew with 1 import.\n")


def test_list_says_when_the_shipped_catalogue_has_changed(run, tmp_path, capsys) -> None:
    run("import", str(tmp_path / "new.csv"))
    manifest = tmp_path / "data" / "derived" / "manifest.json"
    run("list")
    assert "Run: python -m data.sources rebuild" not in capsys.readouterr().out
    told = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(told | {"revision": "another"}), encoding="utf-8")
    run("list")
    assert capsys.readouterr().out.endswith("Run: python -m data.sources rebuild\n")


def test_what_is_not_there_is_one_line(run, capsys) -> None:
    assert run("remove", "nothing") == 2
    assert capsys.readouterr().err.strip() == (
        "data.sources: 'nothing' is not an imported source; there are: none.")


def test_a_failing_disk_says_that_the_catalogue_is_whole() -> None:
    with pytest.raises(DataError, match="whole catalogue is served"), command._whole():
        raise OSError(28, "No space left on device")


def test_an_empty_store_is_said(tmp_path: Path) -> None:
    assert list(command.imported_lines(Store(tmp_path))) == ["Nothing is imported."]


def test_every_command_of_the_page_on_imports_is_one() -> None:
    page = (Path(command.__file__).parents[2] / "docs" / "IMPORT.md").read_text(encoding="utf-8")
    start = "python -m data.sources "
    lines = [line.strip().removeprefix("$ ").removeprefix(start).split("  ")[0].split()
             for line in page.splitlines() if line.strip().removeprefix("$ ").startswith(start)]
    assert len(lines) >= 6
    for words in lines:
        assert parser(command.all_commands()).parse_args(words).command == words[0]
