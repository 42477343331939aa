"""Deliveries by hand, on the small world: what importers would hand over."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from data.assemble import assemble
from data.build import Layout, write_catalogue
from data.inputs import FACTS, read_facts
from data.model import Source
from data.sources.delivery import Delivery, Rejected, no_programmes
from data.store.importing import Means, import_delivery
from data.store.layout import Store
from data.store.outcome import Outcome
from data.store.state import Places
from data.tables import table_from_rows
from tests.small_facts import write_small_facts
from tests.small_geography import small_geography
from tests.small_world import PERIODS

Row = dict[str, Any]
AT = "2026-03-01T10:00:00Z"


def project(project_id: str, **values: Any) -> Row:
    """A project of BSR-2021 without dates and money, unless told."""
    code = values.get("programme_code", "BSR-2021")
    return {"project_id": project_id, "title": f"Title of {project_id}", "programme_code": code,
            "programming_period": PERIODS.get(code, "2021-2027"), "known_partners": "all",
            "source_date": "2026-02-01"} | values


def partner(partner_id: str, name: str, **values: Any) -> Row:
    """A partner in Rīga, the lead if it is the first."""
    project_id, order = partner_id.split("-")
    return {"partner_id": partner_id, "project_id": project_id, "partner_order": int(order),
            "partner_name": name, "is_lead_partner": order == "01", "town": "Rīga",
            "country_code": "LV"} | values


def delivery(
    code: str, projects: Sequence[Row], partners: Sequence[Row] = (),
    rejected: Sequence[Rejected] = (), **others: Sequence[Row],
) -> Delivery:
    """A delivery; what is rejected were partners. Its file is as its rows say."""
    rows: dict[str, Sequence[Row]] = {
        "projects": [{"source_code": code} | row for row in projects], "partners": partners,
        **others}
    tables = {name: table_from_rows(rows.get(name, ()), schema)
              for name, schema in FACTS.items()}
    content = hashlib.sha256(repr(sorted(rows.items())).encode()).hexdigest()
    read = {"projects": len(projects), "partners": len(partners) + len(rejected)}
    source = Source(code, f"Title of {code}", "A secretariat", "https://example.org/list",
                    "CC0-1.0", "2026-03-01")
    return Delivery(source, "by hand", f"{code}.csv", content, tables, no_programmes(), read,
                    tuple(rejected))


NEW = delivery(
    "list_a",
    [project("N1", acronym="WAVE", start_date="2024-01-01", end_date="2026-12-31"),
     project("N2", acronym="COAST 2")],
    [partner("N1-01", "Wave Ltd"), partner("N1-02", "Liepāja port", town="Liepāja"),
     partner("N2-01", "City of Riga")])
"""Two projects that the small world lacks, with three partners, all located."""

NEWER = delivery(
    "list_b",
    [project("X1", acronym="Coast", programme_code="LVLT-2014", eu_funding_eur=900_000,
             title="Clean coast from Liepāja to Klaipėda", start_date="2017-01-01",
             end_date="2020-03-31", total_budget_eur=1_000_000),
     project("X2", acronym="3i", title="Innovation in public services")],
    [partner("X1-01", "LIEPĀJA MUNICIPALITY", town="Liepāja"),
     partner("X1-02", "Klaipėdos uostas", country_code="LT", town="Klaipėda"),
     partner("X1-03", "Rucava municipality", town="Liepāja"),
     partner("X2-01", "Latvian IT Cluster"),
     partner("X2-02", "Kaunas science park", country_code="LT", town="Kaunas")])
"""P1 with more EU funding, a later end, and Rucava in the university's place; P6 as it is."""


def built_world(root: Path) -> Path:
    """Write facts and catalogue of the small world below the root; return it."""
    write_small_facts(root)
    write_catalogue(assemble(read_facts(root / "data"), small_geography()), Layout.of(root))
    return root


def places_of(root: Path) -> Places:
    """The store of a small world on disk."""
    return Places(root, Store(root / "data" / "imports"), root / "static")


def means(**changes: Any) -> Means:
    """The small geography, and nobody to tell."""
    return Means(**{"geography": small_geography, "say": lambda text: None, **changes})


def bring(root: Path, brought: Delivery, at: str = AT, *, dry_run: bool = False) -> Outcome:
    """Import a delivery into the small world."""
    return import_delivery(places_of(root), brought, at, means(), dry_run=dry_run)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path; none of a folder that is not there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}
