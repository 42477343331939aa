"""Why names are one organisation, and how right that is.

::

    python -m data.organisations explain "NAME"   its organisation, names, and what was near it
    python -m data.organisations measure          precision and recall on the judged pairs
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from data.catalogue import load_catalogue
from data.columns_curated import SAME_ORGANISATIONS
from data.errors import DataError
from data.organisations.cluster import pair
from data.organisations.judged import HALVES, judged, rates, read_judged
from data.organisations.link import Linked, link
from data.organisations.match import SAME_FROM
from data.organisations.tables import nearest
from data.organisations.units import units_of
from data.organisations.words import FILE as WORDS_FILE
from data.organisations.words import Words
from data.table_csv import read_typed_csv
from data.tables import table_from_rows
from geo.names import fold

ROOT = Path(__file__).resolve().parent.parent.parent
RULES_FILE = "curated/same_organisations.csv"
OK, NOT_FOUND = 0, 1
NEAR_FROM, MOST_NEAR = 0.5, 10
LEAST_PRECISION, LEAST_RECALL = 0.98, 0.90


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.organisations", description=(
        "Say why names are one organisation, and how right that is."))
    commands = parser.add_subparsers(dest="command", required=True)
    explain = commands.add_parser("explain", help="explain the organisation of a name")
    explain.add_argument("name", help="a name as published; case and accents do not matter")
    explain.add_argument("--country", default="", metavar="CODE", help="ISO code, as LV")
    commands.add_parser("measure", help="precision and recall on the judged pairs; exit code 1 "
                        f"below {LEAST_PRECISION:.0%} or {LEAST_RECALL:.0%} of the held-out half")
    options = parser.parse_args(arguments)
    try:
        if options.command == "measure":
            return _measure(root)
        return _explain(root, options.name, options.country.upper())
    except DataError as error:
        print(f"data.organisations: {error}", file=sys.stderr)
        return NOT_FOUND


def linked_of(root: Path, *, with_rules: bool = True) -> Linked:
    """Return how the names of a repository's catalogue are joined."""
    partners = load_catalogue(root / "data" / "derived").partners
    rules = (read_typed_csv(root / "data" / RULES_FILE, SAME_ORGANISATIONS) if with_rules
             else table_from_rows([], SAME_ORGANISATIONS))
    return link(units_of(partners, Words.load(root / "data" / WORDS_FILE)), rules)


def _measure(root: Path) -> int:
    linked = linked_of(root, with_rules=False)
    rows = read_judged(root / "data")
    print("The record linkage alone, without the curated pairs:")
    for half in HALVES:
        found = rates(judged(rows, linked, half))
        print(f"{half:>8}: precision {found.precision:.1%}, recall {found.recall:.1%} "
              f"({found.pairs} judged pairs, {found.same} of them the same, "
              f"{found.joined} joined)")
    enough = found.precision >= LEAST_PRECISION and found.recall >= LEAST_RECALL
    return OK if enough else NOT_FOUND


def _explain(root: Path, name: str, country: str) -> int:
    linked = linked_of(root)
    numbers = [number for number, unit in enumerate(linked.units)
               if unit.key[1] == fold(name) and country in ("", unit.key[0])]
    if not numbers:
        print(f"No partner has the name {name!r}; it must be whole, as published.",
              file=sys.stderr)
        return NOT_FOUND
    for number in numbers:
        print("\n".join(explained(linked, number)))
    return OK


def explained(linked: Linked, number: int) -> Iterator[str]:
    """Yield the lines that explain a name's organisation."""
    unit, members = linked.units[number], linked.members()[linked.groups[number]]
    yield f"{unit.spellings[0]} ({unit.key[0] or 'country unknown'}), {unit.projects} projects"
    for one in unit.name.readings:
        yield (f"  read as: {_words(one.kinds)} | {_words(one.subjects)} | {_words(one.places)} | "
               f"{' '.join(one.rest)}")
    yield f"  {len(members)} names are one organisation:" if len(members) > 1 else (
        "  no other name is the same organisation")
    for other in members:
        if len(members) > 1:
            like, score, reason = nearest(linked, other, members)
            yield (f"    {linked.units[other].spellings[0]} – like "
                   f"{linked.units[like].spellings[0]} ({_score(score)}): {reason}")
    yield from _near(linked, number)


def _near(linked: Linked, number: int) -> Iterator[str]:
    """Yield the likest names that are other organisations."""
    found = sorted(
        (-verdict.score, ends) for ends, verdict in linked.verdicts.items()
        if number in ends and verdict.score >= NEAR_FROM
        and linked.groups[ends[0]] != linked.groups[ends[1]])
    if found:
        yield f"  like it, but others (joined from {SAME_FROM}):"
    for score, (a, b) in found[:MOST_NEAR]:
        other = b if a == number else a
        reason = linked.curated.get(pair(a, b)) or linked.verdicts[pair(a, b)].reason
        yield f"    {linked.units[other].spellings[0]} ({-score:.2f}): {reason}"


def _words(words: frozenset[str]) -> str:
    return ", ".join(sorted(word.removeprefix("@") for word in words)) or "–"


def _score(score: float | None) -> str:
    return "by hand" if score is None else f"{score:.2f}"


if __name__ == "__main__":
    sys.exit(main())
