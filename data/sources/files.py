"""A file to import: its name without folder, and its bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.sources.delivery import SourceError
from data.sources.limits import Limits, megabytes

LONGEST_NAME = 120


@dataclass(frozen=True)
class SourceFile:
    """A file as it was given.

    Attributes
    ----------
    name : str
        Name without folder and control characters (:func:`bare_name`).
    content : bytes
        All of it.
    """

    name: str
    content: bytes

    @property
    def ending(self) -> str:
        """The name's ending in lower case, as ``xlsx``; empty where it has none."""
        return self.name.rpartition(".")[2].lower() if "." in self.name else ""


def bare_name(name: str) -> str:
    r"""Return a file name without path parts and control characters.

    Examples
    --------
    >>> bare_name("../../etc/list.csv"), bare_name("C:\\temp\\list.csv"), bare_name("a\x00b.csv")
    ('list.csv', 'list.csv', 'ab.csv')
    """
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(letter for letter in last if letter.isprintable()).strip()
    return kept[-LONGEST_NAME:] if kept not in {"", ".", ".."} else "file"


def given_file(name: str, content: bytes) -> SourceFile:
    """Return a file of which name and bytes are at hand, as from an upload."""
    return SourceFile(bare_name(name), content)


def read_file(path: Path, limits: Limits) -> SourceFile:
    """Read a file from disk, unless it is larger than any that can be imported.

    Raises
    ------
    SourceError
        If there is no such file, it cannot be read, or it is too large.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise SourceError(f"{path} is a folder; name the file in it.")
        if size > limits.file_bytes:
            raise SourceError(f"{path.name} has {megabytes(size)}. {limits.told()}")
        return given_file(path.name, path.read_bytes())
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:  # A NUL in the path.
        raise SourceError(f"{path!r} is not the name of a file: {error}.") from error


def joined_name(files: Sequence[SourceFile]) -> str:
    """Return the names of the files as a delivery has them."""
    return " + ".join(file.name for file in files)


def checksum(files: Sequence[SourceFile]) -> str:
    """Return the SHA-256 of the files' bytes, one after the other."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.content)
    return digest.hexdigest()
