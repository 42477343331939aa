"""What an organisation's name says: its readings, and the words they are made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.names import fold

SHORTEST_STEM, SHORTEST_NICKNAME = 4, 3

NATIONAL = frozenset({"sweden", "finland", "estonia", "latvia", "lithuania", "poland", "germany",
                      "denmark", "norway", "russia", "iceland", "belarus", "national"})
"""Subjects that tell a body from others of its kind: there is one in the country."""

WEAK_KINDS = frozenset({"association", "foundation", "centre", "agency", "institute", "network",
                        "research_centre", "cooperative", "farm", "waterworks", "county_area"})
"""Kinds that translations leave out or exchange; they are compared, but decide nothing."""

WHOLE_KINDS = frozenset({
    "municipality", "commune", "city", "district", "region", "county", "county_board",
    "voivodeship", "university", "uas", "college", "academy", "ministry",
    "regional_council", "planning_region"})
"""Kinds of body that is named by kind and place alone: a word more names a part, or another."""

ENDINGS = ("ernas", "skiej", "skiego", "ska", "ski", "skie", "ens", "ets", "os", "us", "as", "is",
           "es", "io", "iu", "en", "er", "et", "on", "an", "in", "un", "u", "a", "e",
           "s", "n", "i", "o", "y")
"""Endings of cases, longest first; they come off a word that is not in the table."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name says.

    Attributes
    ----------
    kinds, subjects, places : frozenset of str
        Concepts; places also as ``@`` and the folded name of the seat.
    rest : tuple of str
        Stems of the words that are in no table, sorted.
    is_twin : bool
        Whether a town and a rural municipality have the place's name.
    brands : frozenset of str
        Those of them that are written in capitals, as abbreviations are.
    forms : frozenset of str
        Legal forms: ``company``, ``society``.
    whole : bool
        Whether it is of the whole name, not of the part before or within the brackets.
    """

    kinds: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    rest: tuple[str, ...] = ()
    is_twin: bool = False
    brands: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    whole: bool = True

    @property
    def is_parent(self) -> bool:
        """Whether it is a body named by its kind and place alone."""
        return bool(self.kinds & WHOLE_KINDS) and not self.rest and not self.subjects

    @property
    def is_telling(self) -> bool:
        """Whether it has a word that tells one body from others of its kind."""
        return bool(self.places or self.rest)


@dataclass(frozen=True)
class Name:
    """A name in one country, with its readings.

    Attributes
    ----------
    country_code, text : str
        Country, and the name as published.
    readings : tuple of Reading
        The whole first.
    acronyms : frozenset of str
        Abbreviations that it gives for itself, folded: ``SLU`` of ``SLU`` and of ``Swedish
        University of Agricultural Sciences (SLU)``.
    seats : frozenset of str
        Its known seats, as :func:`seat_of` writes them.
    """

    country_code: str
    text: str
    readings: tuple[Reading, ...]
    acronyms: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    points: tuple[tuple[float, float], ...] = field(default=(), compare=False)
    is_joint: bool = False
    is_unnamed: bool = False

    @property
    def short(self) -> str:
        """The name itself, folded, if it is one word: perhaps what another calls itself."""
        folded = fold(self.text)
        return folded if len(folded) >= SHORTEST_NICKNAME and " " not in folded else ""

    @property
    def is_telling(self) -> bool:
        """Whether it tells the body from others of its kind; one of a country does."""
        return any(one.is_telling or one.subjects & NATIONAL for one in self.readings)


def stem(word: str) -> str:
    """Return a word without an ending of case.

    Examples
    --------
    >>> stem("klaipedos"), stem("klaipeda"), stem("riga")
    ('klaiped', 'klaiped', 'riga')
    """
    for _ in range(2):
        ending = next((e for e in ENDINGS if word.endswith(e)
                       and len(word) - len(e) >= SHORTEST_STEM + 1), "")
        word = word.removesuffix(ending)
    return word
