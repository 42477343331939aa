"""Filters and view to and from the query part of a URL.

The keys are frozen: links are in other people's mails and papers. A key is never renamed or
given another meaning; a new one may be added.

=====  ===================  ===========================================================
key    field                value
=====  ===================  ===========================================================
p      programmes           programme codes
f      families             family codes
t      periods              programming periods, as 2014-2020
c      countries            ISO codes
d      dates                years, as ``2014-2020``, ``2014-`` or ``-2020``
b      total_budget         euros, as ``500000-1000000``; either end may be left out
e      eu_funding           the same
a      areas                as ``c_25471_57424_50`` (:mod:`dashboard.areas`), five at most
cm     countries_mode       ``all`` (left out: any)
r      regions              NUTS (2021) and admin-1 codes
th     thematics            names in lower case with hyphens, as ``waste-and-pollution``
s      statuses             planned, running, finished, unknown
st     strands              as cross-border
k      known_partners       all, lead_only, one_country
ot     organisation_types   names in lower case with hyphens, as ``local-public-authority``
ms     strategies           as EUSBSR
lp     precisions           postcode, place, municipality, region, country, none
q      text                 the search text
o      include_outside      ``1`` (left out: no)
id     View.project_id      id of the chosen project
l      View.layers          partners, activities, or ``none`` (left out: partners)
n      View.quantity        partners, organisations or eu_funding (left out: projects)
v      View.shade           projects or eu_funding (left out: regions are not shaded)
lv     View.level           nuts0 to nuts3 (left out: nuts2)
m      the map's view       zoom_lon_lat, as ``6_24.1_56.95``; written and read by the map frame
=====  ===================  ===========================================================

A page may have keys of its own, :data:`dashboard.page_keys.PAGE_KEYS`; they are in its link only.

Several values are joined by a full stop, which a URL leaves as it is: ``c=LV.SE``; a comma and
a repeated key are read, too. Upper and lower case are the same. Keys that are not ours are left
alone: mail programs and social networks add theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from dashboard.drill import DRILL
from dashboard.filters import FACETS, Filters, Vocabulary
from dashboard.link_reader import SEPARATOR, LinkReader, Problem, capped
from dashboard.measures import QUANTITIES
from dashboard.page_keys import PAGE_KEYS
from geo.names import fold, transliterate

FACET_KEYS: Mapping[str, str] = MappingProxyType({
    "programmes": "p",
    "families": "f",
    "periods": "t",
    "countries": "c",
    "regions": "r",
    "thematics": "th",
    "statuses": "s",
    "strands": "st",
    "known_partners": "k",
    "organisation_types": "ot",
    "strategies": "ms",
    "precisions": "lp",
})  # fmt: skip
NAMED_FACETS = frozenset({"thematics", "organisation_types"})
"""Facets whose values are names and not codes."""
RANGE_KEYS: Mapping[str, str] = MappingProxyType({
    "dates": "d", "total_budget": "b", "eu_funding": "e",
})  # fmt: skip
MODE_KEY, TEXT_KEY, OUTSIDE_KEY, AREAS_KEY = "cm", "q", "o", "a"
PROJECT_KEY, LAYERS_KEY, SHADE_KEY, LEVEL_KEY = "id", "l", "v", "lv"
MAP_KEY = "m"
QUANTITY_KEY = "n"
NONE = "none"

LAYERS = ("partners", "activities")
SHADES = ("projects", "eu_funding")
LEVELS = (DRILL, "nuts0", "nuts1", "nuts2", "nuts3")
"""Of the shaded regions; the first follows the regions chosen (:mod:`dashboard.drill`)."""


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at, apart from the filters.

    Attributes
    ----------
    project_id : str
        The chosen project, empty for none.
    layers : frozenset of str
        Layers of the map that are on (:data:`LAYERS`).
    shade : str
        What regions are shaded by (:data:`SHADES`), empty for not at all.
    level : str
        Level of the shaded regions (:data:`LEVELS`).
    quantity : str
        What the numbers beside filters and bars count (:data:`dashboard.measures.QUANTITIES`).
    options : tuple of (str, str)
        Values of the pages' own keys that are not their default, sorted
        (:data:`dashboard.page_keys.PAGE_KEYS`).
    """

    project_id: str = ""
    layers: Set[str] = frozenset({"partners"})
    shade: str = ""
    level: str = "nuts2"
    quantity: str = "projects"
    options: tuple[tuple[str, str], ...] = ()

    def option(self, key: str) -> str:
        """Return the value of a page's own key."""
        return dict(self.options).get(key, PAGE_KEYS[key].default)

    def with_options(self, **changes: str) -> View:
        """Return a copy with values of pages' own keys replaced; an empty one is the default.

        Examples
        --------
        >>> View().with_options(rg="LV006", pw="all").options
        (('rg', 'LV006'),)
        """
        values = dict(self.options) | changes
        kept = {key: value for key, value in values.items()
                if value not in ("", PAGE_KEYS[key].default)}
        return replace(self, options=tuple(sorted(kept.items())))

    def __post_init__(self) -> None:
        """Freeze the layers and check every value against those allowed."""
        object.__setattr__(self, "layers", frozenset(self.layers))
        allowed = {"layers": LAYERS, "shade": ("", *SHADES), "level": LEVELS,
                   "quantity": QUANTITIES}
        for name, values in allowed.items():
            given = self.layers if name == "layers" else {getattr(self, name)}
            if not given <= set(values):
                raise ValueError(f"View.{name} is {sorted(given)}; use {values}")


START = View()
"""The view of a link that says nothing about it."""


@dataclass(frozen=True, slots=True)
class ParsedLink:
    """What a link says, and what of it could not be used."""

    filters: Filters
    view: View
    problems: tuple[Problem, ...] = ()


def slug(text: str) -> str:
    """Return a name as lower case letters, digits and hyphens.

    Examples
    --------
    >>> slug("Governance, partnership")
    'governance-partnership'
    """
    return re.sub(r"[^a-z0-9]+", "-", transliterate(fold(text))).strip("-")


def parse(params: Mapping[str, Sequence[str]], vocabulary: Vocabulary) -> ParsedLink:
    """Read the query parameters of a URL.

    Parameters
    ----------
    params : mapping of str to sequence of str
        All values by key, decoded.
    vocabulary : Vocabulary
        What this catalogue knows.

    Returns
    -------
    ParsedLink
        Whatever the parameters are: what is unknown or ill-formed becomes a problem and the
        rest holds.

    Examples
    --------
    >>> parse({"c": ["lv.XX"]}, Vocabulary({"countries": ("LV", "SE")})).problems
    (Problem(key='c', value='XX', reason='unknown'),)
    """
    reader = LinkReader(params)
    chosen = {
        facet: reader.many(FACET_KEYS[facet], values)
        for facet, values in link_values(vocabulary).items()
    }
    ranges = {name: reader.range(key) for name, key in RANGE_KEYS.items()}
    filters = Filters().with_(**chosen, **ranges).with_(
        areas=reader.areas(AREAS_KEY),
        countries_mode=reader.one(MODE_KEY, {"any": "any", "all": "all"}, "any"),
        text=reader.text(TEXT_KEY),
        include_outside=reader.one(OUTSIDE_KEY, {"0": "", "1": "1"}, "") == "1",
    )
    view = _read_view(reader, vocabulary)
    reader.camera(MAP_KEY)
    return ParsedLink(filters, view, capped(reader.problems))


def format_(filters: Filters, view: View, page: str = "") -> dict[str, str]:
    """Return the query parameters of a view: same view, same parameters, same order.

    ``page`` is the page whose own keys belong to its link.

    Examples
    --------
    >>> format_(Filters(countries={"SE", "LV"}, text="smart"), View(project_id="P1"))
    {'c': 'LV.SE', 'q': 'smart', 'id': 'P1'}
    """
    facets = {
        key: SEPARATOR.join(sorted(_link_value(facet, value) for value in filters.values(facet)))
        for facet, key in FACET_KEYS.items()
    }
    layers = SEPARATOR.join(sorted(view.layers)) or NONE
    others = {
        **{RANGE_KEYS[name]: str(wanted) for name, wanted in filters.ranges.items()},
        AREAS_KEY: SEPARATOR.join(area.code for area in sorted(filters.areas)),
        MODE_KEY: filters.countries_mode if filters.countries_mode != "any" else "",
        TEXT_KEY: filters.text,
        OUTSIDE_KEY: "1" if filters.include_outside else "",
        PROJECT_KEY: view.project_id,
        LAYERS_KEY: "" if view.layers == START.layers else layers,
        SHADE_KEY: view.shade,
        LEVEL_KEY: "" if view.level == START.level else view.level,
        QUANTITY_KEY: "" if view.quantity == START.quantity else view.quantity,
    }
    own = {key: value for key, value in view.options if PAGE_KEYS[key].page == page}
    return {key: value for key, value in (facets | others | own).items() if value}


def link_values(vocabulary: Vocabulary) -> dict[str, dict[str, str]]:
    """Return, by facet, the value that each text in a link stands for (texts in lower case).

    Raises
    ------
    ValueError
        If two values of a facet are the same in a link, or one is empty there.
    """
    return {facet: _by_link_value(facet, vocabulary.values.get(facet, ())) for facet in FACETS}


def _by_link_value(facet: str, values: Iterable[str]) -> dict[str, str]:
    """Return the values of one facet by their text in a link."""
    found: dict[str, str] = {}
    for value in values:
        text = _link_value(facet, value).casefold()
        if text in found or not text:
            raise ValueError(
                f"{facet}: {value!r} and {found.get(text, '')!r} are both {text!r} in a link;"
                " change one of them in the catalogue"
            )
        found[text] = value
    return found


@lru_cache(maxsize=65_536)
def _link_value(facet: str, value: str) -> str:
    """Return a value as it stands in a link: a code as it is, any other text as its slug."""
    is_code = facet not in NAMED_FACETS and re.fullmatch(r"[A-Za-z0-9_-]+", value)
    return value if is_code else slug(value)


def _read_view(reader: LinkReader, vocabulary: Vocabulary) -> View:
    """Return the part of a link that is not filters."""
    layers = reader.many(LAYERS_KEY, _same((*LAYERS, NONE)))
    return View(
        project_id=reader.project(PROJECT_KEY, vocabulary.project_ids),
        layers=layers - {NONE} if layers else START.layers,
        shade=reader.one(SHADE_KEY, _same(SHADES), ""),
        level=reader.one(LEVEL_KEY, _same(LEVELS), START.level),
        quantity=reader.one(QUANTITY_KEY, _same(QUANTITIES), START.quantity),
    ).with_options(**{key: reader.option(key, vocabulary) for key in PAGE_KEYS})


def _same(values: Iterable[str]) -> dict[str, str]:
    """Return values that stand for themselves."""
    return {value: value for value in values}
