# Page Region
nav-region = Regions
region-choose = Choose a region to see its projects, partner regions and thematics
region-lead = What the projects of the filters amount to in this region
region-level = Level
region-level-nuts0 = Countries
region-level-nuts2 = NUTS 2
region-level-nuts3 = NUTS 3
region-list-title = Regions with a partner
region-list-note = Choose a row to open the region. Regions of Russia and Belarus are those of their first level. NUTS of 2021.
region-region = Region
region-code = Code
region-others = Other regions
region-map = Show on the map
region-none = No project of the filters has a partner in this region.
region-projects = Projects
region-partners = Partners
region-organisations = Organisations
region-organisations-note = all names of one joined
region-eu = EU funding of the projects
region-partner-eu = EU funding of its partners
region-rate = { $inhabitants } per 100,000 inhabitants, { $km2 } per 1,000 km²
region-eu-note = EU funding of the projects is that of whole projects, not the region’s share.
region-facts = Rates: { NUMBER($population) } inhabitants in { $year } (counted from a grid of 100 m), { NUMBER($area) } km², NUTS 2021; source: { $source }.
region-no-facts = No inhabitants and area are published here for this region, so there are no rates.
region-thematics-title = Thematics against all projects of the filters
region-thematic = Thematic
region-share = Share here
region-whole-share = Share of all
region-quotient = Location quotient
region-remark = Remark
region-few = few projects
region-thematics-note = Shares are of the projects that name a thematic; a project may name several. Location quotient: share here divided by the share of all; above 1 the region has more of it than the whole. With fewer than 5 projects, here or expected, it says little.
region-partners-title = { $n ->
    [0] No partner region can be read
    [one] One partner region
   *[other] { NUMBER($n) } partner regions
}
region-partners-basis = { $n ->
    [0] Of none of its { NUMBER($m) } projects all partners are known, so its cooperation cannot be read.
   *[other] Read from { NUMBER($n) } of its { NUMBER($m) } projects: those whose partners are all known.
}
region-partners-note = Observed / expected is explained on the page Cooperation. Choose a row to open that region.
region-joint = Joint projects
region-joint-eu = EU funding of the joint projects
region-published = Projects that publish it
region-ratio = Observed / expected
region-never-title = { $n ->
    [0] There is no region of this level that it has not worked with
    [one] One region of this level that it has not worked with
   *[other] { NUMBER($n) } regions of this level that it has not worked with
}
region-never-note = Not in these projects, that is: with what is not published, and beyond the filters, they may have worked together. Largest first.
region-population = Inhabitants
region-periods-title = From period to period
region-period = Programming period
region-periods-note = Periods differ in how many of their projects are in the sources and publish money.
