"""Programmes of a file in the registry: by name, by CCI code, by period; else made anew."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.columns import PROGRAMMES
from data.ids import ALPHABET
from data.programmes import PERIODS, alias_table, fold_alias
from data.sources.delivery import Finding, ImportContext, no_programmes
from data.tables import table_from_rows
from geo.names import fold

YEARS = re.compile(r"(20\d{2})\s*[-–—/]\s*((?:20)?\d{2})")
CCI = re.compile(r"\b(20(?:07|14|21))[A-Z0-9]{8,12}\b")
Named = tuple[str, str, str]
"""Programme name, period and CCI code as a file has them; each may be empty."""


@dataclass(frozen=True)
class Matched:
    """Programmes of a file.

    Attributes
    ----------
    codes : mapping of Named to (str, str)
        Programme code and period; no entry where the period cannot be known.
    made : pandas.DataFrame
        Programmes that the registry lacks.
    findings : tuple of Finding
        What was recognised and made.
    """

    codes: Mapping[Named, tuple[str, str]]
    made: pd.DataFrame
    findings: tuple[Finding, ...]


def match_programmes(named: Iterable[Named], context: ImportContext) -> Matched:
    """Return the code of every programme that a file names.

    Parameters
    ----------
    named : iterable of Named
        As in the file; the period brought to ours by :func:`period_of`.
    context : ImportContext
        With the registry.
    """
    known = _Known(context.registry)
    codes: dict[Named, tuple[str, str]] = {}
    made: dict[str, dict[str, Any]] = {}
    for key in sorted(set(named)):
        name, period, cci = key
        period = period or period_of(cci) or period_of(name)
        code = known.code(name, period, cci)
        if code is None and period:
            row = new_programme(name or cci or "Programme not named", period, cci)
            code = str(row["programme_code"])
            made[code] = row
        if code is not None:
            codes[key] = (code, known.periods.get(code, period))
    return Matched(codes, table_from_rows(made.values(), PROGRAMMES) if made else no_programmes(),
                   tuple(_findings(codes, made)))


class _Known:
    """The registry by alias, folded name and CCI code."""

    def __init__(self, registry: pd.DataFrame) -> None:
        self.aliases = alias_table(registry)
        self.folded = {(fold(alias), period): code
                       for (alias, period), code in self.aliases.items()}
        code_cci = zip(registry["programme_code"], registry["cci"], strict=True)
        self.by_cci = {str(cci): str(code) for code, cci in code_cci if isinstance(cci, str)}
        self.periods = dict(zip(registry["programme_code"], registry["programming_period"],
                                strict=True))
        families = zip(registry["family_name"], registry["programming_period"],
                       registry["programme_code"], strict=True)
        for family, period, code in families:
            self.folded.setdefault((fold(str(family)), str(period)), str(code))

    def code(self, name: str, period: str, cci: str) -> str | None:
        """Return a programme's code, or None."""
        if cci in self.by_cci:
            return self.by_cci[cci]
        if name in self.periods:
            return name
        if not name:
            return None
        periods = [period] if period else list(PERIODS)
        found = {code for one in periods if (code := self._named(name, one)) is not None}
        return found.pop() if len(found) == 1 else None

    def _named(self, name: str, period: str) -> str | None:
        """Return the programme of a period by its name, without the years in it."""
        exact = self.aliases.get((fold_alias(name), period))
        bare = fold(YEARS.sub(" ", name))
        tries = (fold(name), bare, bare.removeprefix("interreg ").removesuffix(" programme"),
                 re.sub(r"^interreg (iv|v|vi)? ?[abc]? ?", "", bare))
        return exact or next((code for one in tries
                              if (code := self.folded.get((one, period))) is not None), None)


def period_of(text: str) -> str:
    """Return the programming period that a text names, by its years or as a CCI code.

    Examples
    --------
    >>> [period_of(text) for text in ("2014 - 2020 INTERREG V-A", "2021TC16RFTN004", "2014-20", "")]
    ['2014-2020', '2021-2027', '2014-2020', '']
    """
    years = YEARS.search(text)
    first = years[1] if years else found[1] if (found := CCI.search(text)) else ""
    return next((period for period in PERIODS if first and period.startswith(first)), "")


def period_of_date(iso: str) -> str:
    """Return the period in which a project began, by the year of its start.

    Examples
    --------
    >>> [period_of_date(day) for day in ("2016-03-01", "2021-06-01", "")]
    ['2014-2020', '2021-2027', '']
    """
    year = int(iso[:4]) if re.match(r"\d{4}-", iso) else 0
    return next((period for period in PERIODS if int(period[:4]) <= year <= int(period[5:])), "")


def new_programme(name: str, period: str, cci: str) -> dict[str, Any]:
    """Return a row of the registry for a programme that it lacks.

    Its family is named by the letters of its name's hash, so that the same name gives the same
    code in every import; it is no programme of the region until a person says so, which means
    that those of its projects are shown that have a partner there.

    Examples
    --------
    >>> new_programme("Operational Programme Latvia", "2014-2020", "")["programme_code"]
    'XDZM1WT-2014'
    """
    bare = " ".join(YEARS.sub(" ", name).split()) or name
    digest = hashlib.sha256(fold(bare).encode()).digest()
    family = "X" + "".join(ALPHABET[byte & 31] for byte in digest[:6])
    return {
        "programme_code": f"{family}-{period[:4]}", "programme_name": name, "family_code": family,
        "family_name": bare, "programming_period": period, "cci": cci or None,
        "country_codes": (), "is_region_programme": False, "aliases": (name,),
    }


def _findings(
    codes: Mapping[Named, tuple[str, str]], made: Mapping[str, Mapping[str, Any]]
) -> Iterable[Finding]:
    known = sorted({code for code, _ in codes.values()} - set(made))
    if known:
        shown = ", ".join(known[:8]) + (" ..." if len(known) > 8 else "")
        yield Finding("programme", f"{len(known)} programmes are in the registry: {shown}.")
    for code, row in sorted(made.items()):
        name = f"{row['programme_name']!r} ({row['programming_period']})"
        yield Finding("programme", f"{name} is not in the registry; it comes in as {code}.")
