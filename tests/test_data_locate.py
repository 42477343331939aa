"""Locating: who goes first, which codes a place gets, and what is in the region."""

import pandas as pd
import pytest

from data.columns import LOCATION, PARTNER_FACTS, names
from data.columns_curated import LOCATION_OVERRIDES
from data.compare import compare_with_published
from data.locate import locate
from data.overrides import unused_overrides
from data.tables import table_from_rows
from tests.small_geography import small_geography

OVERRIDE = {"lon": 22.5, "lat": 56.5, "place_name": "Rīga", "reason": "moved", "source": "s",
            "date": "2026-01-01"}


def facts(*rows: dict[str, str]) -> pd.DataFrame:
    defaults = {"project_id": "P", "partner_order": 1, "is_lead_partner": True,
                "partner_name": "Port", "country_code": "LV"}
    return table_from_rows(
        [defaults | {"partner_id": f"P-{n}"} | row for n, row in enumerate(rows)], PARTNER_FACTS)


def located(*rows: dict[str, str], overrides: tuple[dict[str, object], ...] = ()) -> pd.DataFrame:
    curated = table_from_rows(overrides, LOCATION_OVERRIDES)
    return locate(facts(*rows), curated, small_geography())


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"town": "Liepāja"}, ("LV", "LV0", "LV00", "LV003", None, True)),
        ({"town": "Rīga"}, ("LV", "LV0", "LV00", "LV006", None, True)),
        # The postal code's own region goes before the polygon (LV003) around its centre.
        ({"town": "Border"}, ("LV", "LV0", "LV00", "LV006", None, True)),
        ({"town": "At sea"}, ("LV", "LV0", "LV00", "LV003", None, True)),
        ({"town": "Munich", "country_code": "DE"}, ("DE", "DE2", "DE21", "DE212", None, False)),
        ({"town": "Санкт-Петербург", "country_code": "RU"},
         ("RU", None, None, None, "RU-SPE", True)),
        ({"town": "Moscow", "country_code": "RU"}, ("RU", None, None, None, None, False)),
        ({"region_published": "Kurzeme"}, ("LV", "LV0", "LV00", "LV003", None, True)),
        ({"region_published": "Latvija"}, ("LV", "LV0", "LV00", None, None, True)),
        ({"town": "?"}, (None, None, None, None, None, True)),
        ({"town": "?", "country_code": "DE"}, (None, None, None, None, None, None)),
        ({"town": "?", "country_code": "FR"}, (None, None, None, None, None, False)),
        ({"town": "?", "country_code": None}, (None, None, None, None, None, None)),
    ],
)
def test_codes_and_region_of_a_place(row, expected) -> None:
    columns = ["nuts0_code", "nuts1_code", "nuts2_code", "nuts3_code", "admin1_code", "in_region"]
    found = located(row)[columns].astype(object).iloc[0]
    assert tuple(None if pd.isna(value) else value for value in found) == expected


def test_every_row_gets_every_column_in_its_order() -> None:
    table = located({"town": "Rīga"}, {"town": "?"}, {"town": "Liepāja"})
    assert list(table.columns) == names(LOCATION)
    assert table["location_precision"].tolist() == ["postcode", "country", "place"]


def test_no_point_has_no_score_but_a_reason() -> None:
    row = located({"town": "?"}).iloc[0]
    assert row[["lon", "lat", "location_score", "place_name"]].isna().all()
    assert (row["location_source"], row["location_reason"]) == (
        "none", "No place is named in what is known.")


def test_the_2024_code_is_the_geocoder_s_else_from_the_crosswalk() -> None:
    codes = located({"town": "Rīga"}, {"town": "Liepāja"}, {"town": "Munich"})["nuts3_2024_code"]
    assert codes.tolist()[:2] == ["LV00A", "LV00B"]
    assert pd.isna(codes[2])


@pytest.mark.parametrize(
    "override",
    [{"partner_id": "P-0"}, {"organisation": "PORT", "country_code": "LV"}],
)
def test_an_override_goes_before_the_geocoder(override: dict[str, str]) -> None:
    row = located({"town": "Liepāja"}, overrides=({**OVERRIDE, **override},)).iloc[0]
    assert (row["place_name"], row["nuts3_code"], row["location_source"]) == (
        "Rīga", "LV006", "override")
    assert row["location_reason"] == "Set by hand: moved"


@pytest.mark.parametrize("override", [{"partner_id": "P-0"},
                                      {"organisation": "Port", "country_code": "LT"}])
def test_an_override_by_place_id_has_the_place_s_point_name_and_regions(override) -> None:
    given = {"geonames_id": 457954, "reason": "moved", "source": "s", "date": "2026-01-01"}
    facts_row = {"town": "Rīga", "country_code": "LT"}
    row = located(facts_row, overrides=({**given, **override},)).iloc[0]
    assert row[["lon", "lat", "place_name", "geonames_id"]].tolist() == [
        21.5, 56.5, "Liepāja", 457954]
    assert row[["nuts0_code", "nuts3_code", "nuts3_2024_code", "location_source"]].tolist() == [
        "LV", "LV003", "LV00B", "override"]


def test_a_name_alone_is_found_where_its_address_is_known_elsewhere() -> None:
    table = located({"town": "Rīga", "partner_name": "SIA Osta"}, {"partner_name": "Osta"},
                    {"partner_name": "Muzejs"})
    assert table["location_source"].tolist() == ["geocoder", "register", "none"]
    assert table["nuts3_code"].tolist()[:2] == ["LV006", "LV006"]
    assert table["location_reason"][1] == (
        "The same organisation is located by its address elsewhere (once): Rīga.")


def test_an_override_goes_before_the_register() -> None:
    override = {**OVERRIDE, "organisation": "Osta", "country_code": "LV"}
    table = located({"town": "Liepāja", "partner_name": "SIA Osta"}, {"partner_name": "Osta"},
                    overrides=(override,))
    assert table["location_source"].tolist() == ["geocoder", "override"]


def test_an_override_of_another_country_or_name_is_left_alone_and_reported() -> None:
    overrides = table_from_rows(
        [{**OVERRIDE, "organisation": "Port", "country_code": "LT"}], LOCATION_OVERRIDES)
    assert located({"town": "Liepāja"})["location_source"].tolist() == ["geocoder"]
    assert unused_overrides(facts({"town": "Liepāja"}), overrides) == ["Rīga (Port)"]


@pytest.mark.parametrize(
    ("published", "row", "vintage", "as_2021", "agrees"),
    [
        ("LV003", {"town": "Liepāja"}, "2021", "LV003", True),
        ("lv006 ", {"town": "Liepāja"}, "2021", "LV006", False),
        ("LV00X", {"town": "Liepāja"}, "2006", "LV003", True),
        ("LV00X", {"town": "Rīga"}, "2006", "LV003", False),
        ("LV00Y", {"town": "Rīga"}, "2006", "LV003", None),  # divided: cannot be told
        ("LV00Y", {"town": "Liepāja"}, "2006", "LV003", True),
        ("XX999", {"town": "Liepāja"}, None, None, None),
        ("", {"town": "Liepāja"}, None, None, None),
        ("LV003", {"region_published": "Kurzeme"}, "2021", "LV003", None),
        ("LV003", {"town": "?"}, "2021", "LV003", None),
    ],
)
def test_published_and_located_region(published, row, vintage, as_2021, agrees) -> None:
    table = compare_with_published([published], located(row), small_geography().crosswalk)
    found = tuple(None if pd.isna(value) else value for value in table.astype(object).iloc[0])
    assert found == (vintage, as_2021, agrees)
