"""The command ``python -m data.sources``: its subcommands, and what they share."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.errors import DataError
from data.sources.delivery import ImportContext, load_context
from data.sources.files import SourceFile, read_file
from data.sources.formats import FORMATS
from data.sources.inspect import inspect_files
from data.sources.inspect_text import inspection_text
from data.sources.limits import Limits
from data.sources.mapping import TableMapping, read_mapping
from data.sources.own_table import FORMAT as TABLE
from geo.crosswalk import NUTS_FOLDER
from geo.errors import GeoError

UNUSABLE, STOPPED = 2, 130
"""Exit codes: for input that cannot be used, and as the shell has it after Ctrl-C."""
CURATED = Path(__file__).parent.parent / "curated"


@dataclass(frozen=True)
class Command:
    """A subcommand.

    Attributes
    ----------
    name, help : str
        As the command line has them.
    add_arguments : callable
        Adds its arguments to its parser.
    run : callable
        Does it, and returns the exit code; a :class:`DataError` becomes a message.
    """

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def _no_arguments(_: argparse.ArgumentParser) -> None:
    """Add none."""


def list_formats(_: argparse.Namespace) -> int:
    """Print the formats that can be imported."""
    rows = [(one.name, one.reads, one.title) for one in FORMATS]
    rows.append((TABLE, ".xlsx, .xls or .csv, and a mapping", "any table of projects and partners"))
    widths = [max(len(row[i]) for row in rows) for i in (0, 1)]
    for name, reads, title in rows:
        print(f"{name.ljust(widths[0])}  {reads.ljust(widths[1])}  {title}")
    print(f"\n{Limits().told()}")
    return 0


def add_file_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say what is read, and how."""
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+",
                        help="the file, or the files that belong together")
    parser.add_argument("--format", metavar="F", dest="format_name",
                        choices=[*(one.name for one in FORMATS), TABLE],
                        help="format, if it is not to be detected (see: list)")
    parser.add_argument("--mapping", metavar="M", type=Path,
                        help="mapping of a table of your own (TOML)")
    parser.add_argument("--source-code", metavar="CODE", default="",
                        help="code of the source, if the file or mapping does not give it")
    parser.add_argument("--source-date", metavar="YYYY-MM-DD", type=datetime.date.fromisoformat,
                        help="day of the export, if the file does not tell it")


def given_files(options: argparse.Namespace) -> list[SourceFile]:
    """Return the files of a command line."""
    return [read_file(path, Limits()) for path in options.files]


def given_mapping(options: argparse.Namespace) -> TableMapping | None:
    """Return the mapping of a command line."""
    return read_mapping(read_file(options.mapping, Limits())) if options.mapping else None


def given_context(options: argparse.Namespace) -> ImportContext:
    """Return what importers need, as of today."""
    return load_context(CURATED, NUTS_FOLDER, datetime.date.today(), options.source_date,
                        options.source_code)


def inspect(options: argparse.Namespace) -> int:
    """Print what files are, and what would come in of them."""
    seen = inspect_files(given_files(options), given_context(options), options.format_name,
                         given_mapping(options))
    print(inspection_text(seen), end="")
    return UNUSABLE if seen.problem else 0


COMMANDS: tuple[Command, ...] = (
    Command("list", "the formats that can be imported", _no_arguments, list_formats),
    Command("inspect", "what a file is, its problems, and a proposed mapping",
            add_file_arguments, inspect),
)


def parser(commands: Sequence[Command] = COMMANDS) -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    built = argparse.ArgumentParser(prog="python -m data.sources",
                                    description="Bring your own data into the atlas.")
    parts = built.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in commands:
        part = parts.add_parser(command.name, help=command.help, description=command.help)
        command.add_arguments(part)
        part.set_defaults(run=command.run)
    return built


def main(arguments: Sequence[str] | None = None, commands: Sequence[Command] = COMMANDS) -> int:
    """Run the command; return the exit code."""
    options = parser(commands).parse_args(arguments)
    try:
        code: int = options.run(options)
    except (DataError, GeoError) as error:
        print(f"data.sources: {' '.join(str(error).split())}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("data.sources: stopped; nothing was changed.", file=sys.stderr)
        return STOPPED
    return code
