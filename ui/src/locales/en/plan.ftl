### Treatment plan: screen, summary and document.

tab-plan = Plan

## Phases
phase-urgent = Urgent
phase-disease_control = Disease control
phase-corrective = Restorative
phase-maintenance = Maintenance

## Procedures
procedure-pain_relief = Pain relief
procedure-drainage = Abscess drainage
procedure-temporary_filling = Temporary filling
procedure-radiograph = Radiograph
procedure-study = Study and models
procedure-scaling = Scaling
procedure-root_planing = Root planing
procedure-hygiene_instruction = Hygiene instruction
procedure-fluoride = Topical fluoride
procedure-sealant = Fissure sealant
procedure-filling = Filling
procedure-root_canal = Root canal treatment
procedure-retreatment = Root canal retreatment
procedure-pulpotomy = Pulpotomy
procedure-apical_surgery = Apical surgery
procedure-extraction = Extraction
procedure-splinting = Splinting
procedure-peri_implant_care = Peri-implant treatment
procedure-periodontal_surgery = Periodontal surgery
procedure-inlay = Inlay
procedure-veneer = Veneer
procedure-post = Post
procedure-crown = Crown
procedure-implant = Implant
procedure-implant_crown = Crown on implant
procedure-bridge = Bridge
procedure-partial_denture = Partial denture
procedure-full_denture = Full denture
procedure-bone_graft = Bone graft
procedure-orthodontics = Orthodontics
procedure-night_guard = Night guard
procedure-whitening = Whitening
procedure-checkup = Check-up
procedure-hygiene_visit = Hygiene visit
procedure-periodontal_maintenance = Periodontal maintenance
procedure-other = Other treatment
plan-unknown-procedure = Treatment of a newer version ({ $code })
plan-mouth = Mouth

## States, priority and prognosis
plan-status-proposed = Proposed
plan-status-accepted = Accepted
plan-status-in_progress = In progress
plan-status-done = Done
plan-status-dropped = Dropped
plan-priority-high = High
plan-priority-normal = Normal
plan-priority-low = Can wait
plan-prognosis = Prognosis
prognosis-good = Good
prognosis-questionable = Questionable
prognosis-poor = Poor
prognosis-hopeless = Hopeless
prognosis-none = Not judged

## Screen
plan-plans = The patient's plans
plan-name = Plan { $name }
plan-active = Plan { $name } · followed
plan-accepted = Accepted { $day } · written down by { $by }
plan-replaced = Accepted { $day }; another was accepted later
plan-proposed = Proposed { $day } by { $by }
plan-retired = Withdrawn
plan-accept = Accept the plan
plan-unaccept = Take acceptance back
plan-retire = Withdraw the plan
plan-restore = Offer it again
plan-alternative = Another alternative
plan-compare = Compare
plan-compare-end = Stop comparing
plan-print = Print
plan-new = Add treatment
plan-from-findings = From the findings
plan-none-title = No plan yet
plan-none-text = Add a treatment, or let the findings propose the plan. On the odontogram, the plan key (A) takes what is on the chosen teeth into the plan.
plan-none-read = When the clinic plans a treatment, it will appear here.
plan-phase-empty = Nothing in this phase.
plan-phase-up = Move { $phase } up
plan-phase-down = Move { $phase } down
plan-dropped = Dropped
plan-open-count = { $n ->
    [0] nothing open
    [one] 1 open
   *[other] { $n } open
  }
plan-done-count = { $done } of { $total } done
plan-done-on = Done { $day } · { $by }
plan-charted = The odontogram says it is done
plan-disputed = two versions
plan-disputed-title = Two workstations say different things of a treatment
plan-disputed-text = Both versions are kept. Choose the right one under “To decide”.
plan-two-accepted = Plan { $name } was accepted too
plan-two-accepted-text = The one accepted last is followed. Nothing of the other is lost: if that is the right one, accept it again.
plan-teeth = Teeth
plan-teeth-hint = 36 · 24-26 · empty: whole mouth
plan-surfaces = Surfaces
plan-detail = Detail
plan-detail-usual = The usual one
plan-phase = Phase
plan-priority = Priority
plan-progress = State
plan-clinician = Who will do it
plan-clinician-none = Nobody named
plan-note = Note
plan-procedure = Treatment
plan-procedure-filter = Type to find a treatment
plan-own-name = What it is called
plan-drop = Drop
plan-drop-reason = Why it will not be done
plan-restore-item = Take up again
plan-complete = Done today
plan-reopen = Undo done
plan-item-none = Choose a treatment of the plan to see it here.
plan-findings = Answers to
plan-item-panel = Chosen treatment
plan-picture = Odontogram with what is planned
plan-said-added = { $n ->
    [one] Into plan { $plan }: { $what }
   *[other] Into plan { $plan }: { $n } treatments
  }
plan-said-done = Done: { $what }
plan-said-done-charted = Done and charted: { $what }
plan-said-reopened = No longer done: { $what }
plan-said-moved = { $what }: { $phase }
plan-said-dropped = Dropped: { $what }
plan-said-restored = Taken up again: { $what }
plan-said-priority = { $what }: priority { $priority }
plan-said-begun = In progress: { $what }
plan-said-accepted = Plan { $name } accepted
plan-said-unaccepted = Plan { $name } is no longer accepted
plan-said-nothing = There is nothing to propose for what is on those teeth
plan-said-already = It is in the plan already
plan-said-saved = Saved: { $what }

## Proposals
plan-proposals = Proposals from the findings
plan-proposals-text = The usual treatment of each finding that is pathological or already planned. Change or leave out what does not apply.
plan-proposals-none = No finding asks for treatment.
plan-proposals-add = { $n ->
    [0] Nothing to add
    [one] Add 1 treatment
   *[other] Add { $n } treatments
  }
plan-proposals-planned = in the plan already
plan-proposals-way = Treatment for { $what }
plan-then = then

## Keys
keys-plan = In the plan
keys-plan-move = choose a treatment
keys-plan-plans = change plan
keys-plan-edit = change it
keys-plan-done = done today, or undo that
keys-plan-phase = move to another phase
keys-plan-priority = priority
keys-plan-new = add a treatment
keys-plan-findings = propose from the findings
keys-plan-begin = in progress
keys-plan-drop = drop
keys-plan-restore = take up again
keys-plan-compare = compare plans
keys-chart-plan = take what is on these teeth into the plan
keys-chart-plan-all = propose a plan for everything pathological
entry-key-plan = into the plan
rule-plan = Into the treatment plan

## Summary
summary-plan-followed = Plan { $name } · { $done } of { $total } done
summary-plan-proposed = Plan { $name } · proposed, not accepted
summary-plan-none = No treatment plan.
summary-plan-open = Open plan

## Document
preview-kind = Document
preview-kind-odontogram = Odontogram
preview-kind-plan = Treatment plan
preview-kind-carnet = Child’s card
preview-plan = Plan
preview-no-plan = This patient has no treatment plan.

## Reasons
invalid-item_done = That treatment is done already
invalid-item_dropped = That treatment was dropped: take it up again first
invalid-done_before = Somebody else did it, or in another session: it can no longer be undone here
invalid-already_planned = That treatment is open in this plan already
invalid-plan_retired = That plan is withdrawn: offer it again first

## Conflicts
conflict-field-procedure = Treatment
conflict-field-teeth = Teeth
conflict-field-phase = Phase
conflict-field-progress = State
conflict-field-clinician = Clinician
conflict-field-dropped = Dropped
conflict-field-drop_reason = Why it was dropped
conflict-field-phases = Order of the phases
