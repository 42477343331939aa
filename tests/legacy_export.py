"""The shipped facts of keep.eu 2014-2020 as the Excel export that they once came in."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.source_files import LEGACY_PARTNERS, LEGACY_PROJECTS, rows_of, workbook

ROOT = Path(__file__).parent.parent
RAW = ROOT / "data" / "raw" / "keep_2014_2020"
FILLER = "What the project does, in some hundred characters that no importer takes over. " * 8
Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """Rows of a committed CSV."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def legacy_export() -> tuple[bytes, int, int]:
    """The workbook, and how many projects and partners it has.

    Projects whose acronym another of the programme has are left out: the export has no ids.
    """
    names = {row["programme_code"]: row["aliases"].split("; ")[0]
             for row in read(ROOT / "data" / "curated" / "programmes.csv")}
    projects = read(RAW / "projects.csv")
    repeats = Counter((row["programme_code"], row["acronym"].casefold()) for row in projects)
    kept = {row["project_id"]: row for row in projects
            if repeats[row["programme_code"], row["acronym"].casefold()] == 1}
    partners = [row for row in read(RAW / "partners.csv") if row["project_id"] in kept]
    book = workbook({
        "Projects (lead partners)": rows_of(LEGACY_PROJECTS, *_projects(kept, names)),
        "Partners": rows_of(LEGACY_PARTNERS, *_partners(partners, kept, names)),
        "Calls": [["Programme", "Serial Number", "Start Date", "End Date", "Budget"]]})
    return book, len(kept), len(partners)


def _projects(kept: dict[str, Row], names: dict[str, str]) -> Iterator[Row]:
    for row in kept.values():
        themes = [*row["thematics"].split("; "), "", "", ""]
        yield {"Programme": names[row["programme_code"]], "Acronym": row["acronym"],
               "Project Name": row["title"], "Period": row["programming_period"],
               "Budget": row["total_budget_eur"], "EU Funding": row["eu_funding_eur"],
               "Project start": row["start_date"].replace("-", "/"),
               "Project end": row["end_date"].replace("-", "/"), "Thematic1": themes[0],
               "Thematic2": themes[1], "Thematic3": themes[2], "Description EN": FILLER,
               "Achievements EN": FILLER}


def _partners(
    partners: list[Row], kept: dict[str, Row], names: dict[str, str]
) -> Iterator[Row]:
    for row in partners:
        project = kept[row["project_id"]]
        yield {"Programme": names[project["programme_code"]], "Acronym": project["acronym"],
               "Project Partner": row["partner_name"], "Street": row["street"],
               "Lead Partner": "Yes" if row["is_lead_partner"] == "true" else "No",
               "Postal code": row["postal_code"], "Town": row["town"],
               "Country code": row["country_code"], "Legal Status": row["legal_status"],
               "NUTS3 (or equivalent)": row["nuts3_published"]}
