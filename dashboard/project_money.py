"""The money of one project: what is published, what of it is the EU's, and who gets it.

Money fields are never mixed: the project's total, its EU funding, its programme grant and the
partners' own amounts are separate rows. Published, published as zero and not published are told
apart, and a sum over partners says how many of them publish it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from dashboard.details import ProjectDetail

PARTNER_MONEY = ("partner_budget_eur", "partner_eu_funding_eur", "partner_programme_funding_eur",
                 "partner_national_funding_eur", "partner_own_funding_eur")
PROJECT_MONEY = ("total_budget_eur", "eu_funding_eur", "programme_funding_eur")

State = Literal["published", "zero", "none", "computed", "partners"]


@dataclass(frozen=True)
class MoneyRow:
    """One amount.

    Attributes
    ----------
    name : str
        Its column in the catalogue, or ``other_eur`` for what is left of the total.
    amount_eur : float or None
        The amount; None where it is not published.
    share : float or None
        Part of the project's total budget, where that is known and not zero.
    state : str
        ``published``, ``zero`` (published as zero), ``none`` (not published), ``computed`` (a
        difference of published ones) or ``partners`` (a sum over partners).
    published, of : int
        Partners that publish it and all that are known; 0 for amounts of the project.
    """

    name: str
    amount_eur: float | None
    share: float | None
    state: State
    published: int = 0
    of: int = 0


def money_rows(detail: ProjectDetail) -> list[MoneyRow]:
    """Return the amounts of a project and the sums over its partners.

    The programme grant and sums over partners are left out where nobody publishes them.
    """
    total = detail.project["total_budget_eur"]
    rows = [_own(detail, name, total) for name in PROJECT_MONEY
            if name != "programme_funding_eur" or detail.project[name] is not None]
    other = other_eur(detail.project)
    if other is not None:
        rows.append(MoneyRow("other_eur", other, _share(other, total), "computed"))
    return rows + [row for name in PARTNER_MONEY if (row := _summed(detail, name, total)).published]


def other_eur(project: dict[str, Any]) -> float | None:
    """Return what the total budget has beyond the EU's and the programme's money.

    None where the total or both of these are not published, or exceed it. A programme grant may
    contain the EU's money, so the larger of both is taken off.

    Examples
    --------
    >>> other_eur({"total_budget_eur": 100.0, "eu_funding_eur": 85.0,
    ...            "programme_funding_eur": None})
    15.0
    """
    total = project["total_budget_eur"]
    given = [amount for name in PROJECT_MONEY[1:] if (amount := project[name]) is not None]
    if total is None or not given or max(given) > total:
        return None
    return float(total - max(given))


def partner_money(detail: ProjectDetail) -> pd.DataFrame:
    """Return the partners with their amounts: those columns that anybody publishes.

    Returns
    -------
    pandas.DataFrame
        ``partner_name`` and columns of :data:`PARTNER_MONEY`; NaN where one does not publish it.
    """
    rows = pd.DataFrame(detail.partners)
    kept = [name for name in PARTNER_MONEY if rows[name].notna().any()]
    return rows[["partner_name", *kept]].astype(dict.fromkeys(kept, "float64"))


def _own(detail: ProjectDetail, name: str, total: float | None) -> MoneyRow:
    amount = detail.project[name]
    state: State = "none" if amount is None else "published" if amount else "zero"
    return MoneyRow(name, amount, _share(amount, total), state)


def _summed(detail: ProjectDetail, name: str, total: float | None) -> MoneyRow:
    amounts = [float(row[name]) for row in detail.partners if row[name] is not None]
    summed = sum(amounts) if amounts else None
    return MoneyRow(name, summed, _share(summed, total), "partners", len(amounts),
                    len(detail.partners))


def _share(amount: float | None, total: float | None) -> float | None:
    """Return a part of the total; None where either is unknown or the total is zero."""
    return None if amount is None or not total else float(amount / total)
