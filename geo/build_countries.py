"""Write the names of countries in many languages: ``python -m geo.build_countries``.

They come from Unicode CLDR through babel. Reading thirty of its locales at every start would
cost a quarter of a second and 36 MB, so what they say of countries is kept in a derived file.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from babel import Locale

from geo.countries import ALIASES, COLUMNS, COUNTRIES_FILE, Countries
from geo.names import fold

# Languages in which project data name countries; names come from Unicode CLDR through babel.
LANGUAGES = (
    "en", "lv", "lt", "et", "fi", "pl", "ru", "be", "sv", "nb", "nn", "da", "de", "uk", "fr",
    "es", "it", "nl", "pt", "cs", "sk", "hu", "ro", "bg", "el", "is", "fo", "hr", "sl", "sr",
)
# Codes of CLDR that are no countries: unions, outlying islands, unknown, test locales.
NO_COUNTRIES = frozenset(
    ("AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))
# What CLDR does not say: short, old and declined names that the sources write.
OTHER_NAMES = {
    "czech republic": "CZ", "macedonia": "MK", "russian federation": "RU", "england": "GB",
    "scotland": "GB", "wales": "GB", "northern ireland": "GB", "great britain": "GB",
    "kingdom of norway": "NO", "republic of lithuania": "LT", "republic of latvia": "LV",
    "republic of estonia": "EE", "republic of poland": "PL", "republic of belarus": "BY",
    "белоруссия": "BY", "holland": "NL", "the netherlands": "NL", "baltkrievija": "BY",
    "rossiya": "RU", "belorussia": "BY", "bielorus": "BY",
}


def build() -> Countries:
    """Collect the names from CLDR; the first language wins where two disagree."""
    codes: dict[str, str] = {}
    languages: dict[str, list[str]] = defaultdict(list)
    for language in LANGUAGES:
        for territory, name in sorted(Locale(language).territories.items()):
            is_country = len(territory) == 2 and territory.isalpha()
            if is_country and territory not in NO_COUNTRIES:
                codes.setdefault(fold(name), ALIASES.get(territory, territory))
                languages[fold(name)].append(language)
    for name, code in OTHER_NAMES.items():
        codes.setdefault(name, code)
    return Countries(codes, {name: tuple(used) for name, used in languages.items()})


def write(countries: Countries, path: Path) -> None:
    """Write one row a name, sorted by name."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for name, code in sorted(countries.codes.items()):
            writer.writerow([name, code, " ".join(countries.languages.get(name, ()))])


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Write the names of countries from CLDR.")
    parser.add_argument("--into", type=Path, default=COUNTRIES_FILE, metavar="FILE")
    options = parser.parse_args(arguments)
    write(build(), options.into)


if __name__ == "__main__":
    main()
