"""The facets as our own element (``static/panels``) draws them: what is sent, what comes back.

The names of all values travel once a visit (:class:`FacetNames`), their counts as plain numbers
with every click: some 2 kB instead of 12, and one element of the page instead of a dozen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard import choices
from dashboard.choices import Offer
from dashboard.facets import Counted
from dashboard.filters import COUNTRIES_MODES, Filters
from dashboard.index import Index
from dashboard.labels import Labels

COUNTRY = "filter_country"
WORDS = ("choose", "clear", "help", "nothing", "remove")
"""Words of every box."""


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


@dataclass(frozen=True)
class FacetNames:
    """Names of all values in one language.

    Attributes
    ----------
    version : str
        Changes with the names; what the browser says belongs to one version.
    offers : mapping of str to tuple of Offer
        By key of the box.
    message : bytes
        JSON for the browser.
    """

    version: str
    offers: Mapping[str, tuple[Offer, ...]]
    message: bytes


def build_facet_names(index: Index, labels: Labels) -> FacetNames:
    """Name every value of every facet."""
    offers = {box.key: _offers(index, labels, box) for box in BOXES}
    told = {"words": _words(labels),
            "boxes": {box.key: _told(labels, box, offers[box.key]) for box in BOXES}}
    version = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:12]
    return FacetNames(version, offers, json.dumps({"version": version, **told}).encode())


def _offers(index: Index, labels: Labels, box: Box) -> tuple[Offer, ...]:
    if box.key == "filter_programme":
        return choices.programme_offers(labels)
    return choices.facet_offers(index, labels, box.facets[0])


def _words(labels: Labels) -> dict[str, Any]:
    words = labels.words
    return {name: words(f"box-{name}") for name in WORDS} | {
        "language": words.language,
        "counted": words("filter-count", label="{label}", n="{n}"),
        "mode": words("filter-country-mode"),
        "modes": {mode: words(f"filter-country-{mode}") for mode in COUNTRIES_MODES},
    }


def _told(labels: Labels, box: Box, offers: tuple[Offer, ...]) -> dict[str, Any]:
    depths = [each.depth for each in offers]
    return {"label": labels.words(box.label), "help": labels.words(box.help) if box.help else "",
            "names": [each.name for each in offers], "depths": depths if any(depths) else None,
            "usual": sum(not each.is_rare for each in offers)}


def boxes_message(
    names: FacetNames, boxes: tuple[Box, ...], counted: Counted, filters: Filters, labels: Labels
) -> dict[str, Any]:
    """Return what a click can change of some boxes: counts, and what is chosen."""
    told = [_state(names.offers[box.key], box, counted, filters, labels) for box in boxes]
    return {"version": names.version, "boxes": told}


def _state(
    offers: tuple[Offer, ...], box: Box, counted: Counted, filters: Filters, labels: Labels
) -> dict[str, Any]:
    shown = choices.shown(offers, filters)
    found: dict[str, Any] = {"key": box.key, "counts": choices.numbers(shown, counted),
                             "chosen": choices.chosen(shown, filters)}
    if counted.quantity != "projects":
        found["texts"] = choices.texts(shown, counted, labels)
    if box.key == COUNTRY:
        found["mode"] = filters.countries_mode
    return found


def changed(filters: Filters, names: FacetNames, said: object) -> Filters:
    """Return the filters after what the browser said; the same if it is not understood.

    Parameters
    ----------
    filters : Filters
        Those before.
    names : FacetNames
        Those that are shown now: a page older than the catalogue speaks of others.
    said : object
        ``{version, box, at, on}``: a value was chosen or taken away; ``{version, box, clear}``;
        ``{version, mode}``.
    """
    if not isinstance(said, Mapping) or said.get("version") != names.version:
        return filters
    if said.get("mode") in COUNTRIES_MODES:
        return filters.with_(countries_mode=str(said["mode"]))
    box = next((box for box in BOXES if box.key == said.get("box")), None)
    if box is None:
        return filters
    if said.get("clear"):
        return filters.with_(**dict.fromkeys(box.facets, ()))
    offers, at = names.offers[box.key], said.get("at")
    if not isinstance(at, int) or not 0 <= at < len(offers):
        return filters
    return _toggled(filters, offers[at], bool(said.get("on")))


def _toggled(filters: Filters, offer: Offer, is_on: bool) -> Filters:
    values = filters.values(offer.facet)
    wanted = values | {offer.value} if is_on else values - {offer.value}
    return filters.with_(**{offer.facet: wanted})
