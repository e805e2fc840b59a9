patients = Patients
patients-search = Find a patient
patients-search-placeholder = Name, phone, document or record no.
patients-count = { $n ->
    [0] No patients
    [one] 1 patient
   *[other] { $shown } patients
  }
patients-archived = Archived
patients-new = New patient
patients-col-name = Name
patients-col-number = Record
patients-col-age = Age
patients-col-phone = Phone
patients-col-document = Document
patients-col-visit = Last visit
patients-none-title = Nobody matches “{ $text }”
patients-none-text = Try fewer letters, the phone or the document. If it is a first visit, create the record.
patients-none-create = Create “{ $text }”
patients-empty-title = Your patients will be here
patients-empty-text = You will find them by three letters of the name or three digits of the phone. Start by creating the first.
patients-archived-none = There are no archived patients. Archiving keeps the whole record and takes it off the lists.
patients-never = no visits

patient-new-title = New patient
patient-edit-title = Details of { $name }
patient-identity = Identity
patient-contact = Contact
given-name = Given name
family-name = Family name
family-name-2 = Second family name
birth-date = Date of birth
birth-date-hint = Day, month and year: 03/04/1992
sex = Sex
sex-female = Female
sex-male = Male
sex-other = Other
sex-unknown = Not stated
document-kind = Document
document-none = None
document-dni = DNI
document-nie = NIE
document-passport = Passport
document-other = Other
document-number = Number
document-fine = Check letter correct
phone = Phone
phone2 = Other phone
email = E-mail
address = Address
postcode = Postcode
city = Town
notes = Notes
notes-hint = What is worth knowing and is not clinical: times, reminders, who comes along.
patient-save = Save
patient-created = Record created
patient-saved = Details saved
patient-changed-elsewhere = These details changed on another workstation
patient-changed-elsewhere-text = What you typed is still here. Saving changes only what you touched; the rest stays as the other workstation left it.

leave-title = Leave without saving?
leave-text = What you typed in this form is not saved yet.
leave-stay = Go on typing
leave-discard = Leave without saving

patient-number = No. { $number }
patient-archived = Archived
patient-archive = Archive
patient-archived-toast = { $name } is in the archive
patient-restore = Restore
patient-restored-toast = { $name } is back on the lists
patient-archived-notice = This record is archived
patient-archived-text = It keeps its whole history but does not appear on lists.
patient-missing = This record cannot be found

tabs = Tabs of the patient
tabs-keys = Alt with the number of the tab
tab-summary = Summary
tab-odontogram = Odontogram
tab-documents = Documents

summary-data = Details
summary-contact = Contact
summary-chart = Odontogram
summary-chart-picture = Odontogram today
summary-chart-open = Open odontogram
summary-chart-empty = Nothing is recorded yet. Open the odontogram and type, for example, 3 6 c o m Enter: occlusal and mesial caries on tooth 36.
summary-present = Present
summary-pathology = With pathology
summary-planned = Planned
summary-last = Last entry
summary-latest = Latest findings
summary-since = Patient since
summary-no-notes = No notes.
summary-empty = —
