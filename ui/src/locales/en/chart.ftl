chart-label = Odontogram. Type two digits to choose a tooth; press ? for all keys.
chart-view = View
chart-view-initial = Initial
chart-view-today = Today
chart-view-planned = Planned
chart-view-compare = Compare
chart-undo = Undo
chart-redo = Redo
chart-report = Report
chart-inspector = Tooth panel
chart-as-table = Show as table
chart-as-picture = Show the picture
chart-time = Date of the chart
chart-time-now = Today
chart-from = From
chart-to = To
chart-compare-needs-two = Comparing needs two dates with entries. This chart has { $n ->
    [0] none
    [one] one
   *[other] { $n }
  } so far.

## Entry line
entry-idle = Type a tooth
entry-idle-example = 36 · caries · O M
entry-teeth-chosen = { $n ->
    [one] 1 tooth
   *[other] { $n } teeth
  }
entry-key-tooth = tooth
entry-key-range = range
entry-key-list = another tooth
entry-key-arrows = walk
entry-key-finding = finding
entry-key-repeat = repeat
entry-key-observed = observed
entry-key-planned = planned
entry-key-done = done today
entry-key-back = back
entry-key-help = keys
entry-key-other = search
entry-note = Note
entry-note-placeholder = Note on the finding; Enter to go back
entry-value-usual = (unless you choose another)
entry-choose-finding = Choose a finding
entry-other = Other…
entry-filter = Search findings
entry-filter-none = No finding contains “{ $text }”.

## What is said (screen reader and entry line)
said-selected-many = { $n } teeth selected: { $teeth }
said-rule = { $rule }
said-surfaces = { $surfaces }
said-recorded = Recorded: { $what } on { $teeth }
said-undone = Undone
said-redone = Redone
said-withdrawn = Withdrawn: { $what }
said-nothing-to-undo = There is nothing to undo
said-nothing-to-redo = There is nothing to redo
refused-not-a-tooth = { $typed } is not a tooth
refused-no-teeth = Choose a tooth first: type its two digits
refused-no-such-key = The key “{ $key }” means nothing here
refused-surface-not-on-tooth = Tooth { $tooth } has no { $surface } surface
refused-no-surfaces = { $rule } takes no surfaces
refused-surface-required = { $rule } needs a surface: o m d v l i c
refused-out-of-range = There are only { $n } options
refused-tooth-absent = Tooth { $tooth } is not in the mouth: it cannot take { $rule }
refused-needs-range = { $rule } covers several teeth: type a range such as 35-37
refused-needs-pair = { $rule } is between two neighbours: type two, such as 11,21
refused-note-required = Write the note and press Enter
refused-not-adjacent = A range stays within one arch
refused-status-planned = { $rule } cannot be planned
refused-status-done = { $rule } cannot be recorded as done
refused-nothing-to-repeat = There is nothing to repeat yet
refused-nothing-to-withdraw = Nothing recorded on this tooth in this session can be withdrawn
refused-not-today = You are looking at another date: go back to “Today” to record
refused-not-allowed = Your role can read the odontogram but not record on it

## Panel
inspector-selected = Selected tooth
inspector-selected-many = Selected teeth
inspector-none = No tooth selected
inspector-none-help = Type two digits – 36, for example – or click a tooth to see its findings and history.
inspector-findings = Findings
inspector-no-findings = No findings on this date.
inspector-history = History
inspector-today = Recorded today
inspector-today-none = Nothing has been recorded today yet.
inspector-from-plan = from the plan
inspector-withdrawn = withdrawn
inspector-withdraw-label = Withdraw { $what }

## Table
table-tooth = Tooth
table-finding = Finding
table-detail = Detail
table-status = Status
table-date = Date
table-by = By
table-empty = No findings on this date.


## Keys
keys-chart-teeth = Choose teeth
keys-chart-two-digits = one tooth
keys-chart-range = a range
keys-chart-list = several apart
keys-chart-all = all that are present
keys-chart-arrows = walk the arch; change arch
keys-chart-extend = extend the selection
keys-chart-ends = ends of the arch
keys-chart-findings = Findings
keys-chart-other = search the list
keys-chart-details = Details
keys-chart-surfaces = surfaces (p = palatal)
keys-chart-attribute = material, depth or cause
keys-chart-note = note on the finding
keys-chart-finish = Finish
keys-chart-observed = as observed
keys-chart-planned = as planned
keys-chart-done = as done today
keys-chart-repeat = repeat the last entry on these teeth
keys-chart-undo = undo and redo
keys-chart-withdraw = withdraw what was recorded this session
keys-chart-table = picture or table
keys-chart-back = one step back
spoken-with = with { $teeth }
