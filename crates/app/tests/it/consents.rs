//! Consents: filled, frozen, signed, taken back, printed, and who may take which.

use app::{
    ErrorCode,
    consent::{ConsentDraft, ConsentForm, ConsentTemplateForm, ConsentTemplateView},
    patient::PatientForm,
    report::ConsentRequest,
};
use domain::{
    ConsentId, PatientId, StaffId,
    consent::{ConsentDecision, ConsentSignature, ConsentSigner, ConsentStanding, Purpose},
    staff::Role,
};

use crate::kit::{Kit, code, faults, form};

fn grown(kit: &Kit) -> PatientId {
    born(kit, "1992-05-14")
}

fn born(kit: &Kit, day: &str) -> PatientId {
    let birth_date = Some(day.parse().unwrap());
    kit.app.create_patient(&PatientForm { birth_date, family_name: "Güell".to_owned(), ..form("Ana") }).unwrap()
}

fn template(kit: &Kit, purpose: Purpose) -> ConsentTemplateView {
    let offered = kit.app.consent_templates().unwrap();
    offered.into_iter().find(|one| one.purpose == purpose && one.language == "es").unwrap()
}

fn patient_signs() -> ConsentSigner {
    ConsentSigner { guardian: false, name: String::new(), relation: String::new(), document: String::new() }
}

fn me(kit: &Kit) -> StaffId {
    kit.app.session().unwrap().staff
}

fn draft(kit: &Kit, purpose: Purpose) -> ConsentDraft {
    ConsentDraft {
        template: template(kit, purpose).id,
        treatment: "exodoncia".to_owned(),
        tooth: "48".to_owned(),
        signer: patient_signs(),
        informer: me(kit),
    }
}

fn drawn() -> ConsentSignature {
    let stroke = (0..40).flat_map(|n| [100 + n * 8, 90 + (n % 7) * 6]).collect();
    ConsentSignature::Drawn { width: 600, height: 200, strokes: vec![stroke] }
}

/// Reads what is there to be read, and signs that.
fn signed(kit: &Kit, patient: PatientId, draft: ConsentDraft) -> ConsentForm {
    let read = kit.app.consent_wording(patient, &draft).unwrap().digest;
    ConsentForm { draft, read, decision: ConsentDecision::Given, signature: drawn() }
}

fn sign(kit: &Kit, patient: PatientId, purpose: Purpose) -> ConsentId {
    kit.app.sign_consent(patient, &signed(kit, patient, draft(kit, purpose))).unwrap()
}

fn standings(kit: &Kit, patient: PatientId) -> Vec<ConsentStanding> {
    kit.app.consents(patient).unwrap().into_iter().map(|consent| consent.standing).collect()
}

#[test]
fn every_word_is_frozen_with_its_fingerprint_whatever_becomes_of_the_template() {
    let kit = Kit::founded();
    let patient = grown(&kit);
    let id = sign(&kit, patient, Purpose::Extraction);
    let house = template(&kit, Purpose::Extraction);
    let revised = ConsentTemplateForm {
        template: Some(house.template),
        name: "Exodoncia, corto".to_owned(),
        purpose: house.purpose,
        language: house.language.clone(),
        body: "Yo, {{signer}}, acepto.".to_owned(),
        months: 0,
        retired: false,
    };
    kit.app.save_consent_template(&revised).unwrap();
    let offered = template(&kit, Purpose::Extraction);
    assert_eq!((offered.version, offered.name.as_str(), offered.asks.len()), (1, "Exodoncia, corto", 0));
    let versions = kit.app.consent_template_versions(house.template).unwrap();
    assert_eq!(versions.iter().map(|one| one.version).collect::<Vec<_>>(), [1, 0]);
    assert_eq!(versions[1].body, house.body, "the old one stays readable");

    let kept = kit.app.consents(patient).unwrap().remove(0);
    assert_eq!((kept.id, kept.version, kept.title.as_str()), (id, 0, house.name.as_str()));
    assert!(kept.text.contains("la intervención exodoncia en la pieza o zona 48") && !kept.text.contains("{{"));
    assert_eq!((kept.digest.len(), kept.intact, kept.standing), (64, true, ConsentStanding::Active));
    assert_eq!((kept.informer.as_str(), kept.signer.name.as_str()), ("Ana Pérez", "Ana Güell"));
}

#[test]
fn nothing_is_signed_but_what_was_read_whole() {
    let kit = Kit::founded();
    let patient = grown(&kit);
    let open = ConsentDraft { treatment: " ".to_owned(), ..draft(&kit, Purpose::Extraction) };
    let wording = kit.app.consent_wording(patient, &open).unwrap();
    assert_eq!((wording.empty, wording.text.contains("{{treatment}}")), (vec!["treatment".to_owned()], true));
    assert_eq!(faults(kit.app.sign_consent(patient, &signed(&kit, patient, open))), ["treatment: required"]);
    let mut form = signed(&kit, patient, draft(&kit, Purpose::Extraction));
    form.draft.tooth = "38".to_owned();
    assert_eq!(faults(kit.app.sign_consent(patient, &form)), ["text: text_changed"]);
    let unsigned = ConsentForm {
        signature: ConsentSignature::Unsigned,
        ..signed(&kit, patient, draft(&kit, Purpose::Extraction))
    };
    assert_eq!(faults(kit.app.sign_consent(patient, &unsigned)), ["signature: signature_required"]);
    assert_eq!(kit.app.consents(patient).unwrap(), []);
    let declined = ConsentForm { decision: ConsentDecision::Declined, ..unsigned };
    kit.app.sign_consent(patient, &declined).unwrap();
    assert_eq!(standings(&kit, patient), [ConsentStanding::Declined]);
}

#[test]
fn a_guardian_signs_for_a_minor_and_says_who_they_are() {
    let kit = Kit::founded();
    let child = born(&kit, "2012-01-10");
    let alone = signed(&kit, child, draft(&kit, Purpose::Treatment));
    assert_eq!(faults(kit.app.sign_consent(child, &alone)), ["signer: guardian_signs"]);
    let nobody = kit.register("Sin fecha");
    let unknown = signed(&kit, nobody, draft(&kit, Purpose::Treatment));
    assert_eq!(faults(kit.app.sign_consent(nobody, &unknown)), ["signer: age_unknown"]);
    // At fourteen they decide on their data, not on their care.
    sign(&kit, child, Purpose::Images);
    let signer = ConsentSigner {
        guardian: true,
        name: " Carmen Güell ".to_owned(),
        relation: "madre".to_owned(),
        document: "12345678Z".to_owned(),
    };
    let with = ConsentDraft { signer, ..draft(&kit, Purpose::Treatment) };
    kit.app.sign_consent(child, &signed(&kit, child, with)).unwrap();
    let kept = kit.app.consents(child).unwrap();
    let care = kept.iter().find(|one| one.purpose == Purpose::Treatment).unwrap();
    assert!(care.text.contains("Yo, Carmen Güell, en relación con la atención de Ana Güell"));
}

#[test]
fn what_is_withdrawn_replaced_expired_or_of_somebody_archived_is_never_in_force() {
    let kit = Kit::founded();
    let patient = grown(&kit);
    let news = sign(&kit, patient, Purpose::Marketing);
    assert_eq!(faults(kit.app.withdraw_consent(news, " ")), ["reason: required"]);
    kit.app.withdraw_consent(news, "Recibe demasiados").unwrap();
    assert_eq!(faults(kit.app.withdraw_consent(news, "Otra vez")), ["reason: consent_withdrawn"]);
    assert_eq!(standings(&kit, patient), [ConsentStanding::Withdrawn]);
    let kept = kit.app.consents(patient).unwrap().remove(0);
    let withdrawn = kept.withdrawn.unwrap();
    assert_eq!((withdrawn.reason.as_str(), withdrawn.by.as_str()), ("Recibe demasiados", "Ana Pérez"));
    assert!(kept.text.contains("consejos de salud"), "it stays readable");
    let anaesthesia = sign(&kit, patient, Purpose::Anaesthesia);
    let held = kit.app.consents(patient).unwrap().into_iter().find(|one| one.id == anaesthesia).unwrap();
    assert_eq!(held.valid_until, Some("2027-11-22".parse().unwrap()));
    kit.app.archive_patient(patient).unwrap();
    assert!(!standings(&kit, patient).contains(&ConsentStanding::Active));
}

#[test]
fn reception_takes_permissions_on_data_and_explains_no_treatment() {
    let kit = Kit::founded();
    let patient = grown(&kit);
    let owner = me(&kit);
    let care = signed(&kit, patient, draft(&kit, Purpose::Extraction));
    let carmen = kit.hire("Carmen", Role::Reception);
    let lucia = kit.hire("Lucía", Role::Hygienist);
    let by_reception = ConsentDraft { informer: carmen, ..draft(&kit, Purpose::Extraction) };
    assert_eq!(faults(kit.app.consent_wording(patient, &by_reception)), ["informer: not_clinical"]);
    kit.app.sign_in(carmen, "contraseña").unwrap();
    assert_eq!(code(kit.app.sign_consent(patient, &care)), ErrorCode::Forbidden);
    let id = sign(&kit, patient, Purpose::Marketing);
    kit.app.withdraw_consent(id, "Cambia de idea").unwrap();
    let form = ConsentTemplateForm {
        template: None,
        name: "Propio".to_owned(),
        purpose: Purpose::Marketing,
        language: "es".to_owned(),
        body: "Yo, {{signer}}".to_owned(),
        months: 0,
        retired: false,
    };
    assert_eq!(code(kit.app.save_consent_template(&form)), ErrorCode::Forbidden);
    kit.app.sign_in(lucia, "contraseña").unwrap();
    let with_owner = ConsentDraft { informer: owner, ..draft(&kit, Purpose::Extraction) };
    kit.app.sign_consent(patient, &signed(&kit, patient, with_owner)).unwrap();
}

#[test]
fn unknown_fields_are_named_and_a_template_with_one_is_not_saved() {
    let kit = Kit::founded();
    let body = "Yo, {{signer}}: {{paciente}} y {{patient}}";
    let preview = kit.app.preview_consent_template(body, "es").unwrap();
    assert_eq!(preview.unknown, ["paciente"]);
    assert!(preview.text.contains("{{paciente}} y Ana Güell"));
    let form = |body: &str| ConsentTemplateForm {
        template: None,
        name: "Propio".to_owned(),
        purpose: Purpose::Treatment,
        language: "es".to_owned(),
        body: body.to_owned(),
        months: 0,
        retired: false,
    };
    assert_eq!(faults(kit.app.save_consent_template(&form(body))), ["body: unknown_field"]);
    kit.app.save_consent_template(&form("Yo, {{signer}}, acepto {{treatment}}.")).unwrap();
    let own = kit.app.consent_templates().unwrap().into_iter().find(|one| one.name == "Propio").unwrap();
    assert_eq!((own.version, own.by.as_str(), own.asks), (1, "Ana Pérez", vec!["treatment".to_owned()]));
}

#[test]
fn the_paper_has_text_version_fingerprint_and_signature_and_says_when_it_is_withdrawn() {
    let kit = Kit::founded();
    let patient = grown(&kit);
    let id = sign(&kit, patient, Purpose::Extraction);
    let kept = kit.app.consents(patient).unwrap().remove(0);
    let request = ConsentRequest { consent: id, colour: true };
    let page = kit.app.consent_report(&request).unwrap().pages.concat();
    for word in ["exodoncia", "Acepta", "Versión 0 del modelo", "Firma trazada en pantalla", "Informó Ana Pérez"] {
        assert!(page.contains(word), "{word}");
    }
    assert!(page.contains(&kept.digest) && !page.contains("RETIRADO"));
    kit.app.withdraw_consent(id, "Cambia de idea").unwrap();
    let page = kit.app.consent_report(&request).unwrap().pages.concat();
    assert!(page.contains("RETIRADO") && page.contains("Cambia de idea"));
}

#[test]
fn the_time_for_which_a_record_is_kept_runs_from_signing_not_from_expiring() {
    let kit = Kit::founded();
    let patient = grown(&kit);
    sign(&kit, patient, Purpose::Marketing);
    let outlook = kit.app.erasure_outlook(patient).unwrap();
    assert_eq!(outlook.hold.last_entry, Some("2026-11-22".parse().unwrap()));
}
