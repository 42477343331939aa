"""Whether a workbook can be opened safely: looked at before a reader is let in.

A workbook is a zip of XML parts, or an OLE file (``.xls``, and every encrypted one). Its parts
are unpacked once, as a stream that is thrown away, up to the limit (a zip bomb ends there), and
the sheets among them run through expat, which tells the size of the used area and stops at
entities (a reader would set aside memory for the whole area, 17 billion cells if one cell
stands in the last corner).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from data.sources.delivery import SourceError
from data.sources.files import SourceFile
from data.sources.limits import Limits, megabytes

ZIP_MARK, OLE_MARK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PIECE_BYTES = 1 << 18
SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
MACROS = "_VBA_PROJECT".encode("utf-16-le")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
REFERENCE = re.compile(r"\$?([A-Z]{1,4})\$?(\d{1,9})")


def is_workbook(content: bytes) -> bool:
    """Tell whether bytes begin as a workbook does (or another zip or OLE file)."""
    return content.startswith((ZIP_MARK, OLE_MARK))


def check_workbook(file: SourceFile, limits: Limits) -> None:
    """Raise SourceError for a workbook that must not be opened.

    That is: encrypted, with macros, not a workbook, too large unpacked or in its used area,
    or with XML entities.
    """
    if len(file.content) > limits.packed_bytes:
        raise SourceError(f"{file.name} has {megabytes(len(file.content))}. {limits.told()}")
    if file.content.startswith(OLE_MARK):
        _check_ole(file)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as parts:
            _check_names(file.name, parts.namelist())
            _check_parts(file.name, parts, limits)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError,
            RuntimeError) as error:
        raise SourceError(f"{file.name} is a damaged workbook ({error}); open it and save it "
                          "again as .xlsx.") from error


def _check_ole(file: SourceFile) -> None:
    """Refuse an encrypted workbook and one with macros, by the names in the OLE directory."""
    if ENCRYPTED in file.content:
        raise SourceError(f"{file.name} is encrypted; remove the password and save it again.")
    if MACROS in file.content:
        raise SourceError(_macros(file.name))


def _macros(name: str) -> str:
    return f"{name} has macros, which a table does not need; save it as .xlsx without them."


def _check_names(name: str, parts: list[str]) -> None:
    """Refuse what is no workbook of sheets in XML."""
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        raise SourceError(_macros(name))
    if "xl/workbook.bin" in parts:
        raise SourceError(f"{name} is a binary workbook; save it as .xlsx.")
    if "content.xml" in parts:
        raise SourceError(f"{name} is an OpenDocument file; save it as .xlsx or CSV.")
    if "xl/workbook.xml" not in parts:
        raise SourceError(f"{name} is a zip file but no workbook; unpack it and give the table.")


def _check_parts(name: str, parts: zipfile.ZipFile, limits: Limits) -> None:
    """Unpack every part once, counting, and measure the sheets."""
    left = limits.unpacked_bytes
    for info in parts.infolist():
        area = _Area(name, info.filename, limits) if SHEET_PART.fullmatch(info.filename) else None
        guard = None if area is not None or not info.filename.endswith(".xml") else _Guard(name)
        with parts.open(info) as stream:
            while piece := stream.read(PIECE_BYTES):
                left -= len(piece)
                if left < 0:
                    raise SourceError(f"{name} is larger than {megabytes(limits.unpacked_bytes)} "
                                      f"when unpacked. {limits.told()}")
                (area or guard or _Nothing()).feed(piece)


class _Nothing:
    """Reads nothing."""

    def feed(self, piece: bytes) -> None:
        """Drop a piece."""


class _Guard:
    """Stops at a document type, which a workbook's XML never has: entities live there."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, piece: bytes) -> None:
        """Parse a piece of XML."""
        try:
            self.parser.Parse(piece)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise SourceError(f"{self.name} is a damaged workbook ({error}); open it and save it "
                              "again.") from error

    def _doctype(self, *_: object) -> None:
        raise SourceError(f"{self.name} declares XML entities, which no workbook needs; it is not "
                          "opened. Save it again from a spreadsheet program.")


class _Area(_Guard):
    """Measures the used area of a sheet as its cells go by."""

    def __init__(self, name: str, part: str, limits: Limits) -> None:
        super().__init__(name)
        self.part, self.limits = part, limits
        self.row = self.column = self.last_row = self.last_column = 0
        self.parser.StartElementHandler = self._element

    def _element(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith("row"):
            self.row, self.column = int(attributes.get("r") or self.row + 1), 0
            self.last_row = max(self.last_row, self.row)
            self._check()
        elif tag == "c" or tag.endswith(":c"):
            found = REFERENCE.fullmatch(attributes.get("r", ""))
            self.column = _column(found[1]) if found else self.column + 1
            row = int(found[2]) if found else self.row  # A cell may name another row than its own.
            if self.column > self.last_column or row > self.last_row:
                self.last_column = max(self.column, self.last_column)
                self.last_row = max(row, self.last_row)
                self._check()

    def _check(self) -> None:
        if self.last_row * self.last_column > self.limits.sheet_cells:
            raise SourceError(
                f"{self.name}, {self.part}: the used area of {self.last_row:,} rows and "
                f"{self.last_column:,} columns is too large; delete empty rows and columns, or "
                f"save the sheet as CSV. {self.limits.told()}")


def _column(letters: str) -> int:
    """Return the number of a column by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
