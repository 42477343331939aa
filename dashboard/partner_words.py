"""The reasons of a ranked partner, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.organisations import Organisations
from dashboard.partner_search import Found
from dashboard.wording import Wording

MOST_NAMED = 2
"""Introducers that are named; their number is said."""


def reason_texts(organisations: Organisations, found: Found, most: int, words: Wording
                 ) -> list[str]:
    """Return a sentence of reasons for each of the first rows of what was found."""
    rows = found.rows.head(most)
    shown = found.introducers[found.introducers["organisation"].isin(rows["organisation"])]
    through = {int(str(number)): group.tolist()
               for number, group in shown.groupby("organisation")["introducer"]}
    return ["; ".join(_reasons(organisations, row, found, through, words))
            for row in rows.to_dict("records")]


def _reasons(
    organisations: Organisations, row: dict[Any, Any], found: Found,
    through: Mapping[int, list[int]], words: Wording,
) -> Iterator[str]:
    number = int(row["organisation"])
    names = [name for name in found.wanted if found.matched[name][number]]
    if names:
        yield words("partners-reason-fit", names=", ".join(names))
    yield words("partners-reason-record", n=int(row["projects"]))
    if row["leads"]:
        yield words("partners-reason-lead", n=int(row["leads"]))
    known = sorted(through.get(number, ()),
                   key=lambda one: (-organisations.projects[one], organisations.names[one]))
    if known:
        yield words("partners-reason-introducers", n=len(known), names=", ".join(
            organisations.names[one] for one in known[:MOST_NAMED]))
