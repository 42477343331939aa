"""Files that importers read, made here with the headers and quirks of the real ones."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter

from data.sources.delivery import Delivery, ImportContext, load_context
from data.sources.files import SourceFile, given_file
from data.sources.read import read_delivery
from geo.crosswalk import NUTS_FOLDER

TODAY = datetime.date(2026, 11, 25)
CURATED = Path(__file__).parent.parent / "data" / "curated"
Rows = Sequence[Sequence[Any]]


@cache
def context() -> ImportContext:
    """The registry, crosswalk and corrections of the atlas."""
    return load_context(CURATED, NUTS_FOLDER, TODAY)


def workbook(sheets: Mapping[str, Rows], hidden: Sequence[str] = (),
             merges: Mapping[str, str] | None = None) -> bytes:
    """A workbook of these sheets; text stays text, numbers and dates are a spreadsheet's own."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False,
                                        "strings_to_urls": False})
    book.set_properties({"created": datetime.datetime(2026, 11, 25)})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime.date):
                    sheet.write_datetime(number, column,
                                         datetime.datetime(cell.year, cell.month, cell.day), day)
                elif cell != "":
                    sheet.write(number, column, cell)
        for place, text in (merges or {}).items():
            if place.startswith(name + "!"):
                sheet.merge_range(place.rpartition("!")[2], text)
        if name in hidden:
            sheet.hide()
        else:
            sheet.activate()
    book.close()
    return stream.getvalue()


def table(rows: Rows, delimiter: str = ";", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """A text table of these rows."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(rows)
    return stream.getvalue().encode(encoding)


def delivered(*files: SourceFile, format_name: str | None = None) -> Delivery:
    """What the files bring."""
    return read_delivery(files, context(), format_name)


def reconciles(delivery: Delivery) -> bool:
    """Whether every record that came in is a row, rejected, or joined with another."""
    lost = {name: sum(one.table == name for one in delivery.rejected) for name in delivery.rows_in}
    return all(count == len(delivery.tables[name]) + lost[name] + delivery.joined.get(name, 0)
               for name, count in delivery.rows_in.items())


def rows_of(columns: Sequence[str], *records: Mapping[str, Any]) -> list[list[Any]]:
    """A header and rows; a column that a record lacks is empty."""
    return [list(columns), *([record.get(name, "") for name in columns] for record in records)]


def columns(text: str) -> list[str]:
    """Names of columns, without commas in them."""
    return text.split(",")


LEGACY_PROJECTS = columns(
    "Programme,Acronym,Project Name,Project Name language 2,Project Name language 3,"
    "Lead Partner,Period,Street,Postal code,Town,Country,Budget,Project total expenditure,"
    "EU Funding,Project EU Funding expenditure,ERDF budget,ENI budget,IPA budget,"
    "ERDF eq. budget,Co-Financing sources,Website,Thematic1,Thematic2,Thematic3,Specific Obj,"
    "Thematic Obj,Inv. Priority,Thematic Priorities (Interreg-IPA CBC specific),"
    "Description 1,Description 2,Description EN,Expected Results 1,Expected Results 2,"
    "Expected Results EN,Achievements 1,Achievements 2,Achievements EN,Expected Outputs 1,"
    "Expected Outputs 2,Expected Outputs EN,Delivered Outputs 1,Delivered Outputs 2,"
    "Delivered Outputs EN,Project start,Project end,Priority Area,Degree of comp.,Strategy,"
    "Call SN")
LEGACY_PARTNERS = columns(
    "Programme,Acronym,Project Partner,Lead Partner,Street,Postal code,Town,Country,Website,"
    "Department,Legal Status,Country code,NUTS1 (or equivalent),NUTS2 (or equivalent),"
    "NUTS3 (or equivalent)")
CENTRAL_BALTIC = "2014 - 2020 INTERREG V-A Finland - Estonia - Latvia - Sweden (Central Baltic)"
SWEDEN_NORWAY = "2014 - 2020 INTERREG V-A Sweden - Norway"


def legacy_rows() -> tuple[list[list[Any]], list[list[Any]]]:
    """Three rows of two projects, one of them once a lead; four partners, one of no project."""
    smart = {"Programme": CENTRAL_BALTIC, "Acronym": "SmartPorts", "Period": "2014-2020",
             "Project Name": "Smart &amp; green\nports",
             "Project Name language 2": "Nutikad sadamad",
             "Budget": "1,892,228.50", "EU Funding": "758394.29", "Project start": "2016/03/01",
             "Project end": "2019/02/28", "Thematic1": "Tourism", "Thematic3": "Water management",
             "Thematic Obj": "(6) preserving and protecting the environment", "Call SN": 1,
             "Inv. Priority": "(6c) conserving, protecting"}
    wood = {"Programme": SWEDEN_NORWAY, "Acronym": "Bioraff", "Period": "2014-2020",
            "Project Name language 2": "Mer av trä", "Budget": "1,015,455.00",
            "EU Funding": "0.00", "Lead Partner": "PFI", "Project start": "2016/01/01"}
    partner = {"Programme": CENTRAL_BALTIC, "Acronym": "SmartPorts"}
    return rows_of(LEGACY_PROJECTS, smart, wood, wood | {"Lead Partner": "Processum"}), rows_of(
        LEGACY_PARTNERS,
        partner | {"Project Partner": "Rīgas brīvosta", "Lead Partner": "Yes",
                   "Postal code": "LV-1050", "Town": "Rīga", "Country": "Latvia",
                   "Country code": "LV Latvia / LATVIJA",
                   "NUTS3 (or equivalent)": "LV006  / Rīga", "Legal Status": "public"},
        partner | {"Project Partner": "Turun satama", "Lead Partner": "No", "Postal code": 20100,
                   "Town": "n/a", "Country code": "FI Finland / SUOMI / FINLAND",
                   "Legal Status": "n/a"},
        {"Programme": SWEDEN_NORWAY, "Acronym": "Bioraff", "Project Partner": "PFI",
         "Lead Partner": "Yes", "Country code": "NO Norway / NORGE"},
        {"Programme": SWEDEN_NORWAY, "Acronym": "Nowhere", "Project Partner": "Lost",
         "Lead Partner": "Yes", "Country code": "EL Greece"})


def legacy_file() -> SourceFile:
    """The legacy export of keep.eu."""
    projects, partners = legacy_rows()
    return given_file("keep.xlsx", workbook({
        "Projects (lead partners)": projects, "Partners": partners,
        "Calls": [["Programme", "Serial Number", "Start Date", "End Date", "Budget"],
                  [CENTRAL_BALTIC, 1, "2015/02/12", "2015/12/04", ""]]}))
