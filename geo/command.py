"""The command ``python -m geo.geocode INPUT.csv OUTPUT.csv``.

The same rows give the same answers in the same order, whether one process answers, several
(``--workers``), or a cluster (``--scheduler``).
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import FrameType

from geo.errors import GeoError
from geo.geocode import DERIVED_FOLDER
from geo.spread import engine_of
from geo.streaming import INPUT_COLUMNS, Engine, InputError, geocode_file
from geo.workers import Settings, worker_count

UNUSABLE, STOPPED = 2, 130
"""Exit codes: for input that cannot be used, and as the shell has it after Ctrl-C."""
# Ways to end the command beside Ctrl-C; Windows lacks the second.
_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def _check_paths(source: Path, target: Path) -> None:
    if not source.is_file():
        raise InputError(f"{source}: there is no such file.")
    if not target.parent.is_dir():
        raise InputError(f"{target}: there is no folder {target.parent}; create it first.")
    if target.exists() and source.samefile(target):
        raise InputError(f"{target}: give OUTPUT another name than INPUT.")


def _register(text: str) -> Path | None:
    return None if text == "none" else Path(text)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    built = argparse.ArgumentParser(
        prog="python -m geo.geocode",
        description="Locate the organisations of a CSV file, offline.",
        epilog=f"INPUT has the columns {', '.join(INPUT_COLUMNS)}; only id must be filled.",
    )
    built.add_argument("input", metavar="INPUT.csv", type=Path)
    built.add_argument("output", metavar="OUTPUT.csv", type=Path)
    built.add_argument("--derived", type=Path, default=DERIVED_FOLDER,
                       help="folder of the derived geography")
    built.add_argument("--register", type=_register, metavar="none|FILE", default=None,
                       help="register of organisations to ask too (default: none)")
    ways = built.add_mutually_exclusive_group()
    ways.add_argument("--workers", type=worker_count, default=1, metavar="N",
                      help="answer in N processes, 300 MB each (default: 1)")
    ways.add_argument("--scheduler", metavar="ADDRESS",
                      help="answer on the Dask cluster of this scheduler, as tcp://host:8786")
    return built


def _engine(options: argparse.Namespace) -> AbstractContextManager[Engine]:
    settings = Settings(options.derived, options.register)
    return engine_of(settings, options.workers, options.scheduler)


@contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Let a polite kill and a closed terminal clean up too."""
    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return the exit code."""
    options = parser().parse_args(arguments)
    try:
        _check_paths(options.input, options.output)
        with _ended_like_ctrl_c(), _engine(options) as engine:
            geocode_file(options.input, options.output, engine)
    except (GeoError, OSError) as error:
        print(f"geo.geocode: {' '.join(str(error).split())}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print(f"geo.geocode: stopped; {options.output} was not written.", file=sys.stderr)
        return STOPPED
    return 0
