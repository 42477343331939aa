import csv

import pytest

from geo.command import INPUT_COLUMNS, OUTPUT_COLUMNS, geocode_file, main
from geo.match import Match

HEADER = ",".join(INPUT_COLUMNS)


def written(folder, text, encoding="utf-8"):
    path = folder / "in.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def nowhere(query):
    return Match(reason=f"asked for {query.town}.")


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_file_of_three_rows(tmp_path):
    source = written(tmp_path, f"{HEADER}\n1,,,,Rīga,,LV\n2,Railog AB,,,,,Zviedrija\n3,,,,,,\n")
    assert main([str(source), str(tmp_path / "out.csv")]) == 0
    rows = rows_of(tmp_path / "out.csv")
    assert tuple(rows[0]) == OUTPUT_COLUMNS
    assert [row["location_precision"] for row in rows] == ["place", "country", "none"]
    assert (rows[0]["lon"], rows[0]["nuts3_code"]) == ("24.10589", "LV006")
    assert rows[1]["country_code"] == "SE"
    assert rows[2]["lon"] == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_with_and_without_byte_order_mark(tmp_path, encoding):
    source = written(tmp_path, f"{HEADER}\n7,,,,Å,,\n", encoding)
    assert geocode_file(source, tmp_path / "out.csv", nowhere) == 1
    assert rows_of(tmp_path / "out.csv")[0]["reason"] == "asked for Å."


def test_other_columns_and_another_order_are_fine(tmp_path):
    source = written(tmp_path, "note," + ",".join(reversed(INPUT_COLUMNS)) + "\nx,,,Oslo,,,,7\n")
    geocode_file(source, tmp_path / "out.csv", nowhere)
    assert rows_of(tmp_path / "out.csv")[0]["id"] == "7"
    assert rows_of(tmp_path / "out.csv")[0]["reason"] == "asked for Oslo."


def test_short_rows_and_blank_lines_are_fine(tmp_path):
    source = written(tmp_path, f"{HEADER}\n1\n\n2,Org\n")
    assert geocode_file(source, tmp_path / "out.csv", nowhere) == 2


def test_a_huge_cell_and_a_nul_are_fine(tmp_path):
    source = written(tmp_path, f"{HEADER}\n1,{'x' * 10_000_000},,,a\x00b,,\n")
    assert geocode_file(source, tmp_path / "out.csv", nowhere) == 1


@pytest.mark.parametrize(("content", "told"), [
    (b"", "is empty"),
    (b"\n", "is empty"),
    (b"id,organisation\n1,x\n", "missing column street, postal_code"),
    (b"id;organisation;street\n", "Separate the columns by commas"),
    (b"PK\x03\x04\xff\xfe\x00binary", "is not a CSV file in UTF-8"),
    (f"{HEADER}\n1,Ume\n".encode() + "å".encode("latin-1"), "is not a CSV file in UTF-8"),
    (f'{HEADER}\n1,"open\n'.encode(), "not CSV"),
    (f"{HEADER}\n1,a,b,c,d,e,f,g\n".encode(), "line 2: 8 cells"),
    (f"{HEADER}\n1\n,x\n".encode(), "line 3: the id is empty"),
])
def test_unusable_input_is_one_line_and_code_2(tmp_path, capsys, content, told):
    source = written(tmp_path, content)
    assert main([str(source), str(tmp_path / "out.csv")]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_missing_files_and_folders(tmp_path, capsys):
    source = written(tmp_path, f"{HEADER}\n1\n")
    assert main([str(tmp_path / "none.csv"), str(tmp_path / "out.csv")]) == 2
    assert main([str(source), str(tmp_path / "none" / "out.csv")]) == 2
    assert main([str(source), str(source)]) == 2
    assert main([str(source), str(tmp_path / "out.csv"), "--derived", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 4
    assert source.read_text() == f"{HEADER}\n1\n"


def test_what_was_there_stays_if_writing_fails(tmp_path):
    target = tmp_path / "out.csv"
    target.write_text("old")

    def broken(query):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        geocode_file(written(tmp_path, f"{HEADER}\n1\n"), target, broken)
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]
