"""An answer told to a person."""

import pytest

from geo.explain import main


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
    assert "Halle (DE), rank 1.07: the likeliest, but not certain enough" in found["Lost"][0]
    assert "smaller: population not known, against 21,393 people" in found["Lost"][1]
    assert "smaller: 1,779 people against 21,393" in found["Lost"][2]
    found = told(capsys, "--town", "Halle", "--country", "DE", "--postal-code", "06108")
    assert all("km from the postal code" in line for line in found["Lost"])


@pytest.mark.parametrize(("arguments", "rival"), [
    (("--town", "Oulu", "--postal-code", "91100", "--country", "FI"),
     "Ii (FI), rank 0.00: only the postal code 91100 is there"),
    (("Riga Technical University Ventspils Branch", "--country", "LV"), "Riga (LV), rank"),
    (("Kurzeme tourism, Cēsis", "--country", "LV"), "Kurzeme (LV), rank 0.00: only the region"),
    (("Turku 2030 Rauma", "--town", "Halle", "--country", "DE"), "the likeliest, but not certain"),
    (("Universität Rostock", "--town", "Halle", "--country", "DE"), "Halle (DE), rank 0.55: not "
                                                                    "certain enough"),
])
def test_every_other_candidate_is_told(capsys, arguments, rival):
    assert any(rival in line for line in told(capsys, *arguments)["Lost"])


def test_no_rival_is_the_answer_itself(capsys):
    found = told(capsys, "Universität Rostock", "--town", "Rostock", "--country", "DE")
    assert "Lost" not in found


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
