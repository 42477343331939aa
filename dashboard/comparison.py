"""Two regions, programmes or periods side by side, in the same figures and on one scale."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.arrays import BoolArray
from dashboard.bits import unpack
from dashboard.index import Index
from dashboard.region_profile import Members, Profile, members_of, profile, thematics

GROUPS = ("regions", "families", "programmes", "periods")


@dataclass(frozen=True)
class Side:
    """One of the two: its value, its rows and its figures."""

    value: str
    members: Members
    profile: Profile


def side(index: Index, project_mask: BoolArray, group: str, value: str) -> Side:
    """Return the selected projects of a value, and their partners.

    Of a region only the partners in it count; of a programme or period all of its projects'.
    """
    if group == "regions":
        members = members_of(index, project_mask, value)
    else:
        bits = index.facets[group]
        has = unpack(bits.bits[list(bits.values).index(value)], index.project_count)
        projects = project_mask & has
        members = Members(projects, projects[index.partner_project])
    return Side(value, members, profile(index, members))


def both_thematics(index: Index, left: Side, right: Side, whole: BoolArray) -> pd.DataFrame:
    """Return the thematics of two sides.

    Returns
    -------
    pandas.DataFrame
        ``thematic, left, right`` (projects, 0 where none), ``left_share, right_share`` (of the
        side's projects that name a thematic; unknown for a side of which none does), ``change``
        (right minus left, as part of 1); largest share of either side first.
    """
    sides = {name: thematics(index, each.members, whole).set_index("thematic")
             for name, each in (("left", left), ("right", right))}
    table = pd.DataFrame({
        column: sides[name][source] for name in sides
        for column, source in ((name, "projects"), (f"{name}_share", "share"))})
    for name, found in sides.items():
        table[name] = table[name].fillna(0).astype(int)
        table[f"{name}_share"] = table[f"{name}_share"].fillna(0.0 if len(found) else float("nan"))
    table["change"] = table["right_share"] - table["left_share"]
    order = table[["left_share", "right_share"]].max(axis=1)
    ranked = table.assign(order=order).sort_values("order", ascending=False, kind="stable")
    return ranked.drop(columns="order").rename_axis("thematic").reset_index()


def joint_projects(left: Side, right: Side) -> int:
    """Return how many projects belong to both sides."""
    return int((left.members.projects & right.members.projects).sum())


def values_listed(index: Index, project_mask: BoolArray, group: str) -> tuple[str, ...]:
    """Return the values of a group that the selected projects have."""
    bits = index.places.regions if group == "regions" else index.facets[group]
    return tuple(value for value, row in zip(bits.values, bits.bits, strict=True)
                 if (unpack(row, index.project_count) & project_mask).any())
