"""Which regions belong to the Baltic Sea Region: the rule, read from ``delineation.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DELINEATION_FILE = Path(__file__).with_name("delineation.toml")

# Eurostat writes EL and UK where ISO 3166 writes GR and GB; the geography counts Åland as
# Finland (FI200) and Svalbard as Norway (NO0B2).
ISO_OF_NUTS = {"EL": "GR", "UK": "GB"}
COUNTRY_OF_PART = {**ISO_OF_NUTS, "AX": "FI", "SJ": "NO"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A country or admin-1 unit without NUTS code: its names, and whether all of it counts."""

    name: str
    name_latin: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Delineation:
    """The Baltic Sea Region as codes.

    Attributes
    ----------
    nuts : tuple of str
        NUTS 2021 codes; each stands for itself and all regions below it.
    countries, admin1 : mapping of str to Unit
        Belarus and Russia by ISO code, their units by ISO 3166-2 code.
    """

    nuts: tuple[str, ...]
    countries: Mapping[str, Unit]
    admin1: Mapping[str, Unit]

    def contains(self, code: str) -> bool:
        """Return whether all of a region lies in the Baltic Sea Region.

        Examples
        --------
        >>> [load_delineation(DELINEATION_FILE).contains(code) for code in ("DE", "DE80J", "BY")]
        [False, True, True]
        """
        if code in self.countries:
            return self.countries[code].whole
        return code in self.admin1 or code.startswith(self.nuts)

    def touches(self, code: str) -> bool:
        """Return whether some of a region, or all of it, lies in the Baltic Sea Region."""
        above = any(nuts.startswith(code) for nuts in self.nuts)
        return above or code in self.countries or self.contains(code)


def load_delineation(path: Path) -> Delineation:
    """Load the delineation from its TOML file."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return Delineation(
        nuts=tuple(content["nuts"]),
        countries={code: Unit(**unit) for code, unit in content["countries"].items()},
        admin1={code: Unit(**unit) for code, unit in content["admin1"].items()},
    )
