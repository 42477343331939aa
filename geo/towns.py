"""The town field: what it may name, from the field as given to its first or last word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geo.candidates import Candidate, Finder
from geo.countries import Countries
from geo.names import MAX_WORDS, clean, fold
from geo.vocabulary import LANGUAGES_OF, Vocabulary

_PARTS = re.compile(r"[,;/|+]| - | – ")
# What stands between two towns; a hyphen rather joins the parts of one name.
_LIST = re.compile(r"[,;/|+&]| (?:and|und|och|og|ja|un|ir|i|и) ")
_BRACKETS = re.compile(r"\([^)]*\)")
_CODE = re.compile(r"\b(?:lv|lt|ee|fi|fin|se|dk|de|d|pl|n|no|s|ru|by)? ?\d[\d ]*\b")
_COUNTRY_LETTERS = frozenset(
    ("lv", "lt", "ee", "fi", "fin", "se", "s", "dk", "d", "de", "pl", "n", "no", "ru", "by"))
# Letters and words of Danish and Swedish postal districts: København Ø, Aarhus C.
_DISTRICTS = frozenset(
    ("c", "k", "v", "o", "n", "s", "m", "nv", "sv", "so", "no", "sc", "oe", "vest", "ost",
     "centrum", "sentrum", "nord", "syd", "cedex"))
_DISTRICT_COUNTRIES = frozenset({"DK", "NO", "SE", "FR"})
# From which worth of a variant typing errors are considered, and weaker variants are left out.
STRONG = 0.9
PART_COST, WITHOUT_WORDS, FIRST_WORD, LAST_WORD = 0.03, 0.97, 0.66, 0.50
LOST_ACCENTS, OTHER_ACCENTS, FEW_TIMES = -0.05, -0.15, 4
WITHOUT_KIND = "town without its kind"


@dataclass(frozen=True, slots=True)
class Variant:
    """One reading of the field: its key, what it is worth, and which part it is."""

    key: str
    worth: float
    what: str


@dataclass(frozen=True)
class TownReader:
    """Reads town fields."""

    finder: Finder
    vocabulary: Vocabulary
    countries: Countries

    def candidates(self, town: str, country: str, *, spell: bool = True) -> list[Candidate]:
        """Return the candidate places of a town field, one entry a place, in gazetteer order.

        With ``spell``, abbreviations and typing errors are considered too.
        """
        best: dict[int, Candidate] = {}
        for variant in self.variants(town, country):
            if best and variant.worth < STRONG:
                break
            for found in self._of_variant(variant, country, spell):
                known = best.get(found.place)
                if known is None or found.quality > known.quality:
                    best[found.place] = found
        candidates = [best[place] for place in sorted(best)]
        return candidates if len(candidates) < 2 else self._as_written(town, candidates)

    def _as_written(self, town: str, found: list[Candidate]) -> list[Candidate]:
        """Return the candidates, of less quality those whose name has other accents.

        Löhne is not Lohne. Who writes no accents may mean both, but a town of just that name
        goes before, if it is not much smaller.
        """
        places, key = self.finder.gazetteer.places, fold(town)
        written = clean(town).casefold()
        names = [places.names[one.place].casefold() for one in found]
        is_plain = town.isascii()
        people = [places.populations[one.place] for one in found]
        if is_plain and not any(name == written and own and own * FEW_TIMES >= max(people)
                                for name, own in zip(names, people, strict=True)):
            return found
        cost = LOST_ACCENTS if is_plain else OTHER_ACCENTS
        return [one._replace(quality=one.quality + cost)
                if name != written and (fold(name) == key or (is_plain and one.is_area)) else one
                for name, one in zip(names, found, strict=True)]

    def _of_variant(self, variant: Variant, country: str, spell: bool) -> Iterator[Candidate]:
        spell = spell and variant.worth >= STRONG
        readings = self.finder.find(variant.key, country, LANGUAGES_OF.get(country, ()), spell)
        # "Ignalinos r." is the district of Ignalina, not the hamlet of Ignalinos.
        areas = [one for one in readings if one.is_area] if variant.what == WITHOUT_KIND else []
        for found in areas or readings:
            yield found._replace(quality=found.quality * variant.worth,
                          how=f"{variant.what}: {found.how}")

    def variants(self, town: str, country: str) -> list[Variant]:
        """Return the readings of a town field, the best first within each part."""
        whole = fold(town)
        if "(" in town and self.finder.gazetteer.find(whole, country):
            return [Variant(whole, 1.0, "town with its brackets")]
        found: dict[str, Variant] = {}
        for variant in self._readings(town, country):
            if len(variant.key) > 1:
                found.setdefault(variant.key, variant)
        return list(found.values())

    def parts(self, town: str) -> list[str]:
        """Return the keys of the parts of a field that lists several towns; else none."""
        found = [" ".join(_words(part)) for part in _LIST.split(_BRACKETS.sub(" ", town))]
        return [key for key in found if key] if len(found) > 1 else []

    def _readings(self, town: str, country: str) -> Iterator[Variant]:
        outside = _BRACKETS.sub(" ", town)
        text = outside if outside.strip() else town.strip("()")
        parts = [part for part in _PARTS.split(text) if part.strip()]
        for number, part in enumerate([text, *parts] if len(parts) > 1 else [text]):
            words = _words(part)
            if words:
                cost = PART_COST * number
                yield Variant(" ".join(words), 1 - cost, "part of the town" if number else "town")
                yield from self._shorter(words, country, cost)

    def _shorter(self, words: list[str], country: str, cost: float) -> Iterator[Variant]:
        kept = [word for word in words if not self._is_extra(word)]
        if kept and kept != words:
            yield Variant(" ".join(kept), WITHOUT_WORDS - cost, WITHOUT_KIND)
        if country in _DISTRICT_COUNTRIES:
            yield Variant(" ".join(_without_district(words)), WITHOUT_WORDS - cost,
                          "town without its district")
        if len(words) > 1:
            yield Variant(words[0], FIRST_WORD - cost, "first word of the town")
            if len(words[-1]) > 3:
                yield Variant(words[-1], LAST_WORD - cost, "last word of the town")

    def _is_extra(self, word: str) -> bool:
        roles = self.vocabulary.roles
        extra = word in roles["administrative"] or word in roles["administrative_short"]
        return extra or word in self.countries.codes


def _words(part: str) -> list[str]:
    words = _CODE.sub(" ", fold(part)).split()[:MAX_WORDS]
    while len(words) > 1 and words[0] in _COUNTRY_LETTERS:
        words = words[1:]
    return words


def _without_district(words: list[str]) -> list[str]:
    end = len(words)
    while end > 1 and words[end - 1] in _DISTRICTS:
        end -= 1
    return words[:end]
