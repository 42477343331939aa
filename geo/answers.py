"""Matches made from a place, a postal code or a region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from geo.distance import distance_km
from geo.gazetteer import Gazetteer, Place
from geo.match import Match, Rival
from geo.postcodes import Postcode
from geo.ranking import LESSER_NAME, Choice, Ranked
from geo.region_names import Region

MAX_RIVALS = 3

# A postal code whose places lie further apart has no point of its own.
POSTCODE_POINT_SPREAD_KM = 15.0
# Nor has one this far from the town that it confirms: it serves boxes, or a whole rural area.
POSTCODE_POINT_AWAY_KM = 12.0


def place_match(place: Place, score: float, precision: str, **told: Any) -> Match:  # noqa: ANN401
    """Return the match of a place of the gazetteer, with further fields of the match."""
    return Match(
        lon=place.lon, lat=place.lat, location_precision=precision, location_score=score,
        place_name=place.name, geonames_id=place.geonames_id or None,
        country_code=place.country_code, nuts3_code=place.nuts3_code,
        nuts3_2024_code=place.nuts3_2024_code, admin1_code=place.admin1_code, **told,
    )


def confirmed(match: Match, code: Postcode) -> Match:
    """Return a match with the postal code's own region, and its point if it is small enough."""
    later = code.nuts3_2024_code or match.nuts3_2024_code
    regions = replace(match, nuts3_code=code.nuts3_code, nuts3_2024_code=later)
    away = _km_between(match, code)
    if code.spread_km >= POSTCODE_POINT_SPREAD_KM or away >= POSTCODE_POINT_AWAY_KM:
        return regions
    return replace(regions, lon=code.lon, lat=code.lat, location_precision="postcode")


def _km_between(match: Match, code: Postcode) -> float:
    if match.lon is None or match.lat is None:
        return 0.0
    return distance_km(match.lon, match.lat, code.lon, code.lat)


def postcode_match(code: Postcode, score: float) -> Match:
    """Return the match of a postal code alone."""
    return Match(
        lon=code.lon, lat=code.lat, location_precision="postcode", location_score=score,
        place_name=code.name, country_code=code.country_code, nuts3_code=code.nuts3_code,
        nuts3_2024_code=code.nuts3_2024_code, admin1_code=code.admin1_code,
    )


def rival(other: Place | Postcode | Region, score: float, reason: str) -> Rival:
    """Return another place, postal code or region as a rival, with the region it is in."""
    code = other.region_code if isinstance(other, Region) else (
        other.nuts3_code or other.admin1_code)
    return Rival(other.name, other.country_code, score, reason, code)


def region_match(region: Region, score: float) -> Match:
    """Return the match of a region: its representative point."""
    is_nuts3 = len(region.region_code) == 5 and "-" not in region.region_code
    return Match(
        lon=region.lon, lat=region.lat, location_precision="region", location_score=score,
        place_name=region.name, country_code=region.country_code,
        region_code=region.region_code,
        nuts3_code=region.region_code if is_nuts3 else "",
        nuts3_2024_code=region.region_2024_code if is_nuts3 else "",
    )


def place_rivals(choice: Choice, gazetteer: Gazetteer) -> tuple[Rival, ...]:
    """Return the rivals of a town with why they lost."""
    own = gazetteer.places[choice.best.candidate.place]
    found = [(one, gazetteer.places[one.candidate.place]) for one in choice.rivals[:MAX_RIVALS]]
    return tuple(
        rival(place, round(one.rank, 2), _why_lost(one, place, choice, own))
        for one, place in found)


def _why_lost(rival: Ranked, place: Place, choice: Choice, own: Place) -> str:
    best = choice.best
    if best.agrees and rival.postcode_km is not None:
        return f"{rival.postcode_km:.0f} km from the postal code"
    if rival.candidate.quality < best.candidate.quality - LESSER_NAME:
        return f"a weaker reading of the name: {rival.candidate.matched_by}"
    if place.population < own.population:
        return smaller(place, own)
    return "nothing tells them apart" if choice.is_ambiguous else "further from what else is known"


def smaller(place: Place, own: Place) -> str:
    """Return the reason of a place that lost by its size."""
    if not place.population:
        return f"smaller: population not known, against {own.population:,} people"
    return f"smaller: {place.population:,} people against {own.population:,}"


def trail_of(steps: Iterable[Match]) -> tuple[str, ...]:
    """Return reason and trail of each step, in their order."""
    return tuple(line for step in steps for line in (step.reason, *step.trail))
