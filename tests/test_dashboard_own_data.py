"""What a session makes of a person's own files."""

import datetime
from pathlib import Path

import pandas as pd

from dashboard.own_data import (
    OwnData,
    corrected,
    mapping_rows,
    places_csv,
    rejected_rows,
    widget_key,
)
from data.own import inspect_uploads
from data.own_places import Candidate, OpenPartner, chosen_place
from data.sources.files import given_file
from data.sources.limits import Limits
from data.sources.mapping import TableMapping

ROOT = Path(__file__).resolve().parent.parent
TODAY = datetime.date(2026, 11, 25)
LIST = given_file("list.csv", (
    b"Project;Partner;Town;Country;Start date\n"
    b"Bridge;City of Riga;Riga;LV;01.02.2020\nFerry;City of Oulu;Oulu;FI;31.02.2020\n"))
PROPOSED = TableMapping({"Project": "title", "Town": "town"}, {"programme": "list"})


def inspection():
    return inspect_uploads([LIST], {}, ROOT, TODAY, Limits())[0]


def place(partner_id, name):
    partner = OpenPartner(partner_id, "City", "", "LV", "", ())
    return chosen_place(partner, Candidate(name, "LV", 24.1, 56.9), TODAY)


def test_every_column_of_the_file_is_a_row_with_its_guess():
    rows = mapping_rows(inspection(), None).set_index("column")
    assert rows.loc["Project", "target"] == "title"
    assert rows.loc["Country", "target"] == "country_code"
    assert rows.loc["Town", "example"] == "Riga"


def test_what_a_person_corrects_is_the_mapping():
    rows = pd.DataFrame({"column": ["Project", "Town", "Lp."], "target": ["acronym", "", None]})
    found = corrected(PROPOSED, rows, {"programme": " Central Baltic ", "country_code": ""})
    assert found.columns == {"Project": "acronym"}
    assert found.constants == {"programme": "Central Baltic"}


def test_a_column_goes_before_a_constant_of_the_same_meaning():
    rows = pd.DataFrame({"column": ["Prog"], "target": ["programme"]})
    assert corrected(PROPOSED, rows, {}).constants == {}


def test_rejected_rows_say_where_and_why():
    (row,) = rejected_rows([inspection()]).query("column == 'Start date'").to_dict("records")
    assert (row["file"], row["row"], row["value"]) == ("list.csv", 3, "31.02.2020")
    assert row["reason"]


def test_a_second_choice_for_a_partner_replaces_the_first():
    own = OwnData().placing(place("P1", "Riga")).placing(place("P2", "Cēsis"))
    own = own.placing(place("P1", "Jelgava"))
    assert sorted(own.placed["place_name"]) == ["Cēsis", "Jelgava"]
    assert places_csv(own.placed).decode().splitlines()[0].startswith("partner_id,organisation")


def test_nothing_is_known_at_first():
    assert OwnData().deliveries == []
    assert rejected_rows([]).empty
    assert widget_key("Lista (1).csv") == "lista_1_csv"
