"""The organisations of a catalogue as arrays: which one each partner is, found by any name's id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.arrays import BoolArray, IntArray, numbers_in, texts
from data.model import Catalogue
from geo.names import fold

NONE = -1
BAR = "|"


@dataclass(frozen=True)
class Organisations:
    """Organisations by their row in ``catalogue.organisations``.

    Attributes
    ----------
    of_partner : numpy.ndarray of int, shape (partners,)
        Organisation of each partner, :data:`NONE` where no name is published.
    numbers : mapping of str to int
        By the id of any of its names: links keep their meaning when names are joined later.
    ids, names, countries : tuple of str
        Of each organisation.
    searched : tuple of str
        All names of each organisation, folded, each between bars.
    projects : numpy.ndarray of int, shape (organisations,)
        Projects of each in the whole catalogue.
    """

    of_partner: IntArray
    numbers: Mapping[str, int]
    ids: tuple[str, ...]
    names: tuple[str, ...]
    countries: tuple[str, ...]
    searched: tuple[str, ...]
    projects: IntArray

    def number(self, any_id: str) -> int:
        """Return the organisation of an id, :data:`NONE` if there is none."""
        return self.numbers.get(any_id, NONE)

    def found(self, text: str, most: int) -> list[int]:
        """Return organisations with all words of a text in one name, most projects first."""
        words = fold(text).split()
        rows = [number for number, names in enumerate(self.searched)
                if words and any(all(f" {word}" in f" {name}" for word in words)
                                 for name in names.split(BAR))]
        return sorted(rows, key=lambda number: (-self.projects[number], self.names[number]))[:most]


def build_organisations(catalogue: Catalogue) -> Organisations:
    """Return the organisations of a catalogue."""
    table, names = catalogue.organisations, catalogue.organisation_names
    ids = texts(table["organisation_id"])
    own = {code: number for number, code in enumerate(ids)}
    numbers = {name: own[code] for name, code in zip(
        texts(names["name_id"]), texts(names["organisation_id"]), strict=True)}
    searched: list[list[str]] = [[] for _ in ids]
    for code, name in zip(texts(names["organisation_id"]), texts(names["partner_name"]),
                          strict=True):
        searched[own[code]].append(fold(name))
    return Organisations(
        searched=tuple(map(BAR.join, searched)),
        projects=table["projects"].to_numpy(dtype=np.intp),
        of_partner=numbers_in(texts(catalogue.partners["organisation_id"]), ids),
        numbers=numbers | own, ids=tuple(ids), names=tuple(texts(table["organisation_name"])),
        countries=tuple(texts(table["country_code"])))


def memberships(
    organisations: Organisations, partner_project: IntArray, projects: BoolArray
) -> pd.DataFrame:
    """Return each organisation of each marked project once: ``project, organisation``."""
    rows = (organisations.of_partner != NONE) & projects[partner_project]
    pairs = np.stack([partner_project[rows], organisations.of_partner[rows]], axis=1)
    found = np.unique(pairs, axis=0) if len(pairs) else pairs
    return pd.DataFrame({"project": found[:, 0], "organisation": found[:, 1]})
