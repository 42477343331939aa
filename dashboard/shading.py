"""From values of regions to the shaded layer of the map: classes, legend, hover sentences."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Any

from dashboard.facets import Selection
from dashboard.geography import NO_PARTNER, RegionValues, ValueClass, region_values
from dashboard.index import Index
from dashboard.labels import Labels
from dashboard.maps import Shade, ShadeClass
from dashboard.wording import Wording

NO_DATA = -1


def shade_regions(
    index: Index, selection: Selection, quantity: str, level: str, labels: Labels
) -> Shade:
    """Return the shading of one level by one quantity (see :mod:`dashboard.geography`)."""
    values = region_values(index, selection, level, quantity)
    shown = values.frame[values.frame["value_class"] != NO_PARTNER]
    classes = dict(zip(shown["region_code"], shown["value_class"].astype(int), strict=True))
    return Shade(
        level=level,
        title=labels.words(f"shade-title-{quantity.replace('_', '-')}"),
        classes=classes,
        labels=_sentences(values, quantity, labels),
        legend=_legend(values, quantity, labels),
    )


def _sentences(values: RegionValues, quantity: str, labels: Labels) -> dict[str, str]:
    shown = values.frame[values.frame["value_class"] != NO_PARTNER]
    return {str(row["region_code"]): _sentence(row, quantity, labels)
            for row in shown.to_dict("records")}


def _sentence(row: Mapping[Hashable, Any], quantity: str, labels: Labels) -> str:
    words, partners = labels.words, int(row["partners"])
    if quantity == "projects":
        return _written(words, "shade-label-projects", n=int(row["projects"]))
    if not row["published"]:
        return _written(words, "shade-label-eu-none", m=partners)
    money = labels.money(row["value"])
    return _written(words, "shade-label-eu", money=money, n=int(row["published"]), m=partners)


@lru_cache(maxsize=16384)
def _written(words: Wording, message: str, **values: str | int) -> str:
    """Write a message once: a level has 400 regions, and Fluent needs 40 microseconds for each."""
    return words(message, **values)


def _legend(values: RegionValues, quantity: str, labels: Labels) -> tuple[ShadeClass, ...]:
    rows = [ShadeClass(k, _bounds(each, quantity, labels)) for k, each in enumerate(values.classes)]
    if (values.frame["value_class"] == NO_DATA).any():
        rows.append(ShadeClass(NO_DATA, labels.words("shade-nodata")))
    return tuple(rows)


def _bounds(each: ValueClass, quantity: str, labels: Labels) -> str:
    low, high = (labels.count(value) if quantity == "projects" else labels.money(value)
                 for value in (each.low, each.high))
    if low == high:
        return labels.words("shade-class-one", low=low)
    return labels.words("shade-class", low=low, high=high)
