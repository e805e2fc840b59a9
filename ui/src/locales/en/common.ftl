app-name = Esmalte
undo = Undo
redo = Redo
close = Close
cancel = Cancel
save = Save
edit = Edit
back = Back
retry = Try again
copy = Copy
copied = Copied
print = Print
toasts = Messages
skip-to-content = Skip to content

## Navigation
nav = Sections
nav-today = Today
nav-patients = Patients
nav-settings = Settings
nav-search = Search
nav-collapse = Narrow the rail
nav-expand = Widen the rail

## Status line
status-line = Status
density = Density
density-desk = Desk
density-chairside = Chairside
density-switch = Change density: now { $density }
language = Language
language-es = Español
language-en = English
language-switch = { $code }: change language, now { $language }
theme = Theme
theme-system = As the system
theme-light = Light
theme-dark = Dark
theme-switch = Change theme: now { $theme }
demo-clinic = Demo clinic

## Session
session = Session
session-of = { $initials }: session of { $name }
sign-out = Sign out
role-admin = Administration
role-dentist = Dentist
role-hygienist = Hygienist
role-reception = Reception

## Dates
date-today = today
date-yesterday = yesterday
date-today-at = today { $time }
date-yesterday-at = yesterday { $time }
ago-now = just now
ago-minutes = { $n } min ago
ago-hours = { $n } h ago
ago-days = { $n ->
    [one] 1 day ago
   *[other] { $n } days ago
  }
since-time = since { $time }
since-yesterday = since yesterday
since-weekday = since { $day }
since-date = since { $day }
age-years = { $n ->
    [one] 1 year
   *[other] { $n } years
  }
age-months = { $n ->
    [one] 1 month
   *[other] { $n } months
  }

## Command palette
palette = Search and do
palette-placeholder = Patient, phone, document… or a command
palette-patients = Patients
palette-actions = Commands
palette-none = Nothing matches “{ $text }”.
palette-new-patient = New patient
palette-go-today = Go to Today
palette-go-patients = Go to Patients
palette-go-settings = Go to Settings
palette-theme = Switch to { $theme } theme
palette-density = Switch to { $density } density
palette-keys = Show all keys

## Keys
keys-title = Keys
keys-everywhere = Everywhere
keys-palette = search patients and commands
keys-help = this help
keys-tabs = tabs of the patient
keys-rail = Today, Patients, Settings, To decide
keys-lists = In lists
keys-list-move = move
keys-list-open = open
keys-list-new = new patient
keys-save = save the form

## Today
today-greeting = { $part ->
    [morning] Good morning, { $name }
    [afternoon] Good afternoon, { $name }
   *[evening] Good evening, { $name }
  }
today-search-button = Search by name, phone or document
today-recent = Opened recently
today-recent-none = The patients you open in this session will appear here, one click away.
today-sync = This workstation
today-first-title = Start with your first patient
today-first-text = The clinic is ready on this workstation, with or without a connection. Create the first patient and open the odontogram.

## Keycaps
keycap-home = Home
keycap-end = End
keycap-delete = Del
keycap-space = Space
keycap-ctrl = Ctrl
keycap-enter = Enter
keycap-shift = Shift
