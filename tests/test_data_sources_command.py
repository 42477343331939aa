"""The command line: list and inspect."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.sources.command import UNUSABLE, main
from data.sources.formats import FORMATS
from tests.source_files import legacy_file, table
from tests.test_data_sources_own_table import ROWS


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_list_names_every_format_and_the_limits(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "list")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()[:-2]] == [
        *(one.name for one in FORMATS), "table"]
    assert "At most 600 MB of text" in out


def test_inspect_says_what_a_file_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "keep.xlsx"
    path.write_bytes(legacy_file().content)
    code, out, _ = run(capsys, "inspect", str(path))
    assert code == 0
    assert "keep.xlsx: keep.eu: Excel export of 2019" in out
    assert "projects: 3 = 2 good + 0 rejected + 1 joined with another row" in out
    assert "keep.xlsx, sheet Partners, row 5: its project is not in the file" in out


def test_a_proposed_mapping_can_be_saved_and_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, saved = tmp_path / "list.csv", tmp_path / "m.toml"
    path.write_bytes(table(ROWS))
    _, out, _ = run(capsys, "inspect", str(path))
    saved.write_text(out.partition("--mapping:\n")[2], encoding="utf-8")
    code, again, _ = run(capsys, "inspect", str(path), "--mapping", str(saved))
    assert code == 0
    assert "partners: 3 = 3 good + 0 rejected" in again
    assert "Proposed mapping" not in again


def test_what_cannot_be_used_is_one_line_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "inspect", str(tmp_path / "none.csv"))
    assert (code, out, err.count("\n")) == (UNUSABLE, "", 1)
    assert "cannot be read: No such file" in err


def test_control_characters_of_a_file_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(table([["Project", "Applicant", "\x1b[31mred"], ["a", "b", "c"]]))
    _, out, _ = run(capsys, "inspect", str(path))
    assert "\x1b" not in out
