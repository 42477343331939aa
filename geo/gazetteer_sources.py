"""Read what the gazetteer is made of: GeoNames places, postal codes, NUTS codes of postal codes."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from geo.gazetteer import CORE_COUNTRIES

# Europe and its neighbours, so that partners outside the region are located by their town too.
OTHER_COUNTRIES = (
    "AD", "AL", "AM", "AT", "AZ", "BA", "BE", "BG", "CA", "CH", "CY", "CZ", "ES", "FO", "FR", "GB",
    "GE", "GG", "GI", "GL", "GR", "HR", "HU", "IE", "IM", "IS", "IT", "JE", "LI", "LU", "MC", "MD",
    "ME", "MK", "MT", "NL", "PT", "RO", "RS", "SI", "SK", "SM", "TR", "UA", "VA", "XK",
)
PART_OF = {"AX": "FI", "SJ": "NO"}

_CYRILLIC_NAME = re.compile(r"^[А-яЁёІіЎўЇїЄєҐґ \-]+$")
_LATIN_NAME = re.compile(r"^[\u0020-\u024F\u1E00-\u1EFF'’\-. ]+$")
# "Nykøbing" of "Nykøbing Falster" is no short form, but "Kempten" of "Kempten (Allgäu)" is.
_SHORT_FORMS = re.compile(r" ?(?: \(|/| an der | am | im | bei | in der | i | nad )")


@dataclass(frozen=True, slots=True)
class City:
    """One place of GeoNames with 500 inhabitants and more."""

    geonames_id: int
    name: str
    lon: float
    lat: float
    country_code: str
    population: int
    alternates: tuple[str, ...]


def read_cities(path: Path) -> Iterator[City]:
    """Yield the places of ``cities500.json`` in our countries, by GeoNames id."""
    kept = {*CORE_COUNTRIES, *OTHER_COUNTRIES}
    rows = json.loads(path.read_text(encoding="utf-8")).values()
    for row in sorted(rows, key=lambda row: int(row["geonameid"])):
        country = PART_OF.get(row["countrycode"], row["countrycode"])
        if country in kept:
            yield City(
                int(row["geonameid"]), row["name"], float(row["longitude"]),
                float(row["latitude"]), country, int(row["population"]),
                tuple(sorted(set(filter(_is_usable, row["alternatenames"])))),
            )


def _is_usable(name: str) -> bool:
    """Drop airport codes, romanised forms in lower case, and other scripts."""
    if len(name) < 3 or (name.isupper() and len(name) <= 4):
        return False
    return (bool(_LATIN_NAME.match(name)) and name[0].isupper()) or bool(_CYRILLIC_NAME.match(name))


def short_form(name: str) -> str:
    """Return a name without what tells it from its namesakes; empty if there is nothing.

    Examples
    --------
    >>> short_form("Frankfurt (Oder)"), short_form("Umeå")
    ('Frankfurt', '')
    """
    head = _SHORT_FORMS.split(name)[0].strip()
    return head if head != name else ""


def read_postal(path: Path) -> pd.DataFrame:
    """Return the postal places of the core countries.

    Returns
    -------
    pandas.DataFrame
        country_code, code, name, admin1, admin2, admin3, lon, lat, is_estimated; empty text
        where unknown. Estimated points (accuracy 1 or none) are often far off.
    """
    table = csv.read_csv(
        path,
        read_options=csv.ReadOptions(column_names=_POSTAL_COLUMNS),
        parse_options=csv.ParseOptions(delimiter="\t", quote_char=False),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(_POSTAL_COLUMNS[:9], "string"),
            include_columns=["country_code", "code", "name", "admin1", "admin2", "admin3",
                             "lat", "lon", "accuracy"],
        ),
    )
    wanted = pc.is_in(table["country_code"], value_set=pa.array([*CORE_COUNTRIES, *PART_OF]))
    frame: pd.DataFrame = table.filter(wanted).to_pandas().dropna(subset=["lon", "lat"])
    frame["country_code"] = frame["country_code"].replace(PART_OF)
    frame["is_estimated"] = frame.pop("accuracy").fillna(1) <= 1
    texts = frame.columns.drop(["lon", "lat", "is_estimated"])
    frame[texts] = frame[texts].fillna("").astype(object)
    frame["name"] = [_place_name(n, c) for n, c in
                     zip(frame["name"], frame["country_code"], strict=True)]
    return frame.sort_values([*texts, "lon", "lat"], ignore_index=True)


_POSTAL_COLUMNS = ["country_code", "code", "name", "admin1", "admin1_code", "admin2",
                   "admin2_code", "admin3", "admin3_code", "lat", "lon", "accuracy"]
# What the table adds to a name: village, street of Copenhagen, number of the post office.
_ADDED = {
    "LT": re.compile(r"\s+(k|mstl|m|vs|vienk|glž\. st|l k)\.?$"),
    "EE": re.compile(r"\s+(küla|alevik|alev|linn|linnaosa)$"),
    "DK": re.compile(r"\s+(C|K|V|Ø|N|S|NV|SV|SØ|NØ|M)$"),
    "RU": re.compile(r"(\s+(\d+|[А-Я]{2,3}))+$"),
}


def _place_name(name: str, country: str) -> str:
    added = _ADDED.get(country)
    return added.sub("", name).strip() if added else name.strip()


def read_nuts_of_codes(path: Path) -> Mapping[tuple[str, str], str]:
    """Return the NUTS 3 code (2024) of each country and postal code of ``nuts.db``."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        rows = database.execute("select alpha_2, zip, nuts_3 from nuts order by 1, 2")
        return {(country, code): nuts for country, code, nuts in rows}
