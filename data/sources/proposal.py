"""A proposed mapping of a table: columns, constants, and how values are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data.sources.dates import parse_dates
from data.sources.delivery import ImportContext
from data.sources.files import SourceFile
from data.sources.given import PARTNER_MONEY, PROJECT_MONEY
from data.sources.grid import Table
from data.sources.guess import ColumnGuess, guess_columns, usual_language
from data.sources.header_words import WORDS_FILE, load_header_words
from data.sources.mapping import TableMapping
from data.sources.numbers import CURRENCIES, parse_numbers
from data.sources.own_table import source_code
from data.sources.programme_match import period_of

COUNTRY_OF = {"lv": "LV", "pl": "PL", "da": "DK", "fi": "FI", "lt": "LT", "sv": "SE", "et": "EE",
              "de": "DE", "nb": "NO"}
"""Whose national list it is, by the language of its headers."""
CURRENCY_OF = {"PL": "PLN", "DK": "DKK", "SE": "SEK", "NO": "NOK"}
PARTNER_LEVEL = {"total_budget_eur": "partner_budget_eur",
                 "eu_funding_eur": "partner_eu_funding_eur"}
REPEATED = 0.2
"""Share of projects on several rows from which differing money is the partners' own."""


@dataclass(frozen=True)
class Proposal:
    """A mapping to confirm.

    Attributes
    ----------
    mapping : TableMapping
        The mapping as proposed.
    guesses : tuple of ColumnGuess
        One a column of the table, in its order.
    reasons : mapping of str to str
        Why each constant, and each way of reading, is proposed.
    """

    mapping: TableMapping
    guesses: tuple[ColumnGuess, ...]
    reasons: dict[str, str]


def propose(table: Table, file: SourceFile, context: ImportContext) -> Proposal:
    """Return a mapping for a table, guessed from its headers and values."""
    guesses = guess_columns(table, load_header_words(WORDS_FILE), context.countries)
    guesses = _at_partner_level(table, guesses)
    columns = {guess.column: guess.target for guess in guesses if guess.kept}
    constants, reasons = _constants(guesses, file)
    reading = _reading(table, guesses, constants, reasons)
    mapping = TableMapping(columns, constants, reading,
                           {"code": source_code(file.name), "title": file.name},
                           table.sheet, table.header_row)
    return Proposal(mapping, tuple(guesses), reasons)


def _at_partner_level(table: Table, guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    """Return money as the partners' own where it differs between the rows of a project."""
    column = {guess.target: guess.column for guess in guesses}
    key = column.get("contract_number") or column.get("title")
    if key is None or "partner_name" not in column:
        return guesses
    cells = table.cells
    several = cells[cells[key].duplicated(keep=False) & (cells[key] != "")]
    return [_own_money(guess, several, key) if guess.target in PARTNER_LEVEL else guess
            for guess in guesses]


def _own_money(guess: ColumnGuess, several: pd.DataFrame, key: str) -> ColumnGuess:
    if several.empty:
        return guess
    differs = (several.groupby(key)[guess.column].nunique() > 1).mean()
    if differs < REPEATED:
        return guess
    return replace(guess, target=PARTNER_LEVEL[guess.target],
                   reason=guess.reason + "; differs on the rows of a project: the partner's own")


def _constants(
    guesses: Sequence[ColumnGuess], file: SourceFile
) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the columns leave open: programme, period, country."""
    have = {guess.target for guess in guesses}
    constants, reasons = {}, {}
    if "programme" not in have and "cci" not in have:
        constants["programme"] = file.name.rpartition(".")[0] or file.name
        reasons["programme"] = "no column names the programme: write its name here"
    period = period_of(file.name)
    if "programming_period" not in have and period:
        constants["programming_period"] = period
        reasons["programming_period"] = "from the name of the file"
    country = COUNTRY_OF.get(usual_language(list(guesses)), "")
    if "country_code" not in have and country:
        constants["country_code"] = country
        reasons["country_code"] = "no column names the country; the headers are in its language"
    return constants, reasons


def _reading(
    table: Table, guesses: Sequence[ColumnGuess], constants: dict[str, str],
    reasons: dict[str, str],
) -> dict[str, str]:
    """Return how the values are written, as far as they show it."""
    reading = {}
    money = [guess.column for guess in guesses
             if guess.target in (*PROJECT_MONEY, *PARTNER_MONEY)]
    signs = {sign for name in money if (sign := parse_numbers(table.cells[name]).decimal)}
    if len(signs) == 1:
        reading["decimal"] = signs.pop()
        reasons["decimal"] = "shown by the values"
    dates = [guess.column for guess in guesses if guess.target in ("start_date", "end_date")]
    if dates:
        cells = pd.concat([table.cells[name] for name in dates], ignore_index=True)
        found = parse_dates(cells)
        if found.order:
            reading["day_order"] = found.order
            reasons["day_order"] = "assumed, no date shows it" if found.assumed else (
                "shown by the dates")
    if money:
        reading["currency"], reasons["currency"] = _currency(table, money, guesses, constants)
    return reading


def _currency(
    table: Table, money: Sequence[str], guesses: Sequence[ColumnGuess], constants: dict[str, str]
) -> tuple[str, str]:
    """Return the currency of the money and why."""
    country = constants.get("country_code") or COUNTRY_OF.get(usual_language(list(guesses)), "")
    said = {CURRENCIES[word] for name in money for word in re.findall(r"[\w€£$]+", name.lower())
            if word in CURRENCIES}
    heads = [parse_numbers(table.cells[name].head(500)) for name in money]
    shown = {code for numbers in heads for code in numbers.currencies}
    for codes, reason in ((said, "named in the header"), (shown, "written beside the amounts")):
        named = {CURRENCY_OF.get(country, "SEK") if code == "kr" else code for code in codes}
        if len(named) == 1:
            return named.pop(), reason
    if country in CURRENCY_OF:
        return CURRENCY_OF[country], "assumed from the country: write EUR if it is in euro"
    return "EUR", "no other currency is named"
