### Consents and their templates.

tab-consents = Consents
settings-consents = Consents

## What for
consent-purpose-treatment = Treatment
consent-purpose-extraction = Extraction and surgery
consent-purpose-implant = Implants
consent-purpose-endodontics = Endodontics
consent-purpose-orthodontics = Orthodontics
consent-purpose-anaesthesia = Local anaesthesia
consent-purpose-images = Pictures
consent-purpose-data_sharing = Handing data on
consent-purpose-marketing = News and offers

## What it counts for today
consent-standing-active = In force
consent-standing-declined = Does not agree
consent-standing-withdrawn = Withdrawn
consent-standing-replaced = Replaced by a later one
consent-standing-expired = Expired
consent-standing-archived = Patient archived

## List
consent-none = No consents
consent-none-text = Whatever this patient reads, agrees to or declines will stand here word by word, with the signature.
consent-list = Consents of the patient
consent-paper = The chosen consent
consent-new = New consent
consent-print = View and print
consent-withdraw = Withdraw
consent-reason = Reason, as it is told
consent-reason-hint = It may be withdrawn without giving reasons: write that down. What was signed stays readable.
consent-withdrawn-by = Withdrawn; written down by { $by }, { $moment }: { $reason }
consent-withdrawn-toast = Consent withdrawn
consent-altered = The text is not the one that was signed
consent-altered-text = Its fingerprint differs. Tell whoever looks after the clinic's settings, and do not use it.
consent-decision = Decision
consent-given = Agrees
consent-declined = Does not agree
consent-signed-on = Signed on
consent-signer = Who signs
consent-informer = Informed by
consent-expires = Holds until
consent-no-expiry = no date
consent-signature = Signature
consent-text = Text
consent-version = Version { $version }
consent-digest = SHA-256 { $digest }
consent-method-drawn = Drawn on screen
consent-method-typed = Typed the name, declaring to have read and understood the text
consent-method-unsigned = Did not want to sign; attested by whoever informed

## Choose, fill, read, sign
consent-back = Back to consents
consent-choose = What is to be signed?
consent-choose-keys = choose
consent-only-data = Reception takes permissions on data; those on care, whoever explains it.
consent-treatment = Treatment
consent-recipient = To whom data are handed
consent-tooth = Tooth or area
consent-signer-patient = Patient
consent-signer-guardian = Guardian
consent-minor = Below { $age } years, or where the age is not known, whoever represents them signs.
consent-guardian-name = Full name
consent-guardian-relation = As (mother, father, guardian…)
consent-guardian-document = Identity document
consent-unknown = Fields that do not exist: { $fields }
consent-sign-drawn = By hand
consent-sign-typed = Typed
consent-sign-unsigned = Unsigned
consent-pad = Field for the signature, { $n ->
    [one] 1 stroke
   *[other] { $n } strokes
  }
consent-pad-hint = With pen, finger or mouse. Keyboard only? Choose “Typed”.
consent-clear = Clear
consent-typed-name = Name of the signer
consent-typed-hint = Type { $name }: it declares that the text was read and understood.
consent-unsigned-hint = Declines, and does not want to sign that either: attested by whoever informed.
consent-sign = Sign
consent-sign-no = Sign the refusal
consent-signed-toast = Consent kept

## Templates
consent-template-title = Templates of consents
consent-template-hint = Each change is a new version: what was signed keeps its words. The house's own are a start; have them read by whoever answers for them.
consent-template-new = New template
consent-template-edit = Edit { $name }
consent-template-name = Name
consent-template-purpose = What for
consent-template-months = Months
consent-template-months-hint = 0: no date
consent-template-field-patient = patient
consent-template-field-document = document
consent-template-field-birth_date = birth date
consent-template-field-signer = signer
consent-template-field-treatment = treatment
consent-template-field-tooth = tooth
consent-template-field-date = date
consent-template-field-clinic = clinic
consent-template-field-professional = professional
consent-template-body = Text
consent-template-preview = As the patient will read it
consent-template-saved = Saved: { $name }
keys-consents = Consents
