### Baltic Cooperation Atlas: all wording of the app, English, the source for other languages.
### Ids are grouped by the part of the screen. Arguments come from the code; numbers are
### formatted by NUMBER().

## The frame around every page
app-name = Baltic Cooperation Atlas
app-tagline = Cross-border cooperation projects in the Baltic Sea Region
nav-explore = Explore
nav-method = Data and method

## Trouble, in a sentence that says what to do
trouble-title = The atlas cannot show its data
trouble-catalogue = { $problem }
trouble-what = The person who runs this atlas can repair it with the command: python -m data.build
link-problem-unknown = { $n ->
    [one] One part of this link is not known here and was left out:
   *[other] { NUMBER($n) } parts of this link are not known here and were left out:
  } { $names }.
link-problem-conflict = { $n ->
    [one] One part of this link is there twice; the first one holds and this was left out:
   *[other] { NUMBER($n) } parts of this link are there more than once; the first one of each holds and these were left out:
  } { $names }.
link-problem-many = { $n ->
    [one] One area of this link is more than can be chosen at once and was left out:
   *[other] { NUMBER($n) } areas of this link are more than can be chosen at once and were left out:
  } { $names }.
link-problem-long = { $n ->
    [one] One part of this link is too long to be read and was left out:
   *[other] { NUMBER($n) } parts of this link are too long to be read and were left out:
  } { $names }.
link-problem-cut = The search text of this link is too long; its beginning is searched for: { $names }.
link-problem-more = { $n ->
    [one] One more part of this link could not be used.
   *[other] { NUMBER($n) } more parts of this link could not be used.
  }
link-problems-rest = The rest of the view is as the link says.

## Headline
headline-projects = Projects
headline-partners = Partners
headline-places = Places
headline-budget = Total budget
headline-eu = EU funding
headline-partners-help = Partner entries of these projects; an organisation counts once in each of its projects.
headline-places-note = on the map now
headline-countries = { $n ->
    [one] from one country
   *[other] from { NUMBER($n) } countries
  }
headline-of = of { NUMBER($all) }
headline-no-projects = no projects found
headline-publish = { NUMBER($n) } of { NUMBER($m) } publish it
money-million = € { NUMBER($value, maximumFractionDigits: 1) } m
money-billion = € { NUMBER($value, maximumFractionDigits: 2) } bn
money-plain = € { NUMBER($value, maximumFractionDigits: 0) }
money-none = not published

## Share
share-title = Share
share-copy-link = Copy link
share-copy-embed = Copy embed code
share-copied = Copied.
share-copied-text = Text to copy
share-copy-by-hand = Press Ctrl+C (Cmd+C) to copy the marked text.
share-views = Saved views
share-views-note = Kept in this browser only; no account, nothing leaves it.
share-no-views = None yet.
share-name = Name of this view
share-save = Save this view
share-open = Open the view
share-remove = Remove the view
share-kept = The view is saved.
share-replaced = The view is saved in place of the one with the same name.
share-removed = The view is removed.
share-not-kept = This browser does not keep the view: its storage for this site is full or forbidden. Copy the link instead.
share-not-read = Some saved views cannot be read in this browser. Saving a view keeps those that can.

## Filters
filters-title = Filters
filters-open = Filters and pages
filters-reset = Reset all
counted = Count
counted-help = What the numbers beside the filters and bars count: what you would get by choosing that value. The map always shows partners.
counted-projects = Projects
counted-partners = Partners
counted-organisations = Organisations
counted-eu-funding = EU funding
counted-note-partners = { NUMBER($n) } partner entries of the projects found; an organisation counts once in each of its projects.
counted-note-organisations = { NUMBER($n) } organisations in the projects found, all names of one joined; partners without a published name are not counted.
counted-note-eu-funding = { $money } of EU funding: { NUMBER($n) } of { NUMBER($m) } projects found publish it.
filter-text = Search
filter-text-hint = Title, acronym, partner, town …
filter-text-help = All words must be there; OR in capitals between alternatives, "quotes" for a phrase, a minus sign before a word to leave it out. Accents do not matter, places and thematics are known in the languages of the region.
search-cut = The text is long; its first { NUMBER($n) } characters are searched for.
search-corrected = Nothing is called “{ $written }”; showing results for “{ $used }”.
search-did-you-mean = Did you mean { $text } ({ NUMBER($n) })?
search-any-of = No project has all of these words; show { $n ->
    [one] the one
   *[other] the { NUMBER($n) }
} with any of them
search-meaning = Also by meaning
search-meaning-help = Also finds projects whose title says something similar in other words or another language. They are marked in the list.
search-meaning-missing = Search by meaning is not installed here; the words alone are searched.
suggestions-title = Go straight to
suggestion-project = { $name } · project
suggestion-organisation = { $name } · organisation ({ NUMBER($n) })
suggestion-place = { $name } · place ({ NUMBER($n) })
suggestion-region = { $name } · region ({ NUMBER($n) })
suggestion-country = { $name } · country ({ NUMBER($n) })
suggestion-programme = { $name } · programme ({ NUMBER($n) })
suggestion-thematic = { $name } · thematic ({ NUMBER($n) })
filter-programme = Programme
filter-programme-help = A family is the same programme over several periods; choose it whole, or one period of it.
filter-period = Programming period
filter-country = Country of a partner
filter-country-mode = Countries together
filter-country-any = any of them
filter-country-all = all of them
filter-region = Region of a partner
filter-region-help = NUTS regions (2021); federal subjects of Russia and regions of Belarus.
filter-thematic = Thematic
filter-status = Status
filter-strand = Strand
filter-known = Known partners
years-back = One year back
years-play = Play
years-pause = Pause
years-next = One year on
years-help = Shows one year after the other, up to the last one.
range-dates = Years in which it ran
range-total-budget = Total budget
range-eu-funding = EU funding of the project
range-low = { $name }, from
range-high = { $name }, up to
range-help = The bars count projects under all other filters. Projects that do not publish it are left out as soon as a handle moves.
range-known = { NUMBER($n) } of { NUMBER($m) } publish it; { NUMBER($unknown) } left out.
range-bars = { $name }, projects by value: { $rows }
range-both = { $name }: { $low } – { $high }
range-from = { $name }: from { $low }
range-to = { $name }: up to { $high }
filter-organisation-type = Type of organisation
filter-organisation-type-help = As the sources publish it, which few do. A project is found if one of its partners, whichever, is of such a type.
filter-strategy = Macro-regional strategy
filter-strategy-help = Projects that a source names as part of a strategy; few sources say so.
filter-precision = Partners located by
filter-precision-help = A project is found if one of its partners, whichever, is located so.
filters-more = More filters{ $n ->
    [0] {""}
   *[other] {" "}({ NUMBER($n) } active)
  }
near-title = Near a place
near-place-hint = Smiltene, Gdańsk …
near-radius = Within
near-km = { NUMBER($n) } km
near-add = Add
near-help = One partner of the project must have its point there. Areas can also be drawn on the map: a rectangle, a circle or a polygon.
near-unknown = No partner is located at a place called “{ $place }”. Try the name of a town, or draw a circle on the map.
near-already = “Within { NUMBER($km) } km of { $place }” is chosen already.
areas-most = At most { NUMBER($n) } areas at once. Remove one of them first.
area-near = Within { NUMBER($km) } km of { $place }
area-circle = Circle of { NUMBER($km) } km around { $lon }° E, { $lat }° N
area-box = Rectangle on the map
area-polygon = Polygon on the map
filter-outside = Show partners outside the region on the map
box-choose = Choose …
box-clear = Take away all of
box-remove = Take away
box-help = About
box-nothing = No value has this in its name.
filter-count = { $label } ({ $n })
filter-family = { $family } · all periods
filter-programme-of = { $family } · { $period }
filter-region-of = { $name } · { $code }
chip-remove = Remove { $label }
chip-named = { $facet }: { $value }
chip-text = “{ $text }”
chip-all = together
chips-none = No filter: all projects are shown.

status-planned = planned
status-running = running
status-finished = finished
status-unknown = unknown
strand-cross-border = cross-border
strand-transnational = transnational
strand-interregional = interregional
strand-external = external border (ENPI, ENI, IPA)
strand-nordic = Nordic
known-all = all partners
known-lead_only = lead partner only
known-one_country = partners of one country only
strategy-EUSBSR = Baltic Sea Region (EUSBSR)
precision-postcode = postal code
precision-place = town
precision-municipality = municipality
precision-region = region
precision-country = country only
precision-none = not located
kind-event = Event
kind-meeting = Meeting
kind-demo_centre = Demo centre
kind-innovation_camp = Innovation camp
kind-study_visit = Study visit

## Map
map-layers = Show
map-layer-partners = Partners
map-layer-activities = Activities
map-shade = Shade regions
map-shade-none = no shading
map-shade-projects = by projects
map-shade-eu-funding = by EU funding
map-level = Level
map-level-help = Step by step shows countries; a click on one, or choosing it as region of a partner, shows the regions inside it, down to NUTS 3. Other levels stay: there a click makes a region a filter, and another takes it away.
map-level-drill = Step by step
map-out = One level out
map-level-nuts0 = Country
map-level-nuts1 = NUTS 1
map-level-nuts2 = NUTS 2
map-level-nuts3 = NUTS 3
map-note = A marker is the seat of a partner, not the place of an activity. Click a group to zoom, a place for its projects{ $shaded ->
    [yes] , a region to filter by it
   *[no] {""}
  }.
map-counts = { NUMBER($shown) } partners on the map, { NUMBER($tray) } not on the map.
map-picture = Picture of this map (SVG)
map-picture-help = All partners that the map shows, wherever it looks, with the filter, the sources and the day on it.
map-picture-title = { NUMBER($n) } partners of { NUMBER($m) } projects in the Baltic Sea Region
map-attribution = © EuroGeographics · Natural Earth · GeoNames · keep.eu
map-frame-title = Map of partners; the same entries are in the tables below it
map-js-zoom-in = Zoom in
map-js-zoom-out = Zoom out
map-js-fit = Fit to results
map-js-fullscreen = Full screen
map-js-cluster = Group of {"{"}n{"}"} partners; press to zoom in
map-js-place = {"{"}name{"}"}: partners {"{"}n{"}"}, leading {"{"}leads{"}"}
map-js-place-count = Partners {"{"}partners{"}"}, projects {"{"}projects{"}"}
map-js-legend = Legend
map-js-legend-cluster = several places
map-js-legend-partner = partner
map-js-legend-lead = lead partner among them
map-js-legend-uncertain = location uncertain
map-js-legend-activity = activity
map-js-area = Area of the filter; click its line to remove it
map-js-draw-box = Filter by a rectangle
map-js-draw-circle = Filter by a circle
map-js-draw-polygon = Filter by a polygon
map-js-draw-hint-box = Click two opposite corners. Keyboard: arrow keys move the map, Enter sets a corner, Escape gives up.
map-js-draw-hint-circle = Click the centre, then the edge. Keyboard: arrow keys move the map, Enter sets them, Escape gives up.
map-js-draw-hint-polygon = Click the corners, then the first one again. Keyboard: arrow keys move the map, Enter sets a corner, twice finishes, Escape gives up.
map-js-region-none = no project in this selection
shade-title-projects = Projects with a partner here
shade-title-eu-funding = EU funding of partners here
shade-label-projects = { $n ->
    [one] one project
   *[other] { NUMBER($n) } projects
  }
shade-label-eu = { $money }; { NUMBER($n) } of { NUMBER($m) } partners publish it
shade-label-eu-none = { $m ->
    [one] not published for its one partner
   *[other] not published for any of { NUMBER($m) } partners
  }
shade-class = { $low } – { $high }
shade-class-one = { $low }
shade-nodata = not published

## Results
results-label = What to list
results-tab-projects = Projects ({ NUMBER($n) })
results-tab-partners = Partners ({ NUMBER($n) })
results-tab-tray = Not on the map ({ NUMBER($n) })
results-tab-download = Download
results-empty = No project matches all of these filters. Remove one of them above, or reset all.
list-hint = Choose a project to see all its facts beside the map and its partners on it; pointing at one shows them at once.
list-pages = Pages of the list
list-page = Page
list-of = of { $n }
list-first = First page
list-before = Page before
list-next = Next page
list-last = Last page
order-label = Sort by
order-relevance = relevance
order-title = title
order-start = start, newest first
order-budget = total budget, largest first
order-eu = EU funding, largest first
order-partners = number of partners, most first
order-programme = programme
page-position = Rows { NUMBER($first) } to { NUMBER($last) } of { NUMBER($n) }
column-acronym = Acronym
column-found = Found in
column-title = Title
column-programme = Programme
column-period = Period
column-status = Status
column-start = Start
column-end = End
column-budget = Total budget (€)
column-eu = EU funding (€)
column-partners = Partners
column-countries = Countries
column-thematics = Thematics
column-partner = Organisation
column-role = Role
column-town = Town
column-country = Country
column-region = Region (NUTS 3)
column-precision = Located by
column-score = Score
column-project = Project
column-reason = Reason
found-acronym = acronym: { $text }
found-contract = contract number: { $text }
found-title = title: { $text }
found-partner = partner: { $text }
found-town = town: { $text }
found-place = town: { $text }
found-region = region: { $text }
found-country = country: { $text }
found-thematic = thematic: { $text }
found-programme = programme: { $text }
found-organisation = partner by another name: { $text }
found-word = in other words: { $text }
found-meaning = similar in meaning
role-lead = lead
role-partner = partner
table-projects-alt = Table of the projects that match the filters; one row can be chosen
table-tray-alt = Table of the partners that are not on the map, with the reason of each
table-partners-alt = Table of the partners of these projects; the list equivalent of the map

tray-lead = These partners belong to the projects found but have no marker. They count in the tables and downloads.
tray-none = Every partner of these projects is on the map.
tray-nobody = No project fits the filters, so there is no partner that could be missing on the map.
tray-outside = Outside the Baltic Sea Region
tray-outside-help = They have a location. Switch on “{ $switch }” to see them.
tray-country = Only the country is known
tray-not-located = Not located
tray-more = and { NUMBER($n) } partners with rarer reasons, all in the table below
tray-count = { $label }: { NUMBER($n) }

download-lead = Every row of the current filters, no limit. Texts that a spreadsheet would run as a formula get a leading apostrophe.
download-format = Format
download-as-csv = CSV
download-as-xlsx = Excel
download-as-geojson = GeoJSON
download-as-geoparquet = GeoParquet
download-as-package = Data package
download-about-csv = One table as plain text, for any program.
download-about-xlsx = A workbook with projects, partners, what the columns mean, the filter and its link, sources and licence.
download-about-geojson = Partners for a map (RFC 7946); one that is not located has no geometry.
download-about-geoparquet = Partners for QGIS, R or Python (GeoParquet 1.1), small and typed.
download-about-package = A zip with both tables as CSV and their description (Frictionless Data Package): units, filter and link, version, licences.
download-bundle = Download ({ NUMBER($projects) } projects, { NUMBER($partners) } partners)
download-what = One row a
download-projects = project
download-partners = partner
download-button = Download CSV ({ NUMBER($n) } rows)
download-columns = What the columns mean
download-licence = The catalogue is CC BY 4.0. Credit: Baltic Cooperation Atlas; facts from keep.eu, Swedish Agency for Economic and Regional Growth and the pages named with each project.

## Overview beside the map
overview-none = No project fits the filters, so there is nothing to sum up. Take away a filter above.
overview-title = What these projects are about
overview-periods = By programming period
overview-countries = By country of a partner
overview-thematics = Most frequent thematics
overview-families = Most frequent programmes
overview-head-periods = Period
overview-head-countries = Country
overview-head-families = Programme
overview-head-thematics = Thematic
overview-thematics-known = { NUMBER($n) } of { NUMBER($m) } projects name a thematic.
overview-counted = Each bar counts all of the projects with that value: beside a country stand the partners from every country of its projects.
overview-hint = Choose a project in the table, or a place on the map, to see it here.

## One project
detail-close = Back
detail-fit = Fit on map
detail-dates = Duration
detail-dates-none = dates not published
detail-date-open = open
detail-status = Status
detail-programme = Programme
detail-contract = Contract number
detail-contact = Contact organisation
detail-budget = Total budget
detail-eu = EU funding
detail-programme-money = Programme grant
detail-rate = Co-financing by the EU
detail-thematics = Thematics
detail-title-und = language not stated
detail-note = Note
detail-partners = Partners ({ NUMBER($n) })
detail-known-all = All partners are known.
detail-known-lead_only = Only the lead partner is known; other partners are not in the source.
detail-known-one_country = Only the partners from { $country } are known; the others are not in the source.
detail-source = Source
detail-source-line = { $publisher }, { $title } (as of { $date }).
detail-source-undated = { $publisher }, { $title }.
detail-source-link = Publisher's page
detail-licence = Licence: { $licence }
detail-partner-money = budget { $money }
detail-partner-eu = EU funding { $money }
detail-partner-programme = programme { $money }
detail-partner-national = national { $money }
detail-partner-own = own { $money }
detail-located = { $place }: located by { $precision }, score { $score }
detail-not-located = not on the map: { $reason }
detail-nuts-differs = Published region { $published }, located in { $located }.
detail-uncertain = uncertain
detail-filtered = This project does not match the current filters.

## Data and method
method-title = Data and method
method-lead = What is in the atlas, where it comes from, how current it is, how partners are located, and what is missing.
method-what = What is in it
method-what-text = { NUMBER($projects) } projects with { NUMBER($partners) } partner entries, of { NUMBER($programmes) } programmes from { $first } to { $last }: Interreg and its neighbours ENPI/ENI CBC, and projects of the Nordic Council of Ministers. In scope are all projects of a programme of the Baltic Sea Region, and any other project with at least one partner located in the region: Denmark, Estonia, Finland, Latvia, Lithuania, Norway, Poland and Sweden whole, northern and eastern Germany, north-west Russia and Belarus.
method-not = What it is not
method-not-text = It is not complete and not official. For many projects only the lead partner is known, for the Swedish data of 2021–2027 only the partners from Sweden; money and dates are published for some sources only. What is not published is shown as not published, never as zero. A marker is the seat of an organisation, not the place of an activity.
method-coverage = What is known, by programme and period
method-coverage-text = How many projects publish dates and money, whose partners are all known, and how many partner entries are located.
coverage-projects = Projects
coverage-dates = With dates
coverage-budget = With total budget
coverage-eu = With EU funding
coverage-all = All partners known
coverage-lead = Lead only
coverage-one = One country only
coverage-partners = Partners
coverage-located = Located
method-located = How partners are located
method-located-text = Offline, by a geocoder that knows the places, postal codes and municipalities of the region (GeoNames) and the names of organisations. It compares the town, the postal code, the region and the name, in this order, with accents, inflected forms and typing errors in mind. Each answer has a level and a score from 0 to 1: .8 and above is shown as sure, .6 to .8 as uncertain with a dashed marker; below that, or where several places fit equally well, it is not located and says why. The NUTS region is that of the polygon the point lies in, else the nearest of the same country within a short distance.
method-located-level = Level
method-located-partners = Partner entries
method-nuts = Published and located region
method-nuts-text = For { NUMBER($comparable) } partner entries the source publishes a NUTS 3 region that can be brought to the 2021 version; { NUMBER($agree) } agree with the located one, { NUMBER($disagree) } differ and are flagged on the project.
method-search = How search works
method-search-text = Words are compared without accents, in Latin and Cyrillic letters; the last word may be unfinished, the inside of a word is not searched. A word that is nowhere in the catalogue is taken as a typing error, and the box says what was looked for instead. Places, regions, countries, programmes and thematics are found by their names and abbreviations in the languages of the region, also in a case of them (Rīgas, w Gdańsku), organisations by all their names. Some ninety usual words of those languages (ülikool, Wasserstoff) also find what says the same in another one. Results are ranked by the words they have: rare words count more than frequent ones, a word in the acronym or title more than in the name of a partner, a town or a thematic, and these more than the programme, region or country; a word counts less in a long text, and a second mention less than the first (BM25F). Search by meaning, where it is installed, adds at most 20 projects whose titles are similar to the query, marks them, and mixes both rankings by their places (reciprocal rank fusion).
method-sources = Sources and licences
method-sources-text = Facts were compiled into tables of our own; what was changed is said at each source. Boundaries are © EuroGeographics and may not be used commercially.
sources-licence = Licence
sources-retrieved = Retrieved
sources-link = Link
sources-changes = What we changed
method-missing = What is missing
method-missing-text = { NUMBER($budget) } of { NUMBER($projects) } projects publish a total budget, { NUMBER($eu) } EU funding, { NUMBER($dates) } both dates; { NUMBER($lead) } name the lead partner only and { NUMBER($one) } the partners of one country only.

# Tables of the pages
table-csv = Table as CSV ({ $n ->
    [one] one row
   *[other] { $n } rows
})
table-print-rest = { $n ->
    [one] One more row is on the page and in its CSV.
   *[other] { NUMBER($n) } more rows are on the page and in its CSV.
  }
table-csv-help = Download the table “{ $title }” as CSV, with its notes
table-csv-source = Baltic Cooperation Atlas, { $day }, CC BY 4.0 (sources: page Data and method)
table-csv-filter = Filter: { $chips }
table-csv-all = Filter: none, the whole catalogue
