### Prescriptions: what is seen on screen and what is printed.

tab-prescriptions = Prescriptions

## Posology
rx-form-capsule = Capsules
rx-form-tablet = Tablets
rx-form-sachet = Sachets
rx-form-suspension = Suspension
rx-form-mouthwash = Mouthwash
rx-form-gel = Gel
rx-form-toothpaste = Toothpaste
rx-form-cream = Cream
rx-form-spray = Spray
rx-form-drops = Drops
rx-form-injection = Injection
rx-form-other = Other form
rx-route-oral = By mouth
rx-route-buccal = In the mouth, not swallowed
rx-route-sublingual = Under the tongue
rx-route-topical = On the skin
rx-route-intramuscular = Intramuscular
rx-route-other = Other route
rx-frequency = { $hours ->
    [0] single dose
    [1] every hour
   *[other] every { $hours } hours
  }
rx-duration = { $days ->
    [one] for 1 day
   *[other] for { $days } days
  }
rx-units = { $units ->
    [one] 1 unit in all
   *[other] { $units } units in all
  }

## Usual dose, by form
rx-dose-capsule = { $n ->
    [one] 1 capsule
   *[other] { $n } capsules
  }
rx-dose-tablet = { $n ->
    [one] 1 tablet
   *[other] { $n } tablets
  }
rx-dose-sachet = { $n ->
    [one] 1 sachet
   *[other] { $n } sachets
  }
rx-dose-suspension = { $n } ml
rx-dose-mouthwash = Rinse with { $n } ml
rx-dose-gel = { $n ->
    [one] 1 application
   *[other] { $n } applications
  }
rx-dose-toothpaste = { $n } cm of paste
rx-dose-cream = { $n ->
    [one] 1 application
   *[other] { $n } applications
  }
rx-dose-spray = { $n ->
    [one] 1 puff
   *[other] { $n } puffs
  }
rx-dose-drops = { $n ->
    [one] 1 drop
   *[other] { $n } drops
  }
rx-dose-injection = { $n ->
    [one] 1 ampoule
   *[other] { $n } ampoules
  }
rx-dose-other = { $n }

## Drugs
drug-amoxicillin = Amoxicillin
drug-amoxicillin_clavulanate = Amoxicillin + clavulanic acid
drug-clindamycin = Clindamycin
drug-azithromycin = Azithromycin
drug-clarithromycin = Clarithromycin
drug-metronidazole = Metronidazole
drug-doxycycline = Doxycycline
drug-ibuprofen = Ibuprofen
drug-paracetamol = Paracetamol
drug-dexketoprofen = Dexketoprofen
drug-naproxen = Naproxen
drug-diclofenac = Diclofenac
drug-metamizole = Metamizole
drug-paracetamol_codeine = Paracetamol + codeine
drug-tramadol = Tramadol
drug-dexamethasone = Dexamethasone
drug-chlorhexidine_rinse = Chlorhexidine
drug-chlorhexidine_gel = Chlorhexidine
drug-fluoride_5000 = Sodium fluoride
drug-nystatin = Nystatin
drug-miconazole_gel = Miconazole
drug-fluconazole = Fluconazole
drug-aciclovir_cream = Aciclovir
drug-omeprazole = Omeprazole

## Warnings
rx-hazard-allergy_ingredient = Allergic to { $against }: { $drug } is the same or contains it
rx-hazard-allergy_class = Allergic to { $against }: { $drug } belongs to the same group
rx-hazard-allergy_cross = Allergic to { $against }: { $drug } may cross-react
rx-hazard-bleeding = { $drug } with { $against }: bleeds more easily
rx-hazard-raised_inr = { $drug } may raise the INR with { $against }: check after 3–5 days
rx-hazard-stomach_bleeding = { $drug } with { $against }: the stomach bleeds more easily
rx-hazard-toxicity = { $drug } with { $against }: one raises the level of the other
rx-hazard-weakens_and_harms = { $drug } weakens { $against } and may harm the kidney
rx-hazard-pregnancy = Pregnancy: { $drug } may harm the child in these weeks
rx-hazard-breastfeeding = Breastfeeding: { $drug } passes into the milk
rx-hazard-kidney = { $against }: { $drug } may harm the kidney or needs another dose
rx-hazard-liver = { $against }: { $drug } may harm the liver or needs another dose
rx-hazard-heart = { $against }: { $drug } may make it worse
rx-hazard-asthma = { $against }: { $drug } may bring on bronchospasm
rx-hazard-seizures = { $drug } with { $against }: risk of seizures or of serotonin syndrome
rx-hazard-glucose = { $against }: { $drug } raises blood sugar
rx-hazard-alcohol = { $against }: { $drug } must not be taken with alcohol
rx-hazard-age = { $drug } is not for this age
rx-hazard-duplicate_ingredient = { $drug } is already taken ({ $against })
rx-hazard-duplicate_class = { $drug } is of the same group as { $against }, already taken
rx-hazard-adult_dose = The dose proposed for { $drug } is an adult's: adjust it to weight
rx-hazard-unchecked = { $drug } is not known here: allergies and interactions were not checked
rx-hazard-unread_allergy = Allergic to { $against }: typed freely, check it yourself
rx-hazard-history_unasked = Nobody has asked about allergies, conditions and medication yet

## Screen
rx-new = New prescription
rx-none = No prescriptions
rx-none-text = Whatever is prescribed to this patient will stand here, with the warnings there were and why it was prescribed.
rx-list = Prescriptions of the patient
rx-number = Prescription { $number }
rx-running = being taken
rx-annulled = Annulled
rx-annulled-by = Annulled by { $by }, { $moment }: { $reason }
rx-by = { $prescriber }, licence no. { $licence }
rx-repeat = Repeat
rx-print = View and print
rx-annul = Annul
rx-annul-reason = Reason for annulling
rx-annul-hint = The prescription is not deleted: it stays, annulled, with this reason.
rx-annulled-toast = Prescription annulled
rx-drug = Medicine
rx-drug-placeholder = amox, ibu… or whatever is needed
rx-drug-free = Write “{ $name }” as it is
rx-brand = Brand (if it matters)
rx-strength = Strength
rx-form = Form
rx-route = Route
rx-dose = Dose
rx-every-hours = Every (hours)
rx-every-hours-hint = 0: single dose
rx-days = Days
rx-total = Units
rx-instructions = Instructions for the patient
rx-indication = Indication
rx-add = Add a medicine
rx-remove = Remove { $name }
rx-line = Medicine { $n }
rx-hazards = Warnings
rx-hazards-none = No warnings for what is written.
rx-hazards-grave = Grave
rx-hazards-light = To keep in mind
rx-why = Why you prescribe it all the same
rx-why-hint = It stays in the prescription, signed.
rx-why-said = Prescribed all the same: { $why }
rx-sign = Sign prescription
rx-signed-toast = Prescription signed
rx-back = Back to prescriptions
rx-only-dentists = Dentists prescribe.
rx-forbidden = Prescriptions are for clinical staff
rx-forbidden-text = What a patient takes is seen by those who treat them.
rx-keys-field = next field
keys-prescriptions = Prescriptions
