"""Old NUTS codes brought to 2021, and 2021 to 2024."""

import pandas as pd
import pytest

from geo.build_crosswalk import SOURCE_COLUMNS, build_codes_2024, build_crosswalk
from geo.crosswalk import NUTS_FOLDER, Crosswalk
from geo.errors import DerivedFileError, GeoError

NOTHING_LATER = pd.DataFrame({"code_2021": [], "code_2024": []})


@pytest.fixture(scope="module")
def crosswalk():
    return Crosswalk.load(NUTS_FOLDER)


@pytest.mark.parametrize(
    ("published", "vintage", "code", "share"),
    [
        ("LV006", "2021", "LV006", 1.0),
        ("LT00A", "2013", "LT011", 1.0),  # Vilnius county until 2016
        ("PL343", "2013", "PL841", 1.0),  # Białystok
        ("NO011", "2016", "NO081", 1.0),  # Oslo
        ("FI181", "2006", "FI1B1", 1.0),  # Uusimaa
        ("FI1A1", "2006", "FI1D5", 0.9624),  # Keski-Pohjanmaa lost one municipality
        ("NO01", "2016", "NO08", 1.0),  # level 2
        ("GR300", "2006", "EL303", 0.2669),  # Greece was GR in that vintage
        ("EL300", "2010", "EL303", 0.2666),  # divided: the largest share
        ("UKI32", "2021", "UKI32", 1.0),
    ],
)
def test_to_2021(crosswalk, published, vintage, code, share):
    assert crosswalk.to_2021(published) == (vintage, code, share)


@pytest.mark.parametrize("code", ["", "XX123", "lv006", "LV00Z"])
def test_a_code_of_no_vintage_has_no_match(crosswalk, code):
    assert crosswalk.to_2021(code) is None


@pytest.mark.parametrize(
    ("code_2021", "code_2024"),
    [
        ("SE110", "SE110"),  # unchanged
        ("LV003", "LV00B"),  # Kurzeme, border moved
        ("FI193", "FI198"),  # Keski-Suomi, border moved
        ("NL33B", "NL365"),  # code changed
        ("DEG0N", "DEG0R"),  # Eisenach, merged whole
        ("LV007", None),  # Pierīga, divided among three
        ("NO082", None),  # Viken, split into three
        ("UKI32", None),  # left the classification
        ("LT00A", None),  # not a code of 2021
    ],
)
def test_to_2024(crosswalk, code_2021, code_2024):
    assert crosswalk.to_2024(code_2021) == code_2024


def test_the_latest_vintage_wins_then_the_largest_share():
    rows = [(2013, "A1", "B1", 3, 1.0), (2016, "A1", "B2", 3, 0.4), (2016, "A1", "B3", 3, 0.6)]
    built = build_crosswalk(pd.DataFrame(rows, columns=SOURCE_COLUMNS))
    assert built["population_share"].tolist() == [1.0, 0.4, 0.6]
    assert Crosswalk.from_tables(built, NOTHING_LATER).to_2021("A1") == ("2016", "B3", 0.6)


def test_unchanged_codes_are_left_out():
    row = {"from_version": 2016, "from_code": "A", "to_code": "A", "level": 3}
    assert build_crosswalk(pd.DataFrame([{**row, "population_share": 1.0}])).empty
    assert len(build_crosswalk(pd.DataFrame([{**row, "population_share": 0.9}]))) == 1


def test_a_source_without_its_columns_is_refused():
    with pytest.raises(GeoError, match=r"needed: .*population_share"):
        build_crosswalk(pd.DataFrame({"from_code": ["A"]}))


def test_a_moved_border_is_found_by_its_name():
    columns = ["country", "code_2021", "code_2024", "level", "change", "label"]
    rows = [
        ("LV", "LV003", "", 3, "Boundary shift", "Kurzeme"),
        ("LV", "", "LV00B", 3, "New region", "Kurzeme"),
        ("LV", "LV007", "", 3, "Merged", "Pierīga"),
        ("LV", "LV005", "LV005", 3, "", "Latgale"),
    ]
    table = build_codes_2024(pd.DataFrame(rows, columns=columns), ["LV003", "UKI32"])
    found = dict(zip(table["code_2021"], table["code_2024"].fillna("none"), strict=True))
    assert found == {"LV003": "LV00B", "LV005": "LV005", "LV007": "none", "UKI32": "none"}


def test_the_sure_codes_of_2024_are_unique(crosswalk):
    """Only the Wartburgkreis stands for two regions of 2021: itself and Eisenach."""
    later = pd.Series([code for code in crosswalk.codes_2024.values() if code])
    assert sorted(set(later[later.duplicated()])) == ["DEG0R"]


def test_every_code_of_the_polygons_is_known(crosswalk):
    for level in (1, 2, 3):
        codes = pd.read_parquet(NUTS_FOLDER / f"nuts_{level}.parquet", columns=["region_code"])
        assert [code for code in codes["region_code"] if code not in crosswalk.codes_2024] == []


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(DerivedFileError, match=r"nuts_crosswalk\.parquet is missing or damaged"):
        Crosswalk.load(tmp_path)
