"""Files that the map loads once: where the partners are, and what they are called.

Each is named by a hash of its bytes, so that a browser may keep it for ever, and a new build
never mixes with an old page. Order is the catalogue's: partner i of ``partners.parquet`` is
partner i here.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.match import PRECISIONS, SURE_FROM

NO_PLACE = np.uint32(0xFFFFFFFF)
"""Place index of a partner without a point."""

LEAD, IN_REGION, UNCERTAIN, PRECISION_SHIFT = 1, 2, 4, 4
"""Bits of the flags; bits 4 to 6 hold the index in PRECISIONS."""


@dataclass(frozen=True)
class Places:
    """The distinct points of the partners.

    Attributes
    ----------
    of_partner : numpy.ndarray of uint32
        Index of the place of each partner, ``NO_PLACE`` without a point.
    table : pandas.DataFrame
        ``place_name, country_code, lon, lat`` of each place, by longitude, then latitude.
    """

    of_partner: np.ndarray
    table: pd.DataFrame


def build_static_files(
    projects: pd.DataFrame, partners: pd.DataFrame
) -> dict[str, tuple[str, bytes]]:
    """Return file name and content of ``partners`` and ``labels``."""
    index = pd.Series(np.arange(len(projects)), index=projects["project_id"])
    places = distinct_places(partners)
    contents = {
        "partners": ("bin", partners_bytes(partners, index, places)),
        "labels": ("json", labels_bytes(projects, partners, places)),
    }
    return {name: (f"{name}-{_digest(content)}.{ending}", content)
            for name, (ending, content) in contents.items()}


def distinct_places(partners: pd.DataFrame) -> Places:
    """Return the distinct points; a place takes its name from its first partner.

    Examples
    --------
    >>> partners = pd.DataFrame({"lon": [24.1, None, 24.1], "lat": [56.9, None, 56.9],
    ...                          "place_name": ["Rīga", None, "Rīga"],
    ...                          "country_code": ["LV", "LV", "LV"]})
    >>> distinct_places(partners).of_partner.tolist()
    [0, 4294967295, 0]
    """
    located = partners[partners["lon"].notna()]
    points = located.drop_duplicates(["lon", "lat"]).sort_values(["lon", "lat"], kind="stable")
    table = points[["place_name", "country_code", "lon", "lat"]].reset_index(drop=True)
    number = {point: i for i, point in enumerate(zip(table["lon"], table["lat"], strict=True))}
    of_partner = np.full(len(partners), NO_PLACE, dtype="<u4")
    of_partner[np.flatnonzero(partners["lon"].notna())] = [
        number[point] for point in zip(located["lon"], located["lat"], strict=True)]
    return Places(of_partner, table)


def partners_bytes(partners: pd.DataFrame, project_index: pd.Series, places: Places) -> bytes:
    """Return the partners as little-endian columns.

    ``uint32 n``, then ``float32 lon[n]``, ``float32 lat[n]`` (NaN without a point),
    ``uint32 project_index[n]``, ``uint32 place_index[n]`` (0xFFFFFFFF without a point) and
    ``uint8 flags[n]`` (bit 0 lead, bit 1 in the region, bit 2 uncertain, bits 4 to 6 precision).
    """
    columns = [
        np.array([len(partners)], dtype="<u4"),
        partners["lon"].to_numpy(dtype="<f4"),
        partners["lat"].to_numpy(dtype="<f4"),
        project_index.loc[partners["project_id"]].to_numpy(dtype="<u4"),
        places.of_partner.astype("<u4"),
        partner_flags(partners),
    ]
    return b"".join(column.tobytes() for column in columns)


def partner_flags(partners: pd.DataFrame) -> np.ndarray:
    """Return the flags of each partner as uint8."""
    lead = partners["is_lead_partner"].to_numpy(dtype=bool)
    inside = partners["in_region"].fillna(False).to_numpy(dtype=bool)
    uncertain = (partners["location_score"] < SURE_FROM).to_numpy(dtype=bool)
    codes = partners["location_precision"].map({name: i for i, name in enumerate(PRECISIONS)})
    flags = lead * LEAD + inside * IN_REGION + uncertain * UNCERTAIN
    return np.asarray(flags + (codes.to_numpy(dtype=int) << PRECISION_SHIFT), dtype=np.uint8)


def labels_bytes(projects: pd.DataFrame, partners: pd.DataFrame, places: Places) -> bytes:
    """Return the names of projects, places and partners, by index, as JSON."""
    short = projects["acronym"].fillna(projects["title"])
    return _json({
        "projects": _rows(projects["project_id"], short, projects["title"],
                          projects["programme_code"]),
        "places": _rows(*(places.table[name] for name in places.table.columns)),
        "partners": partners["partner_name"].tolist(),
    })


def _rows(*columns: pd.Series) -> list[list[object]]:
    """Return columns as rows, with None for what is missing."""
    lists = [column.astype(object).where(column.notna(), None).tolist() for column in columns]
    return [list(row) for row in zip(*lists, strict=True)]


def _json(value: object) -> bytes:
    """Return compact JSON in UTF-8; NaN is refused, since browsers cannot read it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def _digest(content: bytes) -> str:
    """Return a short hash of the content."""
    return hashlib.sha256(content).hexdigest()[:12]
