"""Which imported projects are known already: a table of pairs, and what is never joined."""

from typing import Any

import pytest

from data.columns import PROJECTS
from data.columns_curated import IMPORT_JOINS
from data.store.joins import Join, Verdicts, find_joins
from data.tables import table_from_rows
from tests.deliveries import project

NONE = Verdicts({}, frozenset())
KNOWN = {"acronym": "COAST", "title": "Clean coast from Liepāja to Klaipėda",
         "start_date": "2017-01-01", "end_date": "2019-12-31"}


def joins(
    *imported: dict[str, Any], known: tuple[dict[str, Any], ...] = (), leads: str = "",
    verdicts: Verdicts = NONE,
) -> list[Join]:
    tables = [table_from_rows([row | {"source_code": "a"} for row in rows], PROJECTS)
              for rows in (known or (project("P1", **KNOWN),), imported)]
    names = [{"P1": leads, "X1": leads} if leads else {}] * 2
    return find_joins(tables[0], names[0], tables[1], names[1], verdicts)


@pytest.mark.parametrize(("changes", "reason"), [
    ({}, "Same programme and acronym; titles 100 % alike."),
    ({"acronym": "coast"}, "Same programme and acronym; titles 100 % alike."),
    ({"title": "Tīra piekraste", "start_date": "2017-01-15"},
     "Same programme and acronym; same dates."),
    ({"title": "Tīra piekraste", "end_date": None}, None),
    ({"title": "COAST", "start_date": None}, None),
    ({"start_date": "2019-01-01"}, None),
    ({"end_date": "2021-06-30"}, None),
    ({"programme_code": "CB-2014"}, None),
    ({"acronym": "COASTS"}, None),
    ({"acronym": None}, None),
])
def test_acronym_and_programme_need_evidence_and_no_conflict(changes, reason) -> None:
    found = joins(project("X1", **(KNOWN | changes)))
    assert [join.reason for join in found] == ([reason] if reason else [])


def test_the_same_lead_partner_is_evidence() -> None:
    imported = project("X1", **(KNOWN | {"title": "Tīra piekraste", "start_date": None}))
    assert joins(imported, leads="Liepāja municipality")[0].reason.endswith(
        "lead partners 100 % alike.")


@pytest.mark.parametrize(("ours", "theirs", "is_joined"), [
    ("LLI-431", "lli 431", True), ("LLI-431", "LLI-432", False), ("LLI-431", None, False)])
def test_a_contract_number_in_one_programme_is_one_project(ours, theirs, is_joined) -> None:
    known = project("P1", acronym="A", contract_number=ours)
    found = joins(project("X1", acronym="B", contract_number=theirs), known=(known,))
    assert bool(found) == is_joined


def test_other_contract_numbers_are_other_projects_whatever_else_agrees() -> None:
    known = project("P1", **KNOWN, contract_number="LLI-1")
    assert joins(project("X1", **KNOWN, contract_number="LLI-2"), known=(known,)) == []


def test_the_same_id_is_the_same_project() -> None:
    assert joins(project("P1", acronym="other", programme_code="CB-2014"))[0].project_id == "P1"


def test_where_two_known_projects_fit_none_is_chosen() -> None:
    known = (project("P1", **KNOWN), project("P2", **KNOWN))
    assert joins(project("X1", **KNOWN), known=known) == []


def test_where_two_imported_projects_fit_one_none_is_joined() -> None:
    assert joins(project("X1", **KNOWN), project("X2", **KNOWN)) == []


def test_a_project_with_the_known_id_goes_before_one_that_looks_like_it() -> None:
    found = joins(project("X1", **KNOWN), project("P1", **KNOWN))
    assert [join.source_project_id for join in found] == ["P1"]


def verdict(other: str, *, is_same: bool) -> Verdicts:
    return Verdicts.of(table_from_rows([{"project_id": "P1", "other_project_id": other,
                                         "is_same": is_same, "reason": "asked"}], IMPORT_JOINS))


def test_a_curated_row_keeps_two_apart() -> None:
    assert joins(project("X1", **KNOWN), verdicts=verdict("X1", is_same=False)) == []


def test_a_curated_row_makes_two_one() -> None:
    found = joins(project("X1", acronym="OTHER"), verdicts=verdict("X1", is_same=True))
    assert found == [Join("P1", "X1", "Joined by hand: asked")]
