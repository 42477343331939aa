"""Values out of the query parameters of a URL, whatever they are: what cannot be used is noted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from dashboard.areas import MAX_AREAS, Area
from dashboard.filters import MAX_TEXT_LENGTH, Vocabulary, clean_text
from dashboard.page_keys import COMPARED, NUMBER, ORGANISATION, PAGE_KEYS, PAIR, REGION, PageKey
from dashboard.ranges import Range

SEPARATOR = "."
"""Between the values of a key: a URL leaves it as it is. A comma is read, too."""
MAX_VALUE_LENGTH = 20_000
"""Longest value of a key that is read, in characters; all NUTS 3 regions together need 9,000."""
MAX_PROBLEMS = 20
MAX_SHOWN = 60
"""Characters of an unknown value that a problem repeats."""
REASONS = ("unknown", "conflict", "many", "long", "cut", "more")
"""Why something could not be used: there is no such value here; it is given twice and the first
holds; there are more areas than can be chosen; it is too long and not read; its beginning alone is
used; further problems, whose number is the value."""
CAMERA = re.compile(r"\d{1,2}_(-?\d{1,3}(?:\.\d+)?)_(-?\d{1,2}(?:\.\d+)?)")
"""Zoom, longitude and latitude of the map, as its frame reads them (``CAMERA`` in
static/atlas/atlas.js)."""
PAIR_FORM = re.compile(r"[A-Za-z0-9-]{1,12}(_[A-Za-z0-9-]{1,12})?")
"""Codes of one or two regions or places."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a link that could not be used.

    Attributes
    ----------
    key : str
        Key of the URL.
    value : str
        The value (shortened), as the link has it.
    reason : str
        One of :data:`REASONS`.
    """

    key: str
    value: str
    reason: str


class LinkReader:
    """Takes values out of query parameters and notes what it could not use."""

    def __init__(self, params: Mapping[str, Sequence[str]]) -> None:
        self.params = params
        self.problems: list[Problem] = []

    def many(self, key: str, known: Mapping[str, str]) -> frozenset[str]:
        """Return the known ones of all values of a key."""
        parts = re.split("[.,]", SEPARATOR.join(self._given(key)))
        found = set()
        for part in dict.fromkeys(filter(None, map(str.strip, parts))):
            if part.casefold() in known:
                found.add(known[part.casefold()])
            else:
                self._note(key, part, "unknown")
        return frozenset(found)

    def one(self, key: str, known: Mapping[str, str], default: str) -> str:
        """Return the value of a key that has one, else the default."""
        given = self._first(key)
        if given and given.casefold() not in known:
            self._note(key, given, "unknown")
        return known.get(given.casefold(), default)

    def project(self, key: str, known: Set[str]) -> str:
        """Return the id of a known project, else nothing."""
        given = self._first(key)
        if given and given not in known:
            self._note(key, given, "unknown")
        return given if given in known else ""

    def option(self, key: str, vocabulary: Vocabulary) -> str:
        """Return the value of a page's own key, else nothing."""
        given = self._first(key)
        if given and not _is_option(PAGE_KEYS[key], given, vocabulary):
            self._note(key, given, "unknown")
            return ""
        return given

    def camera(self, key: str) -> None:
        """Note a view of the map that the map cannot read."""
        given = self._first(key)
        found = CAMERA.fullmatch(given)
        if given and not (found and abs(float(found[1])) <= 180 and abs(float(found[2])) <= 85):
            self._note(key, given, "unknown")

    def range(self, key: str) -> Range | None:
        """Return the range of a key; None if there is none, or nothing that is one."""
        given = self._first(key)
        try:
            return Range.read(given) if given else None
        except ValueError:
            self._note(key, given, "unknown")
            return None

    def areas(self, key: str) -> frozenset[Area]:
        """Return the areas of a key, as many as filters can have."""
        found: dict[str, Area] = {}
        for part in re.split("[.,]", SEPARATOR.join(self._given(key))):
            try:
                area = Area(part) if part else None
            except ValueError:
                self._note(key, part, "unknown")
                continue
            if area and len(found) < MAX_AREAS:
                found[area.code] = area
            elif area and area.code not in found:
                self._note(key, part, "many")
        return frozenset(found.values())

    def text(self, key: str) -> str:
        """Return a search text; one that is too long is cut."""
        given = self._first(key)
        if len(given) > MAX_TEXT_LENGTH:
            self._note(key, given, "cut")
        return clean_text(given)

    def _first(self, key: str) -> str:
        """Return the first value of a key; another one is a conflict."""
        given = list(dict.fromkeys(self._given(key)))
        for other in given[1:]:
            self._note(key, other, "conflict")
        return given[0] if given else ""

    def _given(self, key: str) -> list[str]:
        """Return the values of a key that are not too long to be read."""
        given = list(self.params.get(key, ()))
        for value in given:
            if len(value) > MAX_VALUE_LENGTH:
                self._note(key, value, "long")
        return [value for value in given if len(value) <= MAX_VALUE_LENGTH]

    def _note(self, key: str, value: str, reason: str) -> None:
        """Note a problem, its value shortened and without control characters."""
        shown = clean_text(value)
        short = shown if len(shown) <= MAX_SHOWN else shown[: MAX_SHOWN - 1] + "…"
        self.problems.append(Problem(key, short, reason))


def _is_option(option: PageKey, value: str, vocabulary: Vocabulary) -> bool:
    """Whether a page's own key can take a value."""
    if option.kind == NUMBER:
        return value.isascii() and value.isdigit() and len(value) < 5
    if option.kind == PAIR:
        return PAIR_FORM.fullmatch(value) is not None
    return value in option.values or value in _known(option.kind, vocabulary)


def _known(kind: str, vocabulary: Vocabulary) -> Set[str]:
    """Return the ids that a kind of key can name."""
    if kind == ORGANISATION:
        return vocabulary.organisation_ids
    facets = {REGION: ("regions",), COMPARED: ("regions", "families", "programmes", "periods")}
    return frozenset[str]().union(*(vocabulary.known(facet) for facet in facets.get(kind, ())))


def capped(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the first problems, and the number of those left out."""
    rest = len(problems) - MAX_PROBLEMS
    more = (Problem("", str(rest), "more"),) if rest > 0 else ()
    return (*problems[:MAX_PROBLEMS], *more)
