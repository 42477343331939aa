"""What the selected projects amount to in one region, beside the whole of the selection.

A project is the region's if one of its partners is in it; a partner is the region's if its own
place is. Money is that of the whole projects, never the region's share, which nobody publishes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.arrays import BoolArray
from dashboard.bits import pack, unpack
from dashboard.cooperation import Cooperation
from dashboard.index import Index
from dashboard.measures import organisation_count
from dashboard.places import REGION_COLUMNS
from dashboard.summary import Money, money_of
from data.region_facts import RegionFact

FEW = 5
"""Projects below which a location quotient says little, observed or expected."""

PER_INHABITANTS, PER_KM2 = 100_000, 1_000


@dataclass(frozen=True, slots=True)
class Profile:
    """Figures of one region.

    Attributes
    ----------
    projects, partners, organisations : int
        Selected projects with a partner in the region, partners in it, their organisations.
    all_known : int
        Projects among them whose partners are all known.
    eu_funding, partner_eu_funding : Money
        Of the whole projects; of the partners in the region.
    """

    projects: int
    partners: int
    organisations: int
    all_known: int
    eu_funding: Money
    partner_eu_funding: Money


@dataclass(frozen=True)
class Members:
    """Rows that belong to a region: masks over the projects and partners of the catalogue."""

    projects: BoolArray
    partners: BoolArray


def members_of(index: Index, project_mask: BoolArray, code: str) -> Members:
    """Return the selected projects with a partner in a region, and those partners."""
    partners = index.catalogue.partners
    inside = np.zeros(len(partners), dtype=bool)
    for column in REGION_COLUMNS:
        inside |= (partners[column] == code).fillna(False).to_numpy(dtype=bool)
    inside &= project_mask[index.partner_project]
    projects = np.zeros(index.project_count, dtype=bool)
    projects[index.partner_project[inside]] = True
    return Members(projects, inside)


def profile(index: Index, members: Members) -> Profile:
    """Return the figures of a region."""
    catalogue = index.catalogue
    known = (catalogue.projects["known_partners"] == "all").to_numpy()
    here = catalogue.partners[members.partners]
    return Profile(
        projects=int(members.projects.sum()), partners=len(here),
        organisations=organisation_count(here),
        all_known=int((members.projects & known).sum()),
        eu_funding=money_of(catalogue.projects["eu_funding_eur"], members.projects),
        partner_eu_funding=money_of(catalogue.partners["partner_eu_funding_eur"],
                                    members.partners),
    )


def rates(found: Profile, fact: RegionFact | None) -> dict[str, float | None]:
    """Return projects and partners per 100,000 inhabitants and per 1,000 km²; None if unknown.

    Examples
    --------
    >>> from dashboard.summary import Money
    >>> some = Profile(20, 40, 30, 5, Money(None, 0, 20), Money(None, 0, 40))
    >>> rates(some, RegionFact(200_000, 2018, 4_000.0, "x"))["projects_per_inhabitants"]
    10.0
    """
    return {
        f"{name}_per_{unit}": None if fact is None else count / (size / per)
        for name, count in (("projects", found.projects), ("partners", found.partners))
        for unit, size, per in (
            ("inhabitants", fact.population if fact else 1, PER_INHABITANTS),
            ("km2", fact.area_km2 if fact else 1.0, PER_KM2))
    }


def thematics(index: Index, members: Members, whole: BoolArray) -> pd.DataFrame:
    """Return the thematics of a region against those of all selected projects.

    Returns
    -------
    pandas.DataFrame
        ``thematic, projects`` (of the region), ``share`` (of its projects with a thematic),
        ``whole_share``, ``quotient`` (location quotient, share / whole share: 1 is as
        everywhere), ``few`` (whether too few projects to tell); most projects first.
    """
    bits = index.facets["thematics"]
    here = np.array([(unpack(row, index.project_count) & members.projects).sum()
                     for row in bits.bits])
    every = np.array([(unpack(row, index.project_count) & whole).sum() for row in bits.bits])
    named = np.zeros(index.project_count, dtype=bool)
    for row in bits.bits:
        named |= unpack(row, index.project_count)
    n_here, n_every = int((named & members.projects).sum()), int((named & whole).sum())
    frame = pd.DataFrame({"thematic": bits.values, "projects": here, "whole": every})
    frame = frame[frame["projects"] > 0].copy()
    frame["share"] = frame["projects"] / max(n_here, 1)
    frame["whole_share"] = frame["whole"] / max(n_every, 1)
    frame["quotient"] = frame["share"] / frame["whole_share"]
    expected = frame["whole_share"] * n_here
    frame["few"] = (frame["projects"] < FEW) | (expected < FEW)
    return frame.sort_values(["projects", "thematic"], ascending=[False, True],
                             ignore_index=True)


def periods(index: Index, members: Members) -> pd.DataFrame:
    """Return by programming period the region's projects, partners and EU funding."""
    catalogue = index.catalogue
    rows = []
    for period in sorted(index.facets["periods"].values):
        of_period = (catalogue.projects["programming_period"] == period).to_numpy()
        projects = members.projects & of_period
        money = money_of(catalogue.projects["eu_funding_eur"], projects)
        rows.append({
            "period": period, "projects": int(projects.sum()),
            "partners": int((members.partners & of_period[index.partner_project]).sum()),
            "eu_funding_eur": money.sum_eur, "published": money.published,
        })
    return pd.DataFrame(rows)


def partner_regions(found: Cooperation, code: str) -> pd.DataFrame:
    """Return the regions of the same level that a region works with: ``code, projects, ratio``."""
    pairs = found.pairs[(found.pairs["a"] == code) | (found.pairs["b"] == code)]
    other = pairs["a"].where(pairs["a"] != code, pairs["b"])
    return pairs.assign(code=other)[["code", "projects", "eu_funding_eur", "published", "ratio"]]


def never_worked_with(
    index: Index, found: Cooperation, code: str, facts: Mapping[str, RegionFact]
) -> pd.DataFrame:
    """Return the regions of the same level in the Baltic Sea Region without a joint project.

    Returns
    -------
    pandas.DataFrame
        ``code, name, population``; largest first, those without a figure last.
    """
    regions = index.catalogue.regions
    level = regions.loc[regions["region_code"] == code, "level"].iloc[0]
    known = {code, *partner_regions(found, code)["code"]}
    peers = regions[(regions["level"] == level) & regions["in_region"].fillna(False)
                    & ~regions["region_code"].isin(known)]
    rows = pd.DataFrame({"code": peers["region_code"], "name": peers["name"]})
    rows["population"] = [facts[c].population if c in facts else None for c in rows["code"]]
    return rows.sort_values(["population", "code"], ascending=[False, True], ignore_index=True)


def regions_listed(index: Index, project_mask: BoolArray, level: str) -> pd.DataFrame:
    """Return the regions of a level with the selected projects of each: ``code, projects``."""
    regions = index.catalogue.regions
    of_level = set(regions.loc[(regions["level"] == level) | (
        (regions["level"] == "admin1") & (level != "nuts0")), "region_code"])
    bits, chosen = index.places.regions, pack(project_mask)
    counts = index.places.regions.counts(chosen)
    rows = pd.DataFrame({"code": bits.values, "projects": counts})
    rows = rows[rows["code"].isin(of_level) & (rows["projects"] > 0)]
    return rows.sort_values(["projects", "code"], ascending=[False, True], ignore_index=True)
