"""Which candidate of a town field is meant, how sure that is, and when to choose none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

from geo.candidates import OWN_NAME_FROM, Candidate
from geo.distance import distance_km
from geo.gazetteer import Gazetteer
from geo.postcodes import Postcode
from geo.region_names import Region

SIZE_WEIGHT, POSTCODE_WEIGHT, POSTCODE_REACH_KM, REGION_WEIGHT = 0.12, 0.30, 20.0, 0.08
# Of namesakes in Russia, those of its north-west: the programmes reach no further.
HOME_WEIGHT = 0.12
AGREE_KM = 25.0  # Town and postal code further apart than this contradict each other.
AGREES, DISAGREES = 0.15, -0.26
# A rival this near in rank may be meant. A place four times as large as any of them is sure; one
# where two in three live of all who live in places that may be meant is uncertain.
AMBIGUOUS_MARGIN, SURE_RATIO, LEAST_SHARE, LESSER_NAME = 0.10, 4.0, 2 / 3, 0.02
CLEARLY_LARGER = 1.5
# Partners of cross-border projects are near borders: the chance falls with the distance, to this
# share far inland. Chosen on the development rows (26 November 2026): twelve towns more are right.
BORDER_WEIGHT, INLAND = 0.05, 0.1
AMBIGUOUS, UNCERTAIN, UNCERTAIN_RIVALS, UNKNOWN_POPULATION = -0.45, -0.35, 2, 150


class Ranked(NamedTuple):
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
    if postcode is None and candidate.quality >= OWN_NAME_FROM:
        total += BORDER_WEIGHT * place.border_nearness
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
    share = 1.0 if best.agrees else _share(best, rivals, gazetteer)
    score = best.candidate.quality
    if best.postcode_km is not None:
        score += AGREES if best.agrees else DISAGREES
    if share < 1.0:
        score += UNCERTAIN if share >= LEAST_SHARE else AMBIGUOUS
    return Choice(best, max(0.0, min(1.0, score)), share < LEAST_SHARE, rivals)


def _far(one: Ranked, other: Ranked, gazetteer: Gazetteer) -> bool:
    here, there = (gazetteer.places[each.candidate.place] for each in (one, other))
    return distance_km(here.lon, here.lat, there.lon, there.lat) > AGREE_KM


def _share(best: Ranked, rivals: Sequence[Ranked], gazetteer: Gazetteer) -> float:
    """Return the share of the best place in all who live in the places that may be meant.

    A rival known by a lesser name counts only if it is clearly larger, then any choice is a guess;
    so do many rivals, since one of them may be the town of the programme's area. The quarters of
    cities are no rivals to a town.
    """
    here = gazetteer.places[best.candidate.place]
    near = [rival for rival in rivals if best.rank - rival.rank < AMBIGUOUS_MARGIN
            and (here.is_quarter or not gazetteer.places[rival.candidate.place].is_quarter)]
    lesser = [one for one in near if one.candidate.quality < best.candidate.quality - LESSER_NAME]
    if (here.population == 0 and rivals) or any(
            _people(one, gazetteer) > CLEARLY_LARGER * here.population for one in lesser):
        return 0.0
    peers = [one for one in near if one not in lesser]
    own, *others = [_weight(one, gazetteer) for one in (best, *peers)]
    people = [_people(one, gazetteer) for one in (best, *peers)]
    if all(first > SURE_RATIO * max(rest, default=0) for first, *rest in (people, [own, *others])):
        return 1.0
    return own / (own + sum(others)) if len(peers) <= UNCERTAIN_RIVALS else 0.0


def _people(ranked: Ranked, gazetteer: Gazetteer) -> int:
    return max(gazetteer.places[ranked.candidate.place].population, UNKNOWN_POPULATION)


def _weight(ranked: Ranked, gazetteer: Gazetteer) -> float:
    """Return how many partners a place may have: by its people, and more near a border.

    A name that lacks what tells the namesakes apart, as Nykøbing does, is not guessed by that.
    """
    people = _people(ranked, gazetteer)
    if ranked.candidate.quality < OWN_NAME_FROM:
        return people
    nearness = gazetteer.places[ranked.candidate.place].border_nearness
    return people * (INLAND + (1.0 - INLAND) * nearness)
