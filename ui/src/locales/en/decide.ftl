decide-title = To decide
decide-sections = What there is to decide
decide-values = Different values
decide-patients = Repeated records
nav-decide = Decide
nav-decide-count = { $n ->
    [0] Decide: nothing
    [one] Decide: 1 value
   *[other] Decide: { $n } values
  }
palette-go-decide = Go to To decide
palette-go-duplicates = Show repeated records
keys-decide = In To decide

conflict-list = Values to decide
conflict-or =  or 
conflict-grave = Matters for the patient’s safety
conflict-empty = empty
conflict-nobody = nobody signed in
conflict-here = { $device } (this workstation)
conflict-who-unknown = Nobody knows who wrote it
conflict-shown-now = Shown now
conflict-another = Another value
conflict-why = { $n ->
    [one] This value was changed twice without seeing the other change. Nothing is lost: choose what is right; the rest stays in the value’s history.
   *[other] { $n } workstations changed this value without knowing of each other. Nothing is lost: choose what is right; the rest stays in the value’s history.
  }
conflict-why-entry = The same entry arrived with two different contents, which should not happen. Both are kept and there is no choosing between them: if the one shown is wrong, take it back in the patient’s record and enter it again. When you have looked at it, say that you have seen it and nobody is asked again, here or at another workstation.
conflict-may-not = This is decided by whoever may change it. With your role you can see it, not decide it.
conflict-decide = Keep this value
conflict-acknowledge = I have seen it
conflict-acknowledged = Seen: { $field } · { $about }
conflict-hidden = { $n ->
    [one] 1 clinical entry with several values waits for a clinician.
   *[other] { $n } clinical entries with several values wait for a clinician.
  }
conflict-keys-acknowledge = I have seen it
conflict-decided = Decided: { $field } · { $about }
conflict-stale = It was already decided at another workstation. Nothing was changed.
conflict-open-patient = Open record
conflict-more = { $n ->
    [one] and 1 more after these
   *[other] and { $n } more after these
  }
conflict-history = Everything this value has said
conflict-history-toggle = History of the value
conflict-past-shown = shown now
conflict-past-beside = to be decided
conflict-past-replaced = changed by { $who }, { $when }
conflict-past-decided = decided by { $who }, { $when }
conflict-keys-pick = choose
conflict-keys-decide = decide
conflict-keys-history = history
conflict-keys-back = back
conflict-none-title = Nothing to decide
conflict-none-text = When two workstations without a connection change the same value, both are kept and will appear here, with who wrote each, where and when, for a person to choose.
conflict-banner = { $n ->
    [one] An important value has several versions: { $fields }.
   *[other] Important values have several versions: { $fields }.
  }
conflict-banner-text = Check it with the patient.
conflict-banner-decide = Decide
conflict-retired-true = Archived
conflict-retired-false = In use

conflict-two = { $kind }: two contents

conflict-field-number = History number
conflict-field-given_name = First name
conflict-field-family_name = First family name
conflict-field-family_name_2 = Second family name
conflict-field-birth_date = Date of birth
conflict-field-sex = Sex
conflict-field-document_kind = Kind of document
conflict-field-document_number = Document number
conflict-field-phone = Telephone
conflict-field-phone_2 = Other telephone
conflict-field-email = E-mail
conflict-field-address = Address
conflict-field-postcode = Postcode
conflict-field-city = Town
conflict-field-notes = Notes
conflict-field-retired = Archived or in use
conflict-field-name = Name
conflict-field-role = Role
conflict-field-licence = Licence number
conflict-field-legal_name = Legal name
conflict-field-tax_id = Tax number
conflict-field-profile = Chart norm
conflict-field-examined_on = Date of the examination
conflict-field-by = Who
conflict-field-status = Status
conflict-field-note = Note
conflict-field-public_key = Key of the workstation
conflict-field-rule = Finding
conflict-field-targets = Teeth
conflict-field-surfaces = Faces
conflict-field-observed_on = Observed on
conflict-says-true = yes
conflict-says-false = no
conflict-field-plaque_examined = Plaque examined
conflict-field-retired_at = Taken back on
conflict-field-tooth = Tooth
conflict-field-site = Site
conflict-field-visited_on = Day of the visit
conflict-field-reason = Reason
conflict-field-exploration = Examination
conflict-field-diagnosis = Diagnosis
conflict-field-treatment = Treatment
conflict-field-anaesthesia = Anaesthesia
conflict-field-instructions = Instructions
conflict-field-plan = Next step
conflict-field-remarks = Other notes
conflict-field-visit = Visit

linked-other = The same person has another record: { $name }, no. { $number }.
linked-by = Linked by { $by }, { $day }.
linked-open = Open
linked-part = Part
linked-parted = Parted from the record of { $name }
duplicate-hint = These records may be of the same person. Linking them moves and deletes nothing: each keeps what is its own, and one leads to the other. It can be undone at any time.
duplicate-pair = { $first } and { $second }
duplicate-open = Open the record of { $name }
duplicate-reason-document = Same document
duplicate-reason-birth_and_name = Born on the same day, nearly the same name
duplicate-reason-phone_and_name = Same telephone, nearly the same name
duplicate-link = The same person
duplicate-dismiss = Different people
duplicate-linked = Records linked
duplicate-dismissed = Kept as different people
duplicate-none-title = No repeated records in sight
duplicate-none-text = If the same person is registered at two workstations, the records will appear here by document, date of birth or telephone, to be linked without touching either.
