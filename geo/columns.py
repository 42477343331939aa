"""Reading derived Parquet tables column by column, into forms that take little memory.

Nothing here asks Arrow for numpy or pandas objects: that would import pandas, which costs
a quarter of a second and 50 MB for what ``array`` does as well.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from geo.errors import DerivedFileError


@dataclass(frozen=True)
class DerivedTable:
    """A derived table of which one column at a time is in memory as Arrow."""

    path: Path
    file: pq.ParquetFile

    @classmethod
    def open(cls, path: Path) -> DerivedTable:
        """Open a table.

        Raises
        ------
        DerivedFileError
            If the file is missing or damaged; the message says how to make it.
        """
        try:
            return cls(path, pq.ParquetFile(path))
        except (OSError, pa.ArrowException) as error:
            raise _damaged(path, error) from error

    def texts(self, name: str) -> list[str]:
        """Return a column of texts."""
        found: list[str] = self._column(name).to_pylist()
        return found

    def shared_texts(self, name: str) -> list[str]:
        """Return a column of few different texts; equal ones are the same object."""
        coded = self._column(name).dictionary_encode()
        texts = coded.dictionary.to_pylist()
        return [texts[code] for code in coded.indices.to_pylist()]

    def runs(self, name: str) -> tuple[list[str], array[int]]:
        """Return the different texts of a sorted column, and where the run of each ends."""
        column = self._column(name)
        if not len(column):
            return [], array("i")
        coded = pc.run_end_encode(column)
        return coded.values.to_pylist(), _array("i", coded.run_ends, pa.int32())

    def floats(self, name: str) -> array[float]:
        """Return a column of numbers, eight bytes each."""
        return _array("d", self._column(name), pa.float64())

    def integers(self, name: str) -> array[int]:
        """Return a column of whole numbers, four bytes each."""
        return _array("i", self._column(name), pa.int32())

    def bytes(self, name: str) -> bytes:
        """Return a column of whole numbers from 0 to 255, or of truth values."""
        return _array("B", self._column(name), pa.uint8()).tobytes()

    def _column(self, name: str) -> pa.Array:
        release_memory()
        try:
            column = self.file.read(columns=[name], use_threads=False)[name]
        except (OSError, KeyError, pa.ArrowException) as error:
            raise _damaged(self.path, error) from error
        return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)


def release_memory() -> None:
    """Give back to the system what columns read before took; Arrow would keep it."""
    pa.default_memory_pool().release_unused()


def _array(code: str, column: pa.Array, kind: pa.DataType) -> array:  # type: ignore[type-arg]
    """Return the values of a column without gaps, copied from Arrow's own buffer."""
    values = column.cast(kind)
    if values.null_count:
        raise DerivedFileError("a column of numbers has gaps; run python -m geo.build_gazetteer.")
    found = array(code)
    if len(values):
        size = found.itemsize
        buffer = memoryview(values.buffers()[1])
        found.frombytes(buffer[values.offset * size : (values.offset + len(values)) * size])
    return found


def _damaged(path: Path, error: Exception) -> DerivedFileError:
    return DerivedFileError(
        f"{path} is missing or damaged ({error}); restore it from the repository, or run "
        "python -m geo.build_gazetteer.")
