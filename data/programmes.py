"""The programme registry: every programme once a period, and the names sources use for it.

A programme over several periods is several rows that share a family, so that periods can be
compared. How families were decided (``data/curated/programmes.csv``):

- A family goes on through a new name or a larger area: Kvarken-MittSkandia became
  Botnia-Atlantica; Öresund Region became Öresund-Kattegat-Skagerrak; Northern Periphery became
  Northern Periphery and Arctic; Sønderjylland-Schleswig became Syddanmark-Schleswig-K.E.R.N. and
  then Germany-Denmark (which also took in the Fehmarnbelt Region, a family of its own).
- Other members make another family: Latvia-Lithuania is not Latvia-Lithuania-Belarus.
- Aurora (2021) joins Nord and Botnia-Atlantica as equals, so all three stay families.
- Skärgården and Finland-Estonia came before Central Baltic; both stay families for the same reason.
- The Nordic Council of Ministers has no EU programming period; its programmes stand in the
  period in which the project began.

``is_region_programme`` is true where the programme covers the Baltic Sea Region's own
territory: not Poland-Slovakia, Czech Republic-Poland, Poland-Saxony, North Sea or Interreg
Europe. Their projects come in when a partner sits in the region.

CCI codes are only those that were found published; none is extrapolated. Member countries are
those of the programme area, Russia and Belarus where they took part.
"""

from __future__ import annotations

import difflib
from functools import lru_cache
from pathlib import Path

import pandas as pd

from data.columns import PROGRAMMES
from data.errors import DataError
from data.table_csv import read_typed_csv

PERIODS = ("2000-2006", "2007-2013", "2014-2020", "2021-2027")
STRANDS = ("cross-border", "transnational", "interregional", "external", "nordic")


class ProgrammeError(DataError):
    """A programme's name is not in the registry, or the registry is inconsistent."""


def load_programmes(path: Path) -> pd.DataFrame:
    """Read and check the programme registry.

    Parameters
    ----------
    path : pathlib.Path
        ``data/curated/programmes.csv``.

    Returns
    -------
    pandas.DataFrame
        Columns of :data:`data.columns.PROGRAMMES`, sorted by ``programme_code``.

    Raises
    ------
    ProgrammeError
        If a code or, within a period, an alias occurs twice, a family has two names, or a
        period or strand is not one of the known ones.
    """
    registry = read_typed_csv(path, PROGRAMMES).sort_values("programme_code", ignore_index=True)
    _check_values(registry)
    _check_families(registry)
    alias_table(registry)
    return registry


def resolve(alias: str, period: str, registry: pd.DataFrame) -> str:
    """Return the code of the programme that a source names.

    Parameters
    ----------
    alias : str
        Name as the source writes it; case and spacing do not matter.
    period : str
        Programming period, as ``2014-2020``.
    registry : pandas.DataFrame
        From :func:`load_programmes`.

    Raises
    ------
    ProgrammeError
        If no programme of the period has that name; the message gives the nearest ones.
    """
    table = alias_table(registry)
    code = table.get((fold_alias(alias), period))
    if code is None:
        raise ProgrammeError(_unknown(alias, period, table))
    return code


def alias_table(registry: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return (folded alias, period) -> programme_code; the name is an alias too."""
    table: dict[tuple[str, str], str] = {}
    columns = ("programme_code", "programming_period", "programme_name", "aliases")
    for code, period, name, aliases in zip(*(registry[c].tolist() for c in columns), strict=True):
        for alias in (name, *aliases):
            owner = table.setdefault((fold_alias(alias), period), code)
            if owner != code:
                raise ProgrammeError(
                    f"Alias {alias!r} of {period} belongs to both {owner} and {code}; keep it "
                    f"with one of them."
                )
    return table


@lru_cache(maxsize=1024)
def fold_alias(alias: str) -> str:
    """Return an alias without case and spacing.

    Examples
    --------
    >>> fold_alias(" Interreg  EUROPE ")
    'interreg europe'
    """
    return " ".join(alias.casefold().split())


def _unknown(alias: str, period: str, table: dict[tuple[str, str], str]) -> str:
    """Return the message for an alias that is not in the registry."""
    known = sorted(name for name, of_period in table if of_period == period)
    nearest = difflib.get_close_matches(fold_alias(alias), known, n=3, cutoff=0.4)
    near = ", ".join(f"{name!r} ({table[name, period]})" for name in nearest) or "none"
    return (
        f"Programme {alias!r} of {period} is not in the registry; nearest known: {near}. "
        f"Add it to the aliases of its row in data/curated/programmes.csv."
    )


def _check_values(registry: pd.DataFrame) -> None:
    """Raise ProgrammeError for a repeated code, an unknown period or an unknown strand."""
    repeated = registry["programme_code"][registry["programme_code"].duplicated()].tolist()
    periods = sorted(set(registry["programming_period"]) - set(PERIODS))
    strands = sorted(set(registry["strand"].dropna()) - set(STRANDS))
    if repeated or periods or strands:
        raise ProgrammeError(
            f"Programme registry: repeated codes {repeated}, unknown periods {periods}, "
            f"unknown strands {strands}; allowed are {PERIODS} and {STRANDS}."
        )


def _check_families(registry: pd.DataFrame) -> None:
    """Raise ProgrammeError if a family has two names, or a code is not family and year."""
    names = registry.groupby("family_code")["family_name"].nunique()
    if (names > 1).any():
        raise ProgrammeError(f"Families with two names: {sorted(names[names > 1].index)}.")
    expected = registry["family_code"] + "-" + registry["programming_period"].str[:4]
    wrong = registry.loc[registry["programme_code"] != expected, "programme_code"].tolist()
    if wrong:
        raise ProgrammeError(f"Codes that are not family and first year: {wrong}.")
