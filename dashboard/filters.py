"""What the user chose: one frozen value that the URL, the engine and the widgets share.

Values of one facet widen the result (any of them); different facets narrow it (all of them).
The chosen project, the layers and the zoom are not filters: see :class:`dashboard.link.View`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.areas import MAX_AREAS, Area
from dashboard.ranges import RANGES, Range

FACETS = (
    "programmes",
    "families",
    "periods",
    "countries",
    "regions",
    "thematics",
    "statuses",
    "strands",
    "known_partners",
    "organisation_types",
    "strategies",
    "precisions",
)
STATUSES = ("planned", "running", "finished", "unknown")
PRECISIONS = ("postcode", "place", "municipality", "region", "country", "none")
"""Values of ``location_precision``, from exact to unknown."""
COUNTRIES_MODES = ("any", "all")
MAX_TEXT_LENGTH = 200
"""Longest search text kept, in characters; no title of a project is longer than some 250."""

Chip = tuple[str, str]


def clean_text(text: str) -> str:
    r"""Return a search text on one line, without control characters, of bounded length.

    Surrogates and format characters (such as the bidirectional overrides) go too: they cannot
    be typed by mistake and would only disguise what is searched.

    Examples
    --------
    >>> clean_text("  smart \n cities ")
    'smart cities'
    """
    return _on_one_line(text)[:MAX_TEXT_LENGTH].rstrip()


def is_too_long(text: str) -> bool:
    """Whether :func:`clean_text` leaves out the end of a text."""
    return len(_on_one_line(text)) > MAX_TEXT_LENGTH


def _on_one_line(text: str) -> str:
    head = text[: 10 * MAX_TEXT_LENGTH]
    spaced = (" " if unicodedata.category(sign) == "Cc" else sign for sign in head)
    visible = "".join(sign for sign in spaced if unicodedata.category(sign) not in {"Cs", "Cf"})
    return " ".join(visible.split())


@dataclass(frozen=True, slots=True)
class Filters:
    """What restricts the projects shown.

    Attributes
    ----------
    programmes, families, periods, strands : frozenset of str
        ``programme_code``, ``family_code``, ``programming_period`` and ``strand``. Families
        and programmes are one facet: a project of a chosen family *or* programme is shown.
    countries : frozenset of str
        ISO 3166-1 alpha-2 codes of partners.
    countries_mode : str
        ``any``: a partner from one of the countries; ``all``: partners from each of them.
    regions : frozenset of str
        Codes of NUTS 0 to 3 (vintage 2021) and of admin-1 regions of partners.
    thematics : frozenset of str
        Thematics as published.
    statuses : frozenset of str
        ``planned``, ``running``, ``finished``, ``unknown``.
    known_partners : frozenset of str
        ``all``, ``lead_only``, ``one_country``.
    organisation_types, precisions : frozenset of str
        Types of organisation as published; ``location_precision``. A project matches if it has
        such a partner, whichever: it need not be the partner that fits country or region.
    strategies : frozenset of str
        Macro-regional strategies, as EUSBSR.
    dates, total_budget, eu_funding : Range or None
        Years that the project ran, and its money (:mod:`dashboard.ranges`); None for any.
    areas : frozenset of Area
        Areas with the point of a partner, at most five (:mod:`dashboard.areas`).
    text : str
        Search text; cleaned by :func:`clean_text`.
    include_outside : bool
        Whether the map also shows partners outside the Baltic Sea Region. It moves partners
        between map and tray and never changes which projects are selected.

    Raises
    ------
    ValueError
        If ``countries_mode`` is not one of those named, or a facet is a text and not a set.

    Examples
    --------
    >>> chosen = Filters().with_(countries={"LV", "SE"}, countries_mode="all")
    >>> chosen.chips()
    (('countries', 'LV'), ('countries', 'SE'))
    >>> chosen.without("countries", "LV").countries
    frozenset({'SE'})
    """

    programmes: Set[str] = frozenset()
    families: Set[str] = frozenset()
    periods: Set[str] = frozenset()
    countries: Set[str] = frozenset()
    countries_mode: str = "any"
    regions: Set[str] = frozenset()
    thematics: Set[str] = frozenset()
    statuses: Set[str] = frozenset()
    strands: Set[str] = frozenset()
    text: str = ""
    known_partners: Set[str] = frozenset()
    organisation_types: Set[str] = frozenset()
    strategies: Set[str] = frozenset()
    precisions: Set[str] = frozenset()
    include_outside: bool = False
    dates: Range | None = None
    total_budget: Range | None = None
    eu_funding: Range | None = None
    areas: Set[Area] = frozenset()

    def __post_init__(self) -> None:
        """Freeze the sets, clean the text and check the mode."""
        if self.countries_mode not in COUNTRIES_MODES:
            raise ValueError(
                f"countries_mode is {self.countries_mode!r}; use one of {COUNTRIES_MODES}"
            )
        for facet in FACETS:
            if isinstance(self.values(facet), str):
                raise ValueError(f"{facet} is the text {self.values(facet)!r}; pass a set of texts")
            object.__setattr__(self, facet, frozenset(self.values(facet)))
        object.__setattr__(self, "text", clean_text(self.text))
        object.__setattr__(self, "areas", frozenset(self.areas))
        if len(self.areas) > MAX_AREAS:
            raise ValueError(f"There are {len(self.areas)} areas; use at most {MAX_AREAS}")

    def values(self, facet: str) -> frozenset[str]:
        """Return the chosen values of one facet (see :data:`FACETS`)."""
        chosen: frozenset[str] = getattr(self, facet)
        return chosen

    @property
    def ranges(self) -> dict[str, Range]:
        """The active ranges by name, in the order of :data:`dashboard.ranges.RANGES`."""
        found = {name: getattr(self, name) for name in RANGES}
        return {name: wanted for name, wanted in found.items() if wanted is not None}

    @property
    def is_empty(self) -> bool:
        """Whether nothing restricts the projects."""
        return not self.chips()

    def chips(self) -> tuple[Chip, ...]:
        """Return (facet, value) of all that is active: facets in order, values sorted."""
        chosen = tuple((facet, value) for facet in FACETS for value in sorted(self.values(facet)))
        ranges = tuple((name, str(wanted)) for name, wanted in self.ranges.items())
        areas = tuple(("areas", area.code) for area in sorted(self.areas))
        return chosen + ranges + areas + ((("text", self.text),) if self.text else ())

    def with_(
        self, **changes: Iterable[str] | Iterable[Area] | Range | str | bool | None
    ) -> Filters:
        """Return a copy with the named fields replaced; any iterable does for a facet."""
        return _replaced(self, changes)

    def without(self, key: str, value: str | None = None) -> Filters:
        """Return a copy without one value of a facet, or (no value) with a field reset."""
        if value is None or key not in FACETS:
            return _replaced(self, {key: getattr(Filters(), key)})
        return _replaced(self, {key: self.values(key) - {value}})

    def without_area(self, code: str) -> Filters:
        """Return a copy without the area of a code."""
        return replace(self, areas=frozenset(area for area in self.areas if area.code != code))

    def cleaned(self, vocabulary: Vocabulary) -> tuple[Filters, tuple[Chip, ...]]:
        """Return the filters that the catalogue knows, and (facet, value) of the others."""
        known = {facet: self.values(facet) & vocabulary.known(facet) for facet in FACETS}
        unknown = tuple(
            (facet, value)
            for facet in FACETS
            for value in sorted(self.values(facet) - known[facet])
        )
        return _replaced(self, known), unknown


def _replaced(filters: Filters, changes: Mapping[str, Any]) -> Filters:
    """Return a copy with the named fields replaced."""
    return replace(filters, **changes)


@dataclass(frozen=True)
class Vocabulary:
    """All values that each facet can take in one catalogue.

    Attributes
    ----------
    values : mapping of str to tuple of str
        Sorted values by facet (:data:`FACETS`); those of a missing facet are none.
    project_ids, organisation_ids : frozenset of str
        Ids that a link may choose.

    Examples
    --------
    >>> Filters(countries={"LV", "XX"}).cleaned(Vocabulary({"countries": ("LV",)}))[1]
    (('countries', 'XX'),)
    """

    values: Mapping[str, tuple[str, ...]]
    project_ids: frozenset[str] = frozenset()
    organisation_ids: frozenset[str] = frozenset()
    _known: dict[str, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the sets that :meth:`known` answers from."""
        sets = {facet: frozenset(self.values.get(facet, ())) for facet in FACETS}
        object.__setattr__(self, "_known", sets)

    def known(self, facet: str) -> frozenset[str]:
        """Return the values of one facet as a set."""
        return self._known[facet]
