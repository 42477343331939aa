"""Cells as text without what tools left in them: character references, line ends, controls."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

import pandas as pd

from data.sources.delivery import Finding

REFERENCE = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff\ud800-\udfff]+|_x000D_")
ODD = r"&(?:#\d|#[xX]|[A-Za-z]{2})|[\x00-\x1f\x7f-\x9f]|\x{200b}|\x{2028}|\x{2029}|\x{feff}|_x000D_"
_SPACE = r"\x{a0}\x{2000}-\x{200a}\x{202f}\x{3000}"
WIDE_SPACE = rf"[ {_SPACE}]{{2,}}|[{_SPACE}]"
NOT_PUBLISHED = ("", ".", "-", "–", "—", "none", "n/a", "n.a.", "n.a", "na.", "null", "nan",
                 "#n/a", "n. a.", "<na>")
"""How sources write an empty cell, in lower case."""


def clean_text(text: str) -> str:
    r"""Return a cell without character references, line ends and control characters.

    Examples
    --------
    >>> clean_text(" Research &amp; Development\r\nCentre\x00 ")
    'Research & Development Centre'
    """
    plain = REFERENCE.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text
    return " ".join(CONTROL.sub(" ", plain).split())


def clean_cells(frame: pd.DataFrame, columns: Sequence[str]) -> tuple[pd.DataFrame, int]:
    """Return a table with clean cells in some columns, and how many changed inside.

    Examples
    --------
    >>> clean_cells(pd.DataFrame({"a": ["x &lt; y", " n/a "]}), ["a"])[0]["a"].tolist()
    ['x < y', '']
    """
    changed, count = {}, 0
    for column in columns:
        cells = frame[column].fillna("").astype("str").str.strip()
        odd = cells.str.contains(ODD, regex=True).astype(bool)
        if odd.any():
            cells = cells.where(~odd, cells[odd].map(clean_text).reindex(cells.index))
            count += int(odd.sum())
        cells = cells.str.replace(WIDE_SPACE, " ", regex=True)
        short = cells.str.len() <= 6
        empty = short & cells.str.lower().isin(NOT_PUBLISHED)
        changed[column] = cells.where(~empty, "")
    return frame.assign(**changed), count


def too_long(frame: pd.DataFrame, columns: Sequence[str], most: int) -> pd.Series:
    """Return the name of the first column in which each row's text is too long, else ""."""
    found = pd.Series("", index=frame.index, dtype="str")
    for column in columns:
        found = found.where((found != "") | (frame[column].str.len() <= most), column)
    return found


def text_finding(count: int) -> tuple[Finding, ...]:
    """Return the finding for cells that were cleaned."""
    if not count:
        return ()
    return (Finding("text", f"In {count:,} cells line ends, control characters or character "
                            "references (as &amp;) were replaced by what they stand for."),)
