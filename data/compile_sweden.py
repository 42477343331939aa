"""Compile the Swedish partners of Interreg projects 2021-2027.

The publisher lists the Swedish partners only, so ``known_partners`` is ``one_country`` with
country SE, and the project's own budget and EU funding are not known (empty): the money is
the EU funding of each Swedish partner. The title is given under an English heading but is in
Swedish, Norwegian or Danish for many, so its language is ``und``.

The policy objective follows the published specific objective: the given table has the
programme's priority number instead of the objective for a few (RSO6.4 under "PO3"), and "ISO"
or "PO6" for the Interreg objective of better governance, which is ISO1 (Regulation (EU)
2021/1059, article 14; its specific objectives are numbered 6.x, those of ISO2 7.x).
"""

from __future__ import annotations

from collections.abc import Sequence

from data.compile_common import (
    Compiled,
    Context,
    Given,
    Row,
    by_project,
    given_ids,
    number,
    partner_row,
    published,
)
from data.compile_corrections import Correction, correct_partners, correct_projects
from data.programmes import resolve

FAMILY = "tillvaxtverket"
SOURCE_CODE = "sweden_2021_2027"
SOURCE_URL = "https://tillvaxtverket.se"

PROJECT_COLUMNS = (
    "project_key", "programme", "period", "acronym", "title_en", "project_type", "start_date",
    "end_date", "policy_objective", "specific_objective", "cooperation_strand",
)
PARTNER_COLUMNS = (
    "project_key", "partner_name", "is_lead_partner", "country", "nuts3_name", "legal_status",
    "organisation_type", "eu_funding_eur",
)


def compile_sweden(
    projects: Sequence[Given],
    partners: Sequence[Given],
    corrections: Sequence[Correction],
    context: Context,
) -> Compiled:
    """Return the canonical rows of the Swedish table."""
    groups = by_project(partners)
    codes = [resolve(row["programme"], row["period"], context.registry) for row in projects]
    ids = given_ids(projects, codes, groups, FAMILY)
    rows = [_project(given, code, our_id) | {"retrieved_date": context.retrieved}
            for given, code, our_id in zip(projects, codes, ids, strict=True)]
    titles = [{"project_id": our_id, "language": "und", "title": given["title_en"]}
              for given, our_id in zip(projects, ids, strict=True)]
    partner_rows = [row for given, our_id in zip(projects, ids, strict=True)
                    for row in _partners(our_id, groups[given["project_key"]])]
    return Compiled(SOURCE_CODE, correct_projects(rows, corrections), titles,
                    correct_partners(partner_rows, corrections))


def _project(given: Given, code: str, our_id: str) -> Row:
    """Return the canonical row of a project."""
    return {
        "project_id": our_id,
        "acronym": published(given["acronym"]),
        "title": given["title_en"],
        "programme_code": code,
        "programming_period": given["period"],
        "start_date": published(given["start_date"]),
        "end_date": published(given["end_date"]),
        "policy_objective": policy_objective(given["specific_objective"]),
        "specific_objective": published(given["specific_objective"]),
        "project_type": published(given["project_type"]),
        "known_partners": "one_country",
        "known_partners_country": "SE",
        "source_code": SOURCE_CODE,
        "source_url": SOURCE_URL,
    }


def policy_objective(specific_objective: str) -> str | None:
    """Return the policy objective that a specific objective belongs to.

    Examples
    --------
    >>> [policy_objective(text) for text in ("RSO2.7", "ISO6.6", "RSO6.4", "")]
    ['PO2', 'ISO1', 'ISO1', None]
    """
    if not specific_objective:
        return None
    objective = specific_objective.removeprefix("RSO").removeprefix("ISO").split(".")[0]
    return {"6": "ISO1", "7": "ISO2"}.get(objective, f"PO{objective}")


def _partners(our_id: str, group: Sequence[Given]) -> list[Row]:
    """Return the canonical rows of a project's Swedish partners."""
    return [
        partner_row(our_id, order, given) | {
            "region_published": published(given["nuts3_name"]),
            "country_code": given["country"],
            "organisation_type": published(given["organisation_type"]),
            "partner_eu_funding_eur": number(given["eu_funding_eur"]),
        }
        for order, given in enumerate(group, start=1)
    ]
