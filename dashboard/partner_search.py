"""Organisations to cooperate with: ranked by what they did, each with its reasons.

Candidates are organisations with an entry in the selected projects whose own seat is in the
countries, regions and areas of the filters. The organisation that asks, and all that share a
project with it, are left out. The score is a weighted sum of four parts, each from 0 to 1:

==============  ======  ===============================================================
thematic fit    .40     share of the wanted thematics that it has projects in; wanted are those of
                        the filters, else those of the organisation that asks, by their weight
track record    .25     its projects, on a logarithmic scale, full at 20
introducers     .20     organisations that worked with both, full at 3
lead partner    .15     its projects as lead partner, full at 3
==============  ======  ===============================================================

A part that cannot be told (no thematics wanted, nobody asks) is 0 for all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.arrays import BoolArray, IntArray
from dashboard.cooperation import KNOWN
from dashboard.filters import Filters
from dashboard.index import Index
from dashboard.measure_pairs import unpack_rows
from dashboard.organisations import NONE, memberships
from dashboard.places import NO_POINT, REGION_COLUMNS

WEIGHTS = {"fit": 0.40, "record": 0.25, "introducers": 0.20, "lead": 0.15}
FULL_RECORD, FULL_INTRODUCERS, FULL_LEAD = 20, 3, 3


@dataclass(frozen=True)
class Found:
    """Ranked candidates.

    Attributes
    ----------
    rows : pandas.DataFrame
        ``organisation`` (row), ``score``, its parts ``fit, record, introducers, lead`` (0 to 1),
        ``projects, leads`` and ``introducer_count``; best first.
    wanted : mapping of str to float
        Weight of each wanted thematic; they add up to 1, or there are none.
    left_out : int
        Candidates that already work with the organisation that asks.
    matched : mapping of str to numpy.ndarray of bool, shape (organisations,)
        By wanted thematic, which organisations have projects in it.
    introducers : pandas.DataFrame
        ``organisation, introducer``: who worked both with it and with the one that asks.
    """

    rows: pd.DataFrame
    wanted: dict[str, float]
    left_out: int
    matched: dict[str, BoolArray]
    introducers: pd.DataFrame


def find_partners(
    index: Index, project_mask: BoolArray, filters: Filters, own: int = NONE
) -> Found:
    """Rank the candidates.

    Parameters
    ----------
    index : Index
        Arrays of the catalogue.
    project_mask : numpy.ndarray of bool, shape (projects,)
        Projects that count as experience.
    filters : Filters
        Say where candidates must be, and which thematics are wanted.
    own : int
        The organisation that asks, :data:`dashboard.organisations.NONE` for nobody.
    """
    every = index.organisations
    size = len(every.ids)
    known_to = joint_partners(index, own) if own != NONE else np.zeros(size, dtype=bool)
    here = np.zeros(size, dtype=bool)
    chosen = is_here(index, filters) & project_mask[index.partner_project]
    here[every.of_partner[chosen & (every.of_partner != NONE)]] = True
    numbers = np.flatnonzero(here & ~known_to)
    numbers = numbers[numbers != own]
    experience = memberships(every, index.partner_project, project_mask)
    wanted = wanted_thematics(index, filters, own)
    projects = np.bincount(experience["organisation"], minlength=size)
    leads = _leads(index, project_mask, size)
    through = introducers(index, own)
    counts = np.bincount(through["organisation"], minlength=size)
    matched = _matched(index, experience, wanted, size)
    parts = {
        "fit": sum((weight * matched[name] for name, weight in wanted.items()), np.zeros(size)),
        "record": np.minimum(1, np.log1p(projects) / np.log1p(FULL_RECORD)),
        "introducers": np.minimum(1, counts / FULL_INTRODUCERS),
        "lead": np.minimum(1, leads / FULL_LEAD),
    }
    score = sum((WEIGHTS[name] * part for name, part in parts.items()), np.zeros(size))
    rows = pd.DataFrame({
        "organisation": numbers, "score": np.round(score[numbers], 6),
        **{name: part[numbers] for name, part in parts.items()},
        "projects": projects[numbers], "leads": leads[numbers],
        "introducer_count": counts[numbers],
        "name": [every.names[n] for n in numbers], "id": [every.ids[n] for n in numbers]})
    ranked = rows.sort_values(["score", "name", "id"], ascending=[False, True, True],
                              ignore_index=True)
    others = here & known_to
    if own != NONE:
        others[own] = False
    return Found(ranked, wanted, int(others.sum()), matched, through)


def is_here(index: Index, filters: Filters) -> BoolArray:
    """Return which partners have their own seat where the filters say."""
    partners = index.catalogue.partners
    here = np.ones(len(partners), dtype=bool)
    if filters.countries:
        here &= partners["country_code"].isin(list(filters.countries)).to_numpy()
    if filters.regions:
        here &= np.logical_or.reduce([partners[column].isin(list(filters.regions)).to_numpy()
                                      for column in REGION_COLUMNS])
    if filters.areas:
        here &= _in_areas(index, filters)
    return here


def _in_areas(index: Index, filters: Filters) -> BoolArray:
    lon, lat = index.point_lon_lat.T
    inside: BoolArray = np.logical_or.reduce(
        [area.contains(lon, lat) for area in sorted(filters.areas)])
    located = index.partner_point != NO_POINT
    found: BoolArray = located & inside[np.where(located, index.partner_point, 0)]
    return found


def joint_partners(index: Index, own: int) -> BoolArray:
    """Return which organisations share a project with one, whatever is published of it."""
    every = index.organisations
    projects = np.zeros(index.project_count, dtype=bool)
    projects[index.partner_project[every.of_partner == own]] = True
    found = np.zeros(len(every.ids), dtype=bool)
    shared = every.of_partner[projects[index.partner_project]]
    found[shared[shared != NONE]] = True
    found[own] = False
    return found


def _known_pairs(index: Index) -> pd.DataFrame:
    known = (index.catalogue.projects["known_partners"] == KNOWN).to_numpy()
    return memberships(index.organisations, index.partner_project, known)


def _neighbours(pairs: pd.DataFrame, number: int) -> set[int]:
    projects = pairs.loc[pairs["organisation"] == number, "project"]
    others = pairs.loc[pairs["project"].isin(projects), "organisation"]
    return set(others.tolist()) - {number}


def introducers(index: Index, own: int) -> pd.DataFrame:
    """Return who worked both with one organisation and with another: ``organisation, introducer``.

    Read from projects whose partners are all known.
    """
    if own == NONE:
        return pd.DataFrame({"organisation": [], "introducer": []}, dtype=np.intp)
    pairs = _known_pairs(index)
    near = pairs[pairs["organisation"].isin(list(_neighbours(pairs, own)))]
    ends = near.rename(columns={"organisation": "introducer"}).merge(pairs, on="project")
    ends = ends[ends["introducer"] != ends["organisation"]]
    return ends[["organisation", "introducer"]].drop_duplicates().sort_values(
        ["organisation", "introducer"], ignore_index=True)


def wanted_thematics(index: Index, filters: Filters, own: int) -> dict[str, float]:
    """Return the weights of the wanted thematics, largest first."""
    if filters.thematics:
        return dict.fromkeys(sorted(filters.thematics), 1 / len(filters.thematics))
    if own == NONE:
        return {}
    every = memberships(index.organisations, index.partner_project,
                        np.ones(index.project_count, dtype=bool))
    projects = every.loc[every["organisation"] == own, "project"]
    counts = _thematics_of_projects(index)[:, projects].sum(axis=1)
    values = index.facets["thematics"].values
    order = np.argsort(-counts, kind="stable")
    return {values[row]: float(counts[row] / counts.sum()) for row in order if counts[row]}


def _thematics_of_projects(index: Index) -> BoolArray:
    return unpack_rows(index.facets["thematics"].bits, index.project_count)


def _matched(
    index: Index, experience: pd.DataFrame, wanted: dict[str, float], size: int
) -> dict[str, BoolArray]:
    """Return by wanted thematic which organisations have projects in it."""
    of_projects = _thematics_of_projects(index)
    numbers = {value: row for row, value in enumerate(index.facets["thematics"].values)}
    found = {}
    for thematic in wanted:
        has = of_projects[numbers[thematic], experience["project"].to_numpy(dtype=np.intp)]
        found[thematic] = np.zeros(size, dtype=bool)
        found[thematic][experience["organisation"].to_numpy(dtype=np.intp)[has]] = True
    return found


def _leads(index: Index, project_mask: BoolArray, size: int) -> IntArray:
    """Return the selected projects that each organisation leads."""
    every = index.organisations
    leading = (index.catalogue.partners["is_lead_partner"].to_numpy(dtype=bool)
               & project_mask[index.partner_project] & (every.of_partner != NONE))
    pairs = np.unique(np.stack([index.partner_project[leading], every.of_partner[leading]]),
                      axis=1)
    return np.bincount(pairs[1], minlength=size)
