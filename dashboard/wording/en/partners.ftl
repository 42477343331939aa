# Page Find a partner
nav-partners = Find a partner
partners-lead = Organisations that could join you, ranked by what they have done, each with its reasons
partners-own = Your organisation
partners-own-help = Part of a name, in any of its languages. With it, organisations that already share a project with yours are left out.
partners-own-hint = e.g. Riga City Council
partners-own-choose = { $name }, { $country } ({ $n ->
    [one] one project
   *[other] { NUMBER($n) } projects
  })
partners-own-none = No organisation of the catalogue is called so.
partners-own-chosen = For { $name }
partners-own-remove = Ask for nobody
partners-where = Where and what: set countries, regions, an area (“within 50 km of …”) and thematics in the filters at the side. Candidates have their own seat there, and an entry in the projects found.
partners-wanted = Wanted thematics: { $names }.
partners-wanted-own = No thematic is chosen, so those of your organisation are wanted, by their weight: { $names }.
partners-wanted-none = No thematic is chosen, so thematic fit is 0 for all.
partners-left-out = { $n ->
    [0] None of the candidates shares a project with it.
    [one] One candidate that already shares a project with it is left out.
   *[other] { NUMBER($n) } candidates that already share a project with it are left out.
}
partners-title = { $n ->
    [0] No candidate
    [one] One candidate
   *[other] { NUMBER($n) } candidates, best first
}
partners-best = { $n ->
    [one] The best candidate
   *[other] The { NUMBER($n) } best candidates
}
partners-shown = The first { NUMBER($n) } are shown.
partners-rank = Rank
partners-name = Organisation
partners-country = Country
partners-score = Score
partners-reasons = Reasons
partners-reason-fit = { $names }
partners-reason-record = { $n ->
    [one] one project
   *[other] { NUMBER($n) } projects
}
partners-reason-lead = { $n ->
    [one] lead of one
   *[other] lead of { NUMBER($n) }
}
partners-reason-introducers = { $n ->
    [one] can be introduced by { $names }
   *[other] can be introduced by { $names } ({ NUMBER($n) } in all)
}
partners-column-fit = Thematic fit
partners-column-record = Track record
partners-column-introducers = Introducers
partners-column-lead = Lead partner
partners-column-projects = Projects
partners-how = Score = { $fit } · thematic fit (share of the wanted thematics that it has projects in) + { $record } · track record (its projects found, logarithmic, full at 20) + { $introducers } · introducers (organisations that worked with both, full at 3) + { $lead } · lead partner (projects it led, full at 3). Equal scores by name.
partners-unknown = Of many projects only the lead partner is published: an organisation may have worked with yours, or on a thematic, without our knowing. Introducers are read only from projects whose partners are all known. Organisations only: the atlas has no persons and no addresses.
partners-open = Choose a row to open the organisation.
