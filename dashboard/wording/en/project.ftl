# Page of one project
nav-project = Project
project-lead = { $programme }, { $period }
project-choose = No project is chosen. Choose one in the list or on the map of Explore, and follow its link to this page.
project-unknown = There is no project with the id “{ $id }” in this catalogue. It may have been merged with another one, or the link may be cut off. Search for its title or acronym in Explore.
project-to-explore = To Explore
project-open = Open the project’s page
project-map = Show on the map
project-publisher = The publisher’s page about it
project-publisher-site = The publisher’s site
project-none = not published
project-partners-known = Partners known
project-duration = Duration
project-rate = { $share } of the total budget
project-zero = published as zero
project-facts = Facts
project-fact = Fact
project-value = Value
project-id = Id in this atlas
project-length = Length
project-months = { $n ->
    [one] one month
   *[other] { NUMBER($n) } months
  }
project-code-thematic-objective = Thematic objective
project-code-investment-priority = Investment priority
project-code-policy-objective = Policy objective
project-code-specific-objective = Specific objective
project-code-project-type = Type of project
project-code-call = Call
project-code-contract-number = Contract number
project-code-contact-organisation = Contact organisation
project-source = Source of all this, where a row names no other: { $publisher }, { $title }. { $stated ->
    [none] The source states no date of its own
   *[other] As of { $stated }
  }; { $read ->
    [none] the day of reading is not recorded
   *[other] read for this catalogue on { $read }
  }. Licence: { $licence }.
project-source-none = The source “{ $code }” is not listed in this catalogue.
project-titles = { $n ->
    [one] Title
   *[other] Titles in { NUMBER($n) } languages
  }
project-language = Language
project-time = When it ran
project-time-bar = The project
project-time-period = Period { $period }
project-time-from = First day
project-time-to = Last day
project-time-today = today
project-time-alt = Two bars: the programming period and the days of the project. The sentence below says the same.
project-time-both = From { $start } to { $end }, in the programming period { $period }.
project-time-start = It began on { $start }; its end is not published. Programming period { $period }.
project-time-end = It ended on { $end }; its start is not published. Programming period { $period }.
project-time-neither = Its dates are not published. Programming period { $period }.
project-time-over = It ends after its period’s last year: programmes pay for some years longer.
project-money = Money
project-amount-of = What
project-amount = Amount
project-share = Share of the total budget
project-remark = Remark
project-amount-total-budget-eur = Total budget
project-amount-eu-funding-eur = EU funding
project-amount-programme-funding-eur = Programme grant
project-amount-other-eur = Beyond it: national and own money
project-amount-partner-budget-eur = Budget
project-amount-partner-eu-funding-eur = EU funding
project-amount-partner-programme-funding-eur = Programme money
project-amount-partner-national-funding-eur = National money
project-amount-partner-own-funding-eur = Own money
project-sum-partner-budget-eur = Budgets of its partners, summed
project-sum-partner-eu-funding-eur = EU funding of its partners, summed
project-sum-partner-programme-funding-eur = Programme money of its partners, summed
project-sum-partner-national-funding-eur = National money of its partners, summed
project-sum-partner-own-funding-eur = Own money of its partners, summed
project-money-published = published
project-money-zero = published as zero
project-money-none = not published
project-money-computed = computed: total budget less EU or programme money, whichever is more
project-money-partners = { NUMBER($n) } of { NUMBER($m) } known partners publish it
project-money-note = Amounts as published, never mixed: a sum over partners is not the project’s own figure, and may be less where partners are not known.
project-money-alt = Bars of the project’s and its partners’ money. The tables have the same amounts.
project-money-axis = Euro
project-money-part = Part
project-part-eu = EU funding
project-part-programme = Programme grant
project-part-other = national and own money
project-part-total = not split
project-partners = { $n ->
    [one] One partner
   *[other] { NUMBER($n) } partners
  }
project-map-title = Partners of the project
project-map-alt = Map of the partners with lines from the lead partner; the table below lists the same
project-map-note = { NUMBER($n) } of { NUMBER($m) } partners have a point. A line joins the lead with each other place; it says nothing about who worked with whom. A symbol is the seat of an organisation.
project-map-none = None of the partners has a point, so there is no map.
project-map-kind = Symbol
project-map-lead = lead partner
project-map-partner = partner
project-map-lead-uncertain = lead, place uncertain
project-map-partner-uncertain = partner, place uncertain
project-locations = How each partner was located
project-place = Place
project-certainty = Certainty
project-certainty-sure = sure
project-certainty-uncertain = uncertain
project-certainty-not-located = not on the map
project-locations-note = The score, from 0 to 1, is the share of such answers that are right; from .8 on a place counts as sure. Published and located region are compared where both are known.
project-rivals = Other places that an uncertain address may mean
project-rival = Perhaps
project-rank = Fit
project-lost = Why it was not taken
project-rivals-note = The geocoder weighed these; fit is comparable within one partner only.
project-rivals-none = { $n ->
    [0] No partner is located with doubt.
    [one] For the one partner located with doubt, or not at all, no other place came into question.
   *[other] For the { NUMBER($n) } partners located with doubt, or not at all, no other place came into question.
  }
project-activities = { $n ->
    [one] One activity
   *[other] { NUMBER($n) } activities
  }
project-activity = Activity
project-kind = Kind
project-activities-none = No activities and outputs of this project are in the sources.
project-outputs = { $n ->
    [one] One output
   *[other] { NUMBER($n) } outputs
  }
project-unit = What
project-quantity = How many
project-detail = Detail
project-similar = Similar projects
project-similar-same = In the same programme
project-similar-other = In other programmes and periods
project-similar-none-same = No other project of this programme shares an organisation, a town, a thematic or a telling word with it.
project-similar-none-other = No project of another programme or period shares anything telling with it.
project-similar-how = Compared with all projects of the catalogue, whatever is filtered. A project counts for what it shares with this one, rare things more than common ones: organisations and words of the titles { $organisations }, thematics { $thematics }, towns { $towns }; the first thing in common counts most. Titles with a similar meaning (compared by a language model when the catalogue was made) add how similar they are.
project-reason-organisations = same { $n ->
    [one] organisation
   *[other] organisations
  }: { $names }
project-reason-towns = same { $n ->
    [one] town
   *[other] towns
  }: { $names }
project-reason-thematics = same { $n ->
    [one] thematic
   *[other] thematics
  }: { $names }
project-reason-words = similar words: { $names }
project-reason-meaning = similar in meaning ({ $share })
project-reason-more = { $names } and { NUMBER($n) } more
project-similar-score = Score
project-similar-why = Why
project-cite = Cite this page
project-cite-plain = Plain text
project-cite-bibtex = BibTeX
project-cite-note = The link shows this project in later versions of the catalogue, too; the version says which facts you saw.
