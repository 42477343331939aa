"""What the values of a column show of its meaning: dates, money, postal codes, countries ..."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from data.sources.dates import parse_dates
from data.sources.numbers import parse_numbers
from geo.countries import Countries
from geo.names import fold

SAMPLE = 2_000
POSTAL = re.compile(r"(?:[A-Z]{1,3}-?\s?)?(\d{2}-\d{3}|\d{3} ?\d{2}|\d{4,5})", re.IGNORECASE)
NUTS = re.compile(r"[A-Z]{2}[0-9A-Z]{3}(\s*[/,:-].*)?")
LEGAL = re.compile(
    r"\b(sia|as|a/s|aps|ab|oy|oyj|ry|uab|vsi|mb|ou|mtu|sa|gmbh|e ?v|gbr|kg|sp z ?o ?o|spolka|"
    r"university|universitet\w*|universitat|yliopisto|ulikool|universitate|universitetas|"
    r"uniwersytet|politechnika|kommun\w*|gmina|powiat|vald|linnavalitsus|novada|pasvaldiba|domes?|"
    r"dome|savivaldyb\w*|kaupunki|kunta|stadt|gemeinde|landkreis|stiftung|stiftelsen|fond|fonds|"
    r"biedriba|foundation|association|forening\w*|yhdistys|ministri\w*|ministeri\w*|institut\w*|"
    r"agentur\w*|agency|amet|hojskole|hogskola\w*|skola|muzejs|muuseum|valsts|region|regionen|"
    r"lansstyrelsen|maakunnan|liitto|centrs|centras|centrum|spolka|przedsiebiorstwo|zaklad|fundacja)"
    r"\b")
ROLES = re.compile(r"(lead|project|associated)?\s?(partner|lp|pp|coordinator|participant)|yes|no")
PERIOD = re.compile(r"20(00|07|14|21)\s*[-–]\s*20?(06|13|20|27)")
URL = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Shares of the filled cells of a column that are like something.

    Attributes
    ----------
    filled : float
        Share of all cells that are filled.
    distinct : float
        Different texts among the filled cells.
    words : float
        Mean number of words.
    date, number, money, percent, postal, country, nuts, organisation, role, period, url : float
        Shares, 0 to 1.
    """

    filled: float
    distinct: float
    words: float
    date: float
    number: float
    money: float
    percent: float
    postal: float
    country: float
    nuts: float
    organisation: float
    role: float
    period: float
    url: float


def evidence(cells: pd.Series, countries: Countries) -> Evidence:
    """Return what a column's values show; at most 2,000 of them, spread evenly, are read.

    Examples
    --------
    >>> shown = evidence(pd.Series(["Łotwa", "FI", ""]), Countries.load())
    >>> (shown.country, round(shown.filled, 2))
    (1.0, 0.67)
    """
    sample = cells.iloc[:: max(1, len(cells) // SAMPLE)].str.strip()
    filled = sample[sample != ""]
    if filled.empty:
        return Evidence(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    texts = filled.tolist()
    numbers = parse_numbers(filled)
    values = pd.to_numeric(numbers.cells, errors="coerce")
    return Evidence(
        len(filled) / len(sample), filled.nunique() / len(filled),
        float(filled.str.count(r"\S+").mean()), parse_dates(filled).readable, numbers.readable,
        float((values.abs() >= 200).mean()),
        float((filled.str.contains("%", regex=False) | ((values > 0) & (values <= 100))).mean()),
        _share(texts, lambda text: POSTAL.fullmatch(text) is not None),
        _share(texts, lambda text: is_country(text, countries)),
        _share(texts, lambda text: NUTS.fullmatch(text) is not None),
        _share(texts, lambda text: LEGAL.search(fold(text)) is not None),
        _share(texts, lambda text: ROLES.fullmatch(fold(text)) is not None),
        _share(texts, lambda text: PERIOD.search(text) is not None),
        _share(texts, lambda text: URL.match(text) is not None),
    )


def is_country(text: str, countries: Countries) -> bool:
    """Tell whether a text is a country by code or name, as ``LV Latvia / LATVIJA`` too."""
    return bool(countries.code(text)) or (
        len(text) > 3 and text[2] == " " and bool(countries.code(text[:2])))


def _share(texts: list[str], test: Callable[[str], bool]) -> float:
    known: dict[str, bool] = {}
    for text in texts:
        if text not in known:
            known[text] = test(text)
    return sum(known[text] for text in texts) / len(texts)


Fit = Callable[[Evidence], float]


def _plain(shown: Evidence) -> float:
    """Return the share of cells that are text and nothing else."""
    return 1 - max(shown.date, shown.number, shown.url)


FITS: Mapping[str, Fit] = {
    "start_date": lambda e: e.date,
    "end_date": lambda e: e.date,
    "(date)": lambda e: e.date,
    "total_budget_eur": lambda e: e.number * (0.4 + 0.6 * e.money) * (e.percent < 0.9),
    "eligible_cost": lambda e: e.number * (0.4 + 0.6 * e.money) * (e.percent < 0.9),
    "eu_funding_eur": lambda e: e.number * (0.4 + 0.6 * e.money) * (e.percent < 0.9),
    "granted": lambda e: e.number * (0.4 + 0.6 * e.money) * (e.percent < 0.9),
    "(public_funding)": lambda e: e.number,
    "(paid)": lambda e: e.number,
    "partner_budget_eur": lambda e: e.number,
    "partner_eu_funding_eur": lambda e: e.number,
    "partner_national_funding_eur": lambda e: e.number,
    "partner_own_funding_eur": lambda e: e.number,
    "(cofinancing_rate)": lambda e: max(e.percent, e.number * (1 - e.money)),
    "country_code": lambda e: e.country,
    "postal_code": lambda e: e.postal,
    "nuts3_published": lambda e: e.nuts,
    "programming_period": lambda e: e.period,
    "is_lead_partner": lambda e: e.role,
    "lon": lambda e: e.number * (1 - e.money),
    "lat": lambda e: e.number * (1 - e.money),
    "(website)": lambda e: e.url,
    "source_url": lambda e: e.url,
    "partner_name": lambda e: _plain(e) * (0.7 + 0.3 * e.organisation) * (e.words < 16),
    "title": lambda e: _plain(e) * (0.75 + 0.25 * (e.words > 2)) * (e.words < 60),
    "title_en": lambda e: _plain(e) * (e.words < 60),
    "acronym": lambda e: _plain(e) * (e.words < 5),
    "summary": lambda e: _plain(e) * (0.6 + 0.4 * (e.words > 6)),
    "town": lambda e: _plain(e) * (e.words < 5) * (1 - 0.5 * e.country),
    "location": lambda e: 1 - max(e.date, e.number * (1 - e.postal)),
    "region_published": lambda e: _plain(e) * (e.words < 8) * (1 - 0.5 * e.country),
    "street": _plain,
    "contract_number": lambda e: ((1 - 0.3 * e.date) * (e.words < 4)
                                  * (0.5 + 0.5 * (e.distinct > 0.02))),
}
"""How well values fit a target, 0 to 1; targets that are not here take any text."""
