"""Copy the browser libraries and fonts that the app serves itself out of their npm packages.

``python -m dashboard.build_vendor`` writes ``static/vendor/``. The packages, their versions and
checksums are in ``static/vendor.toml``; they are fetched as those of the geography are.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import PackageError
from geo.packages import CACHE_FOLDER, Package, members

STATIC_FOLDER = Path(__file__).parent.parent / "static"
CHECKSUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Vendored:
    """One pinned package and the files of it that are served.

    Attributes
    ----------
    package : Package
        What to fetch.
    folder : str
        Folder below ``static/vendor/``.
    members : tuple of str
        Paths of the files inside the archive.
    """

    package: Package
    folder: str
    members: tuple[str, ...]


def read_vendored(path: Path) -> tuple[Vendored, ...]:
    """Read ``vendor.toml``.

    Raises
    ------
    PackageError
        If an entry lacks a key or has an unknown one.
    """
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_vendored(name, entry, path) for name, entry in entries.items())


def _vendored(name: str, entry: Mapping[str, Any], path: Path) -> Vendored:
    pinned = {key: value for key, value in entry.items() if key not in ("folder", "members")}
    try:
        return Vendored(Package(name=name, **pinned), entry["folder"], tuple(entry["members"]))
    except (KeyError, TypeError) as error:
        raise PackageError(f"{path.name}, [{name}]: missing or unknown key: {error}.") from error


def served_name(member: str) -> str:
    """Return where a file of an archive is served, below its package's folder.

    Examples
    --------
    >>> served_name("package/dist/images/layers.png")
    'images/layers.png'
    """
    return member.removeprefix("package/").removeprefix("dist/").removeprefix("files/")


def read_files(vendored: Vendored, cache: Path) -> dict[str, bytes]:
    """Return the served files of one package, by their path below ``static/vendor/``."""
    paths = members(vendored.package, vendored.members, cache)
    return {
        f"{vendored.folder}/{served_name(member)}": path.read_bytes()
        for member, path in zip(vendored.members, paths, strict=True)
    }


def build_checksums(files: Mapping[str, bytes]) -> str:
    """Return the files' checksums as ``sha256sum --check`` reads them.

    Examples
    --------
    >>> build_checksums({"a/b.js": b""})[:16]
    'e3b0c44298fc1c14'
    """
    sums = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums))


def write_vendor(files: Mapping[str, bytes], target: Path) -> None:
    """Replace the folder ``target`` by these files and their checksums."""
    if target.exists():
        shutil.rmtree(target)
    for path, content in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)
    (target / CHECKSUMS).write_text(build_checksums(files), encoding="utf-8")


def build(vendored: Iterable[Vendored], cache: Path, target: Path) -> int:
    """Fetch every package, write the served files, and return how many there are."""
    files: dict[str, bytes] = {}
    for one in vendored:
        files |= read_files(one, cache)
    write_vendor(files, target)
    return len(files)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; see ``--help``."""
    parser = argparse.ArgumentParser(prog="dashboard.build_vendor", description=__doc__)
    parser.add_argument("--static", type=Path, default=STATIC_FOLDER, help="has vendor.toml")
    parser.add_argument("--cache", type=Path, default=CACHE_FOLDER, help="keeps the archives")
    options = parser.parse_args(arguments)
    target = options.static / "vendor"
    try:
        count = build(read_vendored(options.static / "vendor.toml"), options.cache, target)
    except (PackageError, OSError) as error:
        print(f"build_vendor: {error}", file=sys.stderr)
        return 1
    print(f"{count} files written to {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
