"""The pages of the formats: every command in them is run, and prints what they show."""

from __future__ import annotations

import pytest

from data.sources.files import given_file
from data.sources.formats import FORMATS
from data.sources.limits import Limits
from data.sources.own_table import FORMAT as TABLE
from data.sources.tables_of import tables_of
from tests.doc_commands import DOCS, EXAMPLES, PROGRAM, DocCommand, doc_commands, examples, printed

COMMANDS = list(doc_commands())


def test_every_format_has_a_page_with_a_command() -> None:
    pages = {f"{one.name}.md" for one in FORMATS} | {f"{TABLE}.md", "README.md"}
    assert {page.name for page in DOCS.glob("*.md")} == pages
    assert {command.page for command in COMMANDS} == pages


@pytest.mark.parametrize("shown", COMMANDS, ids=lambda shown: f"{shown.page}: {shown.command}")
def test_a_command_prints_what_its_page_shows(shown: DocCommand) -> None:
    assert shown.command.startswith(PROGRAM)
    assert printed(shown.command) == shown.output


@pytest.mark.parametrize("name", examples())
def test_the_example_files_are_those_of_the_tests(name: str) -> None:
    committed, made = (EXAMPLES / name).read_bytes(), examples()[name]
    if name.endswith(".xlsx"):  # The bytes of a workbook depend on the library that wrote it.
        for one, other in zip(*(tables_of(given_file(name, content), Limits())[0]
                                for content in (committed, made)), strict=True):
            assert one.cells.equals(other.cells)
    else:
        assert committed == made
