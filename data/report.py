"""The build report: what came in, what became of it, and how it was located.

A plain dictionary of counts and lists, the same for the same inputs: no clock, no paths.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from data.errors import BuildError
from geo.match import PRECISIONS, SURE_FROM

MONEY = {
    "projects": ("total_budget_eur", "eu_funding_eur", "programme_funding_eur"),
    "partners": ("partner_budget_eur", "partner_eu_funding_eur", "partner_programme_funding_eur",
                 "partner_national_funding_eur", "partner_own_funding_eur"),
}
"""Money fields, kept apart, by table."""

Report = dict[str, Any]


def row_balance(
    rows_in: Mapping[str, Mapping[str, int]], rejected: Mapping[str, int],
    merged: Mapping[str, int], out_of_scope: Mapping[str, int], kept: Mapping[str, int],
) -> dict[str, dict[str, int]]:
    """Return by table how the rows read were used.

    Raises
    ------
    BuildError
        If rows in are not kept + rejected + merged + out of scope: a row was lost or doubled.
    """
    balance = {}
    for table, left in kept.items():
        total = sum(tables.get(table, 0) for tables in rows_in.values())
        parts = {"kept": left, "rejected": rejected.get(table, 0),
                 "merged": merged.get(table, 0), "out_of_scope": out_of_scope.get(table, 0)}
        if total != sum(parts.values()):
            raise BuildError(f"{table}: {total} rows in, but {parts}. This is a bug of the build.")
        balance[table] = {"rows_in": total, **parts}
    return balance


def located_counts(partners: pd.DataFrame) -> dict[str, int]:
    """Return the number of partners by precision, and how many are uncertain.

    Raises
    ------
    BuildError
        If the precisions do not add up to the partners, or disagree with the points.
    """
    by_precision = partners["location_precision"].value_counts()
    counts = {name: int(by_precision.get(name, 0)) for name in PRECISIONS}
    without = counts["country"] + counts["none"]
    if sum(counts.values()) != len(partners) or without != int(partners["lon"].isna().sum()):
        raise BuildError(f"{len(partners)} partners, but located {counts}: this is a bug.")
    return counts


def not_located(partners: pd.DataFrame) -> dict[str, int]:
    """Return the number of partners without a point by the kind of reason, most first."""
    without = partners.loc[partners["lon"].isna(), "location_reason"]
    return _counts(without.map(reason_kind))


def reason_kind(reason: str) -> str:
    """Return a reason without the names in it, so that reasons of a kind are counted together.

    Examples
    --------
    >>> reason_kind("The town “Halle” is in 2 places (Saale, Westfalen).")
    'The town … is in 2 places.'
    """
    bare = re.sub(r"[“\"'‘«][^”\"'’»]*[”\"'’»]", "…", reason)
    return " ".join(re.sub(r"\s*\([^)]*\)", "", bare).split()).partition(": ")[0]


def nuts_comparison(partners: pd.DataFrame) -> dict[str, Any]:
    """Return how the located regions compare with the published ones, also by vintage."""
    published = partners[partners["nuts3_published"].notna()]
    agrees = published["nuts3_agrees"]
    known = agrees.fillna(False).astype(bool)
    return {
        "published": len(published),
        "agree": int(known.sum()),
        "disagree": int((agrees.notna() & ~known).sum()),
        "not_comparable": int(agrees.isna().sum()),
        "vintages": _counts(published["nuts3_published_vintage"].fillna("unknown")),
    }


def money_coverage(table: str, frame: pd.DataFrame) -> dict[str, dict[str, int]]:
    """Return for each money field how many rows publish it, and how many of these a zero."""
    return {
        name: {"published": int(frame[name].notna().sum()), "zero": int((frame[name] == 0).sum()),
               "of": len(frame)}
        for name in MONEY[table]
    }


def catalogue_figures(
    projects: pd.DataFrame, partners: pd.DataFrame, activities: pd.DataFrame
) -> Report:
    """Return the part of the report that the finished tables tell."""
    source = partners["project_id"].map(projects.set_index("project_id")["source_code"])
    in_region = partners[partners["in_region"].fillna(False).astype(bool)]
    return {
        "projects_by_period": _counts(projects["programming_period"], by_key=True),
        "projects_by_source": _counts(projects["source_code"], by_key=True),
        "projects_by_known_partners": _counts(projects["known_partners"], by_key=True),
        "projects_by_programme": _counts(projects["programme_code"], by_key=True),
        "projects_with_dates": int(projects[["start_date", "end_date"]].notna().all(axis=1).sum()),
        "located": located_counts(partners),
        "located_in_region": located_counts(in_region),
        "located_by_source": {
            str(code): located_counts(partners[source == code]) for code in sorted(set(source))},
        "uncertain": int((partners["location_score"] < SURE_FROM).sum()),
        "in_region": _three_way(partners["in_region"]),
        "location_source": _counts(partners["location_source"], by_key=True),
        "not_located": not_located(partners),
        "activities_located": located_counts(activities),
        "nuts_comparison": nuts_comparison(partners),
        "money": {"projects": money_coverage("projects", projects),
                  "partners": money_coverage("partners", partners)},
    }


def as_text(report: Report) -> str:
    """Return the report as indented plain text, numbers aligned, long lists counted."""
    return "\n".join(_lines(report, ""))


def _lines(values: Mapping[str, Any], indent: str) -> Iterable[str]:
    """Yield a line a value, with a deeper indent for what is inside."""
    width = max((len(str(key)) for key in values), default=0)
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}"
            yield from _lines(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{key:<{width}}  {len(value):>8,}"
            yield from (f"{indent}  {_one_line(item)}" for item in value)
        else:
            shown = f"{value:>8,}" if isinstance(value, int) else str(value)
            yield f"{indent}{key:<{width}}  {shown}"


def _one_line(item: object) -> str:
    """Return a list item in one line."""
    if isinstance(item, Mapping):
        return ", ".join(f"{key}: {value}" for key, value in item.items())
    return str(item)


def _counts(values: pd.Series, by_key: bool = False) -> dict[str, int]:
    """Return how often each value occurs, most first (or in the order of the values)."""
    counts = {str(key): int(count) for key, count in values.value_counts().items()}
    order = sorted(counts.items()) if by_key else sorted(
        counts.items(), key=lambda item: (-item[1], item[0]))
    return dict(order)


def _three_way(values: pd.Series) -> dict[str, int]:
    """Return the number of yes, no and not known."""
    yes = values.fillna(False).astype(bool)
    return {"yes": int(yes.sum()), "no": int((values.notna() & ~yes).sum()),
            "not_known": int(values.isna().sum())}
