"""How codes, money and dates are called on the screen."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from dashboard.labels import Labels
from dashboard.wording import load_wording
from tests.small_world import small_world

LABELS = Labels(small_world(), load_wording("en"))


@pytest.mark.parametrize(
    ("facet", "value", "text"),
    [
        ("countries", "LV", "Latvia"),
        ("countries", "XK", "Kosovo"),
        ("countries", "QX", "QX"),
        ("regions", "LV003", "Kurzeme · LV003"),
        ("regions", "RU-SPE", "Санкт-Петербург · RU-SPE"),
        ("regions", "XX999", "XX999"),
        ("families", "LVLT", "Latvia-Lithuania"),
        ("families", "NONE", "NONE"),
        ("programmes", "LVLT-2007", "Latvia-Lithuania · 2007-2013"),
        ("programmes", "NONE-1999", "NONE-1999"),
        ("statuses", "finished", "finished"),
        ("strands", "cross-border", "cross-border"),
        ("strands", "a-strand-of-tomorrow", "a-strand-of-tomorrow"),
        ("known_partners", "lead_only", "lead partner only"),
        ("thematics", "Waste and pollution", "Waste and pollution"),
        ("strategies", "EUSBSR", "Baltic Sea Region (EUSBSR)"),
        ("precisions", "place", "town"),
        ("organisation_types", "NGO", "NGO"),
        ("periods", "2014-2020", "2014-2020"),
    ],
)
def test_values_of_facets(facet, value, text):
    assert LABELS.value(facet, value) == text


def test_full_name_of_a_programme():
    assert LABELS.programme_name("LVLT-2014") == "Interreg V-A Latvia-Lithuania"
    assert LABELS.programme_name("NONE") == "NONE"


def test_countries_of_the_region_are_those_with_a_part_in_it():
    assert LABELS.region_countries == {"LT", "LV", "RU", "SE"}


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA])
def test_money_that_is_not_published_is_not_zero(missing):
    assert LABELS.money(missing) == "not published"


@pytest.mark.parametrize(
    ("value_eur", "text"),
    [
        (0, "€ 0"),
        (0.4, "€ 0"),
        (308_751.88, "€ 308,752"),
        (999_999, "€ 999,999"),
        (1_000_000, "€ 1 m"),
        (3_861_637.51, "€ 3.9 m"),
        (999_000_000, "€ 999 m"),
        (1_000_000_000, "€ 1 bn"),
        (12_345_678_901, "€ 12.35 bn"),
        (np.float64(2_500_000), "€ 2.5 m"),
        (np.int64(250_000), "€ 250,000"),
    ],
)
def test_money(value_eur, text):
    assert LABELS.money(value_eur) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [(None, ""), (pd.NaT, ""), (date(2020, 6, 1), "1 Jun 2020"),
     (pd.Timestamp("2022-05-31"), "31 May 2022")],
)
def test_days(day, text):
    assert LABELS.day(day) == text


def test_counts_have_separators():
    assert [LABELS.count(n) for n in (0, 999, 4428, 1_000_000.0)] == [
        "0", "999", "4,428", "1,000,000"]


def test_languages():
    assert [LABELS.language(code) for code in ("lv", "ru", "xx")] == ["Latvian", "Russian", "xx"]


def test_another_language_names_countries_its_own_way():
    latvian = Labels(small_world(), load_wording("lv"))
    assert latvian.country("SE") == "Zviedrija"
    assert latvian.count(4428).replace("\xa0", " ") == "4 428"
