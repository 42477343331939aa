"""A proposed mapping as TOML: every line with its reason, what is left out below as comments."""

from __future__ import annotations

from collections.abc import Mapping

import tomlkit
from tomlkit.items import Table as TomlTable

from data.sources.columns_known import NOT_KEPT
from data.sources.guess import ColumnGuess
from data.sources.proposal import Proposal


def as_toml(proposal: Proposal) -> str:
    """Return a proposal as a TOML file that can be saved, corrected and used.

    Columns that are not mapped stand below as comments, so that one can be taken in.
    """
    document = tomlkit.document()
    mapping = proposal.mapping
    document.add(tomlkit.comment("Proposed mapping: their column = ours. Check every line."))
    if mapping.sheet:
        document["sheet"] = mapping.sheet
    document["header_row"] = mapping.header_row
    columns = tomlkit.table()
    for guess in proposal.guesses:
        if guess.kept:
            columns.add(guess.column, tomlkit.item(guess.target).comment(
                f"{guess.confidence:.2f}, {guess.reason}"))
    for guess in proposal.guesses:
        if not guess.kept:
            columns.add(tomlkit.comment(_left_out(guess)))
    document["columns"] = columns
    for name, values in (("constants", mapping.constants), ("reading", mapping.reading),
                         ("source", mapping.source)):
        document[name] = _section(values, proposal.reasons)
    return tomlkit.dumps(document)


def _left_out(guess: ColumnGuess) -> str:
    meaning = NOT_KEPT.get(guess.target, "Not known.").rstrip(".").lower()
    return f"{guess.column!r} is not kept: {meaning} ({guess.reason})"


def _section(values: Mapping[str, str], reasons: Mapping[str, str]) -> TomlTable:
    section = tomlkit.table()
    for key, value in values.items():
        item = tomlkit.item(value)
        section.add(key, item.comment(reasons[key]) if key in reasons else item)
    return section
