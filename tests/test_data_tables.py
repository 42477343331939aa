"""Tables by schema: types, round trips, and errors that name the file and the column."""

from pathlib import Path

import pandas as pd
import pytest

from data.columns import OUTPUTS, SCHEMAS, Column
from data.errors import TableError
from data.tables import read_parquet, read_text_csv, table_from_rows, with_types, write_parquet
from tests.small_world import small_world


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_table_survives_parquet_unchanged(name: str, tmp_path: Path) -> None:
    table, path = getattr(small_world(), name), tmp_path / "t.parquet"
    write_parquet(table, SCHEMAS[name], path)
    pd.testing.assert_frame_equal(read_parquet(path, SCHEMAS[name]), table)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    write_parquet(small_world().projects, SCHEMAS["projects"], first)
    write_parquet(read_parquet(first, SCHEMAS["projects"]), SCHEMAS["projects"], second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("kind", "required", "value", "expected_type"),
    [
        ("text", False, "Rīga", "str"),
        ("number", False, 0, "float64"),
        ("integer", True, 1, "int64"),
        ("integer", False, None, "Int64"),
        ("boolean", True, True, "bool"),
        ("boolean", False, None, "boolean"),
        ("date", False, "2024-02-29", "datetime64[s]"),
        ("text_list", False, ("a",), "object"),
    ],
)
def test_each_kind_has_its_type(kind, required, value, expected_type) -> None:
    table = table_from_rows([{"c": value}], (Column("c", kind, "", required),))
    assert str(table["c"].dtype) == expected_type


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(TableError, match="colour"):
        table_from_rows([{"colour": "red"}], OUTPUTS)


def test_a_missing_column_is_an_error() -> None:
    with pytest.raises(TableError, match="unit"):
        with_types(small_world().outputs.drop(columns="unit"), OUTPUTS)


def test_a_text_is_not_a_list() -> None:
    with pytest.raises(TableError, match="Tourism"):
        table_from_rows([{"c": "Tourism"}], (Column("c", "text_list", ""),))


HEADER = "output_id,project_id,quantity,unit,detail,source_url\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("output_id,project_id\n", "missing columns .*quantity"),
        (HEADER.replace("\n", ",colour\n"), "unknown .*colour"),
        (HEADER.replace("detail", "unit"), "repeated .*unit"),
        (HEADER + "1,2\n", "row 2: 2 cells, but the header has 6"),
        (HEADER + '"1"x,P1,1,u,,\n', "not a CSV"),
    ],
)
def test_a_csv_of_another_shape_is_an_error(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "outputs.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=message):
        read_text_csv(path, OUTPUTS)


def test_csv_cells_stay_as_written_and_columns_come_in_schema_order(tmp_path: Path) -> None:
    path = tmp_path / "outputs.csv"
    path.write_text("\ufeffunit,output_id,project_id,quantity,detail,source_url\nx,007,P1,01,,\n",
                    encoding="utf-8")
    assert read_text_csv(path, OUTPUTS).iloc[0].tolist() == ["007", "P1", "01", "x", "", ""]


@pytest.mark.parametrize("damage", [b"", b"PAR1 no longer parquet"])
def test_a_damaged_parquet_is_an_error(damage: bytes, tmp_path: Path) -> None:
    path = tmp_path / "outputs.parquet"
    path.write_bytes(damage)
    with pytest.raises(TableError, match=r"outputs\.parquet is damaged"):
        read_parquet(path, OUTPUTS)


def test_a_parquet_of_another_version_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "outputs.parquet"
    write_parquet(small_world().titles, SCHEMAS["titles"], path)
    with pytest.raises(TableError, match="other columns"):
        read_parquet(path, OUTPUTS)
