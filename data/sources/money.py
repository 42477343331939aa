"""Dates and money of given tables in plain form, and money in other currencies as notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from data.sources.dates import parse_dates
from data.sources.delivery import Finding
from data.sources.given import Recipe, place_of
from data.sources.numbers import Numbers, number_words, parse_numbers

Names = Mapping[str, str]


def plain_dates(
    frame: pd.DataFrame, columns: Sequence[str], recipe: Recipe, names: Names
) -> tuple[pd.DataFrame, list[Finding]]:
    """Return a table with ISO dates; start and end are decided together.

    Two columns of one list are written alike, so that a date that tells the order in one
    tells it for both.
    """
    used = [column for column in columns if column in frame.columns]
    if not used or frame.empty:
        return frame, []
    together = parse_dates(pd.concat([frame[column] for column in used], ignore_index=True),
                           recipe.day_order)
    pieces = {column: together.cells.iloc[i * len(frame):(i + 1) * len(frame)].set_axis(frame.index)
              for i, column in enumerate(used)}
    finding = Finding("dates", _date_words(together.order, together.assumed),
                      ", ".join(place_of(names, column) for column in used))
    return frame.assign(**pieces), [finding]


def _date_words(order: str, assumed: bool) -> str:
    if not order:
        return "Dates have the year first, or are a spreadsheet's own."
    if assumed:
        return f"Dates are read {order}; no date of the columns shows it, so this is assumed."
    return f"Dates are read {order}, as dates of the columns show."


def plain_money(
    frame: pd.DataFrame, columns: Sequence[str], recipe: Recipe, names: Names
) -> tuple[pd.DataFrame, list[Finding]]:
    """Return a table with plain amounts in euro; those in another currency become a note.

    A note says the amount as it was given, and the column in euro stays empty: unknown.
    """
    findings: list[Finding] = []
    for column in (c for c in columns if c in frame.columns):
        numbers = parse_numbers(frame[column], recipe.decimal)
        if (frame[column] == "").all():
            continue
        place = place_of(names, column)
        findings.append(Finding("numbers", f"Numbers have {number_words(numbers)}.", place))
        currency = _currency(frame, numbers, recipe)
        other = (currency != "EUR") & (frame[column] != "")
        if other.any():
            frame = _as_notes(frame, column, currency, other, place)
            findings.append(_currency_finding(currency[other], int(other.sum()), place))
        frame = frame.assign(**{column: numbers.cells.where(~other, "")})
    return frame, findings


def _currency(frame: pd.DataFrame, numbers: Numbers, recipe: Recipe) -> pd.Series:
    """Return the currency of each row: its own cell's, the person's, else the one written."""
    usual = recipe.currency or (numbers.currencies[0] if len(numbers.currencies) == 1 else "EUR")
    if "currency" not in frame.columns:
        return pd.Series(usual, index=frame.index, dtype="str")
    return frame["currency"].str.upper().where(frame["currency"] != "", usual)


def _as_notes(
    frame: pd.DataFrame, column: str, currency: pd.Series, other: pd.Series, place: str
) -> pd.DataFrame:
    """Return a table of which the notes tell the amounts in another currency."""
    said = place + ": " + frame[column] + " " + currency + "."
    before = frame["note"] if "note" in frame.columns else pd.Series("", frame.index, dtype="str")
    joined = (before + " " + said).str.strip()
    return frame.assign(note=before.where(~other, joined))


def _currency_finding(currency: pd.Series, count: int, place: str) -> Finding:
    codes = ", ".join(sorted(set(currency)))
    return Finding("currency", f"{count:,} amounts are in {codes}: kept as given in the notes, "
                               "not summed and not converted.", place)
