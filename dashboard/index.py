"""Arrays built once when the catalogue is loaded, so that a click needs no table work.

Facets of a project are pairs (project, value). Country and region belong to a partner and must
hold for the same partner, so they are kept together: a *place* is one distinct combination of
country and region codes (some hundreds of them), a *cell* one distinct (project, place).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.filters import STATUSES, Vocabulary
from dashboard.search import SearchIndex, build_search
from dashboard.status import statuses_on
from data.model import Catalogue

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.intp]
FloatArray = npt.NDArray[np.float64]
ObjectArray = npt.NDArray[np.object_]

REGION_COLUMNS = ("nuts0_code", "nuts1_code", "nuts2_code", "nuts3_code", "admin1_code")
KNOWN_PARTNERS = ("all", "lead_only", "one_country")
NO_POINT = -1
"""Place on the map of a partner that has none."""

Place = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Pairs:
    """Distinct (owner, value) pairs, sorted by owner.

    Attributes
    ----------
    values : tuple of str
        All values, sorted; also those that nobody has.
    owner, value : numpy.ndarray of int, shape (n,)
        Number of the owner, and of the value in ``values``.
    """

    values: tuple[str, ...]
    owner: IntArray
    value: IntArray

    def chosen(self, wanted: Set[str]) -> BoolArray:
        """Return which values are wanted, shape (len(values),)."""
        return np.fromiter((value in wanted for value in self.values), bool, len(self.values))

    def owners_with(self, wanted: Set[str], count: int) -> BoolArray:
        """Return which of ``count`` owners have one of the wanted values."""
        found = np.zeros(count, dtype=bool)
        found[self.owner[self.chosen(wanted)[self.value]]] = True
        return found

    def counts(self, owners: BoolArray) -> IntArray:
        """Return how many of the marked owners have each value."""
        return np.bincount(self.value[owners[self.owner]], minlength=len(self.values))


@dataclass(frozen=True)
class Cells:
    """Distinct (project, place) of the partners, sorted by project, then country.

    Attributes
    ----------
    project, place, country : numpy.ndarray of int, shape (n,)
        Numbers; ``country`` is -1 where it is unknown.
    project_country : numpy.ndarray of int, shape (n,)
        A number of the distinct (project, country).
    """

    project: IntArray
    place: IntArray
    country: IntArray
    project_country: IntArray


@dataclass(frozen=True)
class Index:
    """The catalogue as arrays; never changed after it is built, so sessions may share it.

    Attributes
    ----------
    catalogue : Catalogue
        The tables that all row numbers refer to.
    today : datetime.date
        The day that the statuses are judged by.
    status : numpy.ndarray of str, shape (projects,)
        Status of each project.
    facets : mapping of str to Pairs
        Project-level facets: project and value.
    countries, regions : Pairs
        Distinct project and country, project and region.
    cells : Cells
        Where country and region meet in one partner.
    place_regions : Pairs
        Place and region: all codes of the place, from NUTS 3 up to NUTS 0.
    region_countries : tuple of numpy.ndarray
        Distinct project, region and country (-1 unknown), sorted in that order.
    partner_project, partner_place, partner_point : numpy.ndarray of int, shape (partners,)
        Project; place; number of the distinct point on the map or :data:`NO_POINT`.
    partner_in_region : numpy.ndarray of bool, shape (partners,)
        Whether the partner is known to be in the Baltic Sea Region.
    activity_project : numpy.ndarray of int, shape (activities,)
        Project of each activity.
    partner_count : numpy.ndarray of int, shape (projects,)
        Partners of each project.
    search : SearchIndex
        Text of the projects.
    vocabulary : Vocabulary
        All values that filters and links may have.
    """

    catalogue: Catalogue
    today: date
    status: ObjectArray
    facets: Mapping[str, Pairs]
    countries: Pairs
    regions: Pairs
    cells: Cells
    place_regions: Pairs
    region_countries: tuple[IntArray, IntArray, IntArray]
    partner_project: IntArray
    partner_place: IntArray
    partner_point: IntArray
    partner_in_region: BoolArray
    activity_project: IntArray
    partner_count: IntArray
    search: SearchIndex
    vocabulary: Vocabulary

    @property
    def project_count(self) -> int:
        """Number of projects in the catalogue."""
        return len(self.catalogue.projects)


def build_index(catalogue: Catalogue, today: date) -> Index:
    """Build the arrays of a catalogue.

    Parameters
    ----------
    catalogue : Catalogue
        The loaded tables.
    today : datetime.date
        The day to judge the statuses by.

    Returns
    -------
    Index
        See there.

    Raises
    ------
    ValueError
        If a partner or an activity names a project that is not in the catalogue.
    """
    projects, partners = catalogue.projects, catalogue.partners
    count = len(projects)
    status = statuses_on(today, projects["start_date"], projects["end_date"])
    owner = _rows_of(partners["project_id"], projects["project_id"], "partners")
    facets = _project_facets(catalogue, status)
    places, partner_place = _places(partners, _parents(catalogue.regions))
    countries = tuple(sorted({country for country, _ in places if country}))
    region_codes = {code for _, codes in places for code in codes}
    regions = tuple(sorted(region_codes | set(catalogue.regions["region_code"])))
    place_country = _numbers((country for country, _ in places), countries)
    place_regions = _pairs([codes for _, codes in places], regions)
    cells = _cells(owner, partner_place, place_country)
    triples = _region_countries(cells, place_regions, len(regions), len(countries))
    return Index(
        catalogue=catalogue,
        today=today,
        status=status,
        facets=facets,
        countries=_distinct(cells.project, cells.country, countries),
        regions=_distinct(triples[0], triples[1], regions),
        cells=cells,
        place_regions=place_regions,
        region_countries=triples,
        partner_project=owner,
        partner_place=partner_place,
        partner_point=_points(partners),
        partner_in_region=_flags(partners["in_region"]),
        activity_project=_rows_of(
            catalogue.activities["project_id"], projects["project_id"], "activities"
        ),
        partner_count=np.bincount(owner, minlength=count),
        search=build_search(_documents(catalogue, owner)),
        vocabulary=_vocabulary(catalogue, facets, countries, regions),
    )


def texts(column: pd.Series) -> list[str]:
    """Return a text column as a list, empty texts for missing values."""
    return [value if isinstance(value, str) else "" for value in column.tolist()]


def _flags(column: pd.Series) -> BoolArray:
    """Return a column of booleans with missing values as False."""
    return column.astype("boolean").fillna(False).to_numpy(dtype=bool)


def _rows_of(keys: pd.Series, ids: pd.Series, table: str) -> IntArray:
    """Return the row number of each project id."""
    rows: IntArray = pd.Index(ids).get_indexer(pd.Index(keys)).astype(np.intp)
    if (rows < 0).any():
        unknown = sorted(set(keys[rows < 0].astype(str)))[:5]
        raise ValueError(
            f"{table}.project_id has {unknown}, which projects does not have;"
            " rebuild the catalogue with: python -m data.build"
        )
    return rows


def _numbers(values: Iterable[str], vocabulary: Sequence[str]) -> IntArray:
    """Return the number of each value in a vocabulary, -1 where it has none."""
    numbers = {value: number for number, value in enumerate(vocabulary)}
    return np.array([numbers.get(value, -1) for value in values], dtype=np.intp)


def _pairs(lists: Sequence[Iterable[str]], vocabulary: Iterable[str]) -> Pairs:
    """Return the pairs of owners given as their lists of values (empty texts left out)."""
    kept = [sorted({value for value in values if value}) for values in lists]
    all_values = tuple(sorted(set(vocabulary).union(*kept)))
    owner = np.repeat(np.arange(len(kept)), [len(values) for values in kept])
    value = _numbers((value for values in kept for value in values), all_values)
    return Pairs(all_values, owner.astype(np.intp), value)


def _project_facets(catalogue: Catalogue, status: ObjectArray) -> dict[str, Pairs]:
    """Return the facets that belong to the project itself."""
    registry = catalogue.programmes.set_index("programme_code")
    programmes = texts(catalogue.projects["programme_code"])

    def of_programme(column: str) -> Pairs:
        by_code = dict(zip(registry.index, texts(registry[column]), strict=True))
        return _pairs([(by_code.get(code, ""),) for code in programmes], by_code.values())

    periods = texts(catalogue.projects["programming_period"])
    known = texts(catalogue.projects["known_partners"])
    return {
        "programmes": _pairs([(code,) for code in programmes], registry.index),
        "families": of_programme("family_code"),
        "periods": _pairs([(period,) for period in periods], ()),
        "thematics": _pairs(list(catalogue.projects["thematics"]), ()),
        "statuses": _pairs([(value,) for value in status], STATUSES),
        "strands": of_programme("strand"),
        "known_partners": _pairs([(value,) for value in known], KNOWN_PARTNERS),
    }


def _parents(regions: pd.DataFrame) -> dict[str, str]:
    """Return the parent of each region, and the NUTS 0 region of each country code as ``=LV``."""
    codes = texts(regions["region_code"])
    parents = dict(zip(codes, texts(regions["parent_code"]), strict=True))
    states = regions[regions["level"] == "nuts0"]
    countries = texts(states["country_code"])
    of_country = zip(countries, texts(states["region_code"]), strict=True)
    return parents | {f"={country}": code for country, code in of_country}


def _places(
    partners: pd.DataFrame, parents: Mapping[str, str]
) -> tuple[list[Place], IntArray]:
    """Return the distinct places, sorted, and the place number of each partner."""
    columns = zip(*(texts(partners[name]) for name in REGION_COLUMNS), strict=True)
    countries = texts(partners["country_code"])
    raw = list(zip(countries, columns, strict=True))
    full = {key: (key[0], _with_parents(*key, parents)) for key in set(raw)}
    places = sorted(set(full.values()))
    numbers = {place: number for number, place in enumerate(places)}
    return places, np.array([numbers[full[key]] for key in raw], dtype=np.intp)


def _with_parents(
    country: str, codes: Iterable[str], parents: Mapping[str, str]
) -> tuple[str, ...]:
    """Return region codes with all their parents; with no code, the country's NUTS 0 code.

    So a partner known only by its country is found under the region "Latvia" as it is under
    the country Latvia.
    """
    found = {code for code in codes if code} or {parents.get(f"={country}", "")}
    queue = sorted(found)
    while queue:
        parent = parents.get(queue.pop(), "")
        if parent and parent not in found:
            found.add(parent)
            queue.append(parent)
    return tuple(sorted(found - {""}))


def _points(partners: pd.DataFrame) -> IntArray:
    """Return the number of each partner's distinct point, :data:`NO_POINT` for none."""
    points = partners[["lon", "lat"]].astype("float64")
    located = points.notna().all(axis=1).to_numpy()
    numbers = np.full(len(partners), NO_POINT, dtype=np.intp)
    numbers[located] = points[located].groupby(["lon", "lat"]).ngroup().to_numpy()
    return numbers


def _cells(project: IntArray, place: IntArray, place_country: IntArray) -> Cells:
    """Return the distinct cells of partners given as project and place."""
    rows = np.unique(np.column_stack([project, place_country[place], place]), axis=0)
    owner, country, cell_place = (np.ascontiguousarray(column) for column in rows.T)
    _, project_country = np.unique(rows[:, :2], axis=0, return_inverse=True)
    return Cells(owner, cell_place, country, project_country.reshape(-1))


def _region_countries(
    cells: Cells, place_regions: Pairs, regions: int, countries: int
) -> tuple[IntArray, IntArray, IntArray]:
    """Return the distinct (project, region, country), sorted; country -1 is unknown."""
    lengths = np.bincount(place_regions.owner, minlength=int(cells.place.max(initial=-1)) + 1)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    repeats = lengths[cells.place]
    row = np.repeat(np.arange(len(cells.place)), repeats)
    within = np.arange(len(row)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    region = place_regions.value[starts[cells.place[row]] + within]
    key = (cells.project[row] * regions + region) * (countries + 1) + cells.country[row] + 1
    rest, country = np.divmod(np.unique(key), countries + 1)
    project, region = np.divmod(rest, max(regions, 1))
    return project, region, country - 1


def _distinct(owner: IntArray, value: IntArray, values: tuple[str, ...]) -> Pairs:
    """Return the distinct pairs with a known value."""
    key = np.unique((owner * max(len(values), 1) + value)[value >= 0])
    pair_owner, pair_value = np.divmod(key, max(len(values), 1))
    return Pairs(values, pair_owner, pair_value)


def _documents(catalogue: Catalogue, partner_project: IntArray) -> list[list[str]]:
    """Return the texts that each project is found by."""
    projects, programmes = catalogue.projects, catalogue.programmes
    own = [texts(projects[name]) for name in ("acronym", "title", "contract_number")]
    documents = [list(fields) for fields in zip(*own, strict=True)]
    thematics: list[tuple[str, ...]] = projects["thematics"].tolist()
    names = zip(
        texts(programmes["programme_name"]), texts(programmes["family_name"]), strict=True
    )
    by_code = dict(zip(programmes["programme_code"], names, strict=True))
    for number, code in enumerate(texts(projects["programme_code"])):
        documents[number] += by_code.get(code, ())
        documents[number] += thematics[number]
    titles = _rows_of(catalogue.titles["project_id"], projects["project_id"], "titles")
    _add_texts(documents, titles, catalogue.titles, ("title",))
    _add_texts(
        documents, partner_project, catalogue.partners, ("partner_name", "town", "place_name")
    )
    return documents


def _add_texts(
    documents: list[list[str]], owner: IntArray, table: pd.DataFrame, columns: Iterable[str]
) -> None:
    """Add the columns of a table to the documents of its rows' owners."""
    for column in columns:
        for number, text in zip(owner.tolist(), texts(table[column]), strict=True):
            documents[number].append(text)


def _vocabulary(
    catalogue: Catalogue,
    facets: Mapping[str, Pairs],
    countries: tuple[str, ...],
    regions: tuple[str, ...],
) -> Vocabulary:
    """Return all values that filters and links may have."""
    values = {facet: pairs.values for facet, pairs in facets.items()}
    ids = frozenset(texts(catalogue.projects["project_id"]))
    return Vocabulary(values | {"countries": countries, "regions": regions}, ids)
