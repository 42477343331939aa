from array import array

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geo.columns import open_table
from geo.errors import DerivedFileError
from tests.shared_geocoder import geocoder


def test_a_run_of_equal_keys_goes_on_in_the_next_piece(tmp_path):
    path = tmp_path / "keys.parquet"
    pq.write_table(pa.table({"key": ["a", "a", "b", "b", "b", "c"], "worth": [1, 2, 3, 4, 5, 6]}),
                   path, row_group_size=2)
    with open_table(path) as table:
        assert table.runs("key") == (("a", "b", "c"), array("i", [2, 5, 6]))
        assert table.integers("worth") == array("i", [1, 2, 3, 4, 5, 6])
        assert table.shared_texts("key") == table.texts("key") == ("a", "a", "b", "b", "b", "c")


@pytest.mark.parametrize("name", ["gaps", "nothing"])
def test_a_damaged_column_says_what_to_run(tmp_path, name):
    pq.write_table(pa.table({"gaps": [1, None]}), tmp_path / "table.parquet")
    with (pytest.raises(DerivedFileError, match=r"python -m geo\.build_gazetteer"),
          open_table(tmp_path / "table.parquet") as table):
        table.integers(name)


def test_keys_of_a_country_by_their_beginning():
    gazetteer = geocoder().clue_reader.gazetteer
    of_letter = gazetteer.keys_like("LV", "k")
    assert list(of_letter) == sorted(key for key in gazetteer.names.keys
                                     if key[0] == "k" and gazetteer.find(key, "LV"))
    assert list(gazetteer.keys_like("LV", "kuld")) == [k for k in of_letter if k.startswith("kuld")]
    assert not gazetteer.keys_like("XX", "k")
