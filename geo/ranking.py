"""Which candidate of a town field is meant, how sure that is, and when to choose none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from geo.candidates import Candidate
from geo.distance import distance_km
from geo.gazetteer import Gazetteer
from geo.postcodes import Postcode
from geo.region_names import Region

SIZE_WEIGHT, POSTCODE_WEIGHT, POSTCODE_REACH_KM, REGION_WEIGHT = 0.12, 0.30, 20.0, 0.08
# Of namesakes in Russia, those of its north-west: the programmes reach no further.
HOME_WEIGHT = 0.12
AGREE_KM = 25.0  # Town and postal code further apart than this contradict each other.
AGREES, DISAGREES = 0.15, -0.25
# A rival this near in rank and size makes the choice a guess.
AMBIGUOUS_MARGIN, AMBIGUOUS_SIZE_RATIO, AMBIGUOUS, LESSER_NAME = 0.10, 4.0, -0.45, 0.02


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its rank and its distance to the postal code (None without one)."""

    rank: float
    candidate: Candidate
    postcode_km: float | None

    @property
    def agrees(self) -> bool:
        """Whether the postal code confirms the place."""
        return self.postcode_km is not None and self.postcode_km <= AGREE_KM


@dataclass(frozen=True, slots=True)
class Choice:
    """The best candidate with its score, and the rivals elsewhere, best first."""

    best: Ranked
    score: float
    is_ambiguous: bool
    rivals: tuple[Ranked, ...]


def rank(candidates: Iterable[Candidate], gazetteer: Gazetteer, postcode: Postcode | None,
         region: Region | None) -> list[Ranked]:
    """Return the candidates, the best first; equal ones in gazetteer order."""
    ranked = [_ranked(candidate, gazetteer, postcode, region) for candidate in candidates]
    return sorted(ranked, key=lambda one: (-one.rank, one.candidate.place))


def _ranked(candidate: Candidate, gazetteer: Gazetteer, postcode: Postcode | None,
            region: Region | None) -> Ranked:
    place = gazetteer.places[candidate.place]
    total = candidate.quality + SIZE_WEIGHT * place.size
    if place.country_code == "RU" and place.admin1_code:
        total += HOME_WEIGHT
    if region is not None and region.holds(place):
        total += REGION_WEIGHT
    if postcode is None:
        return Ranked(total, candidate, None)
    km = distance_km(place.lon, place.lat, postcode.lon, postcode.lat)
    return Ranked(total + POSTCODE_WEIGHT * exp(-km / POSTCODE_REACH_KM), candidate, km)


def choose(ranked: Sequence[Ranked], gazetteer: Gazetteer) -> Choice | None:
    """Return the best candidate with its score, or None where there is no candidate."""
    if not ranked:
        return None
    best, *others = ranked
    rivals = tuple(one for one in others if _far(best, one, gazetteer))
    ambiguous = not best.agrees and bool(rivals) and _is_close(best, rivals, gazetteer)
    score = best.candidate.quality
    if best.postcode_km is not None:
        score += AGREES if best.agrees else DISAGREES
    score += AMBIGUOUS if ambiguous else 0.0
    return Choice(best, max(0.0, min(1.0, score)), ambiguous, rivals)


def _far(one: Ranked, other: Ranked, gazetteer: Gazetteer) -> bool:
    here, there = (gazetteer.places[each.candidate.place] for each in (one, other))
    return distance_km(here.lon, here.lat, there.lon, there.lat) > AGREE_KM


def _is_close(best: Ranked, rivals: Sequence[Ranked], gazetteer: Gazetteer) -> bool:
    """Tell whether the choice is a guess: a rival near in rank that is no lesser place."""
    own = gazetteer.places[best.candidate.place].population
    if own == 0:
        return True
    near = (rival for rival in rivals if best.rank - rival.rank < AMBIGUOUS_MARGIN)
    return any(_may_be_meant(best, own, rival, gazetteer) for rival in near)


def _may_be_meant(best: Ranked, own: int, rival: Ranked, gazetteer: Gazetteer) -> bool:
    """Tell whether a rival is large enough; one known by a lesser name must be larger."""
    population = gazetteer.places[rival.candidate.place].population
    has_lesser_name = rival.candidate.quality < best.candidate.quality - LESSER_NAME
    return population * (1.0 if has_lesser_name else AMBIGUOUS_SIZE_RATIO) > own
