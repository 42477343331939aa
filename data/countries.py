"""English country names, as keep.eu writes them, to ISO 3166-1 alpha-2 codes."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from data.errors import DataError

# Where keep.eu's name is not the English name of the Unicode locale data.
OTHER_NAMES = {
    "bosnia and herzegovina": "BA",
    "czech republic": "CZ",
    "turkey": "TR",
}


class CountryError(DataError):
    """A country name is not known."""


def country_code_of(name: str) -> str:
    """Return the ISO code of an English country name, in any case.

    Raises
    ------
    CountryError
        For a name that is not known.

    Examples
    --------
    >>> country_code_of("FAROE ISLANDS"), country_code_of("Czech Republic")
    ('FO', 'CZ')
    """
    code = _codes_by_name().get(name.casefold())
    if code is None:
        raise CountryError(
            f"Country name {name!r} is not known; add it to OTHER_NAMES in data/countries.py."
        )
    return code


@lru_cache(maxsize=1)
def _codes_by_name() -> dict[str, str]:
    """Return folded English name -> ISO code."""
    territories = Locale("en").territories
    return {name.casefold(): code for code, name in territories.items()
            if len(code) == 2 and code.isalpha()} | OTHER_NAMES
