"""The filtered catalogue as GeoJSON, GeoParquet and a Frictionless Data Package.

Every row of the selection is in every format, the partners that are not located too. Made anew on
the click, with the same bytes for the same selection, catalogue and day.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from data.columns import Kind
from data.export import COLUMNS, ExportKind, csv_bytes, data_dictionary
from data.selected import KINDS, LICENCE, Selected, plain_values
from data.tables import LIST_SEPARATOR

LON_LAT_DECIMALS = 6
_TYPES: dict[Kind, str] = {"text": "string", "text_list": "string", "boolean": "boolean",
                           "integer": "integer", "number": "number", "date": "date"}


def geojson_bytes(selected: Selected) -> bytes:
    """Return the partners as GeoJSON (RFC 7946); one that is not located has no geometry."""
    frame = selected.frame("partners")
    cells = {c.name: plain_values(frame[c.name], c) for c in COLUMNS["partners"]}
    rows = (dict(zip(cells, values, strict=True)) for values in zip(*cells.values(), strict=True))
    features = [{"type": "Feature", "id": row["partner_id"], "geometry": _point(row),
                 "properties": row} for row in rows]
    collection = {"type": "FeatureCollection", "about": dict(selected.about()),
                  "features": features}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False,
                      separators=(",", ":")).encode("utf-8", "replace")


def geoparquet_bytes(selected: Selected) -> bytes:
    """Return the partners as GeoParquet 1.1 with a bounding box a row."""
    # Loaded when first asked for: it takes a second that the first page should not wait.
    import geopandas as gpd

    frame = selected.frame("partners")
    for column in COLUMNS["partners"]:
        if column.kind == "text_list":
            frame[column.name] = frame[column.name].map(LIST_SEPARATOR.join)
    points = gpd.points_from_xy(frame["lon"], frame["lat"])
    located = frame["lon"].notna().to_numpy()
    geometry = gpd.GeoSeries(points, crs="OGC:CRS84").where(located, None)
    table = gpd.GeoDataFrame(frame.reset_index(drop=True), geometry=geometry, crs="OGC:CRS84")
    stream = io.BytesIO()
    table.to_parquet(stream, index=False, schema_version="1.1.0", write_covering_bbox=True)
    return stream.getvalue()


def package_bytes(selected: Selected) -> bytes:
    """Return a zip that is a Frictionless Data Package: tables, meanings, filter and licences."""
    files = {f"{kind}.csv": csv_bytes(selected.frame(kind), COLUMNS[kind]) for kind in KINDS}
    files["README.txt"] = "".join(f"{n}: {t}\n" for n, t in selected.about()).encode()
    files["datapackage.json"] = _json(_descriptor(selected))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (*selected.today.timetuple()[:3], 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return stream.getvalue()


def _descriptor(selected: Selected) -> dict[str, Any]:
    sources = [{"title": source.title, "path": source.url}
               for source in selected.catalogue.sources.values() if source.url]
    return {
        "name": "baltic-cooperation-atlas", "title": "Baltic Cooperation Atlas",
        "profile": "data-package", "created": f"{selected.today.isoformat()}T00:00:00Z",
        "version": selected.catalogue.revision, "filter": selected.filter_text,
        "link": selected.link,
        "licenses": [{"name": LICENCE}], "sources": sources,
        "resources": [_resource(selected, kind) for kind in KINDS],
    }


def _resource(selected: Selected, kind: ExportKind) -> dict[str, Any]:
    units = dict(zip(*data_dictionary(kind)[["column", "unit"]].T.to_numpy(), strict=True))
    fields = [{"name": c.name, "type": _TYPES[c.kind], "description": c.meaning,
               **({"unit": units[c.name]} if units[c.name] else {})} for c in COLUMNS[kind]]
    key = "project_id" if kind == "projects" else "partner_id"
    mask = selected.project_mask if kind == "projects" else selected.partner_mask
    return {
        "name": kind, "path": f"{kind}.csv", "profile": "tabular-data-resource",
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8-sig",
        "rows": int(mask.sum()),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": {"fields": fields, "primaryKey": key, "missingValues": [""]},
    }


def _point(row: dict[str, Any]) -> dict[str, Any] | None:
    if row["lon"] is None or row["lat"] is None:
        return None
    place = [round(row[name], LON_LAT_DECIMALS) for name in ("lon", "lat")]
    return {"type": "Point", "coordinates": place}


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
