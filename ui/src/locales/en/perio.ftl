### The periodontal chart: examination, indices, diagnosis and risk. Reports use these too.

tab-perio = Perio chart
perio-label = Periodontal chart. Type depths; Tab changes the row, Escape leaves
perio-none = No periodontal examinations
perio-none-hint = Depth, margin, bleeding, plaque, mobility and furcations are charted here and compared with earlier examinations.
perio-start = Begin examination
perio-exam = Examination
perio-new = New examination
perio-copy = Copy the previous examination to confirm it
perio-discard = Discard the draft
perio-restore = Bring the draft back
perio-close = Close
perio-compare = Compare examinations
perio-print = Print (Ctrl P)
keys-print = Put on paper
perio-compare-end = Back to the chart
perio-compare-which = Examinations compared
perio-compare-most = Up to { $n }; ▲▼ marks changes of 2 mm or more
perio-change-worse = { $mm } mm more
perio-change-better = { $mm } mm less
perio-inspector = Indices and diagnosis
perio-keypad = On-screen keypad
perio-clear = Clear
perio-leave-out = Leave out
perio-state-draft = draft
perio-state-retired = discarded
perio-retired = This draft is discarded. Nothing was deleted: you can bring it back.
perio-late = Readings from another workstation came in after the closing. The indices are those of the closing; an amendment brings them up to date.
perio-disputed = { $n ->
    [one] At one place two workstations wrote different values (≠). Probe it again: what you type decides.
   *[other] At { $n } places two workstations wrote different values (≠). Probe them again: what you type decides.
  }
perio-amend = Amend the closed examination
perio-amend-begin = Begin to amend
perio-amend-hint = The examination is closed. Each correction is kept beside what it said before, with author, time and reason.
perio-amend-reason = Reason
perio-amend-end = Done
perio-amending = Amending: { $reason }
perio-closed-by = Closed by { $by } · { $when }
perio-amended-by = Amended by { $by } · { $when }: { $reason }
perio-unsaved = { $n ->
    [one] One reading not saved; trying again
   *[other] { $n } readings not saved; trying again
  }. { $why }

## Rows, sides and sites
perio-row = Row
perio-row-depth = Depth
perio-row-margin = Margin
perio-row-mobility = Mobility
perio-row-furcation = Furcation
perio-row-short-depth = Depth
perio-row-short-margin = Margin
perio-row-short-bleeding = Bleeding
perio-row-short-plaque = Plaque
perio-side-facial = B
perio-side-palatal = P
perio-side-lingual = L
perio-face-facial = buccal
perio-face-palatal = palatal
perio-face-lingual = lingual
perio-site-distal = distal
perio-site-middle = middle
perio-site-mesial = mesial
perio-sign-bleeding = bleeding
perio-sign-suppuration = pus
perio-sign-plaque = plaque
perio-sign-calculus = calculus
perio-sign-short-bleeding = Bleeds
perio-sign-short-suppuration = Pus
perio-sign-short-plaque = Plaque
perio-sign-short-calculus = Calculus
perio-entrance-buccal = buccal
perio-entrance-lingual = lingual
perio-entrance-mesial = mesial
perio-entrance-distal = distal

## Conventions and path
perio-convention = Sign of the margin
perio-convention-sepa = SEPA · recession +
perio-convention-bern = Bern · recession −
perio-convention-open_dental = Open Dental · overgrowth +
perio-path = Path
perio-path-by_arch = Arch by arch
perio-path-facial_first = Buccal first

## What is said
perio-said-empty = empty
perio-said-depth = PD { $mm } mm
perio-said-margin = margin { $mm }
perio-said-loss = CAL { $mm } mm
perio-said-carried = copied, not confirmed
perio-said-disputed = two different readings
perio-said-mobility = { $tooth }, mobility { $grade }
perio-said-furcation = { $tooth }, furcation { $entrance } { $grade }
perio-said-copied = { $n ->
    [one] One site copied. Confirm it with Enter or type over it
   *[other] { $n } sites copied. Confirm them with Enter or type over them
  }
perio-refused-not-allowed = Your role may not chart
perio-refused-closed = The examination is closed: to correct it, amend it
perio-refused-tooth-absent = There is no tooth at that place: X takes it in
perio-refused-no-such-key = The key { $typed } does nothing here
perio-refused-grade = Grades go from 0 to 3
perio-refused-no-furcation = That tooth has no furcation
perio-refused-sign-needs-site = Signs are written at a site: go back to depth or margin
perio-refused-face-full = This side has no empty sites

## Keys
perio-key-digits = mm
perio-key-ten = 10 and more
perio-key-signs = bleeding, pus, plaque, calculus
perio-key-row = row
perio-key-help = keys
keycap-tab = Tab
keycap-backspace = Backspace
keys-perio = Perio chart
keys-perio-depth = Writes and advances
keys-perio-ten = Ten and more: 12
keys-perio-signs = Bleeding, pus, plaque, calculus
keys-perio-row = Depth, margin, mobility, furcation
keys-perio-minus = Sign of the margin
keys-perio-move = Move without writing
keys-perio-clear = Clears and goes back
keys-perio-fill = 3-2-3 where the side is empty
keys-perio-triplets = Three at a time
keys-perio-copy = Copies the previous examination
keys-perio-confirm = Confirms what was copied
keys-perio-leave-out = Leaves the tooth out or takes it in
keys-perio-leave = Leaves the chart

## Indices
perio-pane-indices = Indices
perio-pane-diagnosis = Diagnosis
perio-pane-risk = Risk
perio-count = { $teeth ->
    [one] 1 tooth
   *[other] { $teeth } teeth
  }{ $implants ->
    [0] {""}
    [one] { " and 1 implant" }
   *[other] { " and " }{ $implants } implants
  }
perio-completeness = { $n } of { $of } sites probed
perio-not-examined = not examined
perio-index-bleeding = Bleeding on probing
perio-index-suppuration = Pus on probing
perio-index-plaque = Plaque (O’Leary)
perio-index-depth4 = PD ≥ 4 mm
perio-index-depth6 = PD ≥ 6 mm
perio-index-mean-depth = Mean PD
perio-index-mean-loss = Mean CAL · sites
perio-index-cdc = CDC/AAP 2012
perio-cdc-none = no periodontitis
perio-cdc-mild = mild
perio-cdc-moderate = moderate
perio-cdc-severe = severe
perio-variants = Bleeding: 6 sites, among those examined. Plaque: 4 faces a tooth. CDC/AAP: a class for surveys, no diagnosis.
perio-plaque-examined = Plaque was looked for

## Diagnosis
perio-computed = Classification 2017, computed
perio-judged = Clinical judgement
perio-judge = Final judgement
perio-judge-diagnosis = Diagnosis
perio-judge-stage = Stage
perio-judge-grade = Grade
perio-judge-extent = Extent
perio-judge-note = Why it differs
perio-save-answers = Save answers
perio-save-judgement = Save judgement
perio-answers = What the probe does not say
perio-answers-carried = Answers of the previous examination, not confirmed.
perio-missing = Not enough is known. Missing:
perio-missing-some = Missing, and may change it
perio-unknown = unknown
perio-yes = yes
perio-no = no
perio-stage = stage { $stage }
perio-grade = grade { $grade }
perio-extent-localized = localized
perio-extent-generalized = generalized
perio-extent-molar_incisor = molar–incisor
perio-diagnosis-insufficient = Not enough is known
perio-diagnosis-health = Health, intact periodontium
perio-diagnosis-gingivitis_localized = Localized gingivitis
perio-diagnosis-gingivitis_generalized = Generalized gingivitis
perio-diagnosis-health_reduced = Health, reduced periodontium
perio-diagnosis-gingivitis_reduced = Gingivitis, reduced periodontium
perio-diagnosis-stable = Stable periodontitis
perio-diagnosis-stable_inflamed = Stable periodontitis with inflammation
perio-diagnosis-periodontitis = Periodontitis
perio-answer-bone_loss_percent = Bone loss, %
perio-answer-bone_third = Bone loss, third
perio-answer-progression_tenths_mm = Progression 5 years, mm
perio-answer-teeth_lost = Lost to periodontitis
perio-answer-vertical_defect_mm = Vertical defect, mm
perio-answer-cigarettes_per_day = Cigarettes a day
perio-answer-hba1c_tenths = HbA1c, %
perio-answer-ridge_defect = Ridge defect
perio-answer-phenotype = Destruction and biofilm
perio-answer-diabetes = Diabetes
perio-answer-systemic_condition = Systemic factor
perio-answer-treated = Treated before
perio-answer-explained_otherwise = Other cause of loss
perio-answer-masticatory_dysfunction = Chewing impaired
perio-answer-occlusal_trauma = Occlusal trauma
perio-answer-bite_collapse = Bite collapse
perio-answer-complex_rehabilitation = Complex rehabilitation
perio-bone-third-coronal = coronal
perio-bone-third-middle = middle
perio-bone-third-apical = apical
perio-ridge-defect-none = none
perio-ridge-defect-moderate = moderate
perio-ridge-defect-severe = severe
perio-phenotype-resistant = less than expected
perio-phenotype-commensurate = as expected
perio-phenotype-exceeding = more than expected

## Reasons
perio-reason-case_interdental = Interdental CAL at { $teeth } teeth, two of them no neighbours.
perio-reason-case_buccal = CAL ≥ 3 mm with a pocket > 3 mm on the buccal or oral side of { $teeth }.
perio-reason-case_bone = Bone loss on the radiograph.
perio-reason-no_case = No interdental attachment loss at two teeth that are no neighbours.
perio-reason-explained_otherwise = The loss has another cause, says the clinician.
perio-reason-loss = Interdental CAL of { $mm } mm at { $tooth }: stage { $stage }.
perio-reason-bone = Bone loss: stage { $stage }.
perio-reason-bone_says_more = Bone loss speaks of stage { $stage }: look again.
perio-reason-teeth_lost = { $n ->
    [one] One tooth lost
   *[other] { $n } teeth lost
  } to periodontitis: stage { $stage }.
perio-reason-depth = Greatest PD of { $mm } mm: stage { $stage }.
perio-reason-vertical_defect = Vertical defect of { $mm } mm: stage III.
perio-reason-furcation = Furcation of grade { $grade } at { $tooth }: stage III.
perio-reason-ridge_moderate = Moderate ridge defect: stage III.
perio-reason-mastication = Chewing impaired: stage IV.
perio-reason-occlusal_trauma = Secondary occlusal trauma: stage IV.
perio-reason-ridge_severe = Severe ridge defect: stage IV.
perio-reason-bite_collapse = Bite collapse, drifting or flaring: stage IV.
perio-reason-few_teeth = { $teeth } teeth are left and need complex rehabilitation: stage IV.
perio-reason-complexity_not_counted = A need of rehabilitation does not count below stage III.
perio-reason-held_stage = It was judged stage { $stage } before; treatment does not lower it.
perio-reason-extent = { $n } of { $of } teeth with interdental CAL ≥ { $mm } mm.
perio-reason-molar_incisor = First molars and incisors only.
perio-reason-progression = { $tenthsMm } mm lost in 5 years.
perio-reason-lost = Two teeth or more lost { $lostMm } mm of attachment in { $months } months ({ $teeth } compared).
perio-reason-bone_for_age = Bone loss by age: { $hundredths }.
perio-reason-phenotype = { $exceeding ->
    [true] Destruction exceeds what biofilm explains.
   *[other] Much biofilm and little destruction.
  }
perio-reason-grade_assumed = Grade B until there is evidence of another.
perio-reason-smoking = Smokes { $n } a day.
perio-reason-diabetes = Diabetes{ $hba1cTenths ->
    [0] {"."}
   *[other] {", HbA1c "}{ $hba1cTenths } %.
  }
perio-reason-bleeding = { $permille } % of the sites bleed.
perio-reason-pockets = Greatest PD of { $mm } mm.
perio-missing-depths = probing depths
perio-missing-margins = gingival margins, or bone loss
perio-missing-bleeding = bleeding on probing
perio-missing-bone_loss = bone loss on a radiograph
perio-missing-age = date of birth
perio-missing-cause_of_loss = why { $n } teeth are gone
perio-missing-occlusal_trauma = whether mobility of { $tooth } is occlusal trauma
perio-missing-complex_rehabilitation = whether the { $teeth } teeth need complex rehabilitation
perio-missing-smoking = smoking
perio-missing-diabetes = diabetes
perio-missing-hba1c = HbA1c
perio-missing-systemic_condition = systemic or genetic factors

## Risk
perio-risk-low = Low risk
perio-risk-moderate = Moderate risk
perio-risk-high = High risk
perio-risk-open = Risk not determined
perio-risk-picture = Risk hexagon; the table below says the same
perio-risk-factor = Parameter
perio-risk-value = Value
perio-risk-level = Risk
perio-risk-source = Lang and Tonetti 2003. Pockets: sites ≥ 5 mm. Teeth lost of 28, for whatever cause.
perio-level-low = low
perio-level-moderate = moderate
perio-level-high = high
perio-factor-bleeding = Bleeding
perio-factor-pockets = Pockets ≥ 5 mm
perio-factor-teeth_lost = Teeth lost
perio-factor-bone_for_age = Bone / age
perio-factor-systemic = Systemic, genetic
perio-factor-smoking = Cigarettes a day
perio-factor-short-bleeding = Bleeding
perio-factor-short-pockets = Pockets
perio-factor-short-teeth_lost = Lost
perio-factor-short-bone_for_age = Bone/age
perio-factor-short-systemic = Systemic
perio-factor-short-smoking = Smoking
