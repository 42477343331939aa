"""A register of organisations, learned from those that are located by their address.

The same organisation is a partner in many projects; some sources give its town and postal
code, others only its name. Where the address located it for sure, the register remembers the
place, and a later query with the name and the country alone finds it there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from geo.distance import distance_km
from geo.match import SURE_FROM, Match, Query
from geo.names import fold
from geo.register_file import ADDRESS_PRECISIONS, RegisterError, Seat, read_seats, written

__all__ = ["Register", "RegisterError", "organisation_key"]

REGISTER_SCORE = 0.90
SAME_SEAT_KM = 25.0
# Of several seats of one name, one must have this share; else the name alone tells nothing.
CLEAR_SHARE = 0.8
MIN_NAME_LETTERS = 4
# Forms of companies and associations, which one source writes and another does not.
_LEGAL_FORMS = frozenset((
    "ab", "aps", "as", "e", "v", "ev", "gmbh", "ggmbh", "inc", "ltd", "llc", "mbh", "oy", "oyj",
    "ry", "rf", "sia", "uab", "ou", "mtu", "sa", "vsi", "the", "sp", "z", "o", "zoo"))


@dataclass(frozen=True)
class Register:
    """Seats by organisation and country; an empty register answers nothing.

    Examples
    --------
    >>> at = Match(lon=27.03, lat=57.77, location_precision="place", location_score=1.0,
    ...            place_name="Alūksne", country_code="LV", evidence="town")
    >>> query = Query(organisation="SIA Bānītis", town="Alūksne", country="LV")
    >>> register = Register.learn([query], [at])
    >>> register.answer(Query(organisation="Bānītis", country="LV"), "LV").place_name
    'Alūksne'
    """

    seats: Mapping[tuple[str, str], Seat]

    @classmethod
    def none(cls) -> Register:
        """Return the empty register."""
        return cls({})

    @classmethod
    def learn(cls, queries: Sequence[Query], matches: Sequence[Match]) -> Register:
        """Return the register of organisations that their address located for sure.

        The order of the rows does not matter; of several seats the usual one is kept, and a
        name without a usual seat is left out.
        """
        seen: dict[tuple[str, str], list[Seat]] = defaultdict(list)
        for query, match in zip(queries, matches, strict=True):
            seat = _seat(query, match)
            if seat is not None:
                seen[seat.key, seat.country_code].append(seat)
        usual = ((name, _usual(seats)) for name, seats in sorted(seen.items()))
        return cls({name: seat for name, seat in usual if seat is not None})

    @classmethod
    def load(cls, path: Path) -> Register:
        """Load a register whose :meth:`content` was saved.

        Raises
        ------
        RegisterError
            If the file is missing, or is no register; it says where.
        """
        return cls({(seat.key, seat.country_code): seat for seat in read_seats(path)})

    def content(self) -> bytes:
        """Return the register as CSV, sorted; the same register gives the same bytes."""
        return written(seat for _, seat in sorted(self.seats.items()))

    def answer(self, query: Query, country: str) -> Match | None:
        """Return the seat of a query's organisation, if nothing but its name is known.

        Parameters
        ----------
        query : Query
            A query with a town or a postal code has an address of its own: no answer.
        country : str
            ISO code; without it the name must be that of one country's organisation only.
        """
        if not self.seats or query.town or query.postal_code or not query.organisation:
            return None
        seat = self._find(organisation_key(query.organisation), country)
        return None if seat is None else _match(seat)

    def _find(self, key: str, country: str) -> Seat | None:
        if country:
            return self.seats.get((key, country))
        found = [self.seats[key, code] for code in self._countries if (key, code) in self.seats]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _countries(self) -> list[str]:
        return sorted({code for _, code in self.seats})


def organisation_key(name: str) -> str:
    """Return the folded name without legal forms, by which two spellings are the same.

    Examples
    --------
    >>> organisation_key("Railog AB"), organisation_key("The Baltic Institute, e.V.")
    ('railog', 'baltic institute')
    """
    words = [word for word in fold(name).split() if word not in _LEGAL_FORMS]
    return " ".join(words)


def _seat(query: Query, match: Match) -> Seat | None:
    key = organisation_key(query.organisation)
    has_address = match.evidence in ("town", "town and postal code", "postal code")
    is_sure = match.location_score >= SURE_FROM and (
        match.location_precision in ADDRESS_PRECISIONS)
    if match.lon is None or match.lat is None or not (has_address and is_sure):
        return None
    if len(key) < MIN_NAME_LETTERS or match.findings:
        return None
    return Seat(key, match.country_code, match.lon, match.lat, match.location_precision,
                match.place_name, match.geonames_id or 0, match.nuts3_code,
                match.nuts3_2024_code, 1)


def _usual(seats: Iterable[Seat]) -> Seat | None:
    """Return the seat that most of the others are near; None if there is no usual one."""
    rows = sorted(seats, key=lambda seat: (seat.place_name, seat.lon, seat.lat,
                                           seat.location_precision))
    near = [sum(distance_km(one.lon, one.lat, other.lon, other.lat) <= SAME_SEAT_KM
                for other in rows) for one in rows]
    best = max(range(len(rows)), key=lambda number: (near[number], -number))
    if near[best] < CLEAR_SHARE * len(rows):
        return None
    return replace(rows[best], times=near[best])


def _match(seat: Seat) -> Match:
    times = "once" if seat.times == 1 else f"{seat.times} times"
    return Match(
        lon=seat.lon, lat=seat.lat, location_precision="place", location_score=REGISTER_SCORE,
        place_name=seat.place_name, geonames_id=seat.geonames_id or None,
        country_code=seat.country_code, nuts3_code=seat.nuts3_code,
        nuts3_2024_code=seat.nuts3_2024_code, matched_text=seat.key, matched_by="register",
        evidence="register",
        reason=f"The same organisation is located by its address elsewhere ({times}): "
               f"{seat.place_name}.")
