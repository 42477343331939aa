import pytest

from geo.build_countries import build, main
from geo.countries import COUNTRIES_FILE, Countries
from geo.errors import DerivedFileError


@pytest.mark.parametrize(("text", "code"), [
    ("se", "SE"), ("EL", "GR"), ("UK", "GB"), ("AX", "FI"), ("ZZ", ""), ("", ""),
    ("Soome", "FI"), ("Zviedrija", "SE"), ("Łotwa", "LV"), ("Россия", "RU"),
    ("the Netherlands", "NL"), ("Atlantis", ""),
])
def test_code_of_a_country(text, code):
    assert Countries.load().code(text) == code


def test_the_file_is_what_cldr_says(tmp_path):
    main(["--into", str(tmp_path / "names.csv")])
    assert (tmp_path / "names.csv").read_bytes() == COUNTRIES_FILE.read_bytes()
    assert Countries.load(tmp_path / "names.csv") == build()


def test_iso_codes_are_of_countries_and_of_their_parts():
    codes = Countries.load().iso_codes
    assert {"LV", "FO", "XK", "AX", "SJ"} <= codes
    assert not {"XX", "ZZ", "EL", "UK", "EU", "lv", ""} & codes


def test_languages_of_a_name():
    languages = Countries.load().languages
    assert languages["saksamaa"] == ("et",)


@pytest.mark.parametrize("content", [b"", b"name,code\nx,y\n", b"\xff\xfe"])
def test_a_damaged_file_says_what_to_run(tmp_path, content):
    (tmp_path / "names.csv").write_bytes(content)
    with pytest.raises(DerivedFileError, match=r"python -m geo\.build_countries"):
        Countries.load(tmp_path / "names.csv")
