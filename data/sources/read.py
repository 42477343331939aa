"""The entry to all importers: files in, a delivery out."""

from __future__ import annotations

from collections.abc import Sequence

from data.sources import own_table
from data.sources.delivery import Delivery, ImportContext, SourceError
from data.sources.files import SourceFile
from data.sources.formats import detect, format_named, not_known
from data.sources.limits import Limits
from data.sources.mapping import TableMapping


def read_delivery(
    files: SourceFile | Sequence[SourceFile], context: ImportContext,
    format_name: str | None = None, mapping: TableMapping | None = None,
    limits: Limits | None = None,
) -> Delivery:
    """Return what one file brings, or a pair of files that belong together.

    Parameters
    ----------
    files : SourceFile or sequence of SourceFile
        From :func:`data.sources.files.read_file` (a path) or
        :func:`data.sources.files.given_file` (name and bytes, as from an upload).
    context : ImportContext
        From :func:`data.sources.delivery.load_context`.
    format_name : str, optional
        One of :data:`data.sources.formats.FORMATS`; by default it is detected.
    mapping : TableMapping, optional
        For a table of one's own (:mod:`data.sources.mapping`).
    limits : Limits, optional
        How large a file may be.

    Raises
    ------
    SourceError
        If the files cannot be imported as a whole; the message says what to do.
    """
    listed = [files] if isinstance(files, SourceFile) else list(files)
    if not listed:
        raise SourceError("No file was given.")
    used = limits or Limits()
    if mapping is not None:
        if format_name not in (None, own_table.FORMAT):
            raise SourceError(f"A mapping is for the format {own_table.FORMAT}, not for "
                              f"{format_name}; leave one of them out.")
        return own_table.read(listed, context, used, mapping)
    if format_name == own_table.FORMAT:
        raise SourceError("A table needs a mapping: python -m data.sources inspect FILE proposes "
                          "one; save it, and give it with --mapping.")
    chosen = format_named(format_name) if format_name else detect(listed, used)
    if chosen is None:
        raise not_known(listed)
    return chosen.read(listed, context, used)
