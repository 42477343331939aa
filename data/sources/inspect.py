"""What a file is and what would come in of it, without importing anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.sources import own_table
from data.sources.delivery import Delivery, ImportContext, SourceError
from data.sources.files import SourceFile, joined_name
from data.sources.formats import Format, detect, format_named
from data.sources.grid import Table
from data.sources.header_words import WORDS_FILE, load_header_words
from data.sources.limits import Limits
from data.sources.mapping import TableMapping
from data.sources.proposal import Proposal, propose
from data.sources.read import read_delivery
from data.sources.tables_of import tables_of


@dataclass(frozen=True)
class Inspection:
    """What was seen.

    Attributes
    ----------
    file_name : str
        Name of the file, or of both.
    format : Format or None
        The known format; None for a table of one's own.
    delivery : Delivery or None
        What would come in; None where it cannot be read yet.
    proposal : Proposal or None
        The guessed mapping, for a table of one's own that came without one.
    problem : str
        Why it cannot be read; empty if it can.
    """

    file_name: str
    format: Format | None
    delivery: Delivery | None = None
    proposal: Proposal | None = None
    problem: str = ""


def inspect_files(
    files: Sequence[SourceFile], context: ImportContext, format_name: str | None = None,
    mapping: TableMapping | None = None, limits: Limits | None = None,
) -> Inspection:
    """Return what files are, and what would come in of them.

    A file of no known format is read with the mapping that is proposed for it, so that its
    problems are seen at once.

    Raises
    ------
    SourceError
        If the files are no tables at all, or too large.
    """
    used = limits or Limits()
    known = None
    if mapping is None and format_name != own_table.FORMAT:
        known = format_named(format_name) if format_name else detect(files, used)
    if known is not None or mapping is not None:
        return Inspection(joined_name(files), known,
                          read_delivery(files, context, format_name, mapping, used))
    proposal = proposed(files, context, used)
    try:
        delivery = own_table.read(list(files), context, used, proposal.mapping)
    except SourceError as error:
        return Inspection(joined_name(files), None, None, proposal, str(error))
    return Inspection(joined_name(files), None, delivery, proposal)


def proposed(
    files: Sequence[SourceFile], context: ImportContext, limits: Limits
) -> Proposal:
    """Return the mapping for the table that most columns are known of.

    Raises
    ------
    SourceError
        If there are several files, or no table.
    """
    if len(files) != 1:
        raise SourceError(f"{joined_name(files)} are of no known format together; inspect them one "
                          "by one.")
    tables, _ = tables_of(files[0], limits, load_header_words(WORDS_FILE).knows)
    proposals = [propose(table, files[0], context) for table in _largest(tables)]
    return max(proposals, key=lambda proposal: len(proposal.mapping.columns))


def _largest(tables: list[Table]) -> list[Table]:
    """Return at most five tables, those with most rows."""
    return sorted(tables, key=lambda table: -len(table.cells))[:5]
