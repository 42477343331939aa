"""A tiny geography: three square regions in Latvia, one in Germany, one Russian unit.

::

    lat 57  +-------+-------+
            | LV003 | LV006 |        RU-SPE: lon 30..31, lat 59..60
    lat 56  +-------+-------+        DE212:  lon 11..12, lat 48..49
          lon 21    22     23
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import shapely

from data.locate import Geography
from geo.crosswalk import Code2021, Crosswalk
from geo.gazetteer import Place
from geo.match import Match, Query, not_located
from geo.regions import Regions
from tests.small_world import small_world

SQUARES = {
    "LV003": (21, 56, 22, 57), "LV006": (22, 56, 23, 57), "DE212": (11, 48, 12, 49),
    "RU-SPE": (30, 59, 31, 60), "RU": (37, 55, 38, 56),
}

TOWNS = {
    "Liepāja": Match(21.5, 56.5, "place", 0.95, "Liepāja", 1, "LV", reason="Found.",
                     evidence="town"),
    "Rīga": Match(22.5, 56.5, "postcode", 0.95, "Rīga", 2, "LV", "LV006", "LV00A",
                  reason="Found.", evidence="town"),
    "Munich": Match(11.5, 48.5, "place", 0.7, "Munich", 3, "DE", reason="Found."),
    "Moscow": Match(37.5, 55.5, "place", 0.9, "Moscow", 4, "RU", reason="Found."),
    "Санкт-Петербург": Match(30.5, 59.5, "place", 0.9, "Saint Petersburg", 5, "RU",
                             reason="Found."),
    "Border": Match(21.9, 56.5, "postcode", 0.9, "Border", 7, "LV", "LV006", reason="Found."),
    "At sea": Match(20.9, 56.5, "place", 0.9, "Karosta", 6, "LV", reason="Found."),
}
LIEPAJA = Place(0, "Liepāja", 21.5, 56.5, "LV", 68_945, "place", 457954, "LV003", "LV00B", "",
                False, 80)
REGIONS = {
    "Kurzeme": Match(21.4, 56.4, "region", 0.9, "Kurzeme", None, "LV", "LV003",
                     region_code="LV003", reason="Only the region is known."),
    "Latvija": Match(21.6, 56.6, "region", 0.9, "Latvija", None, "LV", region_code="LV00",
                     reason="Only the region is known."),
}


class SmallGeocoder:
    """Knows the towns and regions above, and nothing else."""

    def locate_many(self, queries: Sequence[Query]) -> list[Match]:
        return [TOWNS.get(q.town) or REGIONS.get(q.region) or not_located(q.country, [])
                for q in queries]

    def place_with(self, geonames_id: int) -> Place | None:
        return LIEPAJA if geonames_id == LIEPAJA.geonames_id else None


def small_geography() -> Geography:
    codes = np.array(list(SQUARES), dtype=object)
    polygons = np.array([shapely.box(*square) for square in SQUARES.values()], dtype=object)
    countries = np.array([code[:2] for code in codes], dtype=object)
    regions = Regions(_all_regions(), codes, countries, polygons)
    crosswalk = Crosswalk(
        from_old={"LV00X": Code2021("2006", "LV003", 1.0), "LV00Y": Code2021("2006", "LV003", 0.6)},
        codes_2024={"LV003": "LV00B", "LV006": "LV00A", "DE212": None},
    )
    return Geography(SmallGeocoder(), regions, crosswalk)


def _all_regions() -> pd.DataFrame:
    return small_world().regions
