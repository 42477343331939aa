"""One file of each format, with the real headers and quirks; what is in it is counted by hand."""

from __future__ import annotations

import datetime
import json
from typing import Any

from data.sources.files import SourceFile, given_file
from tests.source_files import columns, rows_of, table, workbook

CURRENT_PROJECTS = columns(
    "Period,Programme,Project ID (2021-2027 only),Project acronym,Project name in English,"
    "Project name in language 2,Project name in language 3,Project name in language 4,"
    "Description in English,Description in language 2,Expected Achievements in English,"
    "Actual Achievements in English,Project start,Project end,"
    "Project's total budget / expenditure,Project's EU funding,Union co-financing rate,Website,"
    "Theme 1,Theme 2,Theme 3")
CURRENT_PARTNERS = columns(
    "Programme,Project ID (2021-2027 only),Project acronym,Organisation in English,"
    "Organisation in language 2,Organisation in language 3,Organisation in language 4,"
    "Lead partner,Participant Identification Code,Partner’s ID if not PIC,Type of Organisation,"
    "Town,Country code,NUTS2 code (or equivalent),NUTS3 code (or equivalent),Website,"
    "ERDF contribution (2014-2020 only),"
    "Partner's programme co-financing (EUR) (2021-2027 only),"
    "Partner's total eligible budget / expenditure")
KOHESIO = columns(
    "Operation_Unique_Identifier,Operation_Local_Identifier,Operation_Name_English,"
    "Operation_Name_Programme_Language,Country,Postal_Code,Operation_Start_Date,"
    "Operation_End_Date,Cofinancing_Rate,Total_Eligible_Expenditure_amount,"
    "Total_Eligible_Expenditure_Currency,Project_EU_Budget,Beneficiary_Unique_Identifier,"
    "Location_Indicator_latitude_longitude,Category_Of_Intervention,Category_Label,"
    "Thematic_Objective_ID,Thematic_Objective_Label,Policy_Objective_ID,Policy_Objective_Label,"
    "Fund_Code,Fund_Name,Programme_Code,Programme_Name,Region,NUTS3_Code,Programming_Period,"
    "Operation_Summary_English,Operation_Summary_Programme_Language,ManagingAuthority,Image_URL,"
    "InfoRegio_ID,InfoRegio_URL")
CORDIS_PROJECTS = columns(
    "id,acronym,status,title,startDate,endDate,totalCost,ecMaxContribution,legalBasis,topics,"
    "frameworkProgramme,masterCall,subCall,fundingScheme,nature,objective,contentUpdateDate,rcn,"
    "grantDoi")
CORDIS_PARTNERS = columns(
    "projectID,projectAcronym,organisationID,vatNumber,name,shortName,SME,activityType,street,"
    "postCode,city,country,nutsCode,geolocation,organizationURL,contactForm,contentUpdateDate,"
    "rcn,order,role,ecContribution,netEcContribution,totalCost,endOfParticipation,active")
CENTRAL_BALTIC = columns(
    "Operation name,Operation subprogramme,Operation priority axis,Intervention categories,"
    "Operation summary,Operation start date,Operation end date,"
    "Total eligible expenditure allocated to the full operation,"
    "Total Union co-financing allocated to the full operation,Beneficiary name,Beneficiary role,"
    "Total eligible expenditure allocated to the beneficiary,"
    "Total Union co-financing allocated to the beneficiary,Location indicator,Country")
ESTONIA_LATVIA = columns(
    "beneficiary name,role,operation name,acronym,operation summary,operation start date,"
    "operation end date,nutslabel,Country,beneficiary address,total eligible expenditure,"
    "cofinancingrate,ERDF,investment priority")

BSR = "Interreg Baltic Sea Region"
CB_2014 = "2014 - 2020 INTERREG V-A Finland - Estonia - Latvia - Sweden (Central Baltic)"


def keep_current() -> SourceFile:
    """Two projects, one of each period; three partners."""
    project = {"Period": "2021-2027", "Programme": BSR, "Project ID (2021-2027 only)": 12345,
               "Project acronym": "3I", "Project name in English": "3I solution",
               "Project start": datetime.date(2023, 8, 1), "Theme 1": "Energy efficiency",
               "Project end": datetime.date(2025, 7, 31), "Union co-financing rate": "80%",
               "Project's total budget / expenditure": 498400, "Project's EU funding": 398720.5}
    older = {"Period": "2014-2020", "Programme": CB_2014, "Project acronym": "DeDiWe",
             "Project ID (2021-2027 only)": "N.a.", "Project name in English": "N.a.",
             "Project name in language 2": "Digi", "Project start": datetime.date(2015, 9, 1)}
    partner = {"Programme": BSR, "Project ID (2021-2027 only)": 12345, "Project acronym": "3I"}
    partners = rows_of(
        CURRENT_PARTNERS,
        partner | {"Organisation in English": "LUT University", "Lead partner": "Yes",
                   "Organisation in language 2": "LUT-yliopisto", "Town": "Lappeenranta",
                   "Country code": "FI", "NUTS3 code (or equivalent)": "FI1C5",
                   "Type of Organisation": "Higher education and research institution",
                   "Partner's total eligible budget / expenditure": 200000},
        partner | {"Organisation in English": "Smiltene municipality", "Lead partner": "No",
                   "Town": "Smiltene", "Country code": "LV",
                   "Partner's programme co-financing (EUR) (2021-2027 only)": 64960},
        {"Programme": CB_2014, "Project acronym": "DeDiWe", "Lead partner": "Yes",
         "Organisation in English": "Laurea", "Country code": "FI",
         "ERDF contribution (2014-2020 only)": 151764})
    return given_file("results.xlsx", workbook({
        "Search results, projects": rows_of(CURRENT_PROJECTS, project, older),
        "Search results, partners": partners}))


def kohesio() -> SourceFile:
    """Three operations: one twice, one in złoty; a cell of several lines, and a BOM."""
    road = {"Operation_Unique_Identifier": "LV-1", "Operation_Name_English": "Road",
            "Operation_Name_Programme_Language": "Ceļš", "Country": "LV", "Postal_Code": "LV-1050",
            "Operation_Start_Date": "01/03/2016", "Operation_End_Date": "31/12/2018",
            "Total_Eligible_Expenditure_amount": "1000.5", "Project_EU_Budget": "850",
            "Total_Eligible_Expenditure_Currency": "EUR", "Thematic_Objective_ID": "TO07",
            "Programme_Code": "2014LV16MAOP001", "Programme_Name": "Growth and Employment",
            "NUTS3_Code": "LV006", "Programming_Period": "2014-2020",
            "Operation_Summary_English": "First line\nsecond line",
            "Beneficiary_Name": "Rīgas dome"}
    bridge = road | {"Operation_Unique_Identifier": "LV-2", "Operation_Name_English": "Bridge",
                     "Total_Eligible_Expenditure_Currency": "PLN", "Beneficiary_Name": ""}
    header = [*KOHESIO, "Beneficiary_Name", "Beneficiary_Local_Identifier"]
    rows = rows_of(header, road, road, bridge)
    return given_file("latest_LV.csv", table(rows, ",", "utf-8-sig"))


def cordis() -> tuple[SourceFile, SourceFile]:
    """One project with three partners, and one partner of no project."""
    project = {"id": "772787", "acronym": "SMARTER", "title": "Small ruminants",
               "startDate": "2018-11-01", "endDate": "2022-10-31", "totalCost": "7643751,25",
               "ecMaxContribution": "6998911", "frameworkProgramme": "H2020",
               "fundingScheme": "RIA", "contentUpdateDate": "2022-08-17 16:06:59",
               "objective": 'A ""malformed" cell'}
    partner = {"projectID": "772787", "projectAcronym": "SMARTER"}
    organisations = rows_of(
        CORDIS_PARTNERS,
        partner | {"name": "UNIVERSITY OF TARTU", "role": "participant", "order": "2",
                   "country": "EE", "activityType": "HES", "nutsCode": "EE008",
                   "geolocation": "58.381,26.719", "ecContribution": "1000,5"},
        partner | {"name": "INRA", "role": "coordinator", "order": "1", "country": "FR"},
        partner | {"name": "ARISTOTELIO", "role": "thirdParty", "order": "10", "country": "EL"},
        {"projectID": "1", "name": "LOST", "role": "participant", "country": "UK"})
    return (given_file("project.csv", table(rows_of(CORDIS_PROJECTS, project))),
            given_file("organization.csv", table(organisations)))


def central_baltic() -> SourceFile:
    """One operation with three partners; one with a role too few."""
    dediwe = {"Operation name": "ENDED_Digital Health", "Operation start date": "01.09.2015",
              "Operation subprogramme": "Central Baltic", "Operation end date": "28.02.2018",
              "Operation summary": "ENDED_The project",
              "Total eligible expenditure allocated to the full operation":
                  "451412.010000000009313",
              "Total Union co-financing allocated to the full operation": "347127.9415",
              "Beneficiary name": "Laurea Oy;Yrkesh�gskolan Arcada Ab;Tartu Tervishoiu",
              "Beneficiary role": "Lead partner;Project partner;Associated partner",
              "Total eligible expenditure allocated to the beneficiary": "202352;163370.67;0",
              "Total Union co-financing allocated to the beneficiary": "151764;122528.0025;0",
              "Location indicator": "FIN-01300 ;00550;50411 ", "Country": "FI;FI;EE"}
    other = dediwe | {"Operation name": "Sea", "Beneficiary name": "A;B", "Country": "SE;LV",
                      "Beneficiary role": "Lead partner", "Location indicator": "1;2;3",
                      "Total eligible expenditure allocated to the beneficiary": "1;2",
                      "Total Union co-financing allocated to the beneficiary": "1;2"}
    return given_file("cb.csv", table(rows_of(CENTRAL_BALTIC, dediwe, other), ",", "utf-8"))


def estonia_latvia() -> SourceFile:
    """One operation with two partners."""
    valga = {"beneficiary name": "Valkas novada dome;Valga Linnavalitsus", "role": "LP;PP",
             "operation name": "Twin Town Centre", "acronym": "Valga-Valka Centre",
             "operation start date": "2017-06-01", "operation end date": "2020-05-31",
             "nutslabel": "Vidzeme;Lõuna-Eesti", "Country": "Latvia;Estonia",
             "beneficiary address": "Seminara   9;Puiestee   8", "cofinancingrate": 85,
             "total eligible expenditure": "1777987.29;1751424.47",
             "ERDF": "1511289.1965;1488710.7995",
             "investment priority": "6f   Promoting innovative technologies"}
    return given_file("estlat.xlsx", workbook({"List": rows_of(ESTONIA_LATVIA, valga)}))


def keep_json() -> SourceFile:
    """Two projects, one without an id; three partners; and a record without a programme."""
    project: dict[str, Any] = {
        "project_id": 12345, "acronym": "3I", "title": "3I solution", "total_budget": 498400.0,
        "eu_funding": 0, "start_date": "2023-08-01", "end_date": "2025-07-31",
        "themes": ["Energy efficiency", "Tourism"],
        "programme": {"id": 7, "title": BSR, "period": "2021-2027"},
        "partnerships": [
            {"type": "lead", "total_budget": 200000, "co_financing_eur": None,
             "partner": {"name": "LUT", "town": "Lappeenranta", "street": "x", "postcode": "53850",
                         "country": "Finland", "location_json": {"lat": 61.065, "lng": 28.094}}},
            {"type": "partner", "partner": {"name": "Smiltene", "country": "LV",
                                            "location_json": {"lat": 0, "lng": 0}}}]}
    older = {"project_id": None, "acronym": "Old", "title": "Old\u0000one", "total_budget": None,
             "programme": {"title": CB_2014, "period": "2014-2020"},
             "partnerships": [{"type": "lead", "partner": {"name": "A", "country": "EE"}}]}
    return given_file("projects.json", json.dumps([project, older, {"total_budget": 1}]).encode())


def geojson() -> SourceFile:
    """Two points of one project, and a line."""
    def feature(kind: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
        return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates},
                "properties": properties}
    features = [
        feature("Point", [24.1, 56.95], title="Ports", partner_name="Rīga", country_code="LV",
                programming_period="2021-2027", Town="Rīga"),
        feature("Point", [22.27, 60.45], title="Ports", partner_name="Turku", country_code="FI",
                programming_period="2021-2027", Town="Turku"),
        feature("LineString", [[0, 0], [1, 1]], title="Line", partner_name="X")]
    return given_file("ports.geojson", json.dumps(
        {"type": "FeatureCollection", "features": features}).encode())
