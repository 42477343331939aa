"""The tables of the project page: facts, titles, money, partners, locations, activities, outputs.

Each is a :class:`dashboard.page_table.PageTable`, the same on the screen and as CSV.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.details import SURE_SCORE, ProjectDetail
from dashboard.labels import Labels
from dashboard.page_table import Column, PageTable
from dashboard.project_money import MoneyRow, money_rows, partner_money
from dashboard.project_time import timeline_of

CODES = ("thematic_objective", "investment_priority", "policy_objective", "specific_objective",
         "project_type", "call", "contract_number", "contact_organisation")
"""Facts that are shown as they are published, where they are."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class ProjectTables:
    """Makes the tables of one project in one language."""

    detail: ProjectDetail
    labels: Labels

    def facts(self) -> PageTable:
        """Return what is published of the project itself; money has a table of its own."""
        words = self.labels.words
        rows = pd.DataFrame(self._facts(), columns=["fact", "value"])
        return PageTable(words("project-facts"), (
            Column("fact", words("project-fact")), Column("value", words("project-value"))),
            rows, (self.source(),))

    def source(self) -> str:
        """Return where the project's facts come from, of which day, under which licence."""
        words, project, source = self.labels.words, self.detail.project, self.detail.source
        if source is None:
            return words("project-source-none", code=project["source_code"])
        stated, read = (self.labels.day(project[name])
                        for name in ("source_date", "retrieved_date"))
        return words("project-source", publisher=source.publisher, title=source.title,
                     licence=source.licence, stated=stated or "none", read=read or "none")

    def _facts(self) -> Iterator[tuple[str, str]]:
        words, labels, project = self.labels.words, self.labels, self.detail.project
        yield words("project-id"), project["project_id"]
        yield words("column-acronym"), project["acronym"] or words("project-none")
        yield words("detail-programme"), labels.programme_name(project["programme_code"])
        yield words("column-period"), project["programming_period"]
        yield words("detail-status"), labels.value("statuses", self.detail.status)
        for name in ("start_date", "end_date"):
            said = labels.day(project[name]) or words("project-none")
            yield words(f"column-{name.partition('_')[0]}"), said
        months = timeline_of(project).months
        if months is not None:
            yield words("project-length"), words("project-months", n=months)
        named = "; ".join(project["thematics"]) or words("project-none")
        yield words("detail-thematics"), named
        if project["macro_regional_strategy"]:
            yield words("filter-strategy"), labels.value(
                "strategies", project["macro_regional_strategy"])
        for name in CODES:
            if project[name]:
                yield words(f"project-code-{name.replace('_', '-')}"), project[name]

    def titles(self) -> PageTable:
        """Return the title in every language that is known."""
        words, labels = self.labels.words, self.labels
        given = [(row["language"], row["title"]) for row in self.detail.titles]
        own = self.detail.project["title"]
        if own not in {title for _, title in given}:
            given.insert(0, ("und", own))
        rows = pd.DataFrame(
            [(words("detail-title-und") if code == "und" else labels.language(code), title, code)
             for code, title in given], columns=["language_name", "title", "language"])
        return PageTable(words("project-titles", n=len(rows)), (
            Column("language_name", words("project-language")),
            Column("title", words("column-title"))), rows)

    def money(self) -> PageTable:
        """Return all amounts, what they are of the total, and who publishes them."""
        words = self.labels.words
        rows = money_rows(self.detail)
        frame = pd.DataFrame({
            "what": [self._amount_name(row) for row in rows],
            "amount_eur": [_number(row.amount_eur) for row in rows],
            "share_of_total": [_number(row.share) for row in rows],
            "remark": [self._remark(row) for row in rows],
        })
        return PageTable(words("project-money"), (
            Column("what", words("project-amount-of")),
            Column("amount_eur", words("project-amount"), "eur_full"),
            Column("share_of_total", words("project-share"), "share"),
            Column("remark", words("project-remark"))), frame, (words("project-money-note"),))

    def _amount_name(self, row: MoneyRow) -> str:
        words, name = self.labels.words, row.name.replace("_", "-")
        if row.state == "partners":
            return words(f"project-sum-{name}")
        return words(f"project-amount-{name}")

    def _remark(self, row: MoneyRow) -> str:
        return self.labels.words(f"project-money-{row.state}", n=row.published, m=row.of)

    def partners(self) -> PageTable:
        """Return the partners: the list that says what the map shows."""
        words, labels, partners = self.labels.words, self.labels, self.detail.partners
        money = partner_money(self.detail)
        columns = [name for name in money.columns if name != "partner_name"]
        rows = pd.DataFrame({
            "partner_name": [row["partner_name"] for row in partners],
            "role": [words("role-lead" if row["is_lead_partner"] else "role-partner")
                     for row in partners],
            "town": [row["town"] or row["place_name"] for row in partners],
            "country": [labels.country(row["country_code"] or "") or None for row in partners],
            "region": [_region(labels, row) for row in partners],
            **{name: money[name] for name in columns},
            "country_code": [row["country_code"] for row in partners],
            "partner_id": [row["partner_id"] for row in partners],
        })
        return PageTable(words("project-partners", n=len(rows)), (
            Column("partner_name", words("column-partner")), Column("role", words("column-role")),
            Column("town", words("column-town")), Column("country", words("column-country")),
            Column("region", words("column-region")),
            *(Column(name, words(f"project-amount-{name.replace('_', '-')}"), "eur_full")
              for name in columns)), rows, (self.known(),))

    def known(self) -> str:
        """Return whether all partners are known."""
        project = self.detail.project
        country = self.labels.country(project["known_partners_country"] or "")
        return self.labels.words(f"detail-known-{project['known_partners']}", **(
            {"country": country} if project["known_partners"] == "one_country" else {}))

    def locations(self) -> PageTable:
        """Return how each partner was located, with level, score and reason."""
        words, partners = self.labels.words, self.detail.partners
        rows = pd.DataFrame({
            "partner_name": [row["partner_name"] for row in partners],
            "place_name": [row["place_name"] for row in partners],
            "level": [words(f"precision-{row['location_precision']}") for row in partners],
            "location_score": [_number(row["location_score"]) for row in partners],
            "certainty": [words(f"project-certainty-{_certainty(row)}") for row in partners],
            "location_reason": [self._reason(row) for row in partners],
            "lon": [_number(row["lon"]) for row in partners],
            "lat": [_number(row["lat"]) for row in partners],
        })
        return PageTable(words("project-locations"), (
            Column("partner_name", words("column-partner")),
            Column("place_name", words("project-place")),
            Column("level", words("column-precision")),
            Column("location_score", words("column-score"), "number"),
            Column("certainty", words("project-certainty")),
            Column("location_reason", words("column-reason"))),
            rows, (words("project-locations-note"),))

    def _reason(self, row: Row) -> str:
        said = str(row["location_reason"])
        if row["nuts3_agrees"] is not False:
            return said
        differs = self.labels.words("detail-nuts-differs", published=row["nuts3_published"],
                                    located=row["nuts3_code"] or "")
        return f"{said} {differs}"

    def rivals(self) -> PageTable:
        """Return where the partners located with doubt might be instead."""
        words = self.labels.words
        names = {row["partner_id"]: row["partner_name"] for row in self.detail.partners}
        rows = pd.DataFrame(
            [(names[row["partner_id"]], row["place_name"],
              self.labels.country(row["country_code"] or ""), row["rank"], row["reason"])
             for row in self.detail.rivals],
            columns=["partner_name", "place_name", "country", "rank", "reason"])
        return PageTable(words("project-rivals"), (
            Column("partner_name", words("column-partner")),
            Column("place_name", words("project-rival")),
            Column("country", words("column-country")),
            Column("rank", words("project-rank"), "number"),
            Column("reason", words("project-lost"))), rows, (words("project-rivals-note"),))

    def activities(self) -> PageTable:
        """Return what took place, when and where, each with its source."""
        words, labels = self.labels.words, self.labels
        rows = pd.DataFrame(
            [(row["activity_name"], words(f"kind-{row['kind']}"), row["start_date"],
              row["end_date"], _where(labels, row), row["source_url"])
             for row in self.detail.activities],
            columns=["activity_name", "kind", "start_date", "end_date", "place", "source_url"])
        return PageTable(words("project-activities", n=len(rows)), (
            Column("activity_name", words("project-activity")),
            Column("kind", words("project-kind")),
            Column("start_date", words("column-start"), "date"),
            Column("end_date", words("column-end"), "date"),
            Column("place", words("project-place")),
            Column("source_url", words("detail-source"), "link")), rows)

    def outputs(self) -> PageTable:
        """Return what it made, each with its source."""
        words = self.labels.words
        rows = pd.DataFrame(
            [(row["quantity"], row["unit"], row["detail"], row["source_url"])
             for row in self.detail.outputs],
            columns=["quantity", "unit", "detail", "source_url"])
        return PageTable(words("project-outputs", n=len(rows)), (
            Column("unit", words("project-unit")),
            Column("quantity", words("project-quantity"), "number"),
            Column("detail", words("project-detail")),
            Column("source_url", words("detail-source"), "link")), rows)


def _certainty(row: Row) -> str:
    if row["lon"] is None:
        return "not-located"
    return "uncertain" if (row["location_score"] or 0) < SURE_SCORE else "sure"


def _number(value: float | None) -> float:
    return float("nan") if value is None else float(value)


def _region(labels: Labels, row: Row) -> str | None:
    code = row["nuts3_code"] or row["admin1_code"] or row["nuts2_code"] or row["nuts1_code"]
    return labels.region(code) if code else None


def _where(labels: Labels, row: Row) -> str | None:
    parts: Sequence[str] = [row["town"] or row["region_published"] or "",
                            labels.country(row["country_code"] or "")]
    return ", ".join(part for part in parts if part) or None
