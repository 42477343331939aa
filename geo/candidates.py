"""From a key to candidate places: exact first, then ever weaker readings of the same name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from geo.damaged import lost_letters, lost_start
from geo.gazetteer import Gazetteer, Hit
from geo.inflection import Inflection
from geo.names import is_cyrillic, skeleton, transliterate

# What a weaker reading costs, from ablation on 8,536 development rows.
TRANSLITERATED, INFLECTED, ABBREVIATED, MISSPELT = -0.03, -0.08, -0.06, -0.12
SKELETON_QUALITY = 0.85
MIN_SIMILARITY = 86.0
MIN_MISSPELT_LETTERS, MIN_CUT_LETTERS = 5, 4
CUT_OFF_QUALITY, DAMAGED, LOST_START = 0.80, -0.15, -0.25
REMEMBERED_WORDS, REMEMBERED_FORMS = 6_000, 1_000
# Names of this quality are the place's own, of GeoNames or of the postal table.
OWN_NAME_FROM = 0.97


class Candidate(NamedTuple):
    """A place that a name may mean.

    Attributes
    ----------
    place : int
        Index in the gazetteer.
    quality : float
        0 to 1: how well the name fits.
    is_area : bool
        Whether the name is that of the municipality.
    how : str
        The reading, for the trail.
    matched_by : str
        The kind of reading, one of :data:`geo.match.MATCHED_BY`.
    """

    place: int
    quality: float
    is_area: bool
    how: str
    matched_by: str


@dataclass(frozen=True)
class Finder:
    """Finds the candidates of a key, always inside the country if one is known."""

    gazetteer: Gazetteer
    inflection: Inflection

    def find(self, key: str, country: str, languages: Iterable[str], spell: bool = True
             ) -> list[Candidate]:
        """Return the candidates of the first reading that has any.

        Parameters
        ----------
        key : str
            Folded name.
        country : str
            ISO code, or empty for all countries.
        languages : iterable of str
            Whose rules of inflection apply.
        spell : bool
            Whether to try abbreviations and typing errors too.
        """
        readings: list[Iterator[Candidate]] = [
            self.exact(key, country),
            self.transliterated(key, country),
            self.inflected(key, country, languages),
            self.same_skeleton(key, country),
        ]
        if spell and country:
            readings += [self.abbreviated(key, country), self.cut_off(key, country),
                         self.damaged(key, country), self.misspelt(key, country),
                         self.lost_start(key, country)]
        for reading in readings:
            found = list(reading)
            if found:
                return found
        return []

    def exact(self, key: str, country: str) -> Iterator[Candidate]:
        """Yield the places of that very key."""
        for place, quality, is_area in self.gazetteer.find(key, country):
            matched_by = "exact name" if quality >= OWN_NAME_FROM else "alternate name"
            yield Candidate(place, quality, is_area, f"{key!r} is its name",
                            "municipality name" if is_area else matched_by)

    def transliterated(self, key: str, country: str) -> Iterator[Candidate]:
        """Yield the places of a Cyrillic key read in Latin letters."""
        if is_cyrillic(key):
            latin = transliterate(key)
            yield from _candidates(self.gazetteer.find(latin, country), TRANSLITERATED,
                                   f"{key!r} in Latin letters is {latin!r}", "other script")

    def inflected(self, key: str, country: str, languages: Iterable[str]) -> Iterator[Candidate]:
        """Yield the places whose name may have the key as a case form."""
        yield from self._inflected(key, country, tuple(languages))

    @cached_property
    def _inflected(self) -> Callable[[str, str, tuple[str, ...]], Sequence[Candidate]]:
        """Return what finds them, and remembers: names are made of the same few words."""
        number = self.gazetteer.names.number

        @lru_cache(maxsize=REMEMBERED_FORMS)
        def found(key: str, country: str, languages: tuple[str, ...]) -> Sequence[Candidate]:
            first, _, rest = key.partition(" ")
            if rest and not self._may_begin(first, languages):
                return ()
            return tuple(
                candidate
                for base in self.inflection.bases(key, languages)
                if base in number and (hits := self.gazetteer.find(base, country))
                for candidate in _candidates(hits, INFLECTED, f"{key!r} may be a form of {base!r}",
                                             "inflected name"))

        return found

    @cached_property
    def _may_begin(self) -> Callable[[str, tuple[str, ...]], bool]:
        """Return what tells whether a word, or a base form of it, begins a longer name."""

        @lru_cache(maxsize=REMEMBERED_WORDS)
        def may_begin(word: str, languages: tuple[str, ...]) -> bool:
            forms = (word, *self.inflection.word_bases(word, languages))
            return any(self.gazetteer.names.has_longer(form) for form in forms)

        return may_begin

    def same_skeleton(self, key: str, country: str) -> Iterator[Candidate]:
        """Yield the places whose name differs only in habits of spelling."""
        if len(key) > 3:
            for hit in self.gazetteer.find_skeleton(skeleton(key), country):
                yield Candidate(hit[0], SKELETON_QUALITY, hit[2],
                                f"{key!r} in another spelling", "other spelling")

    def abbreviated(self, key: str, country: str) -> Iterator[Candidate]:
        """Yield the places whose name the key shortens, as ``gorzow wlkp``."""
        words = key.split()
        if len(words) < 2:
            return
        names = self.gazetteer.keys_like(country, words[0] + " ")
        found = [name for name in names if _abbreviates(words, name.split())]
        bare = _without_fillers(words)
        if not found and len(bare) > 1:
            found = [name for name in names if _abbreviates(bare, _without_fillers(name.split()))]
        for longer in found:
            yield from _candidates(self.gazetteer.find(longer, country), ABBREVIATED,
                                   f"{key!r} shortens {longer!r}", "abbreviation")

    def cut_off(self, key: str, country: str) -> Iterator[Candidate]:
        """Yield the places whose name a broken encoding cut: ``rzesz`` of Rzeszów."""
        if len(key) < MIN_CUT_LETTERS:
            return
        for longer in self.gazetteer.keys_like(country, key):
            for place, _, is_area in self.gazetteer.find(longer, country):
                rest = self.gazetteer.places.names[place][len(key) :]
                if rest and not rest[0].isascii() and rest[0].isalpha():
                    yield Candidate(place, CUT_OFF_QUALITY, is_area, f"{key!r} is cut off",
                                    "cut-off name")

    def damaged(self, key: str, country: str) -> Iterator[Candidate]:
        """Yield the places whose name lost letters: ``j nk ping`` of Jönköping."""
        for name in lost_letters(key, self.gazetteer, country):
            yield from _candidates(self.gazetteer.find(name, country), DAMAGED,
                                   f"{key!r} is {name!r} with letters lost", "damaged name")

    def misspelt(self, key: str, country: str) -> Iterator[Candidate]:
        """Yield the places whose name is nearly the key and begins with the same letter."""
        if len(key) < MIN_MISSPELT_LETTERS:
            return
        yield from self._nearly(key, country)

    def lost_start(self, key: str, country: str) -> Iterator[Candidate]:
        """Yield the places whose name lost, or changed, its first letter: ``zomianki``."""
        for name in lost_start(key, self.gazetteer, country):
            yield from _candidates(self.gazetteer.find(name, country), LOST_START,
                                   f"{key!r} is {name!r} but for its start", "damaged name")

    def _nearly(self, key: str, country: str) -> Iterator[Candidate]:
        alike = process.extract(key, self.gazetteer.keys_like(country, key[0]), scorer=fuzz.ratio,
                                score_cutoff=MIN_SIMILARITY, limit=4)
        for name, similarity, _ in alike:
            if similarity >= alike[0][1] - 1:
                for found in _candidates(self.gazetteer.find(name, country), MISSPELT,
                                         f"{key!r} is nearly {name!r}", "typing error"):
                    shrunk = (found.quality - MISSPELT) * similarity / 100 + MISSPELT
                    yield found._replace(quality=shrunk)


def _candidates(hits: Sequence[Hit], cost: float, how: str, matched_by: str
                ) -> Iterator[Candidate]:
    for place, quality, is_area in hits:
        yield Candidate(place, quality + cost, is_area, how, matched_by)


# "Landau/Isar" is Landau an der Isar.
_FILLERS = frozenset({"an", "a", "am", "der", "d", "dem", "im", "in", "i", "bei", "b", "ob"})


def _without_fillers(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _FILLERS]


def _abbreviates(words: Sequence[str], longer: Sequence[str]) -> bool:
    """Tell whether words begin, or consist of letters of, the words of a longer name."""
    if len(longer) >= len(words) and all(
        long.startswith(short) for short, long in zip(words[1:], longer[1:], strict=False)
    ):
        return True
    if len(words) != 2 or len(longer) != 2 or len(words[1]) < 2:
        return False
    short, long = words[1], longer[1]
    return short[0] == long[0] and all(letter in long for letter in short)
