"""Headline figures of a selection, and what is known by programme and period.

Money fields are never mixed or added to each other, and every sum says how many projects
publish it. A published zero is published.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.arrays import BoolArray, amounts
from dashboard.bits import pack
from dashboard.facets import Selection
from dashboard.index import KNOWN_PARTNERS, Index
from dashboard.places import NO_POINT


@dataclass(frozen=True, slots=True)
class Money:
    """A sum and who publishes it.

    Attributes
    ----------
    sum_eur : float or None
        Sum in euro of those that publish it, to the cent; None if nobody does.
    published : int
        How many publish it (a zero counts).
    total : int
        How many there are.
    """

    sum_eur: float | None
    published: int
    total: int


@dataclass(frozen=True, slots=True)
class Headline:
    """What a selection amounts to.

    Attributes
    ----------
    projects, partners : int
        Selected rows; an organisation counts once in each of its projects.
    on_map, in_tray : int
        Partners with and without a marker; together they are ``partners``.
    places : int
        Distinct points on the map.
    countries : int
        Distinct countries of the partners.
    activities : int
        Activities of the projects.
    total_budget, eu_funding, programme_funding : Money
        Of the projects.
    """

    projects: int
    partners: int
    on_map: int
    in_tray: int
    places: int
    countries: int
    activities: int
    total_budget: Money
    eu_funding: Money
    programme_funding: Money


def headline(index: Index, selection: Selection) -> Headline:
    """Return the headline figures of a selection."""
    countries = index.places.countries
    partners, on_map = int(selection.partner_mask.sum()), int(selection.map_mask.sum())
    return Headline(
        projects=int(selection.project_mask.sum()),
        partners=partners,
        on_map=on_map,
        in_tray=partners - on_map,
        places=len(np.unique(index.partner_point[selection.map_mask])),
        countries=int((countries.counts(pack(selection.project_mask)) > 0).sum()),
        activities=int(selection.activity_mask.sum()),
        total_budget=_project_money(index, selection, "total_budget_eur"),
        eu_funding=_project_money(index, selection, "eu_funding_eur"),
        programme_funding=_project_money(index, selection, "programme_funding_eur"),
    )


def money_of(column: pd.Series, mask: BoolArray) -> Money:
    """Return the sum of the published amounts among the marked rows.

    Examples
    --------
    >>> money_of(pd.Series([100.0, 0.0, None]), np.array([True, True, True]))
    Money(sum_eur=100.0, published=2, total=3)
    """
    values = amounts(column)[mask]
    published = values[~np.isnan(values)]
    total = round(float(published.sum()), 2) if len(published) else None
    return Money(total, len(published), len(values))


def _project_money(index: Index, selection: Selection, column: str) -> Money:
    """Return the money of the selected projects in one field."""
    return money_of(index.catalogue.projects[column], selection.project_mask)


def coverage(index: Index, by: str) -> pd.DataFrame:
    """Return what is known of the projects, by programme or by period.

    Parameters
    ----------
    index : Index
        Arrays of the catalogue.
    by : str
        ``programme_code`` or ``programming_period``.

    Returns
    -------
    pandas.DataFrame
        One row a value, sorted by it, with the columns ``{by}, projects, with_dates`` (both
        published), ``with_total_budget, with_eu_funding, partners_all, partners_lead_only,
        partners_one_country`` (projects by ``known_partners``), ``partners, located``
        (partners with a point) and ``located_share`` (0 to 1, NaN without partners).
    """
    facts = _project_coverage(index)
    keys = index.catalogue.projects[by]
    sums = facts.groupby(keys.to_numpy(), sort=True).sum().rename_axis(by)
    sums["located_share"] = sums["located"] / sums["partners"].where(sums["partners"] > 0)
    return sums.reset_index()


def _project_coverage(index: Index) -> pd.DataFrame:
    """Return the numbers of :func:`coverage` for each single project."""
    projects = index.catalogue.projects
    located = index.partner_project[index.partner_point != NO_POINT]
    known = {f"partners_{kind}": projects["known_partners"] == kind for kind in KNOWN_PARTNERS}
    columns = {
        "projects": pd.Series(1, index=projects.index),
        "with_dates": projects["start_date"].notna() & projects["end_date"].notna(),
        "with_total_budget": projects["total_budget_eur"].notna(),
        "with_eu_funding": projects["eu_funding_eur"].notna(),
        **known,
        "partners": pd.Series(index.partner_count, index=projects.index),
        "located": np.bincount(located, minlength=index.project_count),
    }
    return pd.DataFrame(columns, index=projects.index).astype("int64")
