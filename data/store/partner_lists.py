"""The partners of one project in two sources: who is whom, and which list is the project's.

A list of all partners replaces one of the leads only; of two full lists the newer one is the
project's. A partner in both keeps its id, and its values are joined like a project's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from data.ids import fold_key, partner_id
from data.store.values import PARTNER_VALUES, Row, Said, is_empty, join_rows, past

SAME_PARTNER = 90.0
"""Least likeness (rapidfuzz, 0 to 100) of two names of one partner, in one country."""

LEFT = "partner"
"""Column of the history for a partner who is not in the list that is shown."""

RANK = {"lead_only": 0, "one_country": 1, "all": 2}
"""How much of the partners a list has."""


@dataclass(frozen=True)
class PartnerList:
    """The partners of a project by one source.

    Attributes
    ----------
    rows : sequence of dict
        Columns ``PARTNER_FACTS``.
    known : str
        ``known_partners`` of the project.
    said : Said
        Who said its values, where nothing else is known.
    listed : Said
        Who last said who is on it.
    """

    rows: Sequence[Row]
    known: str
    said: Said
    listed: Said


@dataclass(frozen=True)
class JoinedList:
    """The list of the project after the join.

    Attributes
    ----------
    rows : list of dict
        Columns ``PARTNER_FACTS``, with the project's ids.
    takes_list : bool
        Whether it is the newcomer's list, and ``known_partners`` with it.
    history : list of dict
        Rows of ``HISTORY`` without ``project_id``.
    taken : mapping of str to tuple of str
        Columns that are the newcomer's, by partner.
    ids : mapping of str to str
        Id in the project of the newcomer's partners, by their own id; not of those left out.
    """

    rows: list[Row]
    takes_list: bool
    history: list[Row]
    taken: Mapping[str, tuple[str, ...]]
    ids: Mapping[str, str]


def join_lists(
    project: str, known: PartnerList, new: PartnerList,
    said: Mapping[tuple[str, str], Said],
) -> JoinedList:
    """Return one list of two.

    Parameters
    ----------
    project : str
        The project's id.
    known, new : PartnerList
        The list so far and the newcomer's.
    said : mapping of (str, str) to Said
        Who said single values so far, by partner and column; else it was ``known.said``.
    """
    pairs = same_partners(known.rows, new.rows)
    joined = {j: _join(known, known.rows[i], new.rows[j], new.said, said)
              for j, i in pairs.items()}
    history = [row for _, _, rows in joined.values() for row in rows]
    taken = {str(row["partner_id"]): columns for row, columns, _ in joined.values() if columns}
    by_known = {i: joined[j][0] for j, i in pairs.items()}
    takes, free = takes_list(known, new), _free_ids(project, known.rows)
    ids = {new.rows[j]["partner_id"]: known.rows[i]["partner_id"] for j, i in pairs.items()}
    others = [row for j, row in enumerate(new.rows) if j not in pairs]
    if takes or known.known == new.known == "one_country":
        ids |= {row["partner_id"]: next(free) for row in others}
    else:
        history += [past(LEFT, row["partner_name"], new.listed) for row in others]
    added = {row["partner_id"]: {**row, "partner_id": ids[row["partner_id"]]}
             for row in others if row["partner_id"] in ids}
    if takes:
        rows = [joined[j][0] if j in pairs else added[row["partner_id"]]
                for j, row in enumerate(new.rows)]
        history += [past(LEFT, row["partner_name"], known.listed)
                    for i, row in enumerate(known.rows) if i not in by_known]
    else:
        rows = [*(by_known.get(i, row) for i, row in enumerate(known.rows)), *added.values()]
    taken |= {row["partner_id"]: PARTNER_VALUES for row in added.values()}
    return JoinedList(_numbered(rows, project), takes, history, taken, ids)


def takes_list(known: PartnerList, new: PartnerList) -> bool:
    """Return whether the newcomer's list is the project's: it has more, or as much and is newer."""
    if not new.rows or not known.rows:
        return bool(new.rows)
    if RANK[known.known] != RANK[new.known]:
        return RANK[new.known] > RANK[known.known]
    return known.known != "one_country" and new.listed.newer_than(known.listed)


def same_partners(known: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """Return which new row is which known row: alike names in one country, the best first.

    Examples
    --------
    >>> riga = {"partner_name": "City of Riga", "country_code": "LV"}
    >>> same_partners([riga], [{"partner_name": "CITY OF RIGA", "country_code": "LV"}])
    {0: 0}
    """
    if not known or not new:
        return {}
    names = [[fold_key(row["partner_name"]) for row in rows] for rows in (new, known)]
    scores = process.cdist(*names, scorer=fuzz.token_sort_ratio, score_cutoff=SAME_PARTNER)
    fitting = sorted((-float(scores[j][i]), abs(i - j), i, j) for j in range(len(new))
                     for i in range(len(known))
                     if scores[j][i] and _one_country(new[j], known[i]))
    pairs: dict[int, int] = {}
    for _, _, i, j in fitting:
        if j not in pairs and i not in pairs.values():
            pairs[j] = i
    return dict(sorted(pairs.items()))


def _one_country(one: Row, other: Row) -> bool:
    codes = one["country_code"], other["country_code"]
    return codes[0] == codes[1] or any(is_empty(code) for code in codes)


def _join(
    known: PartnerList, row: Row, other: Row, newcomer: Said,
    said: Mapping[tuple[str, str], Said],
) -> tuple[Row, tuple[str, ...], list[Row]]:
    """Return the row of one partner in two lists, the columns taken, and its history."""
    partner = row["partner_id"]
    by_column = {name: said.get((partner, name), known.said) for name in PARTNER_VALUES}
    joined = join_rows(row, other, PARTNER_VALUES, by_column, newcomer)
    history = [{"partner_id": partner, **old} for old in joined.history]
    order = {"partner_order": other["partner_order"]}
    return {**joined.row, **order}, joined.taken, history


def _free_ids(project: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the ids of the project that no partner has or had."""
    taken = {row["partner_id"] for row in rows}
    order = 0
    while True:
        order += 1
        if partner_id(project, order) not in taken:
            yield partner_id(project, order)


def _numbered(rows: Iterable[Row], project: str) -> list[Row]:
    """Return the rows as those of the project, ordered from 1."""
    return [{**row, "project_id": project, "partner_order": order}
            for order, row in enumerate(rows, start=1)]
