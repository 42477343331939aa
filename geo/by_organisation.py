"""What an organisation's name says: the likeliest place or region it mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from geo.answers import MAX_RIVALS, place_match, region_match, rival, smaller
from geo.claims import Claim, ClaimReader
from geo.clues import Clues
from geo.evidence import confirmed, score_of
from geo.gazetteer import Gazetteer, Place
from geo.match import Match, Rival
from geo.names import fold
from geo.organisation_name import Name
from geo.organisation_words import split_words
from geo.organisations import Mention, OrganisationReader
from geo.region_names import Region, RegionNames

# A thin lead over a rival elsewhere costs a region up to this much.
MARGIN, THIN_MARGIN, WITHOUT_COUNTRY = 0.14, -0.28, -0.08
WORTH_TELLING = 0.25
"""A claim less likely than that is no candidate, only the best of nothing."""
MATCHED_BY = {"seat": "region name", "known": "known organisation",
              "capital": "national institution"}


@dataclass(frozen=True)
class OrganisationStep:
    """Answers from the organisation's name."""

    gazetteer: Gazetteer
    regions: RegionNames
    organisations: OrganisationReader
    claim_reader: ClaimReader

    def __call__(self, clues: Clues) -> Iterator[Match]:
        """Yield the likeliest place, else the region that the name mentions; no name, nothing."""
        name, mentions = self.read(clues)
        if not name.words:
            return
        claims = self.claim_reader.claims(name, mentions)
        if clues.region is not None:
            claims = [one._replace(probability=confirmed(one.probability)) for one in claims
                      if self._is_in(one, clues.region)]
        if claims and claims[0].probability >= WORTH_TELLING:
            yield self._claimed(claims[0], claims[1:], name, mentions)
        if mentions and mentions[0].is_region:
            yield self._region(mentions, name.country)

    def places(self, clues: Clues) -> list[Place]:
        """Return the places that the name may mean, the likeliest first."""
        name, mentions = self.read(clues)
        claims = self.claim_reader.claims(name, mentions) if name.words else []
        return [self.gazetteer.places[one.place] for one in claims]

    def read(self, clues: Clues) -> tuple[Name, list[Mention]]:
        """Return the name as it is read, and what it mentions, the strongest first."""
        text = clues.query.organisation
        words = split_words(text)
        named_country, spoken = self.organisations.country_and_languages(text, words)
        country = clues.country or named_country
        # Where all letters are of one case, capitals tell nothing.
        is_shouted = text.isupper() or text.islower()
        name = Name(words, country, is_shouted, self.organisations.vocabulary, spoken,
                    bool(named_country))
        found = self.organisations.mentions(words, country, spoken, name.is_shouted)
        if clues.region is not None:
            found = [one for one in found if self._is_within(one, clues.region)]
        return name, found

    def _claimed(self, best: Claim, others: Sequence[Claim], name: Name,
                 mentions: Sequence[Mention]) -> Match:
        place = self.gazetteer.places[best.place]
        mention = best.mention
        precision = "municipality" if mention is not None and mention.is_area else place.kind
        if best.kind == "seat":
            precision = "place"
        evidence = _evidence(best, name.country)
        return place_match(
            place, score_of(best.probability), precision,
            reason=self._reason(best, place), evidence=evidence,
            rivals=tuple(self._rivals(best, others, place, mentions)),
            trail=(mention.how,) if mention is not None else (),
            matched_text=_matched_text(best),
            matched_by=MATCHED_BY.get(best.kind) or (mention.matched_by if mention else ""))

    def _reason(self, best: Claim, place: Place) -> str:
        if best.known is not None:
            return f"{best.known.key!r} is a known organisation in {place.name}."
        if best.mention is None:
            return (f"A national body of {place.country_code}, by its words: most sit in "
                    f"{place.name}.")
        if best.kind == "seat":
            region = self.regions.rows[best.mention.row].name
            return (f"The organisation's name mentions the region {region}; such organisations "
                    f"sit in {place.name}.")
        return f"The organisation's name mentions {best.mention.key!r}: {place.name}."

    def _rivals(self, best: Claim, others: Iterable[Claim], own: Place,
                mentions: Iterable[Mention]) -> Iterable[Rival]:
        """Return what else the name may mean: other places, then a region it lies outside of."""
        places = {best.place}
        found = []
        for one in others:
            if one.place not in places and (
                    one.kind != "capital" or one.probability >= WORTH_TELLING):
                places.add(one.place)
                found.append(self._rival(one, own))
        regions = {one.row: self.regions.rows[one.row] for one in mentions if one.is_region}
        return [*found[:MAX_RIVALS], *(
            rival(region, 0.0, "only the region is named")
            for region in regions.values() if not region.holds(own))][:MAX_RIVALS]

    def _rival(self, claim: Claim, own: Place) -> Rival:
        place = self.gazetteer.places[claim.place]
        return rival(place, round(claim.probability, 2), self._why(claim, place, own))

    def _why(self, claim: Claim, place: Place, own: Place) -> str:
        """Return why a place lost: another reading, a smaller town, a weaker position."""
        if claim.kind == "capital":
            return "the capital, where such bodies of the nation mostly are"
        if claim.kind == "seat":
            return "only the seat of a region that is named"
        if claim.mention is None:
            return "named as the institution's seat, but the name tells more"
        if fold(own.name) == fold(place.name) and place.population < own.population:
            return smaller(place, own)
        return (f"{claim.mention.key!r} ({claim.mention.matched_by}) stands in a weaker "
                "position, or is a weaker name")

    def _region(self, mentions: Sequence[Mention], country: str) -> Match:
        best = mentions[0]
        rivals = [one for one in mentions[1:] if self.claim_reader.are_apart(best, one)]
        lead = best.score - rivals[0].score if rivals else MARGIN
        score = best.score + THIN_MARGIN * max(0.0, MARGIN - lead) / MARGIN
        score += 0.0 if country else WITHOUT_COUNTRY
        match = region_match(self.regions.rows[best.row], max(0.0, min(1.0, score)))
        return replace(
            match, reason=f"The organisation's name mentions {best.key!r}: {match.place_name}.",
            rivals=tuple(self._mentioned(one) for one in rivals[:MAX_RIVALS]),
            trail=(best.how,), matched_text=best.key, matched_by=best.matched_by,
            evidence="region in name")

    def _mentioned(self, mention: Mention) -> Rival:
        return rival(self.claim_reader.row(mention), round(mention.score, 2),
                     f"{mention.key!r} stands in a weaker position, or is a weaker name")

    def _is_within(self, mention: Mention, region: Region) -> bool:
        if mention.is_region:
            return self.regions.rows[mention.row].region_code.startswith(region.region_code)
        return region.holds(self.gazetteer.places[mention.row])

    def _is_in(self, claim: Claim, region: Region) -> bool:
        return region.holds(self.gazetteer.places[claim.place])


def _evidence(best: Claim, country: str) -> str:
    """Return what an answer rests on, one of :data:`geo.match.EVIDENCE`."""
    if best.kind == "place":
        return "organisation and country" if country else "organisation"
    return {"seat": "seat of region in name", "known": "known organisation"}.get(
        best.kind, "national institution")


def _matched_text(best: Claim) -> str:
    """Return the words that tell; a national body is told by all of them."""
    if best.known is not None:
        return best.known.key
    return best.mention.key if best.mention is not None else ""
