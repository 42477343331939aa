# Figures of the network of organisations, on the page Cooperation
cooperation-po = Network of
cooperation-po-places = Places
cooperation-po-organisations = Organisations
network-none = No two organisations are joined by a project whose partners are all known. Take away a filter.
network-title = { $n ->
    [one] One organisation in the network
   *[other] { $m ->
        [one] One organisation in the network
       *[other] { NUMBER($n) } of { NUMBER($m) } organisations in the network, most partners first
    }
}
network-basis = Read from { NUMBER($n) } of { NUMBER($m) } projects: those whose partners are all known.
network-note = All names of one body are joined. Betweenness (Freeman 1977): the share of the shortest ways between two other organisations that lead through this one, from 0 to 1; every pair counts alike.
network-walked = { $how ->
    [all] It is exact: the ways from all { NUMBER($m) } organisations were walked.
   *[sample] It is estimated from the ways from { NUMBER($n) } of { NUMBER($m) } organisations, drawn with a fixed seed, so it is the same each time; a smaller selection is walked exactly.
}
network-open = Choose a row to open the organisation.
network-organisation = Organisation
network-country = Country
network-degree = Organisations it works with
network-organisations = Organisations
network-mean-degree = Organisations one works with, on average
network-periods-title = Organisations by programming period
