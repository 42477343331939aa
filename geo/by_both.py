"""What the town field and the organisation's name say together, where the field alone does not.

Halle is one of several; the Leopoldina is in Halle (Saale). Only what the name says besides the
town's own name counts: "Stadt Halle" tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.answers import MAX_RIVALS, place_match, rival
from geo.by_organisation import OrganisationStep
from geo.by_town import TownStep
from geo.candidates import Candidate
from geo.clues import Clues
from geo.evidence import confirmed, score_of
from geo.match import Match
from geo.names import fold
from geo.organisations import Mention
from geo.ranking import AGREE_KM

REGION_SCORE = 0.70
"""Of the one place that lies in the region which the name mentions."""


@dataclass(frozen=True)
class BothStep:
    """Answers from the town field, of which the organisation's name tells which place it is."""

    by_town: TownStep
    by_organisation: OrganisationStep

    def __call__(self, clues: Clues) -> Iterator[Match]:
        """Yield the place that both mean, if there is one."""
        if not (clues.query.town and clues.query.organisation):
            return
        towns = self.by_town.candidates(clues)
        if len(towns) < 2:
            return
        name, mentions = self.by_organisation.read(clues)
        own = fold(clues.query.town)
        claims = self.by_organisation.claim_reader.claims(name, mentions)
        for claim in claims:
            if claim.mention is not None and _is_of(claim.mention, own):
                continue
            near = [town for town in towns if self._are_one(town.place, claim.place)]
            if near:
                yield self._match(clues, towns, near[0], score_of(confirmed(claim.probability)))
                return
        held = self._in_a_region_named(towns, mentions)
        if held is not None:
            yield self._match(clues, towns, held, REGION_SCORE)

    def _in_a_region_named(self, towns: Sequence[Candidate], mentions: Sequence[Mention]
                           ) -> Candidate | None:
        """Return the one town that lies in a region which the name mentions."""
        rows, places = self.by_organisation.regions.rows, self.by_town.gazetteer.places
        held = [town for town in towns if any(
            one.is_region and rows[one.row].holds(places[town.place]) for one in mentions)]
        is_one = all(self._are_one(held[0].place, town.place) for town in held)
        return held[0] if held and is_one else None

    def _match(self, clues: Clues, towns: Sequence[Candidate], town: Candidate, score: float
               ) -> Match:
        places = self.by_town.gazetteer.places
        others = [places[one.place] for one in towns
                  if not self._are_one(one.place, town.place)][:MAX_RIVALS]
        place = places[town.place]
        return place_match(
            place, score, "municipality" if town.is_area else place.kind, evidence="town",
            matched_text=clues.query.town, matched_by=town.matched_by, trail=(town.how,),
            rivals=tuple(rival(one, 0.0, "the organisation's name is not of there")
                         for one in others),
            reason=f"Town {clues.query.town!r} may be any of several places; the organisation's "
                   f"name is of {place.name}.")

    def _are_one(self, one: int, other: int) -> bool:
        return self.by_town.gazetteer.places.km(one, other) <= AGREE_KM


def _is_of(mention: Mention, town: str) -> bool:
    """Tell whether some words of the name are but the town's own."""
    return mention.key in town or town in mention.key
