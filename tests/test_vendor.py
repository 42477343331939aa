"""The files of others that we serve: the pinned ones, licensed, and asking for nothing outside."""

from __future__ import annotations

import hashlib
import io
import re
import tarfile
from pathlib import Path

import pytest

from dashboard.build_vendor import STATIC_FOLDER, build, main, read_vendored
from geo.errors import PackageError

VENDOR = STATIC_FOLDER / "vendor"
LINES = (VENDOR / "SHA256SUMS").read_text().splitlines()
LISTED = {name: sha256 for sha256, name in (line.split("  ", 1) for line in LINES)}
# What makes a browser ask for something: not a comment, a namespace or a link to click on.
ASKS_OUTSIDE = re.compile(
    r"""(?:url\(\s*['"]?|@import\s+['"]?|fetch\(['"]|\.src\s*=\s*['"])(?:https?:)?//""", re.I
)

TOY = """
[toy]
version = "1.0.0"
registry = "npm"
file = "toy-1.0.0.tgz"
sha256 = "{sha256}"
licence = "ISC"
attribution = "A. Toymaker"
why = "to test with"
folder = "toy-1.0.0"
members = ["package/LICENSE", "package/dist/toy.js"]
"""


def toy_archive() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as tar:
        for name, content in (("package/LICENSE", b"free"), ("package/dist/toy.js", b"toy()")):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return stream.getvalue()


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A folder with a cached archive, as npm would have left it, and its vendor.toml."""
    (tmp_path / "cache").mkdir()
    archive = toy_archive()
    (tmp_path / "cache" / "toy-1.0.0.tgz").write_bytes(archive)
    sha256 = hashlib.sha256(archive).hexdigest()
    (tmp_path / "vendor.toml").write_text(TOY.format(sha256=sha256))
    return tmp_path


@pytest.mark.parametrize("name", sorted(LISTED))
def test_each_file_is_the_one_that_was_copied(name: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == LISTED[name]


def test_no_file_is_there_unlisted() -> None:
    there = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert there - {"SHA256SUMS"} == set(LISTED)


def test_each_package_brings_its_licence() -> None:
    for vendored in read_vendored(STATIC_FOLDER / "vendor.toml"):
        assert f"{vendored.folder}/LICENSE" in LISTED
        assert vendored.package.version in vendored.folder


@pytest.mark.parametrize("name", sorted(name for name in LISTED if name.endswith((".js", ".css"))))
def test_no_file_asks_another_host(name: str) -> None:
    assert ASKS_OUTSIDE.findall((VENDOR / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text", ["url(http://a/b.png)", '@import "//a/b.css"', "i.src='https://a'"]
)
def test_the_check_knows_what_asking_looks_like(text: str) -> None:
    assert ASKS_OUTSIDE.search(text)


def test_the_globals_that_the_map_uses_are_defined() -> None:
    assert ").Supercluster=" in (VENDOR / "supercluster-9.1.0/supercluster.min.js").read_text()
    assert "window.L=" in (VENDOR / "leaflet-1.9.4/leaflet.js").read_text(encoding="utf-8")


def test_building_twice_gives_the_same_bytes(toy: Path) -> None:
    for target in ("one", "two"):
        assert build(read_vendored(toy / "vendor.toml"), toy / "cache", toy / target) == 2
    for name in ("toy-1.0.0/LICENSE", "toy-1.0.0/toy.js", "SHA256SUMS"):
        assert (toy / "one" / name).read_bytes() == (toy / "two" / name).read_bytes()


def test_another_archive_than_the_pinned_one_is_refused(
    toy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (toy / "cache" / "toy-1.0.0.tgz").write_bytes(b"something else")
    assert main(["--static", str(toy), "--cache", str(toy / "cache")]) == 1
    assert "do not use it" in capsys.readouterr().err
    assert not (toy / "vendor").exists()


def test_an_entry_with_a_wrong_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "vendor.toml").write_text(TOY.replace("folder", "fodler"))
    with pytest.raises(PackageError, match=r"vendor.toml, \[toy\].*fodler"):
        read_vendored(tmp_path / "vendor.toml")
