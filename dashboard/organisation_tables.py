"""The tables of the page of one organisation: its numbers in words."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import organisation_profile as numbers
from dashboard.cooperation_map import place_name
from dashboard.index import Index
from dashboard.labels import Labels
from dashboard.organisation_profile import Member
from dashboard.page_table import Column, PageTable
from dashboard.wording import Wording


@dataclass(frozen=True)
class OrganisationTables:
    """Makes the tables of an organisation in the selected projects."""

    index: Index
    member: Member
    labels: Labels
    words: Wording

    @property
    def basis(self) -> str:
        """What the numbers of its partners are read from."""
        known, every = int(self.member.known.sum()), int(self.member.projects.sum())
        if not known:
            return self.words("organisation-known-none", m=every)
        return self.words("organisation-known", n=known, m=every)

    def projects(self) -> PageTable:
        """Return its projects."""
        words, rows = self.words, numbers.project_rows(self.index, self.member)
        rows["programme"] = rows["programme_code"].map(self.labels.programme)
        rows["role"] = [words(f"organisation-role-{'lead' if lead else 'partner'}")
                        for lead in rows["is_lead"]]
        return PageTable(words("organisation-projects-title", n=len(rows)), (
            Column("title", words("column-title")), Column("programme", words("column-programme")),
            Column("role", words("organisation-role")),
            Column("start_date", words("column-start"), "date"),
            Column("end_date", words("column-end"), "date"),
            Column("own_eu_funding_eur", words("organisation-own-eu"), "eur"),
            Column("eu_funding_eur", words("column-eu"), "eur"),
            Column("project_id", words("project-id")),
        ), rows, (words("organisation-projects-note"),))

    def periods(self) -> PageTable:
        """Return its programming periods."""
        words = self.words
        return PageTable(words("organisation-periods-title"), (
            Column("period", words("organisation-period")),
            Column("projects", words("organisation-projects"), "count"),
            Column("leads", words("organisation-leads"), "count"),
            Column("own_eu_funding_eur", words("organisation-own-eu"), "eur"),
            Column("published", words("organisation-publish"), "count"),
            Column("entries", words("organisation-entries"), "count"),
        ), numbers.periods(self.index, self.member), (words("organisation-periods-note"),))

    def thematics(self) -> PageTable:
        """Return its thematics."""
        words = self.words
        return PageTable(words("organisation-thematics-title"), (
            Column("thematic", words("organisation-thematic")),
            Column("projects", words("organisation-projects"), "count"),
        ), numbers.thematics(self.index, self.member), (words("organisation-thematics-note"),))

    def partners(self) -> PageTable:
        """Return the organisations that it worked with."""
        words, rows = self.words, numbers.worked_with(self.index, self.member)
        rows["country"] = rows["country_code"].map(self.labels.country)
        return PageTable(words("organisation-partners-title", n=len(rows)), (
            Column("name", words("organisation-name")),
            Column("country", words("organisation-country")),
            Column("projects", words("organisation-joint"), "count"),
            Column("id", words("project-id")),
        ), rows, (self.basis, words("organisation-partners-note")))

    def reached(self) -> PageTable:
        """Return the regions of its partners."""
        words, rows = self.words, numbers.reached(self.index, self.member, "nuts2")
        rows["name"] = [place_name(self.labels, code) for code in rows["code"]]
        return PageTable(words("organisation-reached-title"), (
            Column("name", words("organisation-region")),
            Column("projects", words("organisation-projects"), "count"),
            Column("partners", words("organisation-partner-entries"), "count"),
            Column("code", words("organisation-code")),
        ), rows, (self.basis, words("organisation-reached-note")))

    def countries(self) -> PageTable:
        """Return the countries of its partners."""
        words, rows = self.words, numbers.reached(self.index, self.member, "nuts0")
        rows["name"] = [self.labels.country(code) for code in rows["code"]]
        return PageTable(words("organisation-countries-title"), (
            Column("name", words("organisation-country")),
            Column("projects", words("organisation-projects"), "count"),
            Column("partners", words("organisation-partner-entries"), "count"),
            Column("code", words("organisation-code")),
        ), rows, (self.basis,))

    def names(self) -> PageTable:
        """Return its names with why they are one."""
        words, rows = self.words, numbers.name_rows(self.index, self.member.number)
        rows["reason"] = rows["like_reason"].fillna(words("organisation-called"))
        return PageTable(words("organisation-names-title", n=len(rows)), (
            Column("partner_name", words("organisation-name-published")),
            Column("projects", words("organisation-projects"), "count"),
            Column("like_name", words("organisation-like")),
            Column("like_score", words("organisation-score"), "number"),
            Column("reason", words("organisation-reason")),
            Column("name_id", words("project-id")),
        ), rows, (words("organisation-names-note"),))

    def units(self) -> PageTable:
        """Return the organisations that have its name in their own."""
        words, rows = self.words, numbers.units(self.index, self.member.number)
        return PageTable(words("organisation-units-title", n=len(rows)), (
            Column("name", words("organisation-name")),
            Column("projects", words("organisation-projects"), "count"),
            Column("id", words("project-id")),
        ), rows, (words("organisation-units-note"),))
