"""Slow, plain reference for the numbers of organisations, row by row."""

from collections import Counter, defaultdict
from itertools import combinations


class Slow:
    """The catalogue as dictionaries of sets, for the projects that are selected."""

    def __init__(self, index, mask):
        tables = index.catalogue
        projects = tables.projects[mask]
        self.known = set(projects.loc[projects["known_partners"] == "all", "project_id"])
        self.thematics = dict(zip(projects["project_id"], projects["thematics"], strict=True))
        self.members, self.leads = defaultdict(set), defaultdict(set)
        self.country = dict(zip(tables.organisations["organisation_id"],
                                tables.organisations["country_code"], strict=True))
        for row in tables.partners.itertuples():
            if row.project_id in self.thematics and isinstance(row.organisation_id, str):
                self.members[row.project_id].add(row.organisation_id)
                if row.is_lead_partner:
                    self.leads[row.project_id].add(row.organisation_id)

    def projects_of(self, organisation):
        return {project for project, found in self.members.items() if organisation in found}

    def leads_of(self, organisation):
        return {project for project, found in self.leads.items() if organisation in found}

    def worked_with(self, organisation):
        return Counter(other for project in self.projects_of(organisation) & self.known
                       for other in self.members[project] - {organisation})

    def thematics_of(self, organisation):
        return Counter(thematic for project in self.projects_of(organisation)
                       for thematic in self.thematics[project])

    def pairs(self):
        return Counter(pair for project in self.known
                       for pair in combinations(sorted(self.members[project]), 2))
