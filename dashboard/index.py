"""Arrays built once when the catalogue is loaded, so that a click needs no table work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard.arrays import BoolArray, FloatArray, IntArray, ObjectArray, flags, rows_of, texts
from dashboard.bits import ValueBits, unpack, value_bits
from dashboard.documents import project_fields, project_things
from dashboard.filters import PRECISIONS, STATUSES, Vocabulary
from dashboard.measures import Measures, build_measures
from dashboard.orders import ProjectOrders
from dashboard.organisations import Organisations, build_organisations
from dashboard.places import Places, build_places, points_of
from dashboard.ranges import Spans, build_spans
from dashboard.region_levels import RegionLevels
from dashboard.search import (
    BaseForms,
    Embed,
    Meaning,
    SearchIndex,
    base_forms,
    build_search,
    telling_vectors,
)
from dashboard.search.candidates import all_candidates
from dashboard.search.suggest import Suggestions, build_suggestions
from dashboard.similar import Likeness, build_likeness
from dashboard.status import statuses_on
from dashboard.towns import Towns, build_towns
from data.model import Catalogue

COUNTRY_SEPARATOR = " · "
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
    facets : mapping of str to ValueBits
        Facets that are not about places: the projects with each value, or with a partner of it.
    places : Places
        Countries and regions of the partners.
    measures : Measures
        What projects weigh when something else than projects is counted.
    partner_project, partner_point : numpy.ndarray of int, shape (partners,)
        Project; number of the distinct point on the map, or :data:`dashboard.places.NO_POINT`.
    point_lon_lat : numpy.ndarray of float, shape (points, 2)
        Longitude and latitude of each distinct point.
    spans : mapping of str to Spans
        Dates and money of the projects, by the names of :data:`dashboard.ranges.RANGES`.
    towns : Towns
        Places with a partner, to be looked up by any of their names.
    partner_in_region : numpy.ndarray of bool, shape (partners,)
        Whether the partner is known to be in the Baltic Sea Region.
    activity_project : numpy.ndarray of int, shape (activities,)
        Project of each activity.
    partner_count : numpy.ndarray of int, shape (projects,)
        Partners of each project.
    country_labels : numpy.ndarray of str, shape (projects,)
        Countries of each project's partners, as ``LV · SE``.
    organisations : Organisations
        Which organisation each partner is.
    search : SearchIndex
        Text of the projects.
    vocabulary : Vocabulary
        All values that filters and links may have.
    """

    catalogue: Catalogue
    today: date
    status: ObjectArray
    facets: Mapping[str, ValueBits]
    places: Places
    measures: Measures
    partner_project: IntArray
    partner_point: IntArray
    point_lon_lat: FloatArray
    spans: Mapping[str, Spans]
    towns: Towns
    partner_in_region: BoolArray
    activity_project: IntArray
    partner_count: IntArray
    country_labels: ObjectArray
    organisations: Organisations
    search: SearchIndex
    vocabulary: Vocabulary

    @cached_property
    def suggestions(self) -> Suggestions:
        """What can be offered while one types; built when first asked for."""
        things = self.search.other_names.things
        families, thematics = self.facets["families"], self.facets["thematics"]
        return build_suggestions(
            all_candidates(self.catalogue, self.partner_project, families, thematics, things),
            self.search.other_names.base_forms)

    @cached_property
    def orders(self) -> ProjectOrders:
        """All projects in each order that the list can have."""
        return ProjectOrders(self.catalogue.projects.assign(partners=self.partner_count))

    @cached_property
    def region_levels(self) -> RegionLevels:
        """Regions by level, with who is in each."""
        return RegionLevels(self.catalogue, self.places, self.partner_project)

    @cached_property
    def programme_names(self) -> Mapping[str, str]:
        """Full name of each programme."""
        table = self.catalogue.programmes
        return dict(zip(table["programme_code"], table["programme_name"], strict=True))

    @cached_property
    def likeness(self) -> Likeness:
        """What projects have in common; built when first asked for."""
        meaning = self.search.meaning
        return build_likeness(self.catalogue, meaning.vectors if meaning else None)

    @property
    def project_count(self) -> int:
        """Number of projects in the catalogue."""
        return len(self.catalogue.projects)


def build_index(catalogue: Catalogue, today: date, embed: Embed | None = None) -> Index:
    """Build the arrays of a catalogue.

    Parameters
    ----------
    catalogue : Catalogue
        The loaded tables.
    today : datetime.date
        The day to judge the statuses by.
    embed : callable, optional
        Turns a query into a vector, for search by meaning (:func:`dashboard.search.find_embed`).

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
    facets = _project_facets(catalogue, status) | _partner_facets(partners, owner, len(projects))
    places = build_places(partners, catalogue.regions, owner, len(projects))
    where = {"countries": places.countries, "regions": places.regions}
    points, lon_lat = points_of(partners)
    organisations = build_organisations(catalogue)
    forms = base_forms(catalogue.search.inflection())
    return Index(
        catalogue=catalogue,
        today=today,
        status=status,
        facets=facets,
        places=places,
        measures=build_measures(projects, partners, owner, facets | where),
        partner_project=owner,
        partner_point=points,
        point_lon_lat=lon_lat,
        spans=build_spans(projects),
        towns=build_towns(partners, catalogue.search.names_of("place"), forms),
        partner_in_region=flags(partners["in_region"]),
        activity_project=rows_of(catalogue.activities["project_id"], ids, "activities"),
        country_labels=_country_labels(places, len(projects)),
        partner_count=np.bincount(owner, minlength=len(projects)),
        organisations=organisations,
        search=_search(catalogue, owner, places, facets, forms, embed),
        vocabulary=_vocabulary(ids, facets, places, organisations),
    )


def _search(
    catalogue: Catalogue, owner: IntArray, places: Places, facets: Mapping[str, ValueBits],
    forms: BaseForms, embed: Embed | None,
) -> SearchIndex:
    """Return the search over the projects."""
    count = len(catalogue.projects)
    meaning = None
    if embed and catalogue.search.vectors:
        vectors = catalogue.search.vectors_of(texts(catalogue.projects["project_id"]))
        meaning = Meaning(telling_vectors(vectors), catalogue.search.typical_query, embed)
    things = project_things(catalogue, owner, places, facets)
    return build_search(project_fields(catalogue, owner), count, things, meaning, forms,
                        catalogue.search.names_of("word"))


def _project_facets(catalogue: Catalogue, status: ObjectArray) -> dict[str, ValueBits]:
    """Return the facets that belong to the project itself."""
    registry = catalogue.programmes.set_index("programme_code")
    programmes = texts(catalogue.projects["programme_code"])

    def of_programme(column: str) -> ValueBits:
        by_code = dict(zip(registry.index, texts(registry[column]), strict=True))
        return value_bits([(by_code.get(code, ""),) for code in programmes], by_code.values())

    periods = texts(catalogue.projects["programming_period"])
    known = texts(catalogue.projects["known_partners"])
    return {
        "programmes": value_bits([(code,) for code in programmes], registry.index),
        "families": of_programme("family_code"),
        "periods": value_bits([(period,) for period in periods], ()),
        "thematics": value_bits(list(catalogue.projects["thematics"]), ()),
        "statuses": value_bits([(value,) for value in status], STATUSES),
        "strands": of_programme("strand"),
        "known_partners": value_bits([(value,) for value in known], KNOWN_PARTNERS),
        "strategies": value_bits(
            [(value,) for value in texts(catalogue.projects["macro_regional_strategy"])], ()
        ),
    }


def _partner_facets(
    partners: pd.DataFrame, partner_project: IntArray, project_count: int
) -> dict[str, ValueBits]:
    """Return the facets whose values are those of any of the project's partners."""

    def of_partners(column: str, vocabulary: Iterable[str]) -> ValueBits:
        found: list[set[str]] = [set() for _ in range(project_count)]
        for project, value in zip(partner_project.tolist(), texts(partners[column]), strict=True):
            found[project].add(value)
        return value_bits(found, vocabulary)

    return {
        "organisation_types": of_partners("organisation_type", ()),
        "precisions": of_partners("location_precision", PRECISIONS),
    }


def _country_labels(places: Places, project_count: int) -> ObjectArray:
    """Return the countries of each project's partners, sorted, as one text."""
    found: list[list[str]] = [[] for _ in range(project_count)]
    for country, bits in zip(places.countries.values, places.countries.bits, strict=True):
        for number in np.flatnonzero(unpack(bits, project_count)).tolist():
            found[number].append(country)
    return np.array([COUNTRY_SEPARATOR.join(codes) for codes in found], dtype=object)


def _vocabulary(
    ids: pd.Series, facets: Mapping[str, ValueBits], places: Places, organisations: Organisations
) -> Vocabulary:
    """Return all values that filters and links may have."""
    values = {facet: facet_bits.values for facet, facet_bits in facets.items()}
    where = {"countries": places.countries.values, "regions": places.regions.values}
    return Vocabulary(values | where, frozenset(texts(ids)), frozenset(organisations.numbers))
