"""The guessed mapping of national lists of operations, in the languages of the region."""

from __future__ import annotations

import csv

import numpy as np
import pandas as pd
import pytest

from data.sources.columns_known import known_targets
from data.sources.grid import Table
from data.sources.guess import guess_columns, usual_language
from data.sources.header_words import WORDS_FILE, load_header_words
from data.sources.mapping import read_mapping
from data.sources.proposal import propose
from data.sources.proposal_toml import as_toml
from tests.source_files import context, given_file

LISTS = {
    "pl": [("Tytuł projektu", "Budowa drogi gminnej w Elblągu", "title"),
           ("Skrócony opis projektu", "Przedmiotem projektu jest budowa drogi gminnej", "summary"),
           ("Numer umowy/decyzji", "RPWM.07.01.00-28-0001/16", "contract_number"),
           ("Nazwa beneficjenta", "GMINA MIASTO ELBLĄG", "partner_name"),
           ("Fundusz", "EFRR", "(fund)"),
           ("Wartość projektu (w zł)", "12 345 678,90", "total_budget_eur"),
           ("Wydatki kwalifikowalne (w zł)", "10 000 000,00", "(eligible_cost)"),
           ("Wartość unijnego dofinansowania (w zł)", "8 500 000,00", "eu_funding_eur"),
           ("Poziom unijnego dofinansowania (w %)", "85,00", "(cofinancing_rate)"),
           ("Data rozpoczęcia realizacji projektu", "2016-01-02", "start_date"),
           ("Data zakończenia realizacji projektu", "2018-12-31", "end_date"),
           ("Typ obszaru, na którym realizowany jest projekt", "Miejskie", "")],
    "fi": [("Hankekoodi", "A70001", "contract_number"),
           ("Hankkeen nimi", "Älykäs satama Kotkassa", "title"),
           ("Toteuttajan nimi", "Kotkan kaupunki", "partner_name"),
           ("Alkamispäivä", "1.1.2015", "start_date"), ("Päättymispäivä", "31.12.2017", "end_date"),
           ("Myönnetty EU- ja valtion rahoitus", "250 000", "eu_funding_eur"),
           ("Tukikelpoiset kustannukset yhteensä", "350 000", "total_budget_eur"),
           ("Maakunta", "Kymenlaakso", "region_published"), ("Kunta", "Kotka", "town"),
           ("Postinumero", "48100", "postal_code")],
    "da": [("Projektets navn", "Grøn vækst i Sønderjylland", "title"),
           ("Støttemodtager", "Aabenraa Kommune", "partner_name"),
           ("Formål", "At skabe vækst i små virksomheder gennem rådgivning", "summary"),
           ("Startdato", "01-02-2016", "start_date"), ("Slutdato", "31-01-2019", "end_date"),
           ("Samlede støtteberettigede udgifter (DKK)", "4.500.000,00", "total_budget_eur"),
           ("Tilsagn EU (kr.)", "2.250.000", "eu_funding_eur"),
           ("EU-medfinansieringssats", "50%", "(cofinancing_rate)"),
           ("Postnr.", "6200", "postal_code"), ("Land", "Danmark", "country_code")],
    "lt": [("Projekto kodas", "07.1.1-CPVA-R-905-21-0001", "contract_number"),
           ("Projekto pavadinimas", "Klaipėdos miesto erdvių sutvarkymas", "title"),
           ("Projekto vykdytojas", "Klaipėdos miesto savivaldybė", "partner_name"),
           ("Veiklų pradžia", "2017-05-01", "start_date"),
           ("Veiklų pabaiga", "2019-05-01", "end_date"),
           ("Bendra projekto vertė, Eur", "1234567.89", "total_budget_eur"),
           ("Skirtos ES lėšos, Eur", "1000000.00", "eu_funding_eur"),
           ("Savivaldybė", "Klaipėdos m.", "town"),
           ("Finansavimo intensyvumas, %", "85", "(cofinancing_rate)")],
    "sv": [("Diarienummer", "20200123", "contract_number"),
           ("Projektnamn", "Smart industri i Västernorrland", "title"),
           ("Stödmottagare", "Mittuniversitetet", "partner_name"),
           ("Sammanfattning", "Projektet syftar till att stärka regionens industri", "summary"),
           ("Startdatum", "2015-03-01", "start_date"), ("Slutdatum", "2018-02-28", "end_date"),
           ("Beviljat EU-stöd", "5000000", "eu_funding_eur"),
           ("Totala stödberättigande utgifter", "10000000", "total_budget_eur"),
           ("Postnummer", "851 70", "postal_code"), ("Län", "Västernorrland", "region_published"),
           ("Insatskategori", "062", "(category)")],
    "lv": [("Projekta numurs", "9.3.1.1/19/I/001", "contract_number"),
           ("Projekta nosaukums", "Infrastruktūras attīstība Smiltenē", "title"),
           ("Finansējuma saņēmējs", "Smiltenes novada dome", "partner_name"),
           ("Sākuma datums", "01.03.2019", "start_date"),
           ("Beigu datums", "31.12.2021", "end_date"),
           ("Kopējās attiecināmās izmaksas (EUR)", "1 234 567,89", "total_budget_eur"),
           ("ES fonda finansējums (EUR)", "1 049 382,71", "eu_funding_eur"),
           ("Pasta indekss", "LV-4729", "postal_code"), ("Valsts", "Latvija", "country_code"),
           ("Īstenošanas vieta", "Smiltenes novads", "town")],
    "et": [("Projekti number", "2014-2020.5.01.16-0001", "contract_number"),
           ("Projekti nimi", "Valga linna südame arendamine", "title"),
           ("Toetuse saaja", "Valga Vallavalitsus", "partner_name"),
           ("Projekti algus", "01.09.2016", "start_date"),
           ("Projekti lõpp", "30.09.2019", "end_date"),
           ("Projekti kogumaksumus", "2 345 678", "total_budget_eur"),
           ("EL toetus", "1 955 000", "eu_funding_eur"),
           ("Maakond", "Valgamaa", "region_published")],
    "de": [("Name des Begünstigten", "Hansestadt Rostock", "partner_name"),
           ("Bezeichnung des Vorhabens", "Ausbau des Stadthafens", "title"),
           ("Datum des Beginns", "01.01.2015", "start_date"),
           ("Datum des Endes", "31.12.2018", "end_date"),
           ("Förderfähige Gesamtausgaben des Vorhabens", "1.234.567,89", "total_budget_eur"),
           ("PLZ", "18055", "postal_code"), ("Land", "Deutschland", "country_code")],
    "": [("Beneficiary", "Riga City Council", "partner_name"),
         ("Operation name", "Clean air in Riga", "title"),
         ("Expected or actual date of completion", "2025-12-31", "end_date"),
         ("Start date", "2023-01-01", "start_date"),
         ("Total cost of the operation", "1,234,567.00", "total_budget_eur"),
         ("Location indicator", "LV006", "nuts3_published"),
         ("Union co-financing rate", "80%", "(cofinancing_rate)")],
}


def table_of(columns: list[tuple[str, str]], rows: int = 4) -> Table:
    cells = pd.DataFrame({name: [value] * rows for name, value in columns}, dtype="str")
    return Table("list.csv", "", cells, np.arange(2, rows + 2), 1)


@pytest.mark.parametrize("language", LISTS)
def test_the_columns_of_a_national_list_are_guessed(language: str) -> None:
    table = table_of([(name, value) for name, value, _ in LISTS[language]])
    guesses = guess_columns(table, load_header_words(WORDS_FILE), context().countries)
    assert {guess.column: guess.target for guess in guesses} == {
        name: target for name, _, target in LISTS[language]}
    assert usual_language(guesses) == language
    assert all(guess.confidence >= 0.6 and guess.reason for guess in guesses if guess.target)


@pytest.mark.parametrize(("header", "value"), [
    ("Start date", "Riga City Council"), ("Total cost", "Riga"), ("Country", "12"),
    ("Beneficiary", "2016-01-01")])
def test_values_that_cannot_be_overrule_the_header(header: str, value: str) -> None:
    words, countries = load_header_words(WORDS_FILE), context().countries
    (guess,) = guess_columns(table_of([(header, value)]), words, countries)
    assert (guess.target, guess.confidence) == ("", 0)


def test_countries_and_nuts_codes_are_known_without_a_header() -> None:
    words, countries = load_header_words(WORDS_FILE), context().countries
    guesses = guess_columns(table_of([("X1", "Łotwa"), ("X2", "LV006")]), words, countries)
    assert [guess.target for guess in guesses] == ["country_code", "nuts3_published"]


def test_money_that_differs_on_the_rows_of_a_project_is_the_partners() -> None:
    cells = pd.DataFrame({"Project number": ["1", "1", "2"], "Beneficiary": ["A", "B", "C"],
                          "Project title": ["x", "x", "y"], "Total cost": ["500", "700", "900"]},
                         dtype="str")
    proposal = propose(Table("a.csv", "", cells, np.arange(2, 5), 1), given_file("a.csv", b""),
                       context())
    assert proposal.mapping.columns["Total cost"] == "partner_budget_eur"


def test_a_proposal_can_be_saved_and_read_again() -> None:
    table = table_of([(name, value) for name, value, _ in LISTS["pl"]])
    proposal = propose(table, given_file("Lista projektów 2014-2020.csv", b""), context())
    again = read_mapping(given_file("m.toml", as_toml(proposal).encode()))
    assert again == proposal.mapping
    assert again.reading == {"decimal": ",", "currency": "PLN"}
    assert again.constants == {"programme": "Lista projektów 2014-2020", "country_code": "PL",
                               "programming_period": "2014-2020"}


def test_the_words_are_of_known_targets_in_three_cells_a_row() -> None:
    with WORDS_FILE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert {len(row) for row in rows} == {3}
    assert {row[0] for row in rows[1:]} <= known_targets()
