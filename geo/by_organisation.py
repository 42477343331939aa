"""What an organisation's name says: the likeliest place or region it mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.answers import MAX_RIVALS, place_match, region_match
from geo.clues import Clues
from geo.distance import distance_km
from geo.gazetteer import Gazetteer, Place
from geo.institutions import Institutions, Seated
from geo.match import LOCATED_FROM, Match, Rival
from geo.organisation_words import split_words
from geo.organisations import Mention, OrganisationReader
from geo.ranking import AGREE_KM
from geo.region_names import Region, RegionNames

# A thin lead over a rival elsewhere costs up to this much.
MARGIN, THIN_MARGIN, WITHOUT_COUNTRY = 0.14, -0.28, -0.08


@dataclass(frozen=True)
class OrganisationStep:
    """Answers from the organisation's name."""

    gazetteer: Gazetteer
    regions: RegionNames
    organisations: OrganisationReader
    institutions: Institutions

    def __call__(self, clues: Clues) -> Iterator[Match]:
        """Yield a known institution's seat, else what the name mentions, else the capital."""
        name = clues.query.organisation
        words = split_words(name)
        country = clues.country or self.organisations.country_in(words)
        found = self.organisations.mentions(name, words, country)
        if clues.region is not None:
            found = [one for one in found if self._is_within(one, clues.region)]
        known = self.institutions.find(words, country)
        if known is not None and (not found or _yields(found[0], known)):
            yield self._seat(known)
        if found:
            yield self._mentioned(found, country)
        national = self.institutions.find_national(words, country)
        if national is not None and clues.region is None:
            yield self._seat(national)

    def _seat(self, known: Seated) -> Match:
        place = self.gazetteer.places[known.place]
        reason = (f"{known.key!r} is a known organisation in {place.name}."
                  if known.length else
                  f"A national body of {place.country_code} by {known.key!r}: most sit in "
                  f"{place.name}.")
        return replace(
            place_match(place, known.score, place.kind), reason=reason, matched_text=known.key,
            matched_by=known.matched_by, evidence=known.matched_by)

    def _mentioned(self, found: Sequence[Mention], country: str) -> Match:
        best = found[0]
        rivals = [one for one in found[1:] if self._are_apart(best, one)]
        lead = best.score - rivals[0].score if rivals else MARGIN
        score = best.score + THIN_MARGIN * max(0.0, MARGIN - lead) / MARGIN
        score += 0.0 if country else WITHOUT_COUNTRY
        match = self._match(best, max(0.0, min(1.0, score)), rivals)
        known = "organisation and country" if country else "organisation"
        return replace(match, evidence="region in name" if best.is_region else known)

    def _match(self, best: Mention, score: float, rivals: Sequence[Mention]) -> Match:
        if best.is_region:
            match = region_match(self.regions.rows[best.index], score)
        else:
            place = self.gazetteer.places[best.index]
            match = place_match(place, score, "municipality" if best.is_area else place.kind)
        return replace(
            match, reason=f"The organisation's name mentions {best.key!r}: {match.place_name}.",
            rivals=tuple(self._rival(one, best) for one in rivals[:MAX_RIVALS]),
            trail=(best.how,), matched_text=best.key, matched_by=best.matched_by)

    def _rival(self, rival: Mention, best: Mention) -> Rival:
        row = self._row(rival)
        return Rival(row.name, row.country_code, round(rival.score, 2), self._why(rival, best))

    def _why(self, rival: Mention, best: Mention) -> str:
        """Return why a mention lost: another reading, a smaller town, a weaker position."""
        here, there = self._row(best), self._row(rival)
        if rival.key != best.key:
            return f"{rival.key!r} stands in a weaker position, or is a weaker name"
        if isinstance(here, Place) and isinstance(there, Place):
            if there.population < here.population:
                return f"smaller: {there.population:,} people against {here.population:,}"
            return f"a weaker reading of the name: {rival.matched_by}"
        return "a region and a town of one name"

    def _row(self, mention: Mention) -> Place | Region:
        rows = self.regions.rows if mention.is_region else self.gazetteer.places
        return rows[mention.index]

    def _is_within(self, mention: Mention, region: Region) -> bool:
        if mention.is_region:
            return self.regions.rows[mention.index].region_code.startswith(region.region_code)
        return region.holds(self.gazetteer.places[mention.index])

    def _are_apart(self, one: Mention, other: Mention) -> bool:
        """Tell whether two mentions contradict each other; a town in a region does not."""
        if one.is_region != other.is_region:
            region, place = (one, other) if one.is_region else (other, one)
            return not self.regions.rows[region.index].holds(self.gazetteer.places[place.index])
        here, there = self._row(one), self._row(other)
        return distance_km(here.lon, here.lat, there.lon, there.lat) > AGREE_KM


def _yields(mention: Mention, known: Seated) -> bool:
    """Tell whether a known institution goes before a mention: a branch's town goes first."""
    inside = known.start <= mention.start and mention.end <= known.start + known.length
    return inside or mention.is_region or mention.score < LOCATED_FROM
