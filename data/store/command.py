"""The commands ``import``, ``remove``, ``rebuild`` and ``list`` of ``python -m data.sources``."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from data.build import ROOT, load_geography
from data.errors import DataError
from data.locate import Geography
from data.publish import write_file
from data.sources import command as frame
from data.sources.command import Command
from data.sources.read import read_delivery
from data.store.importing import Means, import_delivery, rebuild, remove_source
from data.store.layout import Store
from data.store.outcome import as_text, rejected_csv
from data.store.state import Places, is_on_shipped, now, read_state
from geo.geocode import DERIVED_FOLDER
from geo.spread import CHUNK, spread
from geo.workers import Settings, worker_count


def add_place_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say where imports are kept, and how long to wait for another."""
    parser.add_argument("--into", metavar="CATALOGUE", type=Path,
                        default=ROOT / "data" / "imports",
                        help="folder of the imports (default: data/imports); the app serves it "
                        "with ATLAS_IMPORTS=CATALOGUE")
    parser.add_argument("--static", metavar="FOLDER", type=Path, default=ROOT / "static",
                        help="folder that the app serves (default: static)")
    parser.add_argument("--wait", metavar="SECONDS", type=float, default=-1,
                        help="longest time to wait for another import (default: until it ends)")


def _add_locating(parser: argparse.ArgumentParser) -> None:
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--workers", metavar="N", type=worker_count, default=1,
                      help="locate in N processes, 300 MB each (default: 1)")
    ways.add_argument("--scheduler", metavar="ADDRESS",
                      help="locate on the Dask cluster of this scheduler, as tcp://host:8786")


def _add_import(parser: argparse.ArgumentParser) -> None:
    frame.add_file_arguments(parser)
    parser.add_argument("--dry-run", action="store_true",
                        help="say what would change, and change nothing")
    parser.add_argument("--rejected", metavar="FILE.csv", type=Path,
                        help="write the rejected rows there, as CSV")
    add_place_arguments(parser)
    _add_locating(parser)


def _add_remove(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="code of an imported source (see: list)")
    add_place_arguments(parser)
    _add_locating(parser)


def _add_rebuild(parser: argparse.ArgumentParser) -> None:
    add_place_arguments(parser)
    _add_locating(parser)


def import_files(options: argparse.Namespace) -> int:
    """Import files, and print what that did."""
    delivery = read_delivery(frame.given_files(options), frame.given_context(options),
                             options.format_name, frame.given_mapping(options))
    with _means(options) as means, _whole():
        outcome = import_delivery(_places(options), delivery, _now(), means,
                                  dry_run=options.dry_run)
    print(as_text(outcome), end="")
    if options.rejected:
        write_file(options.rejected, rejected_csv(outcome.rejected))
        print(f"Rejected rows: {options.rejected}")
    return 0


def remove(options: argparse.Namespace) -> int:
    """Take a source out again."""
    with _means(options) as means, _whole():
        count = remove_source(_places(options), options.source, _now(), means)
    print(f"{options.source}: {count} import{'s' if count > 1 else ''} removed.")
    return 0


def rebuild_catalogue(options: argparse.Namespace) -> int:
    """Make the catalogue anew, after an update of the shipped one."""
    with _means(options) as means, _whole():
        count = rebuild(_places(options), means)
    print(f"The catalogue is made anew with {count} import{'' if count == 1 else 's'}.")
    return 0


def list_all(options: argparse.Namespace) -> int:
    """Print the formats, then the imported sources."""
    code = frame.list_formats(options)
    print("\n" + "\n".join(imported_lines(Store(options.into))))
    if not is_on_shipped(_places(options)):
        print("The shipped catalogue has changed since. Run: python -m data.sources rebuild")
    return code


def imported_lines(store: Store) -> Iterator[str]:
    """Yield a line an import, the oldest first."""
    deliveries = sorted(read_state(store).deliveries, key=lambda each: each.number)
    if not deliveries:
        yield "Nothing is imported."
        return
    yield "Imported:"
    for each in deliveries:
        delivery = each.delivery
        rows = ", ".join(f"{len(delivery.tables[name]):,} {name}"
                         for name in ("projects", "partners"))
        yield (f"  {delivery.source.code}: {delivery.file_name}, {rows}, as of {each.as_of}, "
               f"imported {each.imported_at}")


@contextmanager
def _means(options: argparse.Namespace) -> Iterator[Means]:
    """Give what an import works with; processes and progress bar end with it."""
    with (tqdm(desc="Locating", unit=" rows", file=sys.stderr, disable=None, delay=0.5) as bar,
          spread(Settings(DERIVED_FOLDER), options.workers, options.scheduler) as spreader):
        def show(rows: int, total: int) -> None:
            bar.total = total
            bar.update(rows)

        def geography() -> Geography:
            loaded = load_geography(DERIVED_FOLDER)
            if options.workers == 1 and options.scheduler is None:
                return loaded
            return Geography(spreader, loaded.regions, loaded.crosswalk, CHUNK)

        yield Means(geography, lambda text: print(text, file=sys.stderr), show, options.wait)


@contextmanager
def _whole() -> Iterator[None]:
    """Say of an error of the disk that the catalogue is whole, whichever it is."""
    try:
        yield
    except OSError as error:
        raise DataError(f"The disk failed ({error}). A whole catalogue is served, the old or the "
                        "new one (see: list); mend the cause and run the command again.") from error


def _places(options: argparse.Namespace) -> Places:
    return Places(ROOT, Store(options.into), options.static)


def _now() -> str:
    return now(lambda: datetime.datetime.now(datetime.UTC))


def all_commands(known: Iterable[Command] = frame.COMMANDS) -> tuple[Command, ...]:
    """Return the commands of the importers and of the store; ``list`` tells of both."""
    return (
        Command("list", "the formats that can be imported, and what is imported",
                add_place_arguments, list_all),
        *(command for command in known if command.name != "list"),
        Command("import", "bring a file into the catalogue", _add_import, import_files),
        Command("remove", "take an imported source out again", _add_remove, remove),
        Command("rebuild", "make the catalogue anew after an update of the shipped one",
                _add_rebuild, rebuild_catalogue),
    )
