"""The texts that each project is found by, and the further names of what it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from dashboard.arrays import IntArray, rows_of, texts
from dashboard.bits import ValueBits, unpack
from dashboard.places import Places
from dashboard.search import Field, Thing
from dashboard.search.other_names import ORGANISATION
from dashboard.search.query import spellings
from dashboard.search.rank import FIELD_WEIGHTS, OTHER_NAME_WEIGHTS
from data.model import Catalogue


def project_fields(catalogue: Catalogue, partner_project: IntArray) -> list[Field]:
    """Return the texts of the projects by kind, owners in ascending order."""
    projects, partners = catalogue.projects, catalogue.partners
    titles = rows_of(catalogue.titles["project_id"], projects["project_id"], "titles")
    own = np.arange(len(projects))
    return [
        _field("acronym", (own, _acronyms(projects))),
        _field("contract", (own, texts(projects["contract_number"]))),
        _field("title", (own, texts(projects["title"])),
               (titles, _other_titles(catalogue, titles))),
        _field("partner", (partner_project, texts(partners["partner_name"]))),
        _field("town", (partner_project, _towns(partners))),
        _field("thematic", _thematics(projects["thematics"])),
        _field("programme", *_programmes(catalogue)),
    ]


def _field(name: str, *parts: tuple[IntArray, Sequence[str]]) -> Field:
    """Return a field of texts with their owners, empty texts left out."""
    owners = np.concatenate([owner for owner, _ in parts])
    every = [text for _, part in parts for text in part]
    order = [row for row in np.argsort(owners, kind="stable").tolist() if every[row]]
    return Field(name, FIELD_WEIGHTS[name], owners[order].astype(np.intp),
                 [every[row] for row in order])


def _acronyms(projects: pd.DataFrame) -> list[str]:
    """Return the acronyms, empty where the source had none and the title stands there, too."""
    pairs = zip(texts(projects["acronym"]), texts(projects["title"]), strict=True)
    return ["" if acronym == title else acronym for acronym, title in pairs]


def _other_titles(catalogue: Catalogue, owner: IntArray) -> list[str]:
    """Return the titles by language, empty where they are the project's own title again."""
    own = texts(catalogue.projects["title"])
    return ["" if own[row] == title else title
            for row, title in zip(owner.tolist(), texts(catalogue.titles["title"]), strict=True)]


def _towns(partners: pd.DataFrame) -> list[str]:
    """Return the town of each partner, and its place where that is called otherwise."""
    pairs = zip(texts(partners["town"]), texts(partners["place_name"]), strict=True)
    return [town if not place or place == town else f"{town} / {place}" if town else place
            for town, place in pairs]


def _thematics(lists: pd.Series) -> tuple[IntArray, list[str]]:
    pairs = [(row, each) for row, values in enumerate(lists) for each in values]
    return np.array([row for row, _ in pairs], dtype=np.intp), [each for _, each in pairs]


def _programmes(catalogue: Catalogue) -> Iterator[tuple[IntArray, list[str]]]:
    """Yield name and family of each project's programme, and its code with the period."""
    registry = catalogue.programmes.set_index("programme_code")
    codes = texts(catalogue.projects["programme_code"])
    own = np.arange(len(codes))
    for column in ("programme_name", "family_name"):
        named = dict(zip(registry.index, texts(registry[column]), strict=True))
        yield own, [named.get(code, "") for code in codes]
    periods = texts(catalogue.projects["programming_period"])
    yield own, [f"{code} ({period})" for code, period in zip(codes, periods, strict=True)]


def project_things(
    catalogue: Catalogue, partner_project: IntArray, places: Places,
    facets: Mapping[str, ValueBits],
) -> list[Thing]:
    """Return what projects have that has further names, in a stable order."""
    count = len(catalogue.projects)
    named = {kind: catalogue.search.names_of(kind) for kind in ("country", "thematic", "programme")}
    return [
        *_places(catalogue, partner_project),
        *_by_value("region", places.regions, _region_names(catalogue), count),
        *_by_value("country", places.countries, named["country"], count),
        *_by_value("thematic", facets["thematics"], named["thematic"], count),
        *_by_value("programme", facets["families"], named["programme"], count),
        *_organisations(catalogue, partner_project),
    ]


def _region_names(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return official and Latin name of each region by its code, and those in use besides."""
    further = catalogue.search.names_of("region")
    columns = (texts(catalogue.regions[name]) for name in ("region_code", "name", "name_latin"))
    return {code: tuple(dict.fromkeys([*names, *further.get(code, ())]))
            for code, *names in zip(*columns, strict=True)}


def _organisations(catalogue: Catalogue, partner_project: IntArray) -> Iterator[Thing]:
    """Yield the organisations that go by several names: each is found by all of them."""
    names = catalogue.organisation_names.groupby("organisation_id")["partner_name"].agg(list)
    several = names[names.map(len) > 1]
    owners: dict[str, set[int]] = {code: set() for code in several.index}
    codes = texts(catalogue.partners["organisation_id"])
    for code, project in zip(codes, partner_project.tolist(), strict=True):
        if code in owners:
            owners[code].add(project)
    for code in sorted(owners):
        yield Thing(ORGANISATION, code, tuple(several[code]), OTHER_NAME_WEIGHTS[ORGANISATION],
                    np.array(sorted(owners[code]), dtype=np.intp))


def _by_value(
    kind: str, facet: ValueBits, named: Mapping[str, tuple[str, ...]], count: int
) -> Iterator[Thing]:
    """Yield the values of a facet that have names and projects."""
    for value, bits in zip(facet.values, facet.bits, strict=True):
        projects, names = np.flatnonzero(unpack(bits, count)), named.get(value, ())
        if len(projects) and names:
            yield Thing(kind, value, names, OTHER_NAME_WEIGHTS[kind], projects)


def _places(catalogue: Catalogue, partner_project: IntArray) -> Iterator[Thing]:
    """Yield the places of the partners with their further names, where they have any."""
    named = catalogue.search.names_of("place")
    ids = catalogue.partners["geonames_id"].tolist()
    names = texts(catalogue.partners["place_name"])
    found: dict[str, tuple[str, set[int]]] = {}
    for number, name, project in zip(ids, names, partner_project.tolist(), strict=True):
        if not pd.isna(number) and name:
            found.setdefault(str(number), (name, set()))[1].add(project)
    for number in sorted(found, key=int):
        name, projects = found[number]
        own = {" ".join(spelling) for spelling in spellings(name)}
        further = tuple(key for key in named.get(number, ()) if key not in own)
        yield Thing("place", name, further, OTHER_NAME_WEIGHTS["place"],
                    np.array(sorted(projects), dtype=np.intp), own_names=(name,))
