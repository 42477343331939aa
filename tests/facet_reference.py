"""The facet engine again, slow and obvious: loops over rows, straight from the definition."""

from __future__ import annotations

import math

from dashboard.filters import FACETS, Filters
from dashboard.index import Index
from geo.distance import distance_km
from geo.names import fold

OTHER_FACETS = tuple(facet for facet in FACETS
                     if facet not in {"countries", "regions", "programmes", "families"})
COLUMNS = {
    "programmes": "programme_code", "periods": "programming_period",
    "known_partners": "known_partners", "strategies": "macro_regional_strategy",
}
PARTNER_COLUMNS = {"organisation_types": "organisation_type", "precisions": "location_precision"}
PROGRAMME_COLUMNS = {"families": "family_code", "strands": "strand"}
REGION_COLUMNS = ("nuts0_code", "nuts1_code", "nuts2_code", "nuts3_code", "admin1_code")


def selected(index: Index, filters: Filters) -> list[str]:
    """Ids of the projects that match."""
    return [row["project_id"] for row in _rows(index.catalogue.projects)
            if _matches(index, filters, row)]


def counts(index: Index, filters: Filters, facet: str, values: tuple[str, ...]) -> dict[str, int]:
    """For every value: how many projects would be shown if it were the choice of its facet."""
    return {value: len(selected(index, _choosing(filters, facet, value))) for value in values}


def amounts(
    index: Index, filters: Filters, facet: str, values: tuple[str, ...], quantity: str
) -> dict[str, float]:
    """For every value: the quantity of the projects that would be shown."""
    return {value: measured(index, selected(index, _choosing(filters, facet, value)), quantity)
            for value in values}


def measured(index: Index, projects: list[str], quantity: str) -> float:
    """Measure projects, given by their ids."""
    if quantity == "projects":
        return len(projects)
    if quantity == "eu_funding":
        money = [row["eu_funding_eur"] for row in _rows(index.catalogue.projects)
                 if row["project_id"] in projects and not math.isnan(row["eu_funding_eur"])]
        return sum(money) if money else math.nan
    partners = [row for row in _rows(index.catalogue.partners) if row["project_id"] in projects]
    if quantity == "partners":
        return len(partners)
    return len({(fold(row["partner_name"]), _country(row)) for row in partners})


def _choosing(filters, facet, value):
    if facet == "countries" and filters.countries_mode == "all":
        return filters.with_(countries=filters.countries | {value})
    if facet in {"programmes", "families"}:
        return filters.with_(**{"programmes": set(), "families": set(), facet: {value}})
    return filters.with_(**{facet: {value}})


def _rows(frame):
    return frame.to_dict("records")


def _matches(index, filters, project):
    if filters.text and not _has_text(index, filters.text, project["project_id"]):
        return False
    for facets in (("programmes", "families"), *((facet,) for facet in OTHER_FACETS)):
        if any(filters.values(facet) for facet in facets) and not any(
            filters.values(facet) & set(_values(index, project, facet)) for facet in facets
        ):
            return False
    if not all(_in_range(project, name, wanted) for name, wanted in filters.ranges.items()):
        return False
    return _is_somewhere(index, filters, project["project_id"])


def _in_range(project, name, wanted):
    low = -math.inf if wanted.low is None else wanted.low
    high = math.inf if wanted.high is None else wanted.high
    if name != "dates":
        return low <= project[f"{name}_eur"] <= high  # NaN is in no range
    years = [day.year for day in (project["start_date"], project["end_date"]) if day == day]
    return bool(years) and any(
        low <= year <= high for year in range(min(years), max(years) + 1))


def _in_area(area, partner):
    lon, lat = partner["lon"], partner["lat"]
    if math.isnan(lon):
        return False
    numbers = [number / 1000 for number in area.numbers]
    if area.kind == "circle":
        return distance_km(*numbers[:2], lon, lat) <= numbers[2] * 1000
    if area.kind == "box":
        return numbers[0] <= lon <= numbers[2] and numbers[1] <= lat <= numbers[3]
    corners = list(zip(numbers[::2], numbers[1::2], strict=True))
    crossed = False
    for (x, y), (to_x, to_y) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (y > lat) != (to_y > lat) and lon < x + (lat - y) / (to_y - y) * (to_x - x):
            crossed = not crossed
    return crossed


def _has_text(index, text, project_id):
    ids = index.catalogue.projects["project_id"].tolist()
    return bool(index.search.matches(text)[ids.index(project_id)])


def _values(index, project, facet):
    if facet == "thematics":
        return project["thematics"]
    if facet == "statuses":
        ids = index.catalogue.projects["project_id"].tolist()
        return [index.status[ids.index(project["project_id"])]]
    if facet in PARTNER_COLUMNS:
        return [row[PARTNER_COLUMNS[facet]] for row in _rows(index.catalogue.partners)
                if row["project_id"] == project["project_id"]]
    if facet in COLUMNS:
        return [project[COLUMNS[facet]]]
    programmes = {row["programme_code"]: row for row in _rows(index.catalogue.programmes)}
    return [programmes[project["programme_code"]][PROGRAMME_COLUMNS[facet]]]


def _is_somewhere(index, filters, project_id):
    partners = [row for row in _rows(index.catalogue.partners) if row["project_id"] == project_id]
    places = [(_country(row), _regions(index, row),
               not filters.areas or any(_in_area(area, row) for area in filters.areas))
              for row in partners]
    if filters.countries_mode == "all":
        from_all = filters.countries <= {country for country, *_ in places}
        found = any((regions & filters.regions or not filters.regions) and inside
                    for _, regions, inside in places)
        return from_all and (found or not (filters.regions or filters.areas))
    if not filters.countries and not filters.regions and not filters.areas:
        return True
    return any(
        (not filters.countries or country in filters.countries)
        and (not filters.regions or regions & filters.regions) and inside
        for country, regions, inside in places
    )


def _country(partner):
    return partner["country_code"] if isinstance(partner["country_code"], str) else ""


def _regions(index, partner):
    parents = {row["region_code"]: row["parent_code"] for row in _rows(index.catalogue.regions)}
    codes = [partner[column] for column in REGION_COLUMNS if isinstance(partner[column], str)]
    found = set()
    for code in codes or [_country(partner)]:  # in the small world NUTS 0 is the country's code
        while isinstance(code, str) and code in parents:
            found.add(code)
            code = parents[code]
    return found
