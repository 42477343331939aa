"""How large a file may be: told to the person before, and in the message when it is larger.

The limits keep one import within 512 MB of memory and some ten seconds, whatever a file claims
to hold. A plain CSV of a million rows is within them (it is read as a stream).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest that is read.

    Attributes
    ----------
    file_bytes : int
        Size of a text file.
    packed_bytes : int
        Size of a workbook as it lies on disk.
    unpacked_bytes : int
        Size of all parts of a workbook when unpacked.
    json_bytes : int
        Size of a JSON or GeoJSON file, which is read as a whole.
    rows, columns : int
        Of one table.
    sheet_cells : int
        Cells of a sheet's used area, the empty ones among them.
    cell_characters : int
        Characters in one cell.
    """

    file_bytes: int = 600_000_000
    packed_bytes: int = 100_000_000
    unpacked_bytes: int = 300_000_000
    json_bytes: int = 50_000_000
    rows: int = 2_000_000
    columns: int = 1_000
    sheet_cells: int = 5_000_000
    cell_characters: int = 100_000

    def told(self) -> str:
        """Return the limits in a sentence.

        Examples
        --------
        >>> Limits().told()[:58]
        'At most 600 MB of text, 100 MB of workbook (300 MB unpacke'
        """
        return (
            f"At most {megabytes(self.file_bytes)} of text, {megabytes(self.packed_bytes)} of "
            f"workbook ({megabytes(self.unpacked_bytes)} unpacked, {self.sheet_cells:,} cells a "
            f"sheet), {megabytes(self.json_bytes)} of JSON; {self.rows:,} rows, "
            f"{self.columns:,} columns, {self.cell_characters:,} characters a cell."
        )


def megabytes(size: int) -> str:
    """Return a number of bytes in megabytes.

    Examples
    --------
    >>> megabytes(4_100_000)
    '4.1 MB'
    """
    return f"{size / 1_000_000:.3g} MB"
