"""What a column of a list can mean: our columns, and meanings that are known and not kept."""

from __future__ import annotations

from data.sources.mapping import TARGETS

NOT_KEPT = {
    "(cofinancing_rate)": "Union co-financing rate.", "(website)": "Web page.",
    "(fund)": "Fund.", "(category)": "Category of intervention.",
    "(priority)": "Priority axis or measure.", "(status)": "Status of the project.",
    "(registration)": "Registration number of an organisation.",
    "(person)": "Contact of a person; never kept.", "(paid)": "Money paid so far.",
    "(row)": "Number of the row.", "(date)": "Date of a decision or update.",
    "(eligible_cost)": "Eligible cost, where the total cost is given too.",
    "(granted)": "Grant, where the EU funding is given too.",
    "(public_funding)": "Public funding beside that of the EU.",
    "(location)": "Location that is no town, region or code.",
}
UNDECIDED = frozenset({"eligible_cost", "granted", "location"})
"""Meanings that become one of ours, or are not kept, by the other columns and the values."""


def known_targets() -> set[str]:
    """Return every meaning that the words of headers may have."""
    return {*TARGETS, *NOT_KEPT, *UNDECIDED}
