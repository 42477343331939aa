"""Compile the two keep.eu tables: 2014-2020 (dates, money, thematics) and 2000-2019 (leads).

Which partners are known. keep.eu lists for some programmes the lead partners only, and does
not say so. A project has at least partners of two countries (Regulation (EU) 1299/2013,
article 12, and the like before), so a project of which only lead partners are listed has
``known_partners`` = ``lead_only``, and one with other partners has ``all``. This covers the
programmes that name one lead a country: Sweden-Norway lists two or more leads, and the ENPI
programmes list a second lead that is mostly the same body under another spelling.

Country. The given tables have a country code and a country name, which disagree in 38 rows
(mostly a border town put into the neighbour's country); each was judged by postal code and town and
stands in ``partner_corrections.csv``. A new disagreement is an error until it is judged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.compile_common import (
    Compiled,
    Context,
    Given,
    Row,
    by_project,
    given_ids,
    is_lead,
    number,
    partner_row,
    published,
)
from data.compile_corrections import Correction, CorrectionError, correct_partners, correct_projects
from data.countries import country_code_of
from data.programmes import resolve

FAMILY = "keep"
SOURCE_URL = "https://keep.eu"

PARTNER_COLUMNS = (
    "project_key", "partner_name", "is_lead_partner", "street", "postal_code", "town", "country",
    "country_name", "nuts3_published", "legal_status",
)
LEAD_PROJECT_COLUMNS = ("project_key", "programme", "period", "acronym")
PROJECT_COLUMNS = (
    *LEAD_PROJECT_COLUMNS, "title_en", "title_2", "title_3", "start_date", "end_date",
    "total_budget_eur", "eu_funding_eur", "thematic_1", "thematic_2", "thematic_3",
    "thematic_objective", "investment_priority", "macro_strategy", "call",
)


@dataclass(frozen=True)
class KeepTables:
    """The given projects and partners of one keep.eu export."""

    source_code: str
    projects: Sequence[Given]
    partners: Sequence[Given]


def compile_keep(
    given: KeepTables, corrections: Sequence[Correction], context: Context
) -> Compiled:
    """Return the canonical rows of a keep.eu export.

    Parameters
    ----------
    given : KeepTables
        As read; the 2000-2019 table has no columns after ``acronym``.
    corrections : sequence of Correction
        Of projects and of partners.
    context : Context
        Registry and day of retrieval.

    Raises
    ------
    data.programmes.ProgrammeError
        For a programme that the registry does not know.
    CorrectionError
        For a country code and name that disagree and have not been judged.
    """
    projects = [dict.fromkeys(PROJECT_COLUMNS, "") | dict(row) for row in given.projects]
    groups = by_project(given.partners)
    codes = [resolve(row["programme"], row["period"], context.registry) for row in projects]
    ids = given_ids(projects, codes, groups, FAMILY)
    rows, titles, partners = [], [], []
    for project, code, our_id in zip(projects, codes, ids, strict=True):
        group = groups[project["project_key"]]
        rows.append(_project(project, code, our_id, group) | _source(given.source_code, context))
        titles.extend(_titles(project, our_id))
        partners.extend(_partners(our_id, group))
    corrected = correct_partners(partners, corrections)
    _check_countries(corrected)
    return Compiled(given.source_code, correct_projects(rows, corrections), titles, corrected)


def _source(source_code: str, context: Context) -> Row:
    """Return the columns that say where a project comes from.

    ``source_date`` stays empty: of the export only the year is known (SOURCES.toml).
    """
    return {"source_code": source_code, "source_url": SOURCE_URL,
            "retrieved_date": context.retrieved}


def _project(given: Given, code: str, our_id: str, partners: Sequence[Given]) -> Row:
    """Return the canonical row of a project."""
    objective = given["thematic_objective"]
    return {
        "project_id": our_id,
        "acronym": published(given["acronym"]),
        "title": _first_title(given),
        "programme_code": code,
        "programming_period": given["period"],
        "start_date": published(given["start_date"]),
        "end_date": published(given["end_date"]),
        "total_budget_eur": number(given["total_budget_eur"]),
        "eu_funding_eur": number(given["eu_funding_eur"]),
        "thematics": _thematics(given),
        "thematic_objective": f"TO{objective}" if objective else None,
        "investment_priority": published(given["investment_priority"]),
        "macro_regional_strategy": published(given["macro_strategy"]),
        "call": published(given["call"]),
        "known_partners": "lead_only" if all(map(is_lead, partners)) else "all",
    }


def _first_title(given: Given) -> str:
    """Return the English title, else the first published, else the acronym."""
    return (given["title_en"] or given["title_2"] or given["title_3"] or given["acronym"])


def _thematics(given: Given) -> tuple[str, ...]:
    """Return the published thematics in order, each once."""
    listed = (given["thematic_1"], given["thematic_2"], given["thematic_3"])
    return tuple(dict.fromkeys(text for text in listed if text))


def _titles(given: Given, our_id: str) -> list[Row]:
    """Return the titles by language; of the second and third the source does not say which."""
    english = given["title_en"]
    others = dict.fromkeys(text for text in (given["title_2"], given["title_3"])
                           if text and text != english)
    listed = ([("en", english)] if english else []) + [("und", text) for text in others]
    return [{"project_id": our_id, "language": language, "title": text}
            for language, text in listed]


def _partners(our_id: str, group: Sequence[Given]) -> list[Row]:
    """Return the canonical rows of a project's partners."""
    return [
        partner_row(our_id, order, given) | {
            "street": published(given["street"]),
            "postal_code": published(given["postal_code"]),
            "town": published(given["town"]),
            "country_code": published_country(given),
            "nuts3_published": published(given["nuts3_published"]),
        }
        for order, given in enumerate(group, start=1)
    ]


def published_country(given: Given) -> str:
    """Return the country code, or code and name with a question mark where they disagree.

    Examples
    --------
    >>> published_country({"country": "FI", "country_name": "Finland"})
    'FI'
    >>> published_country({"country": "FI", "country_name": "Iceland"})
    'FI? Iceland'
    """
    code, name = given["country"], given["country_name"]
    return code if country_code_of(name) == code else f"{code}? {name}"


def _check_countries(partners: Sequence[Mapping[str, Any]]) -> None:
    """Raise CorrectionError for a disagreement of country code and name not yet judged."""
    open_cases = [
        f"{row['partner_id']} {row['country_code']!r} "
        f"({row['postal_code'] or 'no code'}, {row['town']})"
        for row in partners if "?" in row["country_code"]
    ]
    if open_cases:
        raise CorrectionError(
            f"Country code and name disagree for {len(open_cases)} partners: "
            f"{'; '.join(open_cases)}. Judge each in data/curated/partner_corrections.csv."
        )
