### Letters and certificates, and their templates.

settings-letters = Letters
letters = Letters and certificates
letter-kind-certificate = Certificate
letter-kind-referral = Referral
letter-kind-recall = Recall letter
letter-kind-prescription_foot = Foot of prescriptions
letter-signed = Signature and stamp
letter-family-of = The family of { $name }

## What is taken from the record
letter-group-allergy = Allergies
letter-group-condition = Medical history
letter-group-medication = Medication
letter-group-finding = Findings
letter-group-perio = Periodontium
letter-detail-finding = { $teeth }: { $what } ({ $status })
letter-detail-perio = Examination of { $date }: bleeding { $bleeding } %, depth of 4 mm or more at { $deep } % of sites, deepest { $most } mm.
letter-detail-perio-judged = Examination of { $date }: { $what }.

## List
letter-none = No letters or certificates
letter-none-text = What is handed out about this patient stays here word for word, to be printed the same again.
letter-list = Letters and certificates of the patient
letter-paper = Chosen letter
letter-new = New letter
letter-print = View and print
letter-back = Back to the letters
letter-by = Signed by { $signer }
letter-to = To { $addressee }
letter-version = Version { $version } of the template
letter-text = Text
letter-closed = Only clinical staff may read it.

## Choose, write, issue
letter-choose = What is being written?
letter-choose-keys = choose
letter-signer = Who signs
letter-include = What to include from the record
letter-include-hint = Only what is ticked goes into the letter.
letter-include-none = There is nothing in the record to include.
letter-missing = Still to fill in: { $fields }
letter-unknown = Fields that do not exist: { $fields }
letter-issue = Issue
letter-issued = Issued and kept word for word
letter-preview = As it will be on paper

## Fields
letter-field-patient = patient
letter-field-document = document
letter-field-birth_date = date of birth
letter-field-age = age
letter-field-date = date
letter-field-clinic = clinic
letter-field-address = address
letter-field-phone = telephone
letter-field-doctor = professional
letter-field-licence = licence
letter-field-visit_date = day of the visit
letter-field-visit_from = from
letter-field-visit_to = until
letter-field-companion = accompanying person
letter-field-companion_document = their document
letter-field-relation = being their
letter-field-recipient = addressee
letter-field-recipient_place = department and address
letter-field-reason = reason
letter-field-tooth = tooth
letter-field-details = chosen from the record
letter-field-recall_date = day of the review
letter-field-note = remark
letter-day-hint = day/month/year
letter-hour-hint = hours:minutes
letter-optional = May stay empty

## Templates
letter-template-title = Letter templates
letter-template-hint = Each change is a new version: what was issued keeps its words. A line that begins with # is a heading; with -, an item of a list.
letter-template-new = New template
letter-template-edit = Edit { $name }
letter-template-name = Name, and title of the letter
letter-template-kind = What it is
letter-template-body = Text
letter-template-saved = Saved: { $name }
keys-letters = Letters and certificates
