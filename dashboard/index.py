"""Arrays built once when the catalogue is loaded, so that a click needs no table work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from dashboard.documents import project_documents
from dashboard.filters import STATUSES, Vocabulary
from dashboard.pairs import BoolArray, IntArray, ObjectArray, Pairs, build_pairs, rows_of, texts
from dashboard.places import Places, build_places, points_of
from dashboard.search import SearchIndex, build_search
from dashboard.status import statuses_on
from data.model import Catalogue

KNOWN_PARTNERS = ("all", "lead_only", "one_country")


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
    places : Places
        Countries and regions of the partners.
    partner_project, partner_point : numpy.ndarray of int, shape (partners,)
        Project; number of the distinct point on the map, or :data:`dashboard.places.NO_POINT`.
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
    places: Places
    partner_project: IntArray
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
    ids = projects["project_id"]
    status = statuses_on(today, projects["start_date"], projects["end_date"])
    owner = rows_of(partners["project_id"], ids, "partners")
    facets = _project_facets(catalogue, status)
    places = build_places(partners, catalogue.regions, owner)
    return Index(
        catalogue=catalogue,
        today=today,
        status=status,
        facets=facets,
        places=places,
        partner_project=owner,
        partner_point=points_of(partners),
        partner_in_region=_flags(partners["in_region"]),
        activity_project=rows_of(catalogue.activities["project_id"], ids, "activities"),
        partner_count=np.bincount(owner, minlength=len(projects)),
        search=build_search(project_documents(catalogue, owner)),
        vocabulary=_vocabulary(ids, facets, places),
    )


def _flags(column: pd.Series) -> BoolArray:
    """Return a column of booleans with missing values as False."""
    return column.astype("boolean").fillna(False).to_numpy(dtype=bool)


def _project_facets(catalogue: Catalogue, status: ObjectArray) -> dict[str, Pairs]:
    """Return the facets that belong to the project itself."""
    registry = catalogue.programmes.set_index("programme_code")
    programmes = texts(catalogue.projects["programme_code"])

    def of_programme(column: str) -> Pairs:
        by_code = dict(zip(registry.index, texts(registry[column]), strict=True))
        return build_pairs([(by_code.get(code, ""),) for code in programmes], by_code.values())

    periods = texts(catalogue.projects["programming_period"])
    known = texts(catalogue.projects["known_partners"])
    return {
        "programmes": build_pairs([(code,) for code in programmes], registry.index),
        "families": of_programme("family_code"),
        "periods": build_pairs([(period,) for period in periods], ()),
        "thematics": build_pairs(list(catalogue.projects["thematics"]), ()),
        "statuses": build_pairs([(value,) for value in status], STATUSES),
        "strands": of_programme("strand"),
        "known_partners": build_pairs([(value,) for value in known], KNOWN_PARTNERS),
    }


def _vocabulary(ids: pd.Series, facets: Mapping[str, Pairs], places: Places) -> Vocabulary:
    """Return all values that filters and links may have."""
    values = {facet: pairs.values for facet, pairs in facets.items()}
    where = {"countries": places.countries.values, "regions": places.regions.values}
    return Vocabulary(values | where, frozenset(texts(ids)))
