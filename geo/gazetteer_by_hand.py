"""The rows of ``tables/places.csv``: islands, merged municipalities, exonyms, small places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from geo.errors import DerivedFileError
from geo.gazetteer_compile import OWN_NAME, Draft, PlaceRow
from geo.names import fold

MOVED = "moved"
_AREA_KINDS = ("area", "merged municipality", "municipality", "island")


def add_by_hand(draft: Draft, rows: Iterable[Mapping[str, str]]) -> None:
    """Add the names of ``tables/places.csv``: islands, merged municipalities, exonyms.

    A row with a seat adds names to that place; one with a point is a place of its own, or moves
    the one of its name that the postal table has elsewhere (kind ``moved``).

    Raises
    ------
    DerivedFileError
        If a seat, or a place to move, is no place of its country.
    """
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    also_called: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, row in enumerate(draft.places):
        by_name[row.country_code, fold(row.name)].append(place)
    for name, place in draft.names:
        also_called[draft.places[place].country_code, name].append(place)
    for line in rows:
        names, country = line["names"].split("|"), line["country"]
        wanted = names[0] if line["kind"] == MOVED else line["seat"]
        key = country, fold(wanted)
        found = by_name.get(key) or also_called.get(key) if wanted else [draft.add_place(
            PlaceRow(names[0], float(line["lon"]), float(line["lat"]), country))]
        if not found:
            raise DerivedFileError(f"places.csv: {wanted!r} is no place of {country}; write "
                                   "the name that the gazetteer has.")
        best = max(found, key=lambda place: (draft.places[place].population, -place))
        if line["kind"] == MOVED:
            row = draft.places[best]
            row.lon, row.lat = float(line["lon"]), float(line["lat"])
        for name in names:
            draft.add_name(best, name, OWN_NAME, is_area=line["kind"] in _AREA_KINDS)
