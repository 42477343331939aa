"""Every format holds every row of the selection, and readers of others open it."""

import io
import json
import zipfile
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import Package, system
from python_calamine import CalamineWorkbook

from data.bundle import geojson_bytes, geoparquet_bytes, package_bytes
from data.export import COLUMNS
from data.selected import Selected
from data.workbook import xlsx_bytes
from tests.small_world import small_world

WORLD = small_world()
FORMULA = '=HYPERLINK("https://example.org","Šiauliai")'


def selected(projects=(1,) * 8):
    mask = np.array(projects, dtype=bool)
    partners = WORLD.partners["project_id"].isin(WORLD.projects.loc[mask, "project_id"])
    return Selected(WORLD, mask, partners.to_numpy(), "all, =1+1", "https://x/?c=LV",
                    date(2026, 1, 2))


def sheets(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.parametrize("make", [xlsx_bytes, geojson_bytes, geoparquet_bytes, package_bytes])
def test_the_same_selection_gives_the_same_bytes(make):
    assert make(selected()) == make(selected())


@pytest.mark.parametrize("projects", [(1,) * 8, (1, 0, 0, 0, 0, 0, 0, 1), (0,) * 8])
def test_every_format_has_every_row(projects, tmp_path):
    given = selected(projects)
    partners, path = int(given.partner_mask.sum()), tmp_path / "p.parquet"
    found = sheets(xlsx_bytes(given))
    assert (len(found["Projects"]) - 1, len(found["Partners"]) - 1) == (sum(projects), partners)
    assert len(json.loads(geojson_bytes(given))["features"]) == partners
    path.write_bytes(geoparquet_bytes(given))
    assert len(gpd.read_parquet(path)) == partners


def test_cells_of_the_workbook_are_typed_and_no_formula():
    head, *rows = sheets(xlsx_bytes(selected()))["Projects"]
    table = pd.DataFrame(rows, columns=head).set_index("project_id")
    assert head == [column.name for column in COLUMNS["projects"]]
    assert table.loc["P1", "start_date"] == date(2017, 1, 1)
    assert table.loc["P2", "total_budget_eur"] == 363_237.51
    assert (table.loc["P4", "total_budget_eur"], table.loc["P3", "total_budget_eur"]) == (0, "")
    assert table.loc["P3", "title"] == FORMULA


def test_a_partner_has_its_project_and_every_column_its_meaning():
    found = sheets(xlsx_bytes(selected()))
    head, first, *_ = found["Partners"]
    assert dict(zip(head, first, strict=True))["acronym"] == "COAST"
    assert [row[0] for row in found["Columns of partners"][1:]] == head


def test_the_workbook_says_what_it_is():
    about = dict(row[:2] for row in sheets(xlsx_bytes(selected()))["About"])
    assert (about["Filter"], about["Link"]) == ("all, =1+1", "https://x/?c=LV")
    assert (about["Projects"], about["Partners"]) == ("8", "16")
    assert about["Catalogue version"] == WORLD.revision


def test_geojson_is_that_of_the_standard():
    found = json.loads(geojson_bytes(selected()))
    assert found["type"] == "FeatureCollection"
    assert "crs" not in found  # RFC 7946, section 4
    points = {f["id"]: f["geometry"] for f in found["features"]}
    assert sum(point is None for point in points.values()) == 2
    lon, lat = points["P1-01"]["coordinates"]
    assert (21 < lon < 22, 56 < lat < 57) == (True, True)  # Liepāja, longitude first
    assert all(set(f) == {"type", "id", "geometry", "properties"} for f in found["features"])


def test_geoparquet_is_version_1_1_with_boxes_and_longitude_first(tmp_path):
    path = tmp_path / "p.parquet"
    path.write_bytes(geoparquet_bytes(selected()))
    geo = json.loads(pq.read_schema(path).metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert "covering" in geo["columns"]["geometry"]
    table = gpd.read_parquet(path)
    assert table.geometry.isna().sum() == 2
    assert table.crs.to_authority() == ("OGC", "CRS84")


def test_the_package_is_valid_and_counts_its_rows(tmp_path):
    with zipfile.ZipFile(io.BytesIO(package_bytes(selected()))) as archive:
        archive.extractall(tmp_path)
    with system.use_context(trusted=True):
        package = Package(str(tmp_path / "datapackage.json"))
        report = package.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
    assert [task.stats["rows"] for task in report.tasks] == [8, 16]
    assert [each.rows for each in package.resources] == [8, 16]
    assert package.custom["link"] == "https://x/?c=LV"


def test_the_package_tells_licence_units_and_meaning():
    with zipfile.ZipFile(io.BytesIO(package_bytes(selected()))) as archive:
        about = json.loads(archive.read("datapackage.json"))
        names = archive.namelist()
    assert names == ["README.txt", "datapackage.json", "partners.csv", "projects.csv"]
    fields = {field["name"]: field for field in about["resources"][0]["schema"]["fields"]}
    assert fields["total_budget_eur"]["unit"] == "EUR"
    assert all(field["description"] for field in fields.values())
    assert about["licenses"][0]["name"] == "CC-BY-4.0"
