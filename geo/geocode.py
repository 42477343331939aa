"""The geocoder: from what is known of an organisation to a point, or to why there is none.

Examples
--------
>>> geocoder = Geocoder.load(DERIVED_FOLDER)
>>> match = geocoder.locate(Query(town="Smiltenes novads", country="Latvija"))
>>> match.place_name, match.location_precision, match.nuts3_code
('Smiltene', 'municipality', 'LV008')
>>> geocoder.locate(Query(town="Halle", country="DE")).location_precision
'country'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from geo.answers import postcode_match, region_match, trail_of
from geo.by_both import BothStep
from geo.by_organisation import OrganisationStep
from geo.by_town import TownStep
from geo.calibration import Calibration
from geo.candidates import Finder
from geo.claims import ClaimReader, seats_of
from geo.clues import ClueReader, Clues
from geo.countries import Countries
from geo.evidence import Evidence
from geo.gazetteer import Gazetteer, Place
from geo.inflection import Inflection
from geo.institutions import Institutions
from geo.match import LOCATED_FROM, Match, Query, not_located, with_rejected
from geo.organisations import OrganisationReader
from geo.postcodes import Postcodes
from geo.region_names import RegionNames
from geo.register import Register
from geo.towns import TownReader
from geo.vocabulary import Vocabulary

__all__ = ["Geocoder", "Match", "Query"]

DERIVED_FOLDER = Path(__file__).with_name("derived")
TABLES_FOLDER = Path(__file__).with_name("tables")

POSTCODE_SCORE, POSTCODE_MAX_SPREAD_KM = 0.70, 25.0
REGION_FIELD_SCORE = 0.90


@dataclass(frozen=True)
class Geocoder:
    """Locates queries; holds the derived tables and nothing that changes."""

    clue_reader: ClueReader
    by_town: TownStep
    by_organisation: OrganisationStep
    calibration: Calibration
    register: Register = field(default_factory=Register.none)

    @classmethod
    def load(cls, folder: Path = DERIVED_FOLDER, tables: Path = TABLES_FOLDER) -> Geocoder:
        """Load the derived gazetteer (about a second, 250 MB).

        Parameters
        ----------
        folder : Path
            The derived folder, with ``gazetteer/``.
        tables : Path
            The folder of the small tables kept by hand.

        Raises
        ------
        DerivedFileError
            If a derived file is missing or damaged.
        """
        vocabulary = Vocabulary.load(tables / "words.toml", tables / "rarely_places.txt")
        inflection = Inflection.load(tables / "inflection.csv")
        gazetteer = Gazetteer.load(folder / "gazetteer")
        regions = RegionNames.load(folder / "gazetteer", vocabulary, inflection)
        finder, countries = Finder(gazetteer, inflection), Countries.load()
        clue_reader = ClueReader(
            gazetteer, Postcodes.load(folder / "gazetteer" / "postcodes.parquet"), regions,
            countries)
        organisations = OrganisationReader(finder, vocabulary, countries, regions)
        claim_reader = ClaimReader(
            gazetteer, regions, Institutions.load(tables, gazetteer),
            seats_of(regions, gazetteer), Evidence.load(tables / "evidence.csv"))
        return cls(
            clue_reader,
            TownStep(gazetteer, clue_reader, TownReader(finder, vocabulary, countries)),
            OrganisationStep(gazetteer, regions, organisations, claim_reader),
            Calibration.load(tables / "calibration.csv"),
        )

    def with_register(self, register: Register) -> Geocoder:
        """Return a geocoder that also asks a register of organisations."""
        return replace(self, register=register)

    def locate(self, query: Query) -> Match:
        """Return where a query is, or why it is not located; never raises for its content."""
        clues = self.clue_reader.read(query)
        rejected: list[Match] = []
        for step in (self.by_town, self._by_both, _by_postcode, self._by_register,
                     self.by_organisation, _by_region):
            for found in step(clues):
                score = self.calibration.score(found.evidence, found.location_score)
                if score >= LOCATED_FROM:
                    return found.told(score, trail_of([*rejected, found]),
                                      with_rejected(found, rejected))
                rejected.append(found.told(score, found.trail, found.rivals))
        return not_located(clues.country, rejected)

    def locate_many(self, queries: Iterable[Query]) -> list[Match]:
        """Return the matches of queries in their order; repeated queries are read once."""
        known: dict[Query, Match] = {}
        matches = []
        for query in queries:
            if query not in known:
                known[query] = self.locate(query)
            matches.append(known[query])
        return matches

    def place_with(self, geonames_id: int) -> Place | None:
        """Return the place of the gazetteer that has a GeoNames id, if any.

        Examples
        --------
        >>> Geocoder.load(DERIVED_FOLDER).place_with(455406).name
        'Smiltene'
        """
        return self.by_town.gazetteer.places.with_id(geonames_id)

    def candidates(self, query: Query, most: int = 6) -> list[Place]:
        """Return the places that a query may mean, the likeliest first, for a person to choose.

        Examples
        --------
        >>> geocoder = Geocoder.load(DERIVED_FOLDER)
        >>> len(geocoder.candidates(Query(town="Halle", country="DE"))) > 1
        True
        """
        clues = self.clue_reader.read(query)
        found = [*self.by_town.places(clues), *self.by_organisation.places(clues)]
        distinct = {(round(one.lon, 2), round(one.lat, 2)): one for one in reversed(found)}
        return list(reversed(distinct.values()))[:most]

    @cached_property
    def _by_both(self) -> BothStep:
        return BothStep(self.by_town, self.by_organisation)

    def _by_register(self, clues: Clues) -> Iterator[Match]:
        """Yield where the register has the organisation, if nothing but its name is known."""
        found = None if clues.region else self.register.answer(clues.query, clues.country)
        if found is not None:
            yield found


def _by_postcode(clues: Clues) -> Iterator[Match]:
    """Yield the place of the postal code, where no town says more."""
    found = clues.postcode
    if found is None or found.spread_km >= POSTCODE_MAX_SPREAD_KM:
        return
    town = f"town {clues.query.town!r} was not found" if clues.query.town else "no town given"
    yield replace(
        postcode_match(found, POSTCODE_SCORE), evidence="postal code", matched_text=found.code,
        matched_by="postal code", reason=f"Postal code {found.code} is in {found.name}; {town}.")


def _by_region(clues: Clues) -> Iterator[Match]:
    """Yield the region of the region field, or the one that stands in the town field."""
    if clues.region is not None:
        text = clues.query.region or clues.region.name
        yield replace(
            region_match(clues.region, REGION_FIELD_SCORE), evidence="region field",
            matched_text=text, matched_by="region name",
            reason=f"Only the region is known: {clues.region.name}.")


if __name__ == "__main__":
    from geo.command import main

    raise SystemExit(main())
