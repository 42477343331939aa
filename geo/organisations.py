"""Organisation names: the places and regions that their words may name.

Every run of one to four words beginning with a capital is looked up. What stands beside it
("City of", "University", a bracket) says how likely the place is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from geo.candidates import Candidate, Finder
from geo.countries import Countries
from geo.gazetteer import CORE_COUNTRIES, Place
from geo.names import is_cyrillic
from geo.organisation_words import Word, country_spans, end_of_joined, key_of
from geo.region_names import RegionNames
from geo.vocabulary import LANGUAGES_OF, Vocabulary

LONGEST, INFLECTED_WORDS = 4, 2
# Languages tried where neither country nor text tells one.
ANY_LANGUAGE = ("lv", "lt", "et", "fi", "pl", "ru", "sv", "de")
COMPOUND_COUNTRIES = frozenset({"FI", "DE", "SE", "DK", "NO", "AT"})
COMPOUND_MIN_POPULATION, SKELETON_MIN_POPULATION = 5_000, 1_000
# Typing errors are looked for only beside a word that says: this is a place.
CUE, MISSPELT_LETTERS = 0.08, 7
# Weights, fitted on the development rows (see geo.accuracy).
COMPOUND = -0.12
BASE, SIZE, PER_WORD = -0.35, 0.35, 0.06
AFTER_LOCATIVE, AFTER_MARK, BESIDE_ADMINISTRATIVE, BEFORE_INSTITUTION = 0.15, 0.08, 0.14, 0.08
# "University of Oulu, Kajaani Unit": the branch's town, not the seat's, is the place.
NAMES_BRANCH, BRANCH_REACH = 0.30, 3
CAMPUS = frozenset({"campus", "filial", "filiale", "oddzial", "филиал", "standort"})
# "Schneider & Wessling GmbH": two surnames.
BETWEEN_PARTNERS = -0.25
# Without a country, the region's own places come first, and of others only towns count.
ABROAD, ABROAD_MIN_POPULATION = -0.15, 20_000
# A name in German rather means a place where German is spoken.
SPOKEN_THERE, NOT_SPOKEN_THERE, GUESSED_FORM = 0.06, -0.10, -0.12
# Of "Malung-Sälen" and "Lappeenranta-Lahti", the first is the seat.
AFTER_HYPHEN = -0.15
ACRONYM = -0.25
UNPOPULATED, SHORT, RARE = -0.15, -0.15, -0.30
REGION_BASE, REGION_PER_WORD, REGION_GOVERNMENT = 0.68, 0.03, 0.16
LONGER_WINS_WITHIN = 0.25


@dataclass(frozen=True, slots=True)
class Mention:
    """A place (or region, by its row) that some words may name, with a score of about 0 to 1."""

    score: float
    index: int
    is_region: bool
    is_area: bool
    start: int
    length: int
    key: str
    how: str
    matched_by: str

    @property
    def end(self) -> int:
        """Number of the first word after the mention."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of one name, the country if known, and the languages it is written in."""

    words: Sequence[Word]
    country: str
    spoken: tuple[str, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """Whose inflections to try: of the text, of the country, or of all."""
        others = LANGUAGES_OF.get(self.country, ()) if self.country else ANY_LANGUAGE
        return tuple(sorted({*self.spoken, *others}))


@dataclass(frozen=True)
class OrganisationReader:
    """Reads organisation names."""

    finder: Finder
    vocabulary: Vocabulary
    countries: Countries
    regions: RegionNames

    def country_and_languages(self, name: str, words: Sequence[Word]
                              ) -> tuple[str, tuple[str, ...]]:
        """Return the country that the name itself mentions, and the languages it is written in.

        The country is the last one mentioned, or empty; the languages come likeliest first.
        """
        named = [key for key, *_ in country_spans(words) if key in self.countries.codes]
        found = list(self.vocabulary.languages_of_text(name, [word.text for word in words]))
        for key in named:
            found += [lang for lang in self.countries.languages.get(key, ()) if lang != "en"]
        country = self.countries.codes[named[-1]] if named else ""
        return country, tuple(dict.fromkeys(found))

    def mentions(self, words: Sequence[Word], country: str, spoken: tuple[str, ...],
                 shouted: bool) -> list[Mention]:
        """Return the places and regions that a name may mention, the likeliest first.

        Parameters
        ----------
        words : sequence of Word
            The name.
        country : str
            ISO code, or empty.
        spoken : tuple of str
            Languages that the name is written in (:meth:`country_and_languages`).
        shouted : bool
            Whether it is all in capitals, so that these tell nothing.
        """
        reading = Reading(words, country, spoken)
        joins = [self.vocabulary.has("function", word.text) for word in words]
        starts = [number for number, word in enumerate(words)
                  if (word.is_capital or shouted) and not joins[number]]
        found: list[Mention] = []
        for length in range(LONGEST, 0, -1):
            for start in starts:
                end = start + length
                if end <= len(words) and not joins[end - 1] and self._may_be_name(
                        words[start:end], country) and (
                        length <= INFLECTED_WORDS or self._is_known(words[start:end])):
                    found += self._of_span(reading, start, length)
        kept = [mention for mention in found if not _is_inside_longer(mention, found)]
        return sorted(kept, key=lambda m: (-m.score, m.start, -m.length, m.index))

    def _is_known(self, span: Sequence[Word]) -> bool:
        """Tell whether words are a name as they stand; long ones are not looked for inflected."""
        key = key_of(span)
        return (key in self.finder.gazetteer.names.number or key in self.regions.names.number
                or is_cyrillic(key))

    def _may_be_name(self, span: Sequence[Word], country: str) -> bool:
        if len(span) == 1:
            text = span[0].text
            return len(text) > 2 and text not in self.countries.codes and not (
                self.vocabulary.has("generic", text))
        if not any(word.mark in (",", ";", "(", ")") for word in span[1:] if word.mark):
            return True
        # Across a mark only a name that has it: "Frankfurt (Oder)".
        return len(span) == 2 and span[1].mark == "(" and bool(
            self.finder.gazetteer.find(key_of(span), country))

    def _of_span(self, reading: Reading, start: int, length: int) -> Iterator[Mention]:
        words = reading.words
        key = key_of(words[start : start + length])
        regions = self.regions.find(key, reading.country)
        for row in regions:
            yield Mention(self._region_score(words, length), row, True, False, start, length, key,
                          f"{key!r} is a region", "region name")
        if regions:
            return
        found_here = self._candidates(key, length, words[start], reading)
        may_be_misspelt = length == 1 and len(key) >= MISSPELT_LETTERS
        if not found_here and not may_be_misspelt:
            return
        context = self._context(words, start, length, key)
        if not found_here and context >= CUE:
            found_here = list(self.finder.misspelt(key, reading.country))
        for found in found_here:
            place = self.finder.gazetteer.places[found.place]
            score = _score(found, place, length, key) + context
            if not reading.country:
                if _is_small_abroad(place):
                    continue
                score += _abroad(place, reading.spoken)
            yield Mention(score, found.place, False, found.is_area, start, length, key, found.how,
                          found.matched_by)

    def _region_score(self, words: Sequence[Word], length: int) -> float:
        has, prefixes = self.vocabulary.has, tuple(self.vocabulary.roles["government_prefix"])
        governs = any(has("government", w.text) or w.text.startswith(prefixes) for w in words)
        return REGION_BASE + REGION_PER_WORD * length + (REGION_GOVERNMENT if governs else 0.0)

    def _candidates(self, key: str, length: int, first: Word, reading: Reading
                    ) -> list[Candidate]:
        country = reading.country
        found = list(self.finder.exact(key, country)) or list(
            self.finder.transliterated(key, country))
        if length <= INFLECTED_WORDS and len(key) > 3 and not self._populated(found, 1):
            # Postal tables write "Ignalinos" too; the town is Ignalina all the same.
            forms = list(self.finder.inflected(key, country, reading.languages))
            if not country and not reading.spoken:
                forms = [replace(one, quality=one.quality + GUESSED_FORM) for one in forms]
            found += self._populated(forms, 1) if found else forms
        if not found and length == 1 and len(key) > 5 and country:
            spelt_alike = self.finder.same_skeleton(key, country)
            found = self._populated(spelt_alike, SKELETON_MIN_POPULATION)
        if not found and length == 1 and country in COMPOUND_COUNTRIES and first.mark != "-":
            found = list(self._compound(key, country))
        return found

    def _populated(self, found: Iterable[Candidate], least: int) -> list[Candidate]:
        places = self.finder.gazetteer.places
        return [one for one in found if places[one.place].population >= least]

    def _compound(self, key: str, country: str) -> Iterator[Candidate]:
        """Yield the towns that begin a compound, as ``Göteborgsregionen``."""
        for ending in sorted(self.vocabulary.roles["compound"]):
            stem = key.removesuffix(ending)
            if stem == key or len(stem) < 4:
                continue
            for form in (stem, stem[:-1] if stem[-1] in "sn" else stem):
                for found in self._populated(self.finder.exact(form, country),
                                             COMPOUND_MIN_POPULATION):
                    yield Candidate(found.place, found.quality + COMPOUND, found.is_area,
                                    f"{key!r} begins with {form!r}", "compound word")

    def _context(self, words: Sequence[Word], start: int, length: int, key: str) -> float:
        before = words[start - 1].text if start else ""
        end = end_of_joined(words, start + length)
        after = words[end].text if end < len(words) else ""
        has = self.vocabulary.has
        score = AFTER_LOCATIVE * has("locative", before)
        score += AFTER_MARK * (words[start].mark in ("(", ","))
        score += AFTER_HYPHEN * (words[start].mark == "-")
        score += BESIDE_ADMINISTRATIVE * (has("administrative", after)
                                          or has("administrative", before))
        score += BEFORE_INSTITUTION * has("institution", after)
        score += ACRONYM * (length == 1 and words[start].is_acronym)
        score += NAMES_BRANCH * (self._names_branch(words, end) or before in CAMPUS)
        score += BETWEEN_PARTNERS * _is_partner(words, start, end)
        return score + RARE * (key in self.vocabulary.rare)

    def _names_branch(self, words: Sequence[Word], end: int) -> bool:
        """Tell whether a branch is named soon after; a comma ends what belongs together."""
        for word in words[end : end + BRANCH_REACH]:
            if word.mark in (",", "(", ";"):
                return False
            if self.vocabulary.has("branch", word.text):
                return True
        return False


def _score(found: Candidate, place: Place, length: int, key: str) -> float:
    score = found.quality + BASE + SIZE * place.size + PER_WORD * (length - 1)
    if place.population == 0 and place.kind == "place":
        score += UNPOPULATED
    return score + (SHORT if len(key) <= 3 else 0.0)


def _is_partner(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether an ampersand joins a name to its neighbour, as in a firm's name."""
    return words[start].mark == "&" or (end < len(words) and words[end].mark == "&")


def _is_small_abroad(place: Place) -> bool:
    return place.country_code not in CORE_COUNTRIES and place.population < ABROAD_MIN_POPULATION


def _abroad(place: Place, spoken: Sequence[str]) -> float:
    """Return what tells for or against a place where no country is known."""
    score = 0.0 if place.country_code in CORE_COUNTRIES else ABROAD
    if spoken:
        there = set(LANGUAGES_OF.get(place.country_code, ())) & set(spoken)
        score += SPOKEN_THERE if there else NOT_SPOKEN_THERE
    return score


def _is_inside_longer(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(
        other.length > mention.length
        and other.start <= mention.start
        and other.end >= mention.end
        and (other.is_region or other.score > mention.score - LONGER_WINS_WITHIN)
        for other in others
    )
