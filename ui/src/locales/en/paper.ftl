### The register of documents: what left the clinic, for whom, and whether a PDF is ours.

paper-make = New document
paper-given = Given out ({ $n })
paper-kind-all = All documents
paper-kind-odontogram = Odontogram
paper-kind-perio = Periodontal chart
paper-kind-perio_comparison = Periodontal comparison
paper-kind-history = Clinical history
paper-kind-plan = Treatment plan
paper-kind-consent = Consent
paper-kind-prescription = Prescription
paper-kind-certificate = Certificate of attendance
paper-kind-referral = Referral
paper-kind-recall_letter = Recall letter
paper-kind-mih_follow_up = MIH follow-up
paper-kind-carnet = Child's booklet
paper-kind-hygiene = Hygiene session
paper-kind-risk = Risk
paper-standing = Standing
paper-standing-all = All
paper-standing-valid = Standing
paper-standing-annulled = Annulled
paper-count = { $n ->
    [one] { $n } document
   *[other] { $n } documents
  }
paper-when = Date
paper-what = Document
paper-whose = Patient
paper-by = Issued by
paper-to = Given to
paper-pages = Pages
paper-left = How it left
paper-way-saved = Saved as a file by { $by }
paper-way-printed = Printed by { $by }
paper-way-opened = Opened in another program by { $by }
paper-way-batch = In a batch, by { $by }
paper-hands = { $hands }: { $name }
paper-id = Identifier, printed on every page
paper-digest = Fingerprint of the file (SHA-256)
paper-copies = { $n ->
    [one] It left once more
   *[other] It left { $n } more times
  }
paper-annulled = Annulled
paper-annulled-by = Annulled by { $by }, { $moment }: { $reason }
paper-annulled-toast = Document annulled
paper-annul = Annul
paper-annul-reason = Reason of the annulment
paper-annul-hint = The document is not deleted: it stays, annulled for this reason, and whoever verifies it is told.
paper-again = Make again
paper-hidden = Document of a blocked patient
paper-hidden-patient = a blocked patient
paper-none = Nothing was given out yet
paper-none-text = Every document that is saved, printed or opened stays here, with who, when and for whom.
paper-none-found = No document with this filter
paper-from = From
paper-to-day = To
paper-id-letters = Letters of the identifier

## Verifying a PDF
paper-check-title = Verify a PDF
paper-check-hint = Says whether it left this clinic and is still the same. The file is neither changed nor kept.
paper-check-pick = Choose a PDF…
paper-check-drop = or drop it anywhere on the window
paper-verdict-unchanged = Issued by this clinic, and unchanged
paper-verdict-unchanged-do = It is, byte for byte, the file that was given out.
paper-verdict-annulled = Issued by this clinic and annulled since
paper-verdict-annulled-do = The file is intact, and counts no longer.
paper-verdict-changed = The file is not the one that was given out
paper-verdict-changed-do = It bears the identifier of a document of ours, but somebody or some program changed it.
paper-verdict-unknown = Not known on this workstation
paper-verdict-unknown-do = The identifier is this clinic's. Sync and verify again; of an erased patient nothing is known any more.
paper-verdict-foreign = Not issued by this clinic
paper-verdict-foreign-do = It bears no identifier of ours.
paper-verdict-not_pdf = This is no PDF
paper-verdict-not_pdf-do = Choose the PDF file you were given.
paper-verdict-too_large = The file is too large
paper-verdict-too_large-do = No document of ours is of this size.
paper-cut = The file is cut off: its end is missing.
paper-said = { $title } of { $whose }, issued by { $by } on { $when }.
paper-said-annulled = Annulled: { $reason }.
paper-more = { $n ->
    [one] and one document more
   *[other] and { $n } documents more
  }

## The clinic's register, and batches
settings-papers = Documents
paper-register-title = Register of documents
paper-register-hint = Everything that left the clinic, whoever it is about.
paper-register-open = Open the register
batch-title = Many documents at once
batch-hint = The same document for every patient found. You can go on working while they are made.
batch-whose = Patients found by
batch-everybody = Everybody
batch-into = Where
batch-folder = A file for each
batch-file = One file
batch-make = Make
batch-cancel = Stop
batch-progress = { $done } of { $total }
batch-done = { $n ->
    [one] One document was made
   *[other] { $n } documents were made
  }
batch-cancelled = { $n ->
    [0] Stopped: no file is left
    [one] Stopped: one whole document stays
   *[other] Stopped: { $n } whole documents stay
  }
batch-place = { $pages ->
    [one] 1 page in { $place }
   *[other] { $pages } pages in { $place }
  }
batch-skipped = { $n ->
    [one] One patient without a document
   *[other] { $n } patients without a document
  }
batch-skip-nothing = has none
batch-skip-blocked = is blocked
batch-skip-not_made = could not be set
