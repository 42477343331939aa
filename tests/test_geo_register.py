"""The register: what it learns, what it does not, and what it answers."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.match import Match, Query
from geo.register import Register, RegisterError, organisation_key
from tests.shared_geocoder import geocoder

DERIVED = Path(__file__).parent.parent / "data" / "derived"
HEAD = ("key,country_code,lon,lat,location_precision,place_name,geonames_id,nuts3_code,"
        "nuts3_2024_code,times")
SEAT = "pupolins,LV,26.02,57.77,place,Valka,454768,LV008,LV00C,17"
AT_VALKA = Match(lon=26.02, lat=57.77, location_precision="place", location_score=0.95,
                 place_name="Valka", country_code="LV", evidence="town", reason="Town.")
AT_RIGA = replace(AT_VALKA, lon=24.1, lat=56.95, place_name="Riga")
ASKED = Query(organisation="Pūpoliņš", country="LV")


def rows(*matches: Match) -> Register:
    queries = [Query(organisation="SIA Pūpoliņš", town=m.place_name, country="LV") for m in matches]
    return Register.learn(queries, matches)


def test_the_same_organisation_is_found_by_its_name_alone():
    found = rows(AT_VALKA, AT_VALKA).answer(ASKED, "LV")
    assert (found.place_name, found.evidence, found.location_score) == ("Valka", "register", 0.9)
    assert found.reason == ("The same organisation is located by its address elsewhere (2 times): "
                            "Valka.")


@pytest.mark.parametrize("match", [
    replace(AT_VALKA, location_score=0.7), replace(AT_VALKA, evidence="organisation and country"),
    replace(AT_VALKA, location_precision="region"), replace(AT_VALKA, findings=("Two towns.",)),
    Match(location_precision="country", country_code="LV"),
])
def test_only_a_sure_address_is_learned(match):
    assert rows(match).seats == {}


def test_a_name_with_two_seats_tells_nothing_but_a_usual_seat_does():
    assert rows(AT_VALKA, AT_RIGA).answer(ASKED, "LV") is None
    assert rows(*[AT_VALKA] * 4, AT_RIGA).answer(ASKED, "LV").place_name == "Valka"


@pytest.mark.parametrize(("query", "country"), [
    (replace(ASKED, town="Cēsis"), "LV"), (replace(ASKED, postal_code="LV-4101"), "LV"),
    (ASKED, "EE"), (Query(organisation="Another"), "LV"), (Query(), "LV"),
])
def test_an_address_another_country_or_another_name_is_not_answered(query, country):
    assert rows(AT_VALKA).answer(query, country) is None


def test_saved_and_loaded_it_is_the_same(tmp_path):
    register = rows(AT_VALKA)
    (tmp_path / "register.csv").write_bytes(register.content())
    assert Register.load(tmp_path / "register.csv") == register


def test_a_register_without_organisations_is_a_head_alone(tmp_path):
    (tmp_path / "register.csv").write_bytes(Register.none().content())
    assert Register.load(tmp_path / "register.csv") == Register.none()


@pytest.mark.parametrize(("content", "told"), [
    (b"", "line 1: the columns are missing, not key,country_code,lon,lat,"),
    (b"a,b\n1,2\n", "line 1: the columns are a,b, not key,"),
    (b"\xff\xfe", "can't decode byte 0xff"), (None, "No such file"),
    (f"{HEAD}\n{SEAT}\n{SEAT}\n".encode(), "line 3: key 'pupolins' of LV stands above, too"),
    (f"{HEAD}\n{SEAT},\n".encode(), "line 2: 11 cells, not 10"),
    (f'{HEAD}\n{SEAT}\n"pupo'.encode(), "line 3: unexpected end of data"),
    *((f"{HEAD}\n{SEAT.replace(*change)}\n".encode(), f"line 2: {told}") for change, told in (
        (("26.02", "nan"), "lon 'nan' is not a longitude from -180 to 180"),
        (("26.02", ""), "lon '' is not a longitude"),
        (("57.77", "999"), "lat '999' is not a latitude from -90 to 90"),
        ((",LV,", ",Latvia,"), "country_code 'Latvia' is not an ISO"),
        ((",place,", ",region,"), "location_precision 'region' is not one of"),
        (("454768", "4.5"), "geonames_id '4.5' is not a whole number"),
        (("LV008,", "Vidzeme,"), "nuts3_code 'Vidzeme' is not a NUTS 3 code"),
        (("pupolins", ""), "key '' is not the name of an organisation"),
        ((",17", ",0"), "times '0' is not a whole number of 1 and more"),
    )),
])
def test_a_file_that_is_no_register_says_where_and_how_to_make_one(tmp_path, content, told):
    path = tmp_path / "register.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RegisterError) as error:
        Register.load(path)
    assert str(error.value).startswith(f"{path} is no register of organisations (")
    assert told in str(error.value)
    assert "python -m data.build" in str(error.value)


def test_the_register_of_the_catalogue_can_be_read():
    path = DERIVED / "register.csv"
    assert Register.load(path).content() == path.read_bytes()


@given(st.permutations([AT_VALKA, AT_VALKA, AT_VALKA, AT_VALKA, AT_RIGA]))
def test_the_order_of_the_rows_does_not_matter(matches):
    assert rows(*matches).content() == rows(AT_RIGA, *[AT_VALKA] * 4).content()


@given(st.text(max_size=40))
def test_the_key_of_a_key_is_itself(name):
    assert organisation_key(organisation_key(name)) == organisation_key(name)


def test_the_geocoder_asks_the_register_before_the_name():
    query = Query(organisation="Pūpoliņš", country="LV")
    assert not geocoder().locate(query).is_located
    assert geocoder().with_register(rows(AT_VALKA)).locate(query).place_name == "Valka"
