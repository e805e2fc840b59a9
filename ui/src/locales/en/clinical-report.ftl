### Clinical documents as PDF: periodontal chart, comparison, history, hygiene, risk and MIH.

report-said-by = { $by }, { $date }

## Periodontal chart
report-perio-title = Periodontal chart
report-perio-examined = Examined on { $date } · { $by }
report-perio-draft = Draft: the examination is not closed and its indices may change.
report-perio-draft-of = The examination of { $date } is a draft that is not closed.
report-perio-retired = Discarded draft.
report-perio-disputed = { $n ->
    [one] At one place two workstations wrote down different values (≠).
   *[other] At { $n } places two workstations wrote down different values (≠).
  }
report-perio-unjudged = No clinical judgement yet.
report-perio-row-loss = CAL
report-perio-key-depth = bottom of pocket
report-perio-key-margin = gingival margin
report-perio-key-before = earlier examination
report-perio-key-junction = cemento-enamel junction; lines every 2 mm
report-perio-key-furcation-1 = furcation I
report-perio-key-furcation-2 = II
report-perio-key-furcation-3 = III
report-perio-key-deep = 6 mm and more; bold from 4 mm
report-perio-key-mobility = I, II, III beside the number: mobility (Miller)
report-perio-key-sign = Margin: { $convention }
paper-exam-one = Earlier examination
paper-exam-other = Later examination
paper-needs-two-exams = It takes two examinations to compare them.

## Comparison
report-perio-comparison-title = Comparison of periodontal charts
report-perio-row-change = Change
report-perio-row-after = PD now
report-perio-row-before = PD then
report-perio-row-bleeding-after = Bleeds
report-perio-row-bleeding-before = Bled
report-perio-change = What has changed
report-perio-change-none = No site was probed in both examinations.
report-perio-better = Better by 2 mm and more: { $share }.
report-perio-worse = Worse by 2 mm and more: { $share }.
report-perio-closed = Pockets of 4 mm and more that are so no longer: { $share }. New ones: { $opened }.
report-perio-open = Sites to be treated (over 4 mm and bleeding, or 6 mm): { $before } then, { $after } now.
report-perio-worse-sites = Where it got worse: { $sites }.
report-perio-gone = No longer there: { $teeth }.
report-perio-new = Not examined before: { $teeth }.
report-perio-teeth = Teeth
report-perio-change-source = Among the sites probed both times. Change: from 2 mm on, which is more than a probe errs (Haffajee 1983). Aim of treatment: S3 guideline of the EFP (Sanz 2020). Percentages: points.

## Clinical history
report-taken-back = ANNULLED by { $by } on { $date }: { $reason }
report-history-title = Clinical history
report-history-health = Medical history, today
report-history-healthy = Asked, nothing to report.
report-history-never-asked = The medical history has not been asked for yet.
report-history-reviewed = Medical history gone through with the patient
report-history-inr = INR { $value }
report-history-visit = Visit
report-history-draft = Unsigned draft
report-history-addendum = Addendum by { $by }, { $date }
report-history-consent = Consent
report-history-done = Treatment done
report-history-retired = Withdrawn: it was begun in error.
report-history-archived = Archived record.
report-history-from = from { $date }
report-history-to = up to { $date }
report-history-author = only what { $by } wrote or did
report-history-part = Not the whole history: { $what }.
report-history-empty = This history is empty: nothing has been written down yet.
report-history-none = Nothing that was written down is of what was asked for.
report-history-order = By clinical date and, within a day, in the order of entry. What was annulled, withdrawn or discarded is kept and marked.
record-paper-history = Clinical history
record-paper-history-from = From
record-paper-history-to = To
record-paper-history-author = Author
record-paper-history-everybody = Everybody
record-paper-forbidden = The clinical history is printed by clinicians
record-paper-forbidden-text = Your profile may not read it.

## Hygiene
report-hygiene-figures = Indices of the day
report-hygiene-duration = Duration
palette-print = Print: { $what }
record-paper-no-session = No hygiene sessions yet.
record-paper-hygiene = Print session

## Risk
report-risk-title = Risk and next review
report-risk-perio = { $risk } risk, from the examination of { $date }.
report-risk-question = Question
report-risk-group = Counts as
report-risk-answer = Answer
record-paper-print = Print

## MIH
report-mih-teeth = Teeth with a defect
report-mih-computed = Computed
report-mih-codes = Codes of Ghanim 2015: the worst of each tooth; extent I to III and sensitivity 0 to 3.
