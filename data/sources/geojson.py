"""GeoJSON (RFC 7946): points with our columns, or names that are known, as properties.

One feature a partner, as the atlas itself writes them; positions are longitude, latitude in
WGS 84. A feature that is no point is rejected.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from data.sources import own_table
from data.sources.delivery import Delivery, ImportContext, Rejected, SourceError
from data.sources.files import SourceFile
from data.sources.grid import Table
from data.sources.guess import guess_columns
from data.sources.header_words import WORDS_FILE, load_header_words
from data.sources.json_records import child, parse_json, text_of
from data.sources.limits import Limits
from data.sources.mapping import TARGETS, TableMapping
from data.sources.own_table import source_code

FORMAT = "geojson"
LON_LAT = ("lon", "lat")


def matches(value: object) -> bool:
    """Tell whether a JSON value is GeoJSON."""
    return isinstance(value, dict) and value.get("type") in ("FeatureCollection", "Feature")


def read(files: list[SourceFile], context: ImportContext, limits: Limits) -> Delivery:
    """Return the delivery of a collection of points.

    Raises
    ------
    SourceError
        If it is not GeoJSON, or has no property that names partner and project.
    """
    file = files[0]
    value = parse_json(file, limits)
    if not matches(value):
        raise SourceError(f"{file.name} is not GeoJSON: a FeatureCollection is expected.")
    listed = value.get("features", [value]) if value["type"] == "FeatureCollection" else [value]
    table = _table(file, listed if isinstance(listed, list) else [], limits)
    mapping = _mapping(table, file, context)
    return own_table.deliver(table, mapping, [file], context, limits, FORMAT)


def _table(file: SourceFile, features: list[Any], limits: Limits) -> Table:
    """Return the points as a table of their properties, longitude and latitude."""
    rows: list[dict[str, str]] = []
    numbers, rejected = [], []
    for number, feature in enumerate(features, start=1):
        point = _point(feature)
        if point is None:
            kind = child(feature, "geometry").get("type") if isinstance(feature, dict) else None
            rejected.append(Rejected(file.name, "", number, "geometry", text_of(kind),
                                     "not a point with longitude and latitude"))
            continue
        properties = {str(key): text_of(cell) for key, cell in child(feature, "properties").items()}
        rows.append(properties | dict(zip(LON_LAT, point, strict=True)))
        numbers.append(number)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    if len(columns) > limits.columns:
        raise SourceError(f"{file.name} has {len(columns):,} properties. {limits.told()}")
    cells = pd.DataFrame({name: [row.get(name, "") for row in rows] for name in columns},
                         dtype="str")
    return Table(file.name, "", cells, np.array(numbers, dtype=np.int64), 0, (), tuple(rejected))


def _point(feature: object) -> tuple[str, str] | None:
    """Return longitude and latitude of a feature as text; None if it is no point."""
    geometry = child(feature, "geometry") if isinstance(feature, Mapping) else {}
    position = geometry.get("coordinates")
    if geometry.get("type") != "Point" or not isinstance(position, list) or len(position) < 2:
        return None
    lon, lat = position[:2]
    if any(type(number) not in (int, float) for number in (lon, lat)):
        return None
    return (repr(lon), repr(lat)) if abs(lon) <= 180 and abs(lat) <= 90 else None


def _mapping(table: Table, file: SourceFile, context: ImportContext) -> TableMapping:
    """Return the mapping of properties: our own names, else names that are surely known."""
    ours = {name: name for name in table.columns if name in TARGETS}
    guesses = guess_columns(table, load_header_words(WORDS_FILE), context.countries)
    guessed = {guess.column: guess.target for guess in guesses
               if guess.kept and guess.confidence >= 0.75
               and guess.target not in ours and guess.column not in ours}
    constants = {} if "programme" in (*ours, *guessed.values()) or "programme_code" in ours else {
        "programme": file.name.rpartition(".")[0] or file.name}
    return TableMapping(ours | guessed, constants,
                        source={"code": source_code(file.name), "title": file.name})
