"""The file of the register of organisations: one seat a line, each cell checked as it is read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from math import isfinite
from pathlib import Path

from geo.errors import GeoError

ADDRESS_PRECISIONS = ("postcode", "place", "municipality")
"""Precisions of an answer from which a seat is learned."""

REMEDY = ("give the register.csv that python -m data.build writes (data/derived), or none; run it "
          "to make the file again")


class RegisterError(GeoError):
    """A register file cannot be read."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where an organisation is, as its address told; ``times`` is how often it was seen."""

    key: str
    country_code: str
    lon: float
    lat: float
    location_precision: str
    place_name: str
    geonames_id: int
    nuts3_code: str
    nuts3_2024_code: str
    times: int


COLUMNS = tuple(field.name for field in fields(Seat))


def written(seats: Iterable[Seat]) -> bytes:
    """Return seats as CSV, in their order."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(seat, name) for name in COLUMNS] for seat in seats)
    return stream.getvalue().encode("utf-8")


def read_seats(path: Path) -> list[Seat]:
    """Read the seats of a register file.

    Parameters
    ----------
    path : Path
        A file that :func:`written` made; one with its head alone is an empty register.

    Raises
    ------
    RegisterError
        If the file is missing, or is no register; it says where.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _no_register(path, str(error)) from error
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return list(_seats(lines))
    except (csv.Error, ValueError) as error:
        raise _no_register(path, f"line {max(lines.line_num, 1)}: {error}") from error


def _no_register(path: Path, reason: str) -> RegisterError:
    return RegisterError(f"{path} is no register of organisations ({reason}): {REMEDY}.")


def _seats(lines: Iterator[list[str]]) -> Iterator[Seat]:
    """Yield the seats below the head; a ValueError says what is wrong with the line just read."""
    head = next(lines, [])
    if tuple(head) != COLUMNS:
        raise ValueError(f"the columns are {','.join(head) or 'missing'}, not {','.join(COLUMNS)}")
    seen = set()
    for cells in lines:
        if len(cells) != len(COLUMNS):
            raise ValueError(f"{len(cells)} cells, not {len(COLUMNS)}")
        seat = _seat(dict(zip(COLUMNS, cells, strict=True)))
        if (seat.key, seat.country_code) in seen:
            raise ValueError(f"key {seat.key!r} of {seat.country_code} stands above, too")
        seen.add((seat.key, seat.country_code))
        yield seat


def _seat(row: Mapping[str, str]) -> Seat:
    for column, (is_right, wanted) in _RULES.items():
        if not is_right(row[column]):
            raise ValueError(f"{column} {row[column]!r} is not {wanted}")
    return Seat(row["key"], row["country_code"], float(row["lon"]), float(row["lat"]),
                row["location_precision"], row["place_name"], int(row["geonames_id"]),
                row["nuts3_code"], row["nuts3_2024_code"], int(row["times"]))


def _within(limit: float) -> Callable[[str], bool]:
    """Return what tells whether a text is a number from minus to plus a limit."""
    def is_within(text: str) -> bool:
        try:
            number = float(text)
        except ValueError:
            return False
        return isfinite(number) and abs(number) <= limit

    return is_within


def _like(pattern: str) -> Callable[[str], bool]:
    """Return what tells whether a text has a form."""
    return lambda text: re.fullmatch(pattern, text) is not None


_RULES: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "key": (_like(r".+"), "the name of an organisation"),
    "country_code": (_like(r"[A-Z]{2}"), "an ISO 3166-1 alpha-2 code"),
    "lon": (_within(180.0), "a longitude from -180 to 180"),
    "lat": (_within(90.0), "a latitude from -90 to 90"),
    "location_precision": (ADDRESS_PRECISIONS.__contains__,
                           f"one of {', '.join(ADDRESS_PRECISIONS)}"),
    "place_name": (_like(r".+"), "the name of a place"),
    "geonames_id": (_like(r"[0-9]{1,18}"), "a whole number, 0 for none"),
    "nuts3_code": (_like(r"([A-Z]{2}[A-Z0-9]{3})?"), "a NUTS 3 code"),
    "nuts3_2024_code": (_like(r"([A-Z]{2}[A-Z0-9]{3})?"), "a NUTS 3 code"),
    "times": (_like(r"[1-9][0-9]{0,17}"), "a whole number of 1 and more"),
}
