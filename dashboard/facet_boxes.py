"""The facets as our own element (``static/panels``) draws them: what is sent, what comes back.

The names of all values travel once a visit (:mod:`dashboard.filter_names`), their counts as plain
numbers with every click: some 2 kB instead of 12, and one element of the page instead of a dozen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard import choices
from dashboard.choices import Offer
from dashboard.facets import Counted
from dashboard.filters import COUNTRIES_MODES, Filters
from dashboard.labels import Labels

COUNTRY = "filter_country"


@dataclass(frozen=True)
class Box:
    """One box: its key, the facets whose values it offers, and the ids of its label and help."""

    key: str
    facets: tuple[str, ...]
    label: str
    help: str | None = None


MAIN_BOXES = (
    Box("filter_programme", ("families", "programmes"), "filter-programme",
        "filter-programme-help"),
    Box("filter_period", ("periods",), "filter-period"),
    Box(COUNTRY, ("countries",), "filter-country"),
)
MORE_BOXES = (
    Box("filter_region", ("regions",), "filter-region", "filter-region-help"),
    Box("filter_thematic", ("thematics",), "filter-thematic"),
    Box("filter_status", ("statuses",), "filter-status"),
)
RARE_BOXES = (
    Box("filter_strand", ("strands",), "filter-strand"),
    Box("filter_known", ("known_partners",), "filter-known"),
    Box("filter_organisation_type", ("organisation_types",), "filter-organisation-type",
        "filter-organisation-type-help"),
    Box("filter_strategy", ("strategies",), "filter-strategy", "filter-strategy-help"),
    Box("filter_precision", ("precisions",), "filter-precision", "filter-precision-help"),
)
BOXES = (*MAIN_BOXES, *MORE_BOXES, *RARE_BOXES)


def box_parts(
    offers: Mapping[str, tuple[Offer, ...]], boxes: tuple[Box, ...], counted: Counted,
    filters: Filters, labels: Labels,
) -> list[dict[str, Any]]:
    """Return what a click can change of some boxes: counts, and what is chosen.

    Parameters
    ----------
    offers : mapping of str to tuple of Offer
        Values by key of the box.
    boxes : tuple of Box
        Those to draw.
    counted : Counted
        The numbers.
    filters : Filters
        What is chosen.
    labels : Labels
        For amounts of money.
    """
    return [_state(offers[box.key], box, counted, filters, labels) for box in boxes]


def _state(
    offers: tuple[Offer, ...], box: Box, counted: Counted, filters: Filters, labels: Labels
) -> dict[str, Any]:
    shown = choices.shown(offers, filters)
    found: dict[str, Any] = {"kind": "box", "key": box.key,
                             "counts": choices.numbers(shown, counted),
                             "chosen": choices.chosen(shown, filters)}
    if counted.quantity != "projects":
        found["texts"] = choices.texts(shown, counted, labels)
    if box.key == COUNTRY:
        found |= {"kind": "countries", "mode": filters.countries_mode}
    return found


def chosen_in_boxes(
    filters: Filters, offers: Mapping[str, tuple[Offer, ...]], said: Mapping[str, object]
) -> Filters:
    """Return the filters after what the browser said; the same if it is not understood.

    Parameters
    ----------
    filters : Filters
        Those before.
    offers : mapping of str to tuple of Offer
        Values by key of the box.
    said : mapping
        ``{box, at, on}``: a value was chosen or taken away; ``{box, clear}``; ``{mode}``.
    """
    if said.get("mode") in COUNTRIES_MODES:
        return filters.with_(countries_mode=str(said["mode"]))
    box = next((box for box in BOXES if box.key == said.get("box")), None)
    if box is None:
        return filters
    if said.get("clear"):
        return filters.with_(**dict.fromkeys(box.facets, ()))
    values, at = offers[box.key], said.get("at")
    if not isinstance(at, int) or not 0 <= at < len(values):
        return filters
    return _toggled(filters, values[at], bool(said.get("on")))


def _toggled(filters: Filters, offer: Offer, is_on: bool) -> Filters:
    values = filters.values(offer.facet)
    wanted = values | {offer.value} if is_on else values - {offer.value}
    return filters.with_(**{offer.facet: wanted})
