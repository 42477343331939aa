"""Text in every encoding that the region's files are written in."""

from __future__ import annotations

import pytest

from data.sources.delivery import SourceError
from data.sources.encoding import encoding_finding, find_encoding
from data.sources.files import bare_name, given_file
from data.sources.limits import Limits
from data.sources.text_table import find_delimiter, text_grid

TEXTS = {
    "lv": "Rīgas plānošanas reģions; Jūrmala; Ķekavas novads",
    "lt": "Klaipėdos rajono savivaldybė; Šiaulių universitetas; Ąžuolų gatvė",
    "et": "Tartu Ülikool; Võru; Põltsamaa; Šoti",
    "pl": "Gmina Żary; Łódź; Świętokrzyskie; Zażółć gęślą jaźń",
    "sv": "Örebro län; Åre; Malmö högskola",
    "da": "København; Ærø; Sønderborg",
    "de": "Universität Rostock; Straße; Lübeck",
    "ru": "Калининградская область",
}
WRITTEN = [
    *((language, name) for language in TEXTS for name in ("utf-8", "utf-8-sig", "utf-16")),
    ("lv", "cp1257"), ("lv", "iso8859-13"), ("lt", "cp1257"), ("lt", "iso8859-13"),
    ("et", "cp1257"), ("et", "cp1252"), ("et", "iso8859-15"), ("pl", "cp1250"),
    ("pl", "iso8859-2"), ("sv", "cp1252"), ("sv", "iso8859-15"), ("da", "cp1252"),
    ("da", "iso8859-15"), ("de", "cp1252"), ("de", "cp850"), ("ru", "cp1251"),
    ("lv", "utf-16-le"), ("sv", "utf-16-be"),
]


@pytest.mark.parametrize(("language", "encoding"), WRITTEN)
def test_the_text_is_read_as_it_was_written(language: str, encoding: str) -> None:
    content = TEXTS[language].encode(encoding)
    found = find_encoding(content)
    assert content.decode(found).removeprefix("\ufeff") == TEXTS[language]


def test_the_encoding_is_told() -> None:
    assert encoding_finding("cp1257").text == "The text is in Windows-1257."


@pytest.mark.parametrize("content", [b"a;b\0c\n1;2;3\n", b"\0\0\0\0", b"\xff\xfe\x00"])
def test_bytes_that_are_no_text_are_refused(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"NUL bytes|begins as UTF-16"):
        find_encoding(content)


@pytest.mark.parametrize(("sample", "delimiter"), [
    ("a;b;c\n1,5;2,5;3,5\n", ";"), ("a,b\n1;2,3\n", ","), ("a\tb\n1\t2\n", "\t"),
    ("a|b\n1|2\n", "|"), ('name,roles\nx,"LP;PP;PP;PP"\ny,"LP;PP"\n', ",")])
def test_the_delimiter_is_that_of_even_rows(sample: str, delimiter: str) -> None:
    assert find_delimiter(sample) == delimiter


@pytest.mark.parametrize(("content", "message"), [
    (b"", "is empty"), (b"<!DOCTYPE html><table>", "a web page"), (b"%PDF-1.7 ...", "a PDF"),
    (b"<?xml version='1.0'?>", "XML")])
def test_other_formats_are_named(content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        text_grid(given_file("list.csv", content), Limits())


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    grid, _ = text_grid(given_file("a.csv", b'a;b\n"two\nlines";x\n\ny;z\n'), Limits())
    assert [(number, cells) for number, cells in grid.rows if cells] == [
        (1, ["a", "b"]), (2, ["two\nlines", "x"]), (4, ["y", "z"])]


def test_a_quotation_mark_left_open_is_told_with_its_line() -> None:
    grid, _ = text_grid(given_file("a.csv", b'a,b\n1,"' + b"x" * 140_000), Limits())
    with pytest.raises(SourceError, match=r"line 2: .*quotation mark"):
        list(grid.rows)


@pytest.mark.parametrize("name", ["../../a.csv", "C:\\x\\a.csv", "/etc/a.csv", "a\n.csv"])
def test_a_file_name_has_no_path(name: str) -> None:
    assert bare_name(name) == "a.csv"
