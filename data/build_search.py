"""Make ``data/search``'s names: further names of places, regions, programmes and thematics.

::

    python -m data.build_search          write the files
    python -m data.build_search --check  compare the files in place with fresh ones; exit code 1
                                         if they differ

Run it after ``python -m data.build``, whenever places or thematics changed. Names of places are
the gazetteer's (GeoNames), names of countries CLDR's, names of thematics those of
``data/curated/thematics.csv``, of regions and programmes those of ``other_names.csv`` beside it.
The rules of endings, by which ``w Gdańsku`` finds Gdańsk, are the geocoder's.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd
from babel import Locale

from data.catalogue import load_catalogue
from data.columns import Schema
from data.errors import DataError
from data.publish import checksums, differences, write_file
from data.search_tables import (
    ENDINGS,
    ENDINGS_FILE,
    NAMES,
    NAMES_FILE,
    OTHER_NAMES,
    THEMATICS,
)
from data.table_csv import read_rows
from data.tables import table_from_rows, write_parquet
from geo.errors import GeoError
from geo.names import transliterate
from geo.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parent.parent
OK, DIFFERS = 0, 1

LANGUAGES = ("en", "lv", "lt", "et", "fi", "sv", "da", "nb", "de", "pl", "ru", "be")
"""English and the languages of the region: countries are found by their names in each."""

INFLECTING = frozenset({"lv", "lt", "et", "fi", "sv", "pl", "ru", "cyrillic"})
"""Languages whose cases are undone in the search. In the others a name hardly changes, and their
endings are those of many words that are no name (*markets*, *borders*)."""

ENGLISH_PLURAL = "s"
"""An ending that is left out for the same reason (*rooms* is no case of Rooma, which is Rome)."""

SURE_NAME = 95
"""Quality, per cent, of a place's own and alternate names with their digraph spellings; below
are short forms and names of municipalities (:mod:`geo.gazetteer_compile`)."""

SHORTEST_NAME = 4
"""Letters: shorter alternate names are mostly codes of airports and countries."""

FOREIGN_COMMON_WORDS = frozenset({"osh", "lungsod", "ng", "khot"})
"""Words for town that GeoNames has in alternate names and no language of the region uses."""

Name = tuple[str, str, str]
"""Kind, code and name."""


def place_names(
    geonames_ids: set[int], places: pd.DataFrame, names: pd.DataFrame, common: frozenset[str]
) -> Iterator[Name]:
    """Yield the names of places, folded, in Latin letters.

    Parameters
    ----------
    geonames_ids : set of int
        Places that the catalogue has.
    places, names : pandas.DataFrame
        The gazetteer's places, and their keys with quality (``places.parquet``,
        ``names.parquet``).
    common : frozenset of str
        Words such as ``kommun`` or ``city``: a name with one of them says nothing more.
    """
    wanted = places["geonames_id"].isin(list(geonames_ids))
    sure = ~names["is_area"].astype(bool) & (names["quality"] >= SURE_NAME)
    rows = names[sure & names["place"].isin(places.index[wanted])]
    ids = places["geonames_id"].tolist()
    for place, key in zip(rows["place"].tolist(), rows["key"].tolist(), strict=True):
        if len(key) >= SHORTEST_NAME and not common & set(key.split()):
            yield "place", str(ids[place]), transliterate(key)


def country_names(codes: Iterable[str]) -> Iterator[Name]:
    """Yield the names of countries in the :data:`LANGUAGES`.

    Examples
    --------
    >>> [name for _, _, name in country_names(["LV"])][:4]
    ['Latvia', 'Latvija', 'Latvija', 'Läti']
    """
    for code in codes:
        for language in LANGUAGES:
            yield "country", code, str(Locale.parse(language).territories[code])


def thematic_names(path: Path) -> Iterator[Name]:
    """Yield every name of ``thematics.csv``."""
    for row in read_rows(path, THEMATICS):
        names = row["names"]
        assert isinstance(names, tuple)
        yield from (("thematic", str(row["thematic"]), name) for name in names)


def other_names(path: Path) -> Iterator[Name]:
    """Yield every name of ``other_names.csv``."""
    for row in read_rows(path, OTHER_NAMES):
        names = row["names"]
        assert isinstance(names, tuple)
        yield from ((str(row["kind"]), str(row["code"]), name) for name in names)


def endings(path: Path) -> Iterator[dict[str, object]]:
    """Yield the distinct rules of the geocoder's ``inflection.csv`` that the search uses."""
    table = pd.read_csv(path, usecols=["language", "ending", "base"], keep_default_na=False)
    is_used = table["language"].isin(INFLECTING) & (table["ending"] != ENGLISH_PLURAL)
    chosen = table[is_used].drop_duplicates()
    yield from ({str(name): value for name, value in row.items()}
                for row in chosen.sort_values(list(chosen.columns)).to_dict("records"))


def build_search(root: Path, folder: Path) -> None:
    """Write the names of what a repository's catalogue has into a folder."""
    partners = load_catalogue(root / "data" / "derived").partners
    gazetteer, tables = root / "geo" / "derived" / "gazetteer", root / "geo" / "tables"
    words = Vocabulary.load(tables / "words.toml", tables / "rarely_places.txt")
    found = {
        *place_names(
            {int(place) for place in partners["geonames_id"].dropna()},
            pd.read_parquet(gazetteer / "places.parquet"),
            pd.read_parquet(gazetteer / "names.parquet"),
            words.roles["administrative"] | FOREIGN_COMMON_WORDS,
        ),
        *country_names(partners["country_code"].dropna().unique()),
        *thematic_names(root / "data" / "curated" / "thematics.csv"),
        *other_names(root / "data" / "curated" / "other_names.csv"),
    }
    rows = ({"kind": kind, "code": code, "name": name} for kind, code, name in sorted(found))
    _write(rows, NAMES, folder / NAMES_FILE)
    _write(endings(tables / "inflection.csv"), ENDINGS, folder / ENDINGS_FILE)


def _write(rows: Iterable[Mapping[str, object]], schema: Schema, path: Path) -> None:
    """Write a table, whole or not at all."""
    with tempfile.TemporaryDirectory() as aside:
        written = Path(aside) / path.name
        write_parquet(table_from_rows(rows, schema), schema, written)
        write_file(path, written.read_bytes())


def check(root: Path) -> list[str]:
    """Return how the file in place differs from a fresh one."""
    with tempfile.TemporaryDirectory() as aside:
        build_search(root, Path(aside))
        in_place = [path for name in (NAMES_FILE, ENDINGS_FILE)
                    for path in (root / "data" / "search").glob(name)]
        return differences(checksums(in_place, root / "data" / "search"),
                           checksums(Path(aside).iterdir(), Path(aside)))


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.build_search", description=(
        "Make the table of names that the search uses, from the catalogue and the gazetteer."))
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    options = parser.parse_args(arguments)
    try:
        if not options.check:
            build_search(root, root / "data" / "search")
        lines = check(root) if options.check else []
    except (DataError, GeoError) as error:
        print(f"data.build_search: {error}", file=sys.stderr)
        return DIFFERS
    for line in lines:
        print(f"data/search/{line}; run: python -m data.build_search", file=sys.stderr)
    return DIFFERS if lines else OK


if __name__ == "__main__":
    sys.exit(main())
