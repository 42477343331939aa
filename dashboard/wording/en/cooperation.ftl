# Page Cooperation
nav-cooperation = Cooperation
cooperation-lead = Who works with whom: joint projects of countries and regions
cooperation-basis = { $n ->
    [0] Of none of the { NUMBER($m) } projects all partners are known, so cooperation cannot be read.
   *[other] Read from { NUMBER($n) } of { NUMBER($m) } projects: those whose partners are all known. Of the others only the lead partner or the partners of one country are published; they are left out.
}
cooperation-no-place = { $n ->
    [one] One partner of them has no place at this level.
   *[other] { NUMBER($n) } partners of them have no place at this level.
}
cooperation-rule = { $pairs ->
    [lead] A project counts its lead partner’s place with each other partner’s place once.
   *[other] A project counts each pair of its partners’ places once.
}
cooperation-none = No two places of this level are joined by a project here. Choose another level, or take away a filter.
cooperation-part = Show
cooperation-part-map = Map of lines
cooperation-part-matrix = Matrix
cooperation-part-network = Network figures
cooperation-pl = Level
cooperation-pl-nuts0 = Countries
cooperation-pl-nuts2 = NUTS 2
cooperation-pl-nuts3 = NUTS 3
cooperation-pl-town = Towns
cooperation-town = { $name } · { $country }
cooperation-town-note = Towns are the seats of the partners; a partner whose town is not known is left out, as is said above.
cooperation-matrix-most = The { NUMBER($n) } most active of { NUMBER($m) } places; the table below the map has all pairs.
cooperation-shades = Stronger shades are more; each of the five shades holds about a fifth of the cells.
cooperation-filter-towns = Filter by partners within { NUMBER($km) } km of either
cooperation-between-sampled = With more than { NUMBER($n) } places it is estimated from { NUMBER($k) } of them, always the same ones.
cooperation-pw = Pairs
cooperation-pw-all = All partners
cooperation-pw-lead = Lead with each partner
cooperation-lines = Number of lines, strongest first
cooperation-drawn = { $n ->
    [one] One line of { NUMBER($m) } pairs.
   *[other] { NUMBER($n) } lines of { NUMBER($m) } pairs.
}
cooperation-map-title = Joint projects
cooperation-map-alt = Map with { $n } lines between places; the table below lists all pairs
cooperation-map-note = Wider lines are more joint projects. Choose a line, or a row of the table, to list them. A line ends at the middle of its country, region or town’s partners.
cooperation-pair = Between
cooperation-place = Place
cooperation-with = With
cooperation-column-projects = Joint projects
cooperation-column-eu = EU funding of the joint projects
cooperation-column-published = Projects that publish it
cooperation-column-expected = Expected
cooperation-column-ratio = Observed / expected
cooperation-column-code-a = Code
cooperation-column-code-b = Code of the other
cooperation-code = Code
cooperation-pairs-title = { $n ->
    [one] The only pair
   *[other] All { NUMBER($n) } pairs
}
cooperation-ratio-definition = Expected: joint projects if places joined by chance, each as active as it is: T·r(a)·r(b)/S, with r(a) the sum of a’s joint projects over its pairs, T the sum over all pairs, S the sum of r(a)·r(b) over all pairs of different places. Above 1: more than by chance.
cooperation-pm = Measure
cooperation-pm-projects = Joint projects
cooperation-pm-eu-funding = EU funding
cooperation-pm-ratio = Observed / expected
cooperation-matrix-title = Matrix: { $measure }
cooperation-matrix-note = EU funding is that of the whole projects, as far as published; a project with partners in three places counts at each of its three pairs. An empty cell: no joint project, or nobody publishes the amount. Choose a cell to list its projects.
cooperation-choose = Choose a pair to list its joint projects.
cooperation-pair-title = { $a } and { $b }: { $n ->
    [0] no joint project here
    [one] one joint project
   *[other] { NUMBER($n) } joint projects
}
cooperation-filter = Filter by this pair
cooperation-joint-title = Joint projects
cooperation-open = Choose a row to open the project’s page.
cooperation-network-title = Places in the network
cooperation-degree = Places it works with
cooperation-joint = Joint projects, summed over pairs
cooperation-cross = Share with other countries
cooperation-between = Betweenness
cooperation-network-note = Betweenness (Freeman 1977): the share of the shortest ways between two other places that lead through this one, from 0 to 1; every pair counts alike, however many projects it has.
cooperation-periods-title = By programming period
cooperation-period = Programming period
cooperation-read = Projects read
cooperation-not-read = Not read
cooperation-places = Places
cooperation-number-pairs = Pairs
cooperation-mean-degree = Places one works with, on average
cooperation-periods-note = Under all filters but the period. Periods differ in how many projects publish all partners, so a rise may be one of knowledge.
