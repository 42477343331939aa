"""What a page has of its own in a link: the organisation, the region, the level of the lines.

Filters and view are the same on all pages (:mod:`dashboard.link`); a page adds the few keys
below. They are frozen like the others: never renamed, never given another meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.paging import ORDERS

ORGANISATION, REGION, COMPARED = "organisation", "region", "compared"
PAIR, NUMBER = "pair", "number"


@dataclass(frozen=True, slots=True)
class PageKey:
    """One key of a page.

    Attributes
    ----------
    name : str
        What it says, for people.
    page : str
        The page that has it in its link.
    values : tuple of str
        All values it can take; the first is the one that a link leaves out.
    kind : str
        Where the values depend on the catalogue: ``organisation`` (an id), ``region`` (a code),
        ``compared`` (a region, family, programme or period), ``pair`` (two codes of regions or
        places joined by ``_``, one where they are the same) or ``number``.
    """

    name: str
    page: str
    values: tuple[str, ...] = ()
    kind: str = ""

    @property
    def default(self) -> str:
        """The value of a link without the key."""
        return self.values[0] if self.values else ""


PAGE_KEYS: Mapping[str, PageKey] = MappingProxyType({
    "lt": PageKey("tab below the map", "explore", ("projects", "partners", "tray", "download")),
    "lo": PageKey("order of the list", "explore", tuple(ORDERS)[1:]),
    "ls": PageKey("order while searching", "explore", tuple(ORDERS)),
    "ln": PageKey("page of the list", "explore", kind=NUMBER),
    "og": PageKey("organisation", "organisation", kind=ORGANISATION),
    "rg": PageKey("region", "region", kind=REGION),
    "xb": PageKey("compared by", "compare", ("regions", "families", "programmes", "periods")),
    "xl": PageKey("compared, left", "compare", kind=COMPARED),
    "xr": PageKey("compared, right", "compare", kind=COMPARED),
    "pl": PageKey("level of the lines", "cooperation", ("nuts0", "nuts2", "nuts3", "town")),
    "pw": PageKey("which pairs", "cooperation", ("all", "lead")),
    "pn": PageKey("number of lines", "cooperation", kind=NUMBER),
    "pm": PageKey("measure of the matrix", "cooperation", ("projects", "eu_funding", "ratio")),
    "po": PageKey("network of", "cooperation", ("places", "organisations")),
    "pp": PageKey("chosen pair", "cooperation", kind=PAIR),
    "fo": PageKey("my organisation", "partners", kind=ORGANISATION),
    "gb": PageKey("figures by", "figures", ("periods", "years", "families", "thematics",
                                            "countries")),
})  # fmt: skip
