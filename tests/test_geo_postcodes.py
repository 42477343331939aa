from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.countries import Countries
from geo.postcodes import FORMATS, Postcodes, country_prefix, find, normalise


@pytest.mark.parametrize(("written", "country", "code"), [
    ("LV-1050", "LV", "LV-1050"),
    ("LV1050", "LV", "LV-1050"),
    ("LV–1050", "LV", "LV-1050"),
    ("1050", "LV", "LV-1050"),
    ("FIN-01300", "FI", "01300"),
    ("1300", "FI", "01300"),
    ("100", "FI", "00100"),
    ("D-1067", "DE", "01067"),
    ("90187", "SE", "901 87"),
    ("68 200", "PL", "68-200"),
    ("N-150", "NO", "0150"),
    ("236000", "RU", "236000"),
    ("12345678", "LV", ""),
    ("no code", "LV", ""),
    ("", "LV", ""),
    ("1050", "XX", ""),
])
def test_normalise(written, country, code):
    assert normalise(written, country) == code


@pytest.mark.parametrize(("town", "country", "code"), [
    ("LV-3001 Jelgava", "LV", "LV-3001"),
    ("901 87 Umeå", "SE", "901 87"),
    ("80-803 Gdańsk", "PL", "80-803"),
    ("Jelgava", "LV", ""),
])
def test_find_in_a_town_field(town, country, code):
    assert find(town, country) == code


def test_letters_before_a_code_name_the_country():
    assert country_prefix("LV-1050") == "LV"
    assert country_prefix("FIN-01300") == "FI"
    assert country_prefix("01300") == ""


@given(st.sampled_from(sorted(FORMATS)), st.data())
def test_a_written_code_is_normalised_to_itself(country, data):
    digits = data.draw(st.text("0123456789", min_size=FORMATS[country].digits,
                               max_size=FORMATS[country].digits))
    written = FORMATS[country].write(digits)
    assert normalise(written, country) == written


def small_table() -> Postcodes:
    zeros = array("d", [0.0, 0.0, 0.0])
    texts = ["", "", ""]
    return Postcodes(["LV" + code for code in ("LV-3001", "LV-3002", "LV-3101")], texts,
                     array("d", [23.7, 23.9, 23.0]), array("d", [56.6, 56.6, 56.9]), zeros,
                     texts, texts, texts)


def test_a_listed_code_is_found_and_another_is_not():
    assert small_table().get("LV-3002", "LV").lon == 23.9
    assert small_table().get("LV-3003", "LV") is None
    assert small_table().get("LV-3002", "LT") is None


def test_an_unlisted_code_is_placed_among_those_that_share_most_digits():
    around = small_table().around("LV-3009", "LV")
    assert around.lon == pytest.approx(23.8)
    assert around.spread_km == pytest.approx(6.1, abs=0.1)
    assert small_table().around("LV-4009", "LV") is None


@pytest.mark.parametrize(("written", "code"), [
    ("LV", "LV"), ("lv", "LV"), ("UK", "GB"), ("EL", "GR"), ("AX", "FI"), ("SJ", "NO"),
    ("Somija", "FI"), ("Lenkija", "PL"), ("Łotwa", "LV"), ("Россия", "RU"), ("Viro", "EE"),
    ("Tyskland", "DE"), ("Russian Federation", "RU"), ("ZZ", ""), ("Atlantis", ""), ("", ""),
])
def test_countries_by_code_or_name(written, code):
    assert Countries.load().code(written) == code
