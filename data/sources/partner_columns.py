"""Countries, NUTS codes, roles and legal status of partners, as the catalogue writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pandas as pd

from data.sources.delivery import Finding, ImportContext
from data.sources.numbers import different, taken
from geo.names import fold

LEAD_WORDS = frozenset({
    "yes", "true", "1", "y", "x", "lp", "lead", "lead partner", "leader", "coordinator",
    "lead beneficiary", "project leader", "projektledare", "stodmottagare", "vadosais partneris",
    "vadosa partneris", "juhtpartner", "paapartner", "paatoteuttaja", "koordinaattori",
    "pagrindinis partneris", "projekto vykdytojas", "partner wiodacy", "partner vedouci", "lider",
    "beneficjent wiodacy", "hovedpartner", "leadpartner", "lead applicant", "ja", "ja lp", "tak",
    "jah", "kylla", "taip", "lead partner lp", "beneficiary 1", "wiodacy", "federforende partner",
})
"""Roles that lead, folded."""
NUTS3 = re.compile(r"\b([A-Z]{2}[0-9A-Z]{3})\b")
LEGAL = {"public": "public", "private": "private", "other": "other", "offentlig": "public",
         "privat": "private", "julkinen": "public", "yksityinen": "private"}


def mapped(cells: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """Return cells with each different text changed once."""
    codes, texts = different(cells)
    return taken(codes, [change(text) for text in texts], cells)


def with_countries(
    partners: pd.DataFrame, context: ImportContext
) -> tuple[pd.DataFrame, list[Finding]]:
    """Return partners with ISO codes; a country that is not known stays as written.

    Codes are read as the Commission's (EL, UK), as ``LV Latvia / LATVIJA``, or as names. Where
    code and name of a row disagree the cell becomes ``RS? Romania``, for a correction.
    """
    if "country_code" not in partners.columns:
        return partners.assign(country_code=""), []
    given = partners["country_code"]
    codes = mapped(given, lambda text: _country(text, context) or text)
    if "country_name" in partners.columns:
        codes = _with_names(codes, partners["country_name"], context)
    changed = Counter(zip(given[codes != given], codes[codes != given], strict=True))
    renamed = [f"{old} as {new}" for (old, new), _ in changed.most_common(4) if "?" not in new]
    findings = [Finding("country", f"Countries were read: {', '.join(renamed)}.")]
    return partners.assign(country_code=codes), findings if renamed else []


def _country(text: str, context: ImportContext) -> str:
    """Return the ISO code of a country by code, by name, or by code and name."""
    if not text:
        return ""
    whole = context.countries.code(text)
    if whole:
        return whole
    first, _, rest = text.partition(" ")
    return context.countries.code(first) if len(first) == 2 and rest else (
        next((code for part in re.split(r"[/,;|(]", text)
              if (code := context.countries.code(part.strip(" )")))), ""))


def _with_names(codes: pd.Series, names: pd.Series, context: ImportContext) -> pd.Series:
    """Return the codes; those that another country's name stands beside get a question mark."""
    by_name = mapped(names, lambda text: _country(text, context))
    filled = codes.where(codes != "", by_name)
    clash = (codes != "") & (by_name != "") & (codes != by_name)
    return filled.where(~clash, codes + "? " + names)


def without_doubt(partners: pd.DataFrame) -> tuple[pd.DataFrame, list[Finding]]:
    """Return partners with the published code where code and name disagree, and say so."""
    doubtful = partners["country_code"].str.contains("? ", regex=False)
    if not doubtful.any():
        return partners, []
    shown = "; ".join(partners.loc[doubtful, "partner_name"].head(3))
    codes = partners["country_code"].str.replace(r"\? .*", "", regex=True)
    text = (f"Code and name of the country disagree for {int(doubtful.sum())} partners, the code "
            f"is used: {shown}.")
    return partners.assign(country_code=codes), [Finding("country", text)]


def with_nuts(
    partners: pd.DataFrame, context: ImportContext
) -> tuple[pd.DataFrame, list[Finding]]:
    """Return partners with bare NUTS 3 codes as published, and the vintages they are of."""
    if "nuts3_published" not in partners.columns:
        return partners, []
    given = partners["nuts3_published"]
    codes = mapped(given, _nuts3)
    other = (codes == "") & (given != "")
    regions = partners.get("region_published", pd.Series("", partners.index, dtype="str"))
    partners = partners.assign(nuts3_published=codes,
                               region_published=regions.where(~other | (regions != ""), given))
    return partners, [_vintages(codes, context)] if (codes != "").any() else []


def _nuts3(text: str) -> str:
    found = NUTS3.search(text)
    return found[1] if found else ""


def _vintages(codes: pd.Series, context: ImportContext) -> Finding:
    """Return of which NUTS vintages the codes are."""
    counts: Counter[str] = Counter()
    for code, number in codes[codes != ""].value_counts().items():
        found = context.crosswalk.to_2021(str(code))
        counts[found.vintage if found else ""] += int(number)
    said = [f"{counts[v]:,} of NUTS {v}" for v in sorted(counts, reverse=True) if v]
    said += [f"{counts['']:,} of no vintage that is known"] if counts[""] else []
    return Finding("nuts", f"NUTS 3 codes: {', '.join(said)}. They are kept as published and "
                           "compared through the crosswalk.")


def with_roles(partners: pd.DataFrame) -> tuple[pd.DataFrame, list[Finding]]:
    """Return partners with ``true`` or ``false`` for leading; the only one of a project leads.

    Where several partners have no role, none is said to lead: the file does not tell.
    """
    alone = ~partners["project_key"].duplicated(keep=False)
    if "is_lead_partner" not in partners.columns:
        leads = alone.map({True: "true", False: "false"}).astype("str")
        told = [Finding("join", "The file does not say who leads; a project's only partner is "
                                "taken for its lead.")]
        return partners.assign(is_lead_partner=leads), told if len(partners) else []
    roles = mapped(partners["is_lead_partner"], is_lead_role)
    return partners.assign(is_lead_partner=roles.where(roles != "", "false")), []


def is_lead_role(text: str) -> str:
    """Return ``true`` for a role that leads, ``false`` for another, empty for none.

    Examples
    --------
    >>> [is_lead_role(text) for text in ("LP", "Project partner", "coordinator", "")]
    ['true', 'false', 'true', '']
    """
    if not text:
        return ""
    return "true" if fold(text) in LEAD_WORDS else "false"


def with_legal_status(partners: pd.DataFrame) -> pd.DataFrame:
    """Return partners whose legal status is one of ours; else it counts as type."""
    if "legal_status" not in partners.columns:
        return partners
    given = partners["legal_status"]
    known = mapped(given, lambda text: LEGAL.get(text.lower(), ""))
    types = partners.get("organisation_type", pd.Series("", partners.index, dtype="str"))
    return partners.assign(legal_status=known,
                           organisation_type=types.where((known != "") | (types != ""), given))
