"""Organisation names: the places and regions that their words may name.

Every run of one to four words beginning with a capital is looked up. What stands beside it
("City of", "University", a bracket) says how likely the place is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from geo.candidates import Finder
from geo.countries import Countries
from geo.named_places import INFLECTED_WORDS, NOTHING, NamedPlaces
from geo.organisation_words import Word, country_spans, end_of_joined
from geo.region_names import RegionNames
from geo.vocabulary import Vocabulary

LONGEST = 4
# Typing errors are looked for only beside a word that says: this is a place.
CUE = 0.08
# Weights, fitted on the development rows (see geo.accuracy).
AFTER_LOCATIVE, AFTER_MARK, BESIDE_ADMINISTRATIVE, BEFORE_INSTITUTION = 0.15, 0.08, 0.14, 0.08
# "University of Oulu, Kajaani Unit": the branch's town, not the seat's, is the place.
NAMES_BRANCH, BRANCH_REACH = 0.30, 3
CAMPUS = frozenset({"campus", "filial", "filiale", "oddzial", "филиал", "standort"})
# "Schneider & Wessling GmbH": two surnames.
BETWEEN_PARTNERS = -0.25
# Of "Malung-Sälen" and "Lappeenranta-Lahti", the first is the seat.
AFTER_HYPHEN = -0.15
MARKED = {"(": AFTER_MARK, ",": AFTER_MARK, "-": AFTER_HYPHEN}
"""What the mark before a place tells."""
ACRONYM, RARE = -0.25, -0.30
REGION_BASE, REGION_PER_WORD, REGION_GOVERNMENT = 0.68, 0.03, 0.16
REGION_JOINED = -0.30
EUROREGION = ("euroregi", "euregi", "euro regi", "european regi", "europe regi", "eurorregi")
LONGER_WINS_WITHIN = 0.25
PARTING_MARKS = frozenset({",", ";", "(", ")"})


class Mention(NamedTuple):
    """A place (or region, by its row) that some words may name, with a score of about 0 to 1."""

    score: float
    row: int
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
    texts: Sequence[str]
    country: str
    spoken: tuple[str, ...]


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
        named = [key for key in country_spans(words, self.countries.first_words)
                 if key in self.countries.codes]
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
        reading = Reading(words, [word.text for word in words], country, spoken)
        joins = self.vocabulary.roles["function"]
        found: list[Mention] = []
        for start, word in enumerate(words):
            if (word.is_capital or shouted) and word.text not in joins:
                for length in self._lengths(reading, start):
                    if words[start + length - 1].text not in joins:
                        self._look_up(reading, start, length, found)
        longer = [mention for mention in found if mention.length > 1]
        kept = [mention for mention in found if not _is_inside_longer(mention, longer)]
        return sorted(kept, key=lambda m: (-m.score, m.start, -m.length, m.row))

    def _lengths(self, reading: Reading, start: int) -> Sequence[int]:
        """Return how many words a name that begins with a word may have: no mark parts them."""
        words = reading.words
        most = min(LONGEST, len(words) - start)
        for length in range(2, most + 1):
            mark = words[start + length - 1].mark
            if mark in PARTING_MARKS:
                # Across a mark only a name that has it: "Frankfurt (Oder)".
                key = " ".join(reading.texts[start : start + 2])
                has_it = length == 2 and mark == "(" and bool(
                    self.finder.gazetteer.find(key, reading.country))
                return range(1, length + has_it)
        return range(1, most + 1)

    def _look_up(self, reading: Reading, start: int, length: int, mentions: list[Mention]) -> None:
        """Add what a run of words may name, with what stands beside it."""
        words, texts, country, spoken = (
            reading.words, reading.texts, reading.country, reading.spoken)
        key = texts[start] if length == 1 else " ".join(texts[start : start + length])
        # Long names are not looked for inflected, only as they stand.
        if length > INFLECTED_WORDS and not self._named.is_known(key):
            return
        found = self._named.find(key, length, country, spoken, words[start].mark == "-")
        if found is NOTHING:
            return
        if found.regions:
            score, how = self._region_score(words, start, length), f"{key!r} is a region"
            mentions += [Mention(score, row, True, False, start, length, key, how, "region name")
                         for row in found.regions if score > 0]
            return
        context = self._context(words, start, length, key)
        places = found.places
        if found.may_be_misspelt and context >= CUE:
            places = self._named.misspelt(key, country, spoken)
        for one, score, abroad in places:
            # Without a country, being abroad counts.
            scored = score + context + abroad
            mentions.append(Mention(scored, one.place, False, one.is_area, start, length, key,
                                    one.how, one.matched_by))

    @cached_property
    def _named(self) -> NamedPlaces:
        return NamedPlaces(self.finder, self.vocabulary, self.countries, self.regions)

    def _region_score(self, words: Sequence[Word], start: int, length: int) -> float:
        """Return how sure a region is meant; 0 beside "Euroregion", which spans several."""
        end = start + length
        beside = " ".join(word.text for word in (*words[max(0, start - 2) : start],
                                                 *words[end : end + 2]))
        if any(word in beside for word in EUROREGION):
            return 0.0
        # "Havelland-Fläming" is neither Havelland nor Fläming.
        is_joined = words[start].mark == "-" or (end < len(words) and words[end].mark == "-")
        has, prefixes = self.vocabulary.has, tuple(self.vocabulary.roles["government_prefix"])
        governs = any(has("government", w.text) or w.text.startswith(prefixes) for w in words)
        score = REGION_BASE + REGION_PER_WORD * length + (REGION_GOVERNMENT if governs else 0.0)
        return score + (REGION_JOINED if is_joined else 0.0)

    def _context(self, words: Sequence[Word], start: int, length: int, key: str) -> float:
        before = words[start - 1].text if start else ""
        end = end_of_joined(words, start + length)
        after = words[end].text if end < len(words) else ""
        locative, administrative, institution, branch = self._cues
        first, score = words[start], 0.0
        if before in locative:
            score += AFTER_LOCATIVE
        if first.mark:
            score += MARKED.get(first.mark, 0.0)
        if after in administrative or before in administrative:
            score += BESIDE_ADMINISTRATIVE
        if after in institution:
            score += BEFORE_INSTITUTION
        if length == 1 and first.is_acronym:
            score += ACRONYM
        if before in CAMPUS or (after and _names_branch(words, end, branch)):
            score += NAMES_BRANCH
        if _is_partner(words, start, end):
            score += BETWEEN_PARTNERS
        return score + (RARE if key in self.vocabulary.rare else 0.0)

    @cached_property
    def _cues(self) -> tuple[frozenset[str], ...]:
        """Words that tell of a place beside them."""
        roles = self.vocabulary.roles
        names = ("locative", "administrative", "institution", "branch")
        return tuple(roles[name] for name in names)


def _names_branch(words: Sequence[Word], end: int, branch: frozenset[str]) -> bool:
    """Tell whether a branch is named soon after; a comma ends what belongs together."""
    for word in words[end : end + BRANCH_REACH]:
        if word.mark in (",", "(", ";"):
            return False
        if word.text in branch:
            return True
    return False


def _is_partner(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether an ampersand joins a name to its neighbour, as in a firm's name."""
    return words[start].mark == "&" or (end < len(words) and words[end].mark == "&")


def _is_inside_longer(mention: Mention, longer: Sequence[Mention]) -> bool:
    return any(
        other.length > mention.length
        and other.start <= mention.start
        and other.end >= mention.end
        and (other.is_region or other.score > mention.score - LONGER_WINS_WITHIN)
        for other in longer
    )
