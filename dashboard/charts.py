"""Charts of the selected projects as Vega-Lite specifications, and the table of each.

A bar is a value of a facet; a click on it makes the value a filter. Vega-Lite comes with
Streamlit, so no chart asks another host for anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.arrays import amounts
from dashboard.bits import ValueBits, unpack
from dashboard.facets import Selection
from dashboard.index import Index
from dashboard.labels import Labels

GROUPS = ("periods", "years", "families", "thematics", "countries")
"""What the bars can be; all but the years are facets."""

CHOSEN = "chosen_bar"
MOST_BARS = 25
"""Bars that are drawn; the table has all."""

BAR_PX = 22
INK = {False: "#4e5a68", True: "#b3bfcb"}

Spec = dict[str, Any]


@dataclass(frozen=True)
class Grouped:
    """Projects and their money by the values of a group.

    Attributes
    ----------
    rows : pandas.DataFrame
        ``value, projects, eu_funding_eur`` (NaN if nobody publishes it), ``published``,
        ``total_budget_eur``, ``budget_published``; periods and years in their order, others by
        number of projects.
    with_value, projects : int
        Selected projects that have any value, and all of them.
    """

    rows: pd.DataFrame
    with_value: int
    projects: int


def grouped(index: Index, selection: Selection, group: str) -> Grouped:
    """Return what the selected projects amount to by the values of a group.

    A project with several values counts at each, so the sums may exceed the whole. The years
    are those in which a project began.
    """
    members = _years(index) if group == "years" else _facet(index, group)
    mask = selection.project_mask
    found = [_row(index, value, has & mask) for value, has in members.items()]
    any_value = np.zeros(index.project_count, dtype=bool)
    for has in members.values():
        any_value |= has
    columns = ["value", "projects", "eu_funding_eur", "published", "total_budget_eur",
               "budget_published"]
    rows = pd.DataFrame([row for row in found if row["projects"]], columns=columns)
    in_order = group in ("periods", "years")
    rows = rows.sort_values(["value"] if in_order else ["projects", "value"],
                            ascending=[True] if in_order else [False, True], ignore_index=True)
    return Grouped(rows, int((any_value & mask).sum()), int(mask.sum()))


def chart_spec(
    found: Grouped, group: str, column: str, labels: Labels, words: Mapping[str, str],
    dark: bool = False,
) -> Spec:
    """Return bars of one column, lying where the names are long.

    Parameters
    ----------
    found : Grouped
        The rows.
    group, column : str
        See :data:`GROUPS`; column of the rows that is the bars' length.
    labels : Labels
        Names of the values.
    words : mapping of str to str
        ``title, subtitle, axis, group, description``: what stands on the picture.
    dark : bool
        Whether the theme is dark; Streamlit leaves the subtitle black there.
    """
    shown = found.rows[found.rows[column].notna()].head(MOST_BARS)
    values = [{"value": value, "name": name_of(labels, group, value), "amount": float(amount),
               "text": written(labels, column, amount)}
              for value, amount in zip(shown["value"], shown[column], strict=True)]
    is_time = group in ("periods", "years")
    name = {"field": "name", "type": "nominal", "title": None, "sort": None,
            "axis": {"labelLimit": 190, "labelAngle": 0, "labelOverlap": is_time}}
    amount = {"field": "amount", "type": "quantitative", "title": words["axis"],
              "axis": {"tickCount": 4, "format": "~s"}}
    return {
        "title": {"text": words["title"], "subtitle": words["subtitle"].splitlines(),
                  "subtitleColor": INK[dark], "anchor": "start", "frame": "bounds"},
        "description": words["description"],
        "height": 300 if is_time else BAR_PX * max(len(values), 3),
        "data": {"values": values},
        "params": [{"name": CHOSEN, "select": {"type": "point", "fields": ["value"]}}],
        "mark": {"type": "bar", "cursor": "pointer", "tooltip": True},
        "encoding": {
            "x": name if is_time else amount, "y": amount if is_time else name,
            "opacity": {"condition": {"param": CHOSEN, "value": 1}, "value": 0.35},
            "tooltip": [{"field": "name", "title": words["group"]},
                        {"field": "text", "title": words["axis"]}],
        },
    }


def name_of(labels: Labels, group: str, value: str) -> str:
    """Return how a value is called."""
    return value if group == "years" else labels.value(group, value)


def written(labels: Labels, column: str, amount: float) -> str:
    """Return an amount as it is read."""
    return labels.count(amount) if column == "projects" else labels.money(amount)


def _facet(index: Index, group: str) -> dict[str, np.ndarray]:
    bits: ValueBits = index.places.countries if group == "countries" else index.facets[group]
    return {value: unpack(row, index.project_count)
            for value, row in zip(bits.values, bits.bits, strict=True)}


def _years(index: Index) -> dict[str, np.ndarray]:
    years = pd.to_datetime(index.catalogue.projects["start_date"]).dt.year
    known = sorted({int(year) for year in years.dropna()})
    return {str(year): (years == year).to_numpy(dtype=bool) for year in known}


def _row(index: Index, value: str, mask: np.ndarray) -> dict[str, Any]:
    projects = index.catalogue.projects
    eu_eur, total_eur = (amounts(projects[name])[mask]
                         for name in ("eu_funding_eur", "total_budget_eur"))
    return {"value": value, "projects": int(mask.sum()), "eu_funding_eur": _sum(eu_eur),
            "published": int((~np.isnan(eu_eur)).sum()), "total_budget_eur": _sum(total_eur),
            "budget_published": int((~np.isnan(total_eur)).sum())}


def _sum(values: np.ndarray) -> float:
    """Return the sum of what is published, NaN if nothing is."""
    return float(np.nansum(values)) if (~np.isnan(values)).any() else float("nan")
