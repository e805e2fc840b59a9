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
