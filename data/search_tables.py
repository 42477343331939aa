"""Tables that only the search uses: further names of what is searched, vectors of titles.

They are made from the finished catalogue (:mod:`data.build_search`, :mod:`data.build_meaning`)
and lie beside it in ``data/search``. Without one of them the search knows less and works.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow.parquet as pq
from pyarrow import ArrowException

from data.columns import Column, Schema
from data.errors import CatalogueError
from data.tables import read_parquet, table_from_rows
from geo.inflection import Inflection

NAMES: Schema = (
    Column("kind", "text", "What it names: place, region, country, thematic, programme, or word: "
           "something that titles and partners are about.", True),
    Column("code", "text", "GeoNames id, region code, ISO code, thematic as published, family of "
           "programmes, or the words in English.", True),
    Column("name", "text", "A name of it in some language, or a word people look for it by; of "
           "places folded and in Latin letters.", True),
)
THEMATICS: Schema = (
    Column("thematic", "text", "keep.eu's thematic, as published.", True),
    Column("language", "text", "BCP 47 code.", True),
    Column("names", "text_list", "Its name, then words that people look for it by.", True),
    Column("source", "text", "Where the names come from.", True),
)
"""``data/curated/thematics.csv``."""
OTHER_NAMES: Schema = (
    Column("kind", "text", "region, programme or word.", True),
    Column("code", "text", "Region code, code of the family of programmes, or the English words "
           "for it, joined by a comma.", True),
    Column("names", "text_list", "Names, abbreviations and words in use, in any language.", True),
    Column("source", "text", "Where the names come from.", True),
)
"""``data/curated/other_names.csv``."""
ENDINGS: Schema = (
    Column("language", "text", "BCP 47 code, or cyrillic.", True),
    Column("ending", "text", "How a name ends in some case, folded.", True),
    Column("base", "text", "How it ends by itself; empty where the ending is only added."),
)

DIMENSIONS = 384
"""Numbers in a vector of multilingual-e5-small."""

NAMES_FILE, ENDINGS_FILE = "names.parquet", "endings.parquet"
VECTORS_FILE = "meaning.parquet"
TYPICAL_QUERY = b"typical_query"
"""Key of the file's metadata: a JSON list of numbers."""

Vectors = npt.NDArray[np.int8]


@dataclass(frozen=True)
class SearchTables:
    """What only the search uses.

    Attributes
    ----------
    names : pandas.DataFrame
        Columns :data:`NAMES`.
    endings : pandas.DataFrame
        Columns :data:`ENDINGS`.
    vectors : mapping of str to numpy.ndarray of int8, shape (DIMENSIONS,)
        Meaning of a project by its id.
    typical_query : numpy.ndarray of float32, shape (DIMENSIONS,)
        Mean of the vectors of queries.
    """

    names: pd.DataFrame = field(default_factory=lambda: table_from_rows([], NAMES))
    endings: pd.DataFrame = field(default_factory=lambda: table_from_rows([], ENDINGS))
    vectors: dict[str, Vectors] = field(default_factory=dict)
    typical_query: npt.NDArray[np.float32] = field(
        default_factory=lambda: np.zeros(DIMENSIONS, dtype=np.float32))

    def names_of(self, kind: str) -> dict[str, tuple[str, ...]]:
        """Return the names of a kind by code."""
        found: dict[str, list[str]] = {}
        rows = self.names[self.names["kind"] == kind]
        for code, name in zip(rows["code"].tolist(), rows["name"].tolist(), strict=True):
            found.setdefault(code, []).append(name)
        return {code: tuple(names) for code, names in found.items()}

    def inflection(self) -> Inflection:
        """Return the rules that take a name in some case to the name by itself."""
        rules: dict[str, list[tuple[str, str]]] = {}
        columns = (self.endings[column.name].fillna("").tolist() for column in ENDINGS)
        for language, ending, base in zip(*columns, strict=True):
            rules.setdefault(language, []).append((ending, base))
        return Inflection({language: tuple(pairs) for language, pairs in rules.items()})

    def vectors_of(self, project_ids: list[str]) -> Vectors:
        """Return the vectors of projects, zeros for those without, shape (n, DIMENSIONS)."""
        none = np.zeros(DIMENSIONS, dtype=np.int8)
        found = [self.vectors.get(project_id, none) for project_id in project_ids]
        return np.array(found, dtype=np.int8).reshape(len(found), DIMENSIONS)


def load_search_tables(folder: Path) -> SearchTables:
    """Load the tables of a folder; those that are not there are empty.

    Raises
    ------
    CatalogueError
        If a file is there but damaged.
    """
    names, endings = (_read_or_none(folder / name, schema)
                      for name, schema in ((NAMES_FILE, NAMES), (ENDINGS_FILE, ENDINGS)))
    return SearchTables(names, endings, *read_vectors(folder / VECTORS_FILE))


def _read_or_none(path: Path, schema: Schema) -> pd.DataFrame:
    return read_parquet(path, schema) if path.exists() else table_from_rows([], schema)


def read_vectors(path: Path) -> tuple[dict[str, Vectors], npt.NDArray[np.float32]]:
    """Read the vectors by project id, and that of a typical query; a missing file has none.

    Raises
    ------
    CatalogueError
        If the file is damaged.
    """
    if not path.exists():
        return {}, np.zeros(DIMENSIONS, dtype=np.float32)
    try:
        table = pq.read_table(path)
        numbers = json.loads((table.schema.metadata or {})[TYPICAL_QUERY])
        vectors = np.frombuffer(b"".join(table["vector"].to_pylist()), dtype=np.int8)
        rows = vectors.reshape(-1, DIMENSIONS)
        ids = table["project_id"].to_pylist()
        return dict(zip(ids, rows, strict=True)), np.array(numbers, dtype=np.float32)
    except (ArrowException, KeyError, OSError, ValueError) as error:
        raise CatalogueError(
            f"{path} is damaged: {error!r}. Restore it, or run: python -m data.build_meaning --all"
        ) from error
