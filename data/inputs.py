"""Read the committed facts, each row checked against its schema, its references and rules.

``raw/<source>/`` and ``curated/seeds/`` hold tables of the same names; ``curated/`` holds the
programme registry, the location overrides and the pairs of same projects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from data.catalogue import read_sources
from data.check import Problem, Rejection, Rules, checked, dates_in_order
from data.columns import ACTIVITY_FACTS, OUTPUTS, PARTNER_FACTS, PROJECTS, TITLES, Schema
from data.columns_curated import LOCATION_OVERRIDES, SAME_ORGANISATIONS, SAME_PROJECTS
from data.errors import BuildError
from data.model import Source
from data.organisations.words import FILE as WORDS_FILE
from data.organisations.words import Words
from data.override_problems import Known, Point, override_problems
from data.programmes import load_programmes
from data.tables import read_text_csv, table_from_rows
from geo.countries import Countries
from geo.country_areas import CountryAreas
from geo.gazetteer import Place, Places

FACTS: dict[str, Schema] = {
    "projects": PROJECTS,
    "titles": TITLES,
    "partners": PARTNER_FACTS,
    "activities": ACTIVITY_FACTS,
    "outputs": OUTPUTS,
}
"""Tables of facts; projects first, the others refer to them."""

KEYS = {"projects": "project_id", "partners": "partner_id", "activities": "activity_id",
        "outputs": "output_id"}

SEARCH_FILES = frozenset({"thematics.csv", "search_queries.csv", "region_facts.csv",
                          "import_joins.csv", "organisation_pairs.csv", "other_names.csv"})
"""Curated tables that the build does not read: those of the search (:mod:`data.build_search`),
inhabitants and area of the regions (:mod:`data.region_facts`), verdicts on imported projects
(:mod:`data.store`), and the pairs that the organisations are measured by
(:mod:`data.organisations.judged`)."""


@dataclass(frozen=True)
class Facts:
    """What the sources say, checked, before anything is merged or located.

    Attributes
    ----------
    programmes, overrides, same_projects : pandas.DataFrame
        The curated tables.
    tables : dict of str to pandas.DataFrame
        The good rows of every source, by table (``FACTS``).
    rows_in : dict
        Rows read, by source folder and table.
    rejected : tuple of Rejection
        Every bad row, with the reason.
    sources : dict of str to Source
        By source code.
    same_organisations : pandas.DataFrame
        Curated pairs of names.
    organisation_words : Words
        What words of organisations' names mean.
    """

    programmes: pd.DataFrame
    overrides: pd.DataFrame
    same_projects: pd.DataFrame
    tables: dict[str, pd.DataFrame]
    rows_in: dict[str, dict[str, int]]
    rejected: tuple[Rejection, ...]
    sources: dict[str, Source]
    same_organisations: pd.DataFrame
    organisation_words: Words


def source_folders(folder: Path) -> list[Path]:
    """Return the folders with facts below the data folder, in a stable order."""
    raw = sorted(path.parent for path in (folder / "raw").glob("*/projects.csv"))
    seeds = folder / "curated" / "seeds"
    return [*raw, *([seeds] if (seeds / "projects.csv").exists() else [])]


def fact_files(folder: Path) -> list[Path]:
    """Return every file that :func:`read_facts` reads, sorted."""
    files = [path for part in ("raw", "curated") for path in (folder / part).rglob("*.csv")
             if path.name not in SEARCH_FILES]
    words = folder / WORDS_FILE
    return sorted([*files, folder / "SOURCES.toml", *([words] if words.exists() else [])])


def read_facts(folder: Path) -> Facts:
    """Read and check all facts below the data folder.

    The geography beside it (``geo/derived``) is read only if an override has a place or a point.

    Raises
    ------
    BuildError
        If there is no source at all.
    TableError, CatalogueError, ProgrammeError
        If a file has another shape than its schema, or SOURCES.toml or the registry is wrong.
    DerivedFileError
        If an override has a place or a point and the geography is missing or damaged.
    """
    folders = source_folders(folder)
    if not folders:
        raise BuildError(f"No raw/*/projects.csv below {folder}; restore it from the repository.")
    sources = read_sources(folder / "SOURCES.toml")
    reader = _Reader(folder, load_programmes(folder / "curated" / "programmes.csv"),
                     frozenset(sources))
    tables = {name: reader.read_table(name, folders) for name in FACTS}
    ids = set(tables["projects"]["project_id"])
    overrides = reader.read_curated("locations.csv", LOCATION_OVERRIDES, Rules(
        extra=partial(override_problems, known=_known(folder.parent, tables["partners"]))))
    same = reader.read_curated("same_projects.csv", SAME_PROJECTS, Rules(
        key="same_as_project_id", references={"project_id": ids, "same_as_project_id": ids}))
    organisations = reader.read_curated("same_organisations.csv", SAME_ORGANISATIONS,
                                        Rules(extra=_decision_problems))
    return Facts(reader.programmes, overrides, same, tables, reader.rows_in,
                 tuple(reader.rejected), sources, organisations,
                 Words.load(folder / WORDS_FILE))


class _Reader:
    """Reads table after table, and keeps count of rows and rejections."""

    def __init__(self, folder: Path, programmes: pd.DataFrame, sources: frozenset[str]) -> None:
        self.folder = folder
        self.programmes = programmes
        self.sources = sources
        self.project_ids: set[str] = set()
        self.rows_in: dict[str, dict[str, int]] = {}
        self.rejected: list[Rejection] = []

    def read_table(self, name: str, folders: Iterable[Path]) -> pd.DataFrame:
        """Read a table of facts from all sources that have it, as one."""
        taken: set[str] = set()
        frames = [table_from_rows([], FACTS[name])]
        for path in (folder / f"{name}.csv" for folder in folders):
            if path.exists():
                frame = self._read_file(path, name, FACTS[name], self._rules(name, taken))
                taken.update(frame[KEYS[name]] if name in KEYS else ())
                frames.append(frame)
        if name == "projects":
            self.project_ids = taken
        return pd.concat([frame for frame in frames if len(frame)] or frames, ignore_index=True)

    def read_curated(self, file: str, schema: Schema, rules: Rules) -> pd.DataFrame:
        """Read a curated table; a missing file is an empty table."""
        path = self.folder / "curated" / file
        if not path.exists():
            return table_from_rows([], schema)
        return self._read_file(path, path.stem, schema, rules)

    def _read_file(self, path: Path, name: str, schema: Schema, rules: Rules) -> pd.DataFrame:
        cells = read_text_csv(path, schema)
        frame, rejected = checked(cells, schema, path.relative_to(self.folder).as_posix(), rules)
        self.rows_in.setdefault(path.parent.name, {})[name] = len(cells)
        self.rejected.extend(rejected)
        return frame

    def _rules(self, name: str, taken: set[str]) -> Rules:
        if name == "projects":
            codes = set(self.programmes["programme_code"])
            return Rules(KEYS[name], taken, {"programme_code": codes, "source_code": self.sources},
                         self._project_problems)
        extra = dates_in_order if name == "activities" else _no_problems
        return Rules(KEYS.get(name, ""), taken, {"project_id": self.project_ids}, extra)

    def _project_problems(self, projects: pd.DataFrame) -> Iterator[Problem]:
        yield from dates_in_order(projects)
        periods = self.programmes.set_index("programme_code")["programming_period"]
        other = projects["programming_period"] != projects["programme_code"].map(periods)
        yield Problem("programming_period", np.asarray(other), "not the programme's period")
        one_country = projects["known_partners"] == "one_country"
        unnamed = one_country != projects["known_partners_country"].notna()
        yield Problem("known_partners_country", np.asarray(unnamed),
                      "must be there exactly if known_partners is one_country")


def _no_problems(_: pd.DataFrame) -> tuple[Problem, ...]:
    return ()


def _decision_problems(pairs: pd.DataFrame) -> Iterator[Problem]:
    """Return the curated pairs that decide nothing."""
    yield Problem("decision", np.asarray(~pairs["decision"].isin(["same", "different"])),
                  "neither same nor different")


def _known(root: Path, partners: pd.DataFrame) -> Known:
    """Return what overrides are checked against, not yet loaded."""
    derived = root / "geo" / "derived"
    located = partners[partners["country_code"].notna()]
    return Known(partial(_place_with, derived), lambda: Countries.load().iso_codes,
                 partial(_are_near, derived),
                 dict(zip(located["partner_id"], located["country_code"], strict=True)))


def _are_near(derived: Path, points: Iterable[Point]) -> list[bool]:
    """Return whether points are in their country or near it."""
    areas = CountryAreas.load(derived)
    return [areas.holds(*point) for point in points]


def _place_with(derived: Path, geonames_ids: Iterable[int]) -> dict[int, Place]:
    """Return those places of the committed gazetteer that have one of the ids, by id."""
    places = Places.load(derived / "gazetteer" / "places.parquet")
    found = ((number, places.with_id(number)) for number in geonames_ids)
    return {number: place for number, place in found if place is not None}
