"""Rows below a table that are not data: totals and notes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.sources.delivery import Finding
from geo.names import fold

TOTALS = frozenset({
    "total", "totals", "grand total", "sum", "sub total", "subtotal", "total eur",  # en
    "summe", "gesamt", "gesamtsumme", "insgesamt",  # de
    "kopa", "kopsumma", "pavisam", "pavisam kopa",  # lv
    "is viso", "viso", "suma", "bendra suma",  # lt
    "kokku", "summa", "summa kokku",  # et
    "razem", "ogolem", "suma koncowa", "lacznie",  # pl
    "i alt", "ialt", "samlet", "total i alt",  # da
    "yhteensa", "summa yhteensa",  # fi
    "summa totalt", "totalt", "samtliga",  # sv
    "sum totalt",  # nb
    "итого", "всего",  # ru
})
"""First text of a row of totals, folded (:func:`geo.names.fold`)."""
FEW = 0.5
"""A row of totals fills at most this share of the columns."""


def without_tails(cells: pd.DataFrame, numbers: np.ndarray) -> tuple[np.ndarray, list[Finding]]:
    """Return which rows are data, and a finding for those that are not.

    Parameters
    ----------
    cells : pandas.DataFrame
        Text, one column a header cell.
    numbers : numpy.ndarray
        Row numbers, for the findings.

    Examples
    --------
    >>> cells = pd.DataFrame({"Name": ["Port", "TOTAL"], "Place": ["Riga", ""], "Cost": ["2", "2"],
    ...                       "Fund": ["1", ""]})
    >>> kept, findings = without_tails(cells, np.array([2, 3]))
    >>> (kept.tolist(), findings[0].text)
    ([True, False], 'Row 3 is a total and not data.')
    """
    width = cells.shape[1]
    filled = (cells != "").to_numpy().sum(axis=1) if len(cells) else np.zeros(0, dtype=int)
    notes = (filled <= 1) & (width > 2)
    sparse = np.flatnonzero(~notes & (filled <= max(2, width * FEW)))
    totals = np.zeros(len(cells), dtype=bool)
    totals[sparse] = [fold(text.rstrip(": ")) in TOTALS for text in _first_texts(cells, sparse)]
    return ~(notes | totals), [
        *_finding(numbers[totals], "is a total and not data", "are totals and not data"),
        *_finding(numbers[notes], "holds one text only and is taken for a note",
                  "hold one text only and are taken for notes"),
    ]


def _first_texts(cells: pd.DataFrame, rows: np.ndarray) -> list[str]:
    """Return the first text of each of some rows."""
    first = np.full(len(rows), "", dtype=object)
    for name in cells.columns:
        empty = first == ""
        if not empty.any():
            break
        first[empty] = cells[name].to_numpy(dtype=object)[rows[empty]]
    return [str(text) for text in first]


def _finding(numbers: np.ndarray, one: str, several: str) -> list[Finding]:
    if not len(numbers):
        return []
    shown = ", ".join(str(number) for number in numbers[:5])
    more = f" and {len(numbers) - 5} more" if len(numbers) > 5 else ""
    text = f"Row {shown} {one}." if len(numbers) == 1 else f"Rows {shown}{more} {several}."
    return [Finding("header", text)]
