# Page of one organisation
nav-organisation = Organisation
organisation-lead = { $country }{ $seat ->
    [none] {""}
   *[other] , { $seat }
}: what the projects of the filters say about it
organisation-choose = No organisation is chosen. Choose one below, or among the suggestions of the search box.
organisation-unknown = There is no organisation with the id “{ $id }” in this catalogue. Choose one below, or search for its name.
organisation-list-title = Organisations in the projects of the filters
organisation-list-note = Choose a row to open the organisation. All names of a body are joined; the first 1,000 are shown, the CSV of Explore has every partner with its organisation.
organisation-name = Organisation
organisation-country = Country
organisation-projects = Projects
organisation-leads = As lead partner
organisation-find = Find partners for it
organisation-none = No project of the filters has this organisation as a partner.
organisation-known = Read from { NUMBER($n) } of { NUMBER($m) } projects: those whose partners are all known.
organisation-known-none = Of none of its { NUMBER($m) } projects all partners are known, so nobody can tell whom it worked with.
organisation-partners = Organisations it worked with
organisation-countries = Countries of these
organisation-own-eu = EU funding of its own share
organisation-own-eu-note = { NUMBER($n) } of { NUMBER($m) } entries publish it
organisation-project-eu = EU funding of its projects
organisation-names-title = { $n ->
    [one] Its only name in the sources
   *[other] { NUMBER($n) } names in the sources, joined
}
organisation-names-note = Names are joined by a record linkage (docs/ORGANISATIONS.md) that is right in 98 of 100 joins and finds 91 of 100; “by hand” were those that a person looked up. Mistakes are undone by a row in data/curated/same_organisations.csv.
organisation-name-published = Name as published
organisation-like = Most like
organisation-score = Likeness
organisation-reason = Why they are one
organisation-called = it is called so in most projects
organisation-units-title = { $n ->
    [one] One organisation with its name in its own, kept apart
   *[other] { NUMBER($n) } organisations with its name in their own, kept apart
}
organisation-units-note = Mostly departments, branches and joint entries; their projects are not counted here. In all projects, whatever the filters.
organisation-periods-title = From period to period
organisation-period = Programming period
organisation-publish = Entries that publish it
organisation-entries = Entries
organisation-periods-note = Periods differ in how many of their projects are in the sources and publish money. An entry is one partner in one project.
organisation-thematics-title = Thematics
organisation-thematic = Thematic
organisation-thematics-note = A project may name several thematics, or none.
organisation-partners-title = { $n ->
    [0] No organisation it worked with can be told
    [one] One organisation it worked with
   *[other] { NUMBER($n) } organisations it worked with
}
organisation-partners-note = Choose a row to open that organisation.
organisation-joint = Joint projects
organisation-countries-title = Countries of its partners
organisation-reached-title = Regions of its partners
organisation-region = Region
organisation-code = Code
organisation-partner-entries = Partner entries
organisation-reached-note = NUTS 2 of the partners’ seats (regions of Russia and Belarus: their first level); partners without a located seat are left out.
organisation-map-title = Regions of the partners of { $name }
organisation-map-alt = Map with a circle in each of { $n } regions; the table below lists them
organisation-projects-title = { $n ->
    [one] Its only project
   *[other] Its { NUMBER($n) } projects
}
organisation-projects-note = Choose a row to open the project. Empty money is not published.
organisation-role = Role
organisation-role-lead = Lead partner
organisation-role-partner = Partner
