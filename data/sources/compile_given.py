"""From two given tables of text to a delivery: values, programmes, ids, corrections, checks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from data.check import Rules, checked, dates_in_order
from data.columns import PARTNER_FACTS, PROJECTS, TITLES, Schema, names
from data.compile_common import NAME_NOT_PUBLISHED
from data.model import Source
from data.sources.corrected import apply_corrections
from data.sources.delivery import Delivery, Finding, ImportContext, Rejected, empty_tables
from data.sources.files import SourceFile, checksum, joined_name
from data.sources.given import (
    DATES,
    KEY,
    ORIGIN,
    PARTNER_COLUMNS,
    PARTNER_MONEY,
    PROJECT_COLUMNS,
    PROJECT_MONEY,
    TITLE_COLUMNS,
    Given,
    Recipe,
    place_of,
)
from data.sources.identify import REPEATED, first_filled, identify, in_order, partner_ids
from data.sources.limits import Limits
from data.sources.membership import among
from data.sources.money import plain_dates, plain_money
from data.sources.partner_columns import (
    with_countries,
    with_legal_status,
    with_nuts,
    with_roles,
    without_doubt,
)
from data.sources.points import published_points
from data.sources.programmes_of import with_programmes
from data.sources.texts import clean_cells, text_finding, too_long
from data.tables import table_from_rows

SHOWN = 80


@dataclass
class _Work:
    """A file's tables on their way, with what was found and rejected."""

    given: Given
    recipe: Recipe
    context: ImportContext
    findings: list[Finding] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    def reject(self, rows: pd.DataFrame, column: str, reason: str) -> None:
        """Reject rows for one column."""
        values = rows[column].tolist() if column in rows.columns else [""] * len(rows)
        table = "partners" if "partner_name" in rows.columns else "projects"
        place = place_of(self.given.names, column)
        for sheet, row, value in zip(rows[ORIGIN[0]], rows[ORIGIN[1]], values, strict=True):
            self.rejected.append(Rejected(self.given.file, str(sheet), int(row), place,
                                          _shown(str(value)), reason, table))

    def without(self, frame: pd.DataFrame, bad: pd.Series | np.ndarray, column: str,
                reason: str) -> pd.DataFrame:
        """Return a table without bad rows, which are rejected."""
        bad = np.asarray(bad, dtype=bool)
        if bad.any():
            self.reject(frame[bad], column, reason)
        return frame[~bad].reset_index(drop=True) if bad.any() else frame


def _shown(value: str) -> str:
    return value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"


def compile_given(
    given: Given, recipe: Recipe, source: Source, files: list[SourceFile],
    context: ImportContext, limits: Limits,
) -> Delivery:
    """Return the delivery of a file.

    Parameters
    ----------
    given : Given
        Projects and partners as text.
    recipe : Recipe
        How the format is to be read.
    source : Source
        Where it is from.
    files : list of SourceFile
        For name and checksum.
    context : ImportContext
        Registry, crosswalk, countries, corrections, today.
    limits : Limits
        Of the length of cells.
    """
    work = _Work(given, recipe, context, list(given.findings), list(given.rejected))
    projects, partners = _cleaned(work, limits)
    work.given = given = replace(given, projects=projects[:0], partners=partners[:0])
    partners = _partner_values(work, partners)
    projects = _project_values(work, _with_partner_notes(projects, partners))
    partners = work.without(partners, ~among(partners[KEY], projects[KEY]), KEY,
                            "its project is not in the file, or was rejected")
    projects, made = with_programmes(projects, context, work)
    partners = in_order(partners, recipe)
    ids, repeated = identify(projects, partners, recipe, context.known_ids)
    projects = work.without(projects.assign(project_id=ids), repeated, KEY, REPEATED)
    tables, locations = _tables(work, projects, partners, source)
    return Delivery(source, recipe.format_name, joined_name(files), checksum(files),
                    tables, made, dict(given.rows_in), tuple(work.rejected),
                    tuple(work.findings), dict(given.joined), locations)


def _cleaned(work: _Work, limits: Limits) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the tables with clean cells, without rows that have a cell too long."""
    cleaned, count = [], 0
    for frame, columns in ((work.given.projects, PROJECT_COLUMNS),
                           (work.given.partners, PARTNER_COLUMNS)):
        used = [name for name in frame.columns if name in columns and name != KEY]
        long = too_long(frame, used, limits.cell_characters)
        for column in sorted(set(long) - {""}):
            work.reject(frame[long == column], column,
                        f"a text of more than {limits.cell_characters:,} characters")
        frame, changed = clean_cells(frame[long == ""].reset_index(drop=True), used)
        cleaned.append(frame)
        count += changed
    work.findings += text_finding(count)
    return cleaned[0], cleaned[1]


def _project_values(work: _Work, projects: pd.DataFrame) -> pd.DataFrame:
    """Return projects with plain dates and money and a title."""
    for change, columns in ((plain_dates, DATES), (plain_money, PROJECT_MONEY)):
        projects, findings = change(projects, columns, work.recipe, work.given.names)
        work.findings += findings
    title = first_filled(projects, (*TITLE_COLUMNS, "acronym"))
    return work.without(projects.assign(_title=title), title == "", "title",
                        "neither title nor acronym")


def _partner_values(work: _Work, partners: pd.DataFrame) -> pd.DataFrame:
    """Return partners with plain money, ISO countries, NUTS codes, roles and a name."""
    partners, findings = plain_money(partners, PARTNER_MONEY, work.recipe, work.given.names)
    work.findings += findings
    for change in (with_countries, with_nuts):
        partners, findings = change(partners, work.context)
        work.findings += findings
    partners, findings = with_roles(with_legal_status(partners))
    work.findings += findings
    name = partners["partner_name"]
    return partners.assign(partner_name=name.where(name != "", NAME_NOT_PUBLISHED))


def _with_partner_notes(projects: pd.DataFrame, partners: pd.DataFrame) -> pd.DataFrame:
    """Return projects with the notes of their partners (amounts in another currency)."""
    if "note" not in partners.columns or not (partners["note"] != "").any():
        return projects
    noted = partners[partners["note"] != ""]
    said = (noted["partner_name"] + ": " + noted["note"]).groupby(noted[KEY]).agg(" ".join)
    before = projects["note"] if "note" in projects.columns else ""
    return projects.assign(note=(before + " " + projects[KEY].map(said).fillna("")).str.strip())


def _tables(
    work: _Work, projects: pd.DataFrame, partners: pd.DataFrame, source: Source
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Return the checked canonical tables, and the published points of partners."""
    our_ids = dict(zip(projects[KEY], projects["project_id"], strict=True))
    partners = work.without(partners, ~among(partners[KEY], projects[KEY]), KEY,
                            "its project was rejected")
    partners = partners.assign(project_id=partners[KEY].map(our_ids))
    ids, order = partner_ids(partners)
    partners = partners.assign(partner_id=ids, partner_order=order.astype("str"))
    projects, partners, applied = apply_corrections(
        _with_source(work, projects, partners, source), partners, work.context.corrections,
        work.recipe.same_partners)
    work.findings += applied
    partners, doubts = without_doubt(partners)
    work.findings += doubts
    good = _checked(work, projects, PROJECTS, Rules("project_id", extra=dates_in_order))
    kept = good["project_id"]
    partners = work.without(partners, ~among(partners["project_id"], kept), KEY,
                            "its project was rejected")
    facts = _checked(work, partners, PARTNER_FACTS, Rules("partner_id"))
    points, found = published_points(partners[among(partners["partner_id"], facts["partner_id"])],
                                     source, work.context)
    work.findings += found
    titles = _titles(projects[among(projects["project_id"], kept)], work.recipe)
    return empty_tables() | {"projects": good, "partners": facts, "titles": titles}, points


def _with_source(
    work: _Work, projects: pd.DataFrame, partners: pd.DataFrame, source: Source
) -> pd.DataFrame:
    """Return projects with title, source, and which partners are known."""
    follows = partners[partners["is_lead_partner"] == "false"]
    known = np.where(among(projects[KEY], follows[KEY]), "all", "lead_only")
    given_known = projects.get("known_partners", pd.Series("", projects.index, dtype="str"))
    day = work.context.source_date
    url = projects.get("source_url", pd.Series("", projects.index, dtype="str"))
    dated = projects.get("source_date", pd.Series("", projects.index, dtype="str"))
    return projects.assign(
        title=projects["_title"], known_partners=given_known.where(given_known != "", known),
        source_code=source.code, source_url=url.where(url != "", source.url),
        source_date=dated.where(dated != "", day.isoformat() if day else ""),
        retrieved_date=work.context.retrieved.isoformat(), **_title_columns(projects))


def _title_columns(projects: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the title as given, which the column ``title`` is about to lose."""
    return {"_given_title": projects["title"]} if "title" in projects.columns else {}


def _checked(work: _Work, cells: pd.DataFrame, schema: Schema, rules: Rules) -> pd.DataFrame:
    """Return the good rows of a table with their types; the others are rejected."""
    blank = pd.Series("", index=cells.index, dtype="str")
    texts = pd.DataFrame({name: cells[name] if name in cells.columns else blank
                          for name in names(schema)}).reset_index(drop=True)
    good, bad = checked(texts, schema, work.given.file, rules)
    for one in bad:
        place = cells.iloc[one.row - 2]
        work.rejected.append(Rejected(
            work.given.file, str(place[ORIGIN[0]]), int(place[ORIGIN[1]]),
            place_of(work.given.names, one.column), one.value, one.reason,
            "partners" if schema is PARTNER_FACTS else "projects"))
    return good


def _titles(projects: pd.DataFrame, recipe: Recipe) -> pd.DataFrame:
    """Return every title with its language, each once a project."""
    languages = {"title_en": "en", "_given_title": recipe.title_language}
    pieces = []
    for column in ("title_en", "_given_title", "title_2", "title_3", "title_4"):
        if column in projects.columns:
            filled = projects[projects[column] != ""]
            pieces.append(pd.DataFrame({"project_id": filled["project_id"],
                                        "language": languages.get(column, "und"),
                                        "title": filled[column]}))
    if not pieces:
        return table_from_rows([], TITLES)
    titles = pd.concat(pieces).drop_duplicates(["project_id", "title"], ignore_index=True)
    return checked(titles.astype("str"), TITLES, "")[0]
