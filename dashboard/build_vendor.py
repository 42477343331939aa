"""Copy the browser libraries and fonts that the app serves itself out of their npm packages.

``python -m dashboard.build_vendor`` writes ``static/vendor/``; the packages, their versions and
checksums are in ``static/vendor.toml``. Network only through ``npm pack``, and only for an archive
that is not in the cache folder yet.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

CHECKSUMS = "SHA256SUMS"


class VendorError(Exception):
    """A package cannot be fetched, or is not the one that was pinned."""


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned npm package and the members of it that are served.

    Attributes
    ----------
    name, version : str
        As npm knows it.
    sha256 : str
        Of the archive that ``npm pack`` writes.
    licence : str
        SPDX identifier.
    reason : str
        What the app needs it for.
    folder : str
        Folder below ``static/vendor/``.
    members : tuple of str
        Paths inside the archive, below its ``package/``; a leading ``dist/`` or ``files/`` is
        dropped in the copy.
    """

    name: str
    version: str
    sha256: str
    licence: str
    reason: str
    folder: str
    members: tuple[str, ...]

    @property
    def archive_name(self) -> str:
        """Name that ``npm pack`` gives the archive.

        Examples
        --------
        >>> Package("@a/b", "1.0.0", "", "", "", "b", ()).archive_name
        'a-b-1.0.0.tgz'
        """
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


def read_packages(path: Path) -> tuple[Package, ...]:
    """Read ``vendor.toml``."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["package"]
    return tuple(Package(**{**entry, "members": tuple(entry["members"])}) for entry in entries)


def served_path(package: Package, member: str) -> PurePosixPath:
    """Return where a member is served, below ``static/vendor/``.

    Examples
    --------
    >>> leaflet = Package("leaflet", "1.9.4", "", "", "", "leaflet-1.9.4", ())
    >>> str(served_path(leaflet, "dist/images/layers.png"))
    'leaflet-1.9.4/images/layers.png'
    """
    return PurePosixPath(package.folder, member.removeprefix("dist/").removeprefix("files/"))


def fetch(package: Package, cache: Path) -> Path:
    """Return the package's archive, downloaded by npm unless it is in ``cache``.

    Raises
    ------
    VendorError
        If npm is missing or fails, or the archive is not the pinned one.
    """
    archive = cache / package.archive_name
    if not archive.exists():
        _npm_pack(package, cache)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        raise VendorError(
            f"{archive} has sha256 {found}, but {package.sha256} is pinned for {package.name} "
            f"{package.version}. Delete the file and try again; if it still differs, do not use it."
        )
    return archive


def _npm_pack(package: Package, cache: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise VendorError(
            f"npm is needed to download {package.name} {package.version}. Install Node.js, or put "
            f"{package.archive_name} into {cache}."
        )
    command = [npm, "pack", f"{package.name}@{package.version}", "--silent"]
    done = subprocess.run(
        [*command, "--pack-destination", str(cache)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise VendorError(f"{' '.join(command)} failed: {done.stderr.strip()[-500:]}")


def read_members(package: Package, archive: Path) -> dict[PurePosixPath, bytes]:
    """Return the served files of one archive: where they go, and their bytes."""
    with tarfile.open(archive) as tar:
        return {served_path(package, name): _read_member(tar, name) for name in package.members}


def _read_member(tar: tarfile.TarFile, name: str) -> bytes:
    try:
        stream = tar.extractfile(f"package/{name}")
    except KeyError:
        stream = None
    if stream is None:
        raise VendorError(f"{tar.name!s} has no file {name}; correct members in vendor.toml.")
    return stream.read()


def build_checksums(files: dict[PurePosixPath, bytes]) -> str:
    """Return the files' checksums as ``sha256sum --check`` reads them.

    Examples
    --------
    >>> build_checksums({PurePosixPath("a/b.js"): b""})[:16]
    'e3b0c44298fc1c14'
    """
    return "".join(
        f"{hashlib.sha256(content).hexdigest()}  {path}\n"
        for path, content in sorted(files.items())
    )


def write_vendor(files: dict[PurePosixPath, bytes], target: Path) -> None:
    """Replace ``target`` by these files and their checksums."""
    if target.exists():
        shutil.rmtree(target)
    for path, content in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)
    (target / CHECKSUMS).write_text(build_checksums(files), encoding="utf-8")


def build(packages: Iterable[Package], cache: Path, target: Path) -> int:
    """Fetch every package, write the served files, and return how many there are."""
    cache.mkdir(parents=True, exist_ok=True)
    files: dict[PurePosixPath, bytes] = {}
    for package in packages:
        files |= read_members(package, fetch(package, cache))
    write_vendor(files, target)
    return len(files)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; see ``--help``."""
    parser = argparse.ArgumentParser(prog="dashboard.build_vendor", description=__doc__)
    parser.add_argument(
        "--static", type=Path, default=Path("static"), help="folder with vendor.toml"
    )
    parser.add_argument(
        "--cache", type=Path, default=Path(".cache/npm"), help="where archives stay"
    )
    options = parser.parse_args(arguments)
    try:
        packages = read_packages(options.static / "vendor.toml")
        count = build(packages, options.cache, options.static / "vendor")
    except (VendorError, OSError) as error:
        print(f"build_vendor: {error}", file=sys.stderr)
        return 1
    print(f"{count} files written to {options.static / 'vendor'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
