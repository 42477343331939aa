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
COUNTRIES_IN_USE = {
    "BY": ("Belorussia",), "CZ": ("Czech Republic",), "GB": ("UK", "Great Britain", "England"),
    "RU": ("Russian Federation",), "SK": ("Slovak Republic",), "TR": ("Turkey",),
}
"""English names in use that CLDR does not have. The search has none of them: there *great* would
find whatever is British."""
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
    """Return the other names of each value, each behind a ``|``."""
    if box.key not in OTHER_NAMES:
        return None
    names = _names_by_value(labels, box)
    return ["".join(f"|{name}" for name in names.get(each.value, ())) for each in offers]


def _names_by_value(labels: Labels, box: Box) -> dict[str, tuple[str, ...]]:
    """Return other names by value: a programme has its family's, a whole country the country's."""
    names = labels.catalogue.search.names_of(OTHER_NAMES[box.key])
    if box.key == "filter_programme":
        table = labels.catalogue.programmes
        families = zip(table["programme_code"], table["family_code"], strict=True)
        return names | {code: names.get(family, ()) for code, family in families}
    if box.key == "filter_country":
        return {code: _names_of_country(labels, code, names.get(code, ()))
                for code in labels.catalogue.partners["country_code"].dropna().unique()}
    if box.key == "filter_region":
        return names | _names_of_whole_countries(labels)
    return names


def _names_of_whole_countries(labels: Labels) -> dict[str, tuple[str, ...]]:
    """Return the names of NUTS 0: ``UK`` and ``EL`` are no ISO codes, and have their country's."""
    table, names = labels.catalogue.regions, labels.catalogue.search.names_of("country")
    whole = table[table["level"] == "nuts0"]
    return {region: _names_of_country(labels, country, names.get(country, ()))
            for region, country in zip(whole["region_code"], whole["country_code"], strict=True)}


def _names_of_country(labels: Labels, code: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of a country: code, label, those in other languages and those in use."""
    called = (code, labels.country(code), *names, *COUNTRIES_IN_USE.get(code, ()))
    return tuple(dict.fromkeys(called))
