"""Names of everything in the filters' element; they travel once a visit.

Labels are in one language, but who types into a box finds its values by their names in all
languages of the region, as the search does: Deutschland, Kurland, matkailu.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard import choices
from dashboard.choices import Offer
from dashboard.facet_boxes import BOXES, Box
from dashboard.filters import COUNTRIES_MODES
from dashboard.index import Index
from dashboard.labels import Labels
from dashboard.measures import QUANTITIES
from dashboard.range_parts import KEYS, label_of
from dashboard.wording import Wording

WORDS = ("choose", "clear", "help", "nothing", "remove")
"""Words of every box."""
OTHER_NAMES = {"filter_programme": "programme", "filter_country": "country",
               "filter_region": "region", "filter_thematic": "thematic"}
"""Kinds of names in the search's table, by key of the box."""
YEARS = ("back", "next", "play", "pause", "help")
RADII_KM = (10, 25, 50, 100, 200)
USUAL_KM = 50


@dataclass(frozen=True)
class FilterNames:
    """Names of all values and parts in one language.

    Attributes
    ----------
    version : str
        Changes with the names; what the browser says belongs to one version.
    offers : mapping of str to tuple of Offer
        Values by key of the box.
    message : bytes
        JSON for the browser.
    """

    version: str
    offers: Mapping[str, tuple[Offer, ...]]
    message: bytes


def build_filter_names(index: Index, labels: Labels) -> FilterNames:
    """Name every value of every facet, and the parts around them."""
    words = labels.words
    offers = {box.key: _offers(index, labels, box) for box in BOXES}
    told = {"words": _words(words), "near": _near(words),
            "ranges": {key: _range(words, name) for name, key in KEYS.items()},
            "boxes": {box.key: _told(labels, box, offers[box.key]) for box in BOXES}}
    version = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:12]
    text = json.dumps({"version": version, **told}, ensure_ascii=False)
    return FilterNames(version, offers, text.encode())


def _offers(index: Index, labels: Labels, box: Box) -> tuple[Offer, ...]:
    if box.key == "filter_programme":
        return choices.programme_offers(labels)
    return choices.facet_offers(index, labels, box.facets[0])


def _words(words: Wording) -> dict[str, Any]:
    return {name: words(f"box-{name}") for name in WORDS} | {
        f"years_{name}": words(f"years-{name}") for name in YEARS} | {
        "language": words.language,
        "counted": words("filter-count", label="{label}", n="{n}"),
        "mode": words("filter-country-mode"),
        "modes": {mode: words(f"filter-country-{mode}") for mode in COUNTRIES_MODES},
        "title": words("filters-title"), "reset": words("filters-reset"),
        "counted_label": words("counted"), "counted_help": words("counted-help"),
        "quantities": {each: words(f"counted-{each.replace('_', '-')}") for each in QUANTITIES},
        "outside": words("filter-outside"),
    }


def _near(words: Wording) -> dict[str, Any]:
    return {"label": words("near-title"), "help": words("near-help"), "add": words("near-add"),
            "hint": words("near-place-hint"), "within": words("near-radius"), "usual": USUAL_KM,
            "radii": [[radius, words("near-km", n=radius)] for radius in RADII_KM]}


def _range(words: Wording, name: str) -> dict[str, str]:
    label = words(label_of(name))
    return {"label": label, "help": words("range-help"), "low": words("range-low", name=label),
            "high": words("range-high", name=label)}


def _told(labels: Labels, box: Box, offers: tuple[Offer, ...]) -> dict[str, Any]:
    depths = [each.depth for each in offers]
    return {"label": labels.words(box.label), "help": labels.words(box.help) if box.help else "",
            "names": [each.name for each in offers], "depths": depths if any(depths) else None,
            "others": _others(labels, box, offers),
            "usual": sum(not each.is_rare for each in offers)}


def _others(labels: Labels, box: Box, offers: tuple[Offer, ...]) -> list[str] | None:
    """Return the other names of each value, each behind a ``|``; a programme has its family's."""
    if box.key not in OTHER_NAMES:
        return None
    names = labels.catalogue.search.names_of(OTHER_NAMES[box.key])
    table = labels.catalogue.programmes
    families = dict(zip(table["programme_code"], table["family_code"], strict=True))
    return ["".join(f"|{name}" for name in names.get(families.get(each.value, each.value), ()))
            for each in offers]
