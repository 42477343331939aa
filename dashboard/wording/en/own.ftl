# Page Your data
nav-own = Your data
own-lead = Put your own projects on the map: in this browser tab only, nothing is kept on the server
own-what = Exports of keep.eu (Excel, CSV, JSON), Kohesio, CORDIS (both files together), lists of operations, GeoJSON points, and any CSV or Excel table with one line a project or partner.
own-limits = { $limits } A larger file is refused. Files are read on this server, held in memory while this tab is open, and never written to disk.
own-upload = Your files
own-read = Read the files
own-reading = Reading …
own-file-known = { $file }: { $format }
own-file-table = { $file }: a table of your own
own-file-problem = { $file } cannot be shown: { $problem }
own-file-counts = { $projects ->
    [one] One project
   *[other] { $projects } projects
 } with { $partners ->
    [one] one partner entry
   *[other] { $partners } partner entries
 } read, { $rejected ->
    [0] no row rejected
    [one] one row rejected
   *[other] { $rejected } rows rejected
 }.
own-findings = What was found out about the file
own-sample = The first projects
own-sample-title = Title
own-sample-programme = Programme
own-sample-start = Start
own-sample-end = End
own-sample-budget = Total budget
own-mapping-lead = What each of your columns means was guessed. Correct what is wrong in the column “Ours”, then apply it.
own-mapping-name = What the columns of { $file } mean
own-mapping-column = Your column
own-mapping-target = Ours
own-mapping-reason = Why
own-mapping-example = For example
own-constant-programme = Programme, if no column says it
own-constant-programming_period = Programming period, if no column says it
own-constant-country_code = Country (two letters), if no column says it
own-apply = Apply
own-toml = Mapping as a file, for the command line
own-rejected-title = Rows that were rejected
own-rejected-note = Nothing of these rows is shown. Mend them in your file and give it again.
own-rejected-file = File
own-rejected-sheet = Sheet
own-rejected-row = Row
own-rejected-column = Column
own-rejected-value = Value
own-rejected-reason = Why
own-show = Show on the map
own-show-beside = Beside the atlas's projects
own-show-instead = Alone
own-show-how = How to show them
own-locating = Locating the partners. With the atlas's projects this takes some ten seconds …
own-shown = { $shown } of your { $projects ->
    [one] one project
   *[other] { $projects } projects
 } are on the pages now, with { $partners ->
    [one] one partner entry
   *[other] { $partners } partner entries
 }; { $known } the atlas knew already, which are joined. Projects outside the Baltic Sea Region are left out.
own-level = { $level }: { $n }
own-explore = Explore them on the map
own-remove = Remove my data
own-open-title = Partners not located, or uncertain ({ $n })
own-open-lead = Choose a partner, then where it is. Your choice holds when you show the data again, and can be downloaded for the curated table of locations.
own-open-more = The first { $shown } of { $n } are listed.
own-open-partner = Partner
own-open-candidate = Where it is
own-open-none = No place is likely. Add a row to the downloaded table by hand.
own-open-choose = Put it there
own-open-again = Show the data again with your choices
own-chosen = Places you chose ({ $n })
own-download = Download them
own-banner-beside = This tab shows your own data beside the atlas's.
own-banner-instead = This tab shows your own data alone.
own-banner-link = Your data
own-publish-lead = This server lets visitors publish: your projects then go into the atlas for everyone, until its operator removes them.
own-publish = Publish for everyone
own-publishing = Importing …
own-published = { $file } is published: { $new } new, { $changed } changed, { $unchanged } unchanged projects. All visitors see them within ten seconds.
