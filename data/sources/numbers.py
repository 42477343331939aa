"""Money and other numbers as people write them, decided by the column as a whole.

``1.234`` alone may be a thousand or one and a bit; beside ``1.234,50`` it is a thousand. So every
column is read once for evidence of its decimal sign, and then converted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’´`]+")
CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "eiro": "EUR", "eurot": "EUR",
    "euroa": "EUR", "zł": "PLN", "zl": "PLN", "pln": "PLN", "kr": "kr", "sek": "SEK", "skr": "SEK",
    "dkk": "DKK", "nok": "NOK", "nkr": "NOK", "isk": "ISK", "ltl": "LTL", "lvl": "LVL",
    "eek": "EEK", "czk": "CZK", "kč": "CZK", "huf": "HUF", "gbp": "GBP", "£": "GBP", "usd": "USD",
    "$": "USD", "rub": "RUB", "chf": "CHF", "bgn": "BGN", "ron": "RON", "hrk": "HRK", "tkr": "tkr",
}
"""Currencies by how they are written; ``kr`` may be of three countries."""
_MARKS = re.compile(r"^([^\d\s(+\-−.,]{1,5})|([^\d\s).,%]{1,5})\.?,?-?$")
PLAIN = re.compile(r"-?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?")
GROUPED = {".": re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+(,\d+)?"),
           ",": re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?|-?\d+(\.\d+)?")}
"""Numbers with that sign between thousands (and the other before decimals)."""


@dataclass(frozen=True)
class Numbers:
    """A column of numbers.

    Attributes
    ----------
    cells : pandas.Series
        Plain numbers as text (``1234.5``); what is no number stays as it was.
    decimal : str
        The decimal sign, ``.`` or ``,``; empty where no value shows it.
    thousands : str
        The separator of thousands, ``.``, ``,``, or a space; empty for none.
    currencies : tuple of str
        Codes written beside the numbers.
    readable : float
        Share of the filled cells that are numbers.
    """

    cells: pd.Series
    decimal: str
    thousands: str
    currencies: tuple[str, ...]
    readable: float


def parse_numbers(cells: pd.Series, decimal: str = "") -> Numbers:
    """Return a column of numbers in plain form.

    Parameters
    ----------
    cells : pandas.Series
        Text; empty is "".
    decimal : str
        The decimal sign where a person gave it; else it is found.

    Examples
    --------
    >>> parse_numbers(pd.Series(["1.234", "1.234,50 €", "(20)", ""])).cells.tolist()
    ['1234', '1234.5', '-20', '']
    >>> parse_numbers(pd.Series(["892,228.58", "758394.29"])).cells.tolist()
    ['892228.58', '758394.29']
    """
    codes, given = different(cells)
    bare = [_bare(text) for text in given]
    sign = decimal or decimal_sign(number for number, _ in bare)
    plain = [_plain(number, sign) for number, _ in bare]
    found = [text if number is None else _shortest(number)
             for text, number in zip(given, plain, strict=True)]
    marks = {mark for text, (_, mark) in zip(given, bare, strict=True) if mark and text}
    return Numbers(taken(codes, found, cells), sign, _thousands(given, sign), tuple(sorted(marks)),
                   share(codes, [number is not None for number in plain], given))


def different(cells: pd.Series) -> tuple[np.ndarray, list[str]]:
    """Return the different texts of a column, and which of them each cell is."""
    codes, texts = pd.factorize(cells)
    return np.asarray(codes), [str(text) for text in texts]


def taken(codes: np.ndarray, texts: Sequence[str], cells: pd.Series) -> pd.Series:
    """Return a column of which each cell is one of some texts."""
    values = np.array(texts, dtype=object)[codes] if len(texts) else []
    return pd.Series(values, index=cells.index, dtype="str")


def share(codes: np.ndarray, good: Sequence[bool], texts: Sequence[str]) -> float:
    """Return the share of the filled cells whose text is good."""
    filled = np.array([text != "" for text in texts], dtype=bool)
    counts = np.bincount(codes, minlength=len(texts)) * filled
    return float(counts[np.array(good, dtype=bool)].sum() / counts.sum()) if counts.any() else 0.0


def _bare(text: str) -> tuple[str, str]:
    """Return a number without spaces and currency, and the currency."""
    short = SPACES.sub("", text.strip()).replace("−", "-").replace("–", "-")
    currency = ""
    for _ in range(2):
        mark = _MARKS.search(short)
        code = CURRENCIES.get((mark[1] or mark[2]).lower().rstrip(".")) if mark else None
        if mark is None or code is None:
            break
        currency, short = code, short[: mark.start()] + short[mark.end():]
    short = short.removesuffix(",-").removesuffix(".-").removesuffix(",–")
    negative = short.startswith("(") and short.endswith(")")
    return ("-" + short[1:-1] if negative else short), currency


def decimal_sign(numbers: Iterable[str]) -> str:
    """Return the decimal sign that numbers without spaces show; empty where none does.

    A sign that stands once before other than three digits is decimal; one that stands before
    three digits, or twice, separates thousands (then the other is decimal). A number that
    begins with 0 shows that the sign after it is decimal.

    Examples
    --------
    >>> [decimal_sign(column) for column in (["1.234", "5,5"], ["1,234", "7.25"], ["1.234"])]
    [',', '.', '']
    """
    votes: Counter[str] = Counter()
    for text in numbers:
        dots, commas = text.count("."), text.count(",")
        if dots and commas:
            votes["." if text.rfind(".") > text.rfind(",") else ","] += 2
        elif dots + commas == 1:
            sign = "." if dots else ","
            whole, _, decimals = text.partition(sign)
            votes[sign] += len(decimals) != 3 or whole.lstrip("-") in {"", "0"}
        elif dots or commas:
            votes["," if dots else "."] += 1
    if votes["."] == votes[","]:
        return "" if not votes["."] else "."
    return max(votes, key=lambda sign: votes[sign])


def _plain(text: str, decimal: str) -> str | None:
    """Return a number in plain form; None if it is none."""
    thousands = "," if decimal == "." else "."
    if decimal and GROUPED[thousands].fullmatch(text):
        return text.replace(thousands, "").replace(",", ".")
    if not decimal and any(pattern.fullmatch(text) for pattern in GROUPED.values()):
        return text.replace(".", "").replace(",", "")  # Only thousands were found.
    if PLAIN.fullmatch(text) and "." in text:
        return text
    other = "." if thousands == "," else ","
    pattern = GROUPED[other]
    return text.replace(other, "").replace(",", ".") if pattern.fullmatch(text) else (
        text if PLAIN.fullmatch(text) else None)


def _shortest(number: str) -> str:
    """Return a plain number without zeros at its end, as our own tables write it."""
    return number.rstrip("0").rstrip(".") if "." in number and "e" not in number.lower() else number


def _thousands(given: Iterable[str], decimal: str) -> str:
    """Return what separates thousands."""
    other = "," if decimal == "." else "."
    rules: tuple[tuple[str, Callable[[str], object]], ...] = (
        (" ", re.compile(r"\d[\s\u00a0\u2009\u202f]\d{3}(\D|$)").search),
        ("'", re.compile(r"\d['’]\d{3}(\D|$)").search),
        (other, re.compile(rf"\d\{other}\d{{3}}(\D|$)").search),
    )
    texts = list(given)[:2000]
    return next((sign for sign, shown in rules if any(map(shown, texts))), "")


def number_words(numbers: Numbers) -> str:
    """Return in words how the numbers of a column are written.

    Examples
    --------
    >>> number_words(parse_numbers(pd.Series(["1 234,50"])))
    'decimal comma, a space between thousands'
    """
    names = {".": "point", ",": "comma", " ": "space", "'": "apostrophe"}
    words = f"decimal {names[numbers.decimal]}" if numbers.decimal else "no decimals"
    grouped = f", a {names[numbers.thousands]} between thousands" if numbers.thousands else ""
    return words + grouped
