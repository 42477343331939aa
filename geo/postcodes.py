"""Postal codes: as people write them, as the table writes them, and where they are."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from geo.columns import open_table
from geo.distance import distance_km
from geo.names import clean

MAX_MISSING_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Format:
    """How a country writes its codes.

    Attributes
    ----------
    digits : int
        Number of digits.
    pattern : str
        The written form: ``#`` is a digit.
    lost_zeros : int
        How many leading zeros a spreadsheet may have eaten.
    """

    digits: int
    pattern: str
    lost_zeros: int = 0

    def write(self, digits: str) -> str:
        """Return digits in the written form.

        Examples
        --------
        >>> Format(5, "### ##").write("90187")
        '901 87'
        """
        rest = iter(digits)
        return "".join(next(rest) if sign == "#" else sign for sign in self.pattern)


# Universal Postal Union, "Postal addressing systems", by country.
FORMATS: Mapping[str, Format] = {
    "DK": Format(4, "####"), "EE": Format(5, "#####", 1), "FI": Format(5, "#####", 2),
    "LV": Format(4, "LV-####"), "LT": Format(5, "#####", 1), "PL": Format(5, "##-###", 1),
    "SE": Format(5, "### ##"), "NO": Format(4, "####", 2), "DE": Format(5, "#####", 1),
    "RU": Format(6, "######"), "BY": Format(6, "######"),
}
_IN_TEXT = re.compile(
    r"(?<![\w-])(?:LV|LT|EE|FIN|FI|SE|DK|DE|PL|NO|RU|BY|[DNS])?[-‐–— ]?"
    r"(\d{2}[-‐–—]\d{3}|\d{3} \d{2}|\d{4,6})(?![\w])",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^\W*(LV|LT|EE|FIN|FI|SE|DK|PL|RU|BY)[-‐–— ]?\d", re.IGNORECASE)


def normalise(text: str, country: str) -> str:
    """Return a postal code as the table writes it; empty if it is none of that country.

    Examples
    --------
    >>> normalise("LV1050", "LV"), normalise("D-1067", "DE"), normalise("FIN-01300", "FI")
    ('LV-1050', '01067', '01300')
    """
    form = FORMATS.get(country) if text else None
    if form is None:
        return ""
    digits = re.sub(r"[^0-9]", "", clean(text).split(",")[0])
    if not digits or len(digits) > form.digits:
        return ""
    if len(digits) < form.digits - form.lost_zeros:
        return ""
    return form.write(digits.zfill(form.digits))


def find(text: str, country: str) -> str:
    """Return the first postal code inside a longer text, such as a town field; else empty.

    Examples
    --------
    >>> find("LV-3001 Jelgava", "LV"), find("Umeå", "SE")
    ('LV-3001', '')
    """
    for found in _IN_TEXT.finditer(clean(text)) if text else ():
        code = normalise(found.group(1), country)
        if code:
            return code
    return ""


def country_prefix(text: str) -> str:
    """Return the country that a code's letters name, as LV in ``LV-1050``; else empty."""
    found = _PREFIX.match(text[:40]) if text else None
    return {"FIN": "FI"}.get(found.group(1).upper(), found.group(1).upper()) if found else ""


@dataclass(frozen=True, slots=True)
class Postcode:
    """One postal code of the table; ``spread_km`` is how far its points are apart."""

    code: str
    country_code: str
    name: str
    lon: float
    lat: float
    spread_km: float
    nuts3_code: str
    nuts3_2024_code: str
    admin1_code: str


@dataclass(frozen=True)
class Postcodes:
    """The table of postal codes, as columns sorted by country and code."""

    keys: Sequence[str]
    names: Sequence[str]
    lon: array[float]
    lat: array[float]
    spreads_km: array[float]
    nuts3_codes: Sequence[str]
    nuts3_2024_codes: Sequence[str]
    admin1_codes: Sequence[str]

    @classmethod
    def load(cls, path: Path) -> Postcodes:
        """Load the derived table (``postcodes.parquet``)."""
        with open_table(path) as table:
            countries = table.shared_texts("country_code")
            keys = tuple([country + code for country, code
                          in zip(countries, table.texts("code"), strict=True)])
            return cls(
                keys, table.shared_texts("name"), table.floats("lon"), table.floats("lat"),
                table.floats("spread_km"), table.shared_texts("nuts3_code"),
                table.shared_texts("nuts3_2024_code"), table.shared_texts("admin1_code"),
            )

    def get(self, code: str, country: str) -> Postcode | None:
        """Return the row of a normalised code, if the table has it."""
        if not code:
            return None
        key = country + code
        row = bisect_left(self.keys, key)
        if row == len(self.keys) or self.keys[row] != key:
            return None
        return Postcode(
            code, country, self.names[row], self.lon[row], self.lat[row], self.spreads_km[row],
            self.nuts3_codes[row], self.nuts3_2024_codes[row], self.admin1_codes[row],
        )

    def around(self, code: str, country: str) -> Postcode | None:
        """Return the middle of the codes that share most digits with one the table lacks."""
        for missing in range(1, MAX_MISSING_DIGITS + 1):
            start = country + code[:-missing]
            rows = range(bisect_left(self.keys, start), bisect_left(self.keys, start + "~"))
            if len(code) > missing and rows:
                lon, lat = median(self.lon[r] for r in rows), median(self.lat[r] for r in rows)
                spread = max(distance_km(lon, lat, self.lon[r], self.lat[r]) for r in rows)
                return Postcode(code, country, "", lon, lat, spread, "", "", "")
        return None
