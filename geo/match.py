"""What the geocoder is asked and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LOCATED_FROM = 0.6
"""Least score of a located query; below it the geocoder abstains."""
SURE_FROM = 0.8
"""Least score of a match that needs no mark as uncertain."""
MOST_RIVALS = 5
"""Other places that one answer lists."""
PRECISIONS = ("postcode", "place", "municipality", "region", "country", "none")
MATCHED_BY = (
    "exact name", "alternate name", "municipality name", "other script", "inflected name",
    "other spelling", "abbreviation", "cut-off name", "damaged name", "typing error",
    "compound word", "postal code", "region name", "national institution", "known organisation",
    "register",
)
"""How a text names a place, from the gazetteer's own name to the register of organisations."""
EVIDENCE = (
    "", "town", "town and postal code", "postal code", "organisation and country",
    "organisation", "region in name", "seat of region in name", "region field",
    "known organisation",
    "national institution", "register",
)
"""What an answer rests on; scores are calibrated by it."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is known of an organisation; empty is unknown.

    Attributes
    ----------
    organisation, street, postal_code, town : str
        As published.
    region : str
        Name of a NUTS or admin-1 region, in any of its usual forms.
    country : str
        ISO 3166-1 alpha-2 code, or a name in one of the region's languages.
    """

    organisation: str = ""
    street: str = ""
    postal_code: str = ""
    town: str = ""
    region: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another place that the same text may mean, and why it lost.

    Attributes
    ----------
    place_name, country_code : str
        The place or region.
    score : float
        Its rank, comparable within one answer only.
    reason : str
        Why it lost, a short phrase.
    region_code : str
        Where it is, to tell namesakes apart: NUTS 3 (2021) or ISO 3166-2 code; of a region its
        own. Empty if there is none.
    """

    place_name: str
    country_code: str
    score: float
    reason: str
    region_code: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a query is, or that it is not located.

    Attributes
    ----------
    lon, lat : float or None
        Degrees, EPSG:4326; None for the precisions country and none.
    location_precision : str
        postcode, place, municipality, region, country or none.
    location_score : float
        0 to 1: .8 and above is sure, .6 to .8 uncertain.
    place_name : str
        Name of the place, municipality or region.
    geonames_id : int or None
        Of the place, where GeoNames has it.
    country_code : str
        ISO 3166-1 alpha-2; empty if unknown.
    nuts3_code, nuts3_2024_code : str
        NUTS 3 code in both vintages; empty where there is none or it is not certain.
    region_code : str
        For precision region: NUTS 2021 or ISO 3166-2 code of that region.
    reason : str
        One sentence for people.
    trail : tuple of str
        What was read and rejected on the way.
    rivals : tuple of Rival
        The best other candidates elsewhere; of a query that is not located, all of them, the
        likeliest first.
    matched_text : str
        The part of the query, folded, that names the place.
    matched_by : str
        How it does, one of MATCHED_BY; empty if nothing was found.
    evidence : str
        What the answer rests on, one of EVIDENCE.
    findings : tuple of str
        What is wrong with the query: a country that disagrees, two towns in one field.
    admin1_code : str
        ISO 3166-2 code of the place's region in Belarus and north-west Russia; else empty.
    """

    lon: float | None = None
    lat: float | None = None
    location_precision: str = "none"
    location_score: float = 0.0
    place_name: str = ""
    geonames_id: int | None = None
    country_code: str = ""
    nuts3_code: str = ""
    nuts3_2024_code: str = ""
    region_code: str = ""
    reason: str = ""
    trail: tuple[str, ...] = ()
    rivals: tuple[Rival, ...] = ()
    matched_text: str = ""
    matched_by: str = ""
    evidence: str = ""
    findings: tuple[str, ...] = ()
    admin1_code: str = ""

    def told(self, score: float, trail: tuple[str, ...], rivals: tuple[Rival, ...]) -> Match:
        """Return the match with another score, trail and rivals.

        Every answer goes through here; ``dataclasses.replace`` takes twice as long.
        """
        return Match(
            self.lon, self.lat, self.location_precision, score, self.place_name,
            self.geonames_id, self.country_code, self.nuts3_code, self.nuts3_2024_code,
            self.region_code, self.reason, trail, rivals, self.matched_text,
            self.matched_by, self.evidence, self.findings, self.admin1_code)

    @property
    def is_located(self) -> bool:
        """Whether there is a point."""
        return self.lon is not None


def with_rejected(match: Match, rejected: Sequence[Match]) -> tuple[Rival, ...]:
    """Return the rivals of a match, and the places that other steps found but were not sure of.

    Examples
    --------
    >>> halle = Match(8.4, 52.1, place_name="Halle", country_code="DE", location_score=0.55,
    ...               nuts3_code="DEA42")
    >>> with_rejected(Match(12.0, 51.5, place_name="Halle (Saale)"), [halle])
    (Rival(place_name='Halle', country_code='DE', score=0.55, reason='not certain enough', \
region_code='DEA42'),)
    """
    if not rejected:
        return match.rivals
    found, known = list(match.rivals), {(match.lon, match.lat)}
    names = {(one.place_name, one.country_code) for one in match.rivals}
    for other in rejected:
        name = other.place_name, other.country_code
        if other.lon is not None and (other.lon, other.lat) not in known and name not in names:
            known.add((other.lon, other.lat))
            found.append(_lost(other, round(other.location_score, 2), "not certain enough"))
    return tuple(found[:MOST_RIVALS])


def _lost(match: Match, score: float, reason: str) -> Rival:
    return Rival(match.place_name, match.country_code, score, reason,
                 match.region_code or match.nuts3_code or match.admin1_code)


def not_located(country: str, rejected: Sequence[Match]) -> Match:
    """Return the match of a query that no step located, with the best candidate rejected."""
    if not rejected:
        reason = "No place is named in what is known."
        return Match(location_precision="country" if country else "none", country_code=country,
                     reason=reason)
    best = max(rejected, key=lambda match: match.location_score)
    rank = round(max(best.location_score, *(one.score for one in best.rivals), 0.0), 2)
    where = f"{best.place_name} ({best.country_code}), score {best.location_score:.2f}"
    return Match(
        location_precision="country" if country else "none",
        country_code=country,
        reason=f"Not certain enough: {best.reason} Best candidate: {where}.",
        trail=tuple(line for match in rejected for line in (match.reason, *match.trail)),
        rivals=(_lost(best, rank, "the likeliest, but not certain enough"),
                *with_rejected(best, rejected))[:MOST_RIVALS],
        matched_text=best.matched_text, matched_by=best.matched_by,
        evidence=best.evidence, findings=best.findings,
    )
