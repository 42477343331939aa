"""Put a finished folder in the place of an old one, so that a crash leaves a whole one.

The new folder is written beside the old under another name; then two renames change them. What
a crash leaves behind is put right at the start of the next build.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path


def new_folder(target: Path) -> Path:
    """Return an empty folder beside the target, to be written and then swapped in."""
    recover(target)
    new = _beside(target, "new")
    new.mkdir(parents=True)
    return new


def recover(target: Path) -> None:
    """Undo what an interrupted build left: the old folder back in place, the rest removed."""
    old, new = _beside(target, "old"), _beside(target, "new")
    if old.exists() and not target.exists():
        old.rename(target)
    for leftover in (old, new):
        if leftover.exists():
            shutil.rmtree(leftover)


def swap_in(new: Path, target: Path) -> None:
    """Put the new folder in the target's place; the old one is removed only afterwards."""
    old = _beside(target, "old")
    if target.exists():
        target.rename(old)
    new.rename(target)
    if old.exists():
        shutil.rmtree(old)


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole: under another name first, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    part.replace(path)


def remove_others(folder: Path, keep: Iterable[str]) -> None:
    """Remove the files of a folder that are not among the names to keep."""
    kept = set(keep)
    for path in folder.iterdir():
        if path.is_file() and path.name not in kept:
            path.unlink()


def checksums(files: Iterable[Path], root: Path) -> dict[str, str]:
    """Return the SHA-256 of each file, by its path below the root, sorted."""
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(files)}


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Return a line for each name that is missing, new or changed.

    Examples
    --------
    >>> differences({"a": "1", "b": "2"}, {"b": "3", "c": "4"})
    ['a: missing', 'b: changed', 'c: new']
    """
    lines = {name: "missing" for name in before if name not in after}
    lines |= {name: "new" for name in after if name not in before}
    lines |= {name: "changed" for name in before if after.get(name, before[name]) != before[name]}
    return [f"{name}: {lines[name]}" for name in sorted(lines)]


def _beside(target: Path, role: str) -> Path:
    """Return the hidden sibling of a folder for a role."""
    return target.with_name(f".{target.name}.{role}")
