"""An organisation's name as readings: what sort of body, about what, where, and what is left.

``City of Riga (Riga City Council)`` is read as *city, riga*: the words of all languages become
concepts (:mod:`data.organisations.words`), a word that names the seat becomes the seat, legal forms
and empty words fall away, an abbreviation of the name itself too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA, Prefix

from data.organisations.readings import (
    SHORTEST_NICKNAME,
    SHORTEST_STEM,
    Name,
    Reading,
    stem,
)
from data.organisations.words import Words
from geo.names import clean, fold, transliterate

LONGEST_ACRONYM, SHORTEST_ACRONYM = 7, 2
LONGEST_ENDING = 3
SEAT_LIKENESS = 0.8
"""Likeness from which a word names the seat, as ``rigas`` does ``riga``."""

_JOINT = re.compile(r"\s*/\s*| \+ | & co\.? | c/o ")
_MARKS = ".,;:-–/\"'()“”„"
_BRACKET = re.compile(r"[\(\[]([^()\[\]]*)[\)\]]?")
_LOST_SPACE = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{3})")
_WORD = re.compile(r"[^\W_]+(?:[.&'’][^\W_]+)*\.?")


def read_name(
    text: str, country_code: str, words: Words, seats: Iterable[str] = (),
    points: Sequence[tuple[float, float]] = (),
) -> Name:
    """Read a name.

    Parameters
    ----------
    text, country_code : str
        The name as published, and its country.
    words : Words
        What words mean.
    seats : iterable of str
        Names of the places where it has its seat.
    points : sequence of (float, float)
        Longitude and latitude of these places.

    Examples
    --------
    >>> words = Words.of({"kind": {"city": "city; city council; dome"}, "empty": {"any": "of"}})
    >>> one = read_name("City of Riga (Riga City Council)", "LV", words, ["Riga"])
    >>> other = read_name("Rīgas dome", "LV", words, ["Riga"])
    >>> one.readings[0] == other.readings[0]
    True
    """
    shown = clean(text)
    at = frozenset(seat_of(seat, words) for seat in seats if seat)
    parts = list(_parts(shown))
    reader = _Reader(words, country_code, at, shown.isupper())
    acronyms = frozenset(_acronyms(shown, parts))
    readings = [reader.read(" ".join(part for part, _ in parts), acronyms, True)]
    readings += _translations([reader.read(part, acronyms, False) for part, _ in parts])
    kept = [one for one in dict.fromkeys(readings) if one.is_telling] or readings[:1]
    return Name(country_code, text, tuple(kept), acronyms, at, tuple(points),
                _is_joint([reader.read(part, acronyms, False) for part in _JOINT.split(
                    _BRACKET.sub(" ", shown))]), _is_unnamed(shown, words))


def _translations(parts: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings of name and bracket where the bracket says the same in other words.

    ``Suomussalmen kunta (Municipality of Suomussalmi)`` does; a bracket that names a kind of body
    or a subject of its own is a part: ``University of Copenhagen (The Saxo Institute)``.
    """
    first, *others = parts or [Reading()]
    for other in others:
        if other.kinds - first.kinds or other.subjects - first.subjects or (
                other.places - first.places):
            continue
        yield first
        if other.kinds:
            yield other


def seat_of(place: str, words: Words) -> str:
    """Return a place's name as readings have it: its concept, else ``@`` and the folded name."""
    folded = transliterate(fold(place))
    concept = words.concepts.get(folded)
    return concept.name if concept and concept.section == "place" else f"@{folded}"


def _is_joint(parts: Sequence[Reading]) -> bool:
    """Tell whether an entry names two bodies, as ``University of Lund / Øresund University``.

    Not so where one part repeats the other in another language, or is the body that the other
    belongs to (``Film Stockholm / Stockholm County Council``).
    """
    told = [part for part in parts if part.kinds or part.subjects
            or len(part.rest) + len(part.places) > 1]
    if len(parts) < 2 or len(told) < 2:
        return False
    contents = [{*part.places, *part.rest, *part.subjects} for part in told]
    if any(a <= b or b <= a for a, b in pairwise(contents)):
        return False
    return len([part for part in told if part.is_parent]) != 1


def _is_unnamed(text: str, words: Words) -> bool:
    """Tell whether a partner's name is withheld: ``Natural person``, ``Name not published``."""
    concept = words.concepts.get(fold(text))
    return concept is not None and concept.section == "unnamed"


@dataclass(frozen=True)
class _Reader:
    """Reads texts of one name."""

    words: Words
    country: str
    seats: frozenset[str]
    shouted: bool

    def read(self, text: str, acronyms: frozenset[str], whole: bool) -> Reading:
        found: dict[str, set[str]] = {
            "kind": set(), "subject": set(), "place": set(), "form": set()}
        rest: list[str] = []
        capitals = set() if self.shouted else {
            stem(fold(word)) for word in text.split() if _is_acronym(word.strip(_MARKS))}
        for token, concept in self.words.read(_tokens(text)):
            if concept is not None:
                found.get(concept.section, set()).add(concept.name)
            elif token not in acronyms or len(_tokens(text)) == 1:
                seat = self._seat(token) or self._known_place(token)
                if seat:
                    found["place"].add(seat)
                elif len(token) > 1 or token.isdigit():
                    rest.append(stem(token))
        places = frozenset(found["place"])
        return Reading(frozenset(found["kind"]), frozenset(found["subject"]), places,
                       tuple(sorted(set(rest))), self._is_twin(_tokens(text)),
                       frozenset(rest) & capitals, frozenset(found["form"]), whole)

    def _known_place(self, token: str) -> str:
        """Return another place of the country that a word names, else nothing."""
        bare = stem(token)
        return f"@{bare}" if bare in self.words.places.get(self.country, ()) else ""

    def _is_twin(self, tokens: Sequence[str]) -> bool:
        """Tell whether a name has the name of a town that a rural municipality has, too."""
        text = f" {' '.join(tokens)} "
        return any(f" {town} " in text for town in self.words.twins.get(self.country, ()))

    def _seat(self, token: str) -> str:
        """Return the seat that a word names, else nothing."""
        for seat in sorted(self.seats):
            for part in seat.removeprefix("@").split():
                if len(part) >= SHORTEST_STEM and _names_seat(token, part):
                    return seat
        return ""


def _names_seat(word: str, seat: str) -> bool:
    """Tell whether a word is a seat's name, perhaps in another case or with a typing error."""
    alike = Prefix.similarity(word, seat)
    return (alike >= max(SHORTEST_STEM, len(seat) - 2) and len(word) - alike <= LONGEST_ENDING
            ) or OSA.normalized_similarity(word, seat) >= SEAT_LIKENESS


def _tokens(text: str) -> list[str]:
    return [part for word in _WORD.findall(text.replace("&", " and "))
            for part in transliterate(fold(word)).split()]


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the name without brackets, then each bracket's content."""
    inside = [found.strip() for found in _BRACKET.findall(text) if found.strip()]
    outside = " ".join(_BRACKET.sub(" ", text).split())
    if outside:
        yield outside, False
    for part in inside:
        yield part, True


def _acronyms(text: str, parts: Sequence[tuple[str, bool]]) -> Iterator[str]:
    """Yield the abbreviations and short names that a name gives for itself."""
    is_one_word = len(text.split()) == 1
    for part, is_bracket in parts:
        words = [word.strip(_MARKS) for word in part.split()]
        alone = is_bracket and len(words) == 1
        at_end = text.rstrip(_MARKS).endswith(part.rstrip(_MARKS))
        for word in words:
            is_nickname = alone and at_end and word.isalpha() and len(word) >= SHORTEST_NICKNAME
            stands_for_it = alone or is_one_word or (
                not text.isupper() and _abbreviates(word, text))
            if is_nickname or (_is_acronym(word) and stands_for_it):
                yield fold(word)


def _is_acronym(word: str) -> bool:
    letters = word.replace("-", "").replace("/", "").replace(".", "")
    return (SHORTEST_ACRONYM <= len(letters) <= LONGEST_ACRONYM and letters.isalpha()
            and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1))


def _abbreviates(word: str, text: str) -> bool:
    """Tell whether the letters of a word are first letters in a text, in order."""
    initials = "".join(token[0] for token in _tokens(text) if token != fold(word))
    rest = iter(initials)
    return all(letter in rest for letter in fold(word))
