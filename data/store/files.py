"""Files of the store: written aside, flushed to the disk, put in place by one rename."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from data.publish import write_file
from data.store.layout import Store

PART = ".part"
"""How names of unfinished folders end; they begin with a dot."""


def write_folder(target: Path, fill: Callable[[Path], None]) -> None:
    """Make a folder that is there whole or not at all; one that is there already stays.

    Parameters
    ----------
    target : pathlib.Path
        Its name must be of this content alone: two folders of one name hold the same.
    fill : callable
        Writes the files into the empty folder it is given.
    """
    if target.exists():
        return
    part = target.with_name(f".{target.name}{PART}")
    remove_folder(part)
    part.mkdir(parents=True)
    fill(part)
    _place(part, target)


def _place(part: Path, target: Path) -> None:
    """Flush a finished folder to the disk and give it its name."""
    for path in [*part.iterdir(), part]:
        flush(path)
    part.rename(target)
    flush(target.parent)


def write_by_content(parent: Path, fill: Callable[[Path], str]) -> str:
    """Make a folder that is named by its content, whole or not at all; return its name.

    Parameters
    ----------
    parent : pathlib.Path
        Where it goes.
    fill : callable
        Writes the files into the empty folder it is given, and returns the name.
    """
    part = parent / f".new{PART}"
    remove_folder(part)
    part.mkdir(parents=True)
    name = fill(part)
    if (parent / name).exists():
        remove_folder(part)
    else:
        _place(part, parent / name)
    return name


def flush(path: Path) -> None:
    """Have the system write a file or folder to the disk; Windows cannot do so for folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def point_at(store: Store, name: str) -> None:
    """Serve another catalogue from now on; the empty name is the shipped one."""
    if name:
        write_file(store.pointer, f"{name}\n".encode())
    else:
        store.pointer.unlink(missing_ok=True)
    flush(store.root)


def remove_folder(path: Path) -> None:
    """Remove a folder, if it is there."""
    if path.exists():
        shutil.rmtree(path)


def clean(store: Store, keep_catalogues: Iterable[str], keep_deliveries: Iterable[str]) -> None:
    """Remove what is not to keep: unfinished folders, old catalogues, deliveries of none."""
    _keep_only(store.catalogues, set(keep_catalogues))
    wanted = set(keep_deliveries)
    for source in _folders(store.deliveries):
        _keep_only(source, {name.partition("/")[2] for name in wanted
                            if name.startswith(f"{source.name}/")})
        if not any(source.iterdir()):
            source.rmdir()


def _keep_only(folder: Path, names: set[str]) -> None:
    for path in _folders(folder):
        if path.name not in names:
            remove_folder(path)


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.exists() else []
