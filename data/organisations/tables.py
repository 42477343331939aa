"""The tables of organisations and of their names, and the organisation of each partner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.columns import ORGANISATION_NAMES, ORGANISATIONS
from data.organisations.cluster import pair
from data.organisations.link import Linked, link
from data.organisations.units import Unit, units_of
from data.organisations.words import Words
from data.tables import table_from_rows, texts
from geo.names import fold

BY_HAND = "Set by hand: "

Row = dict[str, Any]


@dataclass(frozen=True)
class OrganisationTables:
    """What the build adds to the catalogue.

    Attributes
    ----------
    organisation_ids : list of str or None
        The organisation of each partner; None where its name is withheld.
    organisations, organisation_names : pandas.DataFrame
        Columns ``ORGANISATIONS`` and ``ORGANISATION_NAMES``.
    linked : Linked
        How they came about.
    """

    organisation_ids: list[str | None]
    organisations: pd.DataFrame
    organisation_names: pd.DataFrame
    linked: Linked


def organisations_of(
    partners: pd.DataFrame, words: Words, rules: pd.DataFrame
) -> OrganisationTables:
    """Return the organisations of partners.

    Parameters
    ----------
    partners : pandas.DataFrame
        Located partners (columns ``PARTNERS``), index 0..n-1.
    words : Words
        What words of names mean.
    rules : pandas.DataFrame
        Columns ``SAME_ORGANISATIONS``.
    """
    units = units_of(partners, words)
    linked = link(units, rules)
    ids: list[str | None] = [None] * len(partners)
    organisations: list[Row] = []
    names: list[Row] = []
    for members in linked.members().values():
        chief = _chief(units, members)
        for number in members:
            names.append(_name_row(linked, chief, number, members))
            for row in units[number].rows:
                ids[row] = units[chief].id
        organisations.append(_organisation_row(units, chief, members, partners))
    return OrganisationTables(
        ids, table_from_rows(sorted(organisations, key=_id), ORGANISATIONS),
        table_from_rows(sorted(names, key=lambda row: (_id(row), str(row["name_id"]))),
                        ORGANISATION_NAMES), linked)


def _id(row: Mapping[str, Any]) -> str:
    return str(row["organisation_id"])


def _chief(units: Sequence[Unit], members: Sequence[int]) -> int:
    """Return the name that an organisation is called by: in most projects, else the first."""
    return min(members, key=lambda number: (-units[number].projects, -len(units[number].rows),
                                            units[number].key))


def _organisation_row(
    units: Sequence[Unit], chief: int, members: Sequence[int], partners: pd.DataFrame
) -> Row:
    rows = [row for number in members for row in units[number].rows]
    seat = _seat(units, chief, members)
    at = partners.iloc[rows]
    here = at[(at["place_name"] == seat) & at["lon"].notna()]
    return {
        "organisation_id": units[chief].id, "organisation_name": _called(units, members),
        "country_code": units[chief].key[0] or None, "seat": seat or None,
        "lon": None if here.empty else float(here["lon"].iloc[0]),
        "lat": None if here.empty else float(here["lat"].iloc[0]),
        "names": len(members), "projects": int(at["project_id"].nunique()),
    }


def _called(units: Sequence[Unit], members: Sequence[int]) -> str:
    """Return the name in most projects that is not all in capitals, if there is one."""
    first = min(members, key=lambda number: (
        units[number].spellings[0].isupper(), -units[number].projects,
        -len(units[number].rows), units[number].key))
    return units[first].spellings[0]


def _seat(units: Sequence[Unit], chief: int, members: Sequence[int]) -> str:
    """Return the seat of the name it is called by, else of another of its names."""
    others = sorted(members, key=lambda number: (-units[number].projects, units[number].key))
    return next((units[number].seat for number in (chief, *others) if units[number].seat), "")


def _name_row(linked: Linked, chief: int, number: int, members: Sequence[int]) -> Row:
    unit = linked.units[number]
    row: Row = {
        "name_id": unit.id, "organisation_id": linked.units[chief].id,
        "partner_name": unit.spellings[0], "spellings": unit.spellings[1:],
        "projects": unit.projects,
    }
    if number == chief:
        return row
    like, score, reason = nearest(linked, number, members)
    return row | {"like_name": linked.units[like].spellings[0], "like_score": score,
                  "like_reason": reason}


def nearest(linked: Linked, number: int, members: Sequence[int]) -> tuple[int, float | None, str]:
    """Return the name of its organisation that a name is most like, with score and reason."""
    others = [other for other in members if other != number]
    by_hand = [other for other in others if pair(number, other) in linked.curated]
    if by_hand:
        return by_hand[0], None, BY_HAND + linked.curated[pair(number, by_hand[0])]
    verdicts = {other: linked.verdicts[pair(number, other)] for other in others
                if pair(number, other) in linked.verdicts}
    best = min(verdicts, key=lambda other: (-verdicts[other].score, other))
    return best, verdicts[best].score, verdicts[best].reason


def unused_rules(
    names: pd.DataFrame, organisations: pd.DataFrame, rules: pd.DataFrame
) -> list[str]:
    """Return the curated pairs with a name that the catalogue does not have."""
    countries = dict(zip(organisations["organisation_id"], texts(organisations, "country_code"),
                         strict=True))
    known = {(countries[row["organisation_id"]], fold(row["partner_name"]))
             for row in names.to_dict("records")}
    return [f"{rule['a']} / {rule['b']} ({rule['country_code']})"
            for rule in rules.to_dict("records")
            if not {(rule["country_code"], fold(rule[side])) for side in ("a", "b")} <= known]
