"""An answer told to a person."""

import pytest

from geo.explain import main
from geo.match import Query
from tests.shared_geocoder import geocoder


def told(capsys, *arguments: str) -> dict[str, list[str]]:
    assert main(list(arguments)) == 0
    lines = capsys.readouterr().out.splitlines()
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(line[:14].strip(), []).append(line[14:])
    return found


def test_a_located_organisation(capsys):
    found = told(capsys, "Rīgas Tehniskā universitāte", "--country", "Latvia")
    assert found["Answer"][0].startswith("Riga (LV), place, lon 24.10")
    assert found["Matched"] == ["'rigas' by inflected name"]
    assert "sure" in found["Score"][0]


def test_rivals_and_why_they_lost(capsys):
    found = told(capsys, "--town", "Halle", "--country", "DE")
    assert found["Answer"] == ["not located; only the country is known: DE"]
    assert found["Lost"][:3] == [
        "Halle (DE, DEA42), rank 1.07: the likeliest, but not certain enough",
        "Halle (DE, DE94B), rank 1.07: smaller: population not known, against 21,393 people",
        "Halle (DE, DE926), rank 1.06: smaller: 1,779 people against 21,393"]
    found = told(capsys, "--town", "Halle", "--country", "DE", "--postal-code", "06108")
    assert all("km from the postal code" in line for line in found["Lost"])


@pytest.mark.parametrize(("arguments", "rival"), [
    (("--town", "Oulu", "--postal-code", "91100", "--country", "FI"),
     "Ii (FI, FI1D9), rank 0.00: only the postal code 91100 is there"),
    (("Riga Technical University Ventspils Branch", "--country", "LV"), "Riga (LV, LV006), rank"),
    (("Kurzeme tourism, Cēsis", "--country", "LV"), "Kurzeme (LV, LV003), rank 0.00: only the"),
    (("Turku 2030 Rauma", "--town", "Halle", "--country", "DE"), "the likeliest, but not certain"),
    (("Universität Rostock", "--town", "Halle", "--country", "DE"), "Halle (DE, DEA42), rank 0.55: "
                                                                    "not certain enough"),
    (("--town", "Kirovsk", "--country", "RU"), "Kirovsk (RU, RU-MUR), rank 1.20: the likeliest"),
    (("--town", "Kirovsk", "--country", "RU"), "Kirovsk (RU, RU-LEN), rank 1.20: smaller"),
])
def test_every_other_candidate_is_told(capsys, arguments, rival):
    assert any(rival in line for line in told(capsys, *arguments)["Lost"])


def test_no_rival_is_the_answer_itself(capsys):
    found = told(capsys, "Universität Rostock", "--town", "Rostock", "--country", "DE")
    assert "Lost" not in found


@pytest.mark.parametrize("arguments", [(), ("--town", "Qqqq"), ("-",), ("-", "--town", "Qqqq")])
def test_without_a_name_no_national_body_is_read(capsys, arguments):
    found = told(capsys, *arguments, "--country", "DK")
    assert found["Reason"] == ["No place is named in what is known."]
    assert not {"Lost", "Matched", "Read"} & set(found)


def test_a_town_alone_is_not_beside_a_capital(capsys):
    assert "Berlin" not in str(told(capsys, "--town", "Halle", "--country", "DE"))
    places = geocoder().candidates(Query(town="Halle", country="DE"))
    assert {place.name for place in places} == {"Halle", "Halle (Saale)"}


def test_what_was_found_out(capsys):
    found = told(capsys, "--town", "Skara", "--country", "DK")
    assert found["Found out"][0].startswith("Town 'Skara' is not known in DK but in SE")


def test_nothing_asked(capsys):
    assert told(capsys)["Asked"] == ["nothing"]


def test_a_register_that_is_empty_is_told(capsys, tmp_path):
    (tmp_path / "register.csv").write_bytes(b"")
    assert main(["Riga", "--register", str(tmp_path / "register.csv")]) == 2
    assert "line 1: the columns are missing, not key,country_code" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--register", "--derived"])
def test_missing_files_are_one_line(capsys, tmp_path, option):
    assert main(["Riga", option, str(tmp_path / "missing")]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
