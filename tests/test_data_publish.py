"""Swapping folders: whatever a crash leaves, one whole folder is in place."""

from pathlib import Path

from data.publish import new_folder, recover, swap_in


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def folder_with(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "file").write_text(text)
    return path


def test_a_crash_between_the_two_renames_is_put_right(tmp_path: Path) -> None:
    folder_with(tmp_path / ".derived.old", "old")
    folder_with(tmp_path / ".derived.new", "new")
    recover(tmp_path / "derived")
    assert (tmp_path / "derived" / "file").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["derived"]


def test_a_crash_after_the_swap_leaves_the_new_one(tmp_path: Path) -> None:
    folder_with(tmp_path / "derived", "new")
    folder_with(tmp_path / ".derived.old", "old")
    recover(tmp_path / "derived")
    assert (tmp_path / "derived" / "file").read_text() == "new"


def test_the_swap_replaces_the_whole_folder(tmp_path: Path) -> None:
    target = folder_with(tmp_path / "derived", "old")
    new = new_folder(target)
    (new / "other").write_text("new")
    swap_in(new, target)
    assert contents(target) == {"other": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["derived"]
