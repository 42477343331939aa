"""A tiny hand-made catalogue with hand-counted results; today is 2025-06-15 in it.

Projects (8), in 5 programmes of 3 families (LVLT, CB, BSR) and 3 periods:

==  =========  =======================  ==========  =========  ==========================
id  programme  dates                    total EUR   EU EUR     what is special
==  =========  =======================  ==========  =========  ==========================
P1  LVLT-2014  2017-01-01..2019-12-31   1,000,000   850,000    two partners in one town
P2  LVLT-2014  2020-06-01..2022-05-31   363,237.51  308,751.88 title closes a script tag
P3  LVLT-2007  none                     none        none       lead_only; title a formula
P4  CB-2014    2018-03-01..2020-02-29   0           none       published zero; `${x}`
P5  BSR-2014   2016-03-01..2019-02-28   2,000,000   1,500,000  Cyrillic; a partner in Munich
P6  BSR-2021   2023-08-01..2027-07-31   498,400     0          running; EU funding zero
P7  BSR-2021   2026-01-01..2028-12-31   none        750,000    planned; one_country (SE)
P8  CB-2014    2019-03-01..             none        none       no end date; nothing located
==  =========  =======================  ==========  =========  ==========================

Partners (16), by project 3, 2, 1, 3, 3, 2, 1, 1:

=====  ==========================  =========  =======================================
id     town                        precision  remarks
=====  ==========================  =========  =======================================
P1-01  Liepāja LV003               place      lead
P1-02  Klaipėda LT023              postcode
P1-03  Liepāja LV003               place      same point as P1-01
P2-01  Kurzeme LV003               region     lead; score .75, uncertain
P2-02  Klaipėda LT023              place      same point as P1-02
P3-01  Šiauliai LT026              place      lead
P4-01  Stockholm SE110             postcode   lead
P4-02  Rīga LV006                  place      published LV003: disagrees
P4-03  (Latvia)                    country    no point; in the region by country
P5-01  St Petersburg RU-SPE        place      lead; Cyrillic name
P5-02  Rīga LV006                  place      same point as P4-02
P5-03  Munich DE212                place      outside the region
P6-01  Rīga LV006                  place      lead; same point as P4-02
P6-02  Kaunas LT022                place      score .7, uncertain
P7-01  Umeå SE331                  place      lead
P8-01  (nothing)                   none       lead; no country, no point
=====  ==========================  =========  =======================================

Hand-counted: 14 partners have a point, 13 of them in the region, at 10 distinct places (9 in
the region); 2 have none. 8 leads. 2 uncertain. Money: total budget of 5 of 8 projects
(one of them zero), sum 3,861,637.51; EU funding of 5 of 8 (one zero), sum 3,408,751.88.
Partner EU funding of 3 partners: P1-01 400,000, P1-02 250,000, P7-01 750,000.
Projects with a partner in LV 5 (P1 P2 P4 P5 P6), LT 4 (P1 P2 P3 P6), SE 2 (P4 P7), RU 1,
DE 1, unknown country 1 (P8). LV and LT together 3 (P1 P2 P6); LV and SE together 1 (P4).
Regions: LV003 2 (P1 P2), LV006 3 (P4 P5 P6), LT02 4, SE 2, RU-SPE 1.
Status: finished 4 (P1 P2 P4 P5), running 1 (P6), planned 1 (P7), unknown 2 (P3 P8).
Periods: 2007-2013 1, 2014-2020 5, 2021-2027 2. Families: LVLT 3, CB 2, BSR 3.
Thematics: Tourism 2 (P1 P3), Waste and pollution 1 (P1), ICT and digital society 3
(P2 P5 P6), Governance, partnership 1 (P6), Maritime... none, Energy efficiency 1 (P7); none
given for P4 and P8.
Known partners: all 6, lead_only 1 (P3), one_country 1 (P7).
Types of organisation: Local public authority 2 (P1-01, P7-01), NGO 1 (P1-03). Strategy EUSBSR: P5.
Precisions: place 7 projects (all but P8), postcode 2 (P1 P4), region 1 (P2), country 1 (P4),
none 1 (P8), municipality 0.
Rivals: two of P6-02.
Organisations: 15, O1 to O15 in the order of the partners; O10 is P5-02 and P6-01.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from data.columns import SCHEMAS
from data.model import Catalogue, Source
from data.tables import table_from_rows

TODAY = date(2025, 6, 15)

Row = dict[str, Any]


def small_world() -> Catalogue:
    """Return the catalogue that the docstring of this module describes."""
    rows: dict[str, list[Row]] = {
        "programmes": PROGRAMMES,
        "projects": [_project(row) for row in PROJECTS],
        "titles": TITLES,
        "partners": [_partner(row) for row in PARTNERS],
        "activities": [_activity(row) for row in ACTIVITIES],
        "outputs": OUTPUTS,
        "rivals": RIVALS,
        "organisations": [_organisation(*row) for row in ORGANISATION_OF.items()
                          if row[0] != "P6-01"],
        "organisation_names": [_organisation_name(*row) for row in ORGANISATION_OF.items()
                               if row[0] != "P6-01"],
        "regions": [_region(*row) for row in REGIONS],
    }
    tables = {name: table_from_rows(rows[name], SCHEMAS[name]) for name in SCHEMAS}
    source = Source("handmade", "The small world", "The tests", "https://example.org/small",
                    "CC0-1.0", "2025-06-01")
    return Catalogue(**tables, sources={source.code: source}, revision="smallworld01")


def _programme(code: str, name: str, period: str, countries: str) -> Row:
    family = code.split("-")[0]
    return {
        "programme_code": code, "programme_name": name, "family_code": family,
        "family_name": {"LVLT": "Latvia-Lithuania", "CB": "Central Baltic",
                        "BSR": "Baltic Sea Region"}[family],
        "programming_period": period, "instrument": "ERDF", "is_region_programme": True,
        "strand": "transnational" if family == "BSR" else "cross-border",
        "country_codes": tuple(countries.split()), "aliases": (name,),
    }


PROGRAMMES = [
    _programme("BSR-2014", "Interreg Baltic Sea Region 2014-2020", "2014-2020", "DE LT LV RU SE"),
    _programme("BSR-2021", "Interreg Baltic Sea Region 2021-2027", "2021-2027", "DE LT LV SE"),
    _programme("CB-2014", "Interreg Central Baltic 2014-2020", "2014-2020", "EE FI LV SE"),
    _programme("LVLT-2007", "Latvia-Lithuania 2007-2013", "2007-2013", "LT LV"),
    _programme("LVLT-2014", "Interreg V-A Latvia-Lithuania", "2014-2020", "LT LV"),
]

PERIODS = {row["programme_code"]: row["programming_period"] for row in PROGRAMMES}

PROJECTS: list[Row] = [
    {"project_id": "P1", "acronym": "COAST", "programme_code": "LVLT-2014",
     "title": "Clean coast from Liepāja to Klaipėda", "start_date": "2017-01-01",
     "end_date": "2019-12-31", "total_budget_eur": 1_000_000, "eu_funding_eur": 850_000,
     "thematics": ("Tourism", "Waste and pollution"), "thematic_objective": "TO6"},
    {"project_id": "P2", "acronym": "</script><b>SMART</b>", "programme_code": "LVLT-2014",
     "title": "</script><script>alert('smart')</script> planning & \"quotes\"",
     "start_date": "2020-06-01", "end_date": "2022-05-31", "total_budget_eur": 363_237.51,
     "eu_funding_eur": 308_751.88, "thematics": ("ICT and digital society",),
     "contract_number": "LLI-999", "summary": "Two planning regions share tools."},
    {"project_id": "P3", "acronym": None, "programme_code": "LVLT-2007",
     "title": "=HYPERLINK(\"https://example.org\",\"Šiauliai\")", "thematics": ("Tourism",),
     "known_partners": "lead_only"},
    {"project_id": "P4", "acronym": "ARCHI`${x}`", "programme_code": "CB-2014",
     "title": "Archipelago `${1+1}` routes", "start_date": "2018-03-01",
     "end_date": "2020-02-29", "total_budget_eur": 0, "note": "The budget is published as 0."},
    {"project_id": "P5", "acronym": "BRIDGE", "programme_code": "BSR-2014",
     "title": "Digital bridge", "start_date": "2016-03-01", "end_date": "2019-02-28",
     "total_budget_eur": 2_000_000, "eu_funding_eur": 1_500_000,
     "thematics": ("ICT and digital society",), "macro_regional_strategy": "EUSBSR"},
    {"project_id": "P6", "acronym": "3I", "programme_code": "BSR-2021",
     "title": "Innovation in public services", "start_date": "2023-08-01",
     "end_date": "2027-07-31", "total_budget_eur": 498_400, "eu_funding_eur": 0,
     "thematics": ("Governance, partnership", "ICT and digital society"),
     "policy_objective": "PO1", "specific_objective": "RSO1.1"},
    {"project_id": "P7", "acronym": "NORR", "programme_code": "BSR-2021",
     "title": "Snö och el i Umeå", "start_date": "2026-01-01", "end_date": "2028-12-31",
     "eu_funding_eur": 750_000, "thematics": ("Energy efficiency",),
     "known_partners": "one_country", "known_partners_country": "SE"},
    {"project_id": "P8", "acronym": "-1+2", "programme_code": "CB-2014",
     "title": "Without an end", "start_date": "2019-03-01"},
]

TITLES: list[Row] = [
    {"project_id": "P1", "language": "en", "title": "Clean coast from Liepāja to Klaipėda"},
    {"project_id": "P1", "language": "lv", "title": "Tīra piekraste no Liepājas līdz Klaipėdai"},
    {"project_id": "P5", "language": "en", "title": "Digital bridge"},
    {"project_id": "P5", "language": "ru", "title": "Цифровой мост"},
    {"project_id": "P7", "language": "sv", "title": "Snö och el i Umeå"},
]

PLACES: dict[str, Row] = {
    "Liepāja": {"lon": 21.01, "lat": 56.51, "nuts3_code": "LV003"},
    "Klaipėda": {"lon": 21.14, "lat": 55.71, "nuts3_code": "LT023"},
    "Kurzeme": {"lon": 22.0, "lat": 56.9, "nuts3_code": "LV003"},
    "Šiauliai": {"lon": 23.31, "lat": 55.93, "nuts3_code": "LT026"},
    "Stockholm": {"lon": 18.07, "lat": 59.33, "nuts3_code": "SE110"},
    "Rīga": {"lon": 24.11, "lat": 56.95, "nuts3_code": "LV006"},
    "Санкт-Петербург": {"lon": 30.31, "lat": 59.94, "admin1_code": "RU-SPE"},
    "Munich": {"lon": 11.58, "lat": 48.14, "nuts3_code": "DE212", "in_region": False},
    "Kaunas": {"lon": 23.9, "lat": 54.9, "nuts3_code": "LT022"},
    "Umeå": {"lon": 20.26, "lat": 63.83, "nuts3_code": "SE331"},
}

PARTNERS: list[Row] = [
    {"partner_id": "P1-01", "partner_name": "Liepāja municipality", "town": "Liepāja",
     "country_code": "LV", "nuts3_published": "LV003", "partner_eu_funding_eur": 400_000,
     "partner_budget_eur": 500_000, "organisation_type": "Local public authority"},
    {"partner_id": "P1-02", "partner_name": "Klaipėdos uostas", "town": "Klaipėda",
     "country_code": "LT", "postal_code": "92134", "location_precision": "postcode",
     "partner_eu_funding_eur": 250_000},
    {"partner_id": "P1-03", "partner_name": "Liepājas Universitāte", "town": "Liepāja",
     "country_code": "LV", "nuts3_published": "LV003", "organisation_type": "NGO"},
    {"partner_id": "P2-01", "partner_name": "Kurzeme Planning Region", "town": "Kurzeme",
     "country_code": "LV", "location_precision": "region", "location_score": 0.75},
    {"partner_id": "P2-02", "partner_name": "Asociacija „Klaipėdos regionas“",
     "town": "Klaipėda", "country_code": "LT"},
    {"partner_id": "P3-01", "partner_name": "@Šiauliai tourism", "town": "Šiauliai",
     "country_code": "LT"},
    {"partner_id": "P4-01", "partner_name": "Stockholms stad", "town": "Stockholm",
     "country_code": "SE", "postal_code": "105 35", "location_precision": "postcode"},
    {"partner_id": "P4-02", "partner_name": "Rīga `${name}` </script>", "town": "Rīga",
     "country_code": "LV", "nuts3_published": "LV003"},
    {"partner_id": "P4-03", "partner_name": "Somewhere Ltd", "country_code": "LV"},
    {"partner_id": "P5-01", "partner_name": "Комитет по информатизации",
     "town": "Санкт-Петербург", "country_code": "RU"},
    {"partner_id": "P5-02", "partner_name": "Latvian IT Cluster", "town": "Rīga",
     "country_code": "LV"},
    {"partner_id": "P5-03", "partner_name": "Bayern Digital", "town": "Munich",
     "country_code": "DE"},
    {"partner_id": "P6-01", "partner_name": "Latvian IT Cluster", "town": "Rīga",
     "country_code": "LV"},
    {"partner_id": "P6-02", "partner_name": "Kaunas science park", "town": "Kaunas",
     "country_code": "LT", "location_score": 0.7},
    {"partner_id": "P7-01", "partner_name": "Umeå kommun", "town": "Umeå",
     "country_code": "SE", "organisation_type": "Local public authority",
     "partner_eu_funding_eur": 750_000},
    {"partner_id": "P8-01", "partner_name": "+371 consortium"},
]

ORGANISATION_OF: dict[str, str] = {
    "P1-01": "O1", "P1-02": "O2", "P1-03": "O3", "P2-01": "O4", "P2-02": "O5", "P3-01": "O6",
    "P4-01": "O7", "P4-02": "O8", "P4-03": "O9", "P5-01": "O11", "P5-02": "O10", "P5-03": "O12",
    "P6-01": "O10", "P6-02": "O13", "P7-01": "O14", "P8-01": "O15",
}

ACTIVITIES: list[Row] = [
    {"activity_id": "P2-A1", "project_id": "P2", "kind": "innovation_camp",
     "activity_name": "Camp </script> in Kurzeme", "place": "Kurzeme", "country_code": "LV",
     "location_precision": "region"},
    {"activity_id": "P5-A1", "project_id": "P5", "kind": "demo_centre",
     "activity_name": "Demo centre", "place": "Санкт-Петербург", "country_code": "RU"},
    {"activity_id": "P6-A1", "project_id": "P6", "kind": "event", "activity_name": "Opening",
     "start_date": "2024-06-11", "end_date": "2024-06-12", "place": "Rīga",
     "country_code": "LV"},
    {"activity_id": "P6-A2", "project_id": "P6", "kind": "study_visit",
     "activity_name": "Study visit", "country_code": "LT"},
]

OUTPUTS: list[Row] = [
    {"output_id": "P5-O1", "project_id": "P5", "quantity": 19, "unit": "e-services"},
    {"output_id": "P5-O2", "project_id": "P5", "quantity": 5432, "unit": "visitors",
     "detail": "from 115 countries"},
]

RIVALS: list[Row] = [
    {"project_id": "P6", "partner_id": "P6-02", "rival_order": number, "place_name": place,
     "country_code": country, "rank": rank, "reason": reason}
    for number, (place, country, rank, reason) in enumerate([
        ("Kowno </script>", "PL", 0.62, "smaller: 80 people against 289,380"),
        ("Kaunas district", "LT", 0.5, "a weaker reading of the name: cut-off name"),
    ], start=1)
]

REGIONS: list[tuple[str, str, str, float, float, bool]] = [
    ("DE", "nuts0", "Deutschland", 10.4, 51.1, False),
    ("DE2", "nuts1", "Bayern", 11.4, 48.9, False),
    ("DE21", "nuts2", "Oberbayern", 11.9, 48.1, False),
    ("DE212", "nuts3", "München, Kreisfreie Stadt", 11.55, 48.15, False),
    ("LT", "nuts0", "Lietuva", 23.9, 55.3, True),
    ("LT0", "nuts1", "Lietuva", 23.9, 55.3, True),
    ("LT02", "nuts2", "Vidurio ir vakarų Lietuvos regionas", 23.3, 55.4, True),
    ("LT022", "nuts3", "Kauno apskritis", 23.9, 55.0, True),
    ("LT023", "nuts3", "Klaipėdos apskritis", 21.4, 55.6, True),
    ("LT026", "nuts3", "Šiaulių apskritis", 23.3, 56.0, True),
    ("LV", "nuts0", "Latvija", 24.9, 56.9, True),
    ("LV0", "nuts1", "Latvija", 24.9, 56.9, True),
    ("LV00", "nuts2", "Latvija", 24.9, 56.9, True),
    ("LV003", "nuts3", "Kurzeme", 22.0, 56.9, True),
    ("LV006", "nuts3", "Rīga", 24.1, 57.0, True),
    ("RU", "nuts0", "Россия", 30.3, 59.9, False),
    ("RU-SPE", "admin1", "Санкт-Петербург", 30.2, 59.9, True),
    ("SE", "nuts0", "Sverige", 16.7, 62.8, True),
    ("SE1", "nuts1", "Östra Sverige", 17.0, 59.2, True),
    ("SE11", "nuts2", "Stockholm", 18.2, 59.5, True),
    ("SE110", "nuts3", "Stockholms län", 18.2, 59.5, True),
    ("SE3", "nuts1", "Norra Sverige", 17.5, 64.9, True),
    ("SE33", "nuts2", "Övre Norrland", 19.2, 66.2, True),
    ("SE331", "nuts3", "Västerbottens län", 18.0, 64.8, True),
]


def _project(row: Row) -> Row:
    defaults = {
        "programming_period": PERIODS[row["programme_code"]], "known_partners": "all",
        "source_code": "handmade", "source_url": "https://example.org/small",
        "retrieved_date": "2025-06-01",
    }
    return defaults | row


def _partner(row: Row) -> Row:
    project_id, order = row["partner_id"].split("-")
    facts = {"project_id": project_id, "partner_order": int(order),
             "is_lead_partner": order == "01"}
    location = _location(row.get("town"), row.get("country_code"))
    organisation = {"organisation_id": ORGANISATION_OF[row["partner_id"]]}
    return facts | location | row | _comparison(row, location) | organisation


def _organisation(partner_id: str, organisation_id: str) -> Row:
    """Return the organisation of a partner; O10 has two projects, all others one."""
    partner = next(row for row in PARTNERS if row["partner_id"] == partner_id)
    place = PLACES.get(partner.get("town", ""), {})
    return {"organisation_id": organisation_id, "organisation_name": partner["partner_name"],
            "country_code": partner.get("country_code"), "seat": partner.get("town"),
            "lon": place.get("lon"), "lat": place.get("lat"), "names": 1,
            "projects": 2 if organisation_id == "O10" else 1}


def _organisation_name(partner_id: str, organisation_id: str) -> Row:
    """Return the name of a partner's organisation; each has only one here."""
    partner = next(row for row in PARTNERS if row["partner_id"] == partner_id)
    return {"name_id": organisation_id, "organisation_id": organisation_id,
            "partner_name": partner["partner_name"],
            "projects": 2 if organisation_id == "O10" else 1}


def _activity(row: Row) -> Row:
    facts = {key: value for key, value in row.items() if key != "place"}
    place = row.get("place")
    town = {} if row.get("location_precision") == "region" else {"town": place}
    return town | _location(place, row["country_code"]) | facts


def _location(place: str | None, country: str | None) -> Row:
    if place is None:
        return {"location_precision": "country" if country else "none", "location_score": None,
                "location_reason": "Only the country is known." if country
                else "Neither place nor country is published.", "location_source": "none",
                "in_region": True if country else None}
    found = {"location_precision": "place", "location_score": 0.95, "in_region": True,
             "location_source": "geocoder", "place_name": place,
             "location_reason": f"The town {place} is in the gazetteer."} | PLACES[place]
    nuts3 = found.get("nuts3_code") or ""
    upper = {f"nuts{level}_code": nuts3[: level + 2] for level in range(3)} if nuts3 else {}
    return found | upper


def _comparison(row: Row, location: Row) -> Row:
    published = row.get("nuts3_published")
    if published is None:
        return {}
    return {"nuts3_published_vintage": "2021", "nuts3_published_2021": published,
            "nuts3_agrees": published == location["nuts3_code"]}


def _region(code: str, level: str, name: str, lon: float, lat: float, inside: bool) -> Row:
    parent = code.split("-")[0] if level == "admin1" else code[:-1]
    return {
        "region_code": code, "level": level, "name": name, "country_code": code[:2],
        "parent_code": None if level == "nuts0" else parent, "in_region": inside,
        "touches_region": inside or code in {"DE", "RU"}, "lon": lon, "lat": lat,
        "west": lon - 1, "south": lat - 1, "east": lon + 1, "north": lat + 1,
    }
