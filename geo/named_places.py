"""Which places or regions a run of words may name, whatever stands beside it.

Names are made of the same words again and again ("University", "Institute", the large towns), so
what was found for a word is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from geo.candidates import Candidate, Finder
from geo.countries import Countries
from geo.gazetteer import CORE_COUNTRIES, Place
from geo.names import is_cyrillic
from geo.region_names import RegionNames
from geo.vocabulary import LANGUAGES_OF, Vocabulary

INFLECTED_WORDS, MISSPELT_LETTERS = 2, 7
REMEMBERED_RUNS, REMEMBERED_SLIPS = 8_000, 1_000
# Languages tried where neither country nor text tells one.
ANY_LANGUAGE = ("lv", "lt", "et", "fi", "pl", "ru", "sv", "de")
COMPOUND_COUNTRIES = frozenset({"FI", "DE", "SE", "DK", "NO", "AT"})
COMPOUND_MIN_POPULATION, SKELETON_MIN_POPULATION = 5_000, 1_000
# Weights, fitted on the development rows (see geo.accuracy).
COMPOUND = -0.12
BASE, SIZE, PER_WORD = -0.35, 0.35, 0.06
# Without a country, the region's own places come first, and of others only towns count.
ABROAD, ABROAD_MIN_POPULATION = -0.15, 20_000
# A name in German rather means a place where German is spoken.
SPOKEN_THERE, NOT_SPOKEN_THERE, GUESSED_FORM = 0.06, -0.10, -0.12
UNPOPULATED, SHORT = -0.15, -0.15


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a name, and what tells where to look them up.

    Attributes
    ----------
    key : str
        The words, folded.
    length : int
        How many they are.
    country : str
        ISO code, or empty.
    spoken : tuple of str
        Languages that the name is written in.
    is_joined : bool
        Whether a hyphen stands before them, so that they begin no compound.
    """

    key: str
    length: int
    country: str
    spoken: tuple[str, ...]
    is_joined: bool

    @property
    def languages(self) -> tuple[str, ...]:
        """Whose inflections to try: of the text, of the country, or of all."""
        others = LANGUAGES_OF.get(self.country, ()) if self.country else ANY_LANGUAGE
        return tuple(sorted({*self.spoken, *others}))


class Named(NamedTuple):
    """A candidate with its score apart from its surroundings, and what being abroad costs it."""

    candidate: Candidate
    score: float
    abroad: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a run of words names: regions by their rows, or places.

    ``may_be_misspelt`` tells that it names nothing, and is long enough for a typing error.
    """

    regions: Sequence[int] = ()
    places: Sequence[Named] = ()
    may_be_misspelt: bool = False


NOTHING = Found()


@dataclass(frozen=True)
class NamedPlaces:
    """Finds the places and regions of runs of words."""

    finder: Finder
    vocabulary: Vocabulary
    countries: Countries
    regions: RegionNames

    @cached_property
    def find(self) -> Callable[[str, int, str, tuple[str, ...], bool], Found]:
        """Return what finds a :class:`Run` that is given by its parts, and remembers."""

        @lru_cache(maxsize=REMEMBERED_RUNS)
        def found(key: str, length: int, country: str, spoken: tuple[str, ...], is_joined: bool
                  ) -> Found:
            return self._find(Run(key, length, country, spoken, is_joined))

        return found

    @cached_property
    def misspelt(self) -> Callable[[str, str, tuple[str, ...]], Sequence[Named]]:
        """Return what finds the places whose name is nearly a word, and remembers."""

        @lru_cache(maxsize=REMEMBERED_SLIPS)
        def found(key: str, country: str, spoken: tuple[str, ...]) -> Sequence[Named]:
            run = Run(key, 1, country, spoken, False)
            return tuple(self._named(self.finder.misspelt(key, country), run))

        return found

    def _find(self, run: Run) -> Found:
        if not self._may_be_name(run):
            return NOTHING
        regions = self.regions.find(run.key, run.country)
        if regions and not run.country:
            # Abroad there are regions called Border, South-West and Vest.
            regions = [row for row in regions
                       if self.regions.rows[row].country_code in CORE_COUNTRIES]
        if regions:
            return Found(regions=tuple(regions))
        candidates = self._candidates(run)
        if candidates:
            return Found(places=tuple(self._named(candidates, run)))
        is_long = run.length == 1 and len(run.key) >= MISSPELT_LETTERS
        return Found(may_be_misspelt=True) if is_long else NOTHING

    def _may_be_name(self, run: Run) -> bool:
        return run.length > 1 or (
            len(run.key) > 2 and run.key not in self.countries.codes
            and run.key not in self.vocabulary.roles["generic"])

    def is_known(self, key: str) -> bool:
        """Tell whether words are a name as they stand; Cyrillic ones may be one in Latin."""
        return is_cyrillic(key) or (
            key in self.finder.gazetteer.names.number or key in self.regions.names.number)

    def _named(self, candidates: Iterable[Candidate], run: Run) -> Iterator[Named]:
        for one in candidates:
            place = self.finder.gazetteer.places[one.place]
            score = _score(one, place, run)
            if run.country:
                yield Named(one, score, 0.0)
            elif not _is_small_abroad(place):
                yield Named(one, score, _abroad(place, run.spoken))

    def _candidates(self, run: Run) -> list[Candidate]:
        key, country = run.key, run.country
        found = list(self.finder.exact(key, country)) or list(
            self.finder.transliterated(key, country))
        if run.length <= INFLECTED_WORDS and len(key) > 3 and not self._populated(found, 1):
            # Postal tables write "Ignalinos" too; the town is Ignalina all the same.
            forms = list(self.finder.inflected(key, country, run.languages))
            if not country and not run.spoken:
                forms = [one._replace(quality=one.quality + GUESSED_FORM) for one in forms]
            found += self._populated(forms, 1) if found else forms
        if not found and run.length == 1 and len(key) > 5 and country:
            spelt_alike = self.finder.same_skeleton(key, country)
            found = self._populated(spelt_alike, SKELETON_MIN_POPULATION)
        if not found and run.length == 1 and country in COMPOUND_COUNTRIES and not run.is_joined:
            found = list(self._compound(key, country))
        return found

    def _populated(self, found: Iterable[Candidate], least: int) -> list[Candidate]:
        populations = self.finder.gazetteer.places.populations
        return [one for one in found if populations[one.place] >= least]

    def _compound(self, key: str, country: str) -> Iterator[Candidate]:
        """Yield the towns that begin a compound, as ``Göteborgsregionen``."""
        for ending in self._endings:
            stem = key.removesuffix(ending)
            if stem == key or len(stem) < 4:
                continue
            for form in (stem, stem[:-1] if stem[-1] in "sn" else stem):
                for found in self._populated(self.finder.exact(form, country),
                                             COMPOUND_MIN_POPULATION):
                    yield Candidate(found.place, found.quality + COMPOUND, found.is_area,
                                    f"{key!r} begins with {form!r}", "compound word")

    @cached_property
    def _endings(self) -> Sequence[str]:
        return sorted(self.vocabulary.roles["compound"])


def _score(found: Candidate, place: Place, run: Run) -> float:
    score = found.quality + BASE + SIZE * place.size + PER_WORD * (run.length - 1)
    if place.population == 0 and place.kind == "place":
        score += UNPOPULATED
    return score + (SHORT if len(run.key) <= 3 else 0.0)


def _is_small_abroad(place: Place) -> bool:
    return place.country_code not in CORE_COUNTRIES and place.population < ABROAD_MIN_POPULATION


def _abroad(place: Place, spoken: Sequence[str]) -> float:
    """Return what tells for or against a place where no country is known."""
    score = 0.0 if place.country_code in CORE_COUNTRIES else ABROAD
    if spoken:
        there = set(LANGUAGES_OF.get(place.country_code, ())) & set(spoken)
        score += SPOKEN_THERE if there else NOT_SPOKEN_THERE
    return score
