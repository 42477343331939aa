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
from dataclasses import dataclass, replace
from pathlib import Path

from geo import postcodes
from geo.answers import confirmed, place_match, postcode_match, region_match, trail_of
from geo.candidates import Finder
from geo.countries import Countries
from geo.distance import distance_km
from geo.gazetteer import CORE_COUNTRIES, Gazetteer
from geo.inflection import Inflection
from geo.match import LOCATED_FROM, Match, Query, not_located
from geo.names import clean, fold
from geo.organisation_words import split_words
from geo.organisations import Mention, OrganisationReader
from geo.postcodes import Postcode, Postcodes
from geo.ranking import AGREE_KM, Choice, choose, rank
from geo.region_names import Region, RegionNames
from geo.towns import TownReader
from geo.vocabulary import Vocabulary

__all__ = ["Geocoder", "Match", "Query"]

DERIVED_FOLDER = Path(__file__).with_name("derived")
TABLES_FOLDER = Path(__file__).with_name("tables")

POSTCODE_SCORE, POSTCODE_MAX_SPREAD_KM = 0.70, 25.0
REGION_FIELD_SCORE = 0.90
# Town and postal code agree, but in another country than the one given.
ACROSS_BORDER_SCORE = 0.70
# A thin lead over a rival elsewhere costs up to this much.
MARGIN, THIN_MARGIN, WITHOUT_COUNTRY = 0.14, -0.28, -0.08
MAX_RIVALS = 3


@dataclass(frozen=True)
class Clues:
    """A query, cleaned and understood as far as its fields go."""

    query: Query
    country: str
    region: Region | None
    code: str
    postcode: Postcode | None


@dataclass(frozen=True)
class Geocoder:
    """Locates queries; holds the derived tables and nothing that changes."""

    gazetteer: Gazetteer
    postcodes: Postcodes
    regions: RegionNames
    countries: Countries
    towns: TownReader
    organisations: OrganisationReader

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
        return cls(
            gazetteer,
            Postcodes.load(folder / "gazetteer" / "postcodes.parquet"),
            regions,
            countries,
            TownReader(finder, vocabulary, countries),
            OrganisationReader(finder, vocabulary, countries, regions),
        )

    def locate(self, query: Query) -> Match:
        """Return where a query is, or why it is not located; never raises for its content."""
        clues = self._clues(query)
        rejected: list[Match] = []
        for step in (self._by_town, self._by_postcode, self._by_organisation, self._by_region):
            for match in step(clues):
                if match.location_score >= LOCATED_FROM:
                    return replace(match, trail=trail_of([*rejected, match]))
                rejected.append(match)
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

    def _clues(self, query: Query) -> Clues:
        tidy = Query(**{name: clean(getattr(query, name)) for name in Query.__dataclass_fields__})
        country = self.countries.code(tidy.country) or postcodes.country_prefix(tidy.postal_code)
        code = postcodes.normalise(tidy.postal_code, country) or postcodes.find(tidy.town, country)
        region = self.regions.read(tidy.region, country) if tidy.region else None
        if region is not None and not country:
            country = region.country_code
        town_region = self._region_in_town(tidy.town, country)
        if town_region is not None:
            tidy, region = replace(tidy, town=""), region or town_region
        return Clues(tidy, country, region, code, self.postcodes.get(code, country))

    def _region_in_town(self, town: str, country: str) -> Region | None:
        """Return the region that a town field names instead of a town."""
        key = fold(town)
        rows = self.regions.find(key, country) if key else []
        if len(rows) != 1 or self.gazetteer.find(key, country):
            return None
        return self.regions.rows[rows[0]]

    def _by_town(self, clues: Clues) -> Iterator[Match]:
        if not clues.query.town:
            return
        found = self.towns.candidates(clues.query.town, clues.country)
        code = clues.postcode
        if code is None and clues.code:
            code = self.postcodes.around(clues.code, clues.country)
        ranked = rank(found, self.gazetteer, code, clues.region)
        choice = choose(ranked, self.gazetteer)
        if choice is not None:
            yield self._town_match(choice, clues)
        elif clues.country in CORE_COUNTRIES:
            yield from self._in_another_country(clues)

    def _in_another_country(self, clues: Clues) -> Iterator[Match]:
        """Yield the town of that name across the border, if the postal code is there too."""
        for country in CORE_COUNTRIES:
            code = postcodes.normalise(clues.query.postal_code, country)
            postcode = self.postcodes.get(code, country)
            if country == clues.country or postcode is None:
                continue
            found = self.towns.candidates(clues.query.town, country, spell=False)
            choice = choose(rank(found, self.gazetteer, postcode, None), self.gazetteer)
            if choice is not None and choice.best.agrees:
                there = replace(clues, country=country, code=code, postcode=postcode)
                match = self._town_match(choice, there)
                yield replace(match, location_score=ACROSS_BORDER_SCORE, reason=(
                    f"{match.reason[:-1]}, in {country} and not in {clues.country}."))

    def _town_match(self, choice: Choice, clues: Clues) -> Match:
        best, place = choice.best, self.gazetteer.places[choice.best.candidate.place]
        reason = f"Town {clues.query.town!r} is {place.name}"
        if choice.is_ambiguous:
            reason = f"Town {clues.query.town!r} may be any of several places"
        precision = "municipality" if best.candidate.is_area else place.kind
        match = place_match(place, choice.score, precision)
        if best.agrees and clues.postcode is not None:
            reason += f", and postal code {clues.code} is there"
            match = confirmed(match, clues.postcode)
        elif best.agrees:
            reason += f", and postal codes like {clues.code} are there"
        elif best.postcode_km is not None:
            reason += f", but postal code {clues.code} is {best.postcode_km:.0f} km away"
        rivals = [self.gazetteer.places[one.candidate.place].name for one in choice.rivals]
        return replace(match, reason=f"{reason}.", rivals=tuple(rivals[:MAX_RIVALS]),
                       trail=(best.candidate.how,))

    def _by_postcode(self, clues: Clues) -> Iterator[Match]:
        found = clues.postcode
        if found is None or found.spread_km >= POSTCODE_MAX_SPREAD_KM:
            return
        town = f"town {clues.query.town!r} was not found" if clues.query.town else "no town given"
        reason = f"Postal code {found.code} is in {found.name}; {town}."
        yield replace(postcode_match(found, POSTCODE_SCORE), reason=reason)

    def _by_organisation(self, clues: Clues) -> Iterator[Match]:
        name = clues.query.organisation
        words = split_words(name)
        country = clues.country or self.organisations.country_in(words)
        found = self.organisations.mentions(name, words, country)
        if clues.region is not None:
            found = [one for one in found if self._is_within(one, clues.region)]
        if not found:
            return
        best = found[0]
        rivals = [one for one in found[1:] if self._are_apart(best, one)]
        lead = best.score - rivals[0].score if rivals else MARGIN
        score = best.score + THIN_MARGIN * max(0.0, MARGIN - lead) / MARGIN
        score += 0.0 if country else WITHOUT_COUNTRY
        yield self._organisation_match(best, score, rivals)

    def _organisation_match(self, best: Mention, score: float, rivals: list[Mention]) -> Match:
        names = tuple(self._name(one) for one in rivals[:MAX_RIVALS])
        score = max(0.0, min(1.0, score))
        if best.is_region:
            match = region_match(self.regions.rows[best.index], score)
        else:
            place = self.gazetteer.places[best.index]
            match = place_match(place, score, "municipality" if best.is_area else place.kind)
        reason = f"The organisation's name mentions {best.key!r}: {match.place_name}."
        return replace(match, reason=reason, rivals=names, trail=(best.how,))

    def _by_region(self, clues: Clues) -> Iterator[Match]:
        if clues.region is not None:
            match = region_match(clues.region, REGION_FIELD_SCORE)
            yield replace(match, reason=f"Only the region is known: {clues.region.name}.")

    def _is_within(self, mention: Mention, region: Region) -> bool:
        if mention.is_region:
            return self.regions.rows[mention.index].region_code.startswith(region.region_code)
        return region.holds(self.gazetteer.places[mention.index])

    def _are_apart(self, one: Mention, other: Mention) -> bool:
        """Tell whether two mentions contradict each other; a town in a region does not."""
        if one.is_region != other.is_region:
            region, place = (one, other) if one.is_region else (other, one)
            return not self.regions.rows[region.index].holds(self.gazetteer.places[place.index])
        here, there = self._point(one), self._point(other)
        return distance_km(*here, *there) > AGREE_KM

    def _point(self, mention: Mention) -> tuple[float, float]:
        rows = self.regions.rows if mention.is_region else self.gazetteer.places
        return rows[mention.index].lon, rows[mention.index].lat

    def _name(self, mention: Mention) -> str:
        rows = self.regions.rows if mention.is_region else self.gazetteer.places
        return rows[mention.index].name


if __name__ == "__main__":
    from geo.command import main

    raise SystemExit(main())
