import csv
import io
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.match import Match
from geo.names import MAX_LENGTH
from geo.streaming import (
    INPUT_COLUMNS,
    OUTPUT_COLUMNS,
    Answers,
    InputError,
    answer,
    batched,
    geocode_file,
    in_order,
    locating,
    output_cells,
    read_rows,
)

HEADER = ",".join(INPUT_COLUMNS)


def cells_of(text):
    return list(read_rows(io.StringIO(text, newline=""), "in.csv"))


def nowhere(query):
    return Match(reason=f"asked for {query.town}.")


here = partial(map, partial(answer, located=locating(nowhere)))


def geocoded(folder, content, engine=here):
    (folder / "in.csv").write_bytes(content)
    rows = geocode_file(folder / "in.csv", folder / "out.csv", engine)
    with (folder / "out.csv").open(encoding="utf-8", newline="") as stream:
        found = list(csv.reader(stream))
    assert tuple(found[0]) == OUTPUT_COLUMNS
    assert rows == len(found) - 1
    return [(row[0], row[-1]) for row in found[1:]]


@pytest.mark.parametrize(("text", "expected"), [
    (f"{HEADER}\n", []),
    (f"{HEADER}\n7,Org,Street 1,123,Oslo,Viken,NO\n",
     [("7", "Org", "Street 1", "123", "Oslo", "Viken", "NO")]),
    (f"{HEADER}\n1\n\n2,Org\n", [("1",) + ("",) * 6, ("2", "Org") + ("",) * 5]),
    (f" {HEADER.replace(',', ' , ')}\n1\n", [("1",) + ("",) * 6]),
    ("note," + ",".join(reversed(INPUT_COLUMNS)) + "\nx,NO,,Oslo,,,,7\n",
     [("7", "", "", "", "Oslo", "", "NO")]),
    (f'{HEADER}\n"a,""b""\nc",x\n', [('a,"b"\nc', "x") + ("",) * 5]),
])
def test_rows_of_a_file(text, expected):
    assert cells_of(text) == expected


def test_a_cell_is_cut_to_what_the_geocoder_reads():
    [row] = cells_of(f"{HEADER}\n1,{'x' * 10_000_000}\n")
    assert row[1] == "x" * MAX_LENGTH


@pytest.mark.parametrize(("content", "told"), [
    (b"", "is empty"),
    (b"\n", "is empty"),
    (b"id,organisation\n1,x\n", "missing column street, postal_code"),
    (b"id;organisation;street\n", "Separate the columns by commas"),
    (b"PK\x03\x04\xff\xfe\x00binary", "is not a CSV file in UTF-8"),
    (f"{HEADER}\n1,Ume\n".encode() + "å".encode("latin-1"), "is not a CSV file in UTF-8"),
    (f'{HEADER}\n1,"open\n'.encode(), "not CSV"),
    (f"{HEADER}\n1,a,b,c,d,e,f,g\n".encode(), "in.csv, line 2: 8 cells"),
    (f"{HEADER}\n1\n,x\n".encode(), "in.csv, line 3: the id is empty"),
])
def test_unusable_input_says_what_is_wrong_and_leaves_nothing(tmp_path, content, told):
    with pytest.raises(InputError, match=told):
        geocoded(tmp_path, content)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_with_and_without_byte_order_mark(tmp_path, mark):
    content = mark + f"{HEADER}\n7,,,,Å,,\n".encode()
    assert geocoded(tmp_path, content) == [("7", "asked for Å.")]


def test_a_file_of_several_batches_keeps_its_order(tmp_path):
    lines = "".join(f"{number},,,,Town {number},,\n" for number in range(2_500))
    found = geocoded(tmp_path, f"{HEADER}\n{lines}".encode())
    assert found == [(str(number), f"asked for Town {number}.") for number in range(2_500)]


def test_what_was_there_stays_if_an_engine_fails(tmp_path):
    (tmp_path / "out.csv").write_text("old")

    def broken(batches):
        yield Answers(1, "half a line")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        geocoded(tmp_path, f"{HEADER}\n1\n".encode(), broken)
    assert (tmp_path / "out.csv").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]


@given(st.lists(st.integers()), st.integers(1, 5))
def test_batches_together_are_the_rows(rows, size):
    found = list(batched(rows, size))
    assert [row for batch in found for row in batch] == rows
    assert all(len(batch) == size for batch in found[:-1])
    assert all(found)


@given(st.integers(0, 20), st.integers(1, 6))
def test_answers_come_in_order_and_few_batches_are_away(batches, ahead):
    away, most = set(), 0

    class Sent:
        def __init__(self, batch):
            nonlocal most
            self.number = batch[0]
            away.add(self.number)
            most = max(most, len(away))

        def result(self):
            away.remove(self.number)
            return Answers(1, str(self.number))

    found = in_order(([number] for number in range(batches)), Sent, ahead)
    assert [int(answers.text) for answers in found] == list(range(batches))
    assert most == min(ahead, batches)


def test_a_row_is_worked_out_once_while_it_is_remembered():
    asked = []
    located = locating(lambda query: asked.append(query.town) or Match(), remembered=2)
    for town in ("A", "B", "A", "C", "A", "B"):
        located(("", "", "", town, "", ""))
    assert asked == ["A", "B", "C", "B"]


def test_cells_of_an_answer():
    found = Match(lon=24.105894, lat=56.9, location_precision="place", location_score=0.987,
                  place_name="Rīga", geonames_id=456172, country_code="LV", nuts3_code="LV006",
                  nuts3_2024_code="LV006", reason="Because.")
    assert output_cells(found) == ["24.10589", "56.90000", "place", "0.99", "Rīga", "456172",
                                   "LV", "LV006", "LV006", "Because."]
    assert output_cells(Match()) == ["", "", "none", "0.00", "", "", "", "", "", ""]
