"""Old NUTS codes in the vintage of the polygons (2021), and those in the vintage after it.

Codes keep Eurostat's country prefixes, as published: EL for Greece, UK for the United Kingdom.

Sources: European Commission, Joint Research Centre, NUTS converter (2006, 2010, 2013 and 2016 to
2021, with the share of the 2018 population); Eurostat, NUTS 2021 to NUTS 2024 correspondence.

Examples
--------
>>> crosswalk = Crosswalk.load(NUTS_FOLDER)
>>> crosswalk.to_2021("LT00A")
Code2021(vintage='2013', code='LT011', population_share=1.0)
>>> crosswalk.to_2024("LV003")
'LV00B'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa

from geo.errors import DerivedFileError

NUTS_FOLDER = Path(__file__).parent / "derived" / "nuts"
CROSSWALK_FILE = "nuts_crosswalk.parquet"
CODES_2024_FILE = "nuts_2021_2024.parquet"


class Code2021(NamedTuple):
    """What a published code is in NUTS 2021.

    Attributes
    ----------
    vintage : str
        Latest NUTS version up to 2021 that has the published code.
    code : str
        The code of 2021 that holds the largest share of its population.
    population_share : float
        That share, 0 to 1, of the population of 2018.
    """

    vintage: str
    code: str
    population_share: float


@dataclass(frozen=True)
class Crosswalk:
    """Codes of every NUTS vintage since 2006, brought to 2021; and 2021 to 2024.

    Attributes
    ----------
    from_old : mapping of str to Code2021
        For each code that 2021 has no more.
    codes_2024 : mapping of str to (str or None)
        For each code of 2021, its code in 2024; None where the region was divided, or left
        the classification (United Kingdom).
    """

    from_old: Mapping[str, Code2021]
    codes_2024: Mapping[str, str | None]

    @classmethod
    def load(cls, folder: Path) -> Crosswalk:
        """Load both tables from a folder.

        Raises
        ------
        DerivedFileError
            If a file is missing or damaged.
        """
        return cls.from_tables(_read(folder / CROSSWALK_FILE), _read(folder / CODES_2024_FILE))

    @classmethod
    def from_tables(cls, old: pd.DataFrame, new: pd.DataFrame) -> Crosswalk:
        """Make the crosswalk of its tables, as :mod:`geo.build_crosswalk` builds them."""
        later = [None if pd.isna(code) else str(code) for code in new["code_2024"]]
        return cls(_latest_and_largest(old), dict(zip(new["code_2021"], later, strict=True)))

    def to_2021(self, code: str) -> Code2021 | None:
        """Return a code of any vintage since 2006 in NUTS 2021, or None if no vintage has it.

        A code that 2021 has is taken as of 2021; else the latest vintage that has it counts,
        and in it the largest population share.
        """
        if code in self.codes_2024:
            return Code2021("2021", code, 1.0)
        return self.from_old.get(code)

    def to_2024(self, code_2021: str) -> str | None:
        """Return the NUTS 2024 code of a NUTS 2021 region.

        None where no code of 2024 clearly stands for the region (it was divided, or left the
        classification) and for a code that 2021 does not have.
        """
        return self.codes_2024.get(code_2021)


def _latest_and_largest(table: pd.DataFrame) -> dict[str, Code2021]:
    best = table.sort_values(
        ["from_version", "population_share", "to_code"], ascending=[False, False, True]
    ).drop_duplicates("from_code")
    rows = zip(
        best["from_code"],
        best["from_version"],
        best["to_code"],
        best["population_share"],
        strict=True,
    )
    return {old: Code2021(str(vintage), new, float(share)) for old, vintage, new, share in rows}


def _read(path: Path) -> pd.DataFrame:
    try:
        return pd.read_parquet(path)
    except (OSError, pa.ArrowException) as error:
        raise DerivedFileError(
            f"{path} is missing or damaged ({error}); restore it from the repository."
        ) from error
