"""Values of a filter as the screen offers them: named, counted, in a useful order.

A label ends with its count in brackets. A browser may send back a label whose count has changed
since (two quick clicks), so :func:`read_choices` also recognises a label without its count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.facets import Counted
from dashboard.filters import PRECISIONS, Filters
from dashboard.labels import Labels

_COUNT = re.compile(r"\s\([^()]*\)$")
_SORTED_BY_VALUE = frozenset({"periods", "regions"})
_AS_GIVEN = frozenset({"statuses", "known_partners"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its code, its label with the amount, and how many projects."""

    value: str
    text: str
    count: int


def facet_choices(
    labels: Labels, counted: Counted, facet: str, chosen: Iterable[str]
) -> list[Choice]:
    """Return the values of a facet, those that would give nothing last.

    Regions that nobody in the catalogue is in are left out, unless they are chosen.
    """
    found = counted.projects[facet]
    values = [value for value in found if facet != "regions" or found[value] or value in chosen]
    if facet == "precisions":
        values.sort(key=PRECISIONS.index)
    elif facet not in _SORTED_BY_VALUE | _AS_GIVEN:
        values.sort(key=lambda value: _rank(labels, facet, value))
    return _ordered([_choice(labels, counted, facet, value) for value in values])


def programme_choices(labels: Labels, counted: Counted, filters: Filters) -> list[Choice]:
    """Return families, each followed by its programmes in the order of their periods.

    A family of one programme is offered once, as that programme. What would give nothing is left
    out, unless it is chosen: there are some 150 programmes, and every click sends the list.
    """
    table = labels.catalogue.programmes.sort_values(["family_name", "programming_period"])
    chosen = filters.families | filters.programmes
    choices: list[Choice] = []
    for family, group in table.groupby("family_code", sort=False):
        codes = list(group["programme_code"])
        if len(codes) > 1 or family in filters.families:
            choices.append(_family_choice(labels, counted, str(family)))
        choices += [_choice(labels, counted, "programmes", code) for code in codes]
    return _ordered(each for each in choices if each.count or each.value in chosen)


def read_choices(values: Iterable[str], choices: Sequence[Choice]) -> list[str]:
    """Return the codes of what a widget sends: codes, or labels with an older count.

    Examples
    --------
    >>> read_choices(["LV", "Sweden (7)"], [Choice("SE", "Sweden (5)", 5), Choice("LV", "", 1)])
    ['LV', 'SE']
    """
    codes = {choice.value for choice in choices}
    by_name = {_COUNT.sub("", choice.text): choice.value for choice in choices}
    named = (value if value in codes else by_name.get(_COUNT.sub("", value)) for value in values)
    return [value for value in named if value is not None]


def _rank(labels: Labels, facet: str, value: str) -> tuple[bool, str]:
    """Countries of the Baltic Sea Region come first, then all by name."""
    outside = facet == "countries" and value not in labels.region_countries
    return outside, labels.value(facet, value).casefold()


def _family_choice(labels: Labels, counted: Counted, family: str) -> Choice:
    name = labels.words("filter-family", family=labels.family(family))
    return _named(labels, counted, "families", family, name)


def _choice(labels: Labels, counted: Counted, facet: str, value: str) -> Choice:
    return _named(labels, counted, facet, value, labels.value(facet, value))


def _named(labels: Labels, counted: Counted, facet: str, value: str, name: str) -> Choice:
    text = labels.counted(name, counted.amounts[facet][value], counted.quantity)
    return Choice(value, text, counted.projects[facet][value])


def _ordered(choices: Iterable[Choice]) -> list[Choice]:
    """Keep the order, but put what would give nothing last."""
    return sorted(choices, key=lambda choice: choice.count == 0)
