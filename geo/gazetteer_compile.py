"""Compile places and their keys from cities, postal places and municipalities.

The three sources overlap. A postal place becomes a place of its own only if no place of that
name is near; a municipality becomes a further name of its seat if it has one of its stem.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from geo.distance import distance_km
from geo.gazetteer import CORE_COUNTRIES
from geo.gazetteer_sources import City, short_form
from geo.inflection import Inflection
from geo.names import fold, is_cyrillic, keys, skeleton
from geo.vocabulary import LANGUAGES_OF, Vocabulary

CYRILLIC_COUNTRIES = ("BY", "RU")
"""Where a town's own name is among the alternate names, and the name given is a romanised one."""
SAME_PLACE_KM = 20.0
POST_OFFICE_KM = 10.0
SEAT_KM = 45.0
MIN_FAMILY_NAME, MIN_HALF = 6, 6
DOUBLE_NAMES = ("DE", "DK", "FI", "NO", "SE")
"""Where both halves are places; in Rytel-Nadleśnictwo one is a forest district."""
# Worth of a name, per cent: how surely the place is meant by it.
OWN_NAME, ALTERNATE, POSTAL_NAME, SHORT_FORM, FAMILY_NAME = 100, 96, 97, 85, 88
MUNICIPALITY, MUNICIPALITY_STEM, MUNICIPALITY_POINT = 90, 88, 95
DIGRAPH_LOSS = 1
SEAT_POPULATION = 500
"""What a municipality's seat counts that is too small for the list of GeoNames (from 500)."""


@dataclass
class PlaceRow:
    """A place under construction."""

    name: str
    lon: float
    lat: float
    country_code: str
    population: int = 0
    kind: str = "place"
    geonames_id: int = 0


@dataclass
class Draft:
    """The gazetteer under construction: places, best quality of each key, names by country."""

    places: list[PlaceRow] = field(default_factory=list)
    names: dict[tuple[str, int], tuple[int, bool]] = field(default_factory=dict)
    known: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def add_place(self, row: PlaceRow) -> int:
        """Add a place and return its index."""
        self.places.append(row)
        return len(self.places) - 1

    def add_name(self, place: int, name: str, quality: int, is_area: bool = False) -> None:
        """Let the keys of a name find a place; the better quality of two stays."""
        for loss, key in enumerate(keys(name)):
            worth = (quality - loss * DIGRAPH_LOSS, is_area)
            if len(key) > 1 and worth[0] > self.names.get((key, place), (0, False))[0]:
                self.names[key, place] = worth

    def know(self, place: int, name: str) -> None:
        """Remember a name, so that the same place is not added twice."""
        known = self.known[self.places[place].country_code, fold(name)]
        if place not in known:  # Hønefoss is Honefoss too, and both are one key.
            known.append(place)

    def near(self, name: str, country: str, lon: float, lat: float, km: float) -> list[int]:
        """Return the known places of a name within a distance."""
        return [place for place in self.known.get((country, name), ())
                if self.km(place, lon, lat) < km]

    def km(self, place: int, lon: float, lat: float) -> float:
        """Return the distance of a place from a point."""
        return distance_km(lon, lat, self.places[place].lon, self.places[place].lat)


def add_cities(draft: Draft, cities: Iterable[City]) -> None:
    """Add the places of GeoNames with their alternate names."""
    for city in cities:
        place = draft.add_place(PlaceRow(city.name, city.lon, city.lat, city.country_code,
                                         city.population, "place", city.geonames_id))
        draft.add_name(place, city.name, OWN_NAME)
        draft.know(place, city.name)
        for name in city.alternates:
            is_own = city.country_code in CYRILLIC_COUNTRIES and is_cyrillic(fold(name))
            draft.add_name(place, name, OWN_NAME if is_own else ALTERNATE)
            draft.know(place, name)
        if city.country_code in CORE_COUNTRIES:
            draft.add_name(place, short_form(city.name), SHORT_FORM)


def without_copied_populations(draft: Draft, postal: pd.DataFrame) -> None:
    """Let a hamlet that has the population of the town of its name have none.

    GeoNames has two Hinnerups of 8,164 people; only one has a postal code.
    """
    same: dict[tuple[str, str, int], list[PlaceRow]] = defaultdict(list)
    for row in draft.places:
        if row.population and row.country_code in CORE_COUNTRIES:
            same[row.country_code, row.name, row.population].append(row)
    columns = ["country_code", "name", "lon", "lat"]
    codes: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for country, name, lon, lat in postal[columns].itertuples(index=False):
        codes[country, name].append((lon, lat))
    for (country, name, _), rows in same.items():
        has = [any(distance_km(row.lon, row.lat, *point) < POST_OFFICE_KM
                   for point in codes.get((country, name), ())) for row in rows]
        for row, has_code in zip(rows, has, strict=True):
            row.population *= has_code or True not in has


def add_family_names(draft: Draft) -> None:
    """Let Nykøbing find all of Nykøbing Falster, Mors and Sjælland, if it finds one of them."""
    for place, row in enumerate(draft.places):
        first, _, rest = row.name.partition(" ")
        if rest and row.country_code in CORE_COUNTRIES and len(first) >= MIN_FAMILY_NAME:
            namesakes = draft.known.get((row.country_code, fold(first)), ())
            if any(draft.places[one].name.startswith(first + " ") for one in namesakes):
                draft.add_name(place, first, FAMILY_NAME)


def add_halves(draft: Draft) -> None:
    """Let Bargeshagen find Admannshagen-Bargeshagen, if no place has that name alone."""
    for place, row in enumerate(draft.places):
        halves = row.name.split("-")
        if row.country_code not in DOUBLE_NAMES or len(halves) != 2:
            continue
        for half in halves:
            is_name = half[:1].isupper() and len(half) >= MIN_HALF
            if is_name and (row.country_code, fold(half)) not in draft.known:
                draft.add_name(place, half, SHORT_FORM)


def add_postal_places(draft: Draft, postal: pd.DataFrame) -> None:
    """Add the places of the postal table that GeoNames' list lacks."""
    groups = postal.groupby(["country_code", "name", "admin2", "admin3"], sort=True)
    points = groups[["lon", "lat"]].median()
    for (country, name, *_), (lon, lat) in zip(points.index, points.to_numpy(), strict=True):
        if not name or name.isdigit() or draft.near(fold(name), country, lon, lat, SAME_PLACE_KM):
            continue
        place = draft.add_place(PlaceRow(name, lon, lat, country))
        draft.add_name(place, name, POSTAL_NAME)
        draft.know(place, name)


def municipality_names(postal: pd.DataFrame) -> pd.DataFrame:
    """Return ``country_code, name, lon, lat`` of the municipalities of the postal table.

    Which column holds them differs: Latvia's are admin1, with parishes below them; of Estonia's
    admin3 those that are no villages.
    """
    parts = [postal[["country_code", "admin2", "admin1"]].set_axis(_AREA, axis=1)]
    third = postal["country_code"].isin(["LV", "PL", "DE"]) | (
        (postal["country_code"] == "EE") & ~postal["admin3"].str.endswith(" küla"))
    parts.append(postal.loc[third, ["country_code", "admin3", "admin1"]].set_axis(_AREA, axis=1))
    first = postal["country_code"] == "LV"
    parts.append(postal.loc[first, ["country_code", "admin1", "admin1"]].set_axis(_AREA, axis=1))
    areas = pd.concat(parts).join(postal[["lon", "lat"]])
    named = areas[areas["name"] != ""]
    return named.groupby(_AREA, sort=True)[["lon", "lat"]].median().reset_index()


_DISTRICT = ("landkreis ", "kreis ", "reg bez ", "regierungsbezirk ")
_AREA = ["country_code", "name", "within"]


def add_municipalities(
    draft: Draft, areas: pd.DataFrame, vocabulary: Vocabulary, inflection: Inflection
) -> None:
    """Let the names of municipalities find their seat, or a point of their own."""
    for country, name, _, lon, lat in areas.itertuples(index=False):
        stem = _stem(name, vocabulary)
        seat = _seat(draft, inflection, stem, country, lon, lat)
        if seat is not None:
            row = draft.places[seat]
            row.population = max(row.population, SEAT_POPULATION)
            draft.add_name(seat, name, MUNICIPALITY, is_area=True)
            draft.add_name(seat, stem, MUNICIPALITY_STEM, is_area=True)
            continue
        if country == "DE" and fold(name).startswith(_DISTRICT):
            continue  # A district without a town of its name is a region (NUTS 3), no place.
        place = draft.add_place(PlaceRow(name, lon, lat, country, kind="municipality"))
        draft.add_name(place, name, MUNICIPALITY_POINT, is_area=True)
        draft.add_name(place, stem, MUNICIPALITY, is_area=True)


def _stem(name: str, vocabulary: Vocabulary) -> str:
    roles = vocabulary.roles
    dropped = roles["administrative"] | roles["administrative_short"]
    words = fold(name).split()
    return " ".join(word for word in words if word not in dropped) or " ".join(words)


def _seat(draft: Draft, inflection: Inflection, stem: str, country: str, lon: float,
          lat: float) -> int | None:
    # Ignalinos is a hamlet too, but the seat of Ignalinos rajonas is the town of Ignalina.
    forms = [stem, *inflection.bases(stem, LANGUAGES_OF.get(country, ()))]
    # Of two places of one name it is the nearer: Kose vald is not run from Tallinn's quarter Kose.
    named = [draft.near(form, country, lon, lat, SEAT_KM) for form in forms]
    found = [min(places, key=lambda place: draft.km(place, lon, lat)) for places in named if places]
    return max(found, key=lambda place: (draft.places[place].population, -place), default=None)


def skeleton_names(draft: Draft) -> dict[tuple[str, int], tuple[int, bool]]:
    """Return the skeletons that differ from the key, for the core countries' Latin keys."""
    found: dict[tuple[str, int], tuple[int, bool]] = {}
    for (key, place), worth in draft.names.items():
        bones = skeleton(key)
        core = draft.places[place].country_code in CORE_COUNTRIES
        if core and bones != key and len(bones) > 3:
            found[bones, place] = max(worth, found.get((bones, place), worth))
    return found
