### Texts of the PDF reports.

report-page = Page { $n } of { $total }
report-phone = Tel. { $text }
report-tax-id = Tax ID { $text }
report-document-id = Document { $id }
report-content-hash = Hash { $hash }

## Odontogram
report-odontogram-title = Dental chart
report-odontogram-date = As of { $date }
report-issued = Issued on { $date }
report-patient = Patient
report-number = Record no.
report-birth-date = Date of birth
report-document = ID document
report-findings = Findings
report-findings-count = { $n ->
    [one] 1 finding in force
   *[other] { $n } findings in force
  }
report-no-findings = No findings on this date. Teeth as expected for the age; nothing charted yet.
report-tooth = Tooth
report-finding = Finding
report-status = Status
report-date = Date
report-author = Charted by
report-specifications = Specifications
report-observations = Observations
report-none = None.
report-unspecified = not specified
report-note = Note
report-right = Right
report-left = Left
report-unknown-rule = Finding of a newer version ({ $rule })
report-unknown-author = —

## Key: shape and colour
key-pathology = disease
key-existing = existing
key-done = done here
key-planned = planned
key-defective = existing, failing
key-temporary = temporary
key-referred = referred
key-absent = absent
key-extraction = extraction indicated

## Letters
letters-MB = white spot
letters-CE = caries in enamel
letters-CD = caries in dentine
letters-CDP = caries reaching the pulp
letters-AM = amalgam
letters-IV = glass ionomer
letters-IM = metal inlay
letters-IE = aesthetic inlay
letters-R = resin (composite)
letters-S = sealant
letters-CLM = metal-free crown
letters-CM = metal crown
letters-CR = resin crown
letters-CT = temporary crown
letters-CMC = metal-ceramic crown
letters-PP = pulpotomy
letters-PC = pulpectomy
letters-TC = root canal treatment
letters-DEX = extracted
letters-DNE = unerupted
letters-AG = agenesis
letters-A = absent
letters-DAO = absent, other cause
letters-EXO = extraction indicated
letters-IMP = implant
letters-PF = fixed bridge
letters-CA = veneer
letters-CV = veneer crown
letters-C = veneer
letters-CF = fenestrated crown
letters-RT = temporary restoration
letters-PM = post and core
letters-I-restoration = inlay
letters-TC-caries = deep caries: root canal treatment
letters-PPR = removable partial denture
letters-PT = complete denture
letters-ORT = orthodontic appliance
letters-M1 = mobility grade 1
letters-M2 = mobility grade 2
letters-M3 = mobility grade 3
letters-RR = root remnant
letters-DES = worn face
letters-HIM = molar-incisor hypomineralisation
letters-O = enamel opacity
letters-PE = enamel pigmentation
letters-Fluorosis = dental fluorosis
letters-FL = dental fluorosis
letters-HE = enamel hypoplasia
letters-FFP = deep pits and fissures
letters-MAC = macrodontia
letters-MIC = microdontia
letters-I = impaction
letters-E = ectopic tooth
letters-S-supernumerary = supernumerary tooth
letters-D = drifted distally
letters-V = toward the cheek
letters-P = toward the palate
letters-L = toward the tongue
letters-M = drifted mesially

## Treatment plan
report-plan-title = Treatment plan { $name }
report-plan-treatment = Treatment
report-plan-clinician = Clinician
report-plan-done = Done on { $date }
report-plan-empty = This plan has no treatments yet.
report-plan-proposed = Proposed treatment, not yet accepted.
report-plan-accepted = Plan accepted on { $date }. Written down by { $by }.
report-plan-changes = The plan may change if the state of the mouth changes during treatment. Any change will be explained beforehand.
report-plan-sign-patient = Patient, or who represents them
report-plan-sign-clinician = Clinician
report-sign-name = Name and signature
report-sign-date = Date

## Prescription
report-rx-title = Private prescription
report-rx-sheet = Information for the patient
report-rx-number = No. { $number }
report-rx-annulled = ANNULLED on { $date }
report-rx-prescriber = Prescriber
report-rx-licence = Licence no. { $licence }
report-rx-signature = Signature
report-rx-for = For: { $what }

## Consent
report-consent-given = Agrees
report-consent-declined = Does not agree
report-consent-withdrawn = WITHDRAWN on { $date }
report-consent-relation = As { $relation }
report-consent-document = Document { $document }
report-consent-informer = Informed by { $name }
report-consent-drawn = Signature drawn on screen
report-consent-typed = Signed by typing the name, declaring to have read and understood the above
report-consent-unsigned = Did not want to sign; attested by whoever informed
report-consent-version = Version { $version } of the template
report-consent-digest = Fingerprint of the text (SHA-256): { $digest }
report-consent-expires = Holds until { $date }
