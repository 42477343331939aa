"""Everything of a catalogue that is offered while one types (:mod:`dashboard.search.suggest`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.arrays import IntArray, texts
from dashboard.bits import ValueBits, count_bits
from dashboard.search.other_names import Thing
from dashboard.search.suggest import Candidate
from data.model import Catalogue


def all_candidates(
    catalogue: Catalogue, partner_project: IntArray, families: ValueBits, thematics: ValueBits,
    things: Sequence[Thing],
) -> list[Candidate]:
    """Return all candidates in a stable order.

    Parameters
    ----------
    catalogue : Catalogue
        The tables.
    partner_project : numpy.ndarray of int, shape (partners,)
        Row of each partner's project.
    families, thematics : ValueBits
        The projects of each family of programmes and of each thematic.
    things : sequence of Thing
        Places, regions, countries and thematics with their further names.
    """
    partners = catalogue.partners
    names = {(thing.kind, thing.code): thing.names for thing in things}
    places = counted(texts(partners["place_name"]), partner_project)
    return [
        *_families(catalogue, families, names),
        *(Candidate("thematic", code, code, (code, *names.get(("thematic", code), ())), int(count))
          for code, count in zip(thematics.values, count_bits(thematics.bits), strict=True)),
        *(Candidate(thing.kind, thing.code, "", thing.names, len(thing.projects))
          for thing in things if _is_offered(thing)),
        *(Candidate("place", name, name, (name, *names.get(("place", name), ())), count)
          for name, count in places),
        *_organisations(catalogue),
        *_projects(catalogue),
    ]


def _is_offered(thing: Thing) -> bool:
    """Whether a thing is offered as it is: countries, and regions that are no whole country."""
    is_whole = len(thing.code) == 2 or thing.code[2:] == "0"
    return thing.kind == "country" or (thing.kind == "region" and not is_whole)


def _families(
    catalogue: Catalogue, families: ValueBits, further: Mapping[tuple[str, str], tuple[str, ...]]
) -> Iterator[Candidate]:
    """Yield the families of programmes that have projects, by their names in every period."""
    table = catalogue.programmes
    own_codes = texts(table["programme_code"])
    codes, names = texts(table["family_code"]), texts(table["family_name"])
    long_names = texts(table["programme_name"])
    for family, projects in zip(families.values, count_bits(families.bits), strict=True):
        rows = [row for row, code in enumerate(codes) if code == family]
        named = dict.fromkeys([
            names[rows[0]], *(name[row] for row in rows for name in (long_names, own_codes)),
            family, *further.get(("programme", family), ())])
        if projects:
            yield Candidate("programme", family, names[rows[0]], tuple(named), int(projects))


def _organisations(catalogue: Catalogue) -> Iterator[Candidate]:
    """Yield the organisations, by all their names."""
    table, rows = catalogue.organisations, catalogue.organisation_names
    names: dict[str, list[str]] = {code: [] for code in texts(table["organisation_id"])}
    for code, name in zip(texts(rows["organisation_id"]), texts(rows["partner_name"]),
                          strict=True):
        names[code].append(name)
    called = dict(zip(table["organisation_id"], texts(table["organisation_name"]), strict=True))
    counts = dict(zip(table["organisation_id"], table["projects"].tolist(), strict=True))
    for code in sorted(names, key=lambda code: (called[code], code)):
        yield Candidate("organisation", code, called[code], tuple(names[code]), counts[code])


def _projects(catalogue: Catalogue) -> Iterator[Candidate]:
    """Yield the projects, by acronym and title."""
    projects = catalogue.projects
    columns = (texts(projects[name]) for name in ("project_id", "acronym", "title"))
    for code, acronym, title in zip(*columns, strict=True):
        names = tuple(dict.fromkeys(name for name in (acronym, title) if name))
        yield Candidate("project", code, " – ".join(names), names, 1)


def counted(names: Sequence[str], projects: IntArray) -> list[tuple[str, int]]:
    """Return the distinct names, sorted, with the number of distinct projects of each.

    Examples
    --------
    >>> import numpy as np
    >>> counted(["b", "a", "b", "b", ""], np.array([0, 0, 0, 1, 2]))
    [('a', 1), ('b', 2)]
    """
    owners: dict[str, set[int]] = {}
    for name, project in zip(names, projects.tolist(), strict=True):
        owners.setdefault(name, set()).add(project)
    return [(name, len(owners[name])) for name in sorted(owners) if name]
