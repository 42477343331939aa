"""Numbers, dates, countries, roles, programmes and text, as files write them."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.sources.dates import parse_dates
from data.sources.numbers import number_words, parse_numbers
from data.sources.partner_columns import is_lead_role, with_countries, with_nuts
from data.sources.programme_match import match_programmes
from data.sources.texts import clean_cells
from tests.source_files import context

NUMBERS = [
    (["892,228.58", "4,240,820.46"], ["892228.58", "4240820.46"]),
    (["892.228,58", "1.000"], ["892228.58", "1000"]),
    (["1 234,50", "12\u00a0345,00", "1\u202f000"], ["1234.5", "12345", "1000"]),
    (["1'234.50", "1’234’567"], ["1234.5", "1234567"]),
    (["1,234", "2,000"], ["1234", "2000"]),
    (["1.234", "2.5"], ["1.234", "2.5"]),
    (["0,125", "7,5"], ["0.125", "7.5"]),
    (["1.2340", "1.234,00"], ["1.234", "1234"]),  # The first is a number cell of a workbook.
    (["€ 1,200.00", "1,300.50 EUR"], ["1200", "1300.5"]),
    (["12 000 zł", "3 500,50 PLN"], ["12000", "3500.5"]),
    (["-5", "(5,000.00)", "−7"], ["-5", "-5000", "-7"]),
    (["451412.010000000009313", "1e5"], ["451412.010000000009313", "1e5"]),
    (["unknown", "12"], ["unknown", "12"]),
    (["1.2.3", "1,2,3"], ["1.2.3", "1,2,3"]),
    (["500,-", "1.000,-"], ["500", "1000"]),
]


@pytest.mark.parametrize(("written", "plain"), NUMBERS)
def test_numbers_are_decided_by_their_column(written: list[str], plain: list[str]) -> None:
    assert parse_numbers(pd.Series(written)).cells.tolist() == plain


@pytest.mark.parametrize(("written", "codes"), [
    (["5 zł"], ("PLN",)), (["5 €", "6 SEK"], ("EUR", "SEK")), (["5"], ()), (["kr. 5"], ("kr",))])
def test_currencies_beside_numbers_are_seen(written: list[str], codes: tuple[str, ...]) -> None:
    assert parse_numbers(pd.Series(written)).currencies == codes


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=5),
       st.sampled_from([(".", ","), (",", "."), (",", " "), (".", "'"), (",", "\u00a0")]))
def test_money_with_two_decimals_is_read_in_every_notation(
    amounts: list[object], signs: tuple[str, str]
) -> None:
    decimal, thousands = signs
    written = [f"{amount:,.2f}".translate({44: thousands, 46: decimal}) for amount in amounts]
    read = parse_numbers(pd.Series(written)).cells.astype(float).tolist()
    assert read == [float(f"{amount:.2f}") for amount in amounts]


def test_how_numbers_are_written_is_told() -> None:
    assert number_words(parse_numbers(pd.Series(["1.234,50"]))) == (
        "decimal comma, a point between thousands")


DATES = [
    (["2016-03-01", "2016/3/2", "2016.03.03."], ["2016-03-01", "2016-03-02", "2016-03-03"]),
    (["01.03.2016", "1.4.2016"], ["2016-03-01", "2016-04-01"]),
    (["03/04/2020", "23/04/2020"], ["2020-04-03", "2020-04-23"]),
    (["03/04/2020", "04/23/2020"], ["2020-03-04", "2020-04-23"]),
    (["03/04/2020"], ["2020-04-03"]),
    (["20160301", "2016-03-01T10:20:30Z"], ["2016-03-01", "2016-03-01"]),
    (["1 March 2016", "02-Apr-16", "May 3, 2016"], ["2016-03-01", "2016-04-02", "2016-05-03"]),
    (["42430"], ["2016-03-01"]),
    (["01.03.16", "01.03.98"], ["2016-03-01", "1998-03-01"]),
    (["31.02.2016", "soon"], ["31.02.2016", "soon"]),
]


@pytest.mark.parametrize(("written", "iso"), DATES)
def test_dates_are_decided_by_their_column(written: list[str], iso: list[str]) -> None:
    assert parse_dates(pd.Series(written)).cells.tolist() == iso


@pytest.mark.parametrize(("written", "order", "assumed"), [
    ("03/04/2020", "day first", True), ("13/04/2020", "day first", False),
    ("04/13/2020", "month first", False), ("2020-04-03", "", False)])
def test_an_order_that_is_assumed_is_told(written: str, order: str, assumed: bool) -> None:
    dates = parse_dates(pd.Series([written]))
    assert (dates.order, dates.assumed) == (order, assumed)


@given(st.lists(st.dates(min_value=pd.Timestamp(1990, 1, 1).date()), min_size=1, max_size=6),
       st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d", "%d %B %Y"]))
def test_every_date_is_read_in_the_notations_that_cannot_be_mistaken(
    days: list[object], notation: str
) -> None:
    days = [day for day in days if day.year < 2100]  # type: ignore[attr-defined]
    written = pd.Series([day.strftime(notation) for day in days], dtype="str")
    assert parse_dates(written).cells.tolist() == [day.isoformat() for day in days]


COUNTRIES = [("EL", "GR"), ("UK", "GB"), ("LV Latvia / LATVIJA", "LV"), ("Łotwa", "LV"),
             ("Suomi", "FI"), ("Sverige", "SE"), ("Atlantis", "Atlantis"), ("", "")]


@pytest.mark.parametrize(("written", "code"), COUNTRIES)
def test_countries_are_codes_or_names(written: str, code: str) -> None:
    partners = pd.DataFrame({"country_code": [written]}, dtype="str")
    assert with_countries(partners, context())[0]["country_code"].tolist() == [code]


def test_nuts_codes_are_kept_and_their_vintages_told() -> None:
    partners = pd.DataFrame({"nuts3_published": ["LT009  / Name", "LT011", "Kurzeme"]}, dtype="str")
    found, findings = with_nuts(partners, context())
    assert found["nuts3_published"].tolist() == ["LT009", "LT011", ""]
    assert found["region_published"].tolist() == ["", "", "Kurzeme"]
    assert "1 of NUTS 2021, 1 of NUTS 2013" in findings[0].text


@pytest.mark.parametrize(("role", "leads"), [
    ("LP", "true"), ("Lead partner", "true"), ("coordinator", "true"), ("Yes", "true"),
    ("PP", "false"), ("Project partner", "false"), ("participant", "false"), ("No", "false")])
def test_roles_that_lead_are_known(role: str, leads: str) -> None:
    assert is_lead_role(role) == leads


PROGRAMMES = [
    (("Central Baltic", "2014-2020", ""), "CB-2014"),
    (("Interreg Central Baltic 2021-2027", "", ""), "CB-2021"),
    (("", "", "2014TC16RFCB050"), "EELV-2014"),
    (("2014 - 2020 INTERREG VB Baltic Sea", "2014-2020", ""), "BSR-2014"),
]


@pytest.mark.parametrize(("named", "code"), PROGRAMMES)
def test_programmes_are_recognised(named: tuple[str, str, str], code: str) -> None:
    assert match_programmes([named], context()).codes[named][0] == code


def test_a_programme_that_is_not_known_is_made_alike_every_time() -> None:
    named = ("Regional Fund of Nowhere", "2014-2020", "")
    one, two = (match_programmes([named], context()) for _ in range(2))
    assert one.codes == two.codes
    assert one.made["programme_name"].tolist() == ["Regional Fund of Nowhere"]
    assert not one.made["is_region_programme"].any()


def test_a_programme_without_a_period_has_no_code() -> None:
    assert match_programmes([("Nowhere", "", "")], context()).codes == {}


@pytest.mark.parametrize(("written", "clean"), [
    ("A &amp; B", "A & B"), ("a\r\nb", "a b"), ("a\x00b", "a b"), ("Rīga &#257;", "Rīga ā"),
    (" n/a ", ""), ("N.a.", ""), ("–", ""), ("a  b\u00a0c", "a b c"), ("AT&T", "AT&T"),
    ("_x000D_x", "x")])
def test_cells_are_cleaned(written: str, clean: str) -> None:
    assert clean_cells(pd.DataFrame({"a": [written]}, dtype="str"), ["a"])[0]["a"].tolist() == [
        clean]
