"""keep.eu's JSON of its interface: one project, or a list of projects."""

from __future__ import annotations

from collections.abc import Iterator

from data.sources.compile_given import compile_given
from data.sources.delivery import Delivery, ImportContext, Rejected, SourceError
from data.sources.files import SourceFile
from data.sources.given import KEY, ORIGIN, Given, list_cell
from data.sources.json_records import (
    Record,
    child,
    children,
    first_of,
    parse_json,
    text_frame,
    text_of,
)
from data.sources.keep_common import keep_recipe, keep_source
from data.sources.limits import Limits

FORMAT = "keep_json"

PROJECT_FIELDS = {
    "contract_number": ("project_id",), "acronym": ("acronym", "project_acronym"),
    "title_en": ("name_in_english", "title_in_english", "title_en", "name_en", "project_name_en"),
    "title": ("title", "name", "project_name"), "start_date": ("start_date", "project_start"),
    "end_date": ("end_date", "project_end"), "total_budget_eur": ("total_budget",),
    "eu_funding_eur": ("eu_funding",), "specific_objective": ("specific_objective",),
}
"""Our column -> names in the file, the first that is filled is used."""
PARTNER_FIELDS = {
    "partner_name": ("name", "name_in_original_language", "name_en", "name_in_english"),
    "street": ("street",), "postal_code": ("postcode", "postal_code"), "town": ("town", "city"),
    "country_code": ("country_code", "country"), "nuts3_published": ("nuts3",),
}
PARTNERSHIP_FIELDS = {
    "is_lead_partner": ("type",), "partner_budget_eur": ("total_budget",),
    "partner_programme_funding_eur": ("co_financing_eur",),
    "organisation_type": ("organisation_type",),
}
COLUMNS = (*PROJECT_FIELDS, "thematics", "programme", "programming_period")
PARTNER_COLUMNS = (*PARTNER_FIELDS, *PARTNERSHIP_FIELDS, "lon", "lat")


def records_in(value: object) -> list[Record]:
    """Return the projects in a JSON value: one, a list, or a page of results."""
    if isinstance(value, dict):
        value = value.get("results", value.get("projects", [value]))
    listed = value if isinstance(value, list) else []
    return [item for item in listed if isinstance(item, dict)]


def matches(value: object) -> bool:
    """Tell whether a JSON value is of this format."""
    records = records_in(value)
    return any("partnerships" in record or {"programme", "total_budget"} <= set(record)
               for record in records[:20])


def read(files: list[SourceFile], context: ImportContext, limits: Limits) -> Delivery:
    """Return the delivery of one or several JSON files.

    Raises
    ------
    SourceError
        If a file is not JSON, or holds no project.
    """
    records = [(file.name, record) for file in files
               for record in records_in(parse_json(file, limits))]
    if not records:
        raise SourceError(f"{files[0].name} holds no project: an object with programme and "
                          "partnerships is expected, or a list of such.")
    source = keep_source(FORMAT, "keep.eu: projects in JSON", context)
    return compile_given(_given(records), keep_recipe(FORMAT), source, files, context, limits)


def _given(records: list[tuple[str, Record]]) -> Given:
    """Return projects and partners; a record without a programme is rejected."""
    projects, partners, rejected = [], [], []
    for number, (file, record) in enumerate(records, start=1):
        key = {KEY: str(number), ORIGIN[1]: str(number)}
        project = _project(record) | key
        if not project["programme"]:
            rejected.append(Rejected(file, "", number, "programme.title", "",
                                     "no programme is named", "projects"))
            continue
        projects.append(project)
        partners += [partner | key for partner in _partners(record)]
    names = {ours: fields[0] for ours, fields in
             (PROJECT_FIELDS | PARTNER_FIELDS | PARTNERSHIP_FIELDS).items()}
    return Given(records[0][0], text_frame(projects, COLUMNS),
                 text_frame(partners, PARTNER_COLUMNS), names,
                 {"projects": len(records), "partners": len(partners)}, {}, (), tuple(rejected))


def _project(record: Record) -> dict[str, str]:
    """Return our columns of a project."""
    programme = child(record, "programme")
    themes = record.get("themes")
    listed = themes if isinstance(themes, list) else []
    names = [first_of(item, ("name", "title")) if isinstance(item, dict) else text_of(item)
             for item in listed]
    return {ours: first_of(record, fields) for ours, fields in PROJECT_FIELDS.items()} | {
        "thematics": list_cell(names),
        "programme": first_of(programme, ("title", "name")) or text_of(record.get("programme")),
        "programming_period": first_of(programme, ("period", "programming_period")),
    }


def _partners(record: Record) -> Iterator[dict[str, str]]:
    """Return our columns of each partner of a project."""
    for partnership in children(record, "partnerships"):
        partner = child(partnership, "partner")
        point = child(partner, "location_json") or child(partnership, "location_json")
        yield {
            **{ours: first_of({**partnership, **partner}, fields)
               for ours, fields in PARTNER_FIELDS.items()},
            **{ours: first_of({**partner, **partnership}, fields)
               for ours, fields in PARTNERSHIP_FIELDS.items()},
            "lon": text_of(point.get("lng")), "lat": text_of(point.get("lat")),
        }
