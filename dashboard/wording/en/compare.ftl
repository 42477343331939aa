# Page Compare
nav-compare = Compare
compare-lead = Two regions, programmes or periods side by side, on one scale
compare-by = What to compare
compare-regions = Regions
compare-families = Programmes over all periods
compare-programmes = Single programmes
compare-periods = Programming periods
compare-xl = Left
compare-xr = Right
compare-placeholder = Choose …
compare-choose = Choose one on the left and one on the right.
compare-figures-title = Figures
compare-measure = Measure
compare-projects = Projects
compare-partners = Partners
compare-organisations = Organisations
compare-all-known = Projects whose partners are all known
compare-eu = EU funding of the projects
compare-eu-published = … as published
compare-projects-per-inhabitants = Projects per 100,000 inhabitants (2018)
compare-partners-per-inhabitants = Partners per 100,000 inhabitants (2018)
compare-projects-per-km2 = Projects per 1,000 km²
compare-partners-per-km2 = Partners per 1,000 km²
compare-unknown = unknown
compare-joint = { $n ->
    [0] No project belongs to both.
    [one] One project belongs to both.
   *[other] { NUMBER($n) } projects belong to both.
}
compare-note = Of the projects of the filters. Money is that of whole projects. Of a region only the partners in it count. Inhabitants and area: NUTS 2021, European Commission, Joint Research Centre.
compare-no-thematics = No project of either side names a thematic.
compare-thematics-title = Thematics
compare-thematic = Thematic
compare-share = Share
compare-change = Right minus left
compare-thematics-note = Shares are of the projects that name a thematic; a project may name several. Both sides are drawn on one scale.
