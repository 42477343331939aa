"""What the town field, with the postal code, says; and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.answers import MAX_RIVALS, confirmed, place_match, place_rivals, rival, smaller
from geo.candidates import Candidate
from geo.clues import ClueReader, Clues, listed
from geo.distance import distance_km
from geo.gazetteer import CORE_COUNTRIES, Gazetteer, Place
from geo.match import LOCATED_FROM, Match, Rival
from geo.ranking import AGREE_KM, Choice, choose, rank
from geo.towns import STRONG, TownReader

# Town and postal code agree, but in another country than the one given.
ACROSS_BORDER_SCORE = 0.70
# The town is unknown in the country given and well known in another: shown as uncertain.
OTHER_COUNTRY_SCORE, OTHER_COUNTRY_LEAD = 0.62, 4.0
# ... from so many inhabitants on, in a country of the programmes and in one beyond.
OTHER_COUNTRY_MIN_POPULATION, BEYOND_MIN_POPULATION = 5_000, 50_000
# The field names several towns: the first is shown, as uncertain.
SEVERAL_SCORE = 0.62
# Parts of a field nearer than this are a village and its municipality, not two towns.
SEVERAL_KM, SEVERAL_MIN_POPULATION = 40.0, 1_000


@dataclass(frozen=True)
class TownStep:
    """Answers from the town field."""

    gazetteer: Gazetteer
    clue_reader: ClueReader
    towns: TownReader

    def __call__(self, clues: Clues) -> Iterator[Match]:
        """Yield what the town field may mean, the likeliest first."""
        if not clues.query.town:
            return
        choice = self._choice(clues)
        if choice is None:
            yield from self._elsewhere(clues)
            return
        match = self._match(choice, clues)
        several = () if choice.best.agrees else self._several(clues)
        yield self._with_several(match, several) if several else match
        if match.location_score < LOCATED_FROM and choice.best.candidate.matched_by in _GUESSES:
            yield from self._elsewhere(clues)

    def places(self, clues: Clues) -> list[Place]:
        """Return the places that the town field may mean, the likeliest first."""
        return [self.gazetteer.places[one.place] for one in self.candidates(clues)]

    def candidates(self, clues: Clues) -> list[Candidate]:
        """Return the readings of the town field, the likeliest first."""
        if not clues.query.town:
            return []
        found = self.towns.candidates(clues.query.town, clues.country)
        ranked = rank(found, self.gazetteer, self.clue_reader.near_code(clues), clues.region)
        return [one.candidate for one in ranked]

    def _choice(self, clues: Clues) -> Choice | None:
        found = self.towns.candidates(clues.query.town, clues.country)
        if not clues.country:  # There is a town called None in Italy.
            found = [one for one in found if self._is_near_or_large(one.place)]
        code = self.clue_reader.near_code(clues)
        choice = choose(rank(found, self.gazetteer, code, clues.region), self.gazetteer)
        if choice is None or not choice.is_ambiguous:
            return choice
        beside = self._beside_other_parts(found, clues)
        return choose(rank(beside or found, self.gazetteer, code, clues.region), self.gazetteer)

    def _is_near_or_large(self, place: int) -> bool:
        places = self.gazetteer.places
        return (places.country_codes[place] in CORE_COUNTRIES
                or places.populations[place] >= BEYOND_MIN_POPULATION)

    def _beside_other_parts(self, found: Sequence[Candidate], clues: Clues) -> list[Candidate]:
        """Return the candidates beside what else the field names: Akademija, Kėdainiai distr."""
        _, *others = self.towns.parts(clues.query.town) or [""]
        near = [self.gazetteer.places[one.place] for part in others
                for one in self.towns.candidates(part, clues.country)]
        return [one for one in found if any(
            not _far(self.gazetteer.places[one.place], other, SEVERAL_KM)
            and one.place != other.index for other in near)]

    def _match(self, choice: Choice, clues: Clues) -> Match:
        best, place = choice.best, self.gazetteer.places[choice.best.candidate.place]
        precision = "municipality" if best.candidate.is_area else place.kind
        match = place_match(place, choice.score, precision)
        if best.agrees and clues.postcode is not None:
            match = confirmed(match, clues.postcode)
        findings = [] if best.postcode_km is None or best.agrees else [
            f"Postal code {clues.code} is {best.postcode_km:.0f} km from {place.name}."]
        return replace(
            match, reason=_reason(choice, place, clues), trail=(best.candidate.how,),
            rivals=self._rivals(choice, clues), matched_text=clues.query.town,
            matched_by=best.candidate.matched_by, findings=tuple(findings),
            evidence="town and postal code" if best.agrees else "town")

    def _rivals(self, choice: Choice, clues: Clues) -> tuple[Rival, ...]:
        """Return the other places: where a postal code is that disagrees, then the namesakes."""
        namesakes, code = place_rivals(choice, self.gazetteer), clues.postcode
        if choice.best.agrees or code is None or not code.name:
            return namesakes
        return (rival(code, 0.0, f"only the postal code {code.code} is there"), *namesakes)

    def _elsewhere(self, clues: Clues) -> Iterator[Match]:
        """Yield the town of that name in another country, if it is certain which is meant."""
        if clues.country not in CORE_COUNTRIES:
            return
        others = [code for code in CORE_COUNTRIES if code != clues.country]
        matches = [match for country in others for match in self._with_code(clues, country)]
        yield from matches
        if not matches:
            yield from self._well_known(clues)

    def _with_code(self, clues: Clues, country: str) -> Iterator[Match]:
        """Yield the town across the border where the postal code is there too."""
        there = self.clue_reader.in_country(clues, country)
        if there.postcode is None:
            return
        found = self.towns.candidates(clues.query.town, country, spell=False)
        choice = choose(rank(found, self.gazetteer, there.postcode, None), self.gazetteer)
        if choice is not None and choice.best.agrees:
            match = self._match(choice, there)
            yield replace(match, location_score=ACROSS_BORDER_SCORE, reason=(
                f"{match.reason[:-1]}, in {country} and not in {clues.country}."),
                findings=(_wrong_country(clues, country),))

    def _well_known(self, clues: Clues) -> Iterator[Match]:
        """Yield the one large town of exactly that name that other countries have."""
        keys = [one.key for one in self.towns.variants(clues.query.town, "")
                if one.worth >= STRONG]
        key = next((key for key in keys if self.gazetteer.find(key)), "")
        found = (self.gazetteer.places[hit[0]] for hit in self.gazetteer.find(key))
        places = sorted((place for place in found if place.country_code != clues.country),
                        key=lambda place: (-place.population, place.index))
        if not places or not _is_well_known(places[0]):
            return
        best, rivals = places[0], [one for one in places[1:] if _far(one, places[0])]
        if any(one.population * OTHER_COUNTRY_LEAD > best.population for one in rivals):
            return
        finding = _wrong_country(clues, best.country_code)
        yield replace(
            place_match(best, OTHER_COUNTRY_SCORE, best.kind), reason=finding, evidence="town",
            findings=(finding,), matched_text=clues.query.town, matched_by="exact name",
            rivals=tuple(rival(one, 0.0, smaller(one, best)) for one in rivals[:MAX_RIVALS]),
            trail=(f"{key!r} is a name in {best.country_code} only",))

    def _several(self, clues: Clues) -> tuple[Place, ...]:
        """Return the towns that a field names, if they are two or more towns far apart.

        Those of the country given come first.
        """
        parts = self.towns.parts(clues.query.town)
        options = [self._named(key, clues.country) for key in parts]
        abroad = [[] if here else self._named_abroad(key)
                  for key, here in zip(parts, options, strict=True)]
        named = [places for places in (*options, *abroad) if places]
        if len(named) < 2 or any(
            not _far(one, other, SEVERAL_KM)
            for number, places in enumerate(named) for later in named[number + 1 :]
            for one in places for other in later
        ):
            return ()
        return tuple(max(places, key=lambda place: place.population) for places in named)

    def _named(self, key: str, country: str) -> list[Place]:
        """Return the towns of that very name, not hamlets."""
        places = (self.gazetteer.places[hit[0]] for hit in self.gazetteer.find(key, country))
        return [place for place in places if place.population >= SEVERAL_MIN_POPULATION]

    def _named_abroad(self, key: str) -> list[Place]:
        """Return the well-known towns of that very name anywhere."""
        places = (self.gazetteer.places[hit[0]] for hit in self.gazetteer.find(key))
        return [place for place in places if _is_well_known(place)]

    def _with_several(self, match: Match, several: Sequence[Place]) -> Match:
        first, *others = several
        names = listed(place.name for place in several)
        finding = f"The town field names {len(several)} towns: {names}."
        rivals = tuple(rival(place, 0.0, "named later in the same field") for place in others)
        return replace(
            place_match(first, SEVERAL_SCORE, first.kind), evidence="town", rivals=rivals,
            reason=f"{finding[:-1]}; the first is shown.", findings=(finding,),
            matched_text=match.matched_text, matched_by="exact name", trail=match.trail)


_GUESSES = ("typing error", "damaged name", "cut-off name", "abbreviation", "other spelling")


def _reason(choice: Choice, place: Place, clues: Clues) -> str:
    best = choice.best
    reason = f"Town {clues.query.town!r} is {place.name}"
    if choice.is_ambiguous:
        reason = f"Town {clues.query.town!r} may be any of several places"
    if best.agrees and clues.postcode is not None:
        return f"{reason}, and postal code {clues.code} is there."
    if best.agrees:
        return f"{reason}, and postal codes like {clues.code} are there."
    if best.postcode_km is not None:
        return f"{reason}, but postal code {clues.code} is {best.postcode_km:.0f} km away."
    return f"{reason}."


def _wrong_country(clues: Clues, country: str) -> str:
    return (f"Town {clues.query.town!r} is not known in {clues.country} but in {country}: the "
            "country may be wrong.")


def _is_well_known(place: Place) -> bool:
    least = OTHER_COUNTRY_MIN_POPULATION if place.country_code in CORE_COUNTRIES else (
        BEYOND_MIN_POPULATION)
    return place.population >= least


def _far(one: Place, other: Place, km: float = AGREE_KM) -> bool:
    return distance_km(one.lon, one.lat, other.lon, other.lat) > km
