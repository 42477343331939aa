"""What the selected projects say about one organisation: roles, time, money, partners, reach.

Partners are read only from projects whose partners are all known: of the others nobody can tell
who else worked there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.arrays import BoolArray, IntArray, texts
from dashboard.bits import unpack
from dashboard.cooperation import KNOWN, place_codes
from dashboard.index import Index
from dashboard.organisations import memberships
from dashboard.summary import Money, money_of
from geo.names import fold

SHORTEST_UNIT_NAME = 6
"""Letters that a name must have for others that contain it to be its units."""


@dataclass(frozen=True)
class Member:
    """An organisation in the selected projects.

    Attributes
    ----------
    number : int
        Row in ``catalogue.organisations``.
    partners : numpy.ndarray of bool, shape (partners,)
        Its partner entries in the selected projects.
    projects, leads : numpy.ndarray of bool, shape (projects,)
        Its selected projects, and those that it leads.
    known : numpy.ndarray of bool, shape (projects,)
        Those of its projects whose partners are all known.
    """

    number: int
    partners: BoolArray
    projects: BoolArray
    leads: BoolArray
    known: BoolArray


@dataclass(frozen=True, slots=True)
class Profile:
    """Figures of an organisation.

    Attributes
    ----------
    projects, leads, known : int
        Its projects, those that it leads, and those whose partners are all known.
    partners, countries : int
        Other organisations in the latter, and countries of these.
    own_eu_funding, project_eu_funding : Money
        Of its own partner entries; of its projects as a whole.
    """

    projects: int
    leads: int
    known: int
    partners: int
    countries: int
    own_eu_funding: Money
    project_eu_funding: Money


def member_of(index: Index, project_mask: BoolArray, number: int) -> Member:
    """Return an organisation in the selected projects."""
    partners = index.catalogue.partners
    own = (index.organisations.of_partner == number) & project_mask[index.partner_project]
    leading = own & partners["is_lead_partner"].to_numpy(dtype=bool)
    projects = _marked(index, own)
    known = (index.catalogue.projects["known_partners"] == KNOWN).to_numpy()
    return Member(number, own, projects, _marked(index, leading), projects & known)


def _marked(index: Index, partners: BoolArray) -> BoolArray:
    projects = np.zeros(index.project_count, dtype=bool)
    projects[index.partner_project[partners]] = True
    return projects


def profile(index: Index, member: Member) -> Profile:
    """Return the figures of an organisation."""
    catalogue, others = index.catalogue, worked_with(index, member)
    return Profile(
        projects=int(member.projects.sum()), leads=int(member.leads.sum()),
        known=int(member.known.sum()), partners=len(others),
        countries=int(others.loc[others["country_code"] != "", "country_code"].nunique()),
        own_eu_funding=money_of(catalogue.partners["partner_eu_funding_eur"], member.partners),
        project_eu_funding=money_of(catalogue.projects["eu_funding_eur"], member.projects),
    )


def worked_with(index: Index, member: Member) -> pd.DataFrame:
    """Return the other organisations in its projects whose partners are all known.

    Returns
    -------
    pandas.DataFrame
        ``organisation`` (row), ``id, name, country_code, projects``; most projects first.
    """
    found = memberships(index.organisations, index.partner_project, member.known)
    counts = found.loc[found["organisation"] != member.number, "organisation"].value_counts()
    numbers = counts.index.to_numpy(dtype=np.intp)
    every = index.organisations
    rows = pd.DataFrame({
        "organisation": numbers, "id": [every.ids[n] for n in numbers],
        "name": [every.names[n] for n in numbers],
        "country_code": [every.countries[n] for n in numbers], "projects": counts.to_numpy()})
    return rows.sort_values(["projects", "name", "id"], ascending=[False, True, True],
                            ignore_index=True)


def listed(index: Index, project_mask: BoolArray) -> pd.DataFrame:
    """Return the organisations of projects: ``id, name, country_code, projects, leads``."""
    every, partners = index.organisations, index.catalogue.partners
    found = memberships(every, index.partner_project, project_mask)
    counts = found["organisation"].value_counts()
    leading = (partners["is_lead_partner"].to_numpy(dtype=bool) & (every.of_partner >= 0)
               & project_mask[index.partner_project])
    leads = np.bincount(every.of_partner[leading], minlength=len(every.ids))
    numbers = counts.index.to_numpy(dtype=np.intp)
    rows = pd.DataFrame({
        "id": [every.ids[n] for n in numbers], "name": [every.names[n] for n in numbers],
        "country_code": [every.countries[n] for n in numbers], "projects": counts.to_numpy(),
        "leads": leads[numbers]})
    return rows.sort_values(["projects", "name", "id"], ascending=[False, True, True],
                            ignore_index=True)


def reached(index: Index, member: Member, level: str) -> pd.DataFrame:
    """Return the countries or regions of its partners: ``code, projects, partners``.

    Its own entries do not count; the projects are those whose partners are all known.
    """
    rows = member.known[index.partner_project] & ~member.partners
    chosen = index.catalogue.partners[rows]
    table = pd.DataFrame({
        "code": place_codes(chosen, level).to_numpy(dtype=object),
        "project": index.partner_project[rows]}).dropna(subset="code")
    grouped = table.groupby("code")["project"]
    found = pd.DataFrame({"projects": grouped.nunique(), "partners": grouped.size()})
    return found.reset_index().sort_values(["projects", "partners", "code"],
                                           ascending=[False, False, True], ignore_index=True)


def periods(index: Index, member: Member) -> pd.DataFrame:
    """Return by programming period ``projects, leads, eu_funding_eur`` and who publishes it."""
    catalogue = index.catalogue
    rows = []
    for period in sorted(index.facets["periods"].values):
        of_period = (catalogue.projects["programming_period"] == period).to_numpy()
        money = money_of(catalogue.partners["partner_eu_funding_eur"],
                         member.partners & of_period[index.partner_project])
        rows.append({
            "period": period, "projects": int((member.projects & of_period).sum()),
            "leads": int((member.leads & of_period).sum()), "own_eu_funding_eur": money.sum_eur,
            "published": money.published, "entries": money.total})
    return pd.DataFrame(rows)


def thematics(index: Index, member: Member) -> pd.DataFrame:
    """Return its thematics with the projects of each, most first."""
    bits = index.facets["thematics"]
    counts = [int((unpack(row, index.project_count) & member.projects).sum())
              for row in bits.bits]
    rows = pd.DataFrame({"thematic": bits.values, "projects": counts})
    return rows[rows["projects"] > 0].sort_values(
        ["projects", "thematic"], ascending=[False, True], ignore_index=True)


def project_rows(index: Index, member: Member) -> pd.DataFrame:
    """Return its projects, latest period and start first, with its role and own EU funding."""
    projects = index.catalogue.projects[member.projects].copy()
    projects["is_lead"] = member.leads[member.projects]
    own = index.catalogue.partners[member.partners]
    money = own.groupby("project_id")["partner_eu_funding_eur"].sum(min_count=1)
    projects["own_eu_funding_eur"] = projects["project_id"].map(money)
    return projects.sort_values(["programming_period", "start_date", "project_id"],
                                ascending=[False, False, True], na_position="last",
                                ignore_index=True)


def name_rows(index: Index, number: int) -> pd.DataFrame:
    """Return its names, most projects first: columns ``ORGANISATION_NAMES``."""
    names = index.catalogue.organisation_names
    own = names[names["organisation_id"] == index.organisations.ids[number]]
    return own.sort_values(["projects", "name_id"], ascending=[False, True], ignore_index=True)


def units(index: Index, number: int) -> pd.DataFrame:
    """Return organisations of its country whose name contains one of its names.

    They are mostly its departments, branches and institutes, which the catalogue keeps apart.
    """
    every = index.organisations
    own = [f" {name} " for name in map(fold, texts(name_rows(index, number)["partner_name"]))
           if len(name) >= SHORTEST_UNIT_NAME]
    numbers: IntArray = np.array([
        other for other, name in enumerate(every.names)
        if other != number and every.countries[other] == every.countries[number]
        and any(text in f" {fold(name)} " for text in own)], dtype=np.intp)
    table = index.catalogue.organisations
    rows = pd.DataFrame({
        "id": [every.ids[n] for n in numbers], "name": [every.names[n] for n in numbers],
        "projects": table["projects"].to_numpy()[numbers]})
    return rows.sort_values(["projects", "name"], ascending=[False, True], ignore_index=True)
