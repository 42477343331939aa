"""The readings of an organisation's name, each a claim to a place with its chance to be right.

A name may mention a place, or a region whose seat is known; it may be that of a known
institution, or of a national body in the capital. Each reading is judged by the same kind of
evidence, learned from rows of known position, and the likeliest wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo.claim_features import (
    Beside,
    capital_features,
    is_branch_town,
    known_features,
    place_features,
    seat_features,
)
from geo.distance import distance_km
from geo.evidence import Evidence, Feature
from geo.gazetteer import LOG_LARGEST, Gazetteer, Place, size_of
from geo.institutions import Institutions, Seated
from geo.organisation_name import Name
from geo.organisations import Mention
from geo.ranking import AGREE_KM
from geo.region_names import Region, RegionNames

OWN_NAME = frozenset({"exact name", "municipality name"})
MOST_LEAD = 3.0
BRANCH_CHANCE = 0.88
"""Of a branch named beside the headquarters: learned from too few rows, so set by hand."""
SURNAME_CHANCE = 0.7
"""Of what an ampersand joins, as in "Schneider & Wessling": mostly two surnames."""
REGION_ITSELF = ("government", "administrative", "administrative_short", "function")
"""A name of such words and a region's is the region itself, and gives no town; but where the seat
lies outside (Landkreis Trier-Saarburg is run from Trier), only the seat is near the truth."""
ELSEWHERE, RIGHT_BEFORE = "known institution elsewhere", ", right before it"
NO_TOWN = frozenset((told, 1.0) for told in (
    "acronym", "short name", "capital letters only", "country unknown"))
CLEAR = 0.93
"""From this chance on, nobody need ask whether it is rather a body in the capital."""
MAX_MENTIONS = 5
"""Only the strongest mentions of a name are judged."""


class Claim(NamedTuple):
    """A place that a name may mean.

    Attributes
    ----------
    kind : str
        place, seat (of a region named), known (institution) or capital.
    place : int
        Index in the gazetteer.
    features : tuple
        What speaks for and against it.
    probability : float
        0 to 1.
    mention : Mention or None
        Where the name mentions the place or the region.
    known : Seated or None
        The institution.
    """

    kind: str
    place: int
    features: tuple[Feature, ...]
    probability: float
    mention: Mention | None = None
    known: Seated | None = None


@dataclass(frozen=True)
class ClaimReader:
    """Makes the claims of a name."""

    gazetteer: Gazetteer
    regions: RegionNames
    institutions: Institutions
    seats: Mapping[int, int]
    evidence: Evidence

    def claims(self, name: Name, mentions: Sequence[Mention]) -> list[Claim]:
        """Return the claims of a name, the likeliest first."""
        strongest = mentions[:MAX_MENTIONS]
        is_region = any(one.is_region and name.is_only(one, REGION_ITSELF) for one in mentions)
        known = None if is_region else self.institutions.find(name.words, name.country)
        made = [claim for mention in strongest
                if (claim := self._of_mention(name, mention, mentions, known)) is not None]
        made += [self._of_institution(name, known, made)] if known is not None else []
        capital = self.institutions.capital(name.country)
        best = max((claim.probability for claim in made), default=0.0)
        if capital is not None and best < CLEAR:
            features = tuple(capital_features(name, _best_chances(made)))
            made.append(self._claim("capital", capital, features))
        return sorted(made, key=lambda claim: (-claim.probability, claim.kind, claim.place))

    def _claim(self, kind: str, place: int, features: tuple[Feature, ...],
               mention: Mention | None = None, known: Seated | None = None) -> Claim:
        chance = self.evidence.probability(kind, features)
        return Claim(kind, place, features, chance, mention, known)

    def _of_mention(self, name: Name, mention: Mention, others: Sequence[Mention],
                    known: Seated | None) -> Claim | None:
        if not mention.is_region:
            place = self.gazetteer.places[mention.row]
            beside = self._beside(name, mention, others)
            features = tuple(place_features(name, mention, place, beside))
            if known is not None:
                features += ((self._against(known, mention), 1.0),)
            chance = _by_hand(self.evidence.probability("place", features), features)
            return Claim("place", mention.row, features, chance, mention)
        seat, region = self.seats.get(mention.row), self.regions.rows[mention.row]
        if seat is None or (name.is_only(mention, REGION_ITSELF) and self._holds(region, seat)):
            return None
        features = tuple(seat_features(name, mention, region))
        return self._claim("seat", seat, features, mention)

    def _against(self, known: Seated, mention: Mention) -> str:
        """Return how a place stands to a known institution that the name has in it."""
        if self.gazetteer.places.km(known.place, mention.row) <= AGREE_KM:
            return "known institution there"
        if known.has_in_it(mention):
            return "known institution elsewhere, of the same words"
        # "VTT Oulu" is VTT's house in Oulu.
        is_next = mention.start == known.start + known.length
        return f"{ELSEWHERE}{RIGHT_BEFORE * is_next}"

    def _of_institution(self, name: Name, known: Seated, claims: Sequence[Claim]) -> Claim:
        likely = [claim for claim in claims if claim.kind == "place" and claim.probability > 0.5
                  and claim.mention is not None and not known.has_in_it(claim.mention)]
        apart = [self.gazetteer.places.km(claim.place, known.place) > AGREE_KM for claim in likely]
        features = tuple(known_features(name, known, any(apart), False in apart))
        return self._claim("known", known.place, features, known=known)

    def _beside(self, name: Name, mention: Mention, others: Sequence[Mention]) -> Beside:
        if len(others) == 1:
            return Beside(mention.score + 9.0, -1.0, MOST_LEAD, MOST_LEAD, self._largest(others),
                          False, False, False, False)
        rivals = [one for one in others if one is not mention and self.are_apart(mention, one)]
        lead = mention.score - max((one.score for one in rivals), default=-9.0)
        namesakes = [one for one in rivals if one.key == mention.key]
        regions = [self.regions.rows[one.row] for one in others if one.is_region]
        held = any(self._holds(region, mention.row) for region in regions)
        same = [one for one in others if one.key == mention.key and not one.is_region
                and not self.are_apart(mention, one)]
        own = [one for one in namesakes if one.matched_by in OWN_NAME]
        other = [one for one in namesakes if one.matched_by not in OWN_NAME]
        size = self._largest(same)
        towns = [one for one in rivals if not one.is_region and one.key != mention.key
                 and not name.is_joined(mention, one)]
        return Beside(
            lead,
            mention.score - max(one.score for one in namesakes) if namesakes else -1.0,
            self._lead(size, own), self._lead(size, other), size, held,
            bool(regions) and not held,
            bool(towns), any(name.is_joined_to_research(one) for one in towns))

    def _lead(self, size: float, rivals: Sequence[Mention]) -> float:
        """Return how much larger a size is than the rivals': 1 is ten times as many people."""
        lead = LOG_LARGEST * (size - self._largest(rivals)) if rivals else MOST_LEAD
        return max(-MOST_LEAD, min(MOST_LEAD, lead))

    def _largest(self, mentions: Iterable[Mention]) -> float:
        return max((size_of(self.gazetteer.places.populations[one.row]) for one in mentions
                    if not one.is_region), default=0.0)

    def row(self, mention: Mention) -> Place | Region:
        """Return the place or the region that a mention means."""
        rows = self.regions.rows if mention.is_region else self.gazetteer.places
        return rows[mention.row]

    def are_apart(self, one: Mention, other: Mention) -> bool:
        """Tell whether two mentions contradict each other; a town in a region does not."""
        if one.is_region != other.is_region:
            region, place = (one, other) if one.is_region else (other, one)
            return not self._holds(self.regions.rows[region.row], place.row)
        return distance_km(*self._point(one), *self._point(other)) > AGREE_KM

    def _holds(self, region: Region, place: int) -> bool:
        places = self.gazetteer.places
        return (places.nuts3_codes[place].startswith(region.region_code)
                or places.admin1_codes[place] == region.region_code)

    def _point(self, mention: Mention) -> tuple[float, float]:
        if mention.is_region:
            region = self.regions.rows[mention.row]
            return region.lon, region.lat
        places = self.gazetteer.places
        return places.lon[mention.row], places.lat[mention.row]


def _by_hand(chance: float, features: Sequence[Feature]) -> float:
    """Return the chance of a claim, set by hand where too few rows teach it."""
    # "Syddansk Universitet (Sønderborg)" says which of its houses is meant, "(KTH)" does not.
    in_brackets = (ELSEWHERE + RIGHT_BEFORE, 1.0) in features and (
        "after a bracket", 1.0) in features and NO_TOWN.isdisjoint(features)
    if in_brackets or is_branch_town(features):
        return max(chance, BRANCH_CHANCE)
    if ("joined by an ampersand", 1.0) in features:
        return min(chance, SURNAME_CHANCE)
    return chance


def _best_chances(claims: Iterable[Claim]) -> dict[str, float]:
    best: dict[str, float] = {}
    for claim in claims:
        best[claim.kind] = max(best.get(claim.kind, 0.0), claim.probability)
    return best


def seats_of(regions: RegionNames, gazetteer: Gazetteer) -> dict[int, int]:
    """Return the place where each region has its seat, by the region's row; some have none.

    A region's point is its seat's, so the place is the largest at that very point.
    """
    places = gazetteer.places
    wanted = {(region.lon, region.lat) for region in regions.rows}
    found: dict[tuple[float, float], int] = {}
    for index, point in enumerate(zip(places.lon, places.lat, strict=True)):
        if point in wanted and (point not in found or places.populations[index]
                                > places.populations[found[point]]):
            found[point] = index
    return {row: found[region.lon, region.lat] for row, region in enumerate(regions.rows)
            if (region.lon, region.lat) in found}
