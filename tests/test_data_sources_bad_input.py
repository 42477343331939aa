"""Files that must not come in, each with a clear message, in bounded time and memory."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from data.sources.delivery import SourceError
from data.sources.files import given_file, read_file
from data.sources.limits import Limits
from data.sources.mapping import TableMapping
from data.sources.read import read_delivery
from tests.source_files import context, delivered, legacy_file, table, workbook

ROOT = Path(__file__).parent.parent
MAPPING = TableMapping({"Name": "partner_name", "Title": "title"},
                       {"programme": "P", "programming_period": "2014-2020"})
ROWS = [["Title", "Name", "Cost"], ["Bridge", "Port", "5"]]
SHEET = "xl/worksheets/sheet1.xml"
SMALL = Limits(unpacked_bytes=100_000, sheet_cells=1_000, rows=50, columns=20)


def with_part(name: str, change: Callable[[bytes], bytes] | bytes) -> bytes:
    """A small workbook with one part added or changed."""
    stream = io.BytesIO()
    with (zipfile.ZipFile(io.BytesIO(workbook({"List": ROWS}))) as old,
          zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new):
        parts = {part: old.read(part) for part in old.namelist()}
        before = parts.get(name, b"")
        for part, content in (parts | {
            name: change if isinstance(change, bytes) else change(before)}).items():
            new.writestr(part, content)
    return stream.getvalue()


def an_ole_file(*names: str) -> bytes:
    """The beginning of an OLE file, with names of its directory."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + b"".join(
        name.encode("utf-16-le") for name in names)


def a_zip_of(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        parts.writestr(name, "x")
    return stream.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]>'
FAR = b'<c r="A1"', b'<c r="XFD1048576"'
FILES = {
    "encrypted": (an_ole_file("EncryptedPackage"), "is encrypted; remove the password"),
    "macros in an old workbook": (an_ole_file("_VBA_PROJECT"), "has macros"),
    "macros": (with_part("xl/vbaProject.bin", b"x"), "has macros, .* save it as .xlsx"),
    "old and damaged": (an_ole_file("Workbook"), "cannot be opened as a workbook"),
    "binary workbook": (a_zip_of("xl/workbook.bin"), "is a binary workbook"),
    "open document": (a_zip_of("content.xml"), "is an OpenDocument file"),
    "another zip": (a_zip_of("word/document.xml"), "no workbook; unpack it"),
    "cut off": (workbook({"List": ROWS})[:2000], "is a damaged workbook"),
    "zip bomb": (with_part(SHEET, bytes(1_000_000)), r"larger than 0.1 MB when unpacked"),
    "huge area": (with_part(SHEET, lambda xml: xml.replace(*FAR)), "used area .* is too large"),
    "entities": (with_part(SHEET, lambda xml: ENTITIES + xml.partition(b"?>")[2]),
                 "declares XML entities"),
    "entities in the texts": (with_part("xl/sharedStrings.xml", lambda xml: ENTITIES +
                              xml.partition(b"?>")[2]), "declares XML entities"),
    "many columns": (table([["a"] * 500, ["b"] * 500]), "500 columns. At most"),
    "many rows": (table([ROWS[0], *([f"T{i}", "n", "5"] for i in range(99))]),
                  "has more than 50 rows. At most"),
    "empty": (b" \n", "is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "NUL bytes"),
    "prose": (b"Dear all,\nthe list will follow.\n", "lacks columns of the mapping|no table"),
    "nothing but numbers": (workbook({"A": [[1, 2, 3], [4, 5, 6]]}), "holds no table"),
    "empty sheets": (workbook({"A": [], "B": []}), "no sheet with a table that is shown"),
}


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_cannot_come_in_says_why(what: str) -> None:
    content, message = FILES[what]
    with pytest.raises(SourceError, match=message):
        read_delivery(given_file("list.xlsx", content), context(), mapping=MAPPING, limits=SMALL)


def test_a_wrong_ending_is_told_and_the_bytes_count() -> None:
    for name, content in (("a.csv", workbook({"L": ROWS})), ("a.xlsx", table(ROWS))):
        delivery = read_delivery(given_file(name, content), context(), mapping=MAPPING)
        assert len(delivery.tables["partners"]) == 1
        assert any("The name ends in" in finding.text for finding in delivery.findings)


def test_formulas_and_links_are_text() -> None:
    rows = [ROWS[0], ["=HYPERLINK(\"http://x\")", "@SUM(A1)", "5"]]
    for content in (workbook({"L": rows}), table(rows)):
        delivery = read_delivery(given_file("a", content), context(), mapping=MAPPING)
        assert delivery.tables["projects"]["title"].tolist() == ['=HYPERLINK("http://x")']
        assert delivery.tables["partners"]["partner_name"].tolist() == ["@SUM(A1)"]


def test_a_missing_file_a_folder_and_a_large_one_are_told(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    large.write_bytes(b"x" * 2000)
    for path, message in ((tmp_path / "none", "cannot be read"), (tmp_path, "is a folder"),
                          (large, "has 0.002 MB. At most")):
        with pytest.raises(SourceError, match=message):
            read_file(path, Limits(file_bytes=1000))


def test_control_characters_of_a_file_are_not_in_messages() -> None:
    rows = [["Title\x1b[31m", "Name" * 400], ["a", "b"]]
    with pytest.raises(SourceError) as caught:
        read_delivery(given_file("a\x1b.csv", table(rows)), context(), mapping=MAPPING)
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 1_010


def test_the_safety_of_a_good_workbook_is_no_matter() -> None:
    assert delivered(legacy_file()).rows_in["projects"] == 3


# A process is counted with what its parent held when it began, so a small one stands between.
MEASURED = """
import os, subprocess, sys
child = subprocess.Popen([sys.executable, *sys.argv[1:]])
_, status, used = os.wait4(child.pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss)
"""


@pytest.mark.slow
@pytest.mark.parametrize("what", ["zip bomb", "huge area", "long cell"])
def test_memory_stays_below_512_mb(what: str, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes({
        "zip bomb": lambda: with_part(SHEET, bytes(400_000_000)),
        "huge area": lambda: FILES["huge area"][0],
        "long cell": lambda: table([ROWS[0], ["x" * 10_000_000, "b", "c"]])}[what]())
    command = [sys.executable, "-c", MEASURED, "-m", "data.sources", "inspect", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    code, used_kb = map(int, done.stdout.split())
    assert (code, done.stderr.count("\n")) == (2, 1)
    assert used_kb < 512 * 1024
