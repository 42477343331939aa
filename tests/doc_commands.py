"""The commands in ``docs/formats`` and what they print; the example files they are run on.

``python -m tests.doc_commands`` writes the example files and the outputs anew, after a change of
a fixture or of the output; read the difference before it is committed.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.sources.command import main
from tests import source_fixtures as made
from tests.source_files import legacy_file, table

ROOT = Path(__file__).parent.parent
DOCS, EXAMPLES = ROOT / "docs" / "formats", ROOT / "docs" / "examples"
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
PROGRAM = "python -m data.sources "

POLISH_LIST = [
    ["Lista projektów realizowanych z Funduszy Europejskich, stan na 31.12.2020"], [],
    ["Lp.", "Tytuł projektu / Project name", "Numer umowy", "Nazwa beneficjenta",
     "Wartość projektu (w zł)", "Wartość unijnego dofinansowania (w zł)", "Data rozpoczęcia",
     "Data zakończenia", "Województwo"],
    ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    ["1", "Budowa drogi gminnej", "RPWM.07.01", "Gmina Miasto Elbląg", "12 345 678,90",
     "8 500 000,00", "03.04.2016", "31.12.2018", "warmińsko-mazurskie"],
    ["2", "Szkoła bez granic", "RPWM.02.02", "Powiat Ełcki", "1 345 678,90", "500 000,00",
     "05.04.2016", "30.11.2018", "warmińsko-mazurskie"],
    ["3", "Szkoła bez granic", "RPWM.02.02", "Powiat Pucki", "1 345 678,90", "500 000,00",
     "05.04.2016", "30.11.2018", "pomorskie"],
    ["4", "Port rzeczny", "RPWM.07.03", "Gmina Ełk", "900 000,00", "700 000,00", "01.06.2019",
     "01.06.2018", "warmińsko-mazurskie"],
    ["", "Razem", "", "", "14 591 357,80", "9 700 000,00", "", "", ""],
]
MAPPING = '''# Mapping of the list of projects: their column = ours.
header_row = 3

[columns]
"Tytuł projektu / Project name" = "title"
"Numer umowy" = "contract_number"
"Nazwa beneficjenta" = "partner_name"
"Wartość projektu (w zł)" = "total_budget_eur"
"Wartość unijnego dofinansowania (w zł)" = "eu_funding_eur"
"Data rozpoczęcia" = "start_date"
"Data zakończenia" = "end_date"
"Województwo" = "region_published"

[constants]
programme = "Regional Programme Warmia-Masuria"
programming_period = "2014-2020"
country_code = "PL"

[reading]
decimal = ","
day_order = "day first"
currency = "PLN"

[source]
code = "warmia_masuria"
title = "List of projects of Warmia-Masuria"
'''


def examples() -> dict[str, bytes]:
    """The example files by name."""
    projects, organisations = made.cordis()
    listed = [row + [""] * (9 - len(row)) for row in POLISH_LIST]
    return {
        "keep_legacy.xlsx": legacy_file().content,
        "keep_current.xlsx": made.keep_current().content,
        "keep.json": made.keep_json().content,
        "latest_LV.csv": made.kohesio().content,
        "project.csv": projects.content, "organization.csv": organisations.content,
        "central_baltic.csv": made.central_baltic().content,
        "estonia_latvia.xlsx": made.estonia_latvia().content,
        "ports.geojson": made.geojson().content,
        "lista_projektow.csv": table(listed, ";", "cp1250"),
        "lista_projektow.toml": MAPPING.encode(),
    }


@dataclass(frozen=True)
class DocCommand:
    """A command in a page, and the output that the page shows."""

    page: str
    command: str
    output: str


def doc_commands() -> Iterator[DocCommand]:
    """Return every command of the pages, in their order."""
    for page in sorted(DOCS.glob("*.md")):
        for found in BLOCK.finditer(page.read_text(encoding="utf-8")):
            yield DocCommand(page.name, found["command"], found["output"])


def printed(command: str) -> str:
    """Run a command of ``data.sources`` from the top of the repository; return what it prints."""
    said = io.StringIO()
    with (contextlib.chdir(ROOT), contextlib.redirect_stdout(said),
          contextlib.redirect_stderr(said)):
        main(shlex.split(command.removeprefix(PROGRAM)))
    return said.getvalue()


def write() -> None:
    """Write the example files, and the outputs into the pages."""
    for name, content in examples().items():
        (EXAMPLES / name).write_bytes(content)
    for page in DOCS.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(BLOCK.sub(
            lambda found: f"```console\n$ {found['command']}\n{printed(found['command'])}```",
            text), encoding="utf-8")


if __name__ == "__main__":
    write()
