"""Points that a file publishes for its partners, as overrides of the geocoder."""

from __future__ import annotations

import pandas as pd

from data.columns_curated import PUBLISHED_POINTS
from data.model import Source
from data.sources.delivery import Finding, ImportContext
from data.tables import table_from_rows, with_types


def published_points(
    partners: pd.DataFrame, source: Source, context: ImportContext
) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the partners of which longitude and latitude are published and on the globe."""
    if not {"lon", "lat"} <= set(partners.columns) or partners.empty:
        return table_from_rows([], PUBLISHED_POINTS), []
    lon, lat = (pd.to_numeric(partners[name].str.replace(",", "."), errors="coerce")
                for name in ("lon", "lat"))
    given = (partners["lon"] != "") | (partners["lat"] != "")
    good = lon.abs().le(180) & lat.abs().le(90) & ~(lon.eq(0) & lat.eq(0))
    blank = pd.Series("", index=partners.index, dtype="str")
    town = partners.get("town", blank)
    points = pd.DataFrame({
        "partner_id": partners["partner_id"], "organisation": None, "country_code": None,
        "lon": lon, "lat": lat, "place_name": town.where(town != "", "point of the source"),
        "reason": "The source publishes the point.", "source": source.title,
        "date": context.retrieved.isoformat(),
    })[good]
    bad = int((given & ~good).sum())
    found = [Finding("source", f"{len(points):,} partners have a published point.")]
    found += [Finding("source", f"{bad:,} published points are not on the globe, or are 0, 0: they "
                                "are not used.")] if bad else []
    return with_types(points, PUBLISHED_POINTS), found if len(points) or bad else []
