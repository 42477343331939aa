"""Reading derived Parquet tables column by column, into forms that take little memory.

Nothing here asks Arrow for numpy or pandas objects: that would import pandas, which costs
a quarter of a second and 50 MB for what ``array`` does as well.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from geo.errors import DerivedFileError


@contextmanager
def open_table(path: Path) -> Iterator[DerivedTable]:
    """Open a derived table.

    While it is open, Arrow takes memory from the system and gives it back; its usual pool would
    keep 30 MB of what the gazetteer was read through.

    Raises
    ------
    DerivedFileError
        If the file is missing or damaged; the message says how to make it.
    """
    usual, giving = pa.default_memory_pool(), pa.system_memory_pool()
    pa.set_memory_pool(giving)
    try:
        with pq.ParquetFile(path) as file:
            yield DerivedTable(file)
    except (OSError, KeyError, pa.ArrowException) as error:
        raise DerivedFileError(
            f"{path} is missing or damaged ({error}); restore it from the repository, or run "
            "python -m geo.build_gazetteer.") from error
    finally:
        pa.set_memory_pool(usual)
        giving.release_unused()


@dataclass(frozen=True)
class DerivedTable:
    """A derived table of which only a piece of one column at a time is in memory as Arrow.

    Texts come as tuples: of a tuple of texts the garbage collector soon knows that it need not
    look at it again, while it goes through a list of 400,000 each time.
    """

    file: pq.ParquetFile

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a column of texts."""
        return tuple([text for piece in self._pieces(name) for text in piece.to_pylist()])

    def shared_texts(self, name: str) -> tuple[str, ...]:
        """Return a column of few different texts; equal ones are the same object."""
        known: dict[str, str] = {}
        found: list[str] = []
        for piece in self._pieces(name):
            coded = piece.dictionary_encode()
            texts = [known.setdefault(text, text) for text in coded.dictionary.to_pylist()]
            found += [texts[code] for code in coded.indices.to_pylist()]
        return tuple(found)

    def runs(self, name: str) -> tuple[tuple[str, ...], array[int]]:
        """Return the different texts of a sorted column, and where the run of each ends."""
        texts: list[str] = []
        ends, rows = array("i"), 0
        for piece in self._pieces(name):
            coded = pc.run_end_encode(piece)
            values = coded.values.to_pylist()
            if texts and texts[-1] == values[0]:  # A run goes on from piece to piece.
                texts.pop()
                ends.pop()
            texts += values
            ends.extend(rows + end for end in coded.run_ends.to_pylist())
            rows += len(piece)
        return tuple(texts), ends

    def floats(self, name: str) -> array[float]:
        """Return a column of numbers, eight bytes each."""
        return self._array(name, "d", pa.float64())

    def integers(self, name: str) -> array[int]:
        """Return a column of whole numbers, four bytes each."""
        return self._array(name, "i", pa.int32())

    def bytes(self, name: str) -> bytes:
        """Return a column of whole numbers from 0 to 255, or of truth values."""
        return self._array(name, "B", pa.uint8()).tobytes()

    def _array(self, name: str, code: str, kind: pa.DataType) -> array:  # type: ignore[type-arg]
        """Return the values of a column without gaps, copied from Arrow's own buffers."""
        found = array(code)
        for piece in self._pieces(name):
            values = piece.cast(kind)
            if values.null_count:
                raise pa.ArrowInvalid(f"the column {name} has gaps")
            first, size = values.offset * found.itemsize, len(values) * found.itemsize
            found.frombytes(memoryview(values.buffers()[1])[first : first + size])
        return found

    def _pieces(self, name: str) -> Iterator[pa.Array]:
        for group in range(self.file.num_row_groups):
            column = self.file.read_row_group(group, columns=[name], use_threads=False)[name]
            yield from (piece for piece in column.chunks if len(piece))
