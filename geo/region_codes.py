"""Codes of regions: what a code implies, and the codes of many points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Texts = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class RegionCodes:
    """Codes of the regions of n points; each field is an array of n texts or None.

    Attributes
    ----------
    nuts0, nuts1, nuts2, nuts3 : numpy.ndarray of object
        NUTS 2021 codes, with Eurostat's country prefixes (EL, UK). In Belarus and Russia
        nuts0 is BY and RU, the others None.
    admin1 : numpy.ndarray of object
        ISO 3166-2 code in Belarus and north-west Russia, else None.
    how : numpy.ndarray of object
        ``within`` a polygon, ``nearest`` polygon, or ``none``.
    """

    nuts0: Texts
    nuts1: Texts
    nuts2: Texts
    nuts3: Texts
    admin1: Texts
    how: Texts


def levels_of(code: str) -> tuple[str | None, str | None, str | None, str | None, str | None]:
    """Return the codes of NUTS 0 to 3 and admin-1 that a region's code implies.

    Examples
    --------
    >>> levels_of("DE80J")
    ('DE', 'DE8', 'DE80', 'DE80J', None)
    >>> levels_of("RU-KGD")
    ('RU', None, None, None, 'RU-KGD')
    """
    if "-" in code:
        return code[:2], None, None, None, code
    nuts0, nuts1, nuts2, nuts3 = (code[:n] if len(code) >= n else None for n in (2, 3, 4, 5))
    return nuts0, nuts1, nuts2, nuts3, None
