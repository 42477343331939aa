import csv
import os
import subprocess
import sys

import pytest

from geo.command import main
from geo.streaming import INPUT_COLUMNS, OUTPUT_COLUMNS

pytestmark = pytest.mark.usefixtures("no_main_script")

HEADER = ",".join(INPUT_COLUMNS)
THREE_ROWS = f"{HEADER}\n1,,,,Rīga,,LV\n2,Railog AB,,,,,Zviedrija\n3,,,,,,\n"
SEAT = ("key,country_code,lon,lat,location_precision,place_name,geonames_id,nuts3_code,"
        "nuts3_2024_code,times\nrailog,SE,14.8,56.9,place,Växjö,2663536,SE212,SE212,2\n")


@pytest.fixture
def run(tmp_path):
    """Run the command on a file of three rows; return its code."""
    (tmp_path / "in.csv").write_text(THREE_ROWS, encoding="utf-8")
    return lambda *options: main([str(tmp_path / "in.csv"), str(tmp_path / "out.csv"), *options])


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_file_of_three_rows(run, tmp_path):
    assert run() == 0
    rows = rows_of(tmp_path / "out.csv")
    assert tuple(rows[0]) == OUTPUT_COLUMNS
    assert [row["location_precision"] for row in rows] == ["place", "country", "none"]
    assert (rows[0]["lon"], rows[0]["nuts3_code"]) == ("24.10589", "LV006")
    assert rows[1]["country_code"] == "SE"
    assert rows[2]["lon"] == ""


def test_a_register_locates_what_is_known_only_by_name(run, tmp_path):
    (tmp_path / "register.csv").write_text(SEAT, encoding="utf-8")
    assert run("--register", str(tmp_path / "register.csv")) == 0
    assert rows_of(tmp_path / "out.csv")[1]["place_name"] == "Växjö"
    assert run("--register", "none") == 0
    assert rows_of(tmp_path / "out.csv")[1]["place_name"] == ""


@pytest.mark.parametrize(("options", "told"), [
    (("--register", "nowhere.csv"), "nowhere.csv is no register"),
    (("--register", os.devnull), "line 1: the columns are missing"),
    (("--register", os.devnull, "--workers", "2"), "line 1: the columns are missing"),
    (("--derived", "nowhere"), "run python -m geo.build_gazetteer"),
    (("--derived", "nowhere", "--workers", "2"), "run python -m geo.build_gazetteer"),
])
def test_what_cannot_be_used_is_one_line_and_code_2(run, tmp_path, capsys, options, told):
    assert run(*options) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []


def test_missing_files_and_folders(tmp_path, capsys):
    source = tmp_path / "in.csv"
    source.write_text(f"{HEADER}\n1\n")
    assert main([str(tmp_path / "none.csv"), str(tmp_path / "out.csv")]) == 2
    assert main([str(source), str(tmp_path / "none" / "out.csv")]) == 2
    assert main([str(source), str(source)]) == 2
    assert capsys.readouterr().err.count("\n") == 3
    assert source.read_text() == f"{HEADER}\n1\n"


def test_unusable_input_does_not_wait_for_the_gazetteer(tmp_path, capsys):
    (tmp_path / "in.csv").write_text("id;town\n")
    code = main([str(tmp_path / "in.csv"), str(tmp_path / "out.csv"), "--derived", "nowhere"])
    assert code == 2
    assert "Separate the columns by commas" in capsys.readouterr().err


@pytest.mark.parametrize(("options", "told"), [
    *((("--workers", text), f"--workers: a whole number of 1 and more, not {text}\n")
      for text in ("0", "-1", "two", "1.5")),
    (("--workers", "2", "--scheduler", "tcp://host:1"), "not allowed with argument --workers"),
])
def test_options_that_make_no_sense_are_refused(run, capsys, options, told):
    with pytest.raises(SystemExit) as ended:
        run(*options)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_dask_is_imported_for_a_scheduler_only():
    code = "import sys, geo.command; sys.exit(bool({'dask', 'distributed'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_missing_package_says_what_to_install(run, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run("--scheduler", "tcp://127.0.0.1:1") == 2
    error = capsys.readouterr().err
    assert "pip install -r requirements-cluster.txt" in error
    assert error.count("\n") == 1
